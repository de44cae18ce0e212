"""What a storm's card says more than others, and its own buttons."""

from __future__ import annotations

from collections import Counter

from aiogram.types import InlineKeyboardButton

from desk.model.inbox import Alert
from desk.model.replies import Reply, ReplyState
from desk.showing import AlertView
from handlers.buttons import tap
from handlers.reaction_lines import reactions_line
from handlers.taps import AlertTap
from handlers.words import Html, Voice

_DOUBTFUL = (ReplyState.FAILED, ReplyState.UNCONFIRMED)


def storm_lines(view: AlertView, say: Voice) -> list[Html]:
    """How many, since when, how fast; how far the answers have come, and what readers put on all of them."""
    crowd = view.crowd
    if crowd is None:
        return []
    minutes = max(1, int((crowd.last - crowd.first).total_seconds()) // 60)
    lines = [
        say("storm-authors", count=crowd.authors),
        say(
            "storm-pace",
            count=crowd.count,
            first=say.clock(crowd.first),
            last=say.clock(crowd.last),
            rate=round(crowd.count * 60 / minutes),
        ),
    ]
    done = {r.comment_id for r in view.replies if r.state is ReplyState.SENT} | view.alert.by_hand
    lines.append(say("storm-answered", done=min(len(done), crowd.authors), all=crowd.authors))
    if put := reactions_line(sum((Counter(counts) for counts in view.regard.values()), Counter()), say):
        lines.append(say("storm-reactions", reactions=put))
    return lines


def telling(replies: list[Reply]) -> list[Reply]:
    """Of many equal answers, those that a person must decide on; else the newest."""
    return [r for r in replies if r.state in _DOUBTFUL][-2:] or replies[-1:]


def storm_row(alert: Alert, say: Voice) -> list[InlineKeyboardButton]:
    def deed(label: str, style: str | None = None) -> InlineKeyboardButton:
        return tap(say, label, AlertTap(do=label, alert=alert.id), style)

    mute = [deed("storm-mute")] if alert.waiting else []
    return [deed("answer-all", "primary"), deed("storm-list"), *mute, deed("red-button", "danger")]
