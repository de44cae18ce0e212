"""Ways by which people joined ↔ rows: a number for each channel, day and way."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from desk.model.joins import JoinedBy, Way, WayKind
from desk.model.network import Channel
from desk.model.stats import Asked
from storage.tables.audience import link_joins

if TYPE_CHECKING:
    from storage.unit import SqlUnit

_JOINED = text(
    "INSERT INTO link_joins (channel_id, day, kind, name, workspace_id, joins)"
    " VALUES (:channel, :day, :kind, :name, :workspace, :joins) ON CONFLICT (channel_id, day, kind, name)"
    " DO UPDATE SET joins = link_joins.joins + excluded.joins"
)


class SqlJoins:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def joined(self, channel: Channel, day: date, way: Way, joins: int = 1) -> None:
        row = {"channel": channel.id, "workspace": channel.workspace_id, "day": day.toordinal(), "joins": joins}
        await self.unit.run(_JOINED, row | {"kind": way.kind.value, "name": way.name})

    async def listed(self, asked: Asked) -> list[JoinedBy]:
        columns = link_joins.c
        wanted = [
            columns.workspace_id == asked.workspace_id,
            columns.day.between(asked.period.first.toordinal(), asked.period.last.toordinal()),
        ]
        if asked.channel is not None:
            wanted.append(columns.channel_id == asked.channel.id)
        order = (columns.day, columns.channel_id, columns.kind, columns.name)
        return [
            JoinedBy(
                date.fromordinal(row["day"]), row["channel_id"], Way(WayKind(row["kind"]), row["name"]), row["joins"]
            )
            for row in await self.unit.all(select(*order, columns.joins).where(*wanted).order_by(*order))
        ]
