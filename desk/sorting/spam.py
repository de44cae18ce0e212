"""Is a comment spam? Links that lead away, promises of money, the same again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.resources import files

_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:t\.me|telegram\.me|bit\.ly|wa\.me)/\S+", re.IGNORECASE)
_INVITATION = re.compile(r"\b(?:t\.me|telegram\.me)/(?:\+|joinchat/)\S+|\bwa\.me/\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?:^|\s)@\w{4,}")
_PROMISES = tuple(files(__package__).joinpath("promises.txt").read_text(encoding="utf-8").splitlines()[1:])
_MANY_LINKS = 2
FLOOD, FLOOD_WITHIN = 6, timedelta(seconds=60)
"""So many comments of one author in so short a time are a flood."""
REPEATS, REPEATS_WITHIN = 3, timedelta(minutes=10)
"""So often nearly the same text by one author."""


def looks_like_spam(text: str) -> bool:
    """By the text alone: an invitation elsewhere, several links, or a promise of money with a way to get there."""
    if _INVITATION.search(text) or len(_LINK.findall(text)) >= _MANY_LINKS:
        return True
    leads_away = _LINK.search(text) is not None or _HANDLE.search(text) is not None
    lowered = text.casefold()
    return leads_away and any(promise in lowered for promise in _PROMISES)


def floods(said: Sequence[tuple[datetime, bytes]], near: bytes, now: datetime) -> bool:
    """By what its author said before, (instant, near-duplicate key) each: too much at once, or the same too often."""
    recent = sum(now - at <= FLOOD_WITHIN for at, _ in said)
    same = sum(bool(near) and key == near and now - at <= REPEATS_WITHIN for at, key in said)
    return recent + 1 >= FLOOD or same + 1 >= REPEATS
