"""What must be found in a text for a watch: names, all or any of several, none of others, a language, a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desk.matching.layers import EXACT
from desk.matching.names import Wording
from desk.matching.patterns import Pattern
from desk.matching.scene import Found, Scene
from desk.matching.tongue import may_be, primary


@dataclass(frozen=True)
class Leaf:
    """One name, by any of its wordings, with no layer beyond the mask."""

    wordings: tuple[Wording, ...]
    mask: int

    def find(self, scene: Scene) -> list[Found] | None:
        """The words that need the fewest layers, or None."""
        best: Found | None = None
        for wording in self.wordings:
            for found in scene.find(wording, self.mask):
                if best is None or _rank(found) < _rank(best):
                    best = found
                if _rank(best) == (False, EXACT):
                    return [best]
        return None if best is None else [best]

    def patterns(self) -> Iterator[Pattern]:
        """Every word that is looked for."""
        return (pattern for wording in self.wordings for pattern in wording.patterns)

    def anchors(self) -> frozenset[Pattern]:
        """Words of which a text must say one: of each wording the one that is said least."""
        return frozenset(max(wording.patterns, key=_rarity) for wording in self.wordings)


@dataclass(frozen=True)
class Every:
    """All of the parts."""

    parts: tuple[Plan, ...]

    def find(self, scene: Scene) -> list[Found] | None:
        """What all parts found, or None if one did not."""
        found: list[Found] = []
        for part in self.parts:
            more = part.find(scene)
            if more is None:
                return None
            found += more
        return found

    def patterns(self) -> Iterator[Pattern]:
        """Every word that is looked for."""
        return (pattern for part in self.parts for pattern in part.patterns())

    def anchors(self) -> frozenset[Pattern]:
        """The anchors of the part that is said least."""
        sets = [anchors for part in self.parts if (anchors := part.anchors())]
        return max(sets, key=lambda anchors: min(map(_rarity, anchors)), default=frozenset())


@dataclass(frozen=True)
class Either:
    """At least one of the parts."""

    parts: tuple[Plan, ...]

    def find(self, scene: Scene) -> list[Found] | None:
        """What the part found that needed the fewest layers, or None."""
        some = [found for part in self.parts if (found := part.find(scene)) is not None]
        return min(some, key=lambda found: max(map(_rank, found), default=(False, EXACT)), default=None)

    def patterns(self) -> Iterator[Pattern]:
        """Every word that is looked for."""
        return (pattern for part in self.parts for pattern in part.patterns())

    def anchors(self) -> frozenset[Pattern]:
        """The anchors of all parts."""
        return frozenset().union(*(part.anchors() for part in self.parts))


@dataclass(frozen=True)
class Without:
    """Not the part."""

    part: Plan

    def find(self, scene: Scene) -> list[Found] | None:
        """Nothing, or None if the part is there."""
        return [] if self.part.find(scene) is None else None

    def patterns(self) -> Iterator[Pattern]:
        """Every word that is looked for."""
        return self.part.patterns()

    def anchors(self) -> frozenset[Pattern]:
        """None: its absence is no reason to look at a text."""
        return frozenset()


@dataclass(frozen=True)
class InLanguage:
    """A text in one of these languages (lower case); one that cannot be told passes if its letters allow it."""

    codes: tuple[str, ...]

    def find(self, scene: Scene) -> list[Found] | None:
        """Nothing, or None if the text is in another language."""
        spoken = scene.tongue.lower()
        if not spoken:
            return [] if may_be(scene.text, self.codes) else None
        known = {spoken, primary(spoken)}
        return [] if any(code in known or primary(code) == spoken for code in self.codes) else None

    def patterns(self) -> Iterator[Pattern]:
        """None."""
        return iter(())

    def anchors(self) -> frozenset[Pattern]:
        """None."""
        return frozenset()


@dataclass(frozen=True)
class FromSource:
    """A text from one of these sources (case-folded): "rss" stands for every "rss:…"."""

    names: tuple[str, ...]

    def find(self, scene: Scene) -> list[Found] | None:
        """Nothing, or None if the text is from elsewhere or from nobody knows where."""
        source = (scene.source or "").casefold()
        return [] if any(source == name or source.startswith(name + ":") for name in self.names) else None

    def patterns(self) -> Iterator[Pattern]:
        """None."""
        return iter(())

    def anchors(self) -> frozenset[Pattern]:
        """None."""
        return frozenset()


Plan = Leaf | Every | Either | Without | InLanguage | FromSource


def _rank(found: Found) -> tuple[bool, int]:
    """What is told first: words that are surely names, then those that need fewer layers."""
    return found.doubtful, found.layers


def _rarity(pattern: Pattern) -> tuple[bool, int]:
    """Words that are not common are said less, and long words less than short ones."""
    return (not pattern.is_common, len(pattern.bare))
