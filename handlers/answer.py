"""Answers to readers: a reply to an alert's card, or to *Reply*'s question; editing, taking back; what is in doubt."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message, ReactionTypeEmoji

from desk.errors import IntegrationError, NotFound, Refused
from handlers.answers import answer_to
from handlers.buttons import keyboard, tap
from handlers.draft import drop_question
from handlers.errors import sentence
from handlers.places import in_group
from handlers.quoting import cleaned, name
from handlers.reading import read_answer
from handlers.screens import chosen
from handlers.storms import offer_to_all
from handlers.taps import AlertTap, alert_actions
from handlers.who import Who

router = Router(name="answer")
HEARD = "👌"
SECOND = frozenset({"answered_by_other", "taken_by_other"})
"""Refusals that are about somebody else: one may insist."""


async def answered(message: Message, who: Who) -> bool:
    """Whether it is a reply to an alert's card. Then the reader gets it."""
    replied = message.reply_to_message
    if replied is None:
        return False
    alert_id = await who.desk.showing.alert_at(message.chat.id, replied.message_id)
    if alert_id is None:
        return False
    if not await offer_to_all(message, who, alert_id):
        await _give(message, who, alert_id)
    return True


async def _give(message: Message, who: Who, alert_id: int, anyway: bool = False) -> None:
    content = read_answer(message)
    if content is None:
        raise Refused("not_an_answer")
    source = (message.chat.id, message.message_id)
    try:
        await who.desk.responding.answer(who.id, alert_id, content, source, anyway)
    except Refused as error:
        if error.code not in SECOND:
            raise
        too = tap(who.say, "answer-too", AlertTap(do="answer-too", alert=alert_id))
        await message.reply(who.say("line", text=sentence(who.say, error, who.now)), reply_markup=keyboard([too]))
        return
    with suppress(IntegrationError):  # the card tells the rest
        await message.react([ReactionTypeEmoji(emoji=HEARD)])


@alert_actions("answer-too")
async def answer_too(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Although somebody else has answered, or is at it. The message is the presser's own."""
    original = query.message.reply_to_message if isinstance(query.message, Message) else None
    if original is None or original.from_user is None or original.from_user.id != who.id:
        raise NotFound("question_gone")
    await _give(original, who, data.alert, anyway=True)
    await query.answer()
    await drop_question(query)


@alert_actions("reply")
async def ask_for_answer(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    there = await who.desk.responding.exchange(who.id, data.alert)
    await query.answer()
    text = who.say("ask-answer", author=name(there.comment.author.name), text=cleaned(there.comment.text))
    await who.ask("answer", text, alert=data.alert)


@answer_to("answer", files=True)
async def answer_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await _give(message, who, int(about["alert"]))


async def revised(message: Message, who: Who) -> bool:
    """Whether the edited message is an answer. Then the reader sees it edited."""
    source = (message.chat.id, message.message_id)
    if not await who.desk.responding.answers_from(*source):
        return False
    content = read_answer(message)
    if content is None:
        raise Refused("not_an_answer")
    return await who.desk.responding.revise(who.id, source, content)


@router.edited_message(in_group)
async def revised_in_group(message: Message, who: Who | None = None) -> None:
    if who is None or not await revised(message, who):
        raise SkipHandler


@alert_actions("take-back")
async def take_back(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Deleting what a reader has read is asked once."""
    await who.desk.responding.exchange(who.id, data.alert)
    await query.answer()
    yes = tap(who.say, "take-back-yes", AlertTap(do="take-back-yes", alert=data.alert, arg=data.arg), "danger")
    no = tap(who.say, "keep", AlertTap(do="keep", alert=data.alert))
    await who.tell(who.say("question-take-back"), keyboard([yes, no]))


@alert_actions("take-back-yes")
async def take_back_now(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.responding.take_back(who.id, _number(data))
    await query.answer(who.say.plain("done-taking-back"))
    await drop_question(query)


@alert_actions("keep")
async def keep(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await query.answer(who.say.plain("done-kept"))
    await drop_question(query)


@alert_actions("it-is-there")
async def it_is_there(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.responding.it_is_there(who.id, _number(data))
    await query.answer(who.say.plain("done-answer-there"))


@alert_actions("send-again")
async def send_again(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.responding.send_again(who.id, _number(data))
    await query.answer(who.say.plain("done-answer-again"))


@alert_actions("leave-it")
async def leave_it(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.responding.leave_it(who.id, _number(data))
    await query.answer(who.say.plain("done-answer-left"))


@alert_actions("try-again")
async def try_again(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.responding.try_again(who.id, _number(data))
    await query.answer(who.say.plain("done-answer-now"))


@alert_actions("drop")
async def drop(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.responding.drop(who.id, _number(data))
    await query.answer(who.say.plain("done-answer-dropped"))


def _number(data: AlertTap) -> int:
    """The answer that the button is about."""
    return chosen(int, data.arg)
