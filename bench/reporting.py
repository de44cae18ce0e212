"""One way to print a figure and to keep it."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
    }


def report(name: str, lines: list[str], figures: dict[str, Any]) -> None:
    """Print the lines and write `results/<name>.json`."""
    for line in lines:
        print(line, flush=True)
    RESULTS.mkdir(exist_ok=True)
    kept = {"figure": name, "machine": machine(), **figures}
    (RESULTS / f"{name}.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


def middle(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], share: float) -> float:
    """The value below which that share lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
