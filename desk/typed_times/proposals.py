"""What to offer when a person has to be asked."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from .days import FARTHEST, Tries
from .meanings import Part
from .moment import Moment
from .reading import Found
from .wish import Wish

_HOURS: Final[dict[Part | None, tuple[int, ...]]] = {
    None: (10, 14, 19),
    Part.MORNING: (9, 10),
    Part.AFTERNOON: (13, 15),
    Part.EVENING: (18, 19),
    Part.NIGHT: (21, 22),
}
"""Usual hours for posts: ours, as the screens offer "Tomorrow 10:00" and evening slots; a person chooses anyway."""


def usual_hours(days: Iterable[date], part: Part | None, moment: Moment) -> tuple[Found, ...]:
    """Usual hours of that part of the first of `days` that still has one ahead."""
    for day in days:
        found = moment.choices(moment.at(day, hour) for hour in _HOURS[part])
        if found:
            return found
    return ()


def instead_of_past(days: Tries, wish: Wish, moment: Moment) -> tuple[Found, ...]:
    """The same time today, tomorrow, and in a week or a year as the day was said; usual hours if none was said.

    "Today at 10", said at noon, may have been the evening, so that is offered too.
    """
    today = moment.today
    if wish.clock is None:
        return usual_hours((today, today + timedelta(days=1)), wish.part, moment)
    same = at_clock((today, today + timedelta(days=1), *_again(days[-1], wish, today)), wish, moment)
    hour = wish.clock.hour
    late = hour < 12 and wish.part is None and wish.half is None and days[-1] == today
    evening = moment.choices([moment.at(today, hour + 12, wish.clock.minute)] if late else [])
    return tuple(dict.fromkeys((*evening, *same)))


def at_clock(days: Iterable[date], wish: Wish, moment: Moment) -> tuple[Found, ...]:
    """The clock time that was said on each of `days`, as far as it is ahead."""
    return moment.choices(_times(days, wish, moment))


def _times(days: Iterable[date], wish: Wish, moment: Moment) -> Iterator[datetime]:
    minute = wish.clock.minute if wish.clock else 0
    return (moment.at(day, hour, minute) for day in days for hour in wish.hours())


def _again(day: date, wish: Wish, today: date) -> Iterator[date]:
    """The same weekday after today, or the same date within the years that can be said."""
    if wish.weekday is not None:
        yield today + timedelta(days=(wish.weekday - today.weekday()) % 7 or 7)
    elif wish.date is not None and wish.date.month is not None:
        years = (today.year, today.year + 1) if (day.month, day.day) != (2, 29) else ()
        coming = (day.replace(year=year) for year in years)
        yield from (one for one in coming if 1 < (one - today).days <= FARTHEST)
