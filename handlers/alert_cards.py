"""An alert → the text and buttons of its card. What is shown comes from the desk's view alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from aiogram.types import InlineKeyboardButton

from desk.model.attention import CaseState
from desk.model.inbox import Alert, AlertKind, AlertState, Comment
from desk.showing import AlertView
from handlers.answer_lines import answer_lines, answer_rows, reader_row
from handlers.buttons import in_rows, keyboard, link, tap
from handlers.cards import Card
from handlers.case_cards import can_be_passed_on, case_lines, case_rows
from handlers.quoting import cleaned, name, quotation
from handlers.reaction_lines import reactions_line
from handlers.spike_lines import spike_lines
from handlers.storm_lines import storm_lines, storm_row, telling
from handlers.taps import AlertTap
from handlers.words import Voice

WIDTH = 3


def alert_card(view: AlertView, say: Voice, now: datetime) -> Card:
    """The card of an alert as it stands now."""
    lines = [_head(view, say), _state(view, say, now)]
    if view.comment is not None:
        lines += [_said(view, view.comment, say), _reactions(view, say), because(view.comment, say)]
    storm = view.alert.kind is AlertKind.STORM
    if view.alert.kind is AlertKind.SPIKE:
        lines += spike_lines(view.alert, say)
    elif storm:
        lines += storm_lines(view, say)
    elif view.alert.count > 1:
        lines.append(say("alert-more", count=view.alert.count - 1))
    lines += case_lines(view, say, now)
    names = {i: name(p.name) for i, p in view.people.items()}
    if storm:  # its lines tell the sum of what readers put on so many answers
        lines += answer_lines(telling(view.replies), names, {}, say)
    else:
        lines += answer_lines(view.replies, names, view.regard, say)
    return Card("\n".join(line for line in lines if line), keyboard(*_rows(view, say)))


def _head(view: AlertView, say: Voice) -> str:
    comment = view.comment
    judged = comment.judgement if comment and view.alert.kind.value == "negative" else None
    sure = f" {judged.negative:.2f}" if judged and not judged.taught else ""
    return say(f"alert-head-{view.alert.kind.value}", sure=sure, place=place(view, say))


def place(view: AlertView, say: Voice) -> str:
    """Where it was said: the channel, else the source's own name."""
    if view.channel is not None:
        return view.channel.name
    return cleaned(view.source.title, 40, 1) if view.source is not None else say.plain("alert-no-place")


def _state(view: AlertView, say: Voice, now: datetime) -> str:
    alert = view.alert
    match alert.state:
        case AlertState.ASSIGNED | AlertState.ESCALATED | AlertState.OPEN:
            return _running(view, say, now)
        case AlertState.ANSWERED:
            return say("alert-answered", by=_who(view, alert.answered_by, say), took=took(alert, say))
        case AlertState.MUTED if "until" in alert.facts:
            until = datetime.fromtimestamp(int(alert.facts["until"]), UTC)
            return say("alert-muted-until", when=say.clock(until))
        case AlertState.MUTED:
            return say("alert-muted")
        case AlertState.CLOSED:
            key = f"alert-closed-{alert.code.replace('_', '-')}"
            return say(key if say.knows(key) else "alert-closed", by=_who(view, alert.closed_by, say))


def _running(view: AlertView, say: Voice, now: datetime) -> str:
    alert = view.alert
    taken = say("alert-taken", by=_who(view, alert.assignee, say)) if alert.assignee else ""
    if alert.state is AlertState.ESCALATED and alert.told:
        told = say("alert-escalated", to=_who(view, alert.told[-1], say))
        taken = f"{taken} · {told}" if taken else told
    if alert.deadline is None or (view.case is not None and view.case.state is CaseState.OPEN):
        return taken  # whoever it was passed on to has a clock of their own
    late = alert.deadline <= now
    clock = say("alert-late" if late else "alert-due", when=say.reader_time(alert.deadline, now))
    return f"{taken} · {clock}" if taken else clock


def _who(view: AlertView, person_id: int | None, say: Voice) -> str:
    if view.viewer is not None and person_id == view.viewer.person.id:
        return say.plain("you")
    return name(view.name_of(person_id)) if view.name_of(person_id) else say.plain("the-desk")


def took(alert: Alert, say: Voice) -> str:
    """From the alert to the answer: "3 min 10 s"."""
    if alert.answered_at is None:
        return ""
    seconds = max(0, int((alert.answered_at - alert.opened_at).total_seconds()))
    if seconds >= 3600:
        return say.plain("took-hours", hours=seconds // 3600, minutes=seconds % 3600 // 60)
    return say.plain("took-minutes" if seconds >= 60 else "took-seconds", minutes=seconds // 60, seconds=seconds % 60)


def _said(view: AlertView, comment: Comment, say: Voice) -> str:
    shown = cleaned(comment.text) or say.plain(f"alert-media-{comment.media or 'other'}")
    who = name(comment.author.name)
    title = cleaned(view.title, 40, 1)
    signed = say.plain("alert-by-under", author=who, title=title) if title else say.plain("alert-by", author=who)
    edited = say.plain("alert-edited") if comment.edited_at else ""
    return quotation(shown, f"{signed}{edited}")


def _reactions(view: AlertView, say: Voice) -> str:
    line = reactions_line(view.reactions, say)
    return say("alert-reactions", reactions=line) if line else ""


def because(comment: Comment, say: Voice) -> str:
    judged = comment.judgement
    words = ", ".join(cleaned(reason, 24, 1) for reason in judged.reasons)
    lines = [say("alert-because", words=words)] if words else []
    lines += [
        say("alert-watch", watch=named, words=cleaned(words_, 40, 1)) for _, named, _, words_ in judged.watches[:2]
    ]
    if judged.taught:
        lines.append(say("alert-taught-negative" if judged.label == "negative" else "alert-taught-not-negative"))
    elif judged.by_model:
        lines.append(say(f"alert-model-{judged.label}"))
    return "\n".join(lines)


def _rows(view: AlertView, say: Voice) -> list[list[InlineKeyboardButton]]:
    alert, mine = view.alert, view.viewer is not None and view.alert.assignee == view.viewer.person.id
    first: list[InlineKeyboardButton] = []
    rest: list[InlineKeyboardButton] = []
    if view.able and alert.waiting and (alert.assignee is None or alert.state is AlertState.ESCALATED):
        first.append(button(say, "alert-take", alert, "take", "success"))
    if view.able and mine and alert.waiting:
        rest.append(button(say, "alert-give-back", alert, "give_back"))
    if "storm" in alert.facts:
        rest.append(button(say, "open-storm", replace(alert, id=int(alert.facts["storm"])), "open"))
    elif view.able and alert.state in (AlertState.CLOSED, AlertState.MUTED):
        rest.append(button(say, "alert-reopen", alert, "reopen"))
    elif view.able:
        rest.append(button(say, "alert-close", alert, "close"))
    if view.comment is not None and view.comment.link:
        rest.append(link(say, "open", view.comment.link))
    if alert.kind is AlertKind.SPIKE and view.able:
        rest.append(button(say, "red-button", alert, "red-button", "danger"))
    if view.comment is not None:
        rest.append(button(say, "reader", alert, "reader"))
    if alert.kind is AlertKind.STORM:
        return [first, *_of_storm(view, say), *in_rows([*rest, *_judged(view, say)], WIDTH)]
    if view.able and view.comment is not None and view.comment.removed_at is None and "storm" not in alert.facts:
        rest = [*reader_row(alert.id, view.abilities, say), *rest]
    if view.able and view.comment is not None and can_be_passed_on(view):
        rest.append(button(say, "pass-on", alert, "pass-on"))
    rest += _judged(view, say)
    answers = answer_rows(alert.id, view.replies, say) if view.able else []
    return [first, *case_rows(view, say), *answers, *in_rows(rest, WIDTH)]


def _judged(view: AlertView, say: Voice) -> list[InlineKeyboardButton]:
    """What teaches the desk, and why it judged so."""
    if view.comment is None:
        return []
    other = "is-negative" if view.comment.judgement.label != "negative" else "not-negative"
    taught = [button(say, f"alert-{other}", view.alert, other)] if view.able else []
    return [*taught, button(say, "alert-why", view.alert, "why")]


def _of_storm(view: AlertView, say: Voice) -> list[list[InlineKeyboardButton]]:
    if not view.able:
        return []
    return [*answer_rows(view.alert.id, telling(view.replies), say), *in_rows(storm_row(view.alert, say), WIDTH)]


def button(
    say: Voice, label: str, alert: Alert, do: str, style: str | None = None, arg: str = ""
) -> InlineKeyboardButton:
    return tap(say, label, AlertTap(do=do, alert=alert.id, arg=arg), style)
