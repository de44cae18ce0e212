"""Wake-ups go on whatever happens: a failure is waited out, however often it comes."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from bot.clock import WakeUp, new_scheduler
from desk.errors import Unavailable

LONG = 1_500
"""Failures one after the other: a day without a disk, tried each minute."""


async def test_a_wake_up_works_again_after_a_day_of_failures() -> None:
    tries, works_again = 0, asyncio.Event()

    async def work() -> None:
        nonlocal tries
        tries += 1
        if tries <= LONG:
            wakeup.ring()  # something was committed: it does not wait for its rest
            raise Unavailable("database")
        works_again.set()

    wakeup = WakeUp("alerts", work)
    scheduler = new_scheduler()
    scheduler.start(paused=True)
    standing = asyncio.create_task(wakeup.stand(scheduler))
    await asyncio.wait({standing, asyncio.create_task(works_again.wait())}, return_when=asyncio.FIRST_COMPLETED)
    assert tries == LONG + 1
    standing.cancel()
    with suppress(asyncio.CancelledError):
        await standing
    scheduler.shutdown(wait=False)
