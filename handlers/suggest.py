"""*Suggest* on an alert's card: a draft of the answer; *Send*, *Edit* or *Another*."""

from __future__ import annotations

from contextlib import suppress

from aiogram.types import CallbackQuery

from desk.errors import IntegrationError, Refused
from desk.suggesting import Draft
from handlers.answer import SECOND
from handlers.buttons import keyboard, tap
from handlers.draft import drop_question
from handlers.errors import sentence, told_below
from handlers.quoting import name
from handlers.screens import Screen, chosen, show
from handlers.taps import AlertTap, alert_actions
from handlers.who import Who

MOST = 99
"""Drafts one after another."""


@alert_actions("suggest")
async def suggest(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Below the card first; another one takes the place of the one before. A model takes its time: the press is
    answered at once."""
    turn = min(max(chosen(int, data.arg or "0"), 0), MOST)
    await who.desk.responding.exchange(who.id, data.alert)
    await query.answer()
    with suppress(IntegrationError):
        await who.bot.send_chat_action(who.id, "typing")
    async with told_below(who):
        draft = await who.desk.suggesting.suggest(who.id, data.alert, turn)
        await show(query, who, _screen(draft, turn, who), here=bool(data.arg))


def _screen(draft: Draft, turn: int, who: Who) -> Screen:
    say, alert = who.say, draft.exchange.alert.id
    lines = [say("suggest-proof", author=name(draft.exchange.comment.author.name), text=draft.text)]
    if draft.saved is None:
        lines.append(say("suggest-by-model"))
    else:
        lines.append(say("suggest-instead" if draft.silent else "suggest-saved"))
    if draft.strange:
        lines.append(say("suggest-strange", what=", ".join(draft.strange)))
    send = tap(say, "suggest-send", AlertTap(do="suggest-send", alert=alert, arg=draft.mark), "success")
    edit = tap(say, "suggest-edit", AlertTap(do="suggest-edit", alert=alert, arg=draft.mark))
    another = tap(say, "suggest-another", AlertTap(do="suggest", alert=alert, arg=str(turn + 1)))
    back = tap(say, "back", AlertTap(do="keep", alert=alert))
    first = [edit, another] if draft.strange else [send, edit, another]
    return "\n".join(lines), keyboard(first, [tap(say, "saved", AlertTap(do="saved", alert=alert)), back])


@alert_actions("suggest-send", "suggest-send-too")
async def send(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    try:
        await who.desk.suggesting.send(who.id, data.alert, data.arg, anyway=data.do == "suggest-send-too")
    except Refused as error:
        if error.code not in SECOND:
            raise
        await query.answer()
        too = tap(who.say, "answer-too", AlertTap(do="suggest-send-too", alert=data.alert, arg=data.arg))
        await show(query, who, (who.say("line", text=sentence(who.say, error, who.now)), keyboard([too])))
        return
    await query.answer(who.say.plain("done-answering"))
    await drop_question(query)


@alert_actions("suggest-edit")
async def edit(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """The draft to copy, and a question; what the person writes is the answer, as with *Reply*."""
    draft = await who.desk.suggesting.shown(who.id, data.alert, data.arg)
    await query.answer()
    author = name(draft.exchange.comment.author.name)
    await who.ask("answer", who.say("ask-suggest-edit", author=author, text=draft.text), alert=data.alert)
