"""What the desk needs to keep of visits, as a Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from desk.model.stats import Asked
from desk.model.visits import DayVisits, Known, Visit


class Visits(Protocol):
    async def known(self, workspace_id: int) -> Known: ...

    async def replace(self, workspace_id: int, days: Sequence[date], visits: Sequence[Visit]) -> int:
        """Put these in place of everything that was known of the days; how many of them were known."""
        ...

    async def posts(self, workspace_id: int, since: date) -> list[tuple[int, str, str]]:
        """(channel, label, title) of what went out since then, each once."""
        ...

    async def daily(self, asked: Asked) -> list[DayVisits]:
        """The imported days of the period and the one before, oldest first; of one channel, if one is asked for."""
        ...

    async def listed(self, asked: Asked) -> list[Visit]:
        """All of the period, oldest first; of one channel, if one is asked for."""
        ...
