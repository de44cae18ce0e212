"""The few standing wake-up jobs. They hold no truth: what is due is in the tables."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from desk.errors import DeskError
from desk.ports import Clock

log = structlog.get_logger("clock")
STANDING = timedelta(seconds=15)
LONGEST_REST = timedelta(minutes=1)
MOST_DOUBLED = 6
"""Failures after which the rest grows no more: two to the number of a day's failures is longer than any time."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class WakeUp:
    """One kind of work: done when the standing job rings, at the next due instant, and when something was committed.

    `work` does everything that is due; `next_due` says when to come again. Never two at a time. `settled` waits for
    what the work has set going.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], Awaitable[object]],
        next_due: Callable[[], Awaitable[datetime | None]] | None = None,
        every: timedelta = STANDING,
        settled: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.name = name
        self.work = work
        self.next_due = next_due
        self.every = every
        self.settled = settled
        self._bell = asyncio.Event()
        self.busy = asyncio.Lock()
        self._failures = 0

    def ring(self) -> None:
        self._bell.set()

    async def stand(self, scheduler: AsyncIOScheduler) -> None:
        """Work whenever the bell rings, until cancelled. A failure is logged, waited out and tried again."""
        options = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None, "replace_existing": True}
        scheduler.add_job(
            self.ring, "interval", seconds=self.every.total_seconds(), id=f"{self.name} standing", **options
        )
        self.ring()
        while True:
            await self._bell.wait()
            self._bell.clear()
            try:
                async with self.busy:
                    await self.work()
                due = await self.next_due() if self.next_due else None
                self._failures = 0
            except (DeskError, OSError) as error:
                due = await self._rest(error)
            except Exception as error:
                log.exception("wake-up broke", job=self.name)
                due = await self._rest(error)
            if due is not None:
                scheduler.add_job(self.ring, "date", run_date=due, id=f"{self.name} next", **options)

    async def _rest(self, error: Exception) -> datetime:
        self._failures = min(self._failures + 1, MOST_DOUBLED)
        rest = min(timedelta(seconds=2**self._failures), LONGEST_REST)
        log.warning("wake-up rests", job=self.name, why=str(error), seconds=rest.total_seconds())
        return datetime.now(UTC) + rest


def new_scheduler() -> AsyncIOScheduler:
    return AsyncIOScheduler(timezone=UTC)


async def run_until_quiet(clock: Clock, *wakeups: WakeUp, rounds: int = 50) -> None:
    """For tests and tools: do all due work by turns, without a scheduler, until nothing is due."""
    for _ in range(rounds):
        for wakeup in wakeups:
            await wakeup.work()
            if wakeup.settled:
                await wakeup.settled()
        due = [await w.next_due() for w in wakeups if w.next_due]
        if not any(d is not None and d <= clock.now() for d in due):
            return
