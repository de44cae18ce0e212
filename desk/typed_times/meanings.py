"""What single words and numbers of a typed time can mean; a language module maps its words to these."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Half(StrEnum):
    """Before or after noon on a twelve-hour clock."""

    AM = "am"
    PM = "pm"


class Which(StrEnum):
    """Which of the coming weekdays: of this calendar week, or the next one."""

    THIS = "this"
    NEXT = "next"


class Mark(StrEnum):
    """Words that mean nothing alone but tell how to read their neighbours."""

    FILLER = "filler"  # the, of, please
    AT = "at"  # a clock time follows
    ON = "on"  # a date follows
    IN = "in"  # a wait follows
    LATER = "later"  # a wait went before
    AND_HALF = "and a half"
    ORDINAL = "ordinal"  # the number before counts days of a month: 27th, 27-го, 27 числа


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number; `digits` is how many were typed, 0 for a word; `ordinal`: the 27th."""

    value: int
    digits: int = 0
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """A broken count of units: 1.5, half, полтора."""

    value: float


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of waiting, in minutes; `on_clock`: its word also follows the hour of a clock time, as in 18 ч."""

    minutes: int
    on_clock: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole wait in one word, in minutes: полчаса."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; 24 is the end of the day.

    `open`: without more words it may be before or after noon. `edge`: midnight, which may begin or end the day.
    """

    hour: int
    minute: int = 0
    open: bool = False
    edge: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """Minutes counted from the hour that follows: half past (30), quarter to (-15), половина седьмого (-30)."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Toward:
    """Stands where minutes are counted from an hour: ten past six (1), без пяти семь (-1)."""

    sign: int


@dataclass(frozen=True, slots=True)
class Shift:
    """Days from today, perhaps with a part of that day: tomorrow, tonight."""

    days: int
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 0 is Monday."""

    index: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """A calendar week from this one: next week (1)."""

    ahead: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name, 1 to 12; `leads`: its name may stand before the day, as in Nov 27."""

    number: int
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A day of a month; without month or year the coming one is meant."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """This very moment."""


Meaning = (
    Part
    | Half
    | Which
    | Mark
    | Number
    | Times
    | Unit
    | Amount
    | Clock
    | Past
    | Toward
    | Shift
    | Weekday
    | Weeks
    | Month
    | Date
    | Now
)
"""Everything that a word can mean."""
