"""What an answer of Telegram means: the measured table, in process and against a real HTTP server."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiogram.exceptions
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import SendMessage

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.faults import Fault
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from desk.errors import IntegrationError, Moved, NeedsLogin, NotSent, Rejected, SlowDown, Unknown
from desk.model.content import Content, Media, MediaKind
from integrations.telegram import TelegramNetwork
from integrations.telegram.answers import meaning, understood
from tests.town import make_bot

TIMEOUT = 0.5
WIRES = ("in process", "over http")
HELLO = Content("Coffee at nine")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: the fault, what it means, and whether it was applied all the same."""

    fault: dict[str, Any]
    means: type[IntegrationError]
    code: str
    applied: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


TABLE = {
    "refused connection": Row({"kind": "refused", "times": None}, NotSent, "no_connection"),
    "429": Row({"kind": "flood", "retry_after": 17}, SlowDown, "slow_down", facts={"after": 17.0}),
    "403 kicked": Row({"kind": "forbidden"}, Rejected, "gone"),
    "400": Row({"kind": "bad"}, Rejected, "gone"),
    "413": Row({"kind": "too_large"}, Rejected, "file_too_large"),
    "401": Row({"kind": "unauthorized"}, NeedsLogin, "needs_login"),
    "404": Row({"kind": "not_found"}, NeedsLogin, "needs_login"),
    "409": Row({"kind": "conflict"}, Unknown, "conflict"),
    "400 migrated": Row({"kind": "migrate", "migrate_to_chat_id": -1005}, Moved, "moved", facts={"to": -1005}),
    "slower than the time-out": Row({"kind": "silence"}, Unknown, "timed_out", applied=True),
    "dropped after the request": Row({"kind": "dropped"}, Unknown, "answer_lost", applied=True),
    "half a body": Row({"kind": "half"}, Unknown, "answer_lost", applied=True),
    "a newer schema": Row({"kind": "newer"}, Unknown, "answer_unread", applied=True),
    "502 of a proxy, applied": Row({"kind": "proxy", "applied": True}, Unknown, "answer_unread", applied=True),
    "502 of a proxy, not applied": Row({"kind": "proxy"}, Unknown, "answer_unread"),
    "500 restart, applied": Row({"kind": "restart", "applied": True}, Unknown, "unknown", applied=True),
    "500 restart, not applied": Row({"kind": "restart"}, Unknown, "unknown"),
}


@asynccontextmanager
async def speaking(town: Town, account: BotAccount, wire: str) -> AsyncIterator[Bot]:
    """A bot that talks to the town, through a real socket or without."""
    if wire == "in process":
        async with make_bot(town, account) as bot:
            yield bot
        return
    door = Door(create_app(town), "127.0.0.1", 0)
    await door.open()
    session = AiohttpSession(api=TelegramAPIServer.from_base(door.url), timeout=TIMEOUT)
    bot = Bot(account.token, session=session)
    try:
        yield bot
    finally:
        town.faults.clear()
        await asyncio.sleep(0.05)
        await session.close()
        await door.close()


@pytest.fixture
def account(town: Town) -> BotAccount:
    return town.add_bot("desk_bot")


@pytest.fixture
def channel(town: Town, account: BotAccount) -> Chat:
    owner = town.add_person("Owner", "owner")
    made = owner.create_channel("Roastery", "roastery")
    owner.promote(made, account, can_post_messages=True)
    return made


def posts(channel: Chat, account: BotAccount) -> list[str]:
    return [m.text for m in channel.messages.values() if m.author_id == account.id]


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize("row", TABLE.values(), ids=TABLE)
async def test_the_table(town: Town, account: BotAccount, channel: Chat, row: Row, wire: str) -> None:
    async with speaking(town, account, wire) as bot:
        town.faults.add(Fault(**row.fault))
        await asyncio.sleep(0.05 if row.fault["kind"] == "refused" else 0)  # the door takes a moment to shut
        with pytest.raises(IntegrationError) as caught:
            await TelegramNetwork(bot).publish(HELLO, channel.id)
    error = caught.value
    assert (type(error), error.code) == (row.means, row.code)
    assert {name: getattr(error, name) for name in row.facts} == row.facts
    assert posts(channel, account) == ([HELLO.text] if row.applied else [])


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize("parts", [1, 2])
async def test_an_album_that_is_there_in_part(
    town: Town, account: BotAccount, channel: Chat, parts: int, wire: str
) -> None:
    person = town.add_person("Editor", "editor")
    person.start(account)
    files = [person.send_file(account, "photo", f"{i}".encode()).content["photo"][-1]["file_id"] for i in range(3)]
    album = Content(media=tuple(Media(MediaKind.PHOTO, name) for name in files))
    async with speaking(town, account, wire) as bot:
        town.faults.add(Fault(kind="part", parts=parts))
        with pytest.raises(Unknown) as caught:
            await TelegramNetwork(bot).publish(album, channel.id)
    assert caught.value.code == "partly_sent"
    assert len(posts(channel, account)) == parts


@pytest.mark.parametrize("wire", WIRES)
async def test_a_slow_answer_in_time_is_an_answer(town: Town, account: BotAccount, channel: Chat, wire: str) -> None:
    async with speaking(town, account, wire) as bot:
        town.faults.add(Fault(kind="slow", delay=TIMEOUT / 5))
        sent = await TelegramNetwork(bot).publish(HELLO, channel.id)
    assert sent.link == f"https://t.me/roastery/{sent.ids[0]}"
    assert posts(channel, account) == [HELLO.text]


async def test_a_name_that_nobody_knows_is_not_sent(account: BotAccount) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base("http://nowhere.invalid"), timeout=5)
    async with Bot(account.token, session=session) as bot:
        with pytest.raises(NotSent) as caught:
            await TelegramNetwork(bot).publish(HELLO, 1)
    assert caught.value.code == "no_connection"


WORDS = {
    (403, "Forbidden: bot was kicked from the channel chat"): "gone",
    (403, "Forbidden: bot is not a member of the channel chat"): "gone",
    (403, "Forbidden: the group chat was deleted"): "gone",
    (400, "Bad Request: chat not found"): "gone",
    (400, "Bad Request: group chat was deactivated"): "gone",
    (403, "Forbidden: bot was blocked by the user"): "blocked",
    (403, "Forbidden: user is deactivated"): "blocked",
    (403, "Forbidden: bot can't initiate conversation with a user"): "blocked",
    (400, "Bad Request: need administrator rights in the channel chat"): "no_rights",
    (400, "Bad Request: not enough rights to send photos to the chat"): "no_rights",
    (400, "Bad Request: have no rights to send a message"): "no_rights",
    (400, "Bad Request: CHAT_WRITE_FORBIDDEN"): "no_rights",
    (400, "Bad Request: CHAT_ADMIN_REQUIRED"): "no_rights",
    (400, "Bad Request: message is too long"): "too_long",
    (400, "Bad Request: MESSAGE_TOO_LONG"): "too_long",
    (400, "Bad Request: message caption is too long"): "too_long",
    (400, "Bad Request: MEDIA_CAPTION_TOO_LONG"): "too_long",
    (400, "Bad Request: wrong file identifier/HTTP URL specified"): "file_gone",
    (400, "Bad Request: wrong remote file identifier specified: Wrong string length"): "file_gone",
    (400, "Bad Request: message is not modified: specified new message content is the same"): "not_modified",
    (400, "Bad Request: message to edit not found"): "message_gone",
    (400, "Bad Request: message to delete not found"): "message_gone",
    (400, "Bad Request: message can't be edited"): "message_locked",
    (400, "Bad Request: message can't be deleted for everyone"): "message_locked",
    (400, "Bad Request: BUTTON_URL_INVALID"): "bad_button",
    (400, "Bad Request: inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL"): "bad_button",
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid"): "too_late",
    (400, "Bad Request: something that nobody has seen before"): "rejected",
}


@pytest.mark.parametrize(("said", "code"), WORDS.items(), ids=[words for _, words in WORDS])
async def test_what_telegram_says_no_with(
    town: Town, account: BotAccount, channel: Chat, said: tuple[int, str], code: str
) -> None:
    status, words = said
    async with speaking(town, account, "in process") as bot:
        town.faults.add(Fault(kind="forbidden" if status == 403 else "bad", description=words))
        with pytest.raises(Rejected) as caught:
            await TelegramNetwork(bot).publish(HELLO, channel.id)
    assert caught.value.code == code


# Fail closed

KNOWN = {
    "TelegramRetryAfter": SlowDown,
    "TelegramMigrateToChat": Moved,
    "TelegramUnauthorizedError": NeedsLogin,
    "TelegramNotFound": NeedsLogin,
    "TelegramForbiddenError": Rejected,
    "TelegramEntityTooLarge": Rejected,
    "TelegramBadRequest": Rejected,
}
EXCEPTIONS = [
    kind
    for _, kind in inspect.getmembers(aiogram.exceptions, inspect.isclass)
    if issubclass(kind, aiogram.exceptions.AiogramError)
]


def made(kind: type[Exception]) -> Exception:
    """One of that kind, whatever it needs."""
    facts = {"method": SendMessage(chat_id=1, text="x"), "message": "x", "retry_after": 5, "migrate_to_chat_id": -1}
    facts |= {"url": "x", "data": "x", "original": ValueError("x")}
    wanted = inspect.signature(kind.__init__).parameters
    return kind(**{name: value for name, value in facts.items() if name in wanted})


@pytest.mark.parametrize("kind", EXCEPTIONS, ids=lambda kind: kind.__name__)
def test_every_exception_of_the_library_has_a_meaning(kind: type[Exception]) -> None:
    """Those that are not in the table may have landed."""
    assert type(meaning(made(kind))) is KNOWN.get(kind.__name__, Unknown)


@pytest.mark.parametrize(
    "error", [ValueError("x"), KeyError("x"), OSError(28, "disk full"), TimeoutError(), MemoryError()]
)
def test_whatever_nobody_thought_of_may_have_landed(error: Exception) -> None:
    assert type(meaning(error)) is Unknown


@pytest.mark.parametrize("kind", [NotSent, Unknown, Rejected, NeedsLogin])
def test_what_has_a_meaning_keeps_it(kind: type[IntegrationError]) -> None:
    error = kind("code")
    assert meaning(error) is error


async def test_being_cancelled_is_no_answer() -> None:
    with pytest.raises(asyncio.CancelledError):
        async with understood():
            raise asyncio.CancelledError
