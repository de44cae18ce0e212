"""What is read outside: items, what one reading found, and when to come again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

SOONEST, LATEST = timedelta(minutes=5), timedelta(hours=6)
LONGEST_REST = timedelta(hours=24)
"""Between two tries of one source that does not."""
_LOOKED_AT = 12  # newest items that tell a source's rhythm


@dataclass(frozen=True, slots=True)
class Tempo:
    """What lies at least, and at most, between two readings of one source that answers."""

    soonest: timedelta = SOONEST
    latest: timedelta = LATEST


USUAL = Tempo()


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a source can do beyond being read: buttons and the docs read it. Lengths are UTF-16 code units."""

    reply: bool = False
    remove: bool = False
    edits: bool = False  # tells when an item has changed
    views: bool = False
    amend: bool = False  # our own answers
    take_back: bool = False
    ban: bool = False  # and end it
    restrict: bool = False
    files: bool = False  # an answer may be a picture, a voice note, a sticker
    text: int = 4096
    caption: int = 1024


@dataclass(frozen=True, slots=True)
class Answered:
    """Our answer as its source knows it: the ids of its messages, none where the source tells none."""

    ids: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody wrote at a source. The text is plain, without markup; unknown numbers are None."""

    external_id: str  # unique within its source, at most 255 characters
    text: str
    author: str = ""
    author_id: str = ""
    link: str = ""
    at: datetime | None = None
    title: str = ""
    edited: bool = False  # was given before, and says something else now
    views: int | None = None
    forwards: int | None = None
    reactions: int | None = None
    can_reply: bool = False
    can_remove: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a source found.

    `items` are those that the cursor did not know, and those that changed, oldest first. `cursor` belongs to this
    reading: kept in the same transaction as the items, it makes a repeated reading harmless. `unchanged`: the source
    said that there is nothing new, without a look at its items.
    """

    items: tuple[Item, ...]
    cursor: str
    title: str = ""
    next_in: timedelta = SOONEST
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A source behind what a person typed: its address in one spelling, and what it is called."""

    kind: str
    address: str
    title: str = ""


def rhythm(instants: Sequence[datetime], now: datetime, tempo: Tempo = USUAL) -> timedelta:
    """When to read again: half of what usually lies between two items, and longer where nothing came for long."""
    recent = sorted(instants, reverse=True)[:_LOOKED_AT]
    if len(recent) < 2:
        return min(timedelta(hours=1), tempo.latest)
    gaps = sorted(newer - older for newer, older in pairwise(recent))
    usual, silence = gaps[len(gaps) // 2], now - recent[0]
    return min(max(usual / 2, silence / 8, tempo.soonest), tempo.latest)


def rest_after(failures: int, asked: float = 0.0) -> timedelta:
    """How long to leave a source alone after so many failures in a row; `asked`: seconds that it asked for."""
    rest = min(SOONEST * (1 << min(max(failures, 1) - 1, 20)), LONGEST_REST)
    return max(rest, min(timedelta(seconds=asked), LONGEST_REST))
