"""What readers and sources say is kept once and is on the phone of whoever is on duty: the process dies at every await,
statement, commit and call of the way from the comment to the card, whatever Telegram answers meanwhile. No clock runs
for what was heard late, and no step of it comes twice."""

from __future__ import annotations

import random

import pytest

from tests.safety.casting import FAULTS
from tests.safety.disk import Disk
from tests.safety.listening_case import KINDS, ListeningCase, ListeningTally
from tests.safety.process import Death
from tests.safety.reply_case import some_deaths

IN_TEST = 240
IN_CAMPAIGN = 10_000


async def play_some(kind: str, count: int, disk: Disk, tally: ListeningTally) -> None:
    chance = random.Random(f"crashes of listening, {kind}")
    cases = [ListeningCase(kind, fault) for fault in FAULTS]
    boundaries = [await case.play(disk, tally) for case in cases]
    while tally.cases < count:
        number = tally.cases % len(cases)
        await cases[number].dying(some_deaths(boundaries[number], chance)).play(disk, tally)


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_said_is_kept_once_and_told(kind: str, disk: Disk) -> None:
    tally = ListeningTally()
    await play_some(kind, IN_TEST // len(KINDS), disk, tally)
    tally.tell(f"listening, {kind}")


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
async def test_a_death_at_every_boundary(kind: str, disk: Disk) -> None:
    tally = ListeningTally()
    case = ListeningCase(kind, "none")
    boundaries = await case.play(disk, tally)
    for number in range(1, len(boundaries) + 1):
        await case.dying((Death(number),)).play(disk, tally)
    assert tally.crashes == len(boundaries)
    tally.tell(f"listening, every boundary, {kind}")


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
async def test_everything_said_is_kept_once_and_told_at_length(kind: str, disk: Disk) -> None:
    tally = ListeningTally()
    await play_some(kind, IN_CAMPAIGN // len(KINDS), disk, tally)
    tally.tell(f"listening, {kind}")
