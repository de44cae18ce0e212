"""A process that ends where it is told to: at any await, before any statement or commit, before or after any call.

    life = Life(ends_at=17)
    ended_well = await life.live(app_work())   # False: it died at its 17th boundary, and nothing of it goes on

Dying is an exception that nobody catches, thrown into every task. What tasks do while they unwind reaches neither the
database nor Telegram any more, so to both it looks like a kill.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

TIDYING = 0.5
"""Seconds that a dead process's tasks have to unwind, before those that wait for one another are cut off."""
Interlude = Callable[[], Awaitable[object]]


class Crash(BaseException):
    """The process is gone."""


class Life:
    """One life of a process. Boundaries are numbered from 1; at number `ends_at` everything stops.

    `interlude`: instead of dying there, the task that reached the boundary waits until this is done.
    """

    def __init__(self, ends_at: int | None = None, interlude: Interlude | None = None) -> None:
        self.ends_at = ends_at
        self.interlude = interlude
        self.boundaries: list[str] = []
        self.over = False
        self._died = asyncio.Event()
        self._tasks: list[asyncio.Task[Any]] = []
        self.unwinding: set[asyncio.Task[Any] | None] = set()

    @property
    def end(self) -> str:
        """The name of the boundary at which it died."""
        return f"{len(self.boundaries)} {self.boundaries[-1]}" if self.over else ""

    def boundary(self, name: str) -> bool:
        """Pass a boundary, or die at it. Returns whether the interlude comes here.

        Raises:
            Crash: here, or the process is dead already.
        """
        if self.over:
            raise Crash(name)
        if self.interlude is not None and name != "await":
            return False
        self.boundaries.append(name)
        if len(self.boundaries) != self.ends_at:
            return False
        if self.interlude is not None:
            return True
        self.over = True
        self._died.set()
        raise Crash(name)

    async def live(self, work: Coroutine[Any, Any, object]) -> bool:
        """Do the work and everything it starts; whether it came to its end."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(_say_nothing_of_crashes)
        loop.set_task_factory(self._bear)
        try:
            main = loop.create_task(work)
            died = asyncio.Task(self._died.wait())
            await asyncio.wait({main, died}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            loop.set_task_factory(None)
            died.cancel()
            for task in self._tasks if self.over else ():
                if task not in self.unwinding:
                    task.cancel()
            if self.over:
                await _ended(set(self._tasks))
            await asyncio.gather(died, *self._tasks, return_exceptions=True)
        if not self.over:
            main.result()
        return not self.over

    def _bear(self, loop: asyncio.AbstractEventLoop, work: Any, **settings: Any) -> asyncio.Task[Any]:
        if self.over:
            return asyncio.Task(work, loop=loop, **settings)  # tidying up
        task: asyncio.Task[Any] = asyncio.Task(_mortal(work, self), loop=loop, **settings)
        self._tasks.append(task)
        return task


async def _ended(tasks: set[asyncio.Task[Any]]) -> None:
    """Until nothing of it goes on. A crash does not hand an asyncio.Lock to the next one who waits, as a cancellation
    does: who still waits after a moment waits for somebody who is gone."""
    while tasks:
        _, tasks = await asyncio.wait(tasks, timeout=TIDYING)
        for task in tasks:
            task.cancel()


def _say_nothing_of_crashes(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    if not isinstance(context.get("exception"), (Crash, asyncio.CancelledError)):
        loop.default_exception_handler(context)


async def _mortal(work: Coroutine[Any, Any, Any], life: Life) -> Any:
    return await _Mortal(work, life)


class _Mortal:
    """Drives a coroutine; each of its suspensions is a boundary."""

    def __init__(self, work: Coroutine[Any, Any, Any], life: Life) -> None:
        self.work = work
        self.life = life
        self.unwinding = False

    def __await__(self) -> Generator[Any, Any, Any]:
        value: Any = None
        error: BaseException | None = None
        while True:
            try:
                waits_for = self.work.send(value) if error is None else self.work.throw(error)
            except StopIteration as end:
                return end.value
            value, error = None, None
            try:
                if self.life.over:
                    self._unwind()  # it died while it ran
                elif self.life.boundary("await") and self.life.interlude is not None:
                    yield from self.life.interlude().__await__()
                value = yield waits_for
                if self.life.over and not self.unwinding:
                    raise Crash
            except BaseException as raised:  # noqa: BLE001 - whatever it is, the coroutine gets it
                error = raised
                if self.life.over and not self.unwinding:
                    error = Crash()
                    self._unwind()

    def _unwind(self) -> None:
        """From now on it only tidies up."""
        self.unwinding = True
        self.life.unwinding.add(asyncio.current_task())
