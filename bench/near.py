"""How well near-duplicates are told: false merges and splits on pairs written for the purpose, and microseconds a key.

    python -m bench.near

`near_pairs.tsv` holds pairs of comments in eleven languages: `same` are one comment for a person who counts a storm,
`other` are two, many of them alike on purpose. The threshold was chosen on them; `near_held_out.tsv` was written after.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from bench.reporting import report
from desk.matching import near_key
from desk.matching.near import NEAR

HERE = Path(__file__).parent
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)


Judged = tuple[bool, float, bool, str]


def pairs(name: str) -> list[tuple[bool, str, str]]:
    """Whether they are the same, one text, the other."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(kind == "same", one, other) for kind, one, other in (line.split("\t") for line in lines)]


def judged(name: str) -> list[Judged]:
    """Whether a pair is the same, its similarity, whether a look-up would bring it together, both texts."""
    found = []
    for same, one, other in pairs(name):
        a, b = near_key(one), near_key(other)
        found.append((same, a.similarity(b), bool(set(a.lookups) & set(b.lookups)), f"{one} | {other}"))
    return found


def figures_of(name: str) -> dict[str, Any]:
    """Splits and merges at several thresholds, what is wrong at ours, pairs that a look-up misses."""
    found = judged(name)
    return {
        "same": sum(same for same, *_ in found),
        "other": sum(not same for same, *_ in found),
        "splits and merges by threshold": {
            threshold: [
                sum(same and similarity < threshold for same, similarity, *_ in found),
                sum(not same and similarity >= threshold for same, similarity, *_ in found),
            ]
            for threshold in THRESHOLDS
        },
        "wrong": [
            f"{'split' if same else 'merged'} at {similarity:.2f}: {texts}"
            for same, similarity, _, texts in found
            if same != (similarity >= NEAR)
        ],
        "same, but no common look-up": sum(same and not seen for same, _, seen, _ in found),
    }


def microseconds() -> float:
    """Processor time for a key."""
    texts = [text for _, *both in pairs("near_pairs.tsv") for text in both]
    start = time.process_time()
    for _ in range(20):
        for text in texts:
            near_key(text)
    return (time.process_time() - start) / 20 / len(texts) * 1e6


def measure() -> dict[str, Any]:
    """All figures."""
    return {
        "threshold": NEAR,
        "pairs": figures_of("near_pairs.tsv"),
        "held out": figures_of("near_held_out.tsv"),
        "microseconds a key": microseconds(),
    }


def main() -> None:
    """Print the figures and keep them."""
    figures = measure()
    lines = [f"threshold {NEAR}, {figures['microseconds a key']:.1f} microseconds a key"]
    for name in ("pairs", "held out"):
        part = figures[name]
        lines.append(f"{name}: {part['same']} same, {part['other']} other; splits and merges by threshold")
        lines += [f"    {threshold}: {wrong}" for threshold, wrong in part["splits and merges by threshold"].items()]
        lines += [f"    {text}" for text in part["wrong"]]
    report("near", lines, figures)


if __name__ == "__main__":
    main()
