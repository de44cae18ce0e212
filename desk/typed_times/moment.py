"""Now, in the workspace's zone: what lies ahead of it and what does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from desk.model.calendar import local_of, resolve

from .days import FARTHEST, Beyond
from .reading import Found

MOST_CANDIDATES: Final = 6
"""Two rows of buttons, as the screens allow three in a row."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware UTC instant and the zone in which times are said."""

    now: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """Local date."""
        return local_of(self.now, self.zone).date()

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Naive local time; hours of 24 and more lie in the next day. Raises Beyond for a day too far ahead."""
        if (day - self.today).days > FARTHEST:
            raise Beyond(day)
        return datetime.combine(day, time(minute=minute)) + timedelta(hours=hour)

    def ahead(self, local: datetime) -> tuple[Found, ...]:
        """The showings of a local time after now: none, one, or two where the clock shows it twice."""
        if local.date() < self.today - timedelta(days=2):
            return ()
        resolved = resolve(local, self.zone)
        instants = (resolved.instant,) if resolved.other is None else (resolved.instant, resolved.other)
        return tuple(Found(local_of(one, self.zone), one) for one in instants if one > self.now)

    def choices(self, locals_: Iterable[datetime]) -> tuple[Found, ...]:
        """Those local times that are ahead, each once, as buttons."""
        found = (one for local in locals_ for one in self.ahead(local)[:1])
        return tuple(islice(dict.fromkeys(found), MOST_CANDIDATES))

    def after(self, minutes: int) -> Found:
        """So many minutes from now, to the whole minute. Raises Beyond."""
        if minutes > FARTHEST * 24 * 60:
            raise Beyond
        instant = (self.now.astimezone(UTC) + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
        return Found(local_of(instant, self.zone), instant)
