"""From a run of text without spaces to the patterns that its words agree with."""

from __future__ import annotations

from collections.abc import Iterator
from operator import add
from typing import NamedTuple

from desk.matching.common import LONGEST_ACRONYM
from desk.matching.common.crossing import crosses
from desk.matching.common.forms import owned
from desk.matching.endings.latin import ATTACHED, SWEDISH_DEFINITE, TURKISH_CASES, in_harmony
from desk.matching.folding import bare, composed, plain, plain_characters
from desk.matching.guessing import cores, guess, guesses
from desk.matching.layers import EDGES, EXACT, FOLDING, INFLECTION
from desk.matching.patterns import Guess, Kind, Pattern, Reading
from desk.matching.scripts import HYPHENS, is_latin, is_unspaced
from desk.matching.shelves import Shelf, Shelves
from desk.matching.tokens import Piece
from desk.matching.typos import LONGEST, SHORTEST, shortened

_LONGEST_ENDING = 5  # of Cyrillic and Greek words
_LONGEST_SUFFIX = 12  # of Latin words
_SHORTEST_STEM = 3
_NOTHING: tuple[Pattern, ...] = ()
_EMPTY: Shelf = {}


class Hit(NamedTuple):
    """A word of a text that agrees with a pattern; start and end count from the beginning of what was read."""

    pattern: Pattern
    start: int
    end: int
    reading: Reading


def in_word(word: str, shelves: Shelves) -> list[tuple[Pattern, Reading]]:
    """The patterns with which a word in a spaced script agrees, each perhaps more than once."""
    keys = cores(word)
    return [] if keys and not any(map(shelves.gate.opens, keys)) else in_let_in(word, shelves)


def in_let_in(word: str, shelves: Shelves) -> list[tuple[Pattern, Reading]]:
    """The same for a word that the gate lets in."""
    found: list[tuple[Pattern, Reading]] = []
    base = True
    for one in guesses(word):
        first = one.bare[:1]
        same = shelves.words.get(first, _EMPTY)
        for pattern in same.get(one.bare, _NOTHING):
            found += _agreed(pattern, one, base=base)
        stems = shelves.stems.get(first)
        if stems and (base or len(word) > LONGEST_ACRONYM):
            found += _inflected(one, stems)
        if base:
            if same:
                found += _with_ending(one, same)
            if (slips := shelves.slips.get(first)) and shelves.gate.is_near(one.bare):
                found += _misspelt(one, slips)
            if shelves.starts:
                found += _started(one, shelves)
        base = False
    return list(dict.fromkeys(found))


def _agreed(pattern: Pattern, one: Guess, *, base: bool) -> Iterator[tuple[Pattern, Reading]]:
    if pattern.kind is Kind.QUOTED:
        if base and (one.typed == pattern.typed or one.typed.lower() == pattern.typed):
            yield pattern, Reading(EXACT)
    elif reading := pattern.agrees(one):
        yield pattern, reading


def _inflected(one: Guess, stems: Shelf) -> Iterator[tuple[Pattern, Reading]]:
    """Cyrillic and Greek: the word's beginning is a stem, the rest one of its endings."""
    for length in range(1, min(_LONGEST_ENDING, len(one.bare) - 1) + 1):
        stem = one.bare[:-length]
        for pattern in stems.get(stem, _NOTHING):
            if reading := pattern.inflected(one, stem, one.bare[-length:]):
                yield pattern, reading


def _with_ending(one: Guess, shelf: Shelf) -> Iterator[tuple[Pattern, Reading]]:
    """Latin: -s in English, Swedish and German, the Swedish article, Turkish suffixes."""
    word = one.bare
    for length in range(1, min(_LONGEST_SUFFIX, len(word) - _SHORTEST_STEM) + 1):
        ending = word[-length:]
        if ending not in ATTACHED:
            continue
        for pattern in shelf.get(word[:-length], _NOTHING):
            if pattern.kind is not Kind.WORD or not is_latin(pattern.bare):
                continue
            head = Guess(one.typed[:-length], one.plain[: len(one.plain) - length], word[:-length], INFLECTION)
            if ending == "s":
                reading = pattern.with_s(head, one.plain)
            else:
                reading = _in_one_language(pattern, head, one.plain, ending)
            if reading:
                yield pattern, reading


def _in_one_language(pattern: Pattern, head: Guess, form: str, ending: str) -> Reading | None:
    """The reading of a form that only a Swedish or only a Turkish text can mean."""
    tongues = frozenset(
        language
        for language, found in (
            ("sv", ending in SWEDISH_DEFINITE),
            (
                "tr",
                ending in TURKISH_CASES
                and len(pattern.bare) > 3
                and in_harmony(pattern.plain, form[len(pattern.plain) :]),
            ),
        )
        if found
    )
    if not tongues or pattern.capitals or owned(form, pattern.forms):
        return None
    reading = pattern.agrees(head)
    return reading._replace(tongues=tongues) if reading else None


def _started(one: Guess, shelves: Shelves) -> Iterator[tuple[Pattern, Reading]]:
    for length, shelf in shelves.starts.items():
        for pattern in shelf.get(one.bare[:length], _NOTHING):
            bent = pattern.plain != pattern.bare and one.plain != one.bare
            if not bent or one.plain.startswith(pattern.plain):
                same = one.typed.startswith(pattern.typed)
                yield pattern, Reading(one.layers | (EXACT if same else FOLDING))


def _misspelt(one: Guess, slips: Shelf) -> Iterator[tuple[Pattern, Reading]]:
    if not SHORTEST - 1 <= len(one.bare) <= LONGEST + 1:
        return
    keys = shortened(one.bare)
    if slips.keys().isdisjoint(keys):
        return
    for key in keys:
        for pattern in slips.get(key, _NOTHING):
            if reading := pattern.misspelt(one):
                yield pattern, reading


def joined(run: str, before: Piece, piece: Piece, shelves: Shelves) -> Iterator[Hit]:
    """Names that two words with one hyphen between them spell: "e-bay"."""
    end = before.start + len(before.text)
    if piece.start != end + 1 or run[end] not in HYPHENS:
        return
    key = bare(plain(before.text + piece.text))
    for pattern in shelves.named(key):
        one = guess(composed(before.text + piece.text), EDGES)
        if pattern.kind is Kind.WORD and (reading := pattern.agrees(one)):
            yield Hit(pattern, before.start, piece.start + len(piece.text), reading)


def in_unspaced(run: str, shelves: Shelves) -> Iterator[Hit]:
    """Patterns of Han and the like anywhere in a run, unless a longer word claims them."""
    folded = plain_characters(run)
    shelf = shelves.unspaced
    if shelf.keys().isdisjoint(map(add, folded, folded[1:])) and not shelves.single:
        return
    places = range(len(run)) if len(folded) == len(run) else _places(run)
    starts = [(start, pair) for start, pair in enumerate(map(add, folded, folded[1:])) if pair in shelf]
    if shelves.single:
        starts += [(start, character) for start, character in enumerate(folded) if character in shelf]
    for start, key in starts:
        for pattern in shelf[key]:
            end = start + len(pattern.plain)
            if not folded.startswith(pattern.plain, start):
                continue
            whole = not (is_unspaced(folded[start - 1 : start]) or is_unspaced(folded[end : end + 1]))
            reading = _unspaced(pattern, run[places[start] : places[end - 1] + 1], whole=whole)
            if reading and not crosses(folded, start, end):
                yield Hit(pattern, places[start], places[end - 1] + 1, reading)


def _unspaced(pattern: Pattern, text: str, *, whole: bool) -> Reading | None:
    same = text == pattern.typed
    if pattern.kind is Kind.QUOTED:
        return Reading(EXACT) if same else None
    return Reading((EXACT if same else FOLDING) | (EXACT if whole else EDGES))


def _places(run: str) -> list[int]:
    """Where each character of the folded run stands in the run."""
    return [place for place, character in enumerate(run) for _ in plain_characters(character)]
