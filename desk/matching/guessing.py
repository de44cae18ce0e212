"""What a word of a text may be, before any pattern is looked at: as it stands, disguised, with something attached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.matching.common import LONGEST_ACRONYM, languages_of
from desk.matching.endings.arabic import without_particles
from desk.matching.endings.latin import CYRILLIC, ELIDED, POSSESSIVE, TURKISH
from desk.matching.folding import bare, bare_letters, composed, is_as_seen, plain
from desk.matching.layers import EDGES, EXACT, FOLDING, INFLECTION, TYPOS
from desk.matching.lookalikes import disguises
from desk.matching.patterns import Guess
from desk.matching.scripts import APOSTROPHES, is_arabic, is_cyrillic, is_latin

_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_NUMBERED = re.compile(r"([^\W\d_]{3,})\d")
_FOREIGN_CASE = re.compile("(.*[a-zA-Z\u00c0-\u024f][0-9]*)([а-яіїєА-ЯІЇЄ]{1,3})")
_ALPHABETS = (
    "a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "\u0400-\u0481\u048a-\u052f",
    "\u0386\u0388-\u03ff",
    "\u0620-\u063f\u0641-\u064a\u0671-\u06d3",
    "0-9",
)
# Letters of one alphabet, or digits; two such words with an apostrophe or a hyphen between.
of_one_alphabet = re.compile("|".join(f"[{some}]+(?:['\u2019-][{some}]+)?" for some in _ALPHABETS)).fullmatch
_INSIDE = re.compile("['\u2019-]")
_LONGEST = 200  # characters
_STRETCHED = re.compile(r"(\D)\1{2,}", re.IGNORECASE)
has_stretches = _STRETCHED.search


def guess(typed: str, layers: int) -> Guess:
    """A guess from letters as typed."""
    folded = plain(typed)
    return Guess(typed, folded, bare(folded), layers)


def guesses(word: str) -> list[Guess]:
    """All that a word may be, as it stands first; none if it has no letters or digits, or is no word by its length."""
    if len(word) > _LONGEST:
        return []
    if word.isascii() and word.isalpha():
        lower = word.lower()
        found = [Guess(word, lower, lower, EXACT)]
        typed = word
    else:
        typed = composed(word)
        folded = plain(word)
        first = Guess(typed if is_as_seen(word) else "", folded, bare(folded), EXACT)
        if not first.bare:
            return []
        found = [first, *_others(typed, first)]
    if typed.isupper():
        found += _disguised(typed)
    if _STRETCHED.search(found[0].plain):
        found += [guess(_STRETCHED.sub(kept, found[0].plain), TYPOS) for kept in (r"\1", r"\1\1")]
    return found


def cores(word: str) -> list[str]:
    """The bare words of which one must be near a name if the word is to be; empty where that cannot be said.

    It can be said of letters of one alphabet, and of two such words with an apostrophe or a hyphen between them, unless
    they are stretched or so short and in capitals that other letters may be meant.
    """
    if not of_one_alphabet(word):
        return []
    head = word[:6].lower()  # letters stretched behind these leave the beginning of a name in place
    if len(set(head)) < len(head) - 1 and _STRETCHED.search(word):
        return []
    if len(word) <= LONGEST_ACRONYM and word.isupper():
        return []
    if word.isalnum():
        return [bare_letters(word)]
    parts = [bare_letters(part) for part in _INSIDE.split(word)]
    return ["".join(parts), *parts]


def _others(typed: str, first: Guess) -> Iterator[Guess]:
    """What a word may be that is not made of the letters of one alphabet alone, or is in Arabic."""
    if not typed.isalpha():
        yield from _around_apostrophes(typed)
        if numbered := _NUMBERED.match(typed):
            yield guess(numbered[1], EDGES)
    if is_arabic(first.bare):
        if not languages_of(first.plain):
            for rest in without_particles(first.plain):
                yield Guess(rest, rest, bare(rest), EDGES)
    elif not typed.isupper() and not of_one_alphabet(typed):
        yield from _disguised(typed)


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
