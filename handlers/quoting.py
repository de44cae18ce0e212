"""Words of strangers on our cards: cleaned, cut, always inside a quotation: no line of theirs looks like ours."""

from __future__ import annotations

import re
import unicodedata

from handlers.words import Html, safe

LONGEST, MOST_LINES = 320, 6
NAME_LONGEST = 40
# What turns, hides or joins text: bidi controls and isolates, zero-width signs, tags, variation beyond emoji.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_UNSEEN = ("Cc", "Cs", "Co")
_MARKS = 4
"""Combining marks on one letter; more of them climb over the lines above."""


def cleaned(text: str, longest: int = LONGEST, lines: int = MOST_LINES) -> str:
    """Visible text only, in a few lines of limited length."""
    text = _HIDDEN.sub("", _BREAKS.sub("\n", text))
    text = "".join(
        sign for sign in _few_marks(text) if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs", "Co")
    )
    kept = [" ".join(line.split()) for line in text.split("\n")]
    kept = [line for line in kept if line]
    cut = len(kept) > lines
    shown = "\n".join(kept[:lines])
    if len(shown) > longest:
        shown, cut = shown[:longest].rstrip(), True
    return f"{shown}…" if cut else shown


def _few_marks(text: str) -> str:
    found: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MARKS:
            found.append(sign)
    return "".join(found)


def name(text: str) -> str:
    """The name that somebody gave themselves, on one line."""
    return cleaned(text, NAME_LONGEST, 1).replace("\n", " ") or "?"


def quotation(*lines: str) -> Html:
    """Lines as Telegram's quotation; each is escaped here."""
    return Html(f"<blockquote>{safe(chr(10).join(line for line in lines if line))}</blockquote>")
