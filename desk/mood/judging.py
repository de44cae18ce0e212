"""The judge: is this comment negative, neutral or positive, how sure, and which words decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import exp, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from desk.mood.lessons import NOTHING, Lessons
from desk.mood.reading import Reading, read
from desk.mood.tokens import HAN, OTHER
from desk.mood.weights import GATED, TUNED, Side, load

_MOST_REASONS = 4
_LEAST_WEIGHT = 0.08


class Label(StrEnum):
    """What a comment is to the brand under whose post it stands."""

    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Reason(NamedTuple):
    """A word, phrase or sign as it was typed, and its part of the logit: above 0 it spoke for negative."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mood:
    """A judgement.

    label: negative, neutral or positive; negative, positive: probabilities 0..1; confidence: 0..1, how far from the
    nearest other label (0.5 at the threshold); reasons: at most four, the weightiest first; language: a tag of
    desk.mood.languages, "ru-Latn" for Russian in Latin letters; wakes: sure enough to wake somebody.
    """

    label: Label
    negative: float
    confidence: float
    reasons: tuple[Reason, ...]
    language: str
    positive: float
    wakes: bool


def judge(text: str, language: str | None = None, lessons: Lessons = NOTHING) -> Mood:
    """Judge one comment.

    Args:
        text: the comment; a long one is judged by its first 600 words.
        language: a BCP 47 tag where the caller knows it; told from the text otherwise.
        lessons: what a workspace's people have corrected (desk.mood.lessons).

    The first call reads the weights, about 3 MB; a call takes about 0.1 ms on one core. A text without a word, an
    emoji or a sign is neutral. Thresholds and figures: MODEL_CARD.md.
    """
    held = load()
    reading = read(text, language, held.lexicon, held.groups)
    numbers = np.asarray(reading.numbers, dtype=np.int64)
    taught = lessons.shift(reading)
    negative = _probability(_bucket_part(numbers, held.negative) + _sign_part(reading, held.negative) + taught)
    positive = _probability(_bucket_part(numbers, held.positive) + _sign_part(reading, held.positive))
    home = reading.home if reading.home in GATED else "other"
    gate, waking, cheering = held.gates[GATED.index(home)]
    if not (reading.speaks or taught):
        negative, positive = min(negative, gate / 2), min(positive, cheering / 2)
    label, confidence = _decide(negative, positive, gate, cheering)
    reasons = _reasons(reading, _token_parts(reading, numbers, held.negative), label)
    return Mood(label, negative, confidence, reasons, reading.language, positive, negative >= max(waking, gate))


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, logit))))


def _decide(negative: float, positive: float, gate: float, cheering: float) -> tuple[Label, float]:
    """The label, and the way to the nearest threshold with 0.5 on it and 1 at the end of the scale."""
    against = _beyond(negative, gate)
    if against >= 0:
        return Label.NEGATIVE, 0.5 + 0.5 * against
    cheerful = _beyond(positive, cheering)
    if cheerful >= 0:
        return Label.POSITIVE, 0.5 + 0.5 * min(-against, cheerful)
    return Label.NEUTRAL, 0.5 + 0.5 * min(-against, -cheerful)


def _beyond(value: float, gate: float) -> float:
    """Distance from a threshold in shares of the way to 1 (above) or to 0 (below, negative)."""
    return (value - gate) / (1 - gate) if value >= gate else (value - gate) / gate


def _bucket_part(numbers: NDArray[np.int64], side: Side) -> float:
    """What a comment's buckets add to the logit."""
    if not len(numbers):
        return 0.0
    total = int(side.buckets[numbers & (len(side.buckets) - 1)].sum(dtype=np.int64))
    return total * side.unit / sqrt(len(numbers))


def _token_parts(reading: Reading, numbers: NDArray[np.int64], side: Side) -> list[float]:
    """The same, token by token."""
    if not len(numbers):
        return []
    sums = np.add.reduceat(side.buckets[numbers].astype(np.int64), reading.begins)
    scale = side.unit / sqrt(len(numbers))
    return [scale * part for part in sums.tolist()]


def _sign_part(reading: Reading, side: Side) -> float:
    row = TUNED.index(reading.tongue) if reading.tongue in TUNED else TUNED.index("other")
    own, shared, total = side.own[row], side.signs, side.bias[row]
    for number, value in reading.signs.items():
        total += value * (shared[number] + own[number] if number < len(own) else shared[number])
    return total


def _reasons(reading: Reading, parts: list[float], label: Label) -> tuple[Reason, ...]:
    """Terms of the dictionary with the buckets of their words, then other words; what spoke for the label first."""
    side = 1.0 if label is Label.NEGATIVE else -1.0 if label is Label.POSITIVE else 0.0
    rest = list(parts)
    found: list[Reason] = []
    for polar in reading.polar:
        hit = polar.hit
        covered = range(hit.first, hit.last + 1)
        weight = -0.25 * polar.weight + sum(rest[at] for at in covered)
        for at in covered:
            rest[at] = 0.0
        if abs(weight) >= _LEAST_WEIGHT and weight * side >= 0:
            found.append(Reason(_as_typed(reading, hit.first, hit.last, hit.place, hit.text), weight))
    for token, weight in zip(reading.tokens, rest, strict=True):
        if abs(weight) >= _LEAST_WEIGHT and weight * side >= 0 and token.kind not in (OTHER, HAN):
            found.append(Reason(token.raw, weight))
    found.sort(key=lambda reason: -abs(reason.weight))
    return tuple(Reason(text, round(weight, 3)) for text, weight in found[:_MOST_REASONS])


def _as_typed(reading: Reading, first: int, last: int, place: int, folded: str) -> str:
    token = reading.tokens[first]
    if token.kind == HAN:
        raw = token.raw[place : place + len(folded)]
        return raw if len(token.raw) == len(token.folded) else folded
    return " ".join(token.raw for token in reading.tokens[first : last + 1])
