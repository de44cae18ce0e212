"""A language as data: its words with their meanings, and its habits in writing numbers."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .folding import folded
from .meanings import Half, Mark, Meaning

Words = Mapping[str, Meaning | tuple[Meaning, ...]]
"""Word or phrase → its meaning, or all its possible meanings."""


def same(meaning: Meaning, *phrases: str) -> Words:
    """Several ways to say one thing."""
    return dict.fromkeys(phrases, meaning)


def series(make: Callable[[int], Meaning], names: str, start: int = 0) -> Words:
    """Things in their order, numbered from `start`: "mon monday|tue tuesday"."""
    return {word: make(place) for place, words in enumerate(names.split("|"), start) for word in words.split()}


_EVERYWHERE: Words = {"am": Half.AM, "pm": Half.PM, "+": Mark.IN}


@dataclass(frozen=True)
class Vocabulary:
    """What one language brings; `tables` may overlap, the meanings of a word add up."""

    code: str
    tables: tuple[Words, ...]
    clock_marks: str = ":."
    """Signs between hour and minute."""
    twelve_hour: bool = False
    """6:30 may be the evening."""
    month_first: tuple[bool, ...] = (False,)
    """How 3/4 can be read: one or both orders."""
    spaced: bool = True
    """Words stand apart; False for scripts without spaces."""
    words: Mapping[str, tuple[Meaning, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Fold the words once."""
        object.__setattr__(self, "words", _joined((_EVERYWHERE, *self.tables)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the longest known phrase at a place."""
        phrases = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(re.escape(phrase) + self._end(phrase) for phrase in phrases))

    def _end(self, phrase: str) -> str:
        if phrase[-1].isdigit():
            return r"(?!\d|[:.]\d)"
        return r"(?![^\W\d_])" if self.spaced and phrase[-1].isalpha() else ""


def _joined(tables: Iterable[Words]) -> dict[str, tuple[Meaning, ...]]:
    words: dict[str, tuple[Meaning, ...]] = {}
    for table in tables:
        for phrase, meaning in table.items():
            known = words.get(folded(phrase), ())
            new = meaning if isinstance(meaning, tuple) else (meaning,)
            words[folded(phrase)] = known + tuple(one for one in new if one not in known)
    return words
