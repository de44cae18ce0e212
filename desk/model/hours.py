"""Hours of a week in a zone: when they hold, and the deadline of a clock that runs in them alone.

Time is counted as it passes, not as walls show it: on the day that the clock goes back, an hour that is shown twice
counts twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.model.attention import DAY, Hours
from desk.model.calendar import local_of, resolve


def holds(instant: datetime, hours: Sequence[Hours], zone: ZoneInfo) -> bool:
    """Whether one of the stretches covers an aware instant. Its end does not belong to a stretch."""
    today = local_of(instant, zone).date()
    days = (today - timedelta(days=1), today)  # a stretch of yesterday may run past midnight
    return any(start <= instant < end for day in days for start, end in _stretches(day, hours, zone))


def is_quiet(now: datetime, quiet: Hours | None, zone: ZoneInfo) -> bool:
    """Whether nothing may make a sound now."""
    return quiet is not None and holds(now, (quiet,), zone)


def deadline(opened: datetime, allowed: timedelta, business: Sequence[Hours], zone: ZoneInfo) -> datetime:
    """The instant at which `allowed` has passed within the business hours since `opened`; () means that all count.

    Hours that name no weekday at all count as none set: a clock that never runs would tell nobody.
    """
    if not any(hours.weekdays for hours in business):
        return opened + allowed
    left, reached = allowed, opened
    for start, end in _from(opened, business, zone):
        begin = max(reached, start)
        if end <= begin:
            continue
        if end - begin >= left:
            return begin + left
        left -= end - begin
        reached = end
    raise AssertionError("the weeks do not end")


def elapsed(start: datetime, end: datetime, business: Sequence[Hours], zone: ZoneInfo) -> timedelta:
    """How much of the time between two instants was within the business hours."""
    if not any(hours.weekdays for hours in business):
        return max(end - start, timedelta())
    total, reached = timedelta(), start
    for first, last in _from(start, business, zone):
        if first >= end:
            return total
        begin, until = max(reached, first), min(last, end)
        if until > begin:
            total += until - begin
            reached = until
    raise AssertionError("the weeks do not end")


def _from(instant: datetime, hours: Sequence[Hours], zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
    """Stretches from the day before an instant on, in the order in which they begin."""
    day = local_of(instant, zone).date() - timedelta(days=1)
    while True:
        yield from _stretches(day, hours, zone)
        day += timedelta(days=1)


def _stretches(day: date, hours: Sequence[Hours], zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The stretches that begin on a local day, as instants."""
    return sorted(stretch(day, each.start, each.end, zone) for each in hours if day.weekday() in each.weekdays)


def stretch(day: date, start: int, end: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Two minutes of a local day as instants; an end that is not after the start is the next day's."""
    return _at(day, start, zone), _at(day, end if end > start else end + DAY, zone)


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    return resolve(datetime.combine(day, time()) + timedelta(minutes=minute), zone).instant
