"""One spelling for what people spell in many ways.

Two degrees: `plain` takes off what never tells words apart (case, width, invisible characters, ё, the shape of sigma,
Arabic spellings, traditional Chinese); `bare` takes accents off as well, which holds only where somebody left them out.
"""

from __future__ import annotations

import re
import unicodedata

from desk.matching.han import to_simplified
from desk.matching.scripts import APOSTROPHES, INVISIBLE, MARKS

# Longer "words" lose their marks first: Unicode orders marks in a time that grows with the square of their number.
_LONG = 64
_MARKS = re.compile(f"[{MARKS}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}\u0640]")
# After composition: marks that belong to no letter, vowel signs of Arabic, apostrophes.
_LOOSE = re.compile(f"[{MARKS}\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed{APOSTROPHES}]")
_ACCENT = re.compile("[\u0300-\u036f]+")

_ARABIC = str.maketrans("أإآٱىةؤئکیگپچڤژ", "اااايهويكيكبجفز")
_ONE_FORM = str.maketrans("ёςѐѝᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "еσеиabcdefghijklmnoprstuvwyz")
# Letters that Unicode does not take apart into a letter and its accent, and those that it should not. Foreign names
# are written with э or е, as people please.
_BARE = {
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ґ": "г",
    "э": "е",
    "й": "й",
    "ї": "ї",
}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


class _Plain(dict[int, str]):
    """Code point of a composed character → its plain form; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = unicodedata.normalize("NFKC", _INVISIBLE.sub("", chr(code))).casefold()
        folded = "".join(map(self._one_form, _LOOSE.sub("", character)))
        self[code] = folded
        return folded

    @staticmethod
    def _one_form(character: str) -> str:
        code = ord(character)
        if code in to_simplified():
            return chr(to_simplified()[code])
        digit = unicodedata.decimal(character, None)
        return character.translate(_ARABIC).translate(_ONE_FORM) if digit is None else str(digit)


class _Bare(dict[int, str]):
    """Code point of a plain character → the letter without its accent; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        letter, accents = (apart := unicodedata.normalize("NFD", character))[0], apart[1:]
        folded = _BARE.get(character) or (letter if _ACCENT.fullmatch(accents) else character)
        self[code] = folded
        return folded


class _Both(dict[int, str]):
    """Code point of a character as typed → its bare form; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = chr(code).translate(_plain).translate(_bare)
        return folded


_plain, _bare, _both = _Plain(), _Bare(), _Both()


def composed(word: str) -> str:
    """As typed, in composed characters and without invisible ones; case and accents stay."""
    if _is_simple(word):
        return word
    if len(word) > _LONG:
        word = _MARKS.sub("", word)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word))


def is_as_seen(word: str) -> bool:
    """Whether a word has no invisible characters and no stretching strokes."""
    return word.isascii() or not _INVISIBLE.search(word)


def plain(word: str) -> str:
    """A word without case, width, apostrophes and whatever else never tells two words apart."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    if not _is_simple(word):
        if len(word) > _LONG:
            word = _MARKS.sub("", word)
        word = unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()
        word = unicodedata.normalize("NFC", word)
    return _with_tone_in_place(word.translate(_plain))


def bare_letters(word: str) -> str:
    """bare(plain(word)) for a word of composed letters."""
    return word.lower() if word.isascii() else word.translate(_both)


def plain_characters(run: str) -> str:
    """A run with each character plain by itself; enough where letters are not composed, as in Han."""
    return run.translate(_plain)


def _is_simple(word: str) -> bool:
    """Whether a word has letters alone, so that each of them can be folded by itself."""
    return word.isascii() or (word.isalpha() and "\u0640" not in word and unicodedata.is_normalized("NFC", word))


def _with_tone_in_place(word: str) -> str:
    """Vietnamese hoá and hóa, thuý and thúy are one word: the tone goes to the first of the two vowels."""
    if word[-2:-1] not in ("o", "u") or word[-1].isascii() or word[-3:-1] == "qu":
        return word
    apart = unicodedata.normalize("NFD", word[-1])
    vowel, marks = apart[0], apart[1:]
    if len(marks) == 1 and marks in _TONES and word[-2] + vowel in ("oa", "oe", "uy"):
        return word[:-2] + unicodedata.normalize("NFC", word[-2] + marks) + vowel
    return word


def bare(plain_word: str) -> str:
    """A plain word without accents; й and ї stay, as they are letters and not accented ones."""
    return plain_word if plain_word.isascii() else plain_word.translate(_bare)


def german(plain_word: str) -> str:
    """A plain word with ä ö ü å ø written as two letters."""
    return plain_word if plain_word.isascii() else bare(plain_word.translate(_GERMAN))
