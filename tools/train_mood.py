"""Train the model of desk/mood and write its weights.

    OMP_NUM_THREADS=1 python -m tools.train_mood PATH/TO/POOL

PATH holds the pool's files "<language>.<source>.tsv" (desk/mood/NOTICE names them); the project's own sentences, the
dictionary and the table of Chinese characters are in the repository. Two runs write the same bytes. About six minutes
on one core.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desk.mood.lexicon import Lexicon
from desk.mood.reading import Reading, read
from desk.mood.signs import SHARED, WIDTH
from desk.mood.weights import GATED, TUNED
from tools.mood import groups, thresholds
from tools.mood.lexicon import compiled
from tools.mood.matrix import BUCKETS, OWN_AT, SIGNS_AT, SOURCES_AT, Layout
from tools.mood.pool import FOLDS, ONLY_VALIDATE, TEST, WORTH, Comment, read_own, read_pool, retyped
from tools.mood.solver import Floats, Rows, logistic, minimise, sigmoid

TARGET = Path(__file__).parents[1] / "desk" / "mood" / "weights.npz"
STEPS = 40
RIDGE = {"negative": 1.0, "positive": 2.0}
SIZE = {"negative": BUCKETS, "positive": BUCKETS >> 2}
BELIEF = 0.5
WAKING_PRECISION = 0.88  # asked of the validation rows, so that 0.85 holds on others
CHEERING_PRECISION = 0.80
# Sources that are like comments: thresholds are chosen on these and on own sentences.
_TWEETS = frozenset({"xlmt", "arsarcasm", "ajgt", "cedr", "openrice"})


@dataclass(frozen=True, slots=True)
class Example:
    """A comment, its reading, and the part that decides into which fold it falls."""

    comment: Comment
    reading: Reading
    part: int


def main() -> None:
    """Read, train, choose thresholds, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pool", type=Path)
    arguments.add_argument("--out", type=Path, default=TARGET)
    options = arguments.parse_args()
    began = time.monotonic()
    comments = read_pool(options.pool) + read_own()
    learning = [row for row in comments if row.part >= TEST]
    letters = groups.train(learning)
    lexicon_text = compiled()
    examples = _examples(learning, Lexicon(lexicon_text), letters)
    print(f"{len(examples)} readings after {time.monotonic() - began:.0f} s")
    taught = [row for row in examples if row.comment.source not in ONLY_VALIDATE]
    sources = tuple(sorted({_origin(row) for row in taught if row.comment.source not in ("own", "typed")}))
    data: dict[str, NDArray[Any]] = {"groups": letters, "lexicon": np.frombuffer(lexicon_text.encode(), dtype=np.uint8)}
    scores = []
    for name in ("negative", "positive"):
        rows = taught if name == "negative" else [row for row in taught if _tells_positive(row)]
        layout = Layout(sources, SIZE[name])
        labels, worth = _labels(rows, name).astype(np.float64), _worth(rows)
        matrix = layout.rows([row.reading for row in rows], [_origin(row) for row in rows])
        blind = _blind_logits(layout, rows, matrix, labels, worth, name)
        heat, offsets = _calibration(rows, blind, name)
        data |= _shipped(layout, _fit(layout, matrix, labels, worth, name), heat, offsets, name)
        scores.append((rows, sigmoid(blind * heat + offsets[[_tongue(row) for row in rows]])))
        print(f"{name}: trained after {time.monotonic() - began:.0f} s")
    data["gates"] = _gates(*scores[0], *scores[1])
    np.savez(options.out, allow_pickle=False, **data)
    print(f"{options.out} {options.out.stat().st_size / 1e6:.2f} MB after {time.monotonic() - began:.0f} s")


def _examples(comments: list[Comment], lexicon: Lexicon, letters: NDArray[np.int8]) -> list[Example]:
    own = [row for row in comments if row.source == "own"]
    pairs = [(row, row) for row in comments] + retyped(own)
    return [Example(row, read(row.text, row.language, lexicon, letters), first.part) for row, first in pairs]


def _tells_positive(row: Example) -> bool:
    """Own sentences, and a quarter of the pool's negative rows: surely not positive."""
    return row.comment.source in ("own", "typed") or (row.comment.negative and row.part % 4 == 0)


def _origin(row: Example) -> tuple[str, str]:
    return row.comment.language, row.comment.source


def _tongue(row: Example) -> int:
    return TUNED.index(row.reading.tongue if row.reading.tongue in TUNED else "other")


def _labels(rows: Sequence[Example], name: str) -> NDArray[np.bool_]:
    return np.asarray([bool(row.comment.negative if name == "negative" else row.comment.positive) for row in rows])


def _worth(rows: Sequence[Example]) -> Floats:
    return np.asarray([WORTH.get(row.comment.source, 1.0) for row in rows])


def _fit(layout: Layout, matrix: Rows, labels: Floats, worth: Floats, name: str) -> Floats:
    """Weights of every column, in two stages: first what the signs can tell, then the buckets for what is left.

    In one stage the buckets of common words would take over what the dictionary already says.
    """
    penalty = layout.penalties(RIDGE[name])
    told = layout.belief(BELIEF if name == "negative" else -BELIEF)
    signs, words = matrix.between(SIGNS_AT, layout.width), matrix.between(0, SIGNS_AT)
    for rows in (signs, words):
        used, packed = rows.packed()
        scale = 1 / np.sqrt(penalty[used] + 0.2 * packed.squared().column_sums(worth))
        loss = logistic(packed, labels, worth, penalty[used], signs.times(told), scale)
        told[used] += scale * minimise(loss, np.zeros(len(used)), STEPS)
    return told


def _blind_logits(
    layout: Layout, rows: Sequence[Example], matrix: Rows, labels: Floats, worth: Floats, name: str
) -> Floats:
    """Each comment-like row's logit by a model that has not seen its fold; 0 for the other rows."""
    logits = np.zeros(len(rows))
    folds = np.asarray([row.part % FOLDS if _comment_like(row) else -1 for row in rows])
    alone = layout.without_sources(matrix)
    for fold in range(FOLDS):
        inside, seen = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        weights = _fit(layout, matrix.take(seen), labels[seen], worth[seen], name)
        logits[inside] = alone.take(inside).times(weights)
    return logits


def _comment_like(row: Example) -> bool:
    return row.comment.source == "own" or row.comment.source in _TWEETS


def _calibration(rows: Sequence[Example], logits: Floats, name: str) -> tuple[float, Floats]:
    """One factor for all logits and an offset per language that make probabilities of them, on comment-like rows."""
    like = np.asarray([_comment_like(row) for row in rows])
    tongues = np.asarray([_tongue(row) for row in rows])
    labels = _labels(rows, name)
    width = 1 + len(TUNED)
    chosen = np.flatnonzero(like)
    columns = np.stack([np.zeros(len(chosen), dtype=np.int32), 1 + tongues[chosen]], axis=1).ravel().astype(np.int32)
    values = np.stack([logits[chosen], np.ones(len(chosen))], axis=1).ravel().astype(np.float32)
    table = Rows(np.arange(0, 2 * len(chosen) + 1, 2), columns, values, width)
    worth = _like_worth([rows[int(number)] for number in chosen])
    loss = logistic(
        table, labels[chosen].astype(np.float64), worth, np.full(width, 1.0), np.zeros(len(chosen)), np.ones(width)
    )
    found = minimise(loss, np.zeros(width), 100)
    return float(found[0]), found[1:]


def _like_worth(rows: Sequence[Example]) -> Floats:
    """Own sentences and, together half as much, the tweets and reviews of the same language."""
    own: dict[str, int] = {}
    others: dict[str, int] = {}
    for row in rows:
        counts = own if row.comment.source == "own" else others
        counts[row.comment.language] = counts.get(row.comment.language, 0) + 1
    return np.asarray(
        [
            1.0
            if row.comment.source == "own"
            else min(1.0, 0.5 * own.get(row.comment.language, 0) / others[row.comment.language])
            for row in rows
        ]
    )


def _shipped(layout: Layout, weights: Floats, heat: float, offsets: Floats, name: str) -> dict[str, NDArray[Any]]:
    """The columns that judging needs, buckets as int16."""
    buckets = weights[: layout.buckets] * heat
    own = (weights[OWN_AT:SOURCES_AT] * heat).reshape(len(TUNED), len(SHARED) + 1)
    unit = float(np.abs(buckets).max()) / 32767 or 1.0
    return {
        f"{name}_buckets": np.round(buckets / unit).astype(np.int16),
        f"{name}_unit": np.asarray(unit),
        f"{name}_signs": (weights[SIGNS_AT : SIGNS_AT + WIDTH] * heat).astype(np.float64),
        f"{name}_own": own[:, :-1].astype(np.float64),
        f"{name}_bias": (own[:, -1] + offsets).astype(np.float64),
    }


def _gates(
    negative_rows: Sequence[Example], negative: Floats, positive_rows: Sequence[Example], positive: Floats
) -> NDArray[np.float64]:
    """Per language: the negative threshold with the best F1, the one that wakes somebody, the positive one."""
    table = np.zeros((len(GATED), 3))
    for number, language in enumerate(GATED):
        against = _of(negative_rows, language)
        worth = _like_worth([negative_rows[at] for at in against])
        labels = _labels([negative_rows[at] for at in against], "negative")
        table[number, 0] = thresholds.best_f1(negative[against], labels, worth)
        table[number, 1] = thresholds.sure(negative[against], labels, worth, WAKING_PRECISION)
        cheerful = _of(positive_rows, language, only_own=True)
        labels = _labels([positive_rows[at] for at in cheerful], "positive")
        table[number, 2] = thresholds.sure(positive[cheerful], labels, np.ones(len(cheerful)), CHEERING_PRECISION)
    return table


def _of(rows: Sequence[Example], language: str, *, only_own: bool = False) -> NDArray[np.int64]:
    """Comment-like rows of a language; "other" takes every language together."""
    return np.asarray(
        [
            number
            for number, row in enumerate(rows)
            if language in ("other", row.comment.language)
            and (row.comment.source == "own" if only_own else _comment_like(row))
        ]
    )


if __name__ == "__main__":
    main()
