"""Readings as sparse rows: buckets, shared signs, a language's own signs and bias, and what is a source's alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desk.mood.hashing import BITS
from desk.mood.reading import Reading
from desk.mood.signs import CONCEPTS, INDEX, SHARED, WIDTH
from desk.mood.weights import TUNED
from tools.mood.solver import Floats, Rows

BUCKETS = 1 << BITS
_OWN = len(SHARED) + 1
SIGNS_AT = BUCKETS
OWN_AT = SIGNS_AT + WIDTH
SOURCES_AT = OWN_AT + len(TUNED) * _OWN
_SOURCE = WIDTH + 1
# What length, punctuation and links say differs from source to source: it may weigh little.
_SURFACE = (
    *("trailing", "short", "long", "quoting", "linked", "addressed", "counting", "exclaiming"),
    *("shouting", "asking", "emoji", "none", "ends_asking"),
)
_CHEERFUL = frozenset(CONCEPTS[CONCEPTS.index("good") : CONCEPTS.index("congrats") + 1]) | {"smile"}
_GRAMMAR = frozenset({"not", "more", "less", "but", "ask", "promo"})
_MILD = {
    **dict.fromkeys(("pity", "want", "smile"), 0.4),
    **dict.fromkeys(("worry", "harm"), 0.5),
    **dict.fromkeys(("irony", "joy"), 0.6),
    **dict.fromkeys(("sad", "boring", "refund"), 0.7),
    **dict.fromkeys(("problem", "price", "slow", "frown", "congrats"), 0.8),
    "laugh": 0.3,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of a training: the numbers that ship, then a block for each source that does not."""

    sources: tuple[tuple[str, str], ...]
    buckets: int = BUCKETS

    @property
    def width(self) -> int:
        return SOURCES_AT + len(self.sources) * _SOURCE

    def rows(self, readings: Sequence[Reading], origins: Sequence[tuple[str, str]] | None = None) -> Rows:
        """One row per reading; with `origins` (language, source) the blocks of the sources are filled too."""
        place = {key: number for number, key in enumerate(self.sources)}
        starts, columns, values = [0], [], []
        for number, reading in enumerate(readings):
            seen = np.asarray(reading.numbers or [0], dtype=np.int64) & (self.buckets - 1)
            keys = np.fromiter(reading.signs.keys(), dtype=np.int64, count=len(reading.signs))
            held = np.fromiter(reading.signs.values(), dtype=np.float64, count=len(reading.signs))
            shared = keys < len(SHARED)
            tongue = reading.tongue if reading.tongue in TUNED else "other"
            base = OWN_AT + TUNED.index(tongue) * _OWN
            blocks = [
                (seen, np.full(len(seen), len(seen) ** -0.5)),
                (SIGNS_AT + keys, held),
                (base + keys[shared], held[shared]),
                (np.asarray([base + len(SHARED)]), np.ones(1)),
            ]
            if origins is not None and origins[number] in place:
                at = SOURCES_AT + place[origins[number]] * _SOURCE
                blocks += [(at + keys, held), (np.asarray([at + WIDTH]), np.ones(1))]
            columns += [block for block, _ in blocks]
            values += [block for _, block in blocks]
            starts.append(starts[-1] + sum(len(block) for block, _ in blocks))
        return Rows(
            np.asarray(starts, dtype=np.int64),
            np.concatenate(columns).astype(np.int32),
            np.concatenate(values).astype(np.float32),
            self.width,
        )

    def without_sources(self, rows: Rows) -> Rows:
        """The same rows as a comment of no known source has them."""
        return Rows(
            rows.starts,
            rows.columns,
            np.where(rows.columns < SOURCES_AT, rows.values, 0).astype(np.float32),
            rows.width,
        )

    def penalties(self, buckets: float) -> Floats:
        """Ridge penalty of each column."""
        ridge = np.full(self.width, buckets)
        ridge[SIGNS_AT:OWN_AT] = 50.0
        ridge[[SIGNS_AT + INDEX[name] for name in _SURFACE]] = 200.0
        ridge[OWN_AT:SOURCES_AT] = 10.0
        ridge[OWN_AT + len(SHARED) : SOURCES_AT : _OWN] = 0.1
        ridge[SOURCES_AT:] = 100.0
        ridge[SOURCES_AT + WIDTH :: _SOURCE] = 1.0
        return ridge

    def belief(self, size: float) -> Floats:
        """Where the penalty pulls the signs: what the dictionary means before any example is seen."""
        start = np.zeros(self.width)
        for name in CONCEPTS:
            if name in _GRAMMAR:
                continue
            if name in _CHEERFUL:
                start[SIGNS_AT + INDEX[name]] = -size * _MILD.get(name, 1.0)
                start[SIGNS_AT + INDEX[f"turned {name}"]] = 0.7 * size
            else:
                start[SIGNS_AT + INDEX[name]] = size * _MILD.get(name, 1.0)
                start[SIGNS_AT + INDEX[f"turned {name}"]] = -0.6 * size
        for name, weight in (
            ("against_share", 1.0),
            ("for_share", -1.0),
            ("ask", -0.4),
            ("promo", -0.4),
            ("asking", -0.4),
            ("after_but", -0.4),
            ("before_but", 0.2),
            ("soured", 0.6),
        ):
            start[SIGNS_AT + INDEX[name]] = size * weight
        return start
