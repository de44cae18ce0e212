"""Storms: the list of what they say, one answer for all of them, quiet for an hour."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import NotFound, Refused
from desk.storming import PAGE, StormPage
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.draft import drop_question
from handlers.quoting import cleaned, name, quotation
from handlers.reading import read_answer
from handlers.screens import HERE, Screen, chosen, show
from handlers.taps import AlertTap, alert_actions
from handlers.who import Who


@alert_actions("answer-all")
async def ask_for_all(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    count = await who.desk.storming.waiting(who.id, data.alert)
    await query.answer()
    await who.ask("answer_all", who.say("ask-answer-all", count=count or 0), alert=data.alert)


@answer_to("answer_all", files=True)
async def typed(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await offer_to_all(message, who, int(about["alert"]))


async def offer_to_all(message: Message, who: Who, alert_id: int) -> bool:
    """Asked once before it goes to many. Whether the alert is a storm."""
    count = await who.desk.storming.waiting(who.id, alert_id)
    if count is None:
        return False
    if read_answer(message) is None:
        raise Refused("not_an_answer")
    yes = tap(who.say, "answer-all-yes", AlertTap(do="answer-all-yes", alert=alert_id), "success")
    no = tap(who.say, "back", AlertTap(do="keep", alert=alert_id))
    await message.reply(who.say("question-answer-all", count=count), reply_markup=keyboard([yes, no]))
    return True


@alert_actions("answer-all-yes")
async def answer_all(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """The answer is the presser's own message, above the question."""
    original = query.message.reply_to_message if isinstance(query.message, Message) else None
    if original is None or original.from_user is None or original.from_user.id != who.id:
        raise NotFound("question_gone")
    content = read_answer(original)
    if content is None:
        raise Refused("not_an_answer")
    count = await who.desk.storming.answer_all(who.id, data.alert, content)
    await query.answer(who.say.plain("done-answer-all", count=count))
    await drop_question(query)


@alert_actions("storm-list")
async def listed(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Below the card first; turning pages stays in the list."""
    place, _, number = data.arg.partition(".")
    page = await who.desk.storming.listed(who.id, data.alert, max(chosen(int, number or "0"), 0))
    await query.answer()
    await show(query, who, _screen(page, who), here=place == HERE)


def _screen(page: StormPage, who: Who) -> Screen:
    lines = [who.say("storm-list-head", count=page.total)]
    for comment in page.comments:
        signed = f"— {name(comment.author.name)}, {who.say.clock(comment.said_at)}"
        lines.append(quotation(cleaned(comment.text, 160, 2), signed))
    readers = {comment.author.id: comment for comment in reversed(page.comments)}
    histories = [
        named(name(one.author.name)[:20], AlertTap(do="reader", alert=page.alert.id, arg=str(one.id)))
        for one in sorted(readers.values(), key=lambda one: one.id)
    ]
    return "\n".join(lines), keyboard(*in_rows(histories, 2), _turning(page))


def _turning(page: StormPage) -> list[InlineKeyboardButton]:
    def to(sign: str, number: int) -> InlineKeyboardButton:
        return named(sign, AlertTap(do="storm-list", alert=page.alert.id, arg=f"{HERE}.{number}"))

    row = [to("‹", page.page - 1)] if page.page > 0 else []
    return [*row, to("›", page.page + 1)] if (page.page + 1) * PAGE < page.total else row


@alert_actions("storm-mute")
async def mute(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.storming.mute(who.id, data.alert)
    await query.answer(who.say.plain("done-storm-mute"))
