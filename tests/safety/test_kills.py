"""S2: the real process is killed (SIGKILL) at any moment while updates come in and posts fall due. No update is lost,
each has its effect once, every publication is out once or a card asks, and the database is whole."""

from __future__ import annotations

import asyncio
import random
import time
from pathlib import Path

import pytest

from bot.sandbox.faults import Fault, Kind
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from desk.model.people import ApprovalMode
from tests.day import NOWHERE, a_day
from tests.safety.killing import Nursery, Victim
from tests.safety.traffic import Traffic
from tests.safety.verdict import Tally
from tests.town import Clock

IN_TEST = 4
IN_CAMPAIGN = 200
BY_COMMAND = 10
"""In the campaign, one life of so many is that of the command itself, from a cold start."""
STANDSTILL = 90.0
"""Seconds in which nothing more gets done: it will never be."""
LONGEST_LIFE = 1.5
USUAL_START = 0.5
"""Seconds that a forked process takes to ask for updates; where it takes longer, all lives are longer by as much, so
that kills fall into work and not all into starts."""
SLOWEST = 6.0
PATIENCE = 180.0
WEATHER: tuple[tuple[Kind, float], ...] = (("dropped", 0.03), ("proxy", 0.03), ("slow", 0.5))
"""Answers that are late, so that kills fall between a call and its answer, or never come."""


async def kill_many(empty: Path, folder: Path, kills: int, by_command: int, planned: int) -> Tally:
    chance = random.Random(f"{kills} kills")
    async with a_day(empty, folder / "data", ApprovalMode.NONE, Clock(time.time())) as day:
        door = Door(create_app(day.town), "127.0.0.1", 0)
        await door.open()
        environment = {
            "BOT_TOKEN": day.account.token, "TELEGRAM_API_URL": door.url, "TELEGRAM_WEB_URL": NOWHERE,
            "DATA_DIR": str(day.folder),
            "OWNER_ID": str(day.owner.id), "LOG_LEVEL": "warning",
        }  # fmt: skip
        victim = Victim(day.folder, environment)
        traffic = Traffic(day, victim, chance)
        await traffic.prepare(editors=3, planned=planned, seconds=kills * 1.5)
        await day.app.close()
        day.town.now = time.time
        for kind, probability in WEATHER:
            day.town.faults.add(Fault(kind, method="sendMessage", times=None, probability=probability, delay=0.15))
        people = asyncio.create_task(traffic.flow())
        nursery = Nursery()
        try:
            slowness = await measure(day.town, victim, nursery)
            for number in range(kills):
                cold = number % by_command == 0
                await victim.start(None if cold else nursery)
                seconds = chance.random() * LONGEST_LIFE + (chance.random() * 3 if cold else 0)
                await asyncio.sleep(seconds * slowness)
                await victim.kill()
                assert not people.done(), people
                assert victim.sound()
            await victim.start(nursery)
            traffic.writing = False
            day.town.faults.clear()
            await all_done(traffic, victim, people)
        finally:
            people.cancel()
            await victim.kill()
            await door.close()
        tally = Tally()
        sound = [] if victim.sound() else ["the database is broken"]
        tally.judge("kills", traffic.scene, traffic.onlooker, kills, [*traffic.wrong(), *sound])
        return tally


async def measure(town: Town, victim: Victim, nursery: Nursery) -> float:
    """By how much this machine is slower than one with nothing else to do. The first life is not counted: before it the
    nursery imports everything."""
    await _seconds_of_a_life(town, victim, nursery)
    return min(max(1.0, await _seconds_of_a_life(town, victim, nursery) / USUAL_START), SLOWEST)


async def _seconds_of_a_life(town: Town, victim: Victim, nursery: Nursery) -> float:
    """From birth until it asks for updates; then it ends."""
    town.calls.clear()
    began = time.monotonic()
    await victim.start(nursery)
    async with asyncio.timeout(PATIENCE):
        while not any(call.method == "getUpdates" for call in town.calls):  # noqa: ASYNC110 - another process is at work
            await asyncio.sleep(0.02)
    await victim.kill()
    return time.monotonic() - began


async def all_done(traffic: Traffic, victim: Victim, people: asyncio.Task[None]) -> None:
    """Wait as long as more and more gets done: a channel takes twenty messages a minute. Raises AssertionError, or what
    ended the people."""
    fewest, until = len(traffic.waiting()), time.monotonic() + STANDSTILL
    while left := traffic.waiting():
        if len(left) < fewest:
            fewest, until = len(left), time.monotonic() + STANDSTILL
        if people.done():
            people.result()
        assert time.monotonic() < until, f"{left[:10]}\n{victim.last_words()}"
        await asyncio.sleep(0.2)


async def test_kills_lose_nothing(empty_database: Path, tmp_path: Path) -> None:
    tally = await kill_many(empty_database, tmp_path, IN_TEST, IN_TEST, planned=9)
    tally.tell("S2")


@pytest.mark.campaign
async def test_kills_lose_nothing_at_length(empty_database: Path, tmp_path: Path) -> None:
    tally = await kill_many(empty_database, tmp_path, IN_CAMPAIGN, BY_COMMAND, planned=IN_CAMPAIGN)
    tally.tell("S2")
