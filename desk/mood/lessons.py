"""What a workspace's people have corrected, as a value: a correction gives a new one, its opposite the old one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from zlib import crc32

from desk.mood.reading import Reading, read
from desk.mood.tokens import HAN, WORD
from desk.mood.weights import load

# In logits. One correction moves every comment by BIAS_STEP, a comment of the same words by up to about WORD_STEP
# times the root of their number, and the very same comment by SAME_STEP; each of the three is limited.
BIAS_STEP, BIAS_LIMIT = 0.04, 0.6
WORD_STEP, WORD_LIMIT, WORDS_LIMIT = 0.25, 3, 1.5
SAME_STEP, SAME_LIMIT = 1.5, 2
# A workspace remembers this many words and comments; when it is full, new ones only move the bias.
CAPACITY = 20_000
_SHORTEST = 3
_SAME = 1 << 32


@dataclass(frozen=True, slots=True)
class Lessons:
    """Net corrections: `bias` counts all of them, `words` those by word or comment (as numbers: no text is kept).

    Above 0 means "was negative after all", below 0 "was not". Equal values judge equally.
    """

    bias: int = 0
    words: Mapping[int, int] = field(default_factory=dict)

    def shift(self, reading: Reading) -> float:
        """What the corrections add to the logit of this comment, in [-5.1, 5.1]."""
        if not self.bias and not self.words:
            return 0.0
        known, same = _keys(reading)
        counts = [_held(self.words.get(key, 0), WORD_LIMIT) for key in known]
        words = WORD_STEP * sum(counts) / sqrt(len(counts)) if counts else 0.0
        return (
            _held(self.bias * BIAS_STEP, BIAS_LIMIT)
            + _held(words, WORDS_LIMIT)
            + SAME_STEP * _held(self.words.get(same, 0), SAME_LIMIT)
        )

    def dump(self) -> dict[str, object]:
        """As JSON can hold it; `Lessons.load` reads it back."""
        return {"bias": self.bias, "words": {str(key): count for key, count in sorted(self.words.items())}}

    @classmethod
    def load(cls, data: Mapping[str, object]) -> Lessons:
        """From what `dump` gave.

        Raises:
            ValueError: the data is of another shape.
        """
        bias, words = data.get("bias"), data.get("words")
        if not isinstance(bias, int) or not isinstance(words, Mapping):
            raise ValueError("lessons need an integer bias and a mapping of words")
        return cls(bias, {int(key): int(count) for key, count in words.items() if int(count)})


NOTHING = Lessons()


def correct(text: str, was: str, lessons: Lessons = NOTHING, language: str | None = None) -> Lessons:
    """Learn from a person that this comment was "negative", or that it was not ("neutral", "positive").

    Args:
        text: the comment that was judged; `language`: the tag that it was judged with.
        was: what it was in truth, a label.
        lessons: what the workspace has learned so far.

    Returns:
        New lessons. Correcting the same text to the opposite side gives the old ones back.

    Raises:
        ValueError: `was` is no label.
    """
    if was not in ("negative", "neutral", "positive"):
        raise ValueError(f"no label: {was}")
    held = load()
    words, same = _keys(read(text, language, held.lexicon, held.groups))
    step = 1 if was == "negative" else -1
    counts = dict(lessons.words)
    for key in (*words, same):
        if key not in counts and len(counts) >= CAPACITY:
            continue
        counts[key] = counts.get(key, 0) + step
        if not counts[key]:
            del counts[key]
    return Lessons(lessons.bias + step, counts)


def _keys(reading: Reading) -> tuple[list[int], int]:
    """A number for each different word of some length (in Han: pair of characters), and one for the whole comment."""
    words = {token.folded for token in reading.tokens if token.kind == WORD and len(token.folded) >= _SHORTEST}
    for token in reading.tokens:
        if token.kind == HAN:
            words.update(_pairs(token.folded))
    whole = " ".join(token.folded for token in reading.tokens)
    return sorted(crc32(word.encode()) for word in words), crc32(whole.encode()) | _SAME


def _pairs(run: str) -> Iterable[str]:
    return (run[at : at + 2] for at in range(max(1, len(run) - 1)))


def _held(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
