"""A comment cut into words, runs of Han, emoji, emoticons and marks, each with its folded form."""

from __future__ import annotations

import re
from typing import NamedTuple

from desk.mood.folding import fold_text, fold_word

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Devanagari vowel signs are no word characters to Python; the other scripts' marks were folded away.
_LETTER = f"(?:[^\\W_{_HAN}]|[\u0900-\u0963\u0300-\u036f])"
_EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"

_TOKEN = re.compile(
    rf"""
    (?P<link>https?://\S+|www\.\S+|\bhttp\b)
    |(?P<handle>@\w+)
    |(?P<face>
        [:;=][-'o^]?[()\[\]DPp/|\\*3oOсС]+(?!\w)       # :) :-( ;D :'( :/ :*
        |>:\(|\b[xX]D+\b|<3|</3|\^[_.]?\^|[-=][_.][-=]\#?|[TТ]_+[TТ]|[oO]_[oO]|¬_¬|¯\\_\(ツ\)_/¯|\bQAQ\b|\borz\b|(?<!\S)/s\b
     )
    |(?P<word>{_LETTER}+(?:'{_LETTER}+)*)
    |(?P<han>[{_HAN}]+)
    |(?P<emoji>[{_EMOJI}])
    |(?P<mark>[!?]+|\.\.+|…+|[()]+|["«»“”„「」『』]|[,.;:،؛؟。、！？，；：·\n]|[%$€£¥₽₫*])
    """,
    re.VERBOSE,
)
_KINDS = {"link": "http", "handle": "@user"}
WORD, HAN, EMOJI, FACE, MARK, OTHER = "word", "han", "emoji", "face", "mark", "other"


class Token(NamedTuple):
    """A piece of a comment: as it was typed, folded, and what kind of piece."""

    raw: str
    folded: str
    kind: str


def tokens(text: str, limit: int = 600) -> list[Token]:
    """The first `limit` tokens; longer texts are judged by their beginning."""
    found: list[Token] = []
    opened: list[int] = []
    for match in _TOKEN.finditer(fold_text(text)):
        kind = match.lastgroup or OTHER
        raw = match[0]
        if kind in (WORD, HAN):
            found.append(Token(raw, fold_word(raw), kind))
        elif kind in _KINDS:
            found.append(Token(raw, _KINDS[kind], OTHER))
        elif kind == MARK:
            found.append(Token(raw, _mark(raw, found, opened), MARK))
        else:
            found.append(Token(raw, raw, kind))
        if len(found) == limit:
            break
    return found


def _mark(raw: str, found: list[Token], opened: list[int]) -> str:
    """A mark cut to three signs; brackets that close each other or a number are brackets, the others smile or frown."""
    if raw == "(":
        opened.append(len(found))
    elif raw == ")" and opened:
        at = opened.pop()
        found[at] = found[at]._replace(folded="[")
        return "]"
    elif raw == ")" and found and found[-1].folded.isdigit():
        return "]"
    return raw[:3]
