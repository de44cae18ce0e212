"""Which language a text is in, told from its letters and its commonest words; enough to choose endings and filters."""

from __future__ import annotations

import re
from functools import cache

from desk.matching.common import listed
from desk.matching.folding import bare, plain
from desk.matching.han import only_simplified, only_traditional
from desk.matching.scripts import ARABIC, HAN, is_latin

_LATIN = ("en", "sv", "de", "tr", "vi", "es", "pt", "fr", "it", "id", "pl")
_CYRILLIC = ("ru", "uk")
_LOOKED_AT = 400  # characters
_FEW = 4  # words
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTERS = re.compile("[\u0400-\u052f]")
_GREEK_LETTERS = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_ARABIC_LETTERS = re.compile(f"[{ARABIC}]")
_HAN_LETTERS = re.compile(f"[{HAN}]")
_LATIN_LETTERS = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_TONES = re.compile("[\u0103\u0111\u01a1\u01b0\u0102\u0110\u01a0\u01af\u1ea0-\u1ef9]")
_TELLING = {
    "vi": _TONES,
    "sv": re.compile("[åÅ]"),
    "tr": re.compile("[ığşİĞŞ]"),
    "de": re.compile("[ßẞ]"),
    "uk": re.compile("[іїєґІЇЄҐ]"),
    "ru": re.compile("[ыэъЫЭЪ]"),
}


def has_tones(text: str) -> bool:
    """Whether the writer of a text uses the letters and tone marks that only Vietnamese has."""
    return bool(_TONES.search(text))


def primary(language: str) -> str:
    """ "zh-Hant" → "zh"."""
    return language.partition("-")[0].lower()


def tongue(text: str) -> str:
    """Language code, or "" where it cannot be told. The script with most letters counts."""
    text = text[:_LOOKED_AT]
    found = {
        "latin": len(_LATIN_LETTERS.findall(text)),
        "cyrillic": len(_CYRILLIC_LETTERS.findall(text)),
        "el": len(_GREEK_LETTERS.findall(text)),
        "ar": len(_ARABIC_LETTERS.findall(text)),
        "zh": 3 * len(_HAN_LETTERS.findall(text)),  # a character of Han says as much as several letters
    }
    script = max(found, key=lambda name: found[name])
    if not found[script]:
        return ""
    if script == "latin":
        return _by_words(text, _LATIN)
    if script == "cyrillic":
        return _by_words(text, _CYRILLIC) or "ru"
    return _chinese(text) if script == "zh" else script


def may_be(text: str, codes: tuple[str, ...]) -> bool:
    """Whether a text whose language cannot be told may be in one of these languages."""
    return not is_latin(text) or any(primary(code) not in ("ru", "uk", "el", "ar", "zh") for code in codes)


def _by_words(text: str, languages: tuple[str, ...]) -> str:
    """The language with most listed words; a letter that only one language has counts for three.

    One word proves nothing in a text of several. Vietnamese may be written without its marks.
    """
    spoken = {plain(word) for word in _WORD.findall(text)}
    scores = {language: len(spoken & listed(language)) + _telling(text, language) for language in languages}
    if "vi" in scores and not has_tones(text):
        scores["vi"] = len(spoken & _toneless())
    best = max(scores, key=lambda language: scores[language])
    alone = sum(score == scores[best] for score in scores.values()) == 1
    return best if alone and scores[best] > (len(spoken) > _FEW) else ""


def _telling(text: str, language: str) -> int:
    letters = _TELLING.get(language)
    return 3 if letters and letters.search(text) else 0


@cache
def _toneless() -> frozenset[str]:
    return frozenset(map(bare, listed("vi")))


def _chinese(text: str) -> str:
    characters = set(text)
    old, new = len(characters & only_traditional()), len(characters & only_simplified())
    return "zh" if old == new else "zh-Hant" if old > new else "zh-Hans"
