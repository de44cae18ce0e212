"""S13, the way out: the disk is full, locked, read-only or broken at each trip to it. Nothing is sent without a kept
intent, and everything goes on once the disk does."""

from __future__ import annotations

import random

import pytest

from desk.errors import Unavailable
from tests.safety.casting import Case
from tests.safety.disk import Disk, DiskFault
from tests.safety.verdict import Tally

ERRORS = (
    "database or disk is full",
    "database is locked",
    "attempt to write a readonly database",
    "disk I/O error",
)
KINDS = ("text", "two_messages", "pinned")
EVERY = 4
"""In the short version, every so many trips."""


async def fail_at_each_trip(kind: str, every: int, disk: Disk, tally: Tally) -> set[str]:
    """Which errors the desk met that it did not call Unavailable."""
    chance = random.Random(f"disk under {kind}")
    unnamed: set[str] = set()
    case = Case(kind, patient=True)
    disk.fault = counting = DiskFault("", at=0, times=0)
    await case.play(disk, tally)
    for at in range(1 + chance.randrange(every), counting.trips, every):
        disk.fault = DiskFault(chance.choice(ERRORS), at, chance.choice((1, 1, 3, 30)))
        rests = await case.rests(disk, tally)
        unnamed |= {f"{type(error).__name__} at trip {at}" for error in rests if not isinstance(error, Unavailable)}
    disk.fault = None
    return unnamed


@pytest.mark.parametrize("kind", KINDS)
async def test_a_disk_that_fails_loses_nothing(kind: str, disk: Disk) -> None:
    tally = Tally()
    assert not await fail_at_each_trip(kind, EVERY, disk, tally)
    tally.tell(f"S13 {kind}")


@pytest.mark.campaign
async def test_a_disk_that_fails_loses_nothing_at_length(disk: Disk) -> None:
    tally = Tally()
    for kind in KINDS:
        assert not await fail_at_each_trip(kind, 1, disk, tally)
    tally.tell("S13")
