"""The fake Telegram for tests: an aiogram session that ends in the town, in process.

    from tests.town import TownSession, make_bot, town  # noqa: F401 - `town` is a fixture

    async def test_hello(town: Town) -> None:
        account = town.add_bot("desk_bot")
        editor = town.add_person("Editor")
        editor.start(account)
        async with make_bot(town, account) as bot:
            await bot.send_message(editor.id, "Hello")
        assert editor.chat_with(account).last().text == "Hello"

Faults raise what `AiohttpSession` raises for the same behaviour of a server, with the same causes; but nothing waits:
silence ends at once.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, cast

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods.base import TelegramMethod, TelegramType
from aiogram.types import InputFile
from aiohttp.client_reqrep import ConnectionKey

from bot.sandbox.accounts import BotAccount
from bot.sandbox.calling import Reply
from bot.sandbox.faults import PROXY_PAGE
from bot.sandbox.town import Town

Json = dict[str, Any]
MONDAY = 1_795_424_400.0  # 23 November 2026, 09:00 UTC


class Clock:
    """A clock that moves when it is told to; call it for unix seconds."""

    def __init__(self, at: float = MONDAY) -> None:
        self.at = at

    def __call__(self) -> float:
        return self.at

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.at += seconds


class TownSession(BaseSession):
    """Sends requests of an aiogram bot into the town. `sent` counts them."""

    def __init__(self, town: Town, **settings: Any) -> None:
        super().__init__(**settings)
        self.town = town
        self.sent = 0

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """Prepare the request as AiohttpSession does, call the town, judge the answer as AiohttpSession does."""
        found: dict[str, InputFile] = {}
        params: Json = {}
        for key, value in method.model_dump(warnings=False).items():
            if prepared := self.prepare_value(value, bot=bot, files=found):
                params[key] = prepared
        files: dict[str, tuple[str, bytes]] = {}
        for key, file in found.items():
            files[key] = (file.filename or key, b"".join([chunk async for chunk in file.read(bot)]))
        self.sent += 1
        reply = await self.town.call(bot.token, method.__api_method__, params, files)
        if reply.delay:
            await asyncio.sleep(reply.delay)
        self.break_off(method, reply)
        content = PROXY_PAGE if reply.wire == "proxy" else json.dumps(reply.body)
        response = self.check_response(bot=bot, method=method, status_code=reply.status, content=content)
        return cast(TelegramType, response.result)

    def break_off(self, method: TelegramMethod[TelegramType], reply: Reply) -> None:
        """Raise what the wire did, in the words of aiogram's own session."""
        if reply.wire == "silence":
            raise TelegramNetworkError(method=method, message="Request timeout error") from TimeoutError()
        cause: aiohttp.ClientError
        if reply.wire == "refused":
            key = ConnectionKey("127.0.0.1", 80, False, True, None, None, None)
            cause = aiohttp.ClientConnectorError(key, ConnectionRefusedError(111, "Connect call failed"))
        elif reply.wire == "dropped":
            cause = aiohttp.ServerDisconnectedError()
        elif reply.wire == "half":
            cause = aiohttp.ClientPayloadError("Response payload is not completed")
        else:
            return
        raise TelegramNetworkError(method=method, message=f"{type(cause).__name__}: {cause}") from cause

    async def stream_content(
        self,
        url: str,
        headers: Json | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Download a file of the town."""
        file = self.town.files.by_path[url.split("/file/bot", 1)[1].split("/", 1)[1]]
        data = self.town.files.read(file)
        for start in range(0, len(data), chunk_size):
            yield data[start : start + chunk_size]

    async def close(self) -> None:
        """There is nothing to close."""


@asynccontextmanager
async def make_bot(town: Town, account: BotAccount, **defaults: Any) -> AsyncIterator[Bot]:
    """An aiogram bot of this account; `defaults` are those of DefaultBotProperties (parse_mode=…)."""
    bot = Bot(account.token, session=TownSession(town), default=DefaultBotProperties(**defaults))
    try:
        yield bot
    finally:
        await bot.session.close()


async def pull(town: Town, account: BotAccount) -> list[Json]:
    """All updates that wait for a bot, confirmed."""
    updates: list[Json] = (await town.call(account.token, "getUpdates", {})).result
    if updates:
        await town.call(account.token, "getUpdates", {"offset": updates[-1]["update_id"] + 1, "limit": 1})
    return updates


@pytest.fixture
def clock() -> Clock:
    """Monday, 09:00 UTC."""
    return Clock()


@pytest.fixture
def town(clock: Clock) -> Town:
    """An empty town, strict, with the test's clock."""
    return Town(now=clock, seed=1)
