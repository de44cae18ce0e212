"""Each fault: what a bot sees, the same in process and over HTTP."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import BufferedInputFile, InputMediaPhoto, MediaUnion

from bot.sandbox.accounts import BotAccount
from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG
from tests.town import TownSession

# kind, further settings, exception, class of its cause, is the message there?
ROWS: list[tuple[str, dict[str, Any], type[Exception], str | None, bool]] = [
    ("flood", {"retry_after": 7}, TelegramRetryAfter, None, False),
    ("forbidden", {}, TelegramForbiddenError, None, False),
    ("bad", {}, TelegramBadRequest, None, False),
    ("too_large", {}, TelegramEntityTooLarge, None, False),
    ("unauthorized", {}, TelegramUnauthorizedError, None, False),
    ("not_found", {}, TelegramNotFound, None, False),
    ("conflict", {}, TelegramConflictError, None, False),
    ("migrate", {}, TelegramMigrateToChat, None, False),
    ("silence", {}, TelegramNetworkError, "TimeoutError", True),
    ("dropped", {}, TelegramNetworkError, "ServerDisconnectedError", True),
    ("half", {}, TelegramNetworkError, "ClientPayloadError", True),
    ("newer", {}, ClientDecodeError, "ValidationError", True),
    ("proxy", {"applied": True}, ClientDecodeError, "JSONDecodeError", True),
    ("proxy", {"applied": False}, ClientDecodeError, "JSONDecodeError", False),
    ("restart", {"applied": True}, RestartingTelegram, None, True),
    ("restart", {"applied": False}, RestartingTelegram, None, False),
]


@pytest.fixture(params=["in process", "over HTTP"])
async def client(request: pytest.FixtureRequest, town: Town, bot: BotAccount) -> AsyncIterator[Bot]:
    """An aiogram bot, by both ways."""
    if request.param == "in process":
        yield Bot(bot.token, session=TownSession(town))
        return
    door = Door(create_app(town), "127.0.0.1", 0)
    await door.open()
    session = AiohttpSession(api=TelegramAPIServer.from_base(door.url), timeout=0.3)
    yield Bot(bot.token, session=session)
    await session.close()
    await door.close()


@pytest.mark.parametrize(("kind", "settings", "expected", "cause", "applied"), ROWS)
async def test_fault(
    kind: Any, settings: dict[str, Any], expected: type[Exception], cause: str | None, applied: bool,
    client: Bot, town: Town, bot: BotAccount, editor: Person,
) -> None:  # fmt: skip
    chat = editor.chat_with(bot)
    town.faults.add(Fault(kind, method="sendMessage", **settings))
    with pytest.raises(expected) as raised:
        await client.send_message(editor.id, "Once")
    assert type(raised.value) is expected
    if cause is not None:
        assert cause in [one.__name__ for one in type(raised.value.__cause__).__mro__]
    assert (chat.last().text == "Once") is applied
    assert [call.applied for call in town.calls if call.method == "sendMessage"] == [applied]
    await client.send_message(editor.id, "Again")
    assert chat.last().text == "Again"


async def test_facts_of_a_fault_reach_the_bot(client: Bot, town: Town, editor: Person) -> None:
    town.faults.add(Fault("flood", retry_after=33))
    town.faults.add(Fault("migrate", migrate_to_chat_id=-100777))
    with pytest.raises(TelegramRetryAfter) as flood:
        await client.send_message(editor.id, "x")
    assert flood.value.retry_after == 33
    with pytest.raises(TelegramMigrateToChat) as moved:
        await client.send_message(editor.id, "x")
    assert moved.value.migrate_to_chat_id == -100777


async def test_album_partly_out(client: Bot, town: Town, bot: BotAccount, editor: Person) -> None:
    town.faults.add(Fault("part", parts=2))
    await client.send_message(editor.id, "not an album")
    album: list[MediaUnion] = [InputMediaPhoto(media=BufferedInputFile(PNG, "a.png")) for _ in range(4)]
    with pytest.raises(TelegramBadRequest, match='Failed to send message #3 with the error message "'):
        await client.send_media_group(editor.id, album)
    assert [m.media for m in town.messages(editor.chat_with(bot))[-3:]] == [None, "photo", "photo"]
    assert town.calls[-1].applied


async def test_refused_connection(client: Bot, town: Town, bot: BotAccount, editor: Person) -> None:
    fault = town.faults.add(Fault("refused", times=None))
    await door_moved()
    with pytest.raises(TelegramNetworkError) as refused:
        await client.send_message(editor.id, "x")
    assert type(refused.value.__cause__).__name__ == "ClientConnectorError"
    town.faults.remove(fault)
    await door_moved()
    await client.send_message(editor.id, "y")
    assert editor.chat_with(bot).last().text == "y"


async def door_moved() -> None:
    """Let the server shut or open its door."""
    for _ in range(20):
        await asyncio.sleep(0.001)


async def test_fault_picks_its_calls(town: Town, bot: BotAccount, editor: Person) -> None:
    other = town.add_person("Other")
    other.start(bot)
    town.faults.add(Fault("bad", method="sendMessage", chat_id=other.id, times=2))

    async def works(chat_id: int, method: str = "sendMessage") -> bool:
        params = {"chat_id": chat_id} | ({"text": "x"} if method == "sendMessage" else {"action": "typing"})
        return (await town.call(bot.token, method, params)).ok

    assert await works(editor.id)
    assert await works(other.id, "sendChatAction")
    assert [await works(other.id) for _ in range(3)] == [False, False, True]


async def test_probability(town: Town, bot: BotAccount, editor: Person) -> None:
    town.faults.add(Fault("flood", times=None, probability=0.3))
    answers = [(await town.call(bot.token, "getMe")).ok for _ in range(400)]
    assert 230 < sum(answers) < 330
    town.faults.clear()
    town.faults.add(Fault("flood", times=None, retry_after=(2, 40)))
    pauses = {(await town.call(bot.token, "getMe")).body["parameters"]["retry_after"] for _ in range(50)}
    assert len(pauses) > 10
    assert 2 <= min(pauses) <= max(pauses) <= 40
    town.faults.clear()
    assert (await town.call(bot.token, "getMe")).ok
