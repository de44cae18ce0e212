"""Hashtags taken apart: by capitals, digits and underscores, and by common words where all is written together."""

from __future__ import annotations

from collections.abc import Iterator

from desk.matching import common
from desk.matching.folding import bare, plain
from desk.matching.layers import ADDRESSES, EXACT, FOLDING, TYPOS
from desk.matching.patterns import Kind, Reading
from desk.matching.reading import Hit, in_unspaced, in_word
from desk.matching.shelves import Shelves
from desk.matching.tokens import Kind as PieceKind
from desk.matching.tokens import words

_LONGEST = 48  # letters; longer ones are not taken apart
_LONGEST_WORD = 16
_SHORTEST_NAME = 3


def in_hashtag(tag: str, shelves: Shelves) -> Iterator[Hit]:
    """The patterns in a hashtag, given without its sign."""
    for pattern in shelves.tags.get(plain(tag), ()):
        yield Hit(pattern, 0, len(tag), Reading(EXACT if tag == pattern.typed else FOLDING))
    if "_" in tag:
        yield from _word(tag.replace("_", ""), 0, len(tag), shelves)
    for piece in words(tag, 0, len(tag)):
        if piece.kind is PieceKind.UNSPACED:
            for hit in in_unspaced(piece.text, shelves):
                yield Hit(hit.pattern, hit.start + piece.start, hit.end + piece.start, _addressed(hit.reading))
            continue
        parts = {(0, len(piece.text)), *_by_capitals(piece.text)}
        for start, end in parts:
            yield from _word(piece.text[start:end], piece.start + start, piece.start + end, shelves)
        for start, end in set(_by_words(piece.text)) - parts:
            for hit in _word(piece.text[start:end], piece.start + start, piece.start + end, shelves):
                # Between words that are guessed, a slip or a missing tone is one guess too many.
                if not hit.reading.layers & TYPOS and not hit.reading.toneless:
                    yield hit


def _word(text: str, start: int, end: int, shelves: Shelves) -> Iterator[Hit]:
    for pattern, reading in in_word(text, shelves):
        if pattern.kind is not Kind.QUOTED:
            yield Hit(pattern, start, end, _addressed(reading))


def _addressed(reading: Reading) -> Reading:
    return reading._replace(layers=reading.layers | ADDRESSES)


def _by_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Words that begin with a capital, numbers, and acronyms: "МыЛюбимIKEAв2024"."""
    places = [0]
    for n in range(1, len(text)):
        before, here, after = text[n - 1], text[n], text[n + 1 : n + 2]
        rises = here.isupper() and (not before.isupper() or after.islower())
        if rises or before.isdigit() != here.isdigit():
            places.append(n)
    if len(places) > 1:
        yield from zip(places, [*places[1:], len(text)], strict=True)


def _by_words(text: str) -> Iterator[tuple[int, int]]:
    """Places where a name may stand so that common words alone are left before and behind it.

    None in words that are common themselves ("pineapple"), and none for names of one or two letters.
    """
    folded = bare(plain(text))
    if len(folded) != len(text) or len(folded) > _LONGEST or common.is_whole(folded):
        return
    starts, ends = _reached(folded), [len(text) - n for n in _reached(folded[::-1], backwards=True)]
    for start in starts:
        for end in ends:
            if end - start >= _SHORTEST_NAME and end - start < len(text):
                yield start, end


def _reached(text: str, *, backwards: bool = False) -> list[int]:
    """Lengths of the beginnings of a text that are made of common words, 0 among them."""
    reached = [0]
    for end in range(1, len(text)):
        for start in reached:
            word = text[start:end]
            if len(word) <= _LONGEST_WORD and common.in_hashtags(word[::-1] if backwards else word):
                reached.append(end)
                break
    return reached
