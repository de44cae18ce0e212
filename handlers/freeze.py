"""The red button: stop all publishing, or that of a channel, and resume; effective at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.model.network import Channel
from desk.model.people import Member
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.places import in_private
from handlers.screens import Screen, bring, chosen, home, show
from handlers.taps import ListTap, SettingTap, setting_actions
from handlers.who import Who

router = Router(name="freeze")
router.message.filter(in_private)


@router.message(Command("freeze"))
async def freeze(message: Message, who: Who) -> None:
    member, found = await who.desk.freezing.frozen(who.id)
    await _freeze_if_clear(who, member, found)
    await bring(message, await freeze_screen(who, member.workspace.id))


@router.message(Command("unfreeze"))
async def unfreeze(message: Message, who: Who) -> None:
    member, found = await who.desk.freezing.frozen(who.id)
    await _unfreeze_if_clear(who, member, found)
    await bring(message, await freeze_screen(who, member.workspace.id))


async def _freeze_if_clear(who: Who, member: Member, found: Sequence[Channel]) -> None:
    """With several channels the person says which."""
    if len(found) <= 1 and not member.workspace.frozen_at:
        await who.desk.freezing.freeze(who.id, None, member.workspace.id)


async def _unfreeze_if_clear(who: Who, member: Member, found: Sequence[Channel]) -> None:
    """What is frozen goes on, unless several channels are: the person says which."""
    frozen = [channel.id for channel in found if channel.frozen_at]
    if member.workspace.frozen_at:
        await who.desk.freezing.unfreeze(who.id, None, member.workspace.id)
    elif len(frozen) == 1:
        await who.desk.freezing.unfreeze(who.id, frozen[0], member.workspace.id)


async def freeze_screen(who: Who, workspace_id: int) -> Screen:
    """What is frozen; every button is the opposite of what is."""
    member, found = await who.desk.freezing.frozen(who.id, workspace_id)
    return frozen_line(who, member, found) or who.say("freeze-nothing"), keyboard(*_rows(who, member, found))


def frozen_line(who: Who, member: Member, found: Sequence[Channel]) -> str:
    """What is frozen, in a line; "" where nothing is."""
    if member.workspace.frozen_at:
        return who.say("frozen-all", since=since(who, member.workspace.frozen_at))
    names = ", ".join(channel.name for channel in found if channel.frozen_at)
    return who.say("frozen-channels", channels=names) if names else ""


def since(who: Who, at: datetime) -> str:
    """`14:02` today, else with the day."""
    return who.say.clock(at) if who.say.same_day(at, who.now) else who.say.time(at, who.now)


def _rows(who: Who, member: Member, found: Sequence[Channel]) -> list[list[InlineKeyboardButton]]:
    last = [tap(who.say, "plan", ListTap(name="plan")), home(who)]
    if member.workspace.frozen_at:
        return [[tap(who.say, "unfreeze-all", _tap("unfreeze", member), "success")], last]
    any_frozen = any(channel.frozen_at for channel in found)
    first = [tap(who.say, "freeze-all", _tap("freeze", member), "danger")]
    if any_frozen:
        first.append(tap(who.say, "unfreeze-all", _tap("unfreeze", member), "success"))
    channels = [_channel_button(who, member, channel) for channel in found] if len(found) > 1 else []
    return [first, *in_rows(channels, 2), last]


def _channel_button(who: Who, member: Member, channel: Channel) -> InlineKeyboardButton:
    do, style = ("unfreeze", "success") if channel.frozen_at else ("freeze", "danger")
    return named(who.say.plain(f"button-{do}-one", channel=channel.name)[:40], _tap(do, member, channel.id), style)


def _tap(do: str, member: Member, channel_id: int = 0) -> SettingTap:
    """The workspace is in the button: an emergency is where it was seen, wherever the person acts by now."""
    return SettingTap(do=do, arg=f"{member.workspace.id}.{channel_id}")


def _place(data: SettingTap) -> tuple[int | None, int | None]:
    """Workspace and channel of a button; None: where the person acts, and all channels."""
    workspace, _, channel = data.arg.partition(".")
    return (chosen(int, workspace) if workspace else None, chosen(int, channel) or None if channel else None)


@setting_actions("freeze", "unfreeze")
async def tapped(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    workspace_id, channel_id = _place(data)
    verb = who.desk.freezing.freeze if data.do == "freeze" else who.desk.freezing.unfreeze
    count = await verb(who.id, channel_id, workspace_id)
    await query.answer(who.say.plain(f"done-{data.do}", count=count))
    await show(query, who, await freeze_screen(who, workspace_id or who.here.workspace.id))


@setting_actions("freeze-ask", "unfreeze-ask")
async def asked(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    """From home or the plan: as the command."""
    workspace_id, _ = _place(data)
    member, found = await who.desk.freezing.frozen(who.id, workspace_id)
    act = _freeze_if_clear if data.do == "freeze-ask" else _unfreeze_if_clear
    await act(who, member, found)
    await query.answer()
    await show(query, who, await freeze_screen(who, member.workspace.id))
