"""The buttons under a post's card: what only a person can decide first, then the main thing to do, then the rest."""

from __future__ import annotations

from datetime import datetime

from aiogram.types import InlineKeyboardButton

from desk.model.network import Channel
from desk.model.people import ApprovalMode, Right
from desk.model.post import PostState, Verb
from desk.model.publication import Publication, PublicationState
from desk.preflight import Cure, Severity
from desk.viewing import PostView
from handlers.buttons import in_rows, link, tap
from handlers.taps import PostTap, PublicationTap
from handlers.words import Voice

WIDTH = 3
MOST_CURES = 2
Row = list[InlineKeyboardButton]


def card_rows(view: PostView, say: Voice, now: datetime) -> list[Row]:
    buttons = _Buttons(view, say, now)
    return [
        *buttons.trouble(),
        *buttons.cures(),
        *in_rows(buttons.main(), 2),
        *in_rows([*buttons.times(), *buttons.content(), *buttons.closing()], WIDTH),
        *buttons.hints(),
    ]


class _Buttons:
    """The order is that of the screens page."""

    def __init__(self, view: PostView, say: Voice, now: datetime) -> None:
        self.view = view
        self.say = say
        self.now = now
        self.can = view.verbs
        self.stage = view.post.stage

    def _tap(self, label: str, do: str, style: str | None = None, arg: str = "") -> InlineKeyboardButton:
        post = self.view.post
        return tap(self.say, label, PostTap(do=do, post=post.id, rev=post.revision, arg=arg), style)

    def _may(self, right: Right) -> bool:
        return self.view.viewer is None or self.view.viewer.may(right)

    def trouble(self) -> list[Row]:
        """What only a person can decide, per publication."""
        rows: list[Row] = []
        for publication in self.view.publications if self._may(Right.PUBLISH) else ():
            channel = next((c for c in self.view.channels if c.id == publication.channel_id), None)
            rows += self._decisions(publication, channel)
        return rows

    def _decisions(self, publication: Publication, channel: Channel | None) -> list[Row]:
        def decide(label: str, do: str = "", style: str | None = None) -> InlineKeyboardButton:
            return tap(self.say, label, PublicationTap(do=do or label, publication=publication.id), style)

        match publication.state:
            case PublicationState.UNCONFIRMED:
                name = channel.username if channel else ""
                look = [link(self.say, "open-channel", f"https://t.me/{name}")] if name else []
                return [look, [decide("it-is-there", style="success"), decide("send-again")], [decide("leave-it")]]
            case PublicationState.FAILED:
                mend = [decide("how-to-fix")] if publication.code in ("no_rights", "gone") else []
                return [[decide("try-again", "try-now"), decide("new-time"), decide("drop")], mend]
            case PublicationState.MISSED:
                return [[decide("try-now"), decide("new-time"), decide("drop")]]
            case PublicationState.HELD:
                return [[decide("how-to-fix") if publication.code == "blocked" else decide("unfreeze")]]
        return []

    def cures(self) -> list[Row]:
        """A finding carries its cure."""
        if Verb.EDIT not in self.can or self.stage in (PostState.IN_REVIEW, PostState.APPROVED):
            return []
        rows: list[Row] = []
        for finding in self.view.findings:
            if finding.severity is Severity.ERROR:
                cures = [c for c in finding.cures if c not in (Cure.EDIT, Cure.SILENCE)]
                row = [self._tap(f"cure-{c.value.replace('_', '-')}", f"cure_{c.value}") for c in cures]
                if row and row not in rows:
                    rows.append(row)
        return rows[:MOST_CURES]

    def hints(self) -> list[Row]:
        """Advice can be silenced: by whoever writes, last of all."""
        if Verb.EDIT not in self.can or self.stage not in (PostState.DRAFT, PostState.RETURNED):
            return []
        found = [f for f in self.view.findings if f.severity is Severity.HINT]
        return [[self._tap("cure-silence", "cure_silence", arg=found[0].code)]] if found else []

    def main(self) -> Row:
        can, view = self.can, self.view
        reviewed = view.workspace.mode is not ApprovalMode.NONE
        made: Row = []
        if Verb.APPROVE in can and not approved_by_viewer(view):
            made += [self._tap("approve", "approve", "success"), self._tap("request-changes", "return", "danger")]
        if undoable(view, self.now) and Verb.UNSCHEDULE in can:
            made.append(self._tap("undo-publish", "unschedule", "danger"))
        if Verb.SUBMIT in can and reviewed:
            made.append(self._tap("submit", "submit", "primary"))
        if Verb.RETRACT in can and approved_by_viewer(view):
            made.append(self._tap("undo-approve", "retract"))
        if Verb.PUBLISH in can:
            first = not reviewed or self.stage is PostState.APPROVED
            label = "apply-change" if view.post.amendment else "publish-now"
            made.append(self._tap(label, "publish_now", "primary" if first else None))
        return made

    def times(self) -> Row:
        can, made = self.can, []
        moving = self.view.post.state is PostState.SCHEDULED
        if self._undecided():
            return []
        if can & {Verb.SCHEDULE, Verb.ASK_TIME, Verb.RESCHEDULE}:
            made.append(self._tap("move" if moving else "schedule", "schedule"))
        if Verb.UNSCHEDULE in can and not undoable(self.view, self.now):
            made.append(self._tap("unschedule", "unschedule"))
            if Verb.RESCHEDULE in can and self._only(PublicationState.PLANNED):
                made.append(self._tap("publish-now", "publish_now"))
        return made

    def _undecided(self) -> bool:
        """The rows above ask when, and nothing else has a time that could be moved."""
        return self._only(PublicationState.FAILED, PublicationState.MISSED)

    def _only(self, *states: PublicationState) -> bool:
        found = {p.state for p in self.view.publications if p.state is not PublicationState.CANCELLED}
        return bool(found) and found <= set(states)

    def content(self) -> Row:
        can, made = self.can, []
        if self.view.post.state is not PostState.CLOSED and Verb.EDIT in can:
            made += [self._tap("channels", "channels"), self._tap("options", "options")]
        if Verb.EDIT in can:
            made.append(self._tap("edit", "edit"))
        if Verb.WITHDRAW in can and self.stage is PostState.IN_REVIEW:
            made.append(self._tap("withdraw", "withdraw"))
        return made

    def closing(self) -> Row:
        can, post, writes = self.can, self.view.post, self._may(Right.WRITE)
        states = {p.state for p in self.view.publications}
        address = next((p.link for p in self.view.publications if p.state is PublicationState.PUBLISHED and p.link), "")
        made = [link(self.say, "open", address)] if address else []
        made.append(self._tap("history", "history"))
        if post.amendment:
            return [*made, self._tap("drop-change", "drop_change")] if writes else made
        if post.state is PostState.CLOSED and writes:
            again = "repeat" if states & {PublicationState.PUBLISHED, PublicationState.REMOVED} else "restore"
            made.append(self._tap(again, again))
        if Verb.CANCEL in can:
            made.append(self._tap("delete", "delete"))
        if Verb.REMOVE in can:
            made.append(self._tap("delete-published", "remove"))
        return made


def approved_by_viewer(view: PostView) -> bool:
    return view.viewer is not None and any(d.by == view.viewer.person.id for d in view.approvals)


def undoable(view: PostView, now: datetime) -> bool:
    """Within the seconds in which *Publish now* can be taken back."""
    planned = [p for p in view.publications if p.state is PublicationState.PLANNED]
    return any(0 < (p.due_at - now).total_seconds() <= view.workspace.undo_seconds for p in planned)
