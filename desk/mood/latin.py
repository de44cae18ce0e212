"""Russian, Greek, Arabic and Vietnamese typed on a plain Latin keyboard: many spellings of a word, one skeleton."""

from __future__ import annotations

import re
from collections.abc import Callable

from desk.mood.folding import toneless

_RUSSIAN = dict(zip("абвгдезийклмнопрстуфыхэ", "abvgdeziyklmnoprstufyhe", strict=True)) | dict(
    zip("жцчшщъьюя", ["zh", "ts", "ch", "sh", "sch", "", "", "yu", "ya"], strict=True)
)
_RUSSIAN_SOUNDS = (
    *((r"shch|sch", "q"), (r"sh|w|6", "q"), (r"ch|4", "4"), (r"zh|j(?=[euiodn])", "7"), (r"kh|x", "h")),
    *(
        (r"ts|tz|c(?![h])", "c"),
        (r"[yji]a", "9"),
        (r"[yji]u", "u"),
        (r"[yj][oe]|io", "e"),
        (r"[yij]+", "i"),
        (r"['`]", ""),
    ),
)
_GREEK = dict(zip("αβγδεζηικλμνοπρστφχω", "avgdeziiklmnoprstfxo", strict=True)) | {"θ": "th", "ξ": "ks", "ψ": "ps"}
_GREEK_SOUNDS = (
    *((r"th|8|9", "0"), (r"^ch?(?=[aeiouw])|ch|kh|^h(?=[aeiou])|(?<=[aeiouyw])h(?=[aeiouyw])|ks|3", "x")),
    *((r"ou", "U"), (r"ai", "e"), (r"[eo]i", "i"), (r"([ae])[uyfvb]", r"\1f"), (r"mp|v", "b"), (r"nt", "d")),
    *((r"g[kg]", "g"), (r"4", "ps"), (r"w", "o"), (r"[hyu]", "i"), (r"c", "k"), (r"i+", "i")),
)
_ARABIC_SOUNDS = (
    *((r"kh|x", "5"), (r"gh", "8"), (r"sh|ch|4", "$"), (r"th", "t"), (r"dh", "d"), (r"'", "2")),
    *((r"(?<=.)[aeiouy]+", ""), (r"q", "2")),
)
_DOUBLE = re.compile(r"(.)\1+")


def _sounder(sounds: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    steps = [(re.compile(pattern), result) for pattern, result in sounds]

    def sound(word: str) -> str:
        for pattern, result in steps:
            word = pattern.sub(result, word)
        return _DOUBLE.sub(r"\1", word)

    return sound


_russian, _greek, _arabic = _sounder(_RUSSIAN_SOUNDS), _sounder(_GREEK_SOUNDS), _sounder(_ARABIC_SOUNDS)


def russian_skeleton(word: str) -> str:
    """A folded word in Cyrillic or Latin letters → what all its transliterations share."""
    return _russian("".join(_RUSSIAN.get(letter, letter) for letter in word))


def greek_skeleton(word: str) -> str:
    """A folded word in Greek letters or Greeklish → what all its spellings share."""
    return _greek("".join(_GREEK.get(letter, letter) for letter in word.replace("ου", "ou").replace("υ", "u")))


def arabic_skeleton(word: str) -> str:
    """A folded Arabizi word → its consonants and digits."""
    return _arabic(word)


SKELETONS: dict[str, Callable[[str], str]] = {
    "ru-Latn": russian_skeleton,
    "el-Latn": greek_skeleton,
    "ar-Latn": arabic_skeleton,
    "vi-Latn": toneless,
}
