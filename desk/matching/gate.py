"""A quick look at a word: may any pattern be found in it at all?

Every reading of a word of one alphabet leaves something of the name in place. Endings leave its beginning. A typo
leaves the first letter and, as it touches one place only, the first four letters, or the last four, or the first two
and the last two; and it changes the length by one at most. These pieces of all names are kept in sets; most words of
most texts have none of them.
"""

from __future__ import annotations

from desk.matching.endings.arabic import FIRST_LETTERS, without_particles
from desk.matching.patterns import Kind, Pattern
from desk.matching.typos import SHORTEST

_HEAD = 5  # letters of a beginning
SHORTEST_PART = 3  # letters of a word that is a part of a name
_PIECE = 4  # letters that a typo leaves


class Gate:
    """Pieces of names. What was let in stays: a gate that opens too often costs time, and nothing else."""

    def __init__(self) -> None:
        self._heads: set[str] = set()
        self._slips: set[str] = set()
        self._starts: dict[int, set[str]] = {}
        self.wholes: set[str] = set()  # names of one word
        self.firsts: set[str] = set()  # what may stand first where such a name is written as two words

    def admit(self, pattern: Pattern) -> None:
        """Open for a word pattern."""
        if pattern.kind is Kind.START:
            self._starts.setdefault(len(pattern.bare), set()).add(pattern.bare)
            return
        # A shorter name is marked as such: only words that begin with all of it, and have an ending, come in by it.
        self._heads.update(key[:_HEAD].ljust(_HEAD) for key in (*pattern.lookups(), *pattern.paradigm))
        if pattern.is_whole():
            self._admit_parts(pattern)
        if pattern.mistyped():
            length = len(pattern.bare)
            for changed in (length - 1, length, length + 1):
                self._slips.update(_pieces(pattern.bare, changed))
            for n in (1, 3):  # swaps that touch all the pieces of six letters
                swapped = pattern.bare[:n] + pattern.bare[n + 1] + pattern.bare[n] + pattern.bare[n + 2 :]
                self._slips.update(_pieces(swapped, length))

    def _admit_parts(self, pattern: Pattern) -> None:
        for name in pattern.lookups():
            self.wholes.add(name)
            self.firsts.update(name[:length] for length in range(SHORTEST_PART, len(name) - SHORTEST_PART + 1))

    def opens(self, bare: str) -> bool:
        """Whether a bare word of one alphabet may agree with a pattern; Arabic particles may precede it."""
        return self._fits(bare) or (bare[:1] in FIRST_LETTERS and any(map(self._fits, without_particles(bare))))

    def is_near(self, bare: str) -> bool:
        """Whether a bare word may be a name with a typo."""
        return len(bare) >= SHORTEST - 1 and not self._slips.isdisjoint(_pieces(bare, len(bare)))

    def _fits(self, bare: str) -> bool:
        heads = self._heads
        if bare[:5] in heads or bare[:4] + " " in heads or bare[:3] + "  " in heads or bare.ljust(_HEAD) in heads:
            return True
        if self.is_near(bare):
            return True
        return bool(self._starts) and any(bare[:length] in starts for length, starts in self._starts.items())


def _pieces(bare: str, length: int) -> tuple[str, str, str]:
    mark = chr(length)
    return bare[:_PIECE] + mark, bare[0] + bare[-_PIECE:] + mark, bare[:2] + " " + bare[-2:] + mark
