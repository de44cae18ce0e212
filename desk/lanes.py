"""Lanes: work in its order within a lane, the lanes side by side. The one place of the desk where tasks run behind."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

Work = Callable[[], Awaitable[None]]


class Lanes:
    """Whoever adds work does not wait for it: a lane that hangs delays no other."""

    def __init__(self) -> None:
        self._waiting: dict[int, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._failures: list[BaseException] = []

    def add(self, lane: int, work: Work) -> None:
        """To be done after what was added to this lane before."""
        if lane in self._waiting:
            self._waiting[lane].append(work)
        else:
            self._waiting[lane] = deque([work])
            self.run(self._drain(lane))

    def run(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do it beside the lanes, watched like them."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failures.append(error)

    async def _drain(self, lane: int) -> None:
        """One failure does not keep the lane's other work from being done."""
        waiting = self._waiting[lane]
        try:
            while waiting:
                await self.run_one(waiting.popleft())
        finally:
            del self._waiting[lane]

    async def run_one(self, work: Work) -> None:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - told by `raise_failure`
            self._failures.append(error)

    def raise_failure(self) -> None:
        """Raise the first thing that went wrong since the last time, so that whoever adds work hears of it."""
        failures, self._failures = self._failures, []
        if failures:
            raise failures[0]

    async def settled(self) -> None:
        """Until no lane has work; then as `raise_failure`."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))
        self.raise_failure()
