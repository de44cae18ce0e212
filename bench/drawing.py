"""The drawing process behind the whole bot: from the first /stats of a fresh folder to its picture, what 500 pictures
leave in this process and in that one, and that it ends when nobody asks any more.

The bot has the sandbox's three months behind it. Its Telegram gives pictures no file id, so that each is drawn anew.
"""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from bench.reporting import report
from bench.scene import AUTHOR, Scene, said, scene
from bot.drawing import Drawer
from bot.history import write_history

STARTS = 3
WARM, PICTURES = 50, 500
FIRST, FLAT = 2.0, 4.0
"""Goals: seconds to the first picture; MiB that this process may grow by over 500."""
IDLE, SOON = 5.0, 2.0
"""Seconds after which the drawing process shall end; and how much later at most it has."""


def resident(pid: int | str = "self") -> float:
    """Resident MiB of a process."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def asked(found: Scene, number: int) -> float:
    """Seconds from the update to the picture with its caption. Raises AssertionError where none was sent."""
    sent = sum(name == "sendPhoto" for name, _, _ in found.session.calls)
    began = time.perf_counter()
    await found.app.intake.take([said(number, "/stats")])
    await found.app.intake.settled()
    took = time.perf_counter() - began
    assert sum(name == "sendPhoto" for name, _, _ in found.session.calls) == sent + 1
    return took


async def first_picture() -> float:
    """Seconds, of a bot that has just started, in a folder in which nothing is known about fonts."""
    async with scene() as found:
        await write_history(found.app, AUTHOR)
        return await asked(found, 1)


async def many() -> tuple[list[float], list[float], float]:
    """MiB of this process and of the drawing one, after the warm-up and at the end; seconds until it ended, idle."""
    async with scene() as found:
        await write_history(found.app, AUTHOR)
        drawer = found.app.drawing
        assert isinstance(drawer, Drawer)
        drawer.idle_seconds = IDLE
        ours, theirs = [], []
        for number in range(1, WARM + PICTURES + 1):
            await asked(found, number)
            found.session.calls.clear()
            found.session.texts.clear()
            if number in (WARM, WARM + PICTURES):
                assert drawer.process is not None
                ours.append(resident())
                theirs.append(resident(drawer.process.pid))
        began = time.perf_counter()
        assert drawer.process is not None
        await asyncio.wait_for(drawer.process.wait(), 60)
        return ours, theirs, time.perf_counter() - began


async def main() -> None:
    first = [await first_picture() for _ in range(STARTS)]
    ours, theirs, ended = await many()
    report(
        "drawing",
        [
            f"first picture after a start, of a fresh folder: {max(first):.2f} s, the slowest of {STARTS}"
            f" (goal {FIRST:.0f})",
            f"{PICTURES} pictures: this process {ours[0]:.1f} → {ours[1]:.1f} MiB (goal: {FLAT:.0f} more at most),"
            f" the drawing one {theirs[0]:.1f} → {theirs[1]:.1f} MiB",
            f"the drawing process ended {ended:.1f} s after the last picture"
            f" (goal: within {SOON:.0f} s of the {IDLE:.0f} that it waits)",
        ],
        {"first": max(first), "firsts": first, "ours": ours, "theirs": theirs, "ended": ended},
    )


if __name__ == "__main__":
    asyncio.run(main())
