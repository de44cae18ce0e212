"""How many hard cases the watches tell rightly, beside plain substring search: those of the tests, and held-out ones.

    python -m bench watching

The table (`tests/desk/matching/cases/`) was looked at while the layers were made, so that all of it must hold.
`watch_held_out.tsv` was written after (first run: 95 of 104; then the lists of common words grew): language, query,
languages of the aliases that were proposed and all confirmed, text, whether it is about the brand, why. A match that is
`doubtful` (a common word written like one) is counted apart where it is wrong: the desk asks before it wakes somebody.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from bench.reporting import report
from desk.matching import Watch, parse, suggest_aliases

HERE = Path(__file__).parent
TABLE = HERE.parent / "tests" / "desk" / "matching" / "cases"
OF = 60  # the goal is given for so many


class Case(NamedTuple):
    """A text, and whether it is about what the query looks for."""

    language: str
    watch: Watch
    text: str
    fires: bool
    why: str


def of_the_table() -> list[Case]:
    """The cases of the tests."""
    found = []
    for path in sorted(TABLE.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            query, text, layer, why = line.split("\t")
            found.append(Case(path.stem, parse(query), text, layer != "none", why))
    return found


def held_out() -> list[Case]:
    """The cases that were written after."""
    found = []
    for line in (HERE / "watch_held_out.tsv").read_text(encoding="utf-8").splitlines():
        language, query, spoken, text, fires, why = line.split("\t")
        watch = parse(query)
        if spoken:
            names = {name: [alias.text for alias in suggest_aliases(name, spoken.split(","))] for name in watch.names}
            watch = parse(query, aliases=names)
        found.append(Case(language, watch, text, fires == "yes", why))
    return found


def in_substring(case: Case) -> bool:
    """What a search without layers finds: every name, in any case, anywhere."""
    return all(name.casefold() in case.text.casefold() for name in case.watch.names or (str(case.watch).strip('"'),))


def figures_of(cases: list[Case]) -> dict[str, Any]:
    """Right ones, false alarms and misses, all and by language."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    wrong = []
    for case in cases:
        match = case.watch.match(case.text)
        right = bool(match) == case.fires
        kind = (
            "right" if right else "missed" if case.fires else "doubted" if match and match.doubtful else "false alarms"
        )
        for name in ("all", case.language):
            counts[name]["cases"] += 1
            counts[name][kind] += 1
            counts[name]["right by substring"] += in_substring(case) == case.fires
        if not right:
            wrong.append(f"{kind}: {case.watch} | {case.text} ({case.why})")
    return {"counts": {name: dict(some) for name, some in counts.items()}, "wrong": wrong}


def main() -> None:
    """Print the figures and keep them."""
    figures = {"table": figures_of(of_the_table()), "held out": figures_of(held_out())}
    lines = []
    for title, part in figures.items():
        lines.append(title)
        for name, some in part["counts"].items():
            shown = ", ".join(f"{number} {kind}" for kind, number in some.items() if kind != "cases")
            lines.append(f"    {name:8} {some['cases']:4} cases: {shown}")
        everything = part["counts"]["all"]
        lines.append(f"    of {OF}: {everything['right'] * OF / everything['cases']:.1f}")
        lines += [f"    {one}" for one in part["wrong"]]
    report("watching", lines, figures)


if __name__ == "__main__":
    main()
