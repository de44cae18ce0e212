"""Visits: how many came from links to our site, as a web counter tells them by day and by the tags of the link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desk.model.network import Channel


@dataclass(frozen=True, slots=True)
class Visit:
    """Visits of one day with the same tags. `channel_id` None: the tags are those of no channel."""

    day: date
    source: str
    medium: str
    campaign: str
    visits: int
    channel_id: int | None = None

    @property
    def tags(self) -> tuple[str, str, str]:
        return self.source, self.medium, self.campaign


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a file that cannot be read. `code`: no_date · not_a_date · in_future · not_a_number · too_large ·
    too_many_cells; `value` is what stands there."""

    line: int
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Deciphered:
    """What a file says: visits put together by day and tags. `left_out`: totals and remarks, which are no days."""

    visits: tuple[Visit, ...]
    rows: int
    left_out: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(sorted({visit.day for visit in self.visits}))


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: with faults nothing of it was kept. `replaced`: days that were known before."""

    file: Deciphered
    channels: tuple[Channel, ...]
    replaced: int = 0

    @property
    def total(self) -> int:
        return sum(visit.visits for visit in self.file.visits)

    @property
    def by_channel(self) -> dict[int | None, int]:
        found: dict[int | None, int] = {}
        for visit in self.file.visits:
            found[visit.channel_id] = found.get(visit.channel_id, 0) + visit.visits
        return found

    @property
    def strangers(self) -> tuple[tuple[str, str], ...]:
        """Source and medium of what is not assigned, those with most visits first."""
        found: dict[tuple[str, str], int] = {}
        for visit in self.file.visits:
            if visit.channel_id is None:
                found[visit.tags[:2]] = found.get(visit.tags[:2], 0) + visit.visits
        return tuple(sorted(found, key=lambda tags: (-found[tags], tags)))


@dataclass(frozen=True, slots=True)
class Known:
    """The days of which visits are known. `first` and `last` None: nothing was imported yet."""

    days: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class DayVisits:
    """Visits of one day that was imported, by channel; `strange`: those that belong to no channel."""

    day: date
    by_channel: Mapping[int, int] = field(default_factory=dict)
    strange: int = 0

    @property
    def ours(self) -> int:
        return sum(self.by_channel.values())
