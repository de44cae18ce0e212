"""The drawing process: seconds to the first picture of a fresh folder, what 500 pictures leave in this process and in
that one, and that it ends when nobody asks any more.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.reporting import middle, report
from bot.drawing import Drawer
from handlers.charting.sheet import Sheet
from tests.handlers.weeks import rich, sheet

STARTS = 3
WARM, PICTURES = 50, 500
FIRST, FLAT = 2.0, 4.0
"""Goals: seconds to the first picture; MiB that this process may grow by over 500."""
IDLE = 1.0


def resident(pid: int | str = "self") -> float:
    """Resident MiB of a process."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def first_picture(made: Sheet) -> float:
    """Seconds, from a folder in which nothing is known about fonts."""
    with TemporaryDirectory() as folder:
        drawer = Drawer(Path(folder))
        began = time.perf_counter()
        await drawer.draw(made)
        took = time.perf_counter() - began
        await drawer.close()
    return took


async def many(made: Sheet) -> tuple[list[float], list[float], float]:
    """MiB of this process and of the drawing one, after the warm-up and at the end; seconds until it ended, idle."""
    with TemporaryDirectory() as folder:
        drawer = Drawer(Path(folder), idle_seconds=IDLE)
        ours, theirs = [], []
        for number in range(WARM + PICTURES):
            await drawer.draw(replace(made, title=f"@roastery {number}"))
            if number in (WARM - 1, WARM + PICTURES - 1):
                assert drawer.process is not None
                ours.append(resident())
                theirs.append(resident(drawer.process.pid))
        began = time.perf_counter()
        assert drawer.process is not None
        await asyncio.wait_for(drawer.process.wait(), 60)
        return ours, theirs, time.perf_counter() - began


async def main() -> None:
    made = sheet(rich("en"), "en")
    first = middle([await first_picture(made) for _ in range(STARTS)])
    ours, theirs, ended = await many(made)
    report(
        "drawing",
        [
            f"first picture of a fresh folder: {first:.2f} s (goal {FIRST:.0f})",
            f"{PICTURES} pictures: this process {ours[0]:.1f} → {ours[1]:.1f} MiB (goal: {FLAT:.0f} more at most),"
            f" the drawing one {theirs[0]:.1f} → {theirs[1]:.1f} MiB",
            f"the drawing process ended {ended:.1f} s after the last picture (set to {IDLE:.0f})",
        ],
        {"first": first, "ours": ours, "theirs": theirs, "ended": ended},
    )


if __name__ == "__main__":
    asyncio.run(main())
