"""A wish, seen from now: a time, or the question that is open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from .combining import ambiguous, combined, earliest
from .days import FARTHEST, Beyond, NoSuchDay, Tries, agrees, edge_of_month, meant_days, nearest
from .moment import Moment
from .proposals import at_clock, instead_of_past, usual_hours
from .reading import Ask, Fact, Found, Why
from .wish import Wish

Answer = Found | Ask
Pick = tuple[datetime, tuple[Found, ...]]
"""A local time as it was said, and its one or two showings ahead."""


def answer(wishes: Sequence[Wish], moment: Moment) -> Answer:
    """What to say to one wish, or to several readings of the same words (at least one)."""
    return combined([_answer(wish, moment) for wish in _years_before_hours(wishes, moment.today.year)])


def _years_before_hours(wishes: Sequence[Wish], this_year: int) -> list[Wish]:
    """In "27 Nov 2026" the number is a year while that year can be meant, else 20:26."""
    dates = {wish.date for wish in wishes}

    def as_year(wish: Wish) -> bool:
        if wish.clock is None or wish.date is None or wish.date.year is not None:
            return False
        year = wish.clock.hour * 100 + wish.clock.minute
        return this_year <= year <= this_year + 2 and replace(wish.date, year=year) in dates

    return [wish for wish in wishes if not as_year(wish)]


def _answer(wish: Wish, moment: Moment) -> Answer:
    try:
        return _on_day(wish, moment) if wish.wait is None else _waited(wish.wait, moment)
    except Beyond as beyond:
        facts: dict[str, Fact] = {"days": FARTHEST}
        return Ask(Why.TOO_FAR, facts | ({} if beyond.day is None else {"date": beyond.day}))


def _waited(minutes: int, moment: Moment) -> Answer:
    return moment.after(minutes) if minutes else Ask(Why.NOW)


def _on_day(wish: Wish, moment: Moment) -> Answer:
    try:
        meant = meant_days(wish, moment.today)
    except NoSuchDay:
        return _no_such_day(wish, moment)
    days = tuple(agreeing for tries in meant if (agreeing := tuple(day for day in tries if agrees(wish, day))))
    if not days:
        return _weekday_differs(meant, wish, moment)
    return _timed(days, wish, moment) if wish.clock else _hour_asked(days, wish, moment)


def _no_such_day(wish: Wish, moment: Moment) -> Ask:
    if wish.date is None:
        raise ValueError("only a date can be missing from the calendar")
    near = edge_of_month(wish.date, moment.today)
    facts: dict[str, Fact] = {"day": wish.date.day, "month": wish.date.month or near[0].month}
    return Ask(Why.NO_SUCH_DAY, facts, at_clock(near, wish, moment))


def _weekday_differs(meant: Sequence[Tries], wish: Wish, moment: Moment) -> Ask:
    day = meant[0][0]
    weekday = day.weekday() if wish.weekday is None else wish.weekday
    candidates = at_clock((day, nearest(weekday, day)), wish, moment)
    return Ask(Why.WEEKDAY_DIFFERS, {"date": day, "weekday": weekday}, candidates)


def _hour_asked(days: Sequence[Tries], wish: Wish, moment: Moment) -> Ask:
    tries = days[0]
    if tries[-1] < moment.today:
        return Ask(Why.PAST, {"date": tries[-1]}, instead_of_past(tries, wish, moment))
    spare = tries[-1] + timedelta(days=1)
    candidates = earliest(one for each in days for one in usual_hours((*each, spare), wish.part, moment))
    day = candidates[0].local.date() if candidates and candidates[0].local.date() in tries else tries[0]
    facts: dict[str, Fact] = {"date": day}
    return Ask(Why.NO_HOUR, facts | ({"part": wish.part.value} if wish.part else {}), candidates)


def _timed(days: Sequence[Tries], wish: Wish, moment: Moment) -> Answer:
    minute = wish.clock.minute if wish.clock else 0
    hours = sorted({hour % 24 for hour in wish.hours()}) if wish.undated() else wish.hours()
    said = [[moment.at(day, hour, minute) for day in tries] for tries in days for hour in hours]
    picks = {pick[1]: pick for locals_ in said if (pick := _first_ahead(locals_, moment))}
    if not picks:
        past = max(locals_[-1] for locals_ in said)
        return Ask(Why.PAST, {"local": past}, instead_of_past(days[-1], wish, moment))
    if len(picks) == 1:
        return _settled(*next(iter(picks.values())))
    return ambiguous(found[0] for _, found in picks.values())


def _first_ahead(locals_: Iterable[datetime], moment: Moment) -> Pick | None:
    picks = ((local, moment.ahead(local)) for local in locals_)
    return next((pick for pick in picks if pick[1]), None)


def _settled(local: datetime, found: tuple[Found, ...]) -> Answer:
    if len(found) > 1:
        return Ask(Why.FOLD, {"local": local}, found)
    if found[0].local != local:
        return Ask(Why.GAP, {"local": local}, found)
    return found[0]
