"""The numbers by which letter groups tell languages in Latin letters apart (naive Bayes over buckets)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desk.mood.hashing import buckets
from desk.mood.languages import BITS, LATIN, scripts
from desk.mood.tokens import tokens
from tools.mood.noise import latin
from tools.mood.pool import ONLY_VALIDATE, Comment

_MOST = 4_000
_SMOOTH = 0.05
# In units of the log-likelihoods: how much rarer these are under posts than the eight languages of the product.
_RARE = {"hi": -3.0, "ar-Latn": -1.0, "el-Latn": -1.0, "ru-Latn": -1.0}


def train(rows: Sequence[Comment]) -> NDArray[np.int8]:
    """Log-likelihoods less their mean, as int8 of shape (2**BITS, len(LATIN))."""
    texts = _texts(rows)
    counts = np.zeros((1 << BITS, len(LATIN)))
    for column, name in enumerate(LATIN):
        chosen = texts[name][:: len(texts[name]) // _MOST + 1]
        for text in chosen:
            numbers, _ = buckets(tokens(text))
            np.add.at(counts[:, column], np.unique(np.asarray(numbers or [0]) & ((1 << BITS) - 1)), 1.0)
    shares = (counts + _SMOOTH) / (counts.sum(axis=0) + _SMOOTH * len(counts))
    scores = np.log(shares)
    scores -= scores.mean(axis=1, keepdims=True)
    for name, offset in _RARE.items():
        scores[:, LATIN.index(name)] += offset / 40
    whole: NDArray[np.int8] = np.round(scores * (127 / np.abs(scores).max())).astype(np.int8)
    return whole


def _texts(rows: Sequence[Comment]) -> dict[str, list[str]]:
    """Texts by language; own sentences several times, and in Latin letters where the script is another."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.source in ONLY_VALIDATE:
            continue
        times = 3 if row.source == "own" else 1
        if row.language in LATIN:
            found[row.language] += [row.text] * times
        if row.language not in ("ru", "el", "ar", "vi"):
            continue
        counts = scripts(tokens(row.text))
        if row.language != "vi" and set(counts) == {"latin"}:
            found[f"{row.language}-Latn"] += [row.text] * (times + 2)
        elif counts:
            found[f"{row.language}-Latn"] += [latin(row.language, row.text)] * times
    return found
