"""Many watches compiled into one index: which of them does a text concern?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from desk.matching.hearing import Hearing
from desk.matching.patterns import Pattern
from desk.matching.plan import Plan
from desk.matching.scene import Scene
from desk.matching.shelves import Shelves
from desk.matching.watch import Match, Watch, matched

K = TypeVar("K", bound=Hashable)


class Index(Generic[K]):
    """Watches under keys (of any hashable kind), to which texts are compared all at once."""

    def __init__(self) -> None:
        self._plans: dict[K, Plan] = {}
        self._woken: dict[Pattern, dict[K, None]] = {}
        self._uses: Counter[Pattern] = Counter()
        self._shelves = Shelves()
        self._hearing = Hearing(self._shelves, self._woken)

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
        self._hearing.forget()

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
        self._hearing.forget()

    def scene(self, text: str, *, language: str | None = None, source: str | None = None) -> Scene:
        """A text with every word of it that agrees with a pattern."""
        return Scene(text, self._hearing.hits(text), language, source)

    def match(
        self,
        text: str,
        *,
        language: str | None = None,
        source: str | None = None,
        among: Callable[[K], bool] | None = None,
    ) -> list[tuple[K, Match]]:
        """The keys of all watches that the text concerns, with what was found for each.

        `language` and `source` are for the filters of the watches, see `Watch.match`; `among` tells by their keys which
        watches count, all if it is None.
        """
        if self._hearing.is_quiet(text):
            return []
        scene = self.scene(text, language=language, source=source)
        keys = dict.fromkeys(key for pattern in scene.hits for key in self._woken.get(pattern, ()))
        found = ((key, self._plans[key].find(scene)) for key in keys if among is None or among(key))
        return [(key, matched(words)) for key, words in found if words]
