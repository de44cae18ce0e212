"""A name as typed in a query, as the sequences of words by which a text may say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from desk.matching import common
from desk.matching.folding import bare, composed, plain
from desk.matching.layers import ADDRESSES, EDGES, EXACT
from desk.matching.patterns import Kind, Pattern
from desk.matching.scripts import HYPHENS, is_unspaced
from desk.matching.tokens import DOMAINS, words

_MANY_PARTS = 4  # beyond this only the name as typed and the name without its spaces are tried
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁІЇЄΑ-Ω])(?=[A-ZА-ЯЁІЇЄΑ-Ω])")
_NUMBER = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_HEAD, _TAIL = ".$", "+#*"
_SOFT_SIGNS = frozenset(HYPHENS + " \t'\u2019_")


@dataclass(frozen=True)
class Joint:
    """What stands between two words of a name.

    Attributes:
        typed: as typed in the query.
        sign: the sign that must stand there ("&" in "H&M"), or "" if spaces, hyphens and emoji will do.
        tight: a hyphen or nothing, no space ("A101").
    """

    typed: str
    sign: str = ""
    tight: bool = False


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


def wordings(name: str, *, acronyms: bool = True) -> tuple[Wording, ...]:
    """The ways to say a name, as typed first: its words apart and together. Empty if it has no letters or digits.

    `acronyms`: a short name in capitals that is a common word, too, means only the word in capitals.
    """
    parts, joints, head, tail = _split(name)
    if not parts:
        return ()
    found = []
    for group, between, layers in _groupings(parts, joints):
        patterns = tuple(_pattern(word, alone=len(group) == 1, acronyms=acronyms) for word in group)
        found.append(Wording(patterns, tuple(between), layers, head=head, tail=tail))
    if _is_host(name):
        found.insert(0, Wording((Pattern(Kind.HOST, name),)))
    if any(joint.sign for joint in joints):
        found.append(Wording((Pattern(Kind.WORD, "".join(parts)),), within=ADDRESSES))
    return tuple(dict.fromkeys(found))


def name_words(name: str) -> list[str]:
    """The words of a name as typed, without what stands between them: "7-Eleven" has two."""
    return [place.text for place in words(name, 0, len(name))]


def quotation(text: str) -> tuple[Wording, ...]:
    """A name between quotation marks: exactly these words with exactly this between them."""
    if _is_host(text):
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


def _is_host(name: str) -> bool:
    return bool(re.fullmatch(r"(?:[\w-]+\.)+\w+", name)) and name.rpartition(".")[2].lower() in DOMAINS


def _split(name: str) -> tuple[list[str], list[Joint], str, str]:
    """Words, what stands between them, and the signs in front and behind."""
    parts: list[str] = []
    joints: list[Joint] = []
    end, head = 0, ""
    for place in words(name, 0, len(name)):
        gap = name[end : place.start]
        if parts:
            joints.append(_joint(gap, parts[-1], place.text))
        else:
            head = gap[-1:] if gap[-1:] in _HEAD else ""
        inner = list(_inside(place.text))
        parts += [text for text, _ in inner]
        joints += [joint for _, joint in inner[1:]]
        end = place.start + len(place.text)
    rest = re.match(f"[{_TAIL}]*", name[end:])
    return parts, joints, head, rest[0] if rest and parts else ""


def _joint(gap: str, before: str, after: str) -> Joint:
    sign = "".join(letter for letter in composed(gap) if letter in "&+./#@:$=%|\\")
    abbreviated = "." in gap and (any(letter.isspace() for letter in gap) or min(len(before), len(after)) == 1)
    return Joint(gap, sign="" if abbreviated else sign)


def _inside(word: str) -> Iterator[tuple[str, Joint]]:
    """Words in one: "ВкусВилл" (not "iPhone": one letter is no word), "Windows11"; each with the joint before it."""
    cuts = {match.start(): Joint("") for match in _CAMEL.finditer(word)}
    camel = [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]
    known = all(common.is_whole(bare(plain(part))) for part in camel)
    if known or any(len(part) < 3 and part != "Mc" for part in camel):
        cuts.clear()
    for match in _NUMBER.finditer(word):
        letters = len(re.sub(r"\d.*", "", word[: match.start()] or word[match.start() :]))
        cuts[match.start()] = Joint("", tight=letters < 3)
    places = sorted(cuts)
    for a, b in zip([0, *places], [*places, len(word)], strict=True):
        yield word[a:b], cuts.get(a, Joint(""))


def _groupings(parts: list[str], joints: list[Joint]) -> Iterator[tuple[list[str], list[Joint], int]]:
    """The parts with each joint closed or open, as typed first; and the layers that this needs."""
    free = [bool(joint.sign) or bool(is_unspaced(a + b)) for joint, a, b in zip(joints, parts, parts[1:], strict=False)]
    typed = tuple(joint.typed == "" and not fixed for joint, fixed in zip(joints, free, strict=True))
    choices = [(False,) if fixed else (False, True) for fixed in free]
    if sum(map(len, choices)) - len(choices) < _MANY_PARTS:
        rest = list(product(*choices))
    else:
        rest = [tuple(not fixed for fixed in free)]
    for closed in dict.fromkeys([typed, *rest]):
        group, between = [parts[0]], []
        for part, joint, together in zip(parts[1:], joints, closed, strict=True):
            if together:
                group[-1] += part
            else:
                group.append(part)
                between.append(joint)
        new = [word for word in group if word not in parts]
        if closed == typed or not any(common.is_whole(bare(plain(word))) for word in new):
            added = any(together and not was for together, was in zip(closed, typed, strict=True))
            yield group, between, EDGES if added else EXACT


def _pattern(word: str, *, alone: bool, acronyms: bool) -> Pattern:
    if is_unspaced(word):
        return Pattern(Kind.UNSPACED, word)
    return Pattern(Kind.WORD, word, capitals=acronyms and alone and _is_acronym(word), among=not alone)


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= common.LONGEST_ACRONYM and bool(common.languages_of(plain(word)))
