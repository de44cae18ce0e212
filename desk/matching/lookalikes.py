"""Letters and digits that stand in for others inside one word: Cyrillic о in "gооgle", zero in "g00gle"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.matching.common import LONGEST_ACRONYM
from desk.matching.scripts import is_cyrillic, is_greek, is_latin


def _pairs(text: str) -> dict[int, str]:
    """ "аa вb" → {ord("а"): "a", ord("в"): "b"}; what a letter looks like depends on its case."""
    return {ord(pair[0]): pair[1] for pair in text.split()}


_CYRILLIC_AS_LATIN = _pairs(
    "аa Аa вb Вb еe Еe кk Кk мm Мm нh Нh оo Оo рp Рp сc Сc тt Тt уy Уy хx Хx іi Іi ѕs Ѕs јj Јj ԁd һh ԛq ԝw пn гr ьb"
)
_GREEK_AS_LATIN = _pairs("αa Αa Βb εe Εe Ζz ηn Ηh ιi Ιi κk Κk Μm νv Νn οo Οo ρp Ρp τt Τt υu Υy χx Χx ωw γy σo")
_LATIN_AS_CYRILLIC = _pairs(
    "aа Aа bв Bв cс Cс eе Eе hн Hн iі Iі kк Kк mм Mм oо Oо pр Pр rг tт Tт xх Xх yу Yу uи nп 0о 3з 4ч 6б"
)
_LATIN_AS_GREEK = _pairs("aα Aα Bβ eε Eε Zζ nη Hη iι Iι kκ Kκ Mμ vν Nν oο Oο pρ Pρ tτ Tτ uυ Yυ xχ Xχ wω")
_LATIN_LETTERS_AS_CYRILLIC = {code: letter for code, letter in _LATIN_AS_CYRILLIC.items() if not chr(code).isdigit()}
_DIGITS_AS_LATIN = _pairs("0o 1l 3e 4a 5s 7t 8b")
_DIGITS_AS_LATIN_I = _DIGITS_AS_LATIN | _pairs("1i")

_SHORTEST_WITH_DIGITS = 4
_DIGIT = re.compile("[0-9]")


def disguises(word: str) -> Iterator[str]:
    """What a word of mixed scripts, or of letters and digits, may stand for; lower case where letters were changed.

    Words of one script stand for themselves: "сор" in Cyrillic is not "cop"; short ones in capitals may not.
    """
    latin, cyrillic, greek = is_latin(word), is_cyrillic(word), is_greek(word)
    digits = _DIGIT.findall(word)
    if latin and cyrillic:
        yield _swap(word, _CYRILLIC_AS_LATIN, digits)
        yield word.translate(_LATIN_AS_CYRILLIC).lower()
    elif latin and greek:
        yield _swap(word, _GREEK_AS_LATIN, digits)
        yield word.translate(_LATIN_AS_GREEK).lower()
    elif word.isupper() and 1 < len(word) <= LONGEST_ACRONYM and word.isalpha():
        yield from _acronym(word)
    elif digits and len(digits) < len(word):
        yield from _digits(word, len(digits), cyrillic=bool(cyrillic), latin=bool(latin))


def _swap(word: str, table: dict[int, str], digits: list[str]) -> str:
    swapped = word.translate(table).lower()
    return swapped.translate(_DIGITS_AS_LATIN) if digits and len(word) >= _SHORTEST_WITH_DIGITS else swapped


def _acronym(word: str) -> Iterator[str]:
    """MTC for МТС: short words in capitals that every script can write."""
    for table in (_CYRILLIC_AS_LATIN, _GREEK_AS_LATIN, _LATIN_AS_CYRILLIC, _LATIN_AS_GREEK):
        swapped = word.translate(table)
        if all(before != after for before, after in zip(word, swapped, strict=True)):
            yield swapped.lower()


def _digits(word: str, digits: int, *, cyrillic: bool, latin: bool) -> Iterator[str]:
    """Zeros for o and the like, where letters are the larger part; "1C" in either script."""
    if len(word) - digits <= 2:
        yield word.translate(_CYRILLIC_AS_LATIN if cyrillic else _LATIN_LETTERS_AS_CYRILLIC).lower()
    if len(word) < _SHORTEST_WITH_DIGITS or digits * 2 > len(word):
        return
    if cyrillic:
        yield word.translate(_LATIN_AS_CYRILLIC).lower()
    elif latin:
        yield word.translate(_DIGITS_AS_LATIN).lower()
        if "1" in word:
            yield word.translate(_DIGITS_AS_LATIN_I).lower()
