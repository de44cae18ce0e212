"""What is written behind a name in Latin letters: -s, 's, the Turkish suffixes, Cyrillic cases of foreign names."""

from __future__ import annotations

from itertools import product

from desk.matching.endings.paradigm import endings

# English and Swedish: behind an apostrophe, or a colon in Swedish ("IKEA:s").
POSSESSIVE = frozenset(("s", "ss"))
# French, Italian: what stands before an apostrophe.
ELIDED = endings("l d j m n s t c qu lorsqu jusqu puisqu all dall dell nell sull un")
SWEDISH_DEFINITE = endings("n en ns ens et ets")
# A foreign name with a Russian or Ukrainian case: "Telegramе", "Apple'а", "iPhone-ы".
CYRILLIC = endings("а у ом е ы и ов ам ами ах ой ою ем ей ю я і ові")


def _turkish(*makers: str) -> frozenset[str]:
    """Derivation, number, owner and case, in this order, without accents (ı is i): -dan, -lar, -lilerin, -deki …"""
    numbers = ("", "lar", "ler")
    owners = (
        "",
        "im",
        "um",
        "in",
        "un",
        "i",
        "u",
        "si",
        "su",
        "imiz",
        "umuz",
        "miz",
        "muz",
        "iniz",
        "unuz",
        "lari",
        "leri",
    )
    cases = (
        "", "a", "e", "ya", "ye", "na", "ne", "i", "u", "yi", "yu", "ni", "nu", "da", "de", "ta", "te", "nda", "nde",
        "dan", "den", "tan", "ten", "ndan", "nden", "in", "un", "nin", "nun", "la", "le", "yla", "yle",
        "daki", "deki", "taki", "teki", "ndaki", "ndeki", "ca", "ce", "dir", "dur", "tir", "tur",
    )  # fmt: skip
    return frozenset(map("".join, product(makers, numbers, owners, cases))) - {""}


# Behind an apostrophe a name may be made into another word ("Turkcell'liler"); without one it would be that word.
TURKISH = _turkish("", "li", "lu", "ci", "cu", "siz", "suz", "lik", "luk")
TURKISH_CASES = _turkish("")
ATTACHED = SWEDISH_DEFINITE | TURKISH_CASES | {"s"}  # without an apostrophe
_FRONT, _BACK = "eiöü", "aıou"


def in_harmony(name: str, suffix: str) -> bool:
    """Whether a and e of a Turkish suffix follow the last vowel of the name; both plain."""
    vowel = next((letter for letter in reversed(name) if letter in _FRONT + _BACK), "")
    first = next((letter for letter in suffix if letter in "ae"), "")
    return not vowel or not first or (first == "e") == (vowel in _FRONT)
