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
        f" p99 {found['p99_ms']:.0f} ms; {found['times_better']:.1f} times better than a job per post"
        f" (p99 {found['anchor_p99_ms']:.0f} ms) | p99 50 ms; 10 times |"
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


def _picture(found: Figures) -> str:
    return (
        f"| P4 the weekly picture, of pyplot with tight_layout; its size | {found['ratio']:.2f};"
        f" {found['bytes'] / 1024:.0f} KiB | 0.45; 60 KiB |"
    )


def _beside(found: Figures) -> str:
    return (
        f"| P5 p99 of updates while pictures are drawn, of p99 without | {found['p99'] / found['p99_quiet']:.1f} | 2 |"
    )


def _flood(found: Figures) -> str:
    floods = [found["the same words"], found["many words"]]
    messages = " and ".join(str(flood["messages"]) for flood in floods)
    right = " and ".join(f"{flood['quiet_s']:.0f} s" for flood in floods)
    return (
        "| P10 1,000 complaints in a minute, in the same words and in many: messages a minute in a chat; all visible"
        f" after | {messages}; {right} | 20; 60 s |"
    )


def _drawing(found: Figures) -> str:
    grown = found["ours"][1] - found["ours"][0]
    return (
        "| first picture after a start; growth of the bot's process over 500 pictures |"
        f" {found['first']:.1f} s; {grown:+.0f} MiB | 2 s; +4 MiB |"
    )


ROWS: dict[str, tuple[Callable[[Figures], str], ...]] = {
    "updates": (_updates,),
    "lateness": (_lateness,),
    "alerting": (_alerting,),
    "picture": (_picture, _beside),
    "quarter": (_quarter,),
    "flood": (_flood,),
    "startup": (_startup,),
    "inbox": (_inbox,),
    "drawing": (_drawing,),
}


def fill() -> None:
    """Put each measured row in the place of the one with the same first word."""
    lines = README.read_text("utf-8").split("\n")
    for name, rows in ROWS.items():
        results = RESULTS / f"{name}.json"
        for row in rows if results.exists() else ():
            made = row(json.loads(results.read_text("utf-8")))
            number = made.split()[1]
            lines = [made if line.startswith(f"| {number} ") else line for line in lines]
    README.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    fill()
