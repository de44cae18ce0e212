"""The inbox: alerts taken, given back, closed; the list of what waits."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.showing import PAGE, AlertView
from handlers.alert_cards import place
from handlers.buttons import keyboard, named
from handlers.places import in_private
from handlers.quoting import cleaned
from handlers.screens import Screen, bring, home, pages, show
from handlers.taps import AlertTap, ListTap, alert_actions, list_actions
from handlers.who import Who

router = Router(name="inbox")
LABEL = 60
"""Characters of a line's button that are of use on a phone."""


@router.message(Command("inbox"), in_private)
async def inbox(message: Message, who: Who) -> None:
    await bring(message, await inbox_screen(who, 0))


@list_actions("inbox")
async def turn_page(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = await inbox_screen(who, max(data.page, 0))
    await query.answer()
    await show(query, who, screen)


async def inbox_screen(who: Who, page: int) -> Screen:
    """What waits, the person's own first; each line opens its card."""
    found = await who.desk.showing.inbox(who.id, page)
    if not found.total:
        return who.say("inbox-empty"), keyboard([home(who)])
    rows = [[_line(view, who)] for view in found.views]
    head = who.say("inbox-head", count=found.total, mine=found.mine)
    return head, keyboard(*rows, pages("inbox", page, found.total, PAGE), [home(who)])


def _line(view: AlertView, who: Who) -> InlineKeyboardButton:
    alert, say = view.alert, who.say
    sign = say.plain(f"alert-sign-{alert.kind.value}")
    mine = "★ " if alert.assignee == who.id else ""
    due = f"{say.clock(alert.due_at)} " if alert.due_at else ""
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
