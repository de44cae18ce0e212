"""A pattern: one word of a query as it is looked for, and whether a word of a text agrees with it."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from desk.matching import common
from desk.matching.common.forms import is_common, owned
from desk.matching.endings import paradigm
from desk.matching.endings.greek import accent_fits, accented
from desk.matching.endings.paradigm import Paradigm
from desk.matching.folding import bare, composed, german, plain
from desk.matching.layers import EXACT, FOLDING, INFLECTION, TYPOS
from desk.matching.scripts import APOSTROPHES, is_greek, is_latin
from desk.matching.typos import LONGEST, SHORTEST, one_edit

_VOWELS = frozenset("аеиоуыюяіїєαεηιουωσ")  # and the sigma of Greek endings
_SHORTEST_WORD = 4  # letters; shorter names in capitals are acronyms
_LATIN_LANGUAGES = frozenset(
    ("en", "sv", "de", "tr", "vi", "es", "pt", "fr", "it", "id", "pl", "")
)  # "" is a text whose language cannot be told
_SYLLABLE = re.compile("(?:ngh?|[ct]h|kh|nh|ph|tr|gh|gi|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?")
_UMLAUT_PAIRS = re.compile("[aou]e")
_CONTRACTED = re.compile(f"[{APOSTROPHES}](?:ll|re|ve|t|d|m)$", re.IGNORECASE).search


class Kind(Enum):
    """What a pattern stands for."""

    WORD = "word"  # a word, with every tolerance
    QUOTED = "quoted"  # a word exactly as typed
    START = "start"  # the beginning of a word
    UNSPACED = "unspaced"  # a string of Han or the like
    TAG = "tag"
    HANDLE = "handle"
    HOST = "host"


class Reading(NamedTuple):
    """How a word of a text came to agree with a pattern.

    Attributes:
        layers: bits of the layers that it needed.
        tongues: languages of the text in which it holds ("" is an unknown one); None for all.
        toneless: it holds only in a text of somebody who writes Vietnamese without tone marks.
    """

    layers: int
    tongues: frozenset[str] | None = None
    toneless: bool = False


class Guess(NamedTuple):
    """What a word of a text may be, in three degrees of folding, and the layers that this supposes."""

    typed: str
    plain: str
    bare: str
    layers: int


class Pattern:
    """One word of a query. Equal patterns are interchangeable.

    Args:
        kind: what it stands for.
        text: the word as typed.
        capitals: it is only meant where it is written in capitals (an acronym that is a common word).
        loose: other words stand beside it (it is one of several words of a name, or one that is required or excluded),
            so that it may be a short or common word in any of its forms.
        toned: it has no tone marks in a name that has some, so that it is not another word with a mark.
    """

    def __init__(
        self, kind: Kind, text: str, *, capitals: bool = False, loose: bool = False, toned: bool = False
    ) -> None:
        self.kind = kind
        self.typed = composed(text)
        self.capitals = capitals
        self.loose = loose
        self.toned = toned
        self._key = (kind, self.typed, capitals, loose, toned)
        self._hash = hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pattern) and self._key == other._key

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return f"Pattern({self.kind.value}, {self.typed!r})"

    @cached_property
    def plain(self) -> str:
        """Without case."""
        return plain(self.typed)

    @cached_property
    def bare(self) -> str:
        """Without case and accents."""
        return bare(self.plain)

    @cached_property
    def is_common(self) -> bool:
        """Whether it is a common word in some language, too."""
        return bool(common.languages_of(self.plain))

    @cached_property
    def paradigm(self) -> Paradigm:
        """Its endings, for Cyrillic and Greek words."""
        if self.kind is not Kind.WORD:
            return Paradigm()
        return paradigm(self.bare, many=self.loose or not self.is_common)

    @cached_property
    def forms(self) -> frozenset[str]:
        """The bare word and its generated forms, of one and of many."""
        return paradigm(self.bare, many=True).forms() | {self.bare}

    def lookups(self) -> frozenset[str]:
        """Bare words under which it must be found."""
        found = {self.bare, german(self.plain)}
        if len(self.bare) > 3 and _UMLAUT_PAIRS.search(self.bare):
            found.add(_UMLAUT_PAIRS.sub(lambda pair: pair[0][0], self.bare))
        return frozenset(found)

    def mistyped(self) -> bool:
        """Whether it is long enough for typos."""
        letters = len(self.bare.removeprefix("ال"))  # an Arabic article says nothing
        return self.kind is Kind.WORD and SHORTEST <= letters <= LONGEST

    def is_whole(self) -> bool:
        """Whether it is all of a name, long enough to be known by its letters alone."""
        return self.kind is Kind.WORD and not self.loose and len(self.bare) >= SHORTEST and self.bare.isalpha()

    def agrees(self, guess: Guess) -> Reading | None:
        """The reading of a word of a text that has one of this pattern's keys, or None."""
        if guess.typed == self.typed:
            return Reading(guess.layers | EXACT)
        if self.capitals and not guess.typed.isupper():
            return None
        if guess.plain == self.plain:
            return None if self._lost_apostrophe(guess) else Reading(guess.layers | FOLDING)
        if guess.bare == self.bare:
            return self._without_accents(guess)
        if german(guess.plain) == german(self.plain):
            return Reading(guess.layers | FOLDING)
        return None

    def _lost_apostrophe(self, guess: Guess) -> bool:
        """Whether the apostrophe makes it another word: "lays" and "Lay's", "she'll" and "Shell"."""
        if self.typed.isalnum() and _CONTRACTED(guess.typed):
            return True
        lost = not self.loose and not self.typed.isalnum() and guess.typed.isalpha()
        return lost and is_common(guess.plain) and guess.plain.removesuffix("s") not in common.first_names()

    def _without_accents(self, guess: Guess) -> Reading | None:
        """Accents may be missing on one side, but not where that makes another common word."""
        if self.typed.isalnum() and guess.typed and not guess.typed.isalnum():
            return None  # dov'è is not Dove
        reading = Reading(guess.layers | FOLDING)
        if self.plain == self.bare:
            if self.toned:
                return None
            forbidden = len(self.bare) < 3 or bool(common.languages_of(guess.plain) - {"vi"})
            return None if forbidden and not self.loose else reading
        if _SYLLABLE.fullmatch(self.bare):
            return reading._replace(toneless=not self.loose) if guess.plain == guess.bare else None
        if guess.plain != guess.bare and not self._lacks_accents(guess.plain):
            return None
        return None if common.languages_of(guess.plain) and not self.loose else reading

    def _lacks_accents(self, plain: str) -> bool:
        """Whether another spelling has accents where this name has none; a Greek diaeresis is none."""
        return accented(self.plain) is None if is_greek(self.bare) else _missing(self.plain, plain)

    def inflected(self, guess: Guess, stem: str, ending: str) -> Reading | None:
        """The reading of a word of a text that is one of this pattern's stems with something behind it."""
        if ending not in self.paradigm.get(stem, ()) or guess.bare == self.bare or self.capitals:
            return None
        if is_greek(self.bare) and not accent_fits(self.plain, guess.plain):
            return None
        if self.typed.isupper() and len(self.typed) < _SHORTEST_WORD and not guess.typed[: len(stem)].isupper():
            return None  # ЦУМ, в ЦУМе
        if not self.loose and owned(guess.plain, self.forms, self.plain):
            return None
        same = guess.typed[:1] == self.typed[:1] and guess.layers == EXACT
        return Reading(guess.layers | INFLECTION | (EXACT if same else FOLDING))

    def with_s(self, guess: Guess, form: str) -> Reading | None:
        """The reading of "names" for "name": a plural or genitive, unless that says something else in the language."""
        reading = self.agrees(guess)
        if reading is None or self.capitals:
            return None
        barred = common.languages_of(self.plain) | common.languages_of(form)
        if not barred or self.loose:
            return reading
        tongues = _LATIN_LANGUAGES - barred - {""}
        return reading._replace(tongues=tongues) if tongues else None

    def _ends_otherwise(self, word: str) -> bool:
        """Whether a Cyrillic or Greek word has another ending, which makes it another word: εθνικό and Εθνική."""
        return not is_latin(word) and word[:-1] == self.bare[:-1] and (word[-1] in _VOWELS or self.bare[-1] in _VOWELS)

    def misspelt(self, guess: Guess) -> Reading | None:
        """The reading of a word of a text as this one mistyped."""
        # McDonald is not McDonald's, Philip not Philips; but Highland Coffee is Highlands Coffee.
        without_s = guess.bare + "s" == self.bare and not self.loose
        if self.capitals or without_s or not one_edit(self.bare, guess.bare) or self._ends_otherwise(guess.bare):
            return None
        return None if is_common(guess.plain) else Reading(guess.layers | TYPOS)


def _missing(one: str, other: str) -> bool:
    """Whether two plain words differ only by accents that one of the two has not; letter by letter."""
    return len(one) == len(other) and all(
        a == b or bare(a) == b or a == bare(b) for a, b in zip(one, other, strict=True)
    )
