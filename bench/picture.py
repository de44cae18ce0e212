"""P4, P5: what a weekly picture costs, and what updates feel of pictures that are drawn without pause.

P4: processor time of one picture, warm, against the same panels by pyplot with tight_layout; medians of alternating
rounds in one process. P5: time from an update to the end of its handling while the drawing process never rests, against
the same without it.
"""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.reporting import middle, percentile, report
from bench.scene import said, scene
from bot.drawing import Drawer
from handlers.charting.drawing import draw
from handlers.charting.sheet import Panel, Sheet
from tests.handlers.weeks import rich, sheet

ROUNDS = 9
UPDATES, PICTURES, FIRST = 200, 10, 20
"""P5: at least so many updates, and so many pictures beside them; the first updates are not counted."""
GOAL, LARGEST, MOST = 0.45, 60, 2.0


def anchor(made: Sheet) -> bytes:
    """The same panels as people usually draw them."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt  # noqa: TID251 - the anchor is just what we do not do

    figure, axes = plt.subplots(3, 2, figsize=(10.8, 13.5), dpi=100)
    figure.suptitle(f"{made.title}\n{made.subtitle}")
    for place, headline in enumerate(made.headlines):
        figure.text(0.1 + 0.23 * place, 0.93, f"{headline.label}\n{headline.value}\n{headline.change}")
    for panel, axis in zip(made.panels, axes.flat, strict=True):
        axis.set_title(panel.title)
        _plain(axis, panel)
    figure.tight_layout()
    kept = io.BytesIO()
    figure.savefig(kept, format="png")
    plt.close(figure)
    return kept.getvalue()


def _plain(axis: Any, panel: Panel) -> None:
    places = range(len(panel.ticks))
    if panel.kind == "ranks":
        axis.barh([row[0] for row in panel.rows], [row[1] for row in panel.rows])
        return
    if panel.kind == "heat":
        axis.imshow([[value or 0 for value in row] for row in panel.grid], aspect="auto")
        axis.set_yticks(range(len(panel.rows_of)), panel.rows_of)
    elif panel.kind == "dots":
        axis.scatter([point[0] for point in panel.points], [point[1] for point in panel.points])
        axis.axhline(panel.line)
        return
    elif panel.kind == "stack":
        low = [0.0] * len(panel.values)
        for values in (panel.values, panel.others, panel.thirds):
            axis.bar(places, values, bottom=low)
            low = [a + (b or 0) for a, b in zip(low, values, strict=True)]
    else:
        axis.bar(places, [value or 0 for value in panel.values])
        axis.plot(places, [value or 0 for value in panel.others], "--o")
    axis.set_xticks(places, panel.ticks)


def costs(made: Sheet) -> tuple[float, float, int]:
    """Seconds of processor time of ours and of the anchor's picture, and our bytes."""
    ours, theirs, size = [], [], 0
    draw(made), anchor(made)
    for _ in range(ROUNDS):
        began = time.process_time()
        size = len(draw(made))
        between = time.process_time()
        anchor(made)
        ours.append(between - began)
        theirs.append(time.process_time() - between)
    return middle(ours), middle(theirs), size


async def _handled(enough: Callable[[int], bool]) -> list[float]:
    """Seconds of each update, one after the other through the whole bot, until there are enough."""
    async with scene() as found:
        took: list[float] = []
        while not enough(len(took) - FIRST):
            began = time.perf_counter()
            await found.app.intake.take([said(len(took), "/help")])
            await found.app.intake.settled()
            took.append(time.perf_counter() - began)
        return took[FIRST:]


async def feelings(made: Sheet) -> tuple[float, float, int]:
    """99th percentile of updates without and with pictures, and how many pictures were drawn meanwhile."""
    drawn = 0
    with TemporaryDirectory() as folder:
        drawer = Drawer(Path(folder))
        await drawer.draw(made)

        async def without_pause() -> None:
            nonlocal drawn
            while True:
                await drawer.draw(made)
                drawn += 1

        busy = asyncio.create_task(without_pause())
        loud = await _handled(lambda count: count >= UPDATES and drawn >= PICTURES)
        busy.cancel()
        await asyncio.gather(busy, return_exceptions=True)
        await drawer.close()
    quiet = await _handled(lambda count: count >= len(loud))
    return percentile(quiet, 0.99), percentile(loud, 0.99), drawn


def main() -> None:
    made = sheet(rich("en"), "en")
    ours, theirs, size = costs(made)
    quiet, loud, drawn = asyncio.run(feelings(made))
    report(
        "picture",
        [
            f"P4 weekly picture: {ours * 1000:.0f} ms of processor, {ours / theirs:.2f} of pyplot with tight_layout"
            f" (goal {GOAL}), {size / 1024:.0f} KiB (goal {LARGEST})",
            f"P5 updates while {drawn} pictures were drawn: p99 {loud * 1000:.1f} ms, without {quiet * 1000:.1f} ms:"
            f" {loud / quiet:.1f} times (goal {MOST:.0f})",
        ],
        {"ours": ours, "anchor": theirs, "ratio": ours / theirs, "bytes": size, "p99": loud, "p99_quiet": quiet},
    )


if __name__ == "__main__":
    main()
