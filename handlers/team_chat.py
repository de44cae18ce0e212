"""The team's group: where cards come for all to see, besides each person's private chat."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import (
    CallbackQuery,
    KeyboardButton,
    KeyboardButtonRequestChat,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from desk.errors import Refused, Rejected
from desk.model.people import Right
from handlers.buttons import keyboard, tap
from handlers.places import chose_chat, in_group, in_private
from handlers.screens import HERE, of_workspace, show, value_of
from handlers.settings import settings_screen
from handlers.taps import HomeTap, SettingTap, setting_actions
from handlers.who import Who

router = Router(name="team_chat")
TEAM_GROUP = 2
"""Which of our chat pickers was answered."""


@router.message(Command("teamchat"), in_group)
async def use_this_group(message: Message, command: CommandObject, who: Who | None = None) -> None:
    """Said in the group itself, or in the topic of it where cards shall come; `off` after it ends it. Those who write
    as the group have no name: nobody acts."""
    if who is None:
        return
    off = (command.args or "").strip().lower() == "off"
    topic = message.message_thread_id if message.is_topic_message else None
    workspace = await who.desk.staffing.set_team_chat(who.id, None if off else message.chat.id, None if off else topic)
    await message.answer(who.say("team-chat-left" if off else "team-chat-here", workspace=workspace.name))


@router.message(Command("teamchat"), in_private)
async def say_it_there(message: Message, who: Who) -> None:
    await message.answer(who.say("team-chat-how"))


@setting_actions("team-chat")
async def team_chat(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    on = who.here.workspace.team_chat_id is not None
    pick = tap(who.say, "choose-group", SettingTap(do="team-chat-pick", arg=of_workspace(who)))
    off = tap(who.say, "team-chat-off", SettingTap(do="team-chat-off", arg=of_workspace(who)), "danger")
    back = tap(who.say, "back", HomeTap(to="settings", arg=HERE))
    text = who.say("settings-team-chat-on" if on else "settings-team-chat-off") + "\n" + who.say("team-chat-how")
    await query.answer()
    await show(query, who, (text, keyboard([pick, off] if on else [pick], [back])))


@setting_actions("team-chat-off")
async def end_team_chat(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    await who.desk.staffing.set_team_chat(who.id, None)
    screen = await settings_screen(who)
    await query.answer(who.say.plain("done-setting"))
    await show(query, who, screen)


@setting_actions("team-chat-pick")
async def pick_group(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    """A picker cannot be an inline button: it comes as a keyboard, and goes with the choice or /cancel."""
    value_of(who, data.arg)
    if not who.here.may(Right.SETTINGS):
        raise Refused("no_right", right=Right.SETTINGS.value, role=who.here.role.value)
    wanted = KeyboardButtonRequestChat(
        request_id=TEAM_GROUP, chat_is_channel=False, bot_is_member=True, request_title=True
    )
    button = KeyboardButton(text=who.say.plain("button-choose-group"), request_chat=wanted)
    await query.answer()
    await who.bot.send_message(
        who.id,
        who.say("pick-group"),
        reply_markup=ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True),
    )


@router.message(chose_chat(TEAM_GROUP), in_private)
async def group_picked(message: Message, who: Who) -> None:
    """The group is written to first: what cannot be written to is no place for cards."""
    group_id = message.chat_shared.chat_id if message.chat_shared else 0
    if not who.here.may(Right.SETTINGS):
        raise Refused("no_right", right=Right.SETTINGS.value, role=who.here.role.value)
    try:
        await who.bot.send_message(group_id, who.say("team-chat-here", workspace=who.here.workspace.name))
    except Rejected:
        raise Refused("team_chat_unreachable") from None
    await who.desk.staffing.set_team_chat(who.id, group_id)
    await message.answer(who.say("done-team-chat"), reply_markup=ReplyKeyboardRemove())
