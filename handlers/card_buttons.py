"""The buttons under a post's card: what only a person can decide first, then the main thing to do, then the rest.

The order is that of the screens page of the design: main buttons two in a row, all others three.
"""

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
    first = [row for row in [*_trouble(view, say), *_cures(view, say), *in_rows(_main(view, say, now), 2)] if row]
    rest = [*_open(view, say), *_times(view, say, now), *_content(view, say), *_closing(view, say)]
    if first and len(first[-1]) == 1 and len(rest) < WIDTH:
        first[-1], rest = [*first[-1], *rest], []
    return [*first, *in_rows(rest, WIDTH), *_hints(view, say)]


def _post(view: PostView, say: Voice, label: str, do: str, style: str | None = None) -> InlineKeyboardButton:
    return tap(say, label, PostTap(do=do, post=view.post.id, rev=view.post.revision), style)


def _may(view: PostView, right: Right) -> bool:
    return view.viewer is None or view.viewer.may(right)


def _trouble(view: PostView, say: Voice) -> list[Row]:
    """What only a person can decide, per publication."""
    rows: list[Row] = []
    for publication in view.publications if _may(view, Right.PUBLISH) else ():
        channel = next((c for c in view.channels if c.id == publication.channel_id), None)
        rows += _decisions(publication, channel, say)
    return rows


def _decisions(publication: Publication, channel: Channel | None, say: Voice) -> list[Row]:
    def decide(label: str, do: str = "", style: str | None = None) -> InlineKeyboardButton:
        return tap(say, label, PublicationTap(do=do or label, publication=publication.id), style)

    match publication.state:
        case PublicationState.UNCONFIRMED:
            name = channel.username if channel else ""
            look = [link(say, "open-channel", f"https://t.me/{name}")] if name else []
            return [look, [decide("it-is-there", style="success"), decide("send-again")], [decide("leave-it")]]
        case PublicationState.FAILED:
            mend = [decide("how-to-fix")] if publication.code in ("no_rights", "gone") else []
            return [mend, [decide("try-again", "try-now"), decide("new-time"), decide("drop")]]
        case PublicationState.MISSED:
            return [[decide("try-now"), decide("new-time"), decide("drop")]]
        case PublicationState.HELD:
            return [[decide("how-to-fix") if publication.code == "blocked" else decide("unfreeze")]]
    return []


def _cures(view: PostView, say: Voice) -> list[Row]:
    """What stops the post carries its cure."""
    if Verb.EDIT not in view.verbs or view.post.stage in (PostState.IN_REVIEW, PostState.APPROVED):
        return []
    rows: list[Row] = []
    for finding in view.findings:
        if finding.severity is Severity.ERROR:
            cures = [c for c in finding.cures if c is not Cure.EDIT]
            style = None if rows else "primary"
            row = [_post(view, say, f"cure-{c.value.replace('_', '-')}", f"cure_{c.value}", style) for c in cures[:1]]
            row += [_post(view, say, f"cure-{c.value.replace('_', '-')}", f"cure_{c.value}") for c in cures[1:]]
            if row and row not in rows:
                rows.append(row)
    return rows[:MOST_CURES]


def _hints(view: PostView, say: Voice) -> list[Row]:
    """Advice can be silenced: by whoever writes, last of all."""
    if Verb.EDIT not in view.verbs or view.post.stage not in (PostState.DRAFT, PostState.RETURNED):
        return []
    count = sum(f.severity is Severity.HINT for f in view.findings)
    silence = PostTap(do="cure_silence", post=view.post.id, rev=view.post.revision)
    return [[tap(say, "cure-silence", silence, count=count)]] if count else []


def _main(view: PostView, say: Voice, now: datetime) -> Row:
    can, made = view.verbs, []
    reviewed = view.workspace.mode is not ApprovalMode.NONE
    ready = "primary" if all(f.severity is not Severity.ERROR for f in view.findings) else None
    if Verb.APPROVE in can and not approved_by_viewer(view):
        made.append(_post(view, say, "approve", "approve", "success"))
        made.append(_post(view, say, "request-changes", "return", "danger"))
    if undoable(view, now) and Verb.UNSCHEDULE in can:
        made.append(_post(view, say, "undo-publish", "unschedule", "danger"))
    if Verb.SUBMIT in can and reviewed:
        if view.post.stage is PostState.RETURNED:  # first the changes that were asked for, or a word about them
            made += [_post(view, say, "edit", "edit", "primary"), _post(view, say, "answer", "comment")]
            ready = None
        made.append(_post(view, say, "submit", "submit", ready))
    if Verb.RETRACT in can and approved_by_viewer(view):
        made.append(_post(view, say, "undo-approve", "retract"))
    if Verb.PUBLISH in can:
        style = ready if not reviewed or view.post.stage is PostState.APPROVED else None
        made.append(_post(view, say, "apply-change" if view.post.amendment else "publish-now", "publish_now", style))
    return made


def _open(view: PostView, say: Voice) -> Row:
    """The way to the post in the channel; of one to approve, preview and card below, whatever stands between."""
    if Verb.APPROVE in view.verbs and not approved_by_viewer(view):
        return [_post(view, say, "open-card", "open")]
    address = next((p.link for p in view.publications if p.state is PublicationState.PUBLISHED and p.link), "")
    return [link(say, "open", address)] if address else []


def _times(view: PostView, say: Voice, now: datetime) -> Row:
    can, made = view.verbs, []
    if _only(view, PublicationState.FAILED, PublicationState.MISSED):
        return []  # the rows above ask when, and nothing else has a time that could be moved
    if can & {Verb.SCHEDULE, Verb.ASK_TIME, Verb.RESCHEDULE}:
        made.append(_post(view, say, "move" if view.post.state is PostState.SCHEDULED else "schedule", "schedule"))
    if Verb.UNSCHEDULE in can and not undoable(view, now):
        made.append(_post(view, say, "unschedule", "unschedule"))
        if Verb.RESCHEDULE in can and _only(view, PublicationState.PLANNED):
            made.append(_post(view, say, "publish-now", "publish_now"))
    return made


def _only(view: PostView, *states: PublicationState) -> bool:
    found = {p.state for p in view.publications if p.state is not PublicationState.CANCELLED}
    return bool(found) and found <= set(states)


def _content(view: PostView, say: Voice) -> Row:
    can, made = view.verbs, []
    if view.post.state is not PostState.CLOSED and Verb.EDIT in can:
        made += [_post(view, say, "channels", "channels"), _post(view, say, "options", "options")]
    if Verb.EDIT in can and not (view.post.stage is PostState.RETURNED and Verb.SUBMIT in can):
        made.append(_post(view, say, "edit", "edit"))
    if Verb.REMOVE in can and not view.content.pinned:
        made.append(_post(view, say, "pin", "pin"))
    if Verb.WITHDRAW in can and view.post.stage is PostState.IN_REVIEW:
        made.append(_post(view, say, "withdraw", "withdraw"))
    return made


def _closing(view: PostView, say: Voice) -> Row:
    can, post, writes = view.verbs, view.post, _may(view, Right.WRITE)
    made = [_post(view, say, "history", "history")]
    if post.amendment:
        return [*made, _post(view, say, "drop-change", "drop_change")] if writes else made
    if post.state is PostState.CLOSED and writes:
        out = {p.state for p in view.publications} & {PublicationState.PUBLISHED, PublicationState.REMOVED}
        made.append(_post(view, say, "repeat", "repeat") if out else _post(view, say, "restore", "restore"))
    if Verb.CANCEL in can:
        made.append(_post(view, say, "delete", "delete"))
    if Verb.REMOVE in can:
        made.append(_post(view, say, "delete-published", "remove"))
    return made


def approved_by_viewer(view: PostView) -> bool:
    return view.viewer is not None and any(d.by == view.viewer.person.id for d in view.approvals)


def undoable(view: PostView, now: datetime) -> bool:
    """Within the seconds in which *Publish now* can be taken back."""
    planned = [p for p in view.publications if p.state is PublicationState.PLANNED]
    return any(0 < (p.due_at - now).total_seconds() <= view.workspace.undo_seconds for p in planned)
