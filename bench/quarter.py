"""P6: /stats of a quarter in a workspace with a year behind it: 50 channels, 20,000 posts, a million comments, 100,000
counts of followers. What the statements take, what the whole answer takes, and how large the database is.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event

from bench.reporting import middle, report
from bench.scene import AUTHOR, scene
from desk.model.stats import Span
from desk.verbs import Desk
from handlers.charting.composing import Composer
from handlers.charting.drawing import draw
from handlers.words import Voice
from storage.engine import sqlite_path
from storage.tables import metadata
from storage.unit import SqlStore

CHANNELS, POSTS, COMMENTS, COUNTS, DAYS = 50, 20_000, 1_000_000, 100_000, 365
ALERTS = COMMENTS // 10
SQL_GOAL, WHOLE_GOAL = 0.05, 2.0
MOODS = ("negative", "neutral", "positive", "neutral")
_HOUR = 3_600_000_000


def write(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    """Rows into a table; what a row does not say is zero or nothing."""
    first = next(rows)
    usual = {
        c.name: 0 if c.type.python_type in (int, float, bool) else ""
        for c in metadata.tables[table].columns
        if not c.nullable
    }
    names = list({**usual, **first})
    names = [name for name in names if name != "id" or "id" in first]
    marks = ", ".join("?" for _ in names)
    columns = ", ".join(f'"{name}"' for name in names)
    values = ([{**usual, **row}[name] for name in names] for row in _chained(first, rows))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 - our own names


def _chained(first: dict[str, Any], rest: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest


def fill(path: Path, now: int) -> None:
    """A year before `now` (microseconds)."""
    dice = random.Random(1)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("foreign_keys=OFF", "synchronous=OFF", "journal_mode=WAL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("BEGIN")
    year = DAYS * 24 * _HOUR
    source = {"workspace_id": 1, "kind": "group", "state": "active", "added_at": now - year}
    write(
        connection, "sources", (source | {"id": i, "address": str(-i), "channel_id": i} for i in range(1, CHANNELS + 1))
    )
    spread = year // POSTS
    write(
        connection,
        "publications",
        (
            {"id": i, "workspace_id": 1, "channel_id": 1 + i % CHANNELS, "state": "seen", "ids": "[]"}
            | {"published_at": now - i * spread, "due_at": now - i * spread, "next_try_at": now}
            for i in range(1, POSTS + 1)
        ),
    )
    write(
        connection,
        "publication_numbers",
        (
            {"publication_id": i, "workspace_id": 1, "channel_id": 1 + i % CHANNELS, "at": now - i * spread}
            | {
                "kind": dice.choice(("text", "photo", "album")),
                "title": "Autumn sale",
                "label": dice.choice(("a", "b")),
            }
            | {"views": 1000 + dice.randrange(2000), "reactions": dice.randrange(90), "forwards": 3, "measured_at": now}
            for i in range(1, POSTS + 1)
        ),
    )
    write(
        connection,
        "comments",
        (
            {"id": i, "workspace_id": 1, "source_id": 1 + i % CHANNELS, "external_id": str(i), "kind": "other"}
            | {
                "said_at": now - i * (year // COMMENTS),
                "received_at": now,
                "publication_id": 1 + i * POSTS // (COMMENTS + 1),
            }
            | {
                "text": "Where is my parcel?",
                "label": ("negative", "neutral", "positive", "neutral")[i % 4],
                "near": b"",
            }
            for i in range(1, COMMENTS + 1)
        ),
    )
    write(
        connection,
        "alerts",
        (
            {"id": i, "workspace_id": 1, "kind": "negative", "state": "closed", "comment_id": i * 10, "near": b""}
            | {"source_id": 1 + i % CHANNELS, "opened_at": now - i * (year // ALERTS), "updated_at": now, "count": 1}
            | {"due_at": now - i * (year // ALERTS) + _HOUR // 6, "told": "[]", "facts": "{}"}
            | {"answered_at": now - i * (year // ALERTS) + dice.randrange(_HOUR // 4)}
            for i in range(1, ALERTS + 1)
        ),
    )
    write(
        connection,
        "channel_counts",
        (
            {
                "channel_id": 1 + i % CHANNELS,
                "at": now - i // CHANNELS * 4 * _HOUR,
                "workspace_id": 1,
                "followers": 9000 + i % 99,
            }
            for i in range(COUNTS)
        ),
    )
    today = datetime.fromtimestamp(now / 1_000_000, UTC).toordinal()
    write(  # the last count of each day, day by day, as they are kept
        connection,
        "day_tallies",
        (
            {"channel_id": 1 + i % CHANNELS, "day": today - DAYS + i // CHANNELS, "workspace_id": 1}
            | {"followers": 9000 + i % 99}
            for i in range(CHANNELS * (DAYS + 1))
        ),
    )
    connection.execute("COMMIT")
    connection.close()


def checkpoint(path: Path) -> None:
    """A year comes in many small commits, whose log SQLite empties as it goes; here it came in one."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


async def main() -> None:
    async with scene(channels=CHANNELS) as found:
        desk = found.app.desk
        path = sqlite_path(found.app.store.url)
        assert path is not None
        now = int(desk.office.now.timestamp() * 1_000_000)
        before = path.stat().st_size
        fill(path, now)
        size = path.stat().st_size
        began = time.perf_counter()
        await desk.counting.refresh(1)
        rolled = time.perf_counter() - began
        checkpoint(path)
        sql, whole = [], []
        for _ in range(5):
            sql.append(await _statements(found.app.store, desk))
            began = time.perf_counter()
            statement = await desk.reporting.report(AUTHOR, Span.QUARTER)
            draw(Composer(Voice("en", ZoneInfo("UTC")), desk.office.now).sheet(statement.report))
            whole.append(time.perf_counter() - began)
    report(
        "quarter",
        [
            f"P6 /stats quarter over {COMMENTS:,} comments: statements {middle(sql) * 1000:.0f} ms"
            f" (goal {SQL_GOAL * 1000:.0f}), whole answer {middle(whole):.2f} s (goal {WHOLE_GOAL:.0f})",
            f"   rolling a whole year up for the first time: {rolled:.1f} s; database {size / 1e6:.0f} MB,"
            f" {(size - before) / COMMENTS:.0f} bytes a comment with all that belongs to it",
        ],
        {"sql": middle(sql), "whole": middle(whole), "rolled": rolled, "megabytes": size / 1e6},
    )


async def _statements(store: SqlStore, desk: Desk) -> float:
    """Seconds in SQLite alone: the statements of one report, their rows fetched without being looked at."""
    heard: list[tuple[str, Any]] = []

    def hear(connection: object, cursor: object, sql: str, parameters: Any, context: object, many: bool) -> None:
        heard.append((sql, parameters))

    event.listen(store.reader.sync_engine, "before_cursor_execute", hear)
    await desk.reporting.report(AUTHOR, Span.QUARTER)
    event.remove(store.reader.sync_engine, "before_cursor_execute", hear)
    path = sqlite_path(store.url)
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    began = time.perf_counter()
    for sql, parameters in heard:
        connection.execute(sql, parameters).fetchall()
    took = time.perf_counter() - began
    connection.close()
    return took


if __name__ == "__main__":
    asyncio.run(main())
