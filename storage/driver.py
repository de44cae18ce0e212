"""aiosqlite with one trip to its thread per statement.

SQLAlchemy's adapter makes a cursor, executes, fetches and closes: four trips, each of which waits for the other thread
to be scheduled. Rows are always read whole here, so one trip does all of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import aiosqlite


class WholeCursor:
    """The part of a cursor that SQLAlchemy's asyncio adapter uses; every statement is run and read in one trip."""

    arraysize = 1

    def __init__(self, connection: WholeConnection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid = 0

    async def __aenter__(self) -> WholeCursor:
        return self

    async def execute(self, sql: str, parameters: Iterable[Any] = ()) -> WholeCursor:
        return await self._run(lambda cursor: cursor.execute(sql, tuple(parameters)))

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> WholeCursor:
        return await self._run(lambda cursor: cursor.executemany(sql, parameters))

    async def _run(self, what: Callable[[sqlite3.Cursor], object]) -> WholeCursor:
        def whole(connection: sqlite3.Connection) -> tuple[Any, list[Any], int, int]:
            cursor = connection.cursor()
            try:
                what(cursor)
                rows = cursor.fetchall() if cursor.description else []
                return cursor.description, rows, cursor.rowcount, cursor.lastrowid or 0
            finally:
                cursor.close()

        self.description, self._rows, self.rowcount, self.lastrowid = await self._connection.in_thread(whole)
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open between statements."""


class WholeConnection(aiosqlite.Connection):
    """An aiosqlite connection that hands out such cursors."""

    def cursor(self) -> Any:
        return WholeCursor(self)

    async def rollback(self) -> None:
        """Nothing to do, and no trip, where no transaction was begun."""
        if self._conn.in_transaction:
            await super().rollback()

    async def in_thread(self, what: Callable[[sqlite3.Connection], Any]) -> Any:
        return await self._execute(lambda: what(self._conn))  # type: ignore[no-untyped-call]  # aiosqlite's own way in


def connector(path: str) -> Callable[..., WholeConnection]:
    """What SQLAlchemy calls for each new connection of its pool."""

    def connect(*_: Any, **__: Any) -> WholeConnection:
        def open_file() -> sqlite3.Connection:
            return sqlite3.connect(Path(path), check_same_thread=False, isolation_level=None)

        connection = WholeConnection(open_file, 64)
        connection._thread.daemon = True
        return connection

    return connect
