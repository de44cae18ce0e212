"""A message in private that is no command: an answer to a question, a comment on a card, or else a draft."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from desk.errors import NotFound, Refused
from desk.model.people import Right
from handlers import answers
from handlers.answer import answered, revised
from handlers.asking import Question
from handlers.buttons import keyboard, tap
from handlers.cases import case_answered
from handlers.draft import drop_question, receive, receive_edit
from handlers.errors import sentence
from handlers.places import in_private
from handlers.reading import is_service
from handlers.taps import PostTap, post_actions
from handlers.who import Who

router = Router(name="private")
OFFERED_WITHIN = timedelta(days=1)
"""A late answer is offered as one so long; after that nobody remembers the question."""


@router.message(in_private)
async def said(message: Message, who: Who) -> None:
    if is_service(message):
        return
    _refuse_unknown_command(message)
    question = await who.asking.pending(who.bot, who.id)
    if question is not None and _is_answer(question, message, who) and await _answered(question, message, who):
        return
    if await answered(message, who) or await case_answered(message, who.desk, who.say):
        return
    if message.reply_to_message is not None:
        post_id = await who.desk.viewing.post_at(message.chat.id, message.reply_to_message.message_id)
        if post_id is not None:
            await who.desk.approving.comment(who.id, post_id, message.text or message.caption or "")
            await message.answer(who.say("done-commented"))
            return
    await receive(message, who)
    if question is not None and not message.media_group_id:
        await _offer_as_answer(question, message, who)


def _refuse_unknown_command(message: Message) -> None:
    """Known ones were handled before; a typing error shall not become a draft."""
    first = message.entities[0] if message.entities and message.forward_origin is None else None
    if first is not None and first.type == "bot_command" and first.offset == 0:
        raise Refused("unknown_command", command=(message.text or "").split()[0][:32])


def _is_answer(question: Question, message: Message, who: Who) -> bool:
    if not who.asking.answers(question, message, who.now):
        return False
    return message.reply_to_message is not None or answers.fits(question.kind, message)


async def _answered(question: Question, message: Message, who: Who) -> bool:
    """Hand it over; what is refused as an answer may have been meant as a draft."""
    try:
        if not await answers.give(question.kind, message, who, question.about):
            return False
    except Refused as error:
        if who.member is None or not who.member.may(Right.WRITE) or "post" not in question.about:
            raise
        draft = tap(who.say, "as-draft", PostTap(do="as_draft", post=0, rev=0))
        await message.reply(who.say("line", text=sentence(who.say, error, who.now)), reply_markup=keyboard([draft]))
        return True
    await _forget(who, question.message_id)
    return True


async def _forget(who: Who, message_id: int) -> None:
    """The question was answered, unless the answer asked the next one."""
    current = await who.asking.pending(who.bot, who.id)
    if current is not None and current.message_id == message_id:
        await who.asking.forget(who.bot, who.id)


async def _offer_as_answer(question: Question, message: Message, who: Who) -> None:
    """A late answer was kept as a draft: one tap makes it the answer after all. Offered once."""
    if not answers.could_be(question.kind, message):
        return
    if "offered" in question.about or who.now.timestamp() - question.asked_at > OFFERED_WITHIN.total_seconds():
        return
    post = await who.desk.viewing.post_from(message.chat.id, message.message_id)
    if post is not None:
        use = tap(who.say, "use-as-answer", PostTap(do="use_as_answer", post=post.id, rev=post.revision))
        await message.reply(who.say("kept-as-draft"), reply_markup=keyboard([use]))
        about = {**question.about, "offered": 1}
        await who.asking.remember(
            who.bot, who.id, Question(question.kind, about, question.message_id, question.asked_at)
        )


def _original(query: CallbackQuery) -> Message:
    """The message under which the button's message stands.

    Raises:
        NotFound: `question_gone`.
    """
    original = query.message.reply_to_message if isinstance(query.message, Message) else None
    if original is None:
        raise NotFound("question_gone")
    return original


@post_actions("use_as_answer")
async def use_as_answer(query: CallbackQuery, data: PostTap, who: Who) -> None:
    question = await who.asking.pending(who.bot, who.id)
    if question is None:
        raise NotFound("question_gone")
    await answers.give(question.kind, _original(query), who, question.about)
    await _forget(who, question.message_id)
    await who.desk.drafting.cancel(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-used-as-answer"))
    await drop_question(query)


@post_actions("as_draft")
async def as_draft(query: CallbackQuery, data: PostTap, who: Who) -> None:
    """It was no answer at all."""
    await receive(_original(query), who)
    await who.asking.forget(who.bot, who.id)
    await query.answer()
    await drop_question(query)


@router.edited_message(in_private)
async def edited(message: Message, who: Who) -> None:
    if not await revised(message, who):
        await receive_edit(message, who)
