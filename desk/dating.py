"""Dating: days as files write them. Where day and month could be exchanged, the whole file has to tell them apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from desk.errors import Refused
from desk.model.visits import Fault

ENOUGH_IN_A_ROW = 3
"""Days without a gap between them that show how a file is meant."""
FIRST_YEAR = 2000
LONGEST_DAY = 60
"""Characters, with a time of day and its zone."""
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_BARE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_EITHER = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_NAMED = re.compile(
    r"(?P<day>\d{1,2})\.?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,})\.?,?\s+(?:de\s+)?(?P<year>\d{4})(?:\s*г\.?)?"
)
_NAMED_FIRST = re.compile(r"(?P<month>[^\W\d_]{3,})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})")
_MONTHS = (
    *(("jan", "янв", "ene"), ("feb", "фев"), ("mar", "мар", "mär", "mrz"), ("apr", "апр", "abr")),
    *(("may", "май", "мая", "mai"), ("jun", "июн"), ("jul", "июл"), ("aug", "авг", "ago"), ("sep", "сен")),
    *(("oct", "окт", "okt"), ("nov", "ноя"), ("dec", "дек", "dez", "dic")),
)
"""How months begin in English, Russian, German and Spanish."""
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}.*$")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the column of the day, and in which line."""

    line: int
    text: str


def days_of(written: Sequence[Written], today: date) -> list[date | Fault]:
    """A day for each, or what is wrong with it: 2026-11-23, 20261123, 23.11.2026, 23 Nov 2026, 23/11/2026, 11/23/2026.

    Raises:
        Refused: `visits_day_order` (day): nothing in the file says whether the day or the month comes first.
    """
    either = {w.line: match.groups() for w in written if (match := _EITHER.fullmatch(_bare(w.text)))}
    read = _order([*either.values()], today) if either else _day_first
    found: list[date | Fault] = []
    for one in written:
        day = read(*either[one.line]) if one.line in either else _certain(_bare(one.text))
        found.append(_judged(one, day, today))
    return found


def _bare(text: str) -> str:
    """Without its time of day; "" for what is too long to be a day."""
    return _without_time(text) if len(text) <= LONGEST_DAY else ""


@lru_cache(maxsize=4096)
def _without_time(text: str) -> str:
    """A day stands in many lines: it is looked at once."""
    return _TIME.sub("", text.strip())


def _judged(written: Written, day: date | None, today: date) -> date | Fault:
    if not written.text:
        return Fault(written.line, "no_date")
    if day is None:
        return Fault(written.line, "not_a_date", written.text[:40])
    return Fault(written.line, "in_future", written.text[:40]) if day > today else day


@lru_cache(maxsize=4096)
def _certain(text: str) -> date | None:
    """Forms in which nothing can be exchanged; with dots the day comes first everywhere."""
    if (found := _ISO.fullmatch(text)) or (found := _BARE.fullmatch(text)):
        return _date(*found.groups())
    if (found := _NAMED.fullmatch(text)) or (found := _NAMED_FIRST.fullmatch(text)):
        start = found["month"][:3].casefold()
        month = next((number for number, names in enumerate(_MONTHS, 1) if start in names), 0)
        return _date(found["year"], str(month), found["day"])
    if found := _DOTTED.fullmatch(text):
        return _day_first(*found.groups())
    return None


def _date(year: str, month: str, day: str) -> date | None:
    full = int(year) + (FIRST_YEAR if len(year) == 2 else 0)
    try:
        made = date(full, int(month), int(day))
    except ValueError:
        return None
    return made if made.year >= FIRST_YEAR else None


def _day_first(day: str, month: str, year: str) -> date | None:
    return _date(year, month, day)


def _month_first(month: str, day: str, year: str) -> date | None:
    return _date(year, month, day)


Order = Callable[[str, str, str], date | None]


def _order(written: Sequence[tuple[str, ...]], today: date) -> Order:
    """The one order in which all are days of the past; of two, the one in which the days follow each other."""
    able = []
    for order in (_day_first, _month_first):
        days = [order(*parts) for parts in written]
        if all(day is not None and day <= today for day in days):
            able.append((order, {day for day in days if day is not None}))
    if not able:
        return max((_day_first, _month_first), key=lambda order: sum(order(*parts) is not None for parts in written))
    if len(able) == 1 or able[0][1] == able[1][1]:
        return able[0][0]
    in_a_row = [order for order, days in able if _unbroken(days)]
    if len(in_a_row) != 1:
        raise Refused("visits_day_order", day="/".join(written[0]))
    return in_a_row[0]


def _unbroken(days: set[date]) -> bool:
    return len(days) >= ENOUGH_IN_A_ROW and (max(days) - min(days)).days + 1 == len(days)
