"""Entities that Telegram finds by itself: commands, mentions, hashtags, links, addresses."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.entities.units import length

Json = dict[str, Any]
ZONES = (
    "com|org|net|info|biz|io|me|app|dev|ai|co|tv|online|site|shop|store|blog|news|example|test|xyz|pro|club|"
    "ru|su|by|ua|kz|de|fr|es|it|pl|se|gr|eu|uk|us|cn|tw|hk|jp|vn|tr|in|id|ae|sa|eg|br|ch|at|nl|be|fi|no|dk|cz|рф"
)
HINT = re.compile(r"[@#/$.:]")
PATTERNS = (
    (
        "url",
        re.compile(
            r"(?<![\w@.])(?:(?:https?|ftp)://|tg://|ton://)[^\s<>\"«»]+"
            rf"|(?<![\w@.\-/])(?:[\w\-]+\.)+(?:{ZONES})(?![\w\-@])(?::\d+)?(?:[/?#][^\s<>\"«»]*)?",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[\w\-]+\.)+[a-zA-Z]{2,16}(?![\w\-])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_@])")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\d*[^\W\d])[\w·\u200c]{1,256}(?:@[A-Za-z0-9_]{3,32})?")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")),
)
TAIL = ".,:;!?'\"`)]}…"


def find(text: str) -> list[Json]:
    """The entities of a plain text; earlier patterns win where two meet."""
    if not HINT.search(text):
        return []
    taken: list[tuple[int, int]] = []
    found: list[Json] = []
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if kind == "url":
                end = begin + len(without_tail(match[0]))
            if any(begin < other_end and other_begin < end for other_begin, other_end in taken):
                continue
            taken.append((begin, end))
            found.append({"type": kind, "offset": length(text[:begin]), "length": length(text[begin:end])})
    return found


def without_tail(link: str) -> str:
    """A link does not end in punctuation, unless a bracket inside was opened."""
    while link and link[-1] in TAIL:
        if link[-1] == ")" and link.count("(") >= link.count(")"):
            break
        link = link[:-1]
    return link
