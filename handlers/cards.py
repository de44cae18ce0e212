"""A post → the text and buttons of its card, for one viewer. What is shown comes from the desk's view alone."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from desk.model.network import Channel
from desk.model.people import Right
from desk.model.post import PostState, Verb
from desk.model.publication import Change, Publication, PublicationState
from desk.preflight import Finding, Severity
from desk.viewing import PostView
from handlers.buttons import keyboard, named
from handlers.card_buttons import approved_by_viewer, card_rows
from handlers.card_menus import channels_rows, options_rows
from handlers.card_numbers import number_lines
from handlers.manner import options_of
from handlers.naming import title
from handlers.taps import PostTap
from handlers.words import Html, Voice

TEXT_LIMIT = 900
PLAIN = 1000
_TAG = re.compile(r"<[^>]*>")
ON_TIME = 5
"""Seconds after its time at which a post still went out on time."""
NETWORKS = {"telegram": "Telegram"}
"""Names of networks, as they write themselves."""
_TROUBLE = (PublicationState.UNCONFIRMED, PublicationState.FAILED, PublicationState.MISSED, PublicationState.HELD)


@dataclass(frozen=True, slots=True)
class Card:
    text: str
    keyboard: InlineKeyboardMarkup | None = None

    @property
    def digest(self) -> str:
        """Equal for cards that look and work alike."""
        shown = self.text + (self.keyboard.model_dump_json(exclude_none=True) if self.keyboard else "")
        return hashlib.sha256(shown.encode()).hexdigest()


def plain_card(card: Card) -> Card:
    """The same without any markup, at most PLAIN characters, its buttons without their looks."""
    text = html.unescape(_TAG.sub("", card.text))[:PLAIN]
    if card.keyboard is None:
        return Card(text)
    rows = [
        [button.model_copy(update={"style": None, "icon_custom_emoji_id": None}) for button in row]
        for row in card.keyboard.inline_keyboard
    ]
    return Card(text, InlineKeyboardMarkup(inline_keyboard=rows))


def post_card(view: PostView, say: Voice, now: datetime, menu: str = "", choices: Sequence[Channel] = ()) -> Card:
    """The card of a post as it stands now; under it its buttons, or a menu: "options", or "channels" with `choices`."""
    lines = [*_head(view, say, now), *_note(view, say)]
    lines += _publications(view, say, now) or _destination(view, say, now)
    lines += [*_approval(view, say, now), *_manner(view, say)]
    lines += [_finding_line(f, say) for f in view.findings if _useful(view, f)]
    if view.comments:
        lines.append(say("card-comments", count=view.comments))
    return Card(_cut(lines), keyboard(*_rows(view, say, now, menu, choices)))


def _rows(
    view: PostView, say: Voice, now: datetime, menu: str, choices: Sequence[Channel]
) -> list[list[InlineKeyboardButton]]:
    if Verb.EDIT in view.verbs and view.post.state is not PostState.CLOSED:
        if menu == "options":
            return options_rows(view, say)
        if menu == "channels":
            return channels_rows(view, say, choices)
    return card_rows(view, say, now)


def _cut(lines: list[str]) -> str:
    """Whole lines only, so that no tag is torn."""
    kept: list[str] = []
    for line in filter(None, lines):
        if sum(map(len, kept)) + len(line) > TEXT_LIMIT * 2:
            break
        kept.append(line)
    return "\n".join(kept)


def state_key(view: PostView) -> str:
    """The card's state for its head: the post's, or what became of it in the world."""
    states = {p.state for p in view.publications if p.state is not PublicationState.CANCELLED}
    for trouble in _TROUBLE:
        if trouble in states:
            return trouble.value
    if view.post.amendment:
        return f"amend-{view.post.amendment.value.replace('_', '-')}"
    if view.post.state is PostState.CLOSED:
        if PublicationState.PUBLISHED in states:
            return "published"
        return "removed" if PublicationState.REMOVED in states else "deleted"
    if PublicationState.SENDING in states:
        return "sending"
    return view.post.state.value.replace("_", "-")


def _to_decide(view: PostView) -> bool:
    """The viewer's yes or no is wanted."""
    return view.post.stage is PostState.IN_REVIEW and Verb.APPROVE in view.verbs and not approved_by_viewer(view)


def _head(view: PostView, say: Voice, now: datetime) -> list[str]:
    """What it is and how it stands. To a reviewer the first two lines are what the lock screen shows: where, when,
    and the first words."""
    if not _to_decide(view):
        return [say(f"card-head-{state_key(view)}", title=title(view, say), revision=view.post.revision)]
    at = None if view.post.amendment else view.shown_time
    where = _places(view.channels)
    first = say("card-review-head", channels=where)
    if at is not None and at > now:
        first = say("card-review-head-at", channels=where, when=say.reader_time(at, now))
    key = "card-review-change" if view.post.amendment else "card-review"
    asks = say(key, author=view.author.name, revision=view.post.revision)
    if view.changed:
        asks = Html(f"{asks} · {say('card-changed', changed=view.changed)}")
    return [first, say("card-quotation", text=title(view, say)), asks]


def _places(channels: Sequence[Channel]) -> str:
    """Channels by network: "Telegram @one, @two"."""
    names = dict.fromkeys(c.network for c in channels)
    return " + ".join(
        f"{NETWORKS.get(name, name)} {', '.join(c.name for c in channels if c.network == name)}" for name in names
    )


def _note(view: PostView, say: Voice) -> list[str]:
    if view.post.stage is not PostState.RETURNED or view.last_return is None:
        return []
    returned = view.last_return
    return [say("card-returned-note", note=returned.note[:300], reviewer=view.name_of(returned.by))]


def _destination(view: PostView, say: Voice, now: datetime) -> list[str]:
    """Where it is meant to go, and when somebody would like it to."""
    if _to_decide(view):
        return []
    lines: list[str] = [say("card-to", channels=_places(view.channels)) if view.channels else say("card-to-nowhere")]
    if view.post.asked_at and view.post.state is not PostState.CLOSED:
        lines.append(say("card-wished", when=say.reader_time(view.post.asked_at, now)))
    return lines


def _manner(view: PostView, say: Voice) -> list[str]:
    """Its label, and what is out of the ordinary about its sending."""
    lines: list[str] = [say("card-label", label=view.post.label)] if view.post.label else []
    options = options_of(view.content, say)
    if options and view.post.state is not PostState.CLOSED:
        lines.append(say("card-options", options=", ".join(options)))
    return lines


def _approval(view: PostView, say: Voice, now: datetime) -> list[str]:
    """Who said yes, and how many more are wanted."""
    need, have = view.workspace.asked, len(view.approvals)
    newest = view.approvals[-1] if view.approvals else None
    mine = newest is not None and view.viewer is not None and newest.by == view.viewer.person.id
    who = say.plain("you") if mine else view.name_of(newest.by) if newest else ""
    if view.post.stage is PostState.IN_REVIEW:
        if newest:
            return [say("card-approvals", have=have, need=need, who=who)]
        return [say("card-no-approvals", need=need)] if need > 1 else []
    if newest is None or view.post.stage in (PostState.DRAFT, PostState.RETURNED):
        return []
    when = say.clock(newest.at) if say.same_day(newest.at, now) else say.time(newest.at, now)
    return [say("card-approved-by", who=who, when=when, revision=newest.revision, count=have)]


def _shown(view: PostView) -> list[Publication]:
    return [p for p in view.publications if p.state is not PublicationState.CANCELLED]


def _publications(view: PostView, say: Voice, now: datetime) -> list[str]:
    """Each publication, and below it what it brought."""
    lines: list[str] = []
    for publication in _shown(view):
        lines += [_publication_line(view, publication, say, now), *number_lines(view, publication, say, now)]
    return lines


def _publication_line(view: PostView, publication: Publication, say: Voice, now: datetime) -> str:
    channel = next((c.name for c in view.channels if c.id == publication.channel_id), "")
    facts: dict[str, object] = {"channel": channel}
    state = publication.state
    if state is PublicationState.PLANNED:
        facts["when"] = say.reader_time(publication.due_at, now)
        soon = (publication.due_at - now).total_seconds()
        key = "pub-undo" if 0 < soon <= view.workspace.undo_seconds else "pub-planned"
        if soon <= 0:  # it waits for its turn, or for Telegram
            again = publication.next_try_at or publication.due_at
            key = "pub-again" if again > now else "pub-sending"
            facts["when"] = say.clock_seconds(again)
        return say(key, **facts)
    if state is PublicationState.PUBLISHED:
        return _published_line(publication, say, now, channel)
    if state in (PublicationState.HELD, PublicationState.MISSED, PublicationState.FAILED):
        facts["why"] = say.plain(why_key(say, publication.code))
        facts["when"] = say.reader_time(publication.due_at, now)
    if state is PublicationState.UNCONFIRMED:
        facts["when"] = say.clock_seconds(publication.due_at)
        facts["why"] = say.plain(why_key(say, publication.code))
    return say(f"pub-{state.value}", **facts)


def why_key(say: Voice, code: str) -> str:
    """The locale key of what an outcome code means. `pin_…`, `edit_…` and `remove_…` name what was tried afterwards."""
    key = f"why-{code.replace('_', '-')}"
    if say.knows(key):
        return key
    afterwards = f"why-{code.partition('_')[0]}-rejected"
    return afterwards if say.knows(afterwards) else "why-rejected"


def _published_line(publication: Publication, say: Voice, now: datetime, channel: str) -> str:
    at = publication.published_at or publication.due_at
    number = next((i for part in publication.ids for i in part), 0)
    when = say.clock_seconds(at) if say.same_day(at, now) else say.time(at, now)
    lateness = _lateness(round((at - publication.due_at).total_seconds()), say)
    line = say("pub-published", channel=channel, when=when, lateness=lateness, message=number)
    extra = ""
    if publication.change is Change.EDIT:
        extra = say("pub-changing")
    elif publication.change is Change.REMOVE:
        extra = say("pub-removing")
    elif publication.change is Change.PIN:
        extra = say("pub-pinning")
    elif publication.code:
        key = why_key(say, publication.code)
        extra = say("pub-note", why=say.plain(key))
    return Html(f"{line}\n{extra}") if extra else line


def _lateness(seconds: int, say: Voice) -> str:
    if seconds < ON_TIME:
        return say.plain("pub-on-time")
    if seconds < 2 * 60:
        return say.plain("pub-seconds-late", count=seconds)
    return say.plain("pub-minutes-late", count=round(seconds / 60))


def _useful(view: PostView, finding: Finding) -> bool:
    """Advice is for those who write; whoever only approves sees what may stop the post."""
    writes = view.viewer is None or view.viewer.may(Right.WRITE)
    return finding.severity is not Severity.HINT or (writes and view.post.stage is not PostState.IN_REVIEW)


def _finding_line(finding: Finding, say: Voice) -> str:
    facts = dict(finding.facts)
    if finding.code == "formatting_lost":
        facts["what"] = say.plain(f"lost-{str(facts['what']).replace('_', '-')}")
    sign = {Severity.ERROR: "⛔", Severity.WARNING: "⚠️", Severity.HINT: "💡"}[finding.severity]
    return Html(f"{sign} {say('finding-' + finding.code.replace('_', '-'), **_worded(facts, say))}")


def _worded(facts: dict[str, object] | dict[str, str | int | float | bool | None], say: Voice) -> dict[str, object]:
    at = facts.get("at")
    if isinstance(at, int):
        return {**facts, "at": say.date(at)}
    return dict(facts)


def replaced_card(view: PostView, say: Voice) -> Card:
    """What an old copy says once a newer one stands below it."""
    return Card(say("card-replaced", title=title(view, say)))


def line_button(text: str, post_id: int) -> InlineKeyboardButton:
    """A line of a list that opens its card."""
    return named(text[:60], PostTap(do="open", post=post_id, rev=0))
