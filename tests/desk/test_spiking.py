"""What is a spike: by figures alone, and by what readers have said over the weeks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desk.listening import Said
from desk.model.inbox import Author, Tally
from desk.spiking import WINDOW, rise, windows
from tests.day import Day

CALM = [Tally(8, 1)] * 3


@pytest.mark.parametrize(
    ("recent", "before", "volume", "mood"),
    [
        (Tally(24, 3), CALM, True, False),
        (Tally(23, 3), CALM, False, False),  # not three times as many
        (Tally(8, 5), CALM, False, True),
        (Tally(8, 4), CALM, False, False),  # too few to say
        (Tally(30, 20), CALM, True, True),
        (Tally(10, 0), [Tally(0, 0)] * 2, True, False),
        (Tally(9, 0), [Tally(0, 0)] * 2, False, False),
        (Tally(60, 30), [Tally(50, 20)] * 4, False, False),  # always angry there
        (Tally(100, 90), [Tally(8, 1)], False, False),  # a week alone makes nothing usual
    ],
)
def test_volume_and_mood_against_what_is_usual(recent: Tally, before: list[Tally], volume: bool, mood: bool) -> None:
    found = rise(recent, before)
    assert (found is not None) is (volume or mood)
    if found is not None:
        assert (found.volume, found.mood) == (volume, mood)


def test_the_same_hour_on_the_local_clock_over_a_change_of_clocks() -> None:
    """Athens set its clocks back on 25 October 2026: 14:00 there is 12:00 UTC after it and 11:00 before."""
    now = datetime(2026, 10, 27, 12, tzinfo=UTC)
    starts = windows(now, "Europe/Athens")
    assert starts[0] + WINDOW == datetime(2026, 10, 20, 11, tzinfo=UTC)


async def _say(day: Day, number: int, text: str) -> None:
    author = Author(str(7000 + number), f"Reader {number}")
    await day.desk.listening.hear(day.group.id, "Talk", Said(str(70000 + number), author, text, day.now))


async def _weeks(day: Day, weeks: int) -> None:
    """A calm comment every week at this hour."""
    for week in range(weeks):
        await _say(day, week, "See you on Friday at nine")
        day.clock.forward(7 * 24 * 3600)


def _cards(day: Day) -> list[str]:
    return [m.text for m in day.chat(day.owner).messages.values() if "Sudden rise" in m.text]


async def test_a_sudden_rise_is_told_once_with_its_figures(day: Day) -> None:
    await _weeks(day, 3)
    for number in range(100, 112):
        await _say(day, number, f"Where is the shop in street number {number} of the town?")
    await day.goes_on(600)
    cards = _cards(day)
    assert len(cards) == 1
    assert "12 comments in the last two hours" in cards[0]
    assert "usual are 1" in cards[0]
    await _say(day, 113, "And where is the other one?")
    await day.goes_on(600)
    assert len(_cards(day)) == 1
    assert "13 comments" in _cards(day)[0]


async def test_the_next_spike_is_told_anew(day: Day) -> None:
    await _weeks(day, 3)
    for rush in (200, 300):
        for number in range(rush, rush + 14):
            await _say(day, number, "Nice shop")
        await day.goes_on(600)
        day.clock.forward(timedelta(hours=5).total_seconds())
    assert len(_cards(day)) == 2


async def test_without_two_weeks_behind_nothing_is_usual(day: Day) -> None:
    await _weeks(day, 1)
    for number in range(100, 140):
        await _say(day, number, "Where is the shop?")
    await day.goes_on(600)
    assert not _cards(day)
