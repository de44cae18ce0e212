"""One transaction over all drawers, and the store that opens it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Executable, Insert, bindparam, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from desk.errors import Unavailable
from storage.attention import SqlAttention
from storage.audit import SqlAudit
from storage.cases import SqlCases
from storage.channels import SqlChannels
from storage.competitors import SqlCompetitors
from storage.engine import Engines, engines, is_sqlite, lent
from storage.inbox import SqlInbox
from storage.joins import SqlJoins
from storage.people import SqlPeople
from storage.polls import SqlPolls
from storage.posts import SqlPosts
from storage.prepared import Done, execute
from storage.publications import SqlPublications
from storage.pushes import SqlPushes
from storage.reactions import SqlReactions
from storage.replies import SqlReplies
from storage.stats import SqlStats
from storage.tables.intake import updates
from storage.visits import SqlVisits
from storage.watches import SqlWatches

_HANDLED = (
    update(updates)
    .where(updates.c.bot_id == bindparam("bot"), updates.c.update_id == bindparam("update"))
    .values(state="handled", handled_at=bindparam("handled_at"))
)


@dataclass(slots=True)
class Handling:
    """The update that is being handled; the first transaction that writes marks it handled, in itself."""

    bot_id: int
    update_id: int
    at: datetime
    marked: bool = False


handling: ContextVar[Handling | None] = ContextVar("handling", default=None)


class SqlUnit:
    """Drawers over one connection. `touched` names what has work after the commit: pushes, publications, albums."""

    def __init__(self, connection: AsyncConnection, begun: bool = True) -> None:
        self.connection = connection
        self.touched: set[str] = set()
        self._begun = begun

    async def _swiftly(self, statement: Executable, given: Any) -> Done | None:
        """A statement that is used again and again, past what SQLAlchemy does for each use; None: it is none."""
        connection = self.connection.sync_connection
        return None if connection is None else await execute(connection, statement, given, self._begun)

    async def run(self, statement: Executable, rows: Sequence[dict[str, Any]] | dict[str, Any] | None = None) -> int:
        """Execute a statement, once for all given rows of parameters; how many rows it changed."""
        if rows and (swift := await self._swiftly(statement, rows)):
            return swift.changed
        done = await self.connection.execute(statement, rows)
        return done.rowcount

    async def insert(self, statement: Insert, row: dict[str, Any]) -> int:
        """Execute a single-row insert; the number that the row got."""
        if swift := await self._swiftly(statement, row):
            return swift.number or 0
        key = (await self.connection.execute(statement, row)).inserted_primary_key
        return int(key[0]) if key else 0

    async def all(self, statement: Executable, **given: Any) -> list[dict[str, Any]]:
        """All rows. Statements made once, with parameters to be given, cost a small part of those made for each use."""
        if swift := await self._swiftly(statement, given):
            return swift.rows
        found = await self.connection.execute(statement, given)
        names = tuple(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found.all()]

    async def first(self, statement: Executable, **given: Any) -> dict[str, Any] | None:
        if swift := await self._swiftly(statement, given):
            return swift.rows[0] if swift.rows else None
        found = await self.connection.execute(statement, given)
        row = found.first()
        return dict(zip(found.keys(), row, strict=True)) if row else None

    async def scalar(self, statement: Executable, **given: Any) -> Any:
        row = await self.first(statement, **given)
        return next(iter(row.values()), None) if row else None

    @cached_property
    def people(self) -> SqlPeople:
        return SqlPeople(self)

    @cached_property
    def channels(self) -> SqlChannels:
        return SqlChannels(self)

    @cached_property
    def posts(self) -> SqlPosts:
        return SqlPosts(self)

    @cached_property
    def publications(self) -> SqlPublications:
        return SqlPublications(self)

    @cached_property
    def pushes(self) -> SqlPushes:
        return SqlPushes(self)

    @cached_property
    def inbox(self) -> SqlInbox:
        return SqlInbox(self)

    @cached_property
    def attention(self) -> SqlAttention:
        return SqlAttention(self)

    @cached_property
    def cases(self) -> SqlCases:
        return SqlCases(self)

    @cached_property
    def stats(self) -> SqlStats:
        return SqlStats(self)

    @cached_property
    def competitors(self) -> SqlCompetitors:
        return SqlCompetitors(self)

    @cached_property
    def visits(self) -> SqlVisits:
        return SqlVisits(self)

    @cached_property
    def joins(self) -> SqlJoins:
        return SqlJoins(self)

    @cached_property
    def polls(self) -> SqlPolls:
        return SqlPolls(self)

    @cached_property
    def reactions(self) -> SqlReactions:
        return SqlReactions(self)

    @cached_property
    def replies(self) -> SqlReplies:
        return SqlReplies(self)

    @cached_property
    def watches(self) -> SqlWatches:
        return SqlWatches(self)

    @cached_property
    def audit(self) -> SqlAudit:
        return SqlAudit(self)


@contextmanager
def _usable() -> Iterator[None]:
    """A full, locked or broken disk is a state to wait out, not a fault of whoever looks or writes."""
    try:
        yield
    except OperationalError as error:
        raise Unavailable("storage", what=str(error.orig)[:80]) from error


class SqlStore:
    """Opens units: one writer at a time on SQLite, as many readers as the pool has. `opened`: engines that are there
    already."""

    def __init__(self, url: str, opened: Engines | None = None) -> None:
        self.url = url
        self.writer, self.reader, self.glancer = opened or engines(url)
        self.listeners: list[Callable[[set[str]], None]] = []
        # waiting here is cheaper than in SQLite's busy loop, and first come is first served
        self._turn: AbstractAsyncContextManager[object] = asyncio.Lock() if is_sqlite(url) else nullcontext()

    @asynccontextmanager
    async def write(self, aside: bool = False) -> AsyncIterator[SqlUnit]:
        """A transaction that commits at the end of the block. It marks the update at hand handled, unless it only keeps
        something `aside`.

        Raises:
            Unavailable: the database could not be used; nothing was kept.
        """
        with _usable():
            async with self._turn, self._transaction(None if aside else handling.get()) as unit:
                yield unit
        if unit.touched:
            for listener in self.listeners:
                listener(unit.touched)

    @asynccontextmanager
    async def _transaction(self, current: Handling | None) -> AsyncIterator[SqlUnit]:
        async with lent(self.writer) as connection, connection.begin():
            unit = SqlUnit(connection)
            yield unit
            if unit.touched & {"pushes", "alert_pushes"}:
                await unit.pushes.flush()
            mark = current is not None and not current.marked
            if current is not None and mark:
                await unit.run(_HANDLED, {"bot": current.bot_id, "update": current.update_id, "handled_at": current.at})
        if current is not None and mark:
            current.marked = True

    @asynccontextmanager
    async def read(self) -> AsyncIterator[SqlUnit]:
        """One consistent look. Raises Unavailable as `write` does."""
        with _usable():
            async with lent(self.reader) as connection:
                await connection.run_sync(Connection.begin)
                yield SqlUnit(connection)

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[SqlUnit]:
        """Looks that need not agree with each other. Raises Unavailable as `write` does."""
        with _usable():
            async with self.glancer.glance() as connection:
                yield SqlUnit(connection, begun=False)

    async def close(self) -> None:
        for engine in (self.writer, self.reader, self.glancer):
            await engine.dispose()
