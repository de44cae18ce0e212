"""Reviews: submit, approve, request changes with a note, take back, withdraw, comments, what waits."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, ReactionTypeEmoji

from desk.errors import IntegrationError, NotFound
from desk.model.post import PostState
from handlers.answer import answered
from handlers.answers import answer_to
from handlers.buttons import keyboard, pager
from handlers.cards import line_button
from handlers.draft import drop_question
from handlers.naming import title
from handlers.places import in_group, in_private, is_reply
from handlers.screens import Screen, bring, home, show
from handlers.taps import ListTap, PostTap, list_actions, post_actions
from handlers.who import Who

router = Router(name="review")
HEARD = "👌"


@post_actions("submit")
async def submit(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.approving.submit(who.id, data.post, data.rev, accepted=data.yes)
    await query.answer(who.say.plain("done-submitted"))
    if data.yes:
        await drop_question(query)


@post_actions("approve")
async def approve(query: CallbackQuery, data: PostTap, who: Who) -> None:
    post = await who.desk.approving.approve(who.id, data.post, data.rev)
    key = "done-approved-counts" if post.stage is PostState.IN_REVIEW else "done-approved"
    await query.answer(who.say.plain(key))


@post_actions("return")
async def request_changes(query: CallbackQuery, data: PostTap, who: Who) -> None:
    line = await who.desk.viewing.glimpse(who.id, data.post)
    await query.answer()
    await who.ask("note", who.say("ask-note", title=title(line, who.say)), post=data.post, rev=data.rev)


@answer_to("note")
async def noted(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.approving.request_changes(
        who.id, int(about["post"]), int(about["rev"]), message.text or message.caption or ""
    )
    await message.answer(who.say("done-returned"))


@post_actions("retract")
async def retract(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.approving.retract(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-retracted"))


@post_actions("withdraw")
async def withdraw(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.approving.withdraw(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-withdrawn"))


@post_actions("comment")
async def comment(query: CallbackQuery, data: PostTap, who: Who) -> None:
    line = await who.desk.viewing.glimpse(who.id, data.post)
    await query.answer()
    await who.ask("comment", who.say("ask-comment", title=title(line, who.say)), post=data.post)


@answer_to("comment")
async def commented(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.approving.comment(who.id, int(about["post"]), message.text or message.caption or "")
    await message.answer(who.say("done-commented"))


@router.message(in_group, is_reply)
async def commented_in_group(message: Message, who: Who | None = None) -> None:
    """A member's reply to a card in the team's group: to an alert's, it answers the reader; to a post's, it is a
    comment. A reaction says that it was heard."""
    replied = message.reply_to_message
    if who is None or replied is None:
        raise SkipHandler
    with suppress(NotFound):  # a guest of the group
        if await answered(message, who):
            return
    if not (message.text or message.caption):
        raise SkipHandler
    post_id = await who.desk.viewing.post_at(message.chat.id, replied.message_id)
    if post_id is None:
        raise SkipHandler
    with suppress(NotFound):  # a guest of the group
        await who.desk.approving.comment(who.id, post_id, message.text or message.caption or "")
        with suppress(IntegrationError):
            await message.react([ReactionTypeEmoji(emoji=HEARD)])


@router.message(Command("review"), in_private)
async def review(message: Message, who: Who) -> None:
    await bring(message, await _page(who, 0))


@list_actions("review")
async def turn(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = await _page(who, max(data.page, 0))
    await query.answer()
    await show(query, who, screen)


async def _page(who: Who, page: int) -> Screen:
    _, lines, total = await who.desk.viewing.to_review(who.id, page)
    rows = []
    for line in lines:
        when = f"{who.say.time(line.post.asked_at, who.now)} · " if line.post.asked_at else ""
        rows.append([line_button(f"{when}{title(line, who.say)}", line.post.id)])
    text = who.say("review-head", count=total) if total else who.say("review-none")
    return text, keyboard(*rows, pager(who.say, "review", page, total), [home(who)])
