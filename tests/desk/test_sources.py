"""When a source is looked at again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.model.source import LATEST, LONGEST_REST, SOONEST, rest_after, rhythm

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
INSTANTS = st.lists(
    st.integers(-3_000_000, 3_000_000).map(lambda minutes: NOW + timedelta(minutes=minutes)), max_size=40
)


def every(gap: timedelta, count: int = 20, newest: datetime = NOW) -> list[datetime]:
    return [newest - gap * n for n in range(count)]


@pytest.mark.parametrize(
    ("instants", "expected"),
    [
        (every(timedelta(seconds=30)), SOONEST),
        (every(timedelta(hours=1)), timedelta(minutes=30)),
        (every(timedelta(days=7)), LATEST),
        (every(timedelta(minutes=10), newest=NOW - timedelta(days=30)), LATEST),
        (every(timedelta(minutes=10), newest=NOW - timedelta(hours=4)), timedelta(minutes=30)),
        ([], timedelta(hours=1)),
        ([NOW], timedelta(hours=1)),
    ],
)
def test_the_pace_is_that_of_the_source(instants: list[datetime], expected: timedelta) -> None:
    assert rhythm(instants, NOW) == expected


@settings(deadline=None)
@given(INSTANTS)
def test_whatever_dates_it_gives_it_is_read_neither_too_often_nor_too_seldom(instants: list[datetime]) -> None:
    assert SOONEST <= rhythm(instants, NOW) <= LATEST


def test_a_source_that_fails_is_left_alone_ever_longer() -> None:
    rests = [rest_after(n) for n in range(1, 12)]
    assert rests == sorted(rests)
    assert rests[0] == SOONEST
    assert rests[-1] == LONGEST_REST
    assert rest_after(1, asked=1800) == timedelta(minutes=30)
    assert rest_after(10**9, asked=10**9) == LONGEST_REST
