"""Names of one word that a text writes as two: "Ryan Air" for Ryanair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from desk.matching import common
from desk.matching.common import LONGEST_ACRONYM
from desk.matching.folding import bare, bare_letters, composed, plain
from desk.matching.gate import SHORTEST_PART
from desk.matching.guessing import guess, has_stretches, of_one_alphabet
from desk.matching.layers import EDGES
from desk.matching.reading import Hit
from desk.matching.shelves import Shelves

PUNCTUATION = ".,!?;:()[]\"'«»“”„‘’…*-–—"
NO_CORE = " "  # agrees with no word, whatever is put before or behind it


class Cores(dict[str, str]):
    """A run of text → the bare letters of the one word in it, or NO_CORE, which is not remembered."""

    def __missing__(self, run: str) -> str:
        word = run.strip(PUNCTUATION)
        if not (word.isalpha() and of_one_alphabet(word)) or has_stretches(word):
            return NO_CORE
        core = self[run] = bare_letters(word)
        return core


def is_acronym(core: str, run: str) -> bool:
    """Whether a run is so short and in capitals that other letters may be meant by these."""
    return len(core) <= LONGEST_ACRONYM and run.isupper()


def written_apart(runs: Sequence[re.Match[str]], cores: Mapping[str, str], shelves: Shelves) -> Iterator[Hit]:
    """Names that two words with one space between them spell, whose parts are not two common words in small letters."""
    for before, after in pairwise(runs):
        name = cores[before[0]] + cores[after[0]]
        if name not in shelves.gate.wholes or after.start() != before.end() + 1:
            continue
        first, last = before[0].lstrip(PUNCTUATION), after[0].rstrip(PUNCTUATION)
        if not _are_parts(first, last):
            continue
        one = guess(composed(first + last), EDGES)
        for pattern in shelves.named(one.bare):
            reading = pattern.agrees(one) if pattern.is_whole() else None
            if reading:
                yield Hit(pattern, before.end() - len(first), after.start() + len(last), reading)


def _are_parts(first: str, last: str) -> bool:
    if not (first.isalpha() and last.isalpha() and min(len(first), len(last)) >= SHORTEST_PART):
        return False
    named = first[0].isupper() and last[0].isupper()
    return named or not all(common.is_whole(bare(plain(part))) for part in (first, last))
