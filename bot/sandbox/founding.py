"""How accounts and chats come into being."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from bot.sandbox.accounts import Account, BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.members import ALL_RIGHTS, Member
from bot.sandbox.people import Person

if TYPE_CHECKING:
    from bot.sandbox.town import Town

Json = dict[str, Any]


def found_bot(town: Town, username: str, first_name: str, token: str | None, privacy: bool) -> BotAccount:
    """A bot with a token of the usual shape; the id in front of a given token's colon is the bot's id."""
    head = (token or "").partition(":")[0]
    bot_id = int(head) if head.isdigit() else 7_000_000_000 + town.number("user")
    secret = hashlib.sha256(f"{bot_id}".encode()).hexdigest()[:35]
    bot = BotAccount(
        town, bot_id, first_name, None, username, None, token=token or f"{bot_id}:{secret}", privacy=privacy
    )
    town.bots[bot.id] = bot
    town.tokens[bot.token] = bot
    town.touch(bot)
    return bot


def found_person(
    town: Town, first_name: str, username: str | None, language_code: str | None, last_name: str | None
) -> Person:
    """A person."""
    person = Person(town, 100_000_000 + town.number("user"), first_name, last_name, username, language_code)
    town.people[person.id] = person
    town.touch(person)
    return person


def found_private(town: Town, bot: BotAccount, person: Account) -> Chat:
    """The chat of a bot and a person; the same one every time."""
    chat = town.private.get((bot.id, person.id))
    if chat is None:
        chat = town.private[bot.id, person.id] = Chat(town, person.id, "private", bot_id=bot.id)
        town.touch(chat)
        town.tell("chat", chat)
    return chat


def found_chat(town: Town, kind: str, title: str, owner: Account, username: str | None = None) -> Chat:
    """A group, supergroup or channel with its owner."""
    number = -town.number("group") if kind == "group" else -1_000_000_000_000 - town.number("channel")
    chat = Chat(town, number, kind, title, username)
    chat.members[owner.id] = Member("creator", dict.fromkeys(ALL_RIGHTS, True) | {"is_anonymous": False})
    town.chats[chat.id] = chat
    town.touch(chat)
    town.tell("chat", chat)
    return chat
