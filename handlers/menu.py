"""Telegram's list of commands: in each language for everybody, and by role for each member."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from desk.errors import IntegrationError
from desk.model.people import Member, Person, Right
from handlers.who import Who
from handlers.words import FALLBACK, Voice, languages

COMMANDS: tuple[tuple[str, Right | None], ...] = (
    ("start", None),
    ("new", Right.WRITE),
    ("drafts", Right.WRITE),
    ("review", Right.APPROVE),
    ("plan", Right.SEE),
    ("inbox", Right.ANSWER),
    ("watch", Right.ANSWER),
    ("stats", Right.SEE),
    ("report", Right.SEE),
    ("visits", Right.PUBLISH),
    ("sources", Right.ANSWER),
    ("freeze", Right.FREEZE),
    ("unfreeze", Right.FREEZE),
    ("channels", Right.CHANNELS),
    ("doctor", Right.CHANNELS),
    ("team", Right.TEAM),
    ("settings", Right.SETTINGS),
    ("language", None),
    ("help", None),
    ("cancel", None),
)
"""In the order of the menu; with the right that a command is of use with."""
IN_GROUPS = ("stats", "teamchat")


def commands_for(member: Member | None) -> tuple[str, ...]:
    """The commands of a role; of a newcomer, where there is none."""
    return tuple(name for name, right in COMMANDS if right is None or (member is not None and member.may(right)))


@cache
def _list(language: str, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(command=name, description=Voice(language).plain(f"command-{name}")) for name in names]


async def set_default_menus(bot: Bot) -> None:
    """What Telegram shows to those whom we do not know yet, and in groups; at every start.

    Raises:
        IntegrationError: Telegram did not take it.
    """
    for language in languages():
        # two letters are all that Telegram takes; English is for all other languages as well
        code = None if language == FALLBACK else language.partition("-")[0]
        private, groups = _list(language, commands_for(None)), _list(language, IN_GROUPS)
        await bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats(), language_code=code)
        await bot.set_my_commands(groups, scope=BotCommandScopeAllGroupChats(), language_code=code)


async def set_menu(bot: Bot, person: Person, member: Member | None) -> None:
    """The commands of a person's role, in the person's language. A menu that Telegram does not take is no failure."""
    scope = BotCommandScopeChat(chat_id=person.id)
    with suppress(IntegrationError):
        await bot.set_my_commands(_list(person.language, commands_for(member)), scope=scope)


async def refresh_menu(who: Who) -> None:
    await set_menu(who.bot, who.person, who.member)
