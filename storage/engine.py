"""Engines set right for their database, and the check that one is usable."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage.driver import connector

BUSY_SECONDS = 10


@asynccontextmanager
async def lent(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A connection from the pool. SQLAlchemy shields each return from being cancelled, which costs a task and two turns
    of the loop; a connection that has nothing open goes back at once and needs none."""
    connection = await engine.connect()
    try:
        yield connection
    except BaseException:
        await asyncio.shield(connection.close())
        raise
    await connection.close()


class GlanceEngine(AsyncEngine):
    """Keeps a connection at hand between looks: to fetch it from the pool costs more than to look a key up."""

    def __init__(self, sync_engine: Engine) -> None:
        super().__init__(sync_engine)
        self._spare: AsyncConnection | None = None

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose statements each see their own moment."""
        connection, self._spare = self._spare, None
        connection = connection or await self.connect()
        try:
            yield connection
            if connection.in_transaction():  # to SQLAlchemy alone; the database was told of none
                await connection.rollback()
        except BaseException:
            await asyncio.shield(connection.close())
            raise
        if self._spare is None:
            self._spare = connection
        else:
            await connection.close()

    async def dispose(self, close: bool = True) -> None:
        if self._spare is not None:
            await self._spare.close()
            self._spare = None
        await super().dispose(close)


class Engines(NamedTuple):
    """Three ways into one database."""

    writer: AsyncEngine
    reader: AsyncEngine
    glancer: GlanceEngine


def engines(url: str) -> Engines:
    """Each with a pool, and with what it has compiled, of its own."""
    return Engines(writer_engine(url), reader_engine(url), glance_engine(url))


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_path(url: str) -> Path | None:
    """Where the database file is; None for memory and for other databases."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def _set_sqlite(engine: AsyncEngine, begin: str | None) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connected(connection: Any, record: object) -> None:
        # the driver's own BEGIN is deferred: a read that turns into a write there loses updates without an error
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "foreign_keys=ON",
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "synchronous=FULL",
            "temp_store=MEMORY",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    if begin is not None:

        @event.listens_for(engine.sync_engine, "begin")
        def begun(connection: Any) -> None:
            connection.exec_driver_sql(begin)


def writer_engine(url: str) -> AsyncEngine:
    """One writer at a time on SQLite, and it says so at BEGIN; a pool elsewhere."""
    if not is_sqlite(url):
        return create_async_engine(url, pool_size=5)
    return _sqlite_engine(url, 1, "BEGIN IMMEDIATE")


def reader_engine(url: str, readers: int = 2) -> AsyncEngine:
    """Readers see one moment each and never wait for the writer."""
    if not is_sqlite(url):
        return create_async_engine(url, pool_size=readers)
    return _sqlite_engine(url, readers, "BEGIN DEFERRED")


def glance_engine(url: str) -> GlanceEngine:
    """Each statement sees its own moment: no BEGIN before it, nothing to end after it."""
    if is_sqlite(url):
        engine = _sqlite_engine(url, 2, None)
    else:
        engine = create_async_engine(url, pool_size=2, isolation_level="AUTOCOMMIT")
    return GlanceEngine(engine.sync_engine)


def _sqlite_engine(url: str, connections: int, begin: str | None) -> AsyncEngine:
    path = sqlite_path(url)
    if path is None:
        raise ValueError("a database in memory is lost with the process: name a file")
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        query_cache_size=2000,
        connect_args={"async_creator_fn": connector(str(path))},
    )
    _set_sqlite(engine, begin)
    return engine


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use."""
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True) as old, sqlite3.connect(target) as new:
        old.backup(new)
    new.close()
    old.close()


def integrity_fault(path: Path) -> str | None:
    """What SQLite finds wrong in the file, or None."""
    try:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
            row = connection.execute("PRAGMA quick_check(1)").fetchone()
        connection.close()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if row and row[0] == "ok" else str(row and row[0])
