"""The inbox: alerts taken, given back, closed; the list of what waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.model.inbox import AlertKind
from desk.showing import PAGE, AlertView, InboxPage
from desk.sifting import Sieve, Whose
from handlers.alert_cards import place
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.places import in_private
from handlers.quoting import cleaned
from handlers.screens import Screen, bring, chosen, home, show
from handlers.taps import AlertTap, HomeTap, ListTap, alert_actions, home_actions, list_actions
from handlers.who import Who

router = Router(name="inbox")
Value = TypeVar("Value")
LABEL = 60
"""Characters of a line's button that are of use on a phone."""


@router.message(Command("inbox"), in_private)
async def inbox(message: Message, who: Who) -> None:
    await bring(message, await inbox_screen(who, 0, Sieve()))


@list_actions("inbox")
async def open_inbox(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = await inbox_screen(who, max(data.page, 0), Sieve())
    await query.answer()
    await show(query, who, screen)


@home_actions("inbox")
async def sift(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    """Another page or another sieve: both travel in the buttons, so that each person has their own."""
    kind, whose, source, page = chosen(_four, data.arg)
    sieve = Sieve(
        chosen(AlertKind, kind) if kind else None, chosen(Whose, whose), chosen(int, source) if source else None
    )
    screen = await inbox_screen(who, max(chosen(int, page), 0), sieve)
    await query.answer()
    await show(query, who, screen)


def _four(arg: str) -> tuple[str, str, str, str]:
    kind, whose, source, page = arg.split(".")
    return kind, whose, source, page


def _to(sieve: Sieve, page: int = 0) -> HomeTap:
    return HomeTap(to="inbox", arg=f"{sieve.kind or ''}.{sieve.whose}.{sieve.source_id or ''}.{page}")


async def inbox_screen(who: Who, page: int, sieve: Sieve) -> Screen:
    """What waits, the person's own first; each line opens its card."""
    found, say = await who.desk.showing.inbox(who.id, page, sieve), who.say
    if not found.waiting:
        return say("inbox-empty"), keyboard([home(who)])
    everything = [] if sieve.open else [tap(say, "inbox-all", _to(Sieve()))]
    if not found.total:
        text = say("inbox-nothing-here", count=found.waiting)
        return text, keyboard(everything, *in_rows(_sieves(found, who), 3), [home(who)])
    rows = [[_line(view, who)] for view in found.views]
    head = say("inbox-head", count=found.total, mine=found.mine)
    return head, keyboard(*rows, _turning(found), *in_rows(_sieves(found, who), 3), everything, [home(who)])


def _turning(found: InboxPage) -> list[InlineKeyboardButton]:
    row = [named("‹", _to(found.sieve, found.page - 1))] if found.page > 0 else []
    return [*row, named("›", _to(found.sieve, found.page + 1))] if (found.page + 1) * PAGE < found.total else row


def _sieves(found: InboxPage, who: Who) -> list[InlineKeyboardButton]:
    """Whose, which kind, which source: each tap turns to the next of what there is."""
    say, sieve = who.say, found.sieve
    whose = _after(sieve.whose, list(Whose))
    buttons = [named(say.plain(f"inbox-{sieve.whose.value}"), _to(replace(sieve, whose=whose)))]
    if len(found.kinds) > 1 or sieve.kind is not None:
        label = say.plain(f"alert-kind-{sieve.kind.value}") if sieve.kind else say.plain("inbox-kinds")
        buttons.append(named(label, _to(replace(sieve, kind=_after(sieve.kind, [None, *found.kinds])))))
    if len(found.sources) > 1 or sieve.source_id is not None:
        titles = {source.id: cleaned(source.title, 20, 1) for source in found.sources}
        label = titles.get(sieve.source_id or 0) or say.plain("inbox-sources")
        buttons.append(named(label, _to(replace(sieve, source_id=_after(sieve.source_id, [None, *titles])))))
    return buttons


def _after(value: Value, values: Sequence[Value]) -> Value:
    """The next one, round and round; what is not there any more turns to the first."""
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


def _line(view: AlertView, who: Who) -> InlineKeyboardButton:
    alert, say = view.alert, who.say
    sign = say.plain(f"alert-sign-{alert.kind.value}")
    mine = "★ " if alert.assignee == who.id else ""
    due = f"{say.clock(alert.deadline)} " if alert.deadline else ""
    words = cleaned(view.comment.text, 40, 1) if view.comment else place(view, say)
    return named(f"{mine}{sign} {due}{words}"[:LABEL], AlertTap(do="open", alert=alert.id))


@alert_actions("open")
async def open_card(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.alerting.bring(who.id, data.alert)
    await query.answer()


@alert_actions("take")
async def take(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.alerting.take(who.id, data.alert)
    await query.answer(who.say.plain("done-alert-taken"))


@alert_actions("give_back")
async def give_back(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.alerting.give_back(who.id, data.alert)
    await query.answer(who.say.plain("done-alert-given-back"))


@alert_actions("close")
async def close(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.alerting.close(who.id, data.alert)
    await query.answer(who.say.plain("done-alert-closed"))


@alert_actions("reopen")
async def reopen(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.alerting.reopen(who.id, data.alert)
    await query.answer(who.say.plain("done-alert-reopened"))
