"""From what a query says to what must be found in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desk.matching.folding import plain
from desk.matching.layers import ALIASES, CONTEXT, FOLDING, HOMONYMS, TYPOS
from desk.matching.names import Wording, beginning, quotation, wordings
from desk.matching.patterns import Kind, Pattern
from desk.matching.plan import Either, Every, FromSource, InLanguage, Leaf, Plan, Without
from desk.matching.query import (
    All,
    Any,
    Beginning,
    Excluded,
    Handle,
    Language,
    Name,
    Node,
    Quoted,
    Required,
    Source,
    Tag,
)


def compiled(node: Node, mask: int, aliases: Mapping[str, Iterable[str]], *, loose: bool = False) -> Plan:
    """The plan of a query; `mask` are the bits of the layers that are on, `loose` is for words beside the name.

    Excluded and required words are folded and inflected like the others if the layer CONTEXT is on. Excluded words
    never have typos or aliases: a slip must not hide a comment.
    """
    match node:
        case All(parts):
            return Every(tuple(compiled(part, mask, aliases, loose=loose) for part in parts))
        case Any(parts):
            return Either(tuple(compiled(part, mask, aliases, loose=loose) for part in parts))
        case Required(part):
            return compiled(part, mask if mask & CONTEXT else mask & FOLDING, aliases, loose=True)
        case Excluded(part):
            strict = mask & ~TYPOS if mask & CONTEXT else mask & FOLDING
            return Without(compiled(part, strict, {}, loose=True))
        case Language(codes):
            return InLanguage(codes)
        case Source(names):
            return FromSource(names)
    return Leaf(_wordings(node, mask, aliases, loose=loose), mask)


def _wordings(node: Node, mask: int, aliases: Mapping[str, Iterable[str]], *, loose: bool) -> tuple[Wording, ...]:
    match node:
        case Quoted(text):
            return quotation(text)
        case Beginning(text):
            return beginning(text)
        case Tag(text):
            return (Wording((Pattern(Kind.TAG, text),)),)
        case Handle(text):
            return (Wording((Pattern(Kind.HANDLE, text),)),)
        case Name(text):
            others = _others(text, aliases) if mask & ALIASES else ()
            own = wordings(text, acronyms=bool(mask & HOMONYMS) and not loose, loose=loose)
            return tuple(dict.fromkeys((*own, *others)))
    raise TypeError(node)


def _others(name: str, aliases: Mapping[str, Iterable[str]]) -> Iterable[Wording]:
    """The wordings of every alias of a name."""
    for other in aliases_of(name, aliases):
        for wording in _alias(other):
            yield replace(wording, layers=wording.layers | ALIASES)


def aliases_of(name: str, aliases: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The other names of a name, however the two were spelt when the aliases were confirmed."""
    return tuple(other for known, others in aliases.items() if plain(known) == plain(name) for other in others)


def _alias(text: str) -> tuple[Wording, ...]:
    """An alias may be a name, a @handle, a #hashtag or a host."""
    text = text.strip()
    if text[:1] == "@" and len(text) > 1:
        return (Wording((Pattern(Kind.HANDLE, text[1:].lower()),)),)
    if text[:1] == "#" and len(text) > 1:
        return (Wording((Pattern(Kind.TAG, text[1:]),)),)
    return wordings(text)
