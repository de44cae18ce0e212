"""The trained numbers: one file of package data, read once, at the first judgement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desk.mood.lexicon import Lexicon

# Languages that have numbers of their own beside the shared ones; every other language uses "other".
TUNED = ("en", "ru", "vi", "ar", "zh", "sv", "el", "other")
# Languages with thresholds of their own; Chinese has two, by script.
GATED = ("en", "ru", "vi", "ar", "zh-Hant", "zh-Hans", "sv", "el", "other")


@dataclass(frozen=True, slots=True)
class Side:
    """One question ("is it negative?", "is it positive?"): logit = words/sqrt(n) + signs + own signs + bias.

    buckets: int16 of shape (2**bits,), in units of `unit`; signs: (signs.WIDTH,); own: (len(TUNED), len(signs.SHARED));
    bias: (len(TUNED),). Logits are natural.
    """

    buckets: NDArray[np.int16]
    unit: float
    signs: tuple[float, ...]
    own: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that training made. gates: for each of GATED the thresholds of negative, wakes, positive."""

    negative: Side
    positive: Side
    gates: tuple[tuple[float, float, float], ...]
    groups: NDArray[np.int8]
    lexicon: Lexicon


def _side(data: dict[str, NDArray[Any]], name: str) -> Side:
    return Side(
        np.asarray(data[f"{name}_buckets"], dtype=np.int16),
        float(data[f"{name}_unit"]),
        tuple(data[f"{name}_signs"].tolist()),
        tuple(tuple(row) for row in data[f"{name}_own"].tolist()),
        tuple(data[f"{name}_bias"].tolist()),
    )


@lru_cache(maxsize=1)
def load() -> Weights:
    """Weights as shipped in weights.npz; made by tools.train_mood."""
    with as_file(files(__package__).joinpath("weights.npz")) as path, np.load(path) as data:
        held = {name: data[name] for name in data.files}
    gates = tuple((low, high, cheerful) for low, high, cheerful in held["gates"].tolist())
    lexicon = Lexicon(held["lexicon"].tobytes().decode("utf-8"))
    return Weights(_side(held, "negative"), _side(held, "positive"), gates, held["groups"], lexicon)
