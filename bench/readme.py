"""python -m bench.readme: the rows of the README's table of figures, made anew from results/*.json.

A row whose figure was not measured here stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.reporting import RESULTS

README = Path(__file__).parent.parent / "README.md"
GOAL = 0.5
Figures = dict[str, Any]


def _updates(found: Figures) -> str:
    ratios = sorted(found["ratio"].values())
    below = sum(ratio < GOAL for ratio in ratios)
    reached = "reached" if not below else f"{len(ratios) - below} of {len(ratios)} reach it"
    return (
        "| P1 updates a second, of aiogram with one read, one write and one commit |"
        f" {ratios[0]:.2f} to {ratios[-1]:.2f}, median {ratios[len(ratios) // 2]:.2f} | {GOAL} for each: {reached} |"
    )


def _lateness(found: Figures) -> str:
    return (
        f"| P2 lateness of 200 posts due at one moment, 100,000 waiting | p50 {found['p50_ms']:.0f} ms,"
        f" p99 {found['p99_ms']:.0f} ms; a job per post: p99 {found['anchor_p99_ms']:.0f} ms | p99 50 ms |"
    )


def _startup(found: Figures) -> str:
    first, idle = found["first_answer_s"] / found["anchor_s"], found["idle_mib"] / found["anchor_mib"]
    return (
        f"| P11 start to first answer; memory idle, against importing aiogram | {first:.2f}; {idle:.2f},"
        f" and {found['grown_mib']:+.0f} MiB after 10,000 updates | 1.6; 1.6, flat |"
    )


def _inbox(found: Figures) -> str:
    return (
        f"| 100,000 comments kept: /inbox with 300 open; a comment heard before | {found['inbox_s'] * 1000:.0f} ms;"
        f" {found['again_s'] * 1000:.0f} ms | 20 ms |"
    )


def _alerting(found: Figures) -> str:
    return (
        "| P3 from a complaint to its push, 50 comments a second besides |"
        f" p50 {found['p50_ms']:.0f} ms, p99 {found['p99_ms']:.0f} ms | 30 ms; 150 ms |"
    )


def _quarter(found: Figures) -> str:
    return (
        "| P6 a quarter's numbers over a million comments: statements; the whole answer with its picture |"
        f" {found['sql'] * 1000:.0f} ms; {found['whole']:.1f} s | 50 ms; 2 s |"
    )


ROWS: dict[str, Callable[[Figures], str]] = {
    "updates": _updates,
    "lateness": _lateness,
    "alerting": _alerting,
    "quarter": _quarter,
    "startup": _startup,
    "inbox": _inbox,
}


def fill() -> None:
    """Put each measured row in the place of the one with the same number."""
    lines = README.read_text("utf-8").split("\n")
    for name, row in ROWS.items():
        results = RESULTS / f"{name}.json"
        if results.exists():
            made = row(json.loads(results.read_text("utf-8")))
            number = made.split()[1]
            lines = [made if line.startswith(f"| {number} ") else line for line in lines]
    README.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    fill()
