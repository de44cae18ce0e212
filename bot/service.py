"""The running desk: every background task lives here, supervised, and ends cleanly."""

from __future__ import annotations

import asyncio
import fcntl
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

import structlog

from bot.clock import new_scheduler
from bot.wiring import App
from desk.errors import IntegrationError, NeedsLogin, SlowDown, Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

log = structlog.get_logger("desk")
HEARTBEAT = 15
STOP_WITHIN = 3.0  # seconds for calls that are under way; with everything else an end takes less than five
SENDING = ("publications", "replies")
"""Wake-ups that set calls going which readers see: those end before the rest is dropped."""


class AlreadyRunning(Exception):
    """Another process works on this data folder."""


@contextmanager
def only_one(folder: Path) -> Iterator[IO[str]]:
    """Hold the data folder for this process alone.

    Raises:
        AlreadyRunning: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunning from error
        yield lock


@asynccontextmanager
async def running(app: App) -> AsyncIterator[None]:
    """Everything switched on inside; at the end no new call is made and what was begun is ended or known."""
    await app.gate.open()
    await app.desk.publishing.sweep(everything=True)
    await app.desk.replying.sweep(everything=True)
    waiting = await app.intake.resume()
    if waiting:
        log.info("going on with updates kept before", count=waiting)
    scheduler = new_scheduler()
    scheduler.start()
    tasks = [asyncio.create_task(w.stand(scheduler), name=w.name) for w in app.wakeups.values()]
    tasks.append(asyncio.create_task(_poll(app), name="poll"))
    tasks.append(asyncio.create_task(_beat(app.settings.data_dir / "alive"), name="heartbeat"))
    try:
        yield
    finally:
        await _end(app, tasks)
        scheduler.shutdown(wait=False)


async def _end(app: App, tasks: list[asyncio.Task[None]]) -> None:
    """Polling first, then the lanes; a call that is under way may end, one that has not begun is known not to be."""
    app.desk.publishing.stopping = app.desk.replying.stopping = True
    by_name = {task.get_name(): task for task in tasks}
    by_name["poll"].cancel()
    await app.intake.stop(STOP_WITHIN / 2)
    app.gate.close()
    rest = [t for name, t in by_name.items() if name != "poll"]
    for task in rest:
        if task.get_name() not in SENDING:
            task.cancel()
    with suppress(TimeoutError):
        async with asyncio.timeout(STOP_WITHIN / 2):
            for wakeup in (app.wakeups[name] for name in SENDING):
                async with wakeup.busy:
                    if wakeup.settled:
                        await wakeup.settled()  # what was being sent has ended, and its outcome is kept
    for name in SENDING:
        by_name[name].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def _poll(app: App) -> None:
    """Ask for updates for ever. Faults are said once, waited out, and asked again."""
    failures = 0
    while True:
        try:
            await app.intake.poll()
            failures = 0
        except NeedsLogin:
            failures += 1
            log.error("the token is not valid any more: set BOT_TOKEN and start again")
        except (IntegrationError, Unavailable) as error:
            failures += 1
            if error.code == "conflict":
                log.warning("another process polls with this token: waiting")
            else:
                log.warning("no updates", why=error.code)
            if isinstance(error, SlowDown):
                await asyncio.sleep(error.after)
        except Exception:
            failures += 1
            log.exception("polling broke")
        if failures:
            await asyncio.sleep(min(0.5 * 2**failures, 30))


async def _beat(path: Path) -> None:
    """Touch a file, so that a health check can see that the loop turns."""
    while True:
        path.touch()
        await asyncio.sleep(HEARTBEAT)


def on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
