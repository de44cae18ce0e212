"""The table of cases: `cases/*.tsv`, a file for each language: query, text, the layer that must fire or none, why."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """One line of the table; `layer` is None where the watch must not fire."""

    language: str
    query: str
    text: str
    layer: str | None
    why: str


def cases() -> list[Case]:
    """All cases, in the order of the files."""
    found = []
    for path in sorted(HERE.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            query, text, layer, why = line.split("\t")
            found.append(Case(path.stem, query, text, None if layer == "none" else layer, why))
    return found
