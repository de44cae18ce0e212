"""The card of a case, for whom it was passed on to; and what an alert's card says of its case."""

from __future__ import annotations

from datetime import datetime

from aiogram.types import InlineKeyboardButton

from desk.model.attention import Case, CaseState
from desk.model.inbox import AlertState
from desk.passing_on import reader_answered, reader_told
from desk.showing import AlertView
from desk.solving import CaseView
from handlers.buttons import keyboard, link, tap
from handlers.cards import Card
from handlers.quoting import cleaned, name, quotation
from handlers.taps import AlertTap, CaseTap
from handlers.words import Html, Voice

Row = list[InlineKeyboardButton]
SHOWN = 300
"""Characters of an answer on a card."""


def case_card(view: CaseView, say: Voice, now: datetime) -> Card:
    """What they need to solve it, and nothing else of the workspace."""
    case, comment = view.case, view.comment
    lines = [say("case-head", workspace=view.workspace.name, by=name(view.asker)), _state(case, say, now)]
    shown = cleaned(comment.text) or say.plain(f"alert-media-{comment.media or 'other'}")
    lines.append(quotation(shown, say.plain("alert-by", author=name(comment.author.name))))
    if case.note:
        lines.append(say("case-note", by=name(view.asker), text=cleaned(case.note, SHOWN)))
    if case.answer:
        lines.append(say("case-your-answer", text=cleaned(case.answer, SHOWN)))
    if case.state in (CaseState.OPEN, CaseState.ANSWERED):
        lines.append(say("case-how"))
    return Card("\n".join(lines), keyboard(*_rows(view, say)))


def _state(case: Case, say: Voice, now: datetime) -> Html:
    if case.state is CaseState.OPEN:
        return say("case-late" if case.due_at <= now else "case-due", when=say.reader_time(case.due_at, now))
    return say(f"case-{case.state.value.replace('_', '-')}")


def _rows(view: CaseView, say: Voice) -> list[Row]:
    case = view.case

    def deed(do: str, style: str | None = None) -> InlineKeyboardButton:
        return tap(say, f"case-{do}", CaseTap(do=do, case=case.id), style)

    first: Row = []
    if case.state in (CaseState.OPEN, CaseState.ANSWERED):
        first = [deed("answer", "primary"), deed("solved", "success")]
    rest = [deed("not-ours")] if case.state is CaseState.OPEN else []
    if view.comment.link:
        rest.append(link(say, "open", view.comment.link))
    return [first, rest]


def can_be_passed_on(view: AlertView) -> bool:
    """Whether somebody else may still help: the alert is not over and no case is open."""
    open_ = view.case is not None and view.case.state is CaseState.OPEN
    return not open_ and (view.alert.waiting or view.alert.state is AlertState.ANSWERED)


def case_lines(view: AlertView, say: Voice, now: datetime) -> list[Html]:
    """What the alert's card says of its case."""
    case = view.case
    if case is None or case.state is CaseState.WITHDRAWN:
        return []
    to = name(view.case_with) if view.case_with else say.plain("case-somebody")
    if case.state is CaseState.OPEN:
        key = "alert-case-late" if case.due_at <= now else "alert-case-open"
        return [say(key, to=to, when=say.reader_time(case.due_at, now))]
    lines = [say(f"alert-case-{case.state.value.replace('_', '-')}", to=to)]
    if case.answer:
        lines.append(quotation(cleaned(case.answer, SHOWN), f"— {to}"))
    return lines


def case_rows(view: AlertView, say: Voice) -> list[Row]:
    """What the responder may do about it."""
    case, alert = view.case, view.alert
    if case is None or not view.able:
        return []

    def button(do: str, style: str | None = None) -> InlineKeyboardButton:
        return tap(say, do, AlertTap(do=do, alert=alert.id), style)

    if case.state is CaseState.OPEN:
        told = not view.abilities.reply or reader_told(case, view.replies)
        return [[*([] if told else [button("case-tell")]), button("case-back")]]
    if case.answer and view.abilities.reply and not reader_answered(case, view.replies):
        return [[button("case-send", "success"), button("case-edit")]]
    return []
