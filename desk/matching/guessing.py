"""What a word of a text may be, before any pattern is looked at: as it stands, disguised, with something attached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.matching.common import languages_of
from desk.matching.endings.arabic import without_particles
from desk.matching.endings.latin import CYRILLIC, ELIDED, POSSESSIVE, TURKISH
from desk.matching.folding import bare, composed, is_as_seen, plain
from desk.matching.layers import EDGES, EXACT, FOLDING, INFLECTION, TYPOS
from desk.matching.lookalikes import disguises
from desk.matching.patterns import Guess
from desk.matching.scripts import APOSTROPHES, is_arabic, is_cyrillic, is_latin

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_NUMBERED = re.compile(r"([^\W\d_]{3,})\d")
_FOREIGN_CASE = re.compile("(.*[a-zA-Z\u00c0-\u024f][0-9]*)([а-яіїєА-ЯІЇЄ]{1,3})")
_STRETCHED = re.compile(r"(\D)\1{2,}")


def guess(typed: str, layers: int) -> Guess:
    """A guess from letters as typed."""
    folded = plain(typed)
    return Guess(typed, folded, bare(folded), layers)


def guesses(word: str) -> Iterator[Guess]:
    """All that a word may be, as it stands first."""
    typed = composed(word)
    first = guess(typed, EXACT)
    if not first.bare:
        return
    yield first if is_as_seen(word) else first._replace(typed="")
    if not typed.isalpha():
        yield from _around_apostrophes(typed)
        if numbered := _NUMBERED.match(typed):
            yield guess(numbered[1], EDGES)
    if is_arabic(first.bare):
        if not languages_of(first.plain):
            for rest in without_particles(first.plain):
                yield Guess(rest, rest, bare(rest), EDGES)
    else:
        yield from _disguised(typed)
    if _STRETCHED.search(first.plain):
        for kept in (r"\1", r"\1\1"):
            yield guess(_STRETCHED.sub(kept, first.plain), TYPOS)


def _disguised(typed: str) -> Iterator[Guess]:
    """Look-alike letters made plain, and a Russian case behind a foreign name."""
    for letters in disguises(typed):
        folded = plain(letters)
        yield Guess("", folded, bare(folded), FOLDING)
    if is_latin(typed) and is_cyrillic(typed):
        foreign = _FOREIGN_CASE.fullmatch(typed)
        if foreign and foreign[2].lower() in CYRILLIC and not is_cyrillic(foreign[1]):
            yield guess(foreign[1], INFLECTION)


def _around_apostrophes(typed: str) -> Iterator[Guess]:
    """Name's, l'name, name'dan, name'ом."""
    pieces = _APOSTROPHE.split(typed)
    if len(pieces) < 2:
        return
    tail = bare(plain(pieces[-1]))
    head = "'".join(pieces[:-1])
    if tail in POSSESSIVE or tail in TURKISH or (tail in CYRILLIC and not is_cyrillic(head)):
        yield guess(head, INFLECTION)
    if plain(pieces[0]) in ELIDED:
        yield guess("'".join(pieces[1:]), EDGES)
