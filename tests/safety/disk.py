"""A database file that outlives the processes over it, and can be full, locked, or left in the middle of anything."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.dialects.sqlite.aiosqlite import AsyncAdapt_aiosqlite_connection

from bot.config import Settings
from storage.engine import Engines
from storage.unit import SqlStore
from tests.day import NOWHERE
from tests.drawers import InPlace
from tests.safety.crashing import Life


class DiskFault:
    """Trip number `at` to the file, and `times - 1` after it, fail as a full or locked disk does."""

    def __init__(self, error: str, at: int, times: int = 1) -> None:
        self.error = error
        self.at = at
        self.times = times
        self.trips = 0

    def meet(self) -> None:
        """Raises sqlite3.OperationalError."""
        self.trips += 1
        if self.at <= self.trips < self.at + self.times:
            raise sqlite3.OperationalError(self.error)


class Faulty(InPlace):
    """A connection over a disk that may fail."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(disk.file)
        self._disk = disk

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        await asyncio.sleep(0)
        if self._disk.fault is not None:
            self._disk.fault.meet()
        return fn(*args, **kwargs)


class Disk:
    """A database file and the engines over it, which keep what they have compiled from life to life."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "desk.db"
        self.store = SqlStore(f"sqlite+aiosqlite:///{self.file}")
        self.settings = Settings(_env_file=None, data_dir=folder, telegram_web_url=NOWHERE)
        self.life = Life()
        self.fault: DiskFault | None = None
        self._look: sqlite3.Connection | None = None
        for engine in self.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._statement)
            event.listen(engine.sync_engine, "commit", self._commit)
            event.listen(engine.sync_engine, "do_connect", self._connect)

    def _connect(self, dialect: Any, *_: Any) -> AsyncAdapt_aiosqlite_connection:
        connection: Any = Faulty(self)
        return AsyncAdapt_aiosqlite_connection(dialect.dbapi, connection)

    @property
    def engines(self) -> Engines:
        return Engines(self.store.writer, self.store.reader, self.store.glancer)

    def _statement(self, connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        self.life.boundary(statement.split("\n", 1)[0][:60])

    def _commit(self, connection: Any) -> None:
        self.life.boundary("commit")

    async def warm_up(self) -> None:
        """An engine asks more at its first connection than at later ones: let that be over."""
        for engine in self.engines:
            async with engine.connect():
                pass
        await self.let_go()

    def load(self, image: bytes) -> None:
        """Put a database file in; nobody may have it open."""
        self._forget()
        for ending in ("-wal", "-shm"):
            self.file.with_name(self.file.name + ending).unlink(missing_ok=True)
        self.file.write_bytes(image)

    def rows(self, statement: str, *values: object) -> list[dict[str, Any]]:
        """Read past the desk, as it stands committed now."""
        if self._look is None:
            self._look = sqlite3.connect(self.file, isolation_level=None)
            self._look.row_factory = sqlite3.Row
        return [dict(row) for row in self._look.execute(statement, values)]

    def _forget(self) -> None:
        if self._look is not None:
            self._look.close()
            self._look = None

    async def let_go(self) -> None:
        """The process that had it open is gone."""
        self.life = Life()
        for engine in self.engines:
            await engine.dispose()

    async def close(self) -> None:
        self._forget()
        await self.let_go()
