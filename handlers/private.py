"""A message in private that is no command: an answer to a question, a comment on a card, or else a draft."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from desk.errors import NotFound
from handlers import answers
from handlers.buttons import keyboard, tap
from handlers.draft import receive, receive_edit
from handlers.places import in_private
from handlers.taps import PostTap, post_actions
from handlers.who import Who

router = Router(name="private")


@router.message(in_private)
async def said(message: Message, who: Who) -> None:
    question = await who.asking.pending(who.bot, who.id)
    expected = question is not None and who.asking.answers(question, message, who.now)
    if question is not None and expected and await answers.give(question.kind, message, who, question.about):
        await _forget(who, question.message_id)
        return
    replied = message.reply_to_message
    if replied is not None:
        post_id = await who.desk.viewing.post_at(message.chat.id, replied.message_id)
        if post_id is not None:
            await who.desk.approving.comment(who.id, post_id, message.text or message.caption or "")
            await message.answer(who.say("done-commented"))
            return
    await receive(message, who)
    if question is not None and not message.media_group_id:
        await _offer_as_answer(message, who)


async def _forget(who: Who, message_id: int) -> None:
    """The question was answered, unless the answer asked the next one."""
    current = await who.asking.pending(who.bot, who.id)
    if current is not None and current.message_id == message_id:
        await who.asking.forget(who.bot, who.id)


async def _offer_as_answer(message: Message, who: Who) -> None:
    """A late answer was kept as a draft: one tap makes it the answer after all."""
    post = await who.desk.viewing.post_from(message.chat.id, message.message_id)
    if post is not None:
        use = tap(who.say, "use-as-answer", PostTap(do="use_as_answer", post=post.id, rev=post.revision))
        await message.reply(who.say("kept-as-draft"), reply_markup=keyboard([use]))


@post_actions("use_as_answer")
async def use_as_answer(query: CallbackQuery, data: PostTap, who: Who) -> None:
    question = await who.asking.pending(who.bot, who.id)
    original = query.message.reply_to_message if isinstance(query.message, Message) else None
    if question is None or original is None:
        raise NotFound("question_gone")
    await answers.give(question.kind, original, who, question.about)
    await _forget(who, question.message_id)
    await who.desk.drafting.cancel(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-used-as-answer"))


@router.edited_message(in_private)
async def edited(message: Message, who: Who) -> None:
    await receive_edit(message, who)
