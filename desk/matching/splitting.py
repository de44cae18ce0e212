"""A name cut into its words, with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desk.matching import common
from desk.matching.folding import bare, plain
from desk.matching.scripts import APOSTROPHES, HYPHENS
from desk.matching.tokens import DOMAINS, words

CONJUNCTIONS = frozenset(("&", "&amp;", "and", "n", "и", "та", "і", "och", "und", "και", "ve", "et", "og", "và", "و"))
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁІЇЄΑ-Ω])(?=[A-ZА-ЯЁІЇЄΑ-Ω])")
_NUMBER = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_LONG_ENOUGH = 8  # letters; two common words beside one another are less by chance ("OnePlus", "PlayStation")
_HEAD, _TAIL = ".$", "+#*"
_SOFT = frozenset(f"{HYPHENS}{APOSTROPHES}_*~")
_SOFT_CATEGORIES = frozenset(("So", "Sk", "Cf", "Mn", "Me", "Zs"))  # emoji and what belongs to them, spaces
_SIGNS = frozenset("+/@:$=%|\\")


@dataclass(frozen=True)
class Joint:
    """What stands between two words of a name.

    Attributes:
        typed: as typed in the query.
        sign: the sign that must stand there ("&" in "H&M", which may be a word for "and"), or "" if spaces, hyphens
            and emoji will do, and a full stop if one was typed.
        tight: a hyphen or nothing, no space ("A101", "E.ON").
    """

    typed: str
    sign: str = ""
    tight: bool = False


@dataclass(frozen=True)
class Split:
    """A name in parts; one joint less than parts. `head` and `tail` are signs that belong to it: ".NET", "C++"."""

    parts: list[str]
    joints: list[Joint]
    head: str = ""
    tail: str = ""


def is_host(name: str) -> bool:
    """Whether a name is the host of a site: "Booking.com"."""
    return bool(re.fullmatch(r"(?:[\w-]+\.)+\w+", name)) and name.rpartition(".")[2].lower() in DOMAINS


def is_soft(character: str) -> bool:
    """Whether it may stand between two words of a name without parting them."""
    return character in _SOFT or character.isspace() or unicodedata.category(character) in _SOFT_CATEGORIES


def between(gap: str) -> str:
    """What is left of a gap without soft characters, in lower case."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", gap) if not is_soft(letter)).lower()


def split(name: str) -> Split:
    """The parts of a name; a word for "and" inside it is no part but a joint."""
    places = [place for place in words(name, 0, len(name)) if plain(place.text)]
    last = len(places) - 1
    inner = [p for n, p in enumerate(places) if n in (0, last) or plain(p.text) not in CONJUNCTIONS]
    parts: list[str] = []
    joints: list[Joint] = []
    end = 0
    for place in inner:
        if parts:
            joints.append(_joint(name, name[end : place.start], parts[-1], place.text))
        pieces = list(_inside(place.text))
        parts += [text for text, _ in pieces]
        joints += [joint for _, joint in pieces[1:]]
        end = place.start + len(place.text)
    head = name[: places[0].start][-1:] if places else ""
    tail = re.match(f"[{_TAIL}]*", name[end:])
    return Split(parts, joints, head if head in _HEAD else "", tail[0] if tail and parts else "")


def _joint(name: str, gap: str, before: str, after: str) -> Joint:
    core = between(gap)
    if core in CONJUNCTIONS:
        return Joint(gap, sign="&")
    if core == "." and is_host(name):
        return Joint(gap, sign=".")
    if core == "." and gap == ".":
        return Joint(gap, tight=max(len(before), len(after)) <= 2)
    return Joint(gap, sign="".join(letter for letter in core if letter in _SIGNS))


def _inside(word: str) -> Iterator[tuple[str, Joint]]:
    """Words in one: "ВкусВилл" (not "iPhone": one letter is no word), "Windows11"; each with the joint before it."""
    cuts = {match.start(): Joint("") for match in _CAMEL.finditer(word)}
    camel = [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]
    known = len(word) < _LONG_ENOUGH and all(common.is_whole(bare(plain(part))) for part in camel)
    if known or any(len(part) < 3 and part != "Mc" for part in camel):
        cuts.clear()
    for match in _NUMBER.finditer(word):
        cuts[match.start()] = Joint("", tight=True)
    places = [0, *sorted(cuts), len(word)]
    parts = [word[a:b] for a, b in pairwise(places)]
    for n, part in enumerate(parts):
        joint = cuts.get(places[n], Joint(""))
        long = n > 0 and max(len(side) for side in (parts[n - 1], part) if not side.isdigit()) > 2
        yield part, Joint("", tight=joint.tight and not long)
