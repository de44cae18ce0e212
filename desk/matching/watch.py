"""A watch: a query made ready to be compared with texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from desk.matching.compiling import compiled
from desk.matching.layers import Layer, furthest, mask, switched_off
from desk.matching.parsing import read
from desk.matching.plan import Plan
from desk.matching.query import Name, Node, names_in, show
from desk.matching.scene import Found, Scene

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

    Storage keeps `str(watch)`, `sorted(watch.off)` and `watch.aliases`: `parse` makes an equal watch of them.

    Attributes:
        node: what the query says.
        off: the layers that are switched off.
        aliases: a name of the query → other names for it, as a person confirmed them.
    """

    node: Node
    off: frozenset[Layer] = frozenset()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """The query in its normal form."""
        return show(self.node)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that it looks for, as typed, without the excluded ones: what aliases may be proposed for."""
        return names_in(self.node)

    @cached_property
    def plan(self) -> Plan:
        """What must be found, ready for an index."""
        return compiled(self.node, mask(self.off), self.aliases)

    @cached_property
    def _alone(self) -> Index[None]:
        from desk.matching.index import Index

        index: Index[None] = Index()
        index.add(None, self)
        return index

    def match(self, text: str, *, language: str | None = None, source: str | None = None) -> Match | None:
        """What of the query the text says, or None.

        `language` (a code like "ru" or "zh-Hant") and `source` (like "vk" or "rss:name") are for the filters of the
        query; a language that is not given is told from the text. For many watches use a `Lookout`.
        """
        found = self._alone.match(text, language=language, source=source)
        return found[0][1] if found else None

    def scene(self, text: str, *, language: str | None = None, source: str | None = None) -> Scene:
        """A text with every word of it that agrees with a word of the query."""
        return self._alone.scene(text, language=language, source=source)


Aliases = Mapping[str, Iterable[str]] | Iterable[str]


def parse(query: str, *, off: Iterable[str] = (), aliases: Aliases = ()) -> Watch:
    """A watch for a query.

    Args:
        query: see `desk.matching.query`.
        off: layers to switch off, by their values: "typos", "inflection" …
        aliases: name of the query → other names for it; without names they are for the first one.

    Raises:
        QueryError: the query cannot be read; it says why and where.
        ValueError: there is no such layer to switch off.
    """
    node = read(query)
    if not isinstance(aliases, Mapping):
        aliases = dict.fromkeys(names_in(node)[:1], tuple(aliases))
    confirmed = {name: tuple(others) for name, others in aliases.items() if others}
    return Watch(node, switched_off(off), confirmed)
