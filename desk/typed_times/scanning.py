"""Folded text → tokens, each with all that it can mean in one language."""

import re
from dataclasses import dataclass, replace
from typing import Final

from .meanings import Clock, Date, Mark, Meaning, Number, Times
from .vocabulary import Vocabulary

MOST_TOKENS: Final = 16
LAST_OPEN_HOUR: Final = 8
"""From 1 to this hour people post in the morning and in the evening alike, so a bare one is asked about."""
_IGNORED = frozenset(" ,;.!?()[]\"'«»“”‘’„-:@/")
_YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])")
_PAIR = re.compile(r"(\d{1,2})([-:.,/])(\d{1,2})(?!\d)")
_NUMBER = re.compile(r"\d{1,9}(?!\d)")
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")
_WORD = re.compile(r"[^\W\d_]+|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text; an unknown word has no meaning."""

    text: str
    meanings: tuple[Meaning, ...] = ()


def tokens(text: str, language: Vocabulary) -> list[Token]:
    """All tokens of a folded text, fillers dropped; an unknown word is a token without meanings."""
    text = _ISO_T.sub(" ", text)
    found: list[Token] = []
    place = 0
    while place < len(text) and len(found) <= MOST_TOKENS:
        token = _at(text, place, language)
        if token.meanings or token.text[0] not in _IGNORED:
            found.append(token)
        place += len(token.text)
    return _narrowed(found)


def _at(text: str, place: int, language: Vocabulary) -> Token:
    if text[place].isdecimal():
        return _numeric(text, place, language)
    if match := language.pattern.match(text, place):
        return Token(match[0], language.words[match[0]])
    word = _WORD.match(text, place)
    return Token(word[0] if word else text[place])


def _numeric(text: str, place: int, language: Vocabulary) -> Token:
    if match := _YEAR_FIRST.match(text, place):
        return Token(match[0], _dates(match[4], match[3], match[1]))
    if match := _YEAR_LAST.match(text, place):
        return Token(match[0], _ordered(match[1], match[2], match[3], match[4], language))
    if match := _PAIR.match(text, place):
        return Token(match[0], _pair(match[1], match[2], match[3], language))
    if match := _NUMBER.match(text, place):
        return Token(match[0], (Number(int(match[0]), len(match[0])),))
    return Token(re.split(r"\D", text[place:], maxsplit=1)[0])


def _pair(first: str, mark: str, second: str, language: Vocabulary) -> tuple[Meaning, ...]:
    found: list[Meaning] = []
    if mark in language.clock_marks and len(second) == 2:
        found += _clocks(first, second, language)
    if mark in "./":
        found += _ordered(first, mark, second, None, language)
    if mark in ".,":
        found.append(Times(float(f"{first}.{second}")))
    return tuple(found)


def _clocks(hour: str, minute: str, language: Vocabulary) -> tuple[Meaning, ...]:
    if int(minute) > 59 or int(hour) * 60 + int(minute) > 24 * 60:
        return ()
    open_ = language.twelve_hour and hour[0] != "0" and int(hour) <= LAST_OPEN_HOUR
    return (Clock(int(hour), int(minute), open=open_),)


def _ordered(first: str, mark: str, second: str, year: str | None, language: Vocabulary) -> tuple[Meaning, ...]:
    orders = language.month_first if mark == "/" else (False,)
    read = [_dates(second, first, year) if month_first else _dates(first, second, year) for month_first in orders]
    other = _dates(second, first, year) if mark == "/" else ()
    return tuple(dict.fromkeys(one for dates in read for one in dates)) or other


def _dates(day: str, month: str, year: str | None) -> tuple[Meaning, ...]:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31) or year == "0000":
        return ()
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return (Date(int(day), int(month), full),)


def _narrowed(found: list[Token]) -> list[Token]:
    """Let the marks that only tell how to read a neighbour do their work, and drop them.

    After "at" a number such as 10.11 is a clock time, after "on" a date; before "th" a number is a day of a month.
    """
    narrowed: list[Token] = []
    mark: Meaning | None = None
    for token in found:
        last, mark = mark, token.meanings[0] if len(token.meanings) == 1 else None
        if mark is Mark.ORDINAL and narrowed:
            narrowed[-1] = _ordinal(narrowed[-1])
        elif mark not in {Mark.AT, Mark.ON, Mark.FILLER}:
            narrowed.append(_only(token, last))
    return narrowed


def _only(token: Token, mark: Meaning | None) -> Token:
    wanted = Clock if mark is Mark.AT else Date if mark is Mark.ON else ()
    kept = tuple(one for one in token.meanings if isinstance(one, wanted))
    return replace(token, meanings=kept) if kept else token


def _ordinal(token: Token) -> Token:
    meanings = (replace(one, ordinal=True) if isinstance(one, Number) else one for one in token.meanings)
    return replace(token, meanings=tuple(meanings))
