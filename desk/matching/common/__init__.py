"""Words that everybody uses, by language: what a typo must not turn a name into, and what a hashtag is made of.

The lists (`*.txt`) were written for the project; they hold dictionary forms mostly, see `forms`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from desk.matching.folding import bare, plain

LANGUAGES = ("en", "ru", "uk", "vi", "ar", "zh", "sv", "el", "de", "tr", "es", "pt", "fr", "it", "id", "pl")

LONGEST_ACRONYM = 4  # letters; longer names in capitals are seldom common words

# Too short to be told from a part of a name, and yet often beside one in a hashtag.
_SHORT = "i a я мы не на в и за от по с у о το η ο με i på är de la le el no my we in at on of to is me us vs go"


@cache
def listed(language: str) -> frozenset[str]:
    """The list of a language, plain (without case, with accents)."""
    text = files(__package__).joinpath(f"{language}.txt").read_text(encoding="utf-8")
    return frozenset(plain(word) for word in text.split())


@cache
def first_names() -> frozenset[str]:
    """First names of people, plain."""
    return frozenset(map(plain, files(__package__).joinpath("people.txt").read_text(encoding="utf-8").split()))


@cache
def _listed_bare() -> frozenset[str]:
    return frozenset(bare(word) for language in LANGUAGES for word in listed(language))


@cache
def _beside_names() -> frozenset[str]:
    return frozenset(word for word in _listed_bare() if len(word) > 2) | frozenset(_SHORT.split())


@lru_cache(maxsize=4096)
def languages_of(word: str) -> frozenset[str]:
    """Languages in which a plain word, as it stands, is listed."""
    return frozenset(language for language in LANGUAGES if word in listed(language))


def in_hashtags(word: str) -> bool:
    """Whether a bare word may stand beside a name in a hashtag that is written together."""
    return word in _beside_names() or word.isdigit()


def is_whole(word: str) -> bool:
    """Whether a bare word is listed in some language, so that nothing is looked for inside it."""
    return word in _listed_bare()
