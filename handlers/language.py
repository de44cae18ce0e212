"""One's own language: the desk speaks it to this person, whatever the team speaks."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.buttons import in_rows, keyboard, named
from handlers.menu import refresh_menu
from handlers.places import in_private
from handlers.screens import Screen, as_of_now, bring, home, show
from handlers.taps import SettingTap, setting_actions
from handlers.who import Who
from handlers.words import Voice, languages, nearest

router = Router(name="language")
router.message.filter(in_private)


@router.message(Command("language"))
async def language(message: Message, who: Who) -> None:
    await bring(message, _screen(who))


@setting_actions("language")
async def open_language(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await query.answer()
    await show(query, who, _screen(who))


def _screen(who: Who) -> Screen:
    buttons = []
    for code in languages():
        mark = "✓ " if code == who.say.language else ""
        buttons.append(named(f"{mark}{Voice(code).plain('language-name')}", SettingTap(do="speak", arg=code)))
    return who.say("choose-language"), keyboard(*in_rows(buttons, 3), [home(who)])


@setting_actions("speak")
async def speak(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.staffing.choose_language(who.id, nearest(data.arg))
    who = await as_of_now(who)
    await query.answer(who.say.plain("done-language"))
    await show(query, who, _screen(who))
    await refresh_menu(who)
