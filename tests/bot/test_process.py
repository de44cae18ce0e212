"""The real process against a town over HTTP: it starts, works, says nothing secret, and stops when it is told to."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import running
from bot.config import Settings
from bot.sandbox.accounts import BotAccount
from bot.sandbox.faults import Fault
from bot.sandbox.people import Person
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from tests.day import NOWHERE

TOKEN = "7123456789:AAF-canary_token_canary_token_canary"
KEY = "canary-key-0123456789-0123456789-0123"
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180.0
"""Seconds for what takes one or two: a machine with other work may give a process a fiftieth of its time."""


@dataclass
class Process:
    """`python -m bot run`, and all that it wrote."""

    child: asyncio.subprocess.Process
    began: float
    written: list[str] = field(default_factory=list)
    started: float = 0.0
    """Seconds until it had something to say."""

    async def says(self, words: str, within: float = PATIENCE) -> str:
        async with asyncio.timeout(within):
            while not (found := [line for line in self.written if words in line]):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return found[0]

    async def stops(self, number: int = signal.SIGTERM) -> None:
        """Cleanly and within five seconds; longer where the machine has little time for it, as its start showed."""
        began = time.monotonic()
        self.child.send_signal(number)
        code = await asyncio.wait_for(self.child.wait(), PATIENCE)
        assert code == 0
        assert time.monotonic() - began < 5 * max(1.0, self.started / 4)


@asynccontextmanager
async def a_process(folder: Path, url: str, **more: str) -> AsyncIterator[Process]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=folder,
        env=kept | {
            "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "SECRET_KEY": KEY, "TELEGRAM_API_URL": url,
            "TELEGRAM_WEB_URL": NOWHERE,
            "DATA_DIR": str(folder / "data"), "LOG_LEVEL": "debug", **more,
        },
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    process = Process(child, time.monotonic())

    async def listen() -> None:
        assert child.stdout is not None
        while line := await child.stdout.readline():
            process.written.append(line.decode())
            if not process.started and b"[debug" not in line:
                process.started = time.monotonic() - process.began

    listening = asyncio.create_task(listen())
    try:
        yield process
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
        await listening


@dataclass
class Place:
    """A town behind a door, with the desk's bot in it and a person who will own the desk."""

    town: Town
    door: Door
    account: BotAccount
    owner: Person


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    town = Town(seed=1)
    door = Door(create_app(town), "127.0.0.1", 0)
    await door.open()
    yield Place(town, door, town.add_bot("desk_bot", "Desk", token=TOKEN), town.add_person("Owner", "owner"))
    await door.close()
    await town.close()


async def answered(place: Place, words: str, within: float = PATIENCE) -> None:
    """The bot has said that in the owner's chat."""
    chat = place.owner.chat_with(place.account)

    def said() -> list[str]:
        return [m.text for m in chat.messages.values() if m.author_id == place.account.id]

    try:
        async with asyncio.timeout(within):
            while not any(words in text for text in said()):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"{words!r} was not said, but {said()}") from None


async def test_a_day_of_a_process(place: Place, tmp_path: Path) -> None:
    async with a_process(tmp_path, place.door.url) as process:
        claim = (await process.says("to become the owner")).split("start=")[1].split()[0]
        place.owner.start(place.account, claim)
        await answered(place, "Which language")
        chat = place.owner.chat_with(place.account)
        place.owner.press(next(m for m in chat.messages.values() if "English" in m.labels), "English")
        await answered(place, "called")

        second: list[str] = []
        settings = Settings(
            _env_file=None, bot_token=TOKEN, telegram_api_url=place.door.url, data_dir=tmp_path / "data"
        )
        assert await running.run(settings, second.append) == 2
        assert "Another process" in second[0]

        for kind in ("restart", "proxy", "half", "dropped", "newer", "conflict", "unauthorized", "flood"):
            place.town.faults.add(Fault(kind, method="getUpdates", retry_after=1))
            place.owner.say(place.account, "/help")
        place.town.faults.clear()
        place.owner.say(place.account, "Roastery")
        await answered(place, "Roastery")

        await process.stops()
    assert not [line for line in process.written if "Traceback" in line]
    assert secrets_in(process.written, tmp_path) == []


def secrets_in(written: list[str], folder: Path) -> list[str]:
    """Where a secret stands that should not: in what was written, and in what was kept."""
    kept = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    places = kept | {"output": "".join(written).encode()}
    return [
        f"{canary} in {name}" for name, data in places.items() for canary in (TOKEN, KEY) if canary.encode() in data
    ]


async def test_it_stops_while_it_still_waits_for_the_network(tmp_path: Path) -> None:
    async with a_process(tmp_path, "http://127.0.0.1:9") as process:
        await process.says("trying again")
        await process.stops(signal.SIGINT)


async def test_a_call_that_hangs_does_not_keep_it_from_stopping(place: Place, tmp_path: Path) -> None:
    async with a_process(tmp_path, place.door.url) as process:
        await process.says("Running")
        place.town.faults.add(Fault("silence", method="sendMessage", times=None))
        place.owner.start(place.account)
        place.owner.say(place.account, "/help")
        async with asyncio.timeout(PATIENCE):
            while not any(call.method == "sendMessage" for call in place.town.calls):  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        await process.stops()
    assert left_waiting(tmp_path) >= 1
    place.town.faults.clear()
    async with a_process(tmp_path, place.door.url) as process:
        await process.says("Running")
        async with asyncio.timeout(PATIENCE):
            while left_waiting(tmp_path):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await process.stops()


def left_waiting(folder: Path) -> int:
    """Updates that were kept and are not handled yet."""
    with closing(sqlite3.connect(f"file:{folder / 'data' / 'desk.db'}?mode=ro", uri=True)) as database:
        return int(database.execute("SELECT count(*) FROM updates WHERE state = 'waiting'").fetchone()[0])


async def test_a_wrong_token_ends_it_with_a_line(place: Place, tmp_path: Path) -> None:
    place.account.dead = True
    async with a_process(tmp_path, place.door.url) as process:
        assert await asyncio.wait_for(process.child.wait(), PATIENCE) == 2
        assert (await process.says("BOT_TOKEN")).startswith("✗")
    assert secrets_in(process.written, tmp_path) == []
