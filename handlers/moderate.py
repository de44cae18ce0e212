"""Moderation from an alert's card: delete the comment, ban or restrict its author; each asked once, undone in a tap."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardButton

from desk.moderating import Means
from handlers.buttons import in_rows, keyboard, tap
from handlers.draft import drop_question
from handlers.quoting import name
from handlers.screens import Screen, show
from handlers.taps import AlertTap, alert_actions
from handlers.who import Who


@alert_actions("moderate")
async def moderate(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """What can be done there at this moment, below the card."""
    means = await who.desk.moderating.means(who.id, data.alert)
    await query.answer()
    await show(query, who, _menu(means, who), here=False)


def _menu(means: Means, who: Who) -> Screen:
    alert = means.exchange.alert.id

    def deed(label: str, style: str | None = None) -> InlineKeyboardButton:
        return tap(who.say, f"mod-{label}", AlertTap(do=label, alert=alert), style)

    buttons = [deed("delete", "danger")] if means.remove else []
    buttons += [deed("ban", "danger")] if means.ban else []
    buttons += [deed("unban")] if means.unban else []
    buttons += [deed("restrict")] if means.restrict else []
    buttons += [deed("lift")] if means.lift else []
    author = name(means.exchange.comment.author.name)
    text = who.say("moderate-head", author=author) if buttons else who.say("moderate-nothing")
    return text, keyboard(*in_rows(buttons, 2), [tap(who.say, "back", AlertTap(do="keep", alert=alert))])


@alert_actions("delete", "ban", "restrict")
async def ask(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Asked once, in the place of the menu."""
    there = await who.desk.responding.exchange(who.id, data.alert)
    await query.answer()
    yes = tap(who.say, f"mod-{data.do}-yes", AlertTap(do=f"{data.do}-yes", alert=data.alert), "danger")
    no = tap(who.say, "back", AlertTap(do="keep", alert=data.alert))
    await show(
        query, who, (who.say(f"question-mod-{data.do}", author=name(there.comment.author.name)), keyboard([yes, no]))
    )


@alert_actions("delete-yes")
async def delete(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    alert = await who.desk.moderating.delete(who.id, data.alert)
    await query.answer(who.say.plain("done-mod-gone" if alert.code == "gone" else "done-mod-delete"))
    await drop_question(query)


@alert_actions("ban-yes")
async def ban(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.moderating.ban(who.id, data.alert)
    await query.answer(who.say.plain("done-mod-ban"))
    await _offer_undo(query, data, who, "unban")


@alert_actions("restrict-yes")
async def restrict(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.moderating.restrict(who.id, data.alert)
    await query.answer(who.say.plain("done-mod-restrict"))
    await _offer_undo(query, data, who, "lift")


async def _offer_undo(query: CallbackQuery, data: AlertTap, who: Who, undo: str) -> None:
    """What was done, with the way back."""
    there = await who.desk.responding.exchange(who.id, data.alert)
    back = tap(who.say, f"mod-{undo}", AlertTap(do=undo, alert=data.alert))
    text = who.say(f"moderated-{undo}", author=name(there.comment.author.name))
    await show(query, who, (text, keyboard([back])))


@alert_actions("unban")
async def unban(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.moderating.unban(who.id, data.alert)
    await query.answer(who.say.plain("done-mod-unban"))
    await drop_question(query)


@alert_actions("lift")
async def lift(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.moderating.lift(who.id, data.alert)
    await query.answer(who.say.plain("done-mod-lift"))
    await drop_question(query)
