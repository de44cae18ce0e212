"""A paradigm: the stems of a name and the endings that each takes."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST_STEM = 3  # letters; shorter stems meet other words too often


def endings(words: str) -> frozenset[str]:
    """Endings written with spaces between."""
    return frozenset(words.split())


class Paradigm(dict[str, frozenset[str]]):
    """Stem → endings, without the name's own form."""

    def add(self, stem: str, *groups: Iterable[str]) -> None:
        """More endings for a stem; stems that are too short are left out."""
        if len(stem) >= SHORTEST_STEM:
            self[stem] = self.get(stem, frozenset()).union(*groups)

    def merge(self, other: Paradigm) -> None:
        """The stems and endings of another language, too."""
        for stem, more in other.items():
            self.add(stem, more)

    def forms(self) -> frozenset[str]:
        """Every form that is generated."""
        return frozenset(stem + ending for stem, some in self.items() for ending in some)
