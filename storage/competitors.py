"""Competitors ↔ rows: which sources are marked, and what their public pages showed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, text, update

from desk.model.inbox import SourceState
from desk.model.source import Item
from desk.ports.competitors import Watched
from storage.tables.inbox import sources
from storage.tables.stats import competitor_posts, competitors

if TYPE_CHECKING:
    from storage.unit import SqlUnit

_READ = (SourceState.ACTIVE.value, SourceState.FAILING.value)
_KEEP = text(
    "INSERT INTO competitor_posts (source_id, number, workspace_id, at, views, reactions, forwards)"
    " VALUES (:source, :number, :workspace, :at, :views, :reactions, :forwards) ON CONFLICT (source_id, number)"
    " DO UPDATE SET views = COALESCE(excluded.views, competitor_posts.views), reactions = excluded.reactions,"
    " forwards = excluded.forwards"
).bindparams(bindparam("at", type_=competitor_posts.c.at.type))


class SqlCompetitors:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def mark(self, workspace_id: int, source_id: int, at: datetime) -> None:
        self.unit.touched.add("competitors")
        if source_id not in await self.of_workspace(workspace_id):
            row = {"source_id": source_id, "workspace_id": workspace_id, "next_at": at, "code": ""}
            await self.unit.run(insert(competitors), row)

    async def unmark(self, workspace_id: int, source_id: int) -> None:
        for table in (competitor_posts, competitors):
            where = (table.c.workspace_id == workspace_id, table.c.source_id == source_id)
            await self.unit.run(delete(table).where(*where))

    async def of_workspace(self, workspace_id: int) -> list[int]:
        rows = await self.unit.all(
            select(competitors.c.source_id)
            .join(sources, sources.c.id == competitors.c.source_id)
            .where(competitors.c.workspace_id == workspace_id, sources.c.state != SourceState.REMOVED.value)
            .order_by(competitors.c.source_id)
        )
        return [row["source_id"] for row in rows]

    async def due(self, now: datetime, limit: int) -> list[Watched]:
        columns = (competitors.c.source_id, competitors.c.workspace_id, sources.c.address, competitors.c.known_since)
        rows = await self.unit.all(
            select(*columns)
            .join(sources, sources.c.id == competitors.c.source_id)
            .where(competitors.c.next_at <= now, sources.c.state.in_(_READ))
            .order_by(competitors.c.next_at)
            .limit(limit)
        )
        return [Watched(**row) for row in rows]

    async def next_due(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(func.min(competitors.c.next_at))
            .join(sources, sources.c.id == competitors.c.source_id)
            .where(sources.c.state.in_(_READ))
        )
        return found

    async def newest(self, source_id: int) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(func.max(competitor_posts.c.at)).where(competitor_posts.c.source_id == source_id)
        )
        return found

    async def keep(self, watched: Watched, items: Sequence[Item]) -> None:
        rows: list[dict[str, Any]] = [
            {
                "source": watched.source_id,
                "workspace": watched.workspace_id,
                "number": int(item.external_id),
                "at": item.at,
                "views": item.views,
                "reactions": item.reactions,
                "forwards": item.forwards,
            }
            for item in items
            if item.at is not None and item.external_id.isdecimal()
        ]
        if rows:
            await self.unit.run(_KEEP, rows)

    async def read(self, watched: Watched, at: datetime, next_at: datetime, code: str) -> None:
        news = {"next_at": next_at, "code": code[:64], "known_since": watched.known_since}
        if not code:
            news["read_at"] = at
        await self.unit.run(update(competitors).where(competitors.c.source_id == watched.source_id).values(news))

    async def forget(self, before: datetime) -> None:
        await self.unit.run(delete(competitor_posts).where(competitor_posts.c.at < before))
