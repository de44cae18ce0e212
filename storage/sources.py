"""Where we listen: sources, and the threads of discussion groups ↔ rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select

from desk.errors import NotFound
from desk.model.inbox import Source, SourceKind, SourceState
from storage.rows import saved, saving, values_of
from storage.tables.inbox import sources, threads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


def to_source(row: Mapping[str, Any]) -> Source:
    return Source(**{**row, "kind": SourceKind(row["kind"]), "state": SourceState(row["state"])})


_ADD_SOURCE, _SAVE_SOURCE = insert(sources), saving(sources)
_AT = select(sources).where(
    sources.c.kind == bindparam("kind"),
    sources.c.address == bindparam("address"),
    sources.c.state != SourceState.REMOVED.value,
)
_THREAD = select(threads).where(threads.c.chat_id == bindparam("chat"), threads.c.message_id == bindparam("message"))
_SOURCE = select(sources).where(sources.c.id == bindparam("source"), sources.c.workspace_id == bindparam("workspace"))


class SqlSources:
    """The part of the inbox that knows where its comments come from."""

    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add_source(self, source: Source) -> Source:
        self.unit.touched.add("sources")
        row = values_of(source)
        del row["id"]
        return replace(source, id=await self.unit.insert(_ADD_SOURCE, row))

    async def save_source(self, source: Source) -> None:
        self.unit.touched.add("sources")
        await self.unit.run(_SAVE_SOURCE, saved(values_of(source)))

    async def source(self, workspace_id: int, source_id: int) -> Source:
        row = await self.unit.first(_SOURCE, source=source_id, workspace=workspace_id)
        if row is None:
            raise NotFound("source_not_found", source=source_id)
        return to_source(row)

    async def sources(self, workspace_id: int) -> list[Source]:
        rows = await self.unit.all(
            select(sources)
            .where(sources.c.workspace_id == workspace_id, sources.c.state != SourceState.REMOVED.value)
            .order_by(sources.c.id)
        )
        return [to_source(row) for row in rows]

    async def find_source(self, workspace_id: int, kind: SourceKind, address: str) -> Source | None:
        row = await self.unit.first(
            select(sources).where(
                sources.c.workspace_id == workspace_id, sources.c.kind == kind.value, sources.c.address == address
            )
        )
        return to_source(row) if row else None

    async def sources_at(self, kind: SourceKind, address: str) -> list[Source]:
        rows = await self.unit.all(_AT, kind=kind.value, address=address)
        return [to_source(row) for row in rows]

    async def sources_due(self, now: datetime, limit: int) -> list[Source]:
        rows = await self.unit.all(
            select(sources).where(sources.c.next_at <= now).order_by(sources.c.next_at).limit(limit)
        )
        return [to_source(row) for row in rows]

    async def next_source(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(select(func.min(sources.c.next_at)))
        return found

    async def keep_thread(self, chat_id: int, message_id: int, channel_chat: int, channel_message: int) -> None:
        if await self.unit.first(_THREAD, chat=chat_id, message=message_id) is None:
            await self.unit.run(
                insert(threads).values(
                    chat_id=chat_id, message_id=message_id, channel_chat=channel_chat, channel_message=channel_message
                )
            )

    async def thread(self, chat_id: int, message_id: int) -> tuple[int, int] | None:
        row = await self.unit.first(_THREAD, chat=chat_id, message=message_id)
        return (row["channel_chat"], row["channel_message"]) if row else None

    async def listening_workspaces(self) -> list[int]:
        rows = await self.unit.all(
            select(sources.c.workspace_id).where(sources.c.state != SourceState.REMOVED.value).distinct()
        )
        return [row["workspace_id"] for row in rows]
