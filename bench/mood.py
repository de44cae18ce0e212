"""How well moods are judged: AUROC, precision, recall and F1 per language, milliseconds a comment, size of the weights.

    python -m bench.mood [--pool PATH] [--tuning]

Judged are comments that training did not see: the held-out part in bench/mood_held_out, written by others than the
sentences that train; a tenth of those sentences; with the pool (desk/mood/NOTICE names its files) a tenth of its
tweets and reviews and the two sources that only validate. --tuning leaves the held-out part alone: it is no proof any
more once a model was chosen by it.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.reporting import report
from desk.mood import Label, Mood, judge
from tools.mood.pool import ONLY_VALIDATE, TEST, Comment, read_held_out, read_own, read_pool
from tools.mood.thresholds import auroc, f1, precision_recall
from tools.train_mood import TARGET

LANGUAGES = ("en", "ru", "vi", "ar", "zh-Hans", "zh-Hant", "sv", "el")
# What is asked of comments like those under a brand's post: AUROC and F1 of "negative".
GOALS = {
    "en": (0.87, 0.74),
    "ru": (0.88, 0.74),
    "vi": (0.88, 0.77),
    "ar": (0.83, 0.68),
    "zh-Hans": (0.94, 0.86),
    "zh-Hant": (0.94, 0.86),
    "sv": (0.87, 0.77),
    "el": (0.87, 0.75),
}
# Sources of comments: tweets, posts, reviews. Film lines and the proxy label "offensive" are no comments of that kind.
LIKE_COMMENTS = (
    "ajgt",
    "arsarcasm",
    "astd",
    "cedr",
    "elbank",
    "goemotions",
    "openrice",
    "ru_goemotions",
    "smsa",
    "xlmt",
)
START = "import time; a = time.perf_counter(); from desk.mood import judge; b = time.perf_counter(); judge('a'); "
START += "print((b - a) * 1000, (time.perf_counter() - b) * 1000)"


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one set and language; shares 0..1, nan where they mean nothing."""

    comments: int
    negative: float
    auroc: float
    precision: float
    recall: float
    f1: float
    wakes_precision: float
    wakes_recall: float
    positive_precision: float
    positive_recall: float


def figures(rows: Sequence[Comment], moods: Sequence[Mood]) -> Row:
    """The figures of comments and their moods."""
    negative = np.asarray([row.negative for row in rows])
    said = np.asarray([mood.label is Label.NEGATIVE for mood in moods])
    precision, recall = precision_recall(said, negative)
    wakes_precision, wakes_recall = precision_recall(np.asarray([mood.wakes for mood in moods]), negative)
    known = [number for number, row in enumerate(rows) if row.positive is not None] if rows[0].source == "own" else []
    cheerful = precision_recall(
        np.asarray([moods[number].label is Label.POSITIVE for number in known], dtype=bool),
        np.asarray([bool(rows[number].positive) for number in known], dtype=bool),
    )
    return Row(
        len(rows),
        float(negative.mean()),
        auroc(np.asarray([mood.negative for mood in moods]), negative),
        precision,
        recall,
        f1(said, negative),
        wakes_precision,
        wakes_recall,
        *cheerful,
    )


def sets(pool: Path | None, *, tuning: bool) -> dict[str, list[Comment]]:
    """Named sets of comments, all unseen by training."""
    found: dict[str, list[Comment]] = {}
    if not tuning:
        found["held out"] = read_held_out()
    found["own test"] = [row for row in read_own() if row.part < TEST]
    for row in read_pool(pool, whole=True) if pool else ():
        if row.source in LIKE_COMMENTS and (row.part < TEST or row.source in ONLY_VALIDATE):
            found.setdefault(f"pool {row.language}.{row.source}", []).append(row)
    return found


def table(name: str, rows: list[Comment], *, given: bool) -> dict[str, Row]:
    """Figures by language and for all together; `given`: the judge is told the language."""
    moods = [judge(row.text, row.language if given else None) for row in rows]
    result = {}
    for language in dict.fromkeys((*LANGUAGES, *sorted({row.language for row in rows}))):
        chosen = [number for number, row in enumerate(rows) if row.language == language]
        if chosen:
            result[language] = figures([rows[number] for number in chosen], [moods[number] for number in chosen])
    if len(result) > 1:
        result["all"] = figures(rows, moods)
    return result


def lines_of(name: str, result: dict[str, Row]) -> list[str]:
    """A table as text."""
    head = "language  comments  neg   AUROC  prec  rec   F1    wakes: prec  rec   positive: prec  rec"
    lines = [f"\n{name}", head] if len(result) > 1 else []
    for language, row in result.items():
        label = language if len(result) > 1 else name.removeprefix("pool ")
        numbers = f"{row.negative:.2f}  {row.auroc:.3f}  {row.precision:.2f}  {row.recall:.2f}  {row.f1:.2f}"
        waking = f"{row.wakes_precision:.2f}  {row.wakes_recall:.2f}"
        cheerful = f"{row.positive_precision:.2f}  {row.positive_recall:.2f}"
        lines.append(f"{label:16} {row.comments:5}  {numbers}         {waking}            {cheerful}")
    return lines


def against_goals(name: str, result: dict[str, Row]) -> list[str]:
    """How far each language of a table is above or below its goals."""
    lines = [f"\n{name}, against the goals", "language   AUROC  goal           F1    goal"]
    for language, (ranking, deciding) in GOALS.items():
        row = result[language]
        far = f"{row.auroc:.3f}  {ranking:.2f} ({row.auroc - ranking:+.3f})  {row.f1:.3f}  {deciding:.2f} "
        lines.append(f"{language:9}  {far}({row.f1 - deciding:+.3f})")
    return lines


def speed(rows: Sequence[Comment]) -> dict[str, float]:
    """Milliseconds a comment: of processor time over fresh words, then each comment's best of twenty, which other
    work on the machine moves least. The yardstick, a plain loop of 10,000 turns, tells how fast the machine is."""
    judge("")
    began = time.process_time()
    _timed([row.text for row in rows], judge)
    fresh = (time.process_time() - began) * 1000 / len(rows)
    passes = [_timed([row.text for row in rows], judge) for _ in range(20)]
    best = [min(times) for times in zip(*passes, strict=True)]
    yardstick = min(_timed([10_000] * 50, lambda turns: sum(turn * turn for turn in range(turns))))
    started = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    imported, first = (float(number) for number in started.stdout.split())
    mean = {"fresh words ms": fresh, "ms": sum(best) / len(rows)}
    return {**mean, "yardstick ms": yardstick, "import ms": imported, "first call ms": first}


def _timed(items: Sequence[Any], work: Callable[[Any], object]) -> list[float]:
    """Milliseconds for each item."""
    times = []
    for item in items:
        began = time.perf_counter()
        work(item)
        times.append((time.perf_counter() - began) * 1000)
    return times


def main() -> None:
    """Print the tables and keep them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pool", type=Path)
    options.add_argument("--tuning", action="store_true")
    chosen = options.parse_args()
    kept: dict[str, Any] = {}
    lines: list[str] = []
    every = sets(chosen.pool, tuning=chosen.tuning)
    quick = speed(every["own test"])
    for name, rows in every.items():
        for given in (True, False) if name in ("held out", "own test") else (True,):
            title = name if given else f"{name}, language not given"
            result = table(title, rows, given=given)
            lines += lines_of(title, result)
            if given and name in ("held out", "own test"):
                lines += against_goals(title, result)
            kept[title] = {language: asdict(row) for language, row in result.items()}
    size = TARGET.stat().st_size
    lines += [
        f"\n{quick['ms']:.3f} ms a comment ({quick['fresh words ms']:.3f} over fresh words, goal 0.2)",
        f"a loop of 10,000 turns takes {quick['yardstick ms']:.2f} ms here",
        f"import {quick['import ms']:.0f} ms, first call {quick['first call ms']:.0f} ms",
        f"weights {size / 1e6:.2f} MB (goal 5)",
    ]
    report("mood", lines, {"speed": quick, "weights bytes": size, "goals": GOALS, "tables": kept})


if __name__ == "__main__":
    main()
