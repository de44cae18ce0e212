"""Answers to readers keep the promise of posts: the process dies at every await, statement, commit and call of the way
from the responder's message to the thread, whatever Telegram answers meanwhile. Each answer is there once, or a card
asks or says why not."""

from __future__ import annotations

import random

import pytest

from tests.safety.casting import FAULTS
from tests.safety.disk import Disk
from tests.safety.process import Death
from tests.safety.reply_case import KINDS, ReplyCase, ReplyTally, some_deaths

IN_TEST = 240
IN_CAMPAIGN = 10_000


async def play_some(kind: str, count: int, disk: Disk, tally: ReplyTally) -> None:
    chance = random.Random(f"crashes of answers, {kind}")
    cases = [ReplyCase(kind, fault) for fault in FAULTS]
    boundaries = [await case.play(disk, tally) for case in cases]
    while tally.cases < count:
        number = tally.cases % len(cases)
        await cases[number].dying(some_deaths(boundaries[number], chance)).play(disk, tally)


@pytest.mark.parametrize("kind", KINDS)
async def test_every_answer_is_there_once_or_asked_about(kind: str, disk: Disk) -> None:
    tally = ReplyTally()
    await play_some(kind, IN_TEST // len(KINDS), disk, tally)
    tally.tell(f"answers, {kind}")


async def test_a_death_at_every_boundary_of_one_answer(disk: Disk) -> None:
    tally = ReplyTally()
    case = ReplyCase("text", "none")
    boundaries = await case.play(disk, tally)
    for number in range(1, len(boundaries) + 1):
        await case.dying((Death(number),)).play(disk, tally)
    assert tally.crashes == len(boundaries)
    tally.tell("answers, every boundary")


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
async def test_every_answer_is_there_once_or_asked_about_at_length(kind: str, disk: Disk) -> None:
    tally = ReplyTally()
    await play_some(kind, IN_CAMPAIGN // len(KINDS), disk, tally)
    tally.tell(f"answers, {kind}")
