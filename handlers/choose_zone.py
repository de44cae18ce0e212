"""Choosing the workspace's time zone: the likeliest ones as buttons, or a typed city; at first use and in settings."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import Refused
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.screens import HERE, Screen, as_of_now, bring, home, of_workspace, show, value_of
from handlers.settings import settings_screen
from handlers.taps import ChannelTap, HomeTap, SettingTap, setting_actions
from handlers.who import Who
from handlers.zones import common_zones, find_zones, zone_label

FIRST, LATER = "zone-first", "zone-set"
"""What follows a zone's button: the next of the first steps, or the settings."""


def _zone_rows(who: Who, zones: Sequence[str], do: str) -> list[list[InlineKeyboardButton]]:
    buttons = [
        named(zone_label(zone, who.say.language, who.now), SettingTap(do=do, arg=of_workspace(who, zone)))
        for zone in zones
    ]
    return in_rows(buttons, 2)


async def ask_first_zone(who: Who, zones: Sequence[str]) -> None:
    """The second question to whoever founds a workspace."""
    text = who.say("first-zone", workspace=who.here.workspace.name)
    sent = await who.tell(text, keyboard(*_zone_rows(who, zones, FIRST)))
    await who.expect("zone", sent.message_id, workspace=who.here.workspace.id, do=FIRST)


@setting_actions("zone")
async def zone(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    zones = common_zones(query.from_user.language_code or who.say.language)
    label = zone_label(who.here.workspace.zone, who.say.language, who.now)
    back = tap(who.say, "back", HomeTap(to="settings", arg=HERE))
    await query.answer()
    await show(query, who, (who.say("choose-zone", zone=label), keyboard(*_zone_rows(who, zones, LATER), [back])))
    if query.message:
        await who.expect("zone", query.message.message_id, workspace=who.here.workspace.id, do=LATER)


@setting_actions(FIRST, LATER)
async def zone_tapped(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    screen = await _set(who, value_of(who, data.arg), data.do)
    await who.asking.forget(who.bot, who.id)
    await query.answer(who.say.plain("done-setting"))
    await show(query, who, screen)


@answer_to("zone")
async def city_typed(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """The one zone of that city is taken; of several the person chooses.

    Raises:
        Refused: `zone_unknown`.
    """
    value_of(who, str(about["workspace"]))
    do = str(about["do"])
    found = find_zones(message.text or "", who.say.language)
    if not found:
        raise Refused("zone_unknown")
    if found[0].score == 1 or len(found) == 1:
        await bring(message, await _set(who, found[0].zone_name, do))
        return
    zones = [match.zone_name for match in found]
    await bring(message, (who.say("which-zone"), keyboard(*_zone_rows(who, zones, do))))


async def _set(who: Who, zone_name: str, do: str) -> Screen:
    await who.desk.staffing.set_zone(who.id, zone_name)
    who = await as_of_now(who)
    return first_channel(who) if do == FIRST else await settings_screen(who)


def first_channel(who: Who) -> Screen:
    """The third of the first steps."""
    label = zone_label(who.here.workspace.zone, who.say.language, who.now)
    text = who.say("first-channel", zone=label, now=who.say.clock(who.now))
    return text, keyboard([tap(who.say, "add-my-channel", ChannelTap(do="add"), "primary")], [home(who)])
