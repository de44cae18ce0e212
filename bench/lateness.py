"""P2: how late a call begins when 200 posts fall due at one moment in 20 channels while 100,000 wait.

Measured from the due instant to the call (the gate is open: Telegram's own pace is not ours). Anchor, in the same run:
one job per post on APScheduler 3, each job committing its intent before the call. Goal: p99 <= 50 ms, ten times better.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import insert

from bench.reporting import middle, percentile, report
from bench.scene import AUTHOR, Scene, scene
from bot.clock import new_scheduler
from desk.model.content import Content, dump
from desk.model.people import ApprovalMode
from desk.model.post import Post, PostState
from desk.model.publication import PublicationState
from storage import schema
from storage.tables.audit import audit_entries
from storage.tables.posts import posts, revisions
from storage.tables.publications import publications
from storage.unit import SqlStore

DUE = 200
CHANNELS = 20
WAITING = 100_000
ROUNDS = 5
LEAD = 1.5
CHUNK = 5_000


async def _fill(stage: Scene, due_at: datetime, count: int, first: int) -> None:
    """Scheduled posts with their publications, written in bulk."""
    content = Content(text="A post that waits for its minute")
    now = stage.app.desk.office.now
    workspace = stage.channels[0].workspace_id
    for start in range(0, count, CHUNK):
        numbers = range(first + start, first + min(start + CHUNK, count))
        blank = Post(0, workspace, AUTHOR, PostState.SCHEDULED, 1, "A post", now, now)
        async with stage.app.store.write() as unit:
            await unit.run(insert(posts), [{**asdict(blank), "id": n, "reminded_at": None} for n in numbers])
            revision = {"number": 1, "content": dump(content), "hash": content.hash, "text_key": "", "by": 1, "at": now}
            await unit.run(insert(revisions), [{**revision, "post_id": n} for n in numbers])
            await unit.run(insert(publications), [_row(stage, n, due_at, content.hash) for n in numbers])


def _row(stage: Scene, number: int, due_at: datetime, content_hash: str) -> dict[str, object]:
    return {
        "workspace_id": stage.channels[0].workspace_id,
        "channel_id": stage.channels[number % CHANNELS].id,
        "post_id": number,
        "occurrence": 0,
        "state": PublicationState.PLANNED.value,
        "revision": 1,
        "hash": content_hash,
        "due_at": due_at,
        "next_try_at": due_at,
        "tries": 0,
        "worker": "",
        "ids": "[]",
        "link": "",
        "code": "",
        "title": "",
        "change_revision": 0,
    }


async def _ours(stage: Scene, first: int) -> list[float]:
    """Milliseconds from the due instant to each call."""
    due_at = datetime.now(UTC) + timedelta(seconds=LEAD)
    offset = time.time() - time.perf_counter()
    await _fill(stage, due_at, DUE, first)
    stage.session.calls.clear()
    scheduler = new_scheduler()
    scheduler.start()
    worker = asyncio.create_task(stage.app.wakeups["publications"].stand(scheduler))
    while sum(name == "sendMessage" for name, _, _ in stage.session.calls) < DUE:
        await asyncio.sleep(0.05)
    worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker
    scheduler.shutdown(wait=False)
    return [(at + offset - due_at.timestamp()) * 1000 for name, _, at in stage.session.calls if name == "sendMessage"]


class JobPerPost:
    """The anchor: a scheduler with a job for each post, which commits an intent and then calls."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.scheduler: AsyncIOScheduler = new_scheduler()
        self.called: list[float] = []

    async def publish(self) -> None:
        async with self.store.write() as unit:
            row = {"workspace_id": 1, "at": datetime.now(UTC), "verb": "b", "kind": "b", "subject_id": 1}
            await unit.run(insert(audit_entries), {**row, "before": "", "after": ""})
        self.called.append(time.time())

    async def nothing(self) -> None:
        """A job that waits."""

    def add(self, what: Callable[..., object], at: datetime, count: int) -> None:
        for _ in range(count):
            self.scheduler.add_job(what, "date", run_date=at, misfire_grace_time=None)


async def _anchor() -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        store = SqlStore(f"sqlite+aiosqlite:///{Path(folder) / 'anchor.db'}")
        await schema.upgrade(store.writer)
        anchor = JobPerPost(store)
        # added before the start, where a job costs least
        anchor.add(anchor.nothing, datetime.now(UTC) + timedelta(days=30), WAITING)
        anchor.scheduler.start(paused=True)
        due_at = datetime.now(UTC) + timedelta(seconds=LEAD)
        anchor.add(anchor.publish, due_at, DUE)
        anchor.scheduler.resume()
        while len(anchor.called) < DUE:
            await asyncio.sleep(0.05)
        anchor.scheduler.shutdown(wait=False)
        await store.close()
        return [(at - due_at.timestamp()) * 1000 for at in anchor.called]


async def main() -> None:
    async with scene(people=2, channels=CHANNELS) as stage:
        await stage.app.desk.staffing.set_mode(AUTHOR, ApprovalMode.NONE)
        await _fill(stage, datetime.now(UTC) + timedelta(days=30), WAITING, 1_000)
        ours = [await _ours(stage, 1_000_000 + number * DUE) for number in range(ROUNDS)]
    anchors = [await _anchor() for _ in range(ROUNDS)]
    p50, p99 = (middle([percentile(r, s) for r in ours]) for s in (0.5, 0.99))
    a50, a99 = (middle([percentile(r, s) for r in anchors]) for s in (0.5, 0.99))
    lines = [
        f"P2  {DUE} posts due at once in {CHANNELS} channels, {WAITING:,} waiting:"
        f" p50 {p50:.0f} ms, p99 {p99:.0f} ms late (goal <= 50 ms)",
        f"    one job per post on APScheduler: p50 {a50:.0f} ms, p99 {a99:.0f} ms; ours is {a99 / p99:.1f} times better"
        f" (goal >= 10)",
    ]
    figures = {"p50_ms": p50, "p99_ms": p99, "anchor_p50_ms": a50, "anchor_p99_ms": a99, "times_better": a99 / p99}
    report("lateness", lines, figures)


if __name__ == "__main__":
    asyncio.run(main())
