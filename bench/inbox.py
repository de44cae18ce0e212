"""100,000 comments kept, 300 of their alerts waiting: what the inbox takes, and what a comment that was heard before
takes to be recognised. Both are the desk's verbs over SQLite, without Telegram. Goal: under 20 ms each.
"""

from __future__ import annotations

import json
import random
import sqlite3
import time
from dataclasses import asdict
from pathlib import Path

from bench.quarter import write
from bench.reporting import middle, percentile, report
from bench.scene import AUTHOR, scene
from desk.listening import Said
from desk.model.inbox import Author, Judgement
from storage.engine import sqlite_path

COMMENTS, WAITING, LOOKS = 100_000, 300, 100
GROUP = -1_000_500
GOAL = 0.02
JUDGEMENT = json.dumps(asdict(Judgement("negative", 0.9, 0.8, True)))


def fill(path: Path, source: int, now: int) -> None:
    """Comments of a year before `now` (microseconds); each hundredth raised an alert, the newest of them wait."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("BEGIN")
    kept = {"workspace_id": 1, "source_id": source, "kind": "negative", "label": "negative", "near": b""}
    minute = 60_000_000
    write(
        connection,
        "comments",
        (
            kept
            | {"id": i, "external_id": str(i), "author_id": str(i % 5000), "author_name": f"Reader {i % 5000}"}
            | {"said_at": now - i * 5 * minute, "received_at": now - i * 5 * minute, "judgement": JUDGEMENT}
            | {"text": f"Where is parcel {i}? Nobody answers"}
            for i in range(1, COMMENTS + 1)
        ),
    )
    write(
        connection,
        "alerts",
        (
            {"id": i, "workspace_id": 1, "kind": "negative", "comment_id": i * 100, "source_id": source, "near": b""}
            | {"state": "open" if i <= WAITING else "closed", "opened_at": now, "updated_at": now, "count": 1}
            | {"due_at": now + i * minute, "told": "[]", "facts": "{}"}
            for i in range(1, COMMENTS // 100 + 1)
        ),
    )
    connection.execute("COMMIT")
    connection.close()


async def main() -> None:
    async with scene() as found:
        desk = found.app.desk
        path = sqlite_path(found.app.store.url)
        assert path is not None
        await desk.listening.listen_in(AUTHOR, GROUP, "Talk")
        async with found.app.store.read() as unit:
            source = (await unit.inbox.sources(1))[-1]
        fill(path, source.id, int(desk.office.now.timestamp() * 1_000_000))
        chance = random.Random(1)
        looks, heard = [], []
        for _ in range(LOOKS):
            began = time.perf_counter()
            page = await desk.showing.inbox(AUTHOR, chance.randrange(WAITING // 8))
            looks.append(time.perf_counter() - began)
            assert page.total >= WAITING
            number = chance.randint(1, COMMENTS)
            said = Said(
                str(number), Author(str(number % 5000), "Reader"), f"Where is parcel {number}? Nobody answers",
                desk.office.now,
            )  # fmt: skip
            began = time.perf_counter()
            await desk.listening.hear(GROUP, "Talk", said)
            heard.append(time.perf_counter() - began)
        async with found.app.store.read() as unit:
            assert (await unit.inbox.said(source.id, "1")) is not None
    inbox, again = middle(looks), middle(heard)
    report(
        "inbox",
        [
            f"{COMMENTS:,} comments kept, {WAITING} waiting: /inbox {inbox * 1000:.1f} ms"
            f" (p99 {percentile(looks, 0.99) * 1000:.1f}), a comment heard before {again * 1000:.1f} ms"
            f" (p99 {percentile(heard, 0.99) * 1000:.1f}); goal < {GOAL * 1000:.0f}",
        ],
        {
            "inbox_s": inbox,
            "again_s": again,
            "p99_inbox_s": percentile(looks, 0.99),
            "p99_again_s": percentile(heard, 0.99),
        },
    )
