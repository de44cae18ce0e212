"""How people type: Russian, Greek and Arabic in Latin letters, Vietnamese without marks. For training, never shown."""

from __future__ import annotations

from random import Random
from zlib import crc32

from desk.mood.folding import fold_word, toneless

_Choices = dict[str, tuple[str, ...]]


def _plain(script: str, letters: str) -> _Choices:
    return {one: (other,) for one, other in zip(script, letters, strict=True)}


_RUSSIAN: _Choices = (
    _plain("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf")
    | {"ж": ("zh", "j", "zh"), "й": ("y", "i", "j"), "х": ("h", "kh", "x"), "ц": ("ts", "c"), "ч": ("ch", "4")}
    | {"ш": ("sh", "w"), "щ": ("sch", "shch", "sh"), "ъ": ("",), "ь": ("", "'", ""), "ы": ("y", "i"), "э": ("e",)}
    | {"ю": ("yu", "u", "ju"), "я": ("ya", "ia", "ja"), "ё": ("e", "yo")}
)
_GREEK: _Choices = (
    _plain("αδεζικλμνοπρστφς", "adeziklmnoprstfs")
    | {"β": ("v", "b"), "γ": ("g",), "η": ("i", "h"), "θ": ("th", "8"), "ξ": ("ks", "x", "3"), "υ": ("y", "i", "u")}
    | {"χ": ("x", "h", "ch"), "ψ": ("ps",), "ω": ("o", "w")}
)
_ARABIC: _Choices = (
    _plain("بتدذرزسضظفكلمنهأإآءاويةىؤئع", "btdzrzsdzfklmnh2222aoiaa223")
    | {"ث": ("th", "s"), "ج": ("g", "j"), "ح": ("7", "h"), "خ": ("5", "kh"), "ش": ("sh", "4")}
    | {"ص": ("s", "9"), "ط": ("t", "6"), "غ": ("gh", "8"), "ق": ("2", "q")}
)


def latin(language: str, text: str) -> str:
    """A comment of `language` (ru, el, ar, vi) in plain Latin letters; the same text always gives the same spelling."""
    if language == "vi":
        return toneless(text)
    dice = Random(crc32(text.encode()))
    table = {"ru": _RUSSIAN, "el": _GREEK, "ar": _ARABIC}[language]
    choice = {letter: dice.choice(options) for letter, options in table.items()}
    words = []
    for word in text.split():
        plain = fold_word(word) if language != "ar" else word
        plain = plain.replace("ου", "ou").replace("αυ", "af").replace("ευ", "ef") if language == "el" else plain
        spelt = [choice.get(letter, letter) for letter in plain]
        words.append(_vowels(spelt, dice) if language == "ar" else "".join(spelt))
    return " ".join(words)


def _vowels(letters: list[str], dice: Random) -> str:
    """Arabic leaves short vowels out, Arabizi writes most of them: one is put between two consonants."""
    spelt = ""
    for letter in letters:
        if spelt and spelt[-1] not in "aeiou" and letter[:1] not in (*"aeiou", "") and dice.random() < 0.6:
            spelt += dice.choice("aei")
        spelt += letter
    return spelt
