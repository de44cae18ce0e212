"""One spelling for what people spell in many ways: case, accents, vowel signs, Chinese variants, stretched letters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

_STRETCH = re.compile(r"(\D)\1{2,}")
_MARKS = re.compile(r"[\u0300-\u036f]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")

# Variation selectors, joiners and skin tones of emoji go; typographic apostrophes become the plain one.
_PLAIN = {
    **dict.fromkeys((0xFE0E, 0xFE0F, 0x200B, 0x200C, 0x200D, 0x2060, *range(0x1F3FB, 0x1F400))),
    0x2019: "'",
    0x02BC: "'",
}
# Vowel signs and the stretching stroke go; alef, ya, ta marbuta and hamza carriers get one form; Persian letters too.
_ARABIC_FOLD = dict.fromkeys((*range(1611, 1632), 1648, 1600, *range(1750, 1774))) | str.maketrans(
    "أإآٱىةؤئکیگپچڤ", "ااااىهوىكىقبجف".replace("ى", "ي")
)
# Cantonese function characters as their Mandarin counterparts, so that 唔好 is read like 不好.
_CANTONESE = str.maketrans("唔冇嘅咗喺佢啲睇畀俾嚟嗰哋諗搵攞係咁乜冧", "不没的了在他些看给给来那们想找拿是这么累")
_ECHO = re.compile(r"([^\x00-\x7f])([aeiouy])\2*$")
_DOUBLED = (
    "good",
    "cool",
    "food",
    "look",
    "too",
    "soon",
    "poor",
    "room",
    "free",
    "see",
    "need",
    "feel",
    "week",
    "keep",
    "sweet",
)
_SINGLE = frozenset({"so", "no", "love", "loved", "omg", "me", "he", "yes", "please", "bro", "top"})
_VIETNAMESE_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def _han_table() -> dict[int, int | str | None]:
    """Traditional → simplified by character; the table's origin is in NOTICE."""
    old, new = files(__package__).joinpath("han.txt").read_text(encoding="utf-8").split()
    return {**str.maketrans(old, new), **_CANTONESE, ord("著"): "着"}


@lru_cache(maxsize=1)
def _tables() -> dict[int, int | str | None]:
    return _han_table()


def fold_text(text: str) -> str:
    """Compatibility forms made plain (NFKC), vowel signs of Arabic and variation selectors of emoji dropped."""
    text = unicodedata.normalize("NFKC", text)
    if "&" in text:
        text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    if not text.isascii():
        text = text.translate(_PLAIN)
        if _ARABIC.search(text):
            text = text.translate(_ARABIC_FOLD)
        if ";" in text and _GREEK.search(text):
            text = text.replace(";", "?")
    return text


@lru_cache(maxsize=32768)
def fold_word(word: str) -> str:
    """A word in lower case without what its script may leave out; three equal letters and more become one.

    A word of one letter only is laughter or a cry and keeps two ("hhhh", "ааа"), or it would be that letter.
    """
    word = word.casefold()
    if len(word) > 2 and word == word[0] * len(word) and not word.isdigit():
        return word[:2]
    if _HAN.search(word):
        return _STRETCH.sub(r"\1\1", word.translate(_tables()))
    if not word.isascii():
        if _GREEK.search(word):
            word = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word)))
        elif _CYRILLIC.search(word):
            word = word.replace("ё", "е")
        else:
            word = _tone_place(_ECHO.sub(_quiet, word))
    return _STRETCH.sub(_squeeze, word) if len(word) > 2 else word


def _squeeze(run: re.Match[str]) -> str:
    """A stretched letter is one letter ("sooo", "quáaa"), but English has words with two ("goood", "freee")."""
    letter, word = run[1], run.string
    if letter in "eo":
        single = _STRETCH.sub(r"\1", word)
        doubled = _STRETCH.sub(r"\1\1", word)
        if single not in _SINGLE and doubled.startswith(_DOUBLED):
            return letter * 2
    return letter


def _quiet(run: re.Match[str]) -> str:
    """The plain vowel behind its marked self is stretching: quáaa is quá, hoá is hoá."""
    return run[1] if unicodedata.normalize("NFD", run[1])[0] == run[2] else run[0]


def _tone_place(word: str) -> str:
    """Vietnamese hoà and hòa, uý and úy are one word: the tone mark moves to the first of the two vowels."""
    if len(word) < 2 or word[-2] not in "ou" or word[-1].isascii() or word[-3:-1] == "qu":
        return word
    last = unicodedata.normalize("NFD", word[-1])
    if len(last) == 2 and last[1] in _VIETNAMESE_MARKS and word[-2] + last[0] in ("oa", "oe", "uy"):
        return word[:-2] + unicodedata.normalize("NFC", word[-2] + last[1]) + last[0]
    return word


def toneless(text: str) -> str:
    """Vietnamese as typed without tone and vowel marks: "không tệ" → "khong te"."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")))
