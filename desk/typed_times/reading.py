"""What reading a typed time gives: found, a question to the person, or not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Fact = str | int | date | datetime


class Why(StrEnum):
    """Why a person is asked; beside each, the facts that its question needs. Local times are naive."""

    NO_HOUR = "no_hour"  # date, part (only if said): at what hour?
    PAST = "past"  # local, or date if no hour was said: that was before now
    AMBIGUOUS = "ambiguous"  # about: hour (same day), day (same hour), both
    GAP = "gap"  # local: the clock skips it; the candidate is the next valid minute
    FOLD = "fold"  # local: the clock shows it twice; both are candidates
    TOO_FAR = "too_far"  # date (absent if beyond all calendars), days (the limit)
    NO_SUCH_DAY = "no_such_day"  # day, month: 31 November
    WEEKDAY_DIFFERS = "weekday_differs"  # date, weekday (0 is Monday): Friday 28 November is a Saturday
    SPELLING = "spelling"  # typed, meant: the word, and the known one it resembles
    NOW = "now"  # this very moment, which is "Publish now" and not a schedule


@dataclass(frozen=True, slots=True)
class Found:
    """A time later than now: naive local in the workspace's zone, and aware UTC."""

    local: datetime
    instant: datetime


@dataclass(frozen=True, slots=True)
class Ask:
    """A question; each candidate is later than now and can be a button as it is."""

    code: Why
    facts: Mapping[str, Fact] = field(default_factory=dict)
    candidates: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Not understood; `words` are those that no language knows (perhaps none: known words in no known order)."""

    words: tuple[str, ...] = ()


Reading = Found | Ask | Unread
