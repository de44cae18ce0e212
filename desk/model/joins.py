"""Joins: by which way people came into a channel. Of an invite link its name is known, or its last characters, never
the whole of it: whoever has that can come in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_NAME = 64
SHOWN = 4
"""Characters by which a link without a name is told from others."""


class WayKind(StrEnum):
    NAMED = "named"  # an invite link with a name
    MAIN = "main"  # an administrator's main link
    UNNAMED = "unnamed"  # another link
    PUBLIC = "public"  # the public address, or a search
    FOLDER = "folder"  # a shared folder of chats
    ADDED = "added"  # by somebody else
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Way:
    """`name`: the link's name, or its last characters; "" where there is no link."""

    kind: WayKind
    name: str = ""


def way_by_link(address: str, name: str = "", main: bool = False) -> Way:
    """The way of an invite link; an ending that the network hides (“…”) is no part of its last characters."""
    if words := " ".join(name.split())[:LONGEST_NAME]:
        return Way(WayKind.NAMED, words)
    secret = address.rpartition("/")[2].lstrip("+").rstrip(".…")
    shown = min(SHOWN, len(secret) // 2)
    if not shown:
        return Way(WayKind.UNKNOWN)
    return Way(WayKind.MAIN if main else WayKind.UNNAMED, secret[len(secret) - shown :])


@dataclass(frozen=True, slots=True)
class JoinedBy:
    """How many joined a channel on one day by one way."""

    day: date
    channel_id: int
    way: Way
    joins: int
