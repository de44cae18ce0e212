"""Where patterns lie: by the bare words, stems and shortened words under which a text may come to them.

Shelves are parted by the first letter, so that none grows so large that adding to it takes long.
"""

from __future__ import annotations

from collections.abc import Iterator

from desk.matching.gate import Gate
from desk.matching.patterns import Kind, Pattern
from desk.matching.scripts import is_unspaced
from desk.matching.typos import shortened

Shelf = dict[str, tuple[Pattern, ...]]


class Shelves:
    """All patterns of an index.

    Attributes:
        words, stems, slips: first letter → bare word, stem or shortened word → patterns.
        starts: length → beginning of a word → patterns.
        unspaced: first two characters → patterns of Han and the like.
        single: how many of these have one character.
        tags, handles, hosts: in lower case → patterns.
        gate: what tells quickly that a word is on none of the shelves of words.
    """

    def __init__(self) -> None:
        self.words: dict[str, Shelf] = {}
        self.stems: dict[str, Shelf] = {}
        self.slips: dict[str, Shelf] = {}
        self.starts: dict[int, Shelf] = {}
        self.unspaced: Shelf = {}
        self.single = 0
        self.tags: Shelf = {}
        self.handles: Shelf = {}
        self.hosts: Shelf = {}
        self.gate = Gate()

    def put(self, pattern: Pattern) -> None:
        """Lay a pattern where texts will find it."""
        self.single += _is_single(pattern)
        if pattern.kind in (Kind.WORD, Kind.QUOTED, Kind.START) and not is_unspaced(pattern.typed):
            self.gate.admit(pattern)
        for shelf, key in self._places(pattern):
            shelf[key] = (*shelf.get(key, ()), pattern)

    def take(self, pattern: Pattern) -> None:
        """Take a pattern away."""
        self.single -= _is_single(pattern)
        for shelf, key in self._places(pattern):
            rest = tuple(other for other in shelf[key] if other != pattern)
            if rest:
                shelf[key] = rest
            else:
                del shelf[key]

    def named(self, bare: str) -> tuple[Pattern, ...]:
        """Patterns of words that may be a bare word as it stands."""
        return self.words.get(bare[:1], {}).get(bare, ())

    def _places(self, pattern: Pattern) -> Iterator[tuple[Shelf, str]]:
        kind, bare = pattern.kind, pattern.bare
        if kind in (Kind.TAG, Kind.HANDLE, Kind.HOST):
            shelf = {Kind.TAG: self.tags, Kind.HANDLE: self.handles, Kind.HOST: self.hosts}[kind]
            yield shelf, pattern.plain if kind is Kind.TAG else pattern.typed.lower()
        elif is_unspaced(pattern.typed):
            yield self.unspaced, pattern.plain[:2]
        elif kind is Kind.START:
            yield self.starts.setdefault(len(bare), {}), bare
        else:
            for key in pattern.lookups():
                yield self.words.setdefault(key[:1], {}), key
            for stem in pattern.paradigm:
                yield self.stems.setdefault(stem[:1], {}), stem
            if pattern.mistyped():
                for key in set(shortened(bare)):
                    yield self.slips.setdefault(bare[:1], {}), key


def _is_single(pattern: Pattern) -> bool:
    """Whether a pattern is one character of Han or the like."""
    return len(pattern.plain) == 1 and bool(is_unspaced(pattern.typed))
