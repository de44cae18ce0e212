"""Engines for the databases of tests, lent from test to test: what SQLAlchemy has compiled for one serves the next.

Nothing else is shared: each test's file is its own, every connection is closed with its store. These databases do not
wait for the disk at a commit, nor for another thread at a statement; the tests of storage/ and of the real process use
the product's own engines.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection

from storage.driver import Whole, WholeConnection
from storage.engine import Engines, engines
from storage.unit import SqlStore


class InPlace(WholeConnection):
    """The driver's connection without its thread: a statement runs in place after one turn of the loop. What happens
    is then the same each time, and on a busy machine nobody waits for a thread to be scheduled."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._running = True
        self._tx: Any = self

    def put_nowait(self, order: tuple[asyncio.Future[Any], Callable[[], Any]]) -> None:
        """SQLAlchemy's adapter puts an order into the thread's queue to set the isolation level."""
        order[0].set_result(order[1]())

    async def run(self, sql: str, values: Sequence[Any] = (), many: bool = False) -> Whole:
        done: Whole = await self._execute(self._whole, sql, values, many)
        return done

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        await asyncio.sleep(0)
        return fn(*args, **kwargs)

    async def rollback(self) -> None:
        """Takes no room, and waits for nobody."""
        if self._conn.in_transaction:
            self._conn.rollback()

    async def close(self) -> None:
        self.stop()

    def stop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class Lent:
    """One set of engines, which open the file that they are lent for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engines: Engines = engines(f"sqlite+aiosqlite:///{path}")
        for engine in self.engines:
            event.listen(engine.sync_engine, "do_connect", self._open)
            event.listen(engine.sync_engine, "connect", _hurry)

    def _open(self, dialect: Any, *_: Any) -> AsyncAdapt_aiosqlite_connection:
        connection: Any = InPlace(self.path)
        return AsyncAdapt_aiosqlite_connection(dialect.dbapi, connection)


def _hurry(connection: Any, record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


_free: list[Lent] = []


class LentStore(SqlStore):
    """Gives its engines back when it is closed."""

    def __init__(self, path: Path, lent: Lent) -> None:
        super().__init__(f"sqlite+aiosqlite:///{path}", lent.engines)
        self._lent: Lent | None = lent

    async def close(self) -> None:
        await super().close()
        if self._lent is not None:
            _free.append(self._lent)
            self._lent = None


def lend(path: Path) -> SqlStore:
    """A store over that file, like the product's own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lent = _free.pop() if _free else Lent(path)
    lent.path = path
    return LentStore(path, lent)
