"""SQLite set right: journal, keys, patience, durability; and writers that wait for each other."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import TextClause, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import AsyncAdaptedQueuePool

from desk.errors import Unavailable
from storage.engine import integrity_fault, sqlite_path
from storage.unit import SqlStore, SqlUnit
from tests.storage.adding import add
from tests.storage.calling import PLACE, WORKSPACE
from tests.storage.hearing import Ear

ROOT = Path(__file__).resolve().parents[2]
PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000, "synchronous": 2}
"""synchronous 2 is FULL: a commit is on the disk before the next step."""


@pytest.mark.parametrize("engine", ["writer", "reader", "glancer"])
async def test_every_connection_is_set_right(store: SqlStore, engine: str) -> None:
    async with getattr(store, engine).connect() as connection:
        for name, wanted in PRAGMAS.items():
            assert (await connection.execute(text(f"PRAGMA {name}"))).scalar() == wanted, name


async def test_a_write_takes_its_turn_at_the_beginning(store: SqlStore, ear: Ear) -> None:
    """A read that turns into a write within one transaction would lose updates without an error."""
    async with store.write() as unit:
        other = sqlite3.connect(str(sqlite_path(store.url)), timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert await unit.people.any_workspace() is False
    other.execute("BEGIN IMMEDIATE")
    other.close()


async def test_glances_share_two_connections_and_leave_none_behind(store: SqlStore) -> None:
    """However many look at once, and whatever becomes of a look."""

    async def look(number: int) -> None:
        async with store.glance() as unit:
            await unit.scalar(text("SELECT 1"))  # not prepared: SQLAlchemy begins something of its own
            await asyncio.sleep(0)
            if number % 3 == 0:
                raise RuntimeError("stop")

    for _ in range(2):
        ended = await asyncio.gather(*(look(n) for n in range(30)), return_exceptions=True)
        assert [isinstance(e, RuntimeError) for e in ended] == [n % 3 == 0 for n in range(30)]
    pool = cast("AsyncAdaptedQueuePool", store.glancer.pool)
    assert pool.checkedout() <= 1
    await store.close()
    assert pool.checkedout() == 0


async def test_readers_see_one_moment_and_wait_for_nobody(store: SqlStore) -> None:
    async with store.read() as before:
        assert await before.people.any_workspace() is False
        async with store.write() as unit:
            await unit.people.add_workspace(WORKSPACE)
        assert await before.people.any_workspace() is False
    async with store.read() as after:
        assert await after.people.any_workspace() is True


async def test_half_a_transaction_is_none(store: SqlStore) -> None:
    with pytest.raises(RuntimeError, match="stop"):
        async with store.write() as unit:
            await unit.people.add_workspace(WORKSPACE)
            raise RuntimeError("stop")
    async with store.read() as unit:
        assert await unit.people.any_workspace() is False


async def test_what_a_row_points_at_exists(store: SqlStore) -> None:
    with pytest.raises(IntegrityError):
        async with store.write() as unit:
            await unit.channels.add(PLACE)  # there is no workspace


async def test_a_reader_cannot_be_used_to_write_and_commit(store: SqlStore) -> None:
    async with store.read() as unit:
        await unit.people.add_workspace(WORKSPACE)
    async with store.read() as unit:
        assert await unit.people.any_workspace() is False


async def test_two_writers_of_one_process_lose_no_update(store: SqlStore) -> None:
    async with store.write() as unit:
        await unit.people.add_workspace(replace(WORKSPACE, quorum=0))
    await asyncio.gather(*(add(store.url, 50) for _ in range(4)))
    async with store.read() as unit:
        assert (await unit.people.workspace(1)).quorum == 200


async def test_two_processes_lose_no_update(store: SqlStore) -> None:
    """600 times read and then written; with the defaults of the drivers 276 of them were lost without an error."""
    async with store.write() as unit:
        await unit.people.add_workspace(replace(WORKSPACE, quorum=0))
    command = [sys.executable, "-m", "tests.storage.adding", store.url, "300"]
    processes = [await asyncio.create_subprocess_exec(*command, cwd=ROOT) for _ in range(2)]
    assert [await process.wait() for process in processes] == [0, 0]
    async with store.read() as unit:
        assert (await unit.people.workspace(1)).quorum == 600


LONG = """
SELECT count(*) FROM (
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) SELECT i FROM n
)
""".strip()


def long_look(count: int) -> TextClause:
    return text(LONG).bindparams(most=count)


async def test_a_long_look_holds_nobody_up(store: SqlStore) -> None:
    """Brief statements run in place; one that turns out to be long begins anew in the connection's thread."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    async with store.glance() as unit:
        task = asyncio.create_task(others())
        await asyncio.sleep(0)
        before = turns
        await unit.people.any_workspace()
        brief, before = turns - before, turns
        assert await unit.scalar(long_look(300_000)) == 300_000
        task.cancel()
    assert (brief, turns - before > 1) == (0, True)


async def test_a_brief_look_stays_in_place_however_often(store: SqlStore) -> None:
    """SQLite adds the steps of all runs of a statement up."""
    async with store.glance() as unit:
        looking = asyncio.create_task(_look_often(unit, 20_000))
        await asyncio.sleep(0)
        assert looking.done()
        await looking


async def _look_often(unit: SqlUnit, times: int) -> None:
    for _ in range(times):
        await unit.people.any_workspace()


async def test_a_long_look_leaves_its_transaction_whole(store: SqlStore) -> None:
    async with store.write() as unit:
        await unit.people.add_workspace(WORKSPACE)
        assert await unit.scalar(long_look(300_000)) == 300_000
    async with store.read() as unit:
        assert await unit.people.any_workspace() is True


async def test_nothing_overtakes_a_statement_that_nobody_waits_for_any_more(store: SqlStore) -> None:
    """A task was cancelled while its statement was in the thread: the transaction ends after it, and undone."""

    async def cut_short() -> None:
        async with store.write() as unit:
            await unit.people.add_workspace(WORKSPACE)
            await unit.scalar(long_look(3_000_000))

    task = asyncio.create_task(cut_short())
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.write() as unit:
        assert await unit.people.any_workspace() is False


async def test_a_database_that_cannot_be_written_is_unavailable(store: SqlStore) -> None:
    """Full, read-only, locked for long: nothing was kept, and the desk is told in its own words."""
    async with store.writer.connect() as connection:
        await connection.execute(text("PRAGMA query_only=ON"))
        await connection.rollback()
    with pytest.raises(Unavailable):
        async with store.write() as unit:
            await unit.people.add_workspace(WORKSPACE)


def test_a_damaged_file_is_found(tmp_path: Path, empty_database: Path) -> None:
    assert integrity_fault(empty_database) is None
    damaged = tmp_path / "damaged.db"
    whole = empty_database.read_bytes()
    damaged.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    assert integrity_fault(damaged)
    damaged.write_bytes(b"not a database at all, but long enough to be opened as one" * 40)
    assert integrity_fault(damaged)


def test_a_database_in_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="name a file"):
        SqlStore("sqlite+aiosqlite:///:memory:")
