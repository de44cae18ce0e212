"""Channels: the list, each one's card with what is lacking and its cure, adding, checking, disconnecting."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import (
    CallbackQuery,
    ChatAdministratorRights,
    InlineKeyboardButton,
    KeyboardButton,
    KeyboardButtonRequestChat,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from desk.errors import Refused
from desk.model.network import Channel, ChannelState
from desk.model.people import Member, Right
from handlers.buttons import in_rows, keyboard, link, named, tap
from handlers.freeze import since
from handlers.places import chose_chat, in_private
from handlers.screens import HERE, NO_PREVIEW, Screen, bring, home, pages, show
from handlers.taps import ChannelTap, HomeTap, ListTap, SettingTap, channel_actions, home_actions, list_actions
from handlers.who import Who
from handlers.words import Html

router = Router(name="channels")
router.message.filter(in_private)
PAGE = 20
NEW_CHANNEL = 1
"""Which of our chat pickers was answered."""
WANTED = ChatAdministratorRights(
    is_anonymous=False,
    can_manage_chat=False,
    can_delete_messages=True,
    can_manage_video_chats=False,
    can_restrict_members=False,
    can_promote_members=False,
    can_change_info=False,
    can_invite_users=False,
    can_post_stories=False,
    can_edit_stories=False,
    can_delete_stories=False,
    can_send_welcome_messages=False,
    can_post_messages=True,
    can_edit_messages=True,
)
"""Asked for the bot; the person must have them as well (Bot API, KeyboardButtonRequestChat)."""
LACKS = ("gone", "post", "edit", "delete", "discussion")
"""In the order of their weight."""


@router.message(Command("channels"))
async def channels(message: Message, who: Who) -> None:
    await bring(message, await _list(who))


@home_actions("channels")
async def open_channels(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = await _list(who)
    await query.answer()
    await show(query, who, screen, here=data.arg == HERE)


@list_actions("channels")
async def turn(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = await _list(who, max(0, data.page))
    await query.answer()
    await show(query, who, screen)


async def _list(who: Who, page: int = 0) -> Screen:
    member, found = await who.desk.connecting.channels(who.id)
    lines = [who.say("channels-head", workspace=member.workspace.name, count=len(found))]
    shown = found[page * PAGE : (page + 1) * PAGE]
    lines += [_state_line(who, channel) for channel in shown]
    buttons = [named(channel.name[:30], ChannelTap(do="card", channel=channel.id)) for channel in shown]
    add = []
    if member.may(Right.CHANNELS):
        add = [
            tap(who.say, "add-channel", ChannelTap(do="add"), None if found else "primary"),
            tap(who.say, "doctor", HomeTap(to="doctor")),
        ]
    return "\n".join(lines), keyboard(
        *in_rows(buttons, 2), pages("channels", page, len(found), PAGE), [*add, home(who)]
    )


def _state_line(who: Who, channel: Channel) -> Html:
    if channel.frozen_at:
        state = "frozen"
    elif channel.state is ChannelState.BLOCKED:
        state = "blocked"
    else:
        state = "lacks" if channel.lacks else "fine"
    return who.say(f"channel-line-{state}", channel=channel.name)


def channel_screen(who: Who, member: Member, channel: Channel, fresh: bool = False) -> Screen:
    """One channel: what we may do there, what is lacking, each lack with its cure in words."""
    title = channel.title if channel.username else ""
    lines = [who.say("channel-new" if fresh else "channel-head", channel=channel.name, title=title)]
    if channel.state is ChannelState.BLOCKED:
        lines.append(who.say("channel-blocked"))
    else:
        lines.append(who.say("channel-rights", channel=channel.name, rights=_rights(who, channel)))
    if "discussion" not in channel.lacks and "gone" not in channel.lacks:
        lines.append(who.say("channel-discussion" if channel.linked_id else "channel-no-discussion"))
    if channel.tags_on:
        lines.append(who.say("channel-tags"))
    if member.workspace.frozen_at or channel.frozen_at:
        at = member.workspace.frozen_at or channel.frozen_at or who.now
        lines.append(who.say("channel-frozen", since=since(who, at)))
    lines += [who.say(f"lack-{lack}", channel=channel.name) for lack in LACKS if lack in channel.lacks]
    return "\n".join(lines), keyboard(*_rows(who, member, channel))


def _rights(who: Who, channel: Channel) -> str:
    """Which of posting, editing and deleting we may: its own sentence for each case, as languages join differently."""
    missing = "-".join(lack for lack in ("edit", "delete") if lack in channel.lacks)
    return who.say.plain(f"rights-without-{missing}" if missing else "rights-all")


def _rows(who: Who, member: Member, channel: Channel) -> list[list[InlineKeyboardButton]]:
    first = [tap(who.say, "channel-check", ChannelTap(do="check", channel=channel.id))]
    if member.may(Right.FREEZE):
        first.append(_freeze_button(who, member, channel))
    second = []
    if channel.username:
        second.append(link(who.say, "open-channel", f"https://t.me/{channel.username}"))
    if member.may(Right.CHANNELS):
        second.append(tap(who.say, "tags", ChannelTap(do="tags", channel=channel.id)))
        second.append(tap(who.say, "disconnect", ChannelTap(do="disconnect", channel=channel.id)))
    back = tap(who.say, "back", HomeTap(to="channels", arg=HERE))
    return [first, second, [back, home(who)]]


def _freeze_button(who: Who, member: Member, channel: Channel) -> InlineKeyboardButton:
    """The opposite of what is; where everything is frozen, one channel alone cannot go on."""
    if member.workspace.frozen_at:
        return tap(who.say, "unfreeze-all", SettingTap(do="unfreeze", arg=f"{member.workspace.id}.0"), "success")
    do, style = ("unfreeze", "success") if channel.frozen_at else ("freeze", "danger")
    return tap(who.say, do, ChannelTap(do=do, channel=channel.id), style)


@channel_actions("card")
async def card(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    member, channel = await who.desk.connecting.channel(who.id, data.channel)
    await query.answer()
    await show(query, who, channel_screen(who, member, channel))


@channel_actions("check")
async def check(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    await who.desk.connecting.check(who.id, data.channel)
    member, channel = await who.desk.connecting.channel(who.id, data.channel)
    await query.answer(who.say.plain("done-checked"))
    await show(query, who, channel_screen(who, member, channel))


@channel_actions("freeze", "unfreeze")
async def freeze(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    member, channel = await who.desk.connecting.channel(who.id, data.channel)
    verb = who.desk.freezing.freeze if data.do == "freeze" else who.desk.freezing.unfreeze
    count = await verb(who.id, channel.id, member.workspace.id)
    member, channel = await who.desk.connecting.channel(who.id, data.channel)
    await query.answer(who.say.plain(f"done-{data.do}", count=count))
    await show(query, who, channel_screen(who, member, channel))


@channel_actions("disconnect")
async def disconnect(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    """Asked once: what is planned there will wait."""
    _, channel = await who.desk.connecting.channel(who.id, data.channel)
    yes = tap(who.say, "disconnect", ChannelTap(do="disconnect-yes", channel=channel.id), "danger")
    keep = tap(who.say, "keep", ChannelTap(do="card", channel=channel.id))
    await query.answer()
    await show(query, who, (who.say("question-disconnect", channel=channel.name), keyboard([yes, keep])))


@channel_actions("disconnect-yes")
async def disconnected(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    channel = await who.desk.connecting.disconnect(who.id, data.channel)
    await query.answer(who.say.plain("done-disconnected", channel=channel.name))
    await show(query, who, await _list(who))


# Adding


@channel_actions("add")
async def add(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    """A picker cannot be an inline button: it comes as a keyboard, and goes with the choice or /cancel."""
    if not who.here.may(Right.CHANNELS):
        raise Refused("no_right", right=Right.CHANNELS.value, role=who.here.role.value)
    wanted = KeyboardButtonRequestChat(
        request_id=NEW_CHANNEL,
        chat_is_channel=True,
        bot_administrator_rights=WANTED,
        user_administrator_rights=WANTED,
        request_title=True,
    )
    button = KeyboardButton(text=who.say.plain("button-add-my-channel"), request_chat=wanted)
    await query.answer()
    await who.bot.send_message(
        who.id,
        who.say("pick-channel"),
        reply_markup=ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True),
    )


@router.message(chose_chat(NEW_CHANNEL))
async def picked(message: Message, who: Who) -> None:
    """A channel was chosen; making the bot an administrator there has told of it too, and one of the two reports."""
    chat_id = message.chat_shared.chat_id if message.chat_shared else 0
    await _check_theirs(who, chat_id)
    channel, fresh = await who.desk.connecting.take_in(who.id, "telegram", chat_id)
    if fresh:
        await report(who, channel)
    await message.answer(who.say("picked", channel=channel.name), reply_markup=ReplyKeyboardRemove())
    if fresh:
        await who.desk.counting.count(channel)


async def _check_theirs(who: Who, chat_id: int) -> None:
    """Whoever brings a channel in must be able to post there: a client can name any chat.

    Raises:
        Refused: `not_your_channel`.
        Rejected: we are no member there.
    """
    member = await who.bot.get_chat_member(chat_id, who.id)
    if member.status != "creator" and not getattr(member, "can_post_messages", False):
        raise Refused("not_your_channel")


async def report(who: Who, channel: Channel) -> None:
    """A channel that is new here, with what is lacking."""
    member, channel = await who.desk.connecting.channel(who.id, channel.id)
    text, markup = channel_screen(who, member, channel, fresh=True)
    await who.bot.send_message(who.id, text, reply_markup=markup, link_preview_options=NO_PREVIEW)
