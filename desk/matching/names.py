"""A name as typed in a query, as the sequences of words by which a text may say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from desk.matching import common
from desk.matching.folding import bare, plain
from desk.matching.layers import ADDRESSES, EDGES, EXACT
from desk.matching.patterns import Kind, Pattern
from desk.matching.scripts import is_unspaced
from desk.matching.splitting import Joint, is_host, split
from desk.matching.tokens import words

_MANY_PARTS = 4  # beyond this only the name as typed and the name without its spaces are tried
_UNIT = re.compile("\\d+[MGKHDTLXМГКТЛЧ]")  # of measure, when small


@dataclass(frozen=True)
class Wording:
    """One way to say a name.

    Attributes:
        patterns: its words, in order.
        joints: what stands between them; one less than the words.
        layers: bits of the layers that this way needs.
        within: bits of which a word must have needed one ("hm" is "H&M" in addresses only), or 0.
        head, tail: signs that must stand right before and behind ("++" in "C++").
        quoted: gaps must be as typed.
    """

    patterns: tuple[Pattern, ...]
    joints: tuple[Joint, ...] = ()
    layers: int = EXACT
    within: int = 0
    head: str = ""
    tail: str = ""
    quoted: bool = False


def wordings(name: str, *, acronyms: bool = True, loose: bool = False) -> tuple[Wording, ...]:
    """The ways to say a name, as typed first: its words apart and together. Empty if it has no letters or digits.

    `acronyms`: a short name in capitals that is a common word, too, means only the word in capitals.
    `loose`: it stands beside a name, so that it may be a common word in any of its forms.
    """
    cut = split(name)
    if not cut.parts:
        return ()
    found = []
    toned = _has_accents(name)
    for group, joints, layers in _groupings(cut.parts, cut.joints):
        alone = len(group) == 1
        patterns = tuple(_pattern(word, alone=alone, acronyms=acronyms, loose=loose, toned=toned) for word in group)
        found.append(Wording(patterns, tuple(joints), layers, head=cut.head, tail=cut.tail))
    if is_host(name):
        found.insert(0, Wording((Pattern(Kind.HOST, name),)))
    if any(joint.sign for joint in cut.joints):
        found.append(Wording((Pattern(Kind.WORD, "".join(name_words(name))),), within=ADDRESSES))
    return tuple(dict.fromkeys(found))


def name_words(name: str) -> list[str]:
    """The words of a name as typed, without what stands between them: "7-Eleven" has two."""
    return [place.text for place in words(name, 0, len(name))]


def quotation(text: str) -> tuple[Wording, ...]:
    """A name between quotation marks: exactly these words with exactly this between them."""
    if is_host(text):
        return (Wording((Pattern(Kind.HOST, text),)),)
    places = list(words(text, 0, len(text)))
    if not places:
        return ()
    ends = [place.start + len(place.text) for place in places]
    joints = tuple(Joint(text[end : place.start]) for end, place in zip(ends, places[1:], strict=False))
    patterns = tuple(Pattern(Kind.QUOTED, place.text) for place in places)
    head, tail = text[: places[0].start].strip(), text[ends[-1] :].strip()
    return (Wording(patterns, joints, head=head, tail=tail, quoted=True),)


def beginning(text: str) -> tuple[Wording, ...]:
    """What stands before a star: the beginning of a word. In Han a star says nothing."""
    if is_unspaced(text):
        return wordings(text)
    return (Wording((Pattern(Kind.START, text),)),) if plain(text) else ()


def _groupings(parts: list[str], joints: list[Joint]) -> Iterator[tuple[list[str], list[Joint], int]]:
    """The parts with each joint closed or open, as typed first; and the layers that this needs."""
    apart = [bool(joint.sign or is_unspaced(a + b)) for joint, a, b in zip(joints, parts, parts[1:], strict=False)]
    typed = tuple(joint.typed == "" and not always for joint, always in zip(joints, apart, strict=True))
    choices = [(False,) if always else (False, True) for always in apart]
    if sum(map(len, choices)) - len(choices) < _MANY_PARTS:
        rest = list(product(*choices))
    else:
        rest = [tuple(not always for always in apart)]
    for closed in dict.fromkeys([typed, *rest]):
        group, joined = [parts[0]], []
        for part, joint, together in zip(parts[1:], joints, closed, strict=True):
            if together:
                group[-1] += part
            else:
                group.append(part)
                joined.append(joint)
        if closed == typed or len(group) > 1 or not common.is_whole(bare(plain(group[0]))):
            added = any(together and not was for together, was in zip(closed, typed, strict=True))
            yield group, joined, EDGES if added else EXACT


def _pattern(word: str, *, alone: bool, acronyms: bool, loose: bool, toned: bool) -> Pattern:
    if is_unspaced(word):
        return Pattern(Kind.UNSPACED, word)
    toned = toned and not _has_accents(word)
    capitals = acronyms and alone and _is_acronym(word)
    return Pattern(Kind.WORD, word, capitals=capitals, loose=loose or not alone, toned=toned)


def _has_accents(text: str) -> bool:
    return bare(plain(text)) != plain(text)


def _is_acronym(word: str) -> bool:
    """Whether a word in small letters would be another one: "it", "3m"."""
    if _UNIT.fullmatch(word):
        return True
    return word.isupper() and len(word) <= common.LONGEST_ACRONYM and bool(common.languages_of(plain(word)))
