"""From a text to the patterns with which its words agree, run by run; what was heard is remembered.

A text is cut at its spaces. The reading of a run without spaces depends on nothing around it, and most texts consist of
runs that were heard before and concern nobody.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from desk.matching.addresses import in_handle, in_host
from desk.matching.apart import NO_CORE, PUNCTUATION, Cores, is_acronym, written_apart
from desk.matching.guessing import cores
from desk.matching.hashtags import in_hashtag
from desk.matching.patterns import Pattern
from desk.matching.reading import Hit, in_let_in, in_unspaced, in_word, joined
from desk.matching.scripts import is_unspaced
from desk.matching.shelves import Shelves
from desk.matching.tokens import Kind, Piece, has_signs, has_words, pieces, words

_RUN = re.compile(r"\S+")
_MOST_KEPT = 1 << 16  # runs that are remembered
_LONGEST_KEPT = 40  # characters; longer runs hardly come again


class Hearing:
    """Reads texts against the patterns on some shelves.

    Args:
        shelves: the patterns; after a change call `forget`.
        waking: the patterns for which a watch must be looked at; the others only tell it more.
    """

    def __init__(self, shelves: Shelves, waking: Container[Pattern]) -> None:
        self._shelves = shelves
        self._waking = waking
        self.forget()

    def forget(self) -> None:
        """Readings may be others now."""
        self._read: dict[str, Sequence[Hit]] = {}  # of runs that have one
        self._quiet: set[str] = set()  # runs that wake nobody, alone or with the next one
        self._firsts: dict[str, str] = {}  # runs that wake nobody alone → their core
        self._cores = Cores()
        self._shut: set[str] = set()  # cores for which the gate is shut

    def is_quiet(self, text: str) -> bool:
        """Whether a text surely says no word for which a watch must be looked at."""
        runs = text.split()
        quiet = self._quiet
        if quiet.issuperset(runs):
            return True
        for n, run in enumerate(runs):
            if run in quiet:
                continue
            first = self._firsts.get(run)
            if first is None:
                if not self._is_quiet(run):
                    return False
                first = self._firsts.get(run)
            if first and n + 1 < len(runs) and first + self._cores[runs[n + 1]] in self._shelves.gate.wholes:
                return False
        return True

    def _is_quiet(self, run: str) -> bool:
        """Whether a run that is not remembered wakes nobody; by its letters, if the gate is shut for them."""
        core = self._cores[run]
        if core != NO_CORE and not is_acronym(core, run):
            shut = core in self._shut or not self._shelves.gate.opens(core)
            if shut:
                self._shut.add(core)
        else:
            keys = cores(run.strip(PUNCTUATION))
            shut = bool(keys) and not any(map(self._shelves.gate.opens, keys))
        if shut:
            self._keep(run, ())
        return shut or not any(hit.pattern in self._waking for hit in self._reading(run))

    def hits(self, text: str) -> dict[Pattern, list[Hit]]:
        """Pattern → its places in the text, in their order."""
        found: dict[Pattern, list[Hit]] = {}
        runs = list(_RUN.finditer(text))
        for run in runs:
            at = run.start()
            for pattern, start, end, reading in self._reading(run[0]):
                found.setdefault(pattern, []).append(Hit(pattern, start + at, end + at, reading))
        for hit in written_apart(runs, self._cores, self._shelves):
            found.setdefault(hit.pattern, []).append(hit)
            found[hit.pattern].sort(key=_place)
        return found

    def _reading(self, run: str) -> Sequence[Hit]:
        """The patterns with which the words of a run agree, by their place."""
        known = self._read.get(run)
        if known is not None:
            return known
        if run in self._quiet or run in self._firsts:
            return ()
        if not is_unspaced(run):
            one_word = self._cores[run] != NO_CORE
            hits = self._in_one_word(run) if one_word else sorted(self._in_pieces(run), key=_place)
            self._keep(run, hits)
            return hits
        hits = sorted(self._in_unspaced(run), key=_place)
        if hits:  # Han hardly comes again as a whole, so what says nothing is not worth remembering
            self._keep(run, hits)
        return hits

    def _keep(self, run: str, hits: Sequence[Hit]) -> None:
        if len(run) > _LONGEST_KEPT:
            return
        if max(len(self._quiet) + len(self._firsts) + len(self._read), len(self._cores)) >= _MOST_KEPT:
            self.forget()
        if hits:
            self._read[run] = hits
        if not hits or not any(hit.pattern in self._waking for hit in hits):
            core = self._cores[run]
            if core in self._shelves.gate.firsts:
                self._firsts[run] = core
            else:
                self._quiet.add(run)

    def _in_one_word(self, run: str) -> list[Hit]:
        """In a run of one word with nothing but punctuation around it."""
        word = run.strip(PUNCTUATION)
        start = run.index(word)
        return [Hit(pattern, start, start + len(word), reading) for pattern, reading in in_let_in(word, self._shelves)]

    def _in_unspaced(self, run: str) -> Iterator[Hit]:
        if has_signs(run):
            yield from self._in_pieces(run)
            return
        yield from in_unspaced(run, self._shelves)
        if has_words(run):
            for piece in words(run, 0, len(run)):
                if piece.kind is not Kind.UNSPACED:
                    yield from self._in_piece(piece)

    def _in_pieces(self, run: str) -> Iterator[Hit]:
        before: Piece | None = None
        for piece in pieces(run):
            yield from self._in_piece(piece)
            if before is not None and before.kind is piece.kind is Kind.WORD:
                yield from joined(run, before, piece, self._shelves)
            before = piece

    def _in_piece(self, piece: Piece) -> Iterator[Hit]:
        kind, text, start = piece
        if kind is Kind.UNSPACED or kind is Kind.TAG:
            look = in_unspaced if kind is Kind.UNSPACED else in_hashtag
            for hit in look(text, self._shelves):
                yield Hit(hit.pattern, hit.start + start, hit.end + start, hit.reading)
            return
        read = {Kind.HANDLE: in_handle, Kind.HOST: in_host}.get(kind, in_word)
        for pattern, reading in read(text, self._shelves):
            yield Hit(pattern, start, start + len(text), reading)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end
