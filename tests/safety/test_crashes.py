"""S1: the process dies at every await, statement, commit and call of the way out, up to three times in a row, whatever
Telegram answers meanwhile. Every due publication is out once, or somebody's card asks."""

from __future__ import annotations

import random

import pytest

from tests.safety.casting import FAULTS, PART, Case, deaths_after, telling
from tests.safety.disk import Disk
from tests.safety.scenes import KINDS
from tests.safety.verdict import Tally

IN_TEST = 2_000
IN_CAMPAIGN = 50_000
LONGEST = 300
"""Boundaries in a life that begins with a recovery."""


def combinations(kind: str) -> list[Case]:
    """Every class of answer, for one kind of post; some in a crowd, some with a witness."""
    faults = [*FAULTS, PART.kind] if "album" in kind else list(FAULTS)
    return [Case(kind, fault, crowd=i % 5 == 1, witness=i % 5 == 3) for i, fault in enumerate(faults)]


async def play_some(kind: str, count: int, disk: Disk, tally: Tally) -> None:
    """`count` cases in all: each combination unharmed, then dying where it tells most and where chance wants."""
    chance = random.Random(f"crashes of {kind}")
    cases = combinations(kind)
    boundaries = [await case.play(disk, tally) for case in cases]
    while tally.cases < count:
        number = tally.cases % len(cases)
        at = chance.choice(telling(boundaries[number])) if chance.random() < 0.6 else None
        first = at or chance.randint(1, len(boundaries[number]))
        await cases[number].dying(deaths_after(first, chance, chance.choice((0, 0, 1, 2)), LONGEST)).play(disk, tally)


async def play_all(kind: str, count: int, disk: Disk, tally: Tally) -> None:
    """Every boundary of every combination once, then some more."""
    chance = random.Random(f"all crashes of {kind}")
    for case in combinations(kind):
        boundaries = await case.play(disk, tally)
        for first in range(1, len(boundaries) + 1):
            await case.dying(deaths_after(first, chance, chance.choice((0, 1, 2)), LONGEST)).play(disk, tally)
    await play_some(kind, count, disk, tally)


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_is_out_once_or_asked_about(kind: str, disk: Disk) -> None:
    tally = Tally()
    await play_some(kind, IN_TEST // len(KINDS) + 1, disk, tally)
    tally.tell(f"S1 {kind}")


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
async def test_everything_is_out_once_or_asked_about_at_length(kind: str, disk: Disk) -> None:
    tally = Tally()
    await play_all(kind, IN_CAMPAIGN // len(KINDS) + 1, disk, tally)
    tally.tell(f"S1 {kind}")
