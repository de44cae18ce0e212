"""A post → the text and buttons of its card, for one viewer. What is shown comes from the desk's view alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from desk.model.people import ApprovalMode, Right
from desk.model.post import PostState, Verb
from desk.model.publication import Change, Publication, PublicationState
from desk.preflight import Cure, Finding, Severity
from desk.viewing import PostView
from handlers.buttons import in_rows, keyboard, link, named, tap
from handlers.taps import PostTap, PublicationTap
from handlers.words import Html, Voice

WIDTH = 3
TEXT_LIMIT = 900
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


def post_card(view: PostView, say: Voice, now: datetime) -> Card:
    """The card of a post as it stands now."""
    lines = [_head(view, say), *_where_and_when(view, say, now), *_review_lines(view, say, now)]
    lines += [_publication_line(view, p, say, now) for p in _shown(view)]
    lines += [_finding_line(f, say) for f in view.findings if _useful(view, f)]
    if view.comments:
        lines.append(say("card-comments", count=view.comments))
    return Card(_cut(lines), keyboard(*_buttons(view, say, now)))


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


def title(view: PostView, say: Voice) -> str:
    return view.post.title or say.plain("untitled")


def _head(view: PostView, say: Voice) -> str:
    state = state_key(view)
    if Verb.APPROVE in view.verbs and state == "in-review":
        where = ", ".join(c.name for c in view.channels)
        return say("card-review-head", channels=where)
    return say(f"card-head-{state}", title=title(view, say), revision=view.post.revision)


def _where_and_when(view: PostView, say: Voice, now: datetime) -> list[str]:
    lines: list[str] = []
    reviewing = view.post.stage is PostState.IN_REVIEW
    at = view.shown_time
    if reviewing and at and at > now:
        lines.append(say("card-wanted-at", when=say.reader_time(at, now)))
    if reviewing:
        lines.append(say("card-quotation", text=title(view, say)))
        key = "card-from-changed" if view.changed else "card-from"
        lines.append(say(key, author=view.author.name, revision=view.post.revision, changed=view.changed))
    elif not view.publications or view.post.state is not PostState.CLOSED:
        names = ", ".join(c.name for c in view.channels)
        lines.append(say("card-to", channels=names) if names else say("card-to-nowhere"))
    if view.post.stage in (PostState.DRAFT, PostState.RETURNED, PostState.APPROVED) and view.post.asked_at:
        lines.append(say("card-wished", when=say.reader_time(view.post.asked_at, now)))
    if view.post.label:
        lines.append(say("card-label", label=view.post.label))
    options = _options(view, say)
    if options and view.post.state is not PostState.CLOSED:
        lines.append(say("card-options", options=", ".join(options)))
    return lines


def _options(view: PostView, say: Voice) -> list[str]:
    content = view.content
    names = [
        n for n in ("silent", "pinned", "protected", "caption_above", "spoiler", "two_messages") if getattr(content, n)
    ]
    if content.link_preview != "below":
        names.append(f"preview_{content.link_preview.value}")
    if content.buttons:
        names.append("buttons")
    return [say.plain(f"option-{name.replace('_', '-')}") for name in names]


def _review_lines(view: PostView, say: Voice, now: datetime) -> list[str]:
    lines: list[str] = []
    if view.post.stage is PostState.RETURNED and view.last_return:
        returned = view.last_return
        lines.append(say("card-returned-note", note=returned.note[:300], reviewer=view.name_of(returned.by)))
    approved_stages = (PostState.IN_REVIEW, PostState.APPROVED, PostState.SCHEDULED, PostState.CLOSED)
    if view.approvals and view.post.stage in approved_stages:
        newest = view.approvals[-1]
        mine = view.viewer is not None and newest.by == view.viewer.person.id
        who = say.plain("you") if mine else view.name_of(newest.by)
        when = say.clock(newest.at) if say.same_day(newest.at, now) else say.time(newest.at, now)
        if view.post.stage is PostState.IN_REVIEW:
            have, need = len(view.approvals), view.workspace.asked
            lines.append(say("card-approvals", have=have, need=need, who=who))
        else:
            lines.append(
                say("card-approved-by", who=who, when=when, revision=newest.revision, count=len(view.approvals))
            )
    return lines


def _shown(view: PostView) -> list[Publication]:
    return [p for p in view.publications if p.state is not PublicationState.CANCELLED]


def _publication_line(view: PostView, publication: Publication, say: Voice, now: datetime) -> str:
    channel = next((c.name for c in view.channels if c.id == publication.channel_id), "")
    facts: dict[str, object] = {"channel": channel}
    state = publication.state
    if state is PublicationState.PLANNED:
        facts["when"] = say.reader_time(publication.due_at, now)
        soon = (publication.due_at - now).total_seconds()
        key = "pub-undo" if 0 < soon <= view.workspace.undo_seconds else "pub-planned"
        if publication.tries:
            key = "pub-again"
            facts["when"] = say.clock(publication.next_try_at or publication.due_at)
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
    late = max(0, round((at - publication.due_at).total_seconds()))
    number = next((i for part in publication.ids for i in part), 0)
    when = say.clock_seconds(at) if say.same_day(at, now) else say.time(at, now)
    line = say("pub-published", channel=channel, when=when, late=late, message=number)
    extra = ""
    if publication.change:
        extra = say("pub-changing" if publication.change is Change.EDIT else "pub-removing")
    elif publication.code:
        key = why_key(say, publication.code)
        extra = say("pub-note", why=say.plain(key))
    return Html(f"{line}\n{extra}") if extra else line


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


def _post_tap(view: PostView, do: str, arg: str = "") -> PostTap:
    return PostTap(do=do, post=view.post.id, rev=view.post.revision, arg=arg)


def _buttons(view: PostView, say: Voice, now: datetime) -> list[list[InlineKeyboardButton]]:
    rows = [*_trouble_rows(view, say), *_cure_rows(view, say)]
    main, more = _verb_buttons(view, say, now)
    rows += in_rows(main, 2)
    rows += in_rows(more, WIDTH)
    return rows


def _trouble_rows(view: PostView, say: Voice) -> list[list[InlineKeyboardButton]]:
    """What only a person can decide, per publication."""
    may = view.viewer is None or view.viewer.may(Right.PUBLISH)
    rows: list[list[InlineKeyboardButton]] = []
    for publication in view.publications if may else ():
        channel = next((c for c in view.channels if c.id == publication.channel_id), None)

        def button(label: str, style: str | None = None, number: int = publication.id) -> InlineKeyboardButton:
            return tap(say, label, PublicationTap(do=label, publication=number), style)

        if publication.state is PublicationState.UNCONFIRMED:
            if channel and channel.username:
                rows.append([link(say, "open-channel", f"https://t.me/{channel.username}")])
            rows += [[button("it-is-there", "success"), button("send-again")], [button("leave-it")]]
        elif publication.state in (PublicationState.FAILED, PublicationState.MISSED):
            rows.append([button("try-now"), button("new-time"), button("drop")])
            if publication.state is PublicationState.FAILED and publication.code in ("no_rights", "gone"):
                rows.append([button("how-to-fix")])
        elif publication.state is PublicationState.HELD:
            rows.append([button("how-to-fix" if publication.code == "blocked" else "unfreeze")])
    return rows


def _cure_rows(view: PostView, say: Voice) -> list[list[InlineKeyboardButton]]:
    """A finding carries its cure."""
    if Verb.EDIT not in view.verbs or view.post.stage in (PostState.IN_REVIEW, PostState.APPROVED):
        return []
    rows = []
    for finding in view.findings:
        if finding.severity is Severity.ERROR and finding.cures:
            cure = finding.cures[0]
            if cure is not Cure.EDIT:
                rows.append([tap(say, f"cure-{cure.value.replace('_', '-')}", _post_tap(view, f"cure_{cure.value}"))])
        elif finding.severity is Severity.HINT:
            rows.append([tap(say, "cure-silence", _post_tap(view, "cure_silence", finding.code))])
    return rows[:2]


def _verb_buttons(
    view: PostView, say: Voice, now: datetime
) -> tuple[list[InlineKeyboardButton], list[InlineKeyboardButton]]:
    """Main ones two in a row, the rest three in a row: the order is that of the screens page."""
    can, post = view.verbs, view.post

    def button(label: str, do: str | None = None, style: str | None = None) -> InlineKeyboardButton:
        return tap(say, label, _post_tap(view, do or label.replace("-", "_")), style)

    main: list[InlineKeyboardButton] = []
    if Verb.APPROVE in can and not _approved_by_viewer(view):
        main += [button("approve", style="success"), button("request-changes", "return", "danger")]
    if _undoable(view, now) and Verb.UNSCHEDULE in can:
        main.append(button("undo-publish", "unschedule", "danger"))
    wants_review = view.workspace.mode is not ApprovalMode.NONE
    if Verb.SUBMIT in can and wants_review:
        main.append(button("submit", style="primary"))
    if Verb.RETRACT in can and _approved_by_viewer(view):
        main.append(button("undo-approve", "retract"))
    amending = post.amendment is PostState.DRAFT
    if Verb.PUBLISH in can:
        main.append(
            button("apply-change" if amending else "publish-now", "publish_now", None if wants_review else "primary")
        )
    more: list[InlineKeyboardButton] = []
    if can & {Verb.SCHEDULE, Verb.ASK_TIME, Verb.RESCHEDULE}:
        more.append(button("move" if post.state is PostState.SCHEDULED else "schedule", "schedule"))
    if Verb.UNSCHEDULE in can and not _undoable(view, now):
        more.append(button("unschedule"))
    if Verb.RESCHEDULE in can and not _undoable(view, now) and Verb.UNSCHEDULE in can:
        more.append(button("publish-now", "publish_now"))
    if post.state is not PostState.CLOSED and Verb.EDIT in can:
        more += [button("channels"), button("options")]
    if Verb.EDIT in can:
        more.append(button("edit"))
    if Verb.WITHDRAW in can and post.stage is PostState.IN_REVIEW:
        more.append(button("withdraw"))
    more.append(button("history"))
    more += _closing_buttons(view, say, button)
    return main, more


def _closing_buttons(view: PostView, say: Voice, button: object) -> list[InlineKeyboardButton]:
    can, post = view.verbs, view.post
    made: list[InlineKeyboardButton] = []
    writes = view.viewer is None or view.viewer.may(Right.WRITE)
    if Verb.CANCEL in can:
        made.append(tap(say, "delete", _post_tap(view, "delete")))
    if Verb.REMOVE in can:
        made.append(tap(say, "delete-published", _post_tap(view, "remove")))
    if post.amendment and writes:
        made.append(tap(say, "drop-change", _post_tap(view, "drop_change")))
    if post.state is PostState.CLOSED and writes:
        out = any(p.state in (PublicationState.PUBLISHED, PublicationState.REMOVED) for p in view.publications)
        made.append(tap(say, "repeat" if out else "restore", _post_tap(view, "repeat" if out else "restore")))
    for publication in view.publications:
        if publication.state is PublicationState.PUBLISHED and publication.link:
            made.insert(0, link(say, "open", publication.link))
            break
    return made


def _approved_by_viewer(view: PostView) -> bool:
    return view.viewer is not None and any(d.by == view.viewer.person.id for d in view.approvals)


def _undoable(view: PostView, now: datetime) -> bool:
    """Within the seconds in which *Publish now* can be taken back."""
    planned = [p for p in view.publications if p.state is PublicationState.PLANNED]
    return any(0 < (p.due_at - now).total_seconds() <= view.workspace.undo_seconds for p in planned)


def replaced_card(view: PostView, say: Voice) -> Card:
    """What an old copy says once a newer one stands below it."""
    return Card(say("card-replaced", title=title(view, say)))


def line_button(text: str, post_id: int) -> InlineKeyboardButton:
    """A line of a list that opens its card."""
    return named(text[:60], PostTap(do="open", post=post_id, rev=0))
