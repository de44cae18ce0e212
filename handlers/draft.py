"""Drafting: what a member sends is a draft; edit, options, channels, label, buttons, history, delete, repeat."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from desk.drafting import Option, read_buttons
from desk.errors import Refused, Rejected
from desk.model.content import Content
from desk.model.network import ChannelState
from desk.model.people import Right
from desk.model.post import Post, PostState
from desk.viewing import PostView
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, pager, tap
from handlers.cards import line_button
from handlers.history import history_page
from handlers.reading import read_content
from handlers.taps import HomeTap, ListTap, PostTap, list_actions, post_actions
from handlers.who import Who

router = Router(name="draft")
OPTIONS = (
    Option.SILENT,
    Option.PINNED,
    Option.PROTECTED,
    Option.LINK_PREVIEW,
    Option.CAPTION_ABOVE,
    Option.SPOILER,
    Option.TWO_MESSAGES,
)


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
        await who.desk.drafting.gather(who.id, content, source, message.media_group_id)
        return
    await who.desk.drafting.compose(who.id, content, source)


async def receive_edit(message: Message, who: Who) -> None:
    """The member edited a message that is a draft."""
    content = read_content(message)
    if content is not None:
        await who.desk.drafting.revise_source(who.id, (message.chat.id, message.message_id), content)


@answer_to("edit")
async def edited(message: Message, who: Who, about: dict[str, int | str]) -> None:
    content = read_content(message)
    if content is None:
        raise Refused("not_content")
    await who.desk.drafting.revise(who.id, int(about["post"]), content)


@answer_to("label")
async def labelled(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.drafting.set_label(who.id, int(about["post"]), message.text or "")


@answer_to("buttons")
async def buttons_typed(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await who.desk.drafting.set_buttons(who.id, int(about["post"]), read_buttons(message.text or ""))


@post_actions("open", "card")
async def open_it(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.carding.bring(who.id, data.post)
    await query.answer()


@post_actions("edit")
async def edit(query: CallbackQuery, data: PostTap, who: Who) -> None:
    view = await who.desk.viewing.post(who.id, data.post)
    await query.answer()
    key = "ask-edit-published" if view.post.state is PostState.CLOSED else "ask-edit"
    await who.ask("edit", who.say(key, title=view.post.title), post=data.post)


@post_actions("options")
async def options(query: CallbackQuery, data: PostTap, who: Who) -> None:
    view = await who.desk.viewing.post(who.id, data.post)
    await query.answer()
    await edit_menu(query, _options_menu(who, view))


def _options_menu(who: Who, view: PostView) -> InlineKeyboardMarkup:
    post = view.post
    toggles = [
        named(_option_label(who, option, view.content), PostTap(do="tune", post=post.id, rev=post.revision, arg=option))
        for option in OPTIONS
        if _fits(option, view.content)
    ]
    extra = [
        tap(who.say, "label", PostTap(do="label", post=post.id, rev=post.revision)),
        tap(who.say, "link-buttons", PostTap(do="buttons", post=post.id, rev=post.revision)),
    ]
    return keyboard(*in_rows(toggles, 2), extra, [_back(who, post.id)])


def _back(who: Who, post_id: int) -> InlineKeyboardButton:
    return tap(who.say, "back", PostTap(do="back", post=post_id, rev=0))


def _fits(option: Option, content: Content) -> bool:
    if option in (Option.CAPTION_ABOVE, Option.SPOILER):
        return bool(content.media)
    if option is Option.TWO_MESSAGES:
        return bool(content.media and content.text.strip())
    return option is not Option.LINK_PREVIEW or not content.media


def _option_label(who: Who, option: Option, content: Content) -> str:
    if option is Option.LINK_PREVIEW:
        return who.say.plain(f"toggle-preview-{content.link_preview.value}")
    mark = "✓ " if getattr(content, option.value) else ""
    return mark + who.say.plain(f"option-{option.value.replace('_', '-')}")


async def edit_menu(query: CallbackQuery, markup: InlineKeyboardMarkup) -> None:
    """The card's text stays, its buttons give way to a menu; *Back* brings them again."""
    if isinstance(query.message, Message):
        try:
            await query.message.edit_reply_markup(reply_markup=markup)
        except Rejected as error:
            if error.code != "not_modified":
                raise


@post_actions("back")
async def back(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer()
    if query.message:
        await who.desk.carding.refresh(query.message.chat.id, query.message.message_id)


@post_actions("tune")
async def tune(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.tune(who.id, data.post, data.rev, Option(data.arg))
    await query.answer(who.say.plain("done-option"))
    view = await who.desk.viewing.post(who.id, data.post)
    await edit_menu(query, _options_menu(who, view))


@post_actions("label")
async def label(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer()
    await who.ask("label", who.say("ask-label"), post=data.post)


@post_actions("buttons")
async def buttons(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer()
    await who.ask("buttons", who.say("ask-buttons"), post=data.post)


@post_actions("channels", "cure_channels")
async def channels(query: CallbackQuery, data: PostTap, who: Who) -> None:
    view = await who.desk.viewing.post(who.id, data.post)
    await query.answer()
    await _show_channels(query, who, view)


async def _show_channels(query: CallbackQuery, who: Who, view: PostView) -> None:
    _, all_channels = await who.desk.connecting.channels(who.id)
    chosen = {c.id for c in view.channels}
    rows = [
        [
            named(
                f"{'✓ ' if c.id in chosen else ''}{c.name}"[:60],
                PostTap(do="channel", post=view.post.id, rev=view.post.revision, arg=str(c.id)),
            )
        ]
        for c in all_channels
    ]
    connect = tap(who.say, "add-channel", HomeTap(to="channels"))
    await edit_menu(query, keyboard(*rows, [connect, _back(who, view.post.id)]))


@post_actions("channel")
async def channel(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.choose_channel(who.id, data.post, data.rev, int(data.arg))
    await query.answer()
    await _show_channels(query, who, await who.desk.viewing.post(who.id, data.post))


@post_actions("cure_two_messages")
async def cure_two_messages(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.tune(who.id, data.post, data.rev, Option.TWO_MESSAGES)
    await query.answer(who.say.plain("done-two-messages"))


@post_actions("cure_drop_buttons")
async def cure_drop_buttons(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.drafting.set_buttons(who.id, data.post, (), data.rev)
    await query.answer(who.say.plain("done-buttons-gone"))


@post_actions("cure_silence")
async def cure_silence(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.staffing.silence(who.id, data.arg)
    await query.answer(who.say.plain("done-silenced"))
    if query.message:
        await who.desk.carding.refresh(query.message.chat.id, query.message.message_id)


@post_actions("cure_check_channel")
async def cure_check_channel(query: CallbackQuery, data: PostTap, who: Who) -> None:
    view = await who.desk.viewing.post(who.id, data.post)
    for blocked in [c for c in view.channels if c.state is ChannelState.BLOCKED]:
        await who.desk.connecting.check(who.id, blocked.id)
    await query.answer(who.say.plain("done-checked"))
    if query.message:
        await who.desk.carding.refresh(query.message.chat.id, query.message.message_id)


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
        view = await who.desk.viewing.post(who.id, data.post)
        await query.answer()
        yes = tap(who.say, "delete-yes", data.model_copy(update={"yes": True}), "danger")
        await who.tell(
            who.say("question-delete-published", title=view.post.title),
            keyboard([yes, tap(who.say, "keep", PostTap(do="keep", post=data.post, rev=0))]),
        )
        return
    await who.desk.changing.remove(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-removing"))
    await drop_question(query)


@post_actions("keep")
async def keep(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await query.answer(who.say.plain("done-kept"))
    await drop_question(query)


async def drop_question(query: CallbackQuery) -> None:
    """A question that was answered goes, so that nobody answers it again."""
    if isinstance(query.message, Message):
        await query.message.delete()


@post_actions("history")
async def history(query: CallbackQuery, data: PostTap, who: Who) -> None:
    found = await who.desk.viewing.history(who.id, data.post)
    await query.answer()
    text, markup = history_page(found, who, int(data.arg or 0))
    await who.tell(text, markup)


@post_actions("history_page")
async def history_turn(query: CallbackQuery, data: PostTap, who: Who) -> None:
    found = await who.desk.viewing.history(who.id, data.post)
    await query.answer()
    text, markup = history_page(found, who, int(data.arg or 0))
    if isinstance(query.message, Message):
        await query.message.edit_text(text, reply_markup=markup)


@router.message(Command("drafts"))
async def drafts(message: Message, who: Who) -> None:
    text, markup = await _drafts_page(who, 0)
    await message.answer(text, reply_markup=markup)


@list_actions("drafts")
async def drafts_turn(query: CallbackQuery, data: ListTap, who: Who) -> None:
    text, markup = await _drafts_page(who, data.page)
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_text(text, reply_markup=markup)


async def _drafts_page(who: Who, page: int) -> tuple[str, InlineKeyboardMarkup]:
    _, posts, total = await who.desk.viewing.drafts(who.id, page)
    rows = [
        [line_button(f"{who.say.plain(f'sign-{_sign(p)}')} {p.title or who.say.plain('untitled')}", p.id)]
        for p in posts
    ]
    text = who.say("drafts-head", count=total) if total else who.say("drafts-none")
    return text, keyboard(*rows, pager(who.say, "drafts", page, total), [tap(who.say, "home", HomeTap(to="home"))])


def _sign(post: Post) -> str:
    return post.state.value.replace("_", "-")
