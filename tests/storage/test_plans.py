"""With 100,000 rows in each table that grows every statement goes by an index, and quickly."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from storage.engine import sqlite_path
from storage.intake import SqlIntake
from storage.memory import SqlMemory
from storage.unit import SqlStore
from tests.day import fresh_database
from tests.storage import crowd
from tests.storage.calling import CALLS, NOW, call_memory, call_queue
from tests.storage.hearing import Ear

SMALL = frozenset(
    {"workspaces", "persons", "members", "channels", "invitations", "retry_instants", "offsets", "memory"}
    | {"album_parts", "sources", "alert_rules", "mutes", "saved_replies", "lessons", "spent"}
    | {"countings", "competitors", "timetables", "rollups", "departments"}
)
"""Tables that stay small: people, channels, and what is waiting to be gathered."""
QUICK = 0.25
"""Seconds for the slowest: counting the posts of one workspace for a list takes 0.05 on an idle machine."""
MAKING = ("add", "begin", "set_member", "save_person", "move")
"""Calls that make what is there already, or change ids under the rest."""
RARE = {
    "publications.in_state anywhere": "once, when a copy was put back",
    "replies.in_state": "once, when a copy was put back",
}
LOOKS = [name for name in CALLS if not name.partition(".")[2].startswith(MAKING)]


class Enough(Exception):
    """Ends a transaction so that nothing of it is kept."""


@pytest.fixture(scope="module")
def crowded(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowd") / "desk.db"
    fresh_database(empty_database, path)
    crowd.fill(path)
    return path


@pytest.fixture
async def store(crowded: Path) -> AsyncIterator[SqlStore]:
    made = SqlStore(f"sqlite+aiosqlite:///{crowded}")
    yield made
    await made.close()


def plan_of(store: SqlStore, sql: str, parameters: Any) -> list[str]:
    connection = sqlite3.connect(f"file:{sqlite_path(store.url)}?mode=ro", uri=True)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}", tuple(parameters)).fetchall()
    connection.close()
    return [str(row[3]) for row in rows]


def scans(store: SqlStore, ear: Ear) -> Iterator[str]:
    """Steps that read a whole table, or a whole index."""
    for sql, parameters in dict(ear.sent).items():
        if sql.startswith(("SELECT", "UPDATE", "DELETE")):
            for step in plan_of(store, sql, parameters):
                table = re.match(r"SCAN (\w+)", step)
                if table and table[1] not in SMALL and not table[1].startswith("anon_"):  # rows found just before
                    yield f"{step}: {sql}"


async def test_nothing_reads_a_whole_table(store: SqlStore) -> None:
    ear = Ear.on(store)
    with pytest.raises(Enough):
        async with store.write() as unit:
            for name in (look for look in LOOKS if look not in RARE):  # in their order: one may end what another reads
                await CALLS[name](unit)
            raise Enough
    assert list(scans(store, ear)) == []


async def test_the_queue_of_updates_reads_no_whole_table(store: SqlStore) -> None:
    ear = Ear.on(store)
    await call_queue(SqlIntake(store))
    await call_memory(SqlMemory(store))
    assert [
        scan for scan in scans(store, ear) if "count(*)" not in scan
    ] == []  # how many are parked: asked by a person


async def test_what_is_due_is_found_by_the_partial_index(store: SqlStore) -> None:
    ear = Ear.on(store)
    async with store.read() as unit:
        due = await unit.publications.due(NOW, 500)
        assert await unit.publications.next_due() == NOW
    assert len(due) == crowd.DUE
    plans = [plan_of(store, sql, parameters) for sql, parameters in ear.sent if "publications" in sql]
    assert "USING INDEX ix_publications_planned (next_try_at<?)" in plans[0][0]
    assert not [step for step in plans[0] if "TEMP B-TREE FOR ORDER BY" in step]
    for plan in plans[1:]:
        steps = [step for step in plan if step.startswith(("SEARCH", "SCAN"))]
        assert all(re.search(r"ix_publications_(planned|changing)", step) for step in steps), plan


@pytest.mark.campaign  # a figure of a quiet machine
@pytest.mark.parametrize("name", LOOKS)
async def test_every_look_is_quick(store: SqlStore, name: str) -> None:
    best = 1.0
    for _ in range(3):
        with pytest.raises(Enough):
            async with store.write() as unit:
                started = time.perf_counter()
                await CALLS[name](unit)
                best = min(best, time.perf_counter() - started)
                raise Enough
    assert best < QUICK, f"{best * 1000:.0f} ms"
