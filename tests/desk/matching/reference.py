"""A matcher that is slow and obvious: every word of the text is held against every pattern of the query.

No look-ups, no gate, nothing remembered, no anchors. It shares with the product what a word may be (`guesses`), what
agrees (`Pattern`) and how a name is said (`wordings`); the table of cases holds these to account. Endings are generated
and compared one by one, typos counted with the textbook's distance, hashtags parted in every way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from desk.matching import common
from desk.matching.apart import PUNCTUATION
from desk.matching.common.crossing import crosses
from desk.matching.common.forms import owned
from desk.matching.compiling import compiled
from desk.matching.endings.latin import SWEDISH_DEFINITE, TURKISH_CASES, in_harmony
from desk.matching.folding import bare, composed, plain
from desk.matching.guessing import guess, guesses, has_stretches, of_one_alphabet
from desk.matching.layers import ADDRESSES, ALL, EDGES, EXACT, FOLDING, INFLECTION, TYPOS
from desk.matching.parsing import read
from desk.matching.patterns import Guess, Kind, Pattern, Reading
from desk.matching.plan import Plan
from desk.matching.reading import Hit
from desk.matching.scene import Scene
from desk.matching.scripts import HYPHENS, is_latin, is_unspaced
from desk.matching.tokens import Kind as PieceKind
from desk.matching.tokens import Piece, pieces, words


@cache
def planned(query: str) -> Plan:
    return compiled(read(query), ALL, {})


def finds(query: str, text: str) -> bool:
    """Whether the query holds for the text."""
    plan = planned(query)
    patterns = set(plan.patterns())
    hits: dict[Pattern, list[Hit]] = {}
    for pattern in patterns:
        found = []
        for run in re.finditer(r"\S+", text):
            found += [
                (start + run.start(), end + run.start(), reading) for start, end, reading in places(pattern, run[0])
            ]
        found += list(places_apart(pattern, text))
        hits[pattern] = sorted((Hit(pattern, *place) for place in found), key=lambda hit: (hit.start, hit.end))
    return bool(plan.find(Scene(text, hits)))


def places(pattern: Pattern, run: str) -> Iterator[tuple[int, int, Reading]]:
    """Where a run without spaces agrees with a pattern."""
    parts = list(pieces(run))
    for piece in parts:
        for start, end, reading in in_piece(pattern, piece):
            yield piece.start + start, piece.start + end, reading
    for before, piece in pairwise(parts):
        gap = run[before.start + len(before.text) : piece.start]
        if before.kind is piece.kind is PieceKind.WORD and len(gap) == 1 and gap in HYPHENS:
            for reading in as_named(pattern, before.text + piece.text, EDGES):
                yield before.start, piece.start + len(piece.text), reading


def places_apart(pattern: Pattern, text: str) -> Iterator[tuple[int, int, Reading]]:
    """Where two words with one space between them are a name of one word."""
    for before, after in pairwise(re.finditer(r"\S+", text)):
        first, last = before[0].lstrip(PUNCTUATION), after[0].rstrip(PUNCTUATION)
        if not (pattern.is_whole() and is_part(first) and is_part(last) and after.start() - before.end() == 1):
            continue
        both_common = all(common.is_whole(bare(plain(part))) for part in (first, last))
        if not both_common or (first[0].isupper() and last[0].isupper()):
            for reading in as_named(pattern, first + last, EDGES):
                yield before.end() - len(first), after.start() + len(last), reading


def is_part(word: str) -> bool:
    return len(word) >= 3 and word.isalpha() and bool(of_one_alphabet(word)) and not has_stretches(word)


def in_piece(pattern: Pattern, piece: Piece) -> Iterator[tuple[int, int, Reading]]:
    text, whole = piece.text, (0, len(piece.text))
    if piece.kind is PieceKind.TAG:
        yield from in_tag(pattern, text)
    elif piece.kind is PieceKind.UNSPACED:
        yield from in_unspaced(pattern, text)
    elif piece.kind is PieceKind.HANDLE:
        if pattern.kind is Kind.HANDLE and pattern.typed == text.lower():
            yield *whole, Reading(EXACT)
        yield from ((*whole, reading) for reading in spelt(pattern, text.partition("@")[0]))
    elif piece.kind is PieceKind.HOST:
        host = text.lower().removeprefix("www.")
        if pattern.kind is Kind.HOST and ("." + host).endswith("." + pattern.typed.lower()):
            yield *whole, Reading(ADDRESSES if host != pattern.typed.lower() else FOLDING)
        for label in host.split(".")[:-1]:
            seen = label[4:].encode().decode("punycode") if label.startswith("xn--") else label
            yield from ((*whole, reading) for reading in spelt(pattern, seen))
    else:
        yield from ((*whole, reading) for reading in in_word(pattern, text))


def in_word(pattern: Pattern, word: str) -> Iterator[Reading]:
    """How a word agrees with a pattern."""
    if pattern.kind not in (Kind.WORD, Kind.QUOTED, Kind.START) or is_unspaced(pattern.typed):
        return
    for n, one in enumerate(guesses(word)):
        if pattern.kind is Kind.QUOTED:
            if n == 0 and pattern.typed in (one.typed, one.typed.lower()):
                yield Reading(EXACT)
        elif pattern.kind is Kind.START:
            accents = pattern.plain != pattern.bare and one.plain != one.bare
            if n == 0 and (one.plain.startswith(pattern.plain) if accents else one.bare.startswith(pattern.bare)):
                yield Reading(FOLDING)
        else:
            yield from filter(None, [pattern.agrees(one)])
            if n == 0 or len(word) > common.LONGEST_ACRONYM:
                yield from filter(None, with_endings(pattern, one))
            if n == 0:
                yield from filter(None, with_latin_endings(pattern, one))
                if len(pattern.bare) >= 6 and distance(pattern.bare, one.bare) == 1:
                    yield from filter(None, [pattern.misspelt(one)])


def with_endings(pattern: Pattern, one: Guess) -> Iterator[Reading | None]:
    for stem, endings in pattern.paradigm.items():
        for ending in endings:
            if stem + ending == one.bare:
                yield pattern.inflected(one, stem, ending)


def with_latin_endings(pattern: Pattern, one: Guess) -> Iterator[Reading | None]:
    if not is_latin(pattern.bare) or len(pattern.bare) < 3:
        return
    for key in pattern.lookups():
        ending = one.bare.removeprefix(key)
        size = len(ending)
        if not one.bare.startswith(key) or not 0 < size <= 12:
            continue
        head = Guess(one.typed[:-size], one.plain[:-size], one.bare[:-size], INFLECTION)
        if ending == "s":
            yield pattern.with_s(head, one.plain)
            continue
        tongues = {"sv"} if ending in SWEDISH_DEFINITE else set()
        rest = one.plain[len(pattern.plain) :]
        if ending in TURKISH_CASES and len(pattern.bare) > 3 and in_harmony(pattern.plain, rest):
            tongues.add("tr")
        reading = pattern.agrees(head)
        if reading and tongues and not pattern.capitals and not owned(one.plain, pattern.forms):
            yield reading._replace(tongues=frozenset(tongues))


def as_named(pattern: Pattern, text: str, layers: int) -> Iterator[Reading]:
    """As the bare name, without endings and typos."""
    one = guess(composed(text), layers)
    if pattern.kind is Kind.WORD and one.bare in pattern.lookups():
        yield from filter(None, [pattern.agrees(one)])


def spelt(pattern: Pattern, text: str) -> Iterator[Reading]:
    middle = "".join(letter for letter in text[1:-1] if letter not in "_.-")
    for reading in as_named(pattern, text[:1] + middle + text[1:][-1:], ADDRESSES):
        yield reading._replace(toneless=False)


def in_unspaced(pattern: Pattern, run: str) -> Iterator[tuple[int, int, Reading]]:
    if not is_unspaced(pattern.typed) or pattern.kind not in (Kind.UNSPACED, Kind.QUOTED):
        return
    for start in range(len(run)):
        for end in range(start + 1, len(run) + 1):
            if plain(run[start:end]) != pattern.plain or not plain(run[start]) or not plain(run[end - 1]):
                continue
            before = len(plain(run[:start]))
            if crosses(plain(run), before, before + len(pattern.plain)):
                continue
            if pattern.kind is Kind.UNSPACED or run[start:end] == pattern.typed:
                yield start, end, Reading(EXACT)


def in_tag(pattern: Pattern, tag: str) -> Iterator[tuple[int, int, Reading]]:
    if pattern.kind is Kind.TAG and plain(tag) == pattern.plain:
        yield 0, len(tag), Reading(EXACT)
    if pattern.kind is Kind.QUOTED:
        return
    parts = [(0, len(tag), tag.replace("_", ""), True)] if "_" in tag else []
    for piece in words(tag, 0, len(tag)):
        if piece.kind is PieceKind.UNSPACED:
            for start, end, reading in in_unspaced(pattern, piece.text):
                yield piece.start + start, piece.start + end, reading._replace(layers=ADDRESSES)
            continue
        cut = set(ways_by_capitals(piece.text))
        for start, end in cut | set(ways_by_words(piece.text)):
            sure = (start, end) in cut
            parts.append((piece.start + start, piece.start + end, piece.text[start:end], sure))
    for start, end, text, sure in parts:
        for reading in in_word(pattern, text):
            if sure or not (reading.layers & TYPOS or reading.toneless):
                yield start, end, reading._replace(layers=reading.layers | ADDRESSES)


def ways_by_capitals(text: str) -> Iterator[tuple[int, int]]:
    """A hashtag as a whole, and its parts between capitals and digits."""
    yield 0, len(text)
    yield from pairwise([0, *(n for n in range(1, len(text)) if is_edge(text, n)), len(text)])


def ways_by_words(text: str) -> Iterator[tuple[int, int]]:
    """Every part of a hashtag before and behind which there are common words alone."""
    folded = bare(plain(text))
    if len(folded) != len(text) or common.is_whole(folded) or len(text) > 48:
        return
    for start in range(len(text)):
        for end in range(start + 3, len(text) + 1):
            if (start, end) != (0, len(text)) and made_of_words(folded[:start]) and made_of_words(folded[end:]):
                yield start, end


def is_edge(text: str, n: int) -> bool:
    before, here, after = text[n - 1], text[n], text[n + 1 : n + 2]
    return (here.isupper() and (not before.isupper() or after.islower())) or before.isdigit() != here.isdigit()


def made_of_words(text: str) -> bool:
    return not text or any(
        common.in_hashtags(text[:n]) and made_of_words(text[n:]) for n in range(1, min(len(text), 16) + 1)
    )


def distance(one: str, other: str) -> int:
    """Damerau and Levenshtein's distance, with swaps of neighbours, by the table."""
    rows = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for n in range(len(one) + 1):
        for m in range(len(other) + 1):
            if not n or not m:
                rows[n][m] = n + m
                continue
            same = one[n - 1] == other[m - 1]
            rows[n][m] = min(rows[n - 1][m] + 1, rows[n][m - 1] + 1, rows[n - 1][m - 1] + (not same))
            if n > 1 and m > 1 and one[n - 1] == other[m - 2] and one[n - 2] == other[m - 1]:
                rows[n][m] = min(rows[n][m], rows[n - 2][m - 2] + 1)
    return rows[-1][-1]
