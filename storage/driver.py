"""aiosqlite without its detours: a brief statement runs in place, any other one in one trip to the connection's thread.

SQLAlchemy's adapter makes a cursor, executes, fetches and closes: four trips, each of which waits for the other thread
to be scheduled. Rows are always read whole here, so one trip does all of it; a look-up by a key takes less time than
a trip and needs none. What waits for the disk or for another process (BEGIN IMMEDIATE, COMMIT) and what may
take long (deletions, many rows, a look that turns out to be long) is left to the thread: nothing holds up the loop.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import aiosqlite

_LOOK = "SELECT"
_BRIEF = ("INSERT", "UPDATE", "BEGIN DEFERRED")
MOST_STEPS = 50_000
"""Of SQLite's machine in place, about two milliseconds; a look that needs twice as many begins anew in the thread."""
MOST_ROWS = 32
"""That one statement writes in place."""


class Whole(NamedTuple):
    """What a statement brought."""

    description: Any
    rows: list[Any]
    changed: int
    number: int


class WholeCursor:
    """The part of a cursor that SQLAlchemy's asyncio adapter uses; every statement is run and read at once."""

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
        return self._read(await self._connection.run(sql, tuple(parameters)))

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> WholeCursor:
        return self._read(await self._connection.run(sql, list(parameters), many=True))

    def _read(self, whole: Whole) -> WholeCursor:
        self.description, self._rows, self.rowcount, self.lastrowid = whole
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open between statements."""


class WholeConnection(aiosqlite.Connection):
    """An aiosqlite connection that hands out such cursors."""

    _sent = 0  # to the thread; counted by the loop alone
    _done = 0  # by the thread; counted there alone

    def cursor(self) -> Any:
        return WholeCursor(self)

    @property
    def _idle(self) -> bool:
        """A task that was cancelled may have left its statement with the thread: then others line up behind it."""
        return self._sent == self._done

    async def run(self, sql: str, values: Sequence[Any] = (), many: bool = False) -> Whole:
        """Run a statement, once for each row of `values` if they are many, and read its rows: in place if by its words
        it is brief, and stays so."""
        if self._idle and sql.startswith(_LOOK):
            try:
                return self._look(sql, values)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                    raise
        elif self._idle and sql.startswith(_BRIEF) and not (many and len(values) > MOST_ROWS):
            return self._whole(sql, values, many)
        done: Whole = await self._execute(self._whole, sql, values, many)
        return done

    def _whole(self, sql: str, values: Sequence[Any], many: bool = False) -> Whole:
        cursor = (self._conn.executemany if many else self._conn.execute)(sql, values)
        try:
            return Whole(cursor.description, cursor.fetchall(), cursor.rowcount, cursor.lastrowid or 0)
        finally:
            cursor.close()

    def _look(self, sql: str, values: Sequence[Any]) -> Whole:
        """Only looks are interrupted: SQLite would roll a whole transaction back with a write. It counts the steps of a
        statement that it keeps over all its runs, so the first call comes at any time and says nothing."""
        calls = iter((0,))
        self._conn.set_progress_handler(lambda: next(calls, 1), MOST_STEPS)
        try:
            return self._whole(sql, values)
        finally:
            self._conn.set_progress_handler(None, MOST_STEPS)

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """aiosqlite's own way into the thread, counted."""

        def counted() -> Any:
            try:
                return fn(*args, **kwargs)
            finally:
                self._done += 1

        self._sent += 1
        return await super()._execute(counted)  # type: ignore[no-untyped-call]

    async def rollback(self) -> None:
        """Nothing to do, and no trip, where no transaction was begun; no trip after looks either."""
        if self._idle and not self._conn.in_transaction:
            return
        if self._idle and not self._conn.total_changes:
            self._conn.rollback()
            return
        await self._execute(self._conn.rollback)


def connector(path: str) -> Callable[..., WholeConnection]:
    """What SQLAlchemy calls for each new connection of its pool."""

    def connect(*_: Any, **__: Any) -> WholeConnection:
        def open_file() -> sqlite3.Connection:
            return sqlite3.connect(Path(path), check_same_thread=False, isolation_level=None)

        connection = WholeConnection(open_file, 64)
        connection._thread.daemon = True
        return connection

    return connect
