"""Drafting: what a member sends is a draft; edit, history, delete, restore, repeat, and what one has in hand."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from desk.errors import Refused, Rejected
from desk.model.people import Right
from desk.model.post import PostState
from desk.viewing import PostLine
from handlers import dates
from handlers.answers import answer_to
from handlers.buttons import keyboard, pager, tap
from handlers.cards import line_button
from handlers.history import history_page
from handlers.naming import title
from handlers.places import in_private
from handlers.reading import read_content
from handlers.screens import Screen, bring, chosen, home, show
from handlers.taps import ListTap, PostTap, list_actions, post_actions
from handlers.who import Who

router = Router(name="draft")
router.message.filter(in_private)


@router.message(Command("new"))
async def new(message: Message, who: Who) -> None:
    if not who.here.may(Right.WRITE):
        raise Refused("no_right", right=Right.WRITE.value, role=who.here.role.value)
    await message.answer(who.say("new-send-anything"))


async def receive(message: Message, who: Who) -> None:
    """Content sent in private: a draft. Parts of an album are gathered first."""
    content = read_content(message)
    if content is None:
        raise Refused("not_content")
    source = (message.chat.id, message.message_id)
    if message.media_group_id:
        await who.desk.gathering.gather(who.id, content, source, message.media_group_id)
        return
    await who.desk.drafting.compose(who.id, content, source)


async def receive_edit(message: Message, who: Who) -> None:
    """The member edited a message that is a draft."""
    content = read_content(message)
    if content is not None:
        source = (message.chat.id, message.message_id)
        await who.desk.drafting.revise_source(who.id, source, content, message.media_group_id or "")


@answer_to("edit", files=True)
async def edited(message: Message, who: Who, about: dict[str, int | str]) -> None:
    content = read_content(message)
    if content is None:
        raise Refused("not_content")
    post, source = int(about["post"]), (message.chat.id, message.message_id)
    if message.media_group_id:
        await who.desk.gathering.gather(who.id, content, source, message.media_group_id, instead_of=post)
        return
    await who.desk.drafting.revise(who.id, post, content, source=source)


@post_actions("open", "card")
async def open_it(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.carding.bring(who.id, data.post)
    await query.answer()


@post_actions("edit")
async def edit(query: CallbackQuery, data: PostTap, who: Who) -> None:
    line = await who.desk.viewing.glimpse(who.id, data.post)
    await query.answer()
    key = "ask-edit-published" if line.post.state is PostState.CLOSED else "ask-edit"
    await who.ask("edit", who.say(key, title=title(line, who.say)), post=data.post)


@post_actions("delete")
async def delete(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.cancel(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-deleted"))


@post_actions("restore")
async def restore(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.restore(who.id, data.post)
    await query.answer(who.say.plain("done-restored"))


@post_actions("drop_change")
async def drop_change(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.drop_amendment(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-change-dropped"))


@post_actions("repeat")
async def repeat(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.repeat(who.id, data.post)
    await query.answer(who.say.plain("done-repeated"))


@post_actions("remove")
async def remove(query: CallbackQuery, data: PostTap, who: Who) -> None:
    """Deleting what readers see is asked once."""
    if not data.yes:
        line = await who.desk.viewing.glimpse(who.id, data.post)
        await query.answer()
        yes = tap(who.say, "delete-yes", data.model_copy(update={"yes": True}), "danger")
        await who.tell(
            who.say("question-delete-published", title=title(line, who.say)),
            keyboard([yes, tap(who.say, "keep", PostTap(do="keep", post=data.post, rev=0))]),
        )
        return
    await who.desk.changing.remove(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-removing"))
    await drop_question(query)


@post_actions("pin")
async def pin(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.changing.pin(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-pinning"))


@post_actions("keep")
async def keep(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer(who.say.plain("done-kept"))
    await drop_question(query)
    await who.asking.settle(who.bot, who.id, query)


async def drop_question(query: CallbackQuery) -> None:
    """A question that was answered goes, so that nobody answers it again."""
    if isinstance(query.message, Message):
        with suppress(Rejected):  # somebody was faster, or it is too old for that
            await query.message.delete()


@post_actions("history")
async def history(query: CallbackQuery, data: PostTap, who: Who) -> None:
    found = await who.desk.viewing.history(who.id, data.post)
    await query.answer()
    text, markup = history_page(found, who, 0)
    await who.tell(text, markup)


@post_actions("history_page")
async def history_turn(query: CallbackQuery, data: PostTap, who: Who) -> None:
    found = await who.desk.viewing.history(who.id, data.post)
    screen = history_page(found, who, chosen(int, data.arg))
    await query.answer()
    await show(query, who, screen)


@router.message(Command("drafts"))
async def drafts(message: Message, who: Who) -> None:
    await bring(message, await _drafts_page(who, 0))


@list_actions("drafts")
async def drafts_turn(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = await _drafts_page(who, max(data.page, 0))
    await query.answer()
    await show(query, who, screen)


async def _drafts_page(who: Who, page: int) -> Screen:
    _, lines, total = await who.desk.viewing.drafts(who.id, page)
    rows = [[line_button(_line(who, line), line.post.id)] for line in lines]
    text = who.say("drafts-head", count=total) if total else who.say("drafts-none")
    return text, keyboard(*rows, pager(who.say, "drafts", page, total), [home(who)])


def _line(who: Who, line: PostLine) -> str:
    """Its state and first words; of a post without any, what it is and when it was written."""
    sign = who.say.plain(f"sign-{line.post.state.value.replace('_', '-')}")
    if line.post.title:
        return f"{sign} {line.post.title}"
    when = dates.short_time(line.post.created_at, who.say.zone, who.say.language, who.now)
    return f"{sign} {title(line, who.say)}, {when}"
