"""Which calendar days a wish can mean, seen from today."""

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from .meanings import Date, Which
from .wish import Wish

FARTHEST: Final = 731
"""Days ahead that a typed time may lie: two years, one of them a leap year."""
_JUST_PAST: Final = 90
"""A date without its year that passed within so many days is asked about; an older one means the next year."""
_LEAP_CYCLE: Final = 8
"""Years within which 29 February comes again, also over a year such as 2100."""

Tries = tuple[date, ...]
"""One meaning: days in their order, of which the first that is not over counts."""


class NoSuchDay(ValueError):
    """A day that no calendar has."""


class Beyond(ValueError):
    """A day farther away than a typed time may lie; `day` is None if no calendar reaches it."""

    def __init__(self, day: date | None = None) -> None:
        super().__init__(day)
        self.day = day


def meant_days(wish: Wish, today: date) -> tuple[Tries, ...]:
    """Each meaning of the day said; with no day said, today or else tomorrow.

    "Friday" is the next such day, today included; "this Friday" is of this calendar week (from Monday); "next Friday"
    is asked about where people differ: while this week's Friday is still ahead. Raises NoSuchDay and Beyond.
    """
    if wish.shift is not None:
        return ((_later(today, wish.shift),),)
    if wish.date is not None:
        return (_of_month(wish.date, today) if wish.date.month is None else (_dated(wish.date, wish, today),),)
    if wish.weekday is not None:
        return _weekdays(wish.weekday, wish, today)
    if wish.weeks is not None:
        return ((_later(today, 7 * wish.weeks),), (_later(_monday(today), 7 * wish.weeks),))
    return ((today, _later(today, 1)),)


def _later(day: date, days: int) -> date:
    if abs(days) > 2 * FARTHEST:
        raise Beyond
    return day + timedelta(days=days)


def _monday(day: date) -> date:
    return _later(day, -day.weekday())


def _weekdays(weekday: int, wish: Wish, today: date) -> tuple[Tries, ...]:
    coming = _later(today, (weekday - today.weekday()) % 7)
    if wish.weeks is not None:
        return ((_later(_monday(today), 7 * wish.weeks + weekday),),)
    if wish.which is Which.THIS:
        return ((_later(_monday(today), weekday),),)
    if wish.which is Which.NEXT:
        following = _later(_monday(today), 7 + weekday)
        return ((coming,), (following,)) if today < coming < following else ((following,),)
    return ((coming, _later(coming, 7)),)


def _of_month(wanted: Date, today: date) -> Tries:
    """The next two months that have such a day."""
    months = ((today.month - 1 + ahead) for ahead in range(4))
    days = (_day(today.year + month // 12, month % 12 + 1, wanted.day) for month in months)
    return tuple(day for day in days if day and day >= today)[:2]


def _dated(wanted: Date, wish: Wish, today: date) -> date:
    """The date in its year, or else the coming one; of two, a weekday said beside it decides."""
    since = _later(today, -_JUST_PAST)
    years = range(since.year, since.year + 2 * _LEAP_CYCLE + 1) if wanted.year is None else (wanted.year,)
    days = [day for year in years if (day := _day(year, wanted.month or today.month, wanted.day))]
    coming = days if wanted.year else [day for day in days if day >= since]
    if not coming:
        raise NoSuchDay
    just_past = coming[0] < today and len(coming) > 1
    return coming[1] if just_past and not agrees(wish, coming[0]) and agrees(wish, coming[1]) else coming[0]


def _day(year: int, month: int, day: int) -> date | None:
    if not MINYEAR <= year <= MAXYEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def edge_of_month(wanted: Date, today: date) -> Tries:
    """For a day that its month does not have: the month's last day and the day after it."""
    first = _dated(replace(wanted, day=1), Wish(), today)
    last = _later(first, monthrange(first.year, first.month)[1] - 1)
    return (last, _later(last, 1))


def agrees(wish: Wish, day: date) -> bool:
    """Whether a weekday said beside a date is that of the date."""
    return wish.weekday is None or wish.weekday == day.weekday()


def nearest(weekday: int, day: date) -> date:
    """The day of that name at most three days from `day`."""
    return _later(day, (weekday - day.weekday() + 3) % 7 - 3)
