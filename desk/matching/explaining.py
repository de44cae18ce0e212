"""A watch in words: what it looks for, as codes with facts that the locale layer turns into sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from desk.errors import Fact
from desk.matching import common
from desk.matching.compiling import aliases_of
from desk.matching.folding import plain
from desk.matching.layers import SWITCHES, Layer
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
from desk.matching.watch import Watch


@dataclass(frozen=True)
class Explanation:
    """One sentence: a code, the facts for it, and what belongs below it.

    Codes of queries: name, exactly, begins, tag, handle, language, source, all_of, any_of, required, excluded.
    Codes of notes: aliases (other names of a name), common_word (a name that is one, so that texts about something
    else may match), only_capitals (a short name that is meant in capitals only), layers_off.
    """

    code: str
    facts: dict[str, Fact] = field(default_factory=dict, hash=False)
    parts: tuple[Explanation, ...] = ()


def explain(watch: Watch) -> tuple[Explanation, ...]:
    """What the watch looks for, first; then notes that the person should know."""
    return (_query(watch.node), *_notes(watch))


def _query(node: Node) -> Explanation:
    match node:
        case Name(text):
            return Explanation("name", {"word": text})
        case Quoted(text):
            return Explanation("exactly", {"word": text, "capitals": text != text.lower()})
        case Beginning(text):
            return Explanation("begins", {"word": text})
        case Tag(text):
            return Explanation("tag", {"word": text})
        case Handle(text):
            return Explanation("handle", {"word": text})
        case Language(codes):
            return Explanation("language", {"codes": ", ".join(codes)})
        case Source(names):
            return Explanation("source", {"names": ", ".join(names)})
        case Required(part):
            return Explanation("required", parts=(_query(part),))
        case Excluded(part):
            return Explanation("excluded", parts=(_query(part),))
        case All(parts):
            return Explanation("all_of", parts=tuple(map(_query, parts)))
        case Any(parts):
            return Explanation("any_of", parts=tuple(map(_query, parts)))


def _notes(watch: Watch) -> Iterator[Explanation]:
    for name in watch.names:
        others = aliases_of(name, watch.aliases)
        if others and Layer.ALIASES not in watch.off:
            yield Explanation("aliases", {"word": name, "names": ", ".join(others)})
        if Layer.HOMONYMS not in watch.off and common.languages_of(plain(name)):
            acronym = name.isupper() and len(name) <= common.LONGEST_ACRONYM
            yield Explanation("only_capitals" if acronym else "common_word", {"word": name})
    off = [layer.value for layer in SWITCHES if layer in watch.off]
    if off:
        yield Explanation("layers_off", {"layers": ", ".join(off)})
