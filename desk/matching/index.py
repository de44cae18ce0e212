"""All watches of all workspaces in one index: which of them does a text concern?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from desk.matching.hashtags import in_hashtag
from desk.matching.patterns import Pattern
from desk.matching.plan import Plan
from desk.matching.reading import Hit, in_handle, in_host, in_unspaced, in_word, joined
from desk.matching.scene import Scene
from desk.matching.scripts import is_unspaced
from desk.matching.shelves import Shelves
from desk.matching.tokens import Kind, Piece, pieces
from desk.matching.watch import Match, Watch, matched

_RUN = re.compile(r"\S+")
_MOST_KEPT = 1 << 16  # runs whose reading is remembered
_LONGEST_KEPT = 40  # characters; longer runs hardly come again

K = TypeVar("K", bound=Hashable)


class Index(Generic[K]):
    """Watches under keys (of any hashable kind), to which texts are compared all at once.

    A text is cut at its spaces. The reading of a run without spaces depends on nothing around it, so it is
    remembered; most texts consist of runs that were read before and concern nobody.
    """

    def __init__(self) -> None:
        self._plans: dict[K, Plan] = {}
        self._woken: dict[Pattern, dict[K, None]] = {}
        self._uses: Counter[Pattern] = Counter()
        self._shelves = Shelves()
        self._forget()

    def __len__(self) -> int:
        return len(self._plans)

    def __contains__(self, key: K) -> bool:
        return key in self._plans

    def add(self, key: K, watch: Watch) -> None:
        """Put a watch in, or another in the place of the one with this key."""
        if key in self._plans:
            self.remove(key)
        plan = self._plans[key] = watch.plan
        for pattern in set(plan.patterns()):
            if not self._uses[pattern]:
                self._shelves.put(pattern)
            self._uses[pattern] += 1
        for pattern in plan.anchors():
            self._woken.setdefault(pattern, {})[key] = None
        self._forget()

    def remove(self, key: K) -> None:
        """Take a watch out.

        Raises:
            KeyError: there is none with this key.
        """
        plan = self._plans.pop(key)
        for pattern in plan.anchors():
            del self._woken[pattern][key]
            if not self._woken[pattern]:
                del self._woken[pattern]
        for pattern in set(plan.patterns()):
            self._uses[pattern] -= 1
            if not self._uses[pattern]:
                del self._uses[pattern]
                self._shelves.take(pattern)
        self._forget()

    def match(self, text: str, *, language: str | None = None, source: str | None = None) -> list[tuple[K, Match]]:
        """The keys of all watches that the text concerns, with what was found for each.

        `language` and `source` are for the filters of the watches, see `Watch.match`.
        """
        runs = text.split()
        if self._quiet.issuperset(runs) or not any(self._wakes(run) for run in runs):
            return []
        scene = Scene(text, self._hits(text), language, source)
        keys = dict.fromkeys(key for pattern in scene.hits for key in self._woken.get(pattern, ()))
        found = ((key, self._plans[key].find(scene)) for key in keys)
        return [(key, matched(words)) for key, words in found if words]

    def _forget(self) -> None:
        """Readings may be others now."""
        self._read: dict[str, tuple[Hit, ...]] = {}
        self._quiet: set[str] = set()

    def _wakes(self, run: str) -> bool:
        """Whether a run says a word for which a watch must be looked at."""
        if run in self._quiet:
            return False
        return any(hit.pattern in self._woken for hit in self._reading(run))

    def _hits(self, text: str) -> dict[Pattern, list[Hit]]:
        """Pattern → its places in the text, in their order."""
        found: dict[Pattern, list[Hit]] = {}
        for run in _RUN.finditer(text):
            start = run.start()
            for hit in self._reading(run[0]):
                place = Hit(hit.pattern, hit.start + start, hit.end + start, hit.reading)
                found.setdefault(hit.pattern, []).append(place)
        return found

    def _reading(self, run: str) -> tuple[Hit, ...]:
        """The patterns with which the words of a run agree, by their place."""
        known = self._read.get(run)
        if known is not None:
            return known
        hits = tuple(sorted(self._hear(run), key=_place))
        if len(run) <= _LONGEST_KEPT and not is_unspaced(run):
            if len(self._read) >= _MOST_KEPT:
                self._forget()
            self._read[run] = hits
            if not any(hit.pattern in self._woken for hit in hits):
                self._quiet.add(run)
        return hits

    def _hear(self, run: str) -> Iterator[Hit]:
        before: Piece | None = None
        for piece in pieces(run):
            yield from self._in_piece(piece)
            if before is not None and before.kind is piece.kind is Kind.WORD:
                yield from joined(run, before, piece, self._shelves)
            before = piece

    def _in_piece(self, piece: Piece) -> Iterator[Hit]:
        kind, text, start = piece
        if kind is Kind.UNSPACED or kind is Kind.TAG:
            read = in_unspaced if kind is Kind.UNSPACED else in_hashtag
            for hit in read(text, self._shelves):
                yield Hit(hit.pattern, hit.start + start, hit.end + start, hit.reading)
        else:
            look = {Kind.HANDLE: in_handle, Kind.HOST: in_host}.get(kind, in_word)
            for pattern, reading in look(text, self._shelves):
                yield Hit(pattern, start, start + len(text), reading)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end
