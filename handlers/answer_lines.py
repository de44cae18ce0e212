"""What an alert's card says of our answers, and the buttons that go with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aiogram.types import InlineKeyboardButton

from desk.model.content import Content
from desk.model.reactions import Counts
from desk.model.replies import Reply, ReplyState
from desk.model.source import Abilities
from handlers.buttons import link, tap
from handlers.quoting import cleaned
from handlers.reaction_lines import reactions_line
from handlers.taps import AlertTap
from handlers.words import Html, Voice

SHOWN = 2
"""The newest answers that a card shows."""
QUOTED = 160
"""Characters of an answer on a card."""
DOUBTS = frozenset({"timed_out", "answer_lost", "answer_unread", "unknown", "lease_ran_out", "restored", "conflict"})
FAILURES = frozenset(
    {"gone", "no_rights", "comment_gone", "source_removed", "late_answer", "may_not_answer", "topic_closed"}
    | {"too_long", "file_gone", "file_too_large", "tries_used_up", "blocked"}
)
Row = list[InlineKeyboardButton]


def answer_lines(
    replies: Sequence[Reply], names: Mapping[int, str], regard: Mapping[int | None, Counts], say: Voice
) -> list[Html]:
    """A few lines for each of the newest answers; `names` of those who gave them, `regard` as an AlertView has it."""
    lines: list[Html] = []
    for reply in [r for r in replies if r.state is not ReplyState.CANCELLED][-SHOWN:]:
        lines += _lines(reply, names.get(reply.by, ""), regard.get(reply.id, {}), say)
    if by_hand := regard.get(None):
        lines.append(say("answer-reactions-by-hand", reactions=reactions_line(by_hand, say)))
    return lines


def _lines(reply: Reply, by: str, regard: Counts, say: Voice) -> list[Html]:
    said = _quoted(reply.content, say)
    match reply.state:
        case ReplyState.PLANNED | ReplyState.SENDING:
            return [say("answer-on-its-way" if reply.tries < 2 else "answer-waits", by=by, text=said)]
        case ReplyState.UNCONFIRMED:
            why = reply.code.replace("_", "-") if reply.code in DOUBTS else "unknown"
            return [say("answer-unconfirmed", by=by, text=said), say(f"answer-doubt-{why}")]
        case ReplyState.FAILED:
            why = reply.code.replace("_", "-") if reply.code in FAILURES else "rejected"
            return [say("answer-failed", by=by, text=said), say(f"answer-why-{why}")]
        case ReplyState.REMOVED:
            return [say("answer-taken-back", by=by)]
    put = [say("answer-reactions", reactions=reactions_line(regard, say))] if regard else []
    return [say("answer-sent", by=by, text=said), *put, *_afterwards(reply, say)]


def _afterwards(reply: Reply, say: Voice) -> list[Html]:
    """What became of a wish to change it."""
    if reply.change is not None:
        return [say("answer-changing")]
    for tried in ("edit", "remove"):
        if reply.code.startswith(f"{tried}_"):
            return [say(f"answer-not-{tried}")]
    return []


def _quoted(content: Content, say: Voice) -> str:
    """The words, on one line; else what kind of file it is."""
    text = cleaned(content.text.replace("\n", " "), QUOTED, 1)
    if text:
        return text
    return say.plain(f"untitled-{content.media[0].kind.value.replace('_', '-')}") if content.media else ""


def reader_row(alert_id: int, abilities: Abilities, say: Voice) -> Row:
    """What may be done for the reader, and about what was said: as far as such a source can do it at all."""
    row: Row = []
    if abilities.reply:
        row.append(tap(say, "reply", AlertTap(do="reply", alert=alert_id)))
        row.append(tap(say, "suggest", AlertTap(do="suggest", alert=alert_id)))
        row.append(tap(say, "saved", AlertTap(do="saved", alert=alert_id)))
    if abilities.remove or abilities.ban or abilities.restrict:
        row.append(tap(say, "moderate", AlertTap(do="moderate", alert=alert_id)))
    row.append(tap(say, "mute", AlertTap(do="mute", alert=alert_id)))
    return row


def answer_rows(alert_id: int, replies: Sequence[Reply], say: Voice) -> list[Row]:
    """Buttons for what only a person can decide, newest last; then those of the newest answer that is there."""
    rows: list[Row] = []
    for reply in replies:
        rows += _decisions(alert_id, reply, say)
    there = [r for r in replies if r.state is ReplyState.SENT]
    return rows + ([_of_sent(alert_id, there[-1], say)] if there else [])


def _decisions(alert_id: int, reply: Reply, say: Voice) -> list[Row]:
    def decide(label: str, style: str | None = None) -> InlineKeyboardButton:
        return tap(say, label, AlertTap(do=label, alert=alert_id, arg=str(reply.id)), style)

    if reply.state is ReplyState.UNCONFIRMED:
        return [[decide("it-is-there", "success"), decide("send-again")], [decide("leave-it")]]
    if reply.state is ReplyState.FAILED and reply.code != "comment_gone":
        return [[decide("try-again"), decide("drop")]]
    if reply.state in (ReplyState.PLANNED, ReplyState.SENDING) and reply.change is None:
        return [[decide("take-back")]]
    return []


def _of_sent(alert_id: int, reply: Reply, say: Voice) -> Row:
    row: Row = [link(say, "open", reply.link)] if reply.link else []
    if reply.external_ids and reply.change is None:
        row.append(tap(say, "take-back", AlertTap(do="take-back", alert=alert_id, arg=str(reply.id))))
    if reply.content.text:
        row.append(tap(say, "save-template", AlertTap(do="save-template", alert=alert_id, arg=str(reply.id))))
    return row
