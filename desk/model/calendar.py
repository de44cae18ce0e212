"""Local wishes become instants here, in one function: what a clock on the wall means in a zone.

Our rule for the two odd hours of a year: a local time that the clock skips becomes the next valid minute; one that it
shows twice is its first showing. How the two are told apart: PEP 495 (fold).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Kind(StrEnum):
    """How a local time stands on its zone's clock."""

    EXACT = "exact"
    GAP = "gap"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a local time became.

    `instant` is aware UTC. `other` is the second showing of a doubled local time, else None.
    """

    instant: datetime
    kind: Kind
    other: datetime | None = None


def resolve(local: datetime, zone: ZoneInfo) -> Resolved:
    """Turn a naive `local` time of `zone` into an instant; `local.fold` is ignored.

    Raises ValueError for an aware `local`, OverflowError within a day of the ends of the calendar (years 1 and 9999).
    """
    if local.tzinfo is not None:
        raise ValueError("a local time is naive: its zone is the other argument")
    before, after = (_offset(local.replace(tzinfo=zone, fold=fold)) for fold in (0, 1))
    first, second = _less(local, before), _less(local, after)
    if before == after:
        return Resolved(first, Kind.EXACT)
    if before > after:
        return Resolved(first, Kind.FOLD, second)
    return Resolved(_end_of_gap(second, first, zone), Kind.GAP)


def local_of(instant: datetime, zone: ZoneInfo) -> datetime:
    """The naive local time that a clock in `zone` shows at an aware `instant`."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _less(local: datetime, offset: timedelta) -> datetime:
    return (local.replace(fold=0) - offset).replace(tzinfo=UTC)


def _end_of_gap(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """First whole minute after the one clock change between `early` (before it) and `late` (not before it)."""
    new = _offset(late.astimezone(zone))
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        if _offset(middle.astimezone(zone)) == new:
            late = middle
        else:
            early = middle
    late = late.replace(microsecond=0)
    return late + timedelta(seconds=-local_of(late, zone).second % 60)
