"""Where a text would lead its reader: links, addresses, mentions, phone numbers; and which of them no text of ours
holds. Rather one too many than one too few: a person looks at what is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_FOUND = re.compile(
    r"(?P<link>(?:[a-z][a-z0-9+.-]*://|www\.|tg:|tel:|mailto:)\S+)"
    r"|(?P<address>[^\s@<>()]+@(?:[\w-]+\.)+[^\W\d_]{2,})"
    r"|(?P<domain>(?<![\w@])(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/?#:]\S*)?)"
    r"|(?P<mention>@\w{2,})"
    r"|(?P<number>\+?\d(?:[\s().\-\u2010-\u2015/]*\d){6,})",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*://|tel:|mailto:)?(?:www\.)?", re.IGNORECASE)
_OURS = re.compile(r"^(?:t|telegram)\.me/(\w+)$")
_AFTER = ".,;:!?)]}»”\"'…/"
"""What stands behind a link and belongs to the sentence."""


def contacts(text: str) -> dict[str, str]:
    """Everything in a text that leads somewhere: what is compared → as it is written."""
    found: dict[str, str] = {}
    for match in _FOUND.finditer(_DATE.sub(" · ", _plain(text))):
        written = match[0].rstrip(_AFTER)
        found.setdefault(_compared(written, match.lastgroup or ""), written)
    return found


def strange(text: str, ours: Iterable[str]) -> tuple[str, ...]:
    """Those in a text that stand in none of ours, in order, as they are written."""
    found = contacts(text)
    if not found:
        return ()
    known = {key for one in ours for key in contacts(one)}
    return tuple(written for key, written in found.items() if key not in known)


def _plain(text: str) -> str:
    """As it is read: without signs that nobody sees, wide letters as usual ones, every kind of digit as 0–9."""
    seen = (sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen)


def _compared(written: str, kind: str) -> str:
    """The same place in other writing is the same: with and without the scheme, a channel by its name or its link."""
    if kind == "number":
        return re.sub(r"\D", "", written)
    bare = _SCHEME.sub("", written).casefold().rstrip("/")
    channel = _OURS.match(bare)
    return f"@{channel[1]}" if channel else bare
