"""What the desk needs to keep of the ways by which people join, as a Protocol."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from desk.model.joins import JoinedBy, Way
from desk.model.network import Channel
from desk.model.stats import Asked


class Joins(Protocol):
    async def joined(self, channel: Channel, day: date, way: Way, joins: int = 1) -> None:
        """So many more came by that way on that day."""
        ...

    async def listed(self, asked: Asked) -> list[JoinedBy]:
        """Those of the period by day, oldest first; of one channel, if one is asked for."""
        ...
