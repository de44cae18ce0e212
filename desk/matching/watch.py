"""A watch: a query made ready to be compared with texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from desk.matching.compiling import compiled
from desk.matching.layers import ALL, Layer, furthest, mask
from desk.matching.parsing import read
from desk.matching.plan import Plan
from desk.matching.query import Name, Node, show
from desk.matching.scene import Found

if TYPE_CHECKING:
    from desk.matching.index import Index


def query_for(name: str) -> str:
    """The query that looks for a name of one or more words, with every layer: Red Bull → ~"Red Bull"."""
    return show(Name(" ".join(name.replace('"', " ").split())))


@dataclass(frozen=True)
class Match:
    """What a watch found in a text.

    Attributes:
        layer: the last layer that was needed.
        words: the words of the text, as written, in the order of the query.
        spans: their places, in code points: text[start:end] is the word.
        layers: the last layer that each of the words needed.
        doubtful: the words are common ones, written like common ones: ask whether the brand is meant.
    """

    layer: Layer
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    layers: tuple[Layer, ...]
    doubtful: bool = False


def matched(found: Sequence[Found]) -> Match:
    """A match from what was found; at least one word."""
    layers = [furthest(one.layers) for one in found]
    return Match(
        layer=furthest(max(one.layers for one in found)),
        words=tuple(one.text for one in found),
        spans=tuple((one.start, one.end) for one in found),
        layers=tuple(layers),
        doubtful=all(one.doubtful for one in found),
    )


@dataclass(frozen=True)
class Watch:
    """A query with its layers and aliases; made by `parse`.

    Attributes:
        node: what the query says.
        layers: the layers that are on.
        aliases: a name of the query → other names for it, as a person confirmed them.
    """

    node: Node
    layers: frozenset[Layer] = ALL
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """The query in its normal form."""
        return show(self.node)

    @cached_property
    def plan(self) -> Plan:
        """What must be found, ready for an index."""
        return compiled(self.node, mask(self.layers), self.aliases)

    @cached_property
    def _alone(self) -> Index[None]:
        from desk.matching.index import Index

        index: Index[None] = Index()
        index.add(None, self)
        return index

    def match(self, text: str, *, language: str | None = None, source: str | None = None) -> Match | None:
        """What of the query the text says, or None.

        `language` (a code like "ru" or "zh-Hant") and `source` (like "vk" or "rss:name") are for the filters of the
        query; a language that is not given is told from the text. For many watches use an `Index`.
        """
        found = self._alone.match(text, language=language, source=source)
        return found[0][1] if found else None


def parse(query: str, *, layers: Iterable[Layer] = ALL, aliases: Mapping[str, Iterable[str]] | None = None) -> Watch:
    """A watch for a query.

    Raises:
        QueryError: the query cannot be read; it says why and where.
    """
    names = {name: tuple(others) for name, others in (aliases or {}).items()}
    return Watch(read(query), frozenset(layers), names)
