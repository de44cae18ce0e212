"""An intake with doors of our own behind it: handlers that are slow, that break, that write."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.types import Message, Update

from bot import log
from bot.intake import Intake
from storage.intake import SqlIntake
from storage.unit import SqlStore
from tests.town import MONDAY

Json = dict[str, Any]


class Standing:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = MONDAY

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)


@dataclass
class Hall:
    """An intake, and what came through it. `on` says what to do with the message of each text."""

    store: SqlStore
    queue: SqlIntake
    intake: Intake
    clock: Standing
    seen: list[str] = field(default_factory=list)
    sorry: list[tuple[int, str]] = field(default_factory=list)
    on: dict[str, Callable[[Message], Awaitable[None]]] = field(default_factory=dict)

    async def handle(self, message: Message) -> None:
        text = message.text or ""
        self.seen.append(text)
        if text in self.on:
            await self.on[text](message)

    async def apologise(self, update: Update, code: str) -> None:
        self.sorry.append((update.update_id, code))

    async def until(self, so: Callable[[], bool]) -> None:
        async with asyncio.timeout(60):
            while not so():  # noqa: ASYNC110 - anything may be waited for
                await asyncio.sleep(0.005)

    async def states(self) -> dict[int, str]:
        """What became of each update."""
        async with self.store.read() as unit:
            rows = await unit.connection.exec_driver_sql("SELECT update_id, state FROM updates ORDER BY update_id")
            return {row["update_id"]: row["state"] for row in rows.mappings()}

    async def write(self) -> None:
        """What a verb does: one transaction that keeps something."""
        async with self.store.write() as unit:
            await unit.connection.exec_driver_sql("INSERT INTO memory (key, data) VALUES (random(), '{}')")

    async def written(self) -> int:
        async with self.store.read() as unit:
            return int((await unit.connection.exec_driver_sql("SELECT count(*) FROM memory")).scalar() or 0)


def said(number: int, text: str, chat: int = 1) -> Json:
    """An update: somebody said something in private."""
    person = {"id": chat, "is_bot": False, "first_name": "Somebody"}
    message = {"message_id": number, "date": int(MONDAY), "chat": {"id": chat, "type": "private"}, "from": person}
    return {"update_id": number, "message": message | {"text": text}}


@asynccontextmanager
async def a_hall(database: Path) -> AsyncIterator[Hall]:
    """One process over that database; what it leaves waiting, the next one finds."""
    before = asyncio.all_tasks()
    store = SqlStore(f"sqlite+aiosqlite:///{database}")
    queue, clock = SqlIntake(store), Standing()
    dispatcher = Dispatcher(disable_fsm=True)

    async def sorry(update: Update, code: str) -> None:
        await hall.apologise(update, code)

    async with Bot("42:TOKEN") as bot:
        hall = Hall(store, queue, Intake(bot, dispatcher, queue, clock, {}, sorry), clock)
        hall.intake.retry_after = 0.01
        dispatcher.message()(hall.handle)
        try:
            yield hall
        finally:
            await killed(before)
            await store.close()


async def killed(before: set[asyncio.Task[Any]]) -> None:
    """The process is no more: every task that it began ends where it stands."""
    tasks = asyncio.all_tasks() - before
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def plain_logs() -> Iterator[None]:
    """As a running desk writes them: structlog's own way draws pictures of tracebacks, slowly."""
    handlers, level, hook = logging.getLogger().handlers[:], logging.getLogger().level, sys.excepthook
    log.set_up("warning")
    try:
        yield
    finally:
        structlog.reset_defaults()
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)
        sys.excepthook = hook
