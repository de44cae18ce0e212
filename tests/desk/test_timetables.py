"""A weekly hour over ten years in twenty zones: each week once, at that hour; else at the next minute that there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from desk.model.stats import Span, Timetable
from desk.timetabling import next_instant

ZONES = (
    "Europe/Athens", "Europe/London", "Europe/Moscow", "Europe/Istanbul", "Europe/Dublin", "America/New_York",
    "America/Sao_Paulo", "America/Santiago", "America/Havana", "America/St_Johns", "America/Caracas",
    "Africa/Cairo", "Africa/Casablanca", "Asia/Tehran", "Asia/Beirut", "Asia/Gaza", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham",
)  # fmt: skip
"""With gaps at midnight, shifts of half an hour, a day that was left out (Apia, 30 December 2011)."""
TIMES = (0, 30, 150, 165, 540)
"""Minutes of the day: midnight, half past, the hours at which clocks change, nine."""


def shown(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def first_instant(wanted: datetime, zone: ZoneInfo) -> datetime:
    """Minute by minute: the first instant at which a clock on the wall shows the wish, or has gone past it."""
    while True:
        at = wanted.replace(tzinfo=zone).astimezone(UTC)
        if shown(at, zone) == wanted:
            return at
        wanted += timedelta(minutes=1)


def weekly(zone: ZoneInfo, weekday: int, minute: int, since: date, until: date) -> Iterator[datetime]:
    day = since
    while day < until:
        if day.weekday() == weekday:
            yield first_instant(datetime.combine(day, time(minute // 60, minute % 60)), zone)
        day += timedelta(days=1)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("first", [2009, 2026])
def test_each_week_has_one_report_at_its_hour(zone: str, first: int) -> None:
    where, since, until = ZoneInfo(zone), date(first, 1, 5), date(first + 10, 1, 5)
    for number, minute in enumerate(TIMES):
        weekday = (6, 4, 6, 5, 0)[number]
        timetable = Timetable(1, 1, 1, 1, None, Span.WEEK, weekday, minute, zone, 1)
        expected = list(weekly(where, weekday, minute, since, until))
        at = datetime.combine(since, time(), UTC) - timedelta(days=1)
        while at < expected[0] - timedelta(days=7):
            at = next_instant(timetable, at)
        at, found = expected[0] - timedelta(seconds=1), []
        for _ in expected:
            at = next_instant(timetable, at)
            found.append(at)
        assert found == expected, (minute, weekday)


def test_gaps_and_folds_are_among_them() -> None:
    """So that the test above meets what it is about."""
    gaps = folds = 0
    for name in ZONES:
        zone = ZoneInfo(name)
        for day in (date(2009, 1, 5) + timedelta(days=n) for n in range(3652)):
            for minute in TIMES[:3]:
                wanted = datetime.combine(day, time(minute // 60, minute % 60), zone)
                early, late = wanted.utcoffset(), wanted.replace(fold=1).utcoffset()
                assert early is not None
                assert late is not None
                gaps, folds = gaps + (early < late), folds + (early > late)
    assert gaps > 40
    assert folds > 40
