"""What comes in over HTTP, judged: signatures, rates, and JSON that becomes items, as docs/webhook.md says."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from desk.model.source import Item

WINDOW = 300  # seconds between a signature and its arrival
MOST_ITEMS = 100
LONGEST = {"id": 255, "text": 10_000, "author": 100, "author_id": 255, "link": 1000, "title": 300}
RATE, BURST = 1.0, 60.0
"""Posts per second and at once, for one hook."""
_REMEMBERED = 10_000


class Unreadable(ValueError):
    """Not what the documentation says; the text names the place."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """What the header must say: HMAC-SHA256 over `timestamp.body`, in hexadecimal."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def is_signed(secret: str, timestamp: str, body: bytes, given: str, now: datetime) -> bool:
    """Takes the same time whatever is wrong with the signature."""
    right = hmac.compare_digest(
        signature(secret, timestamp, body).encode(), given.removeprefix("sha256=").encode("utf-8", "replace")
    )
    timely = timestamp.isdecimal() and len(timestamp) < 12 and abs(now.timestamp() - int(timestamp)) <= WINDOW
    return right and timely


def items_of(body: bytes) -> list[Item]:
    """{"items": [item, …]} or one item. Raises Unreadable."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("json") from error
    listed = found.get("items", [found]) if isinstance(found, dict) else None
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_ITEMS:
        raise Unreadable("items")
    return [_item(one, f"items[{number}]") for number, one in enumerate(listed)]


def _item(one: object, place: str) -> Item:
    if not isinstance(one, dict):
        raise Unreadable(place)
    texts = {name: _text(one, name, place) for name in LONGEST}
    for wanted in ("id", "text"):
        if not texts[wanted].strip():
            raise Unreadable(f"{place}.{wanted}")
    if texts["link"] and not texts["link"].startswith(("https://", "http://")):
        raise Unreadable(f"{place}.link")
    return Item(
        texts["id"],
        texts["text"],
        texts["author"],
        texts["author_id"],
        texts["link"],
        _instant(one, place),
        texts["title"],
    )


def _text(one: Mapping[str, Any], name: str, place: str) -> str:
    value = one.get(name)
    if value is None:
        return ""
    if isinstance(value, int) and not isinstance(value, bool) and name in ("id", "author_id"):
        value = str(value) if abs(value) < 10**30 else None
    if not isinstance(value, str) or len(value) > LONGEST[name] or "\x00" in value or not _sound(value):
        raise Unreadable(f"{place}.{name}")
    return value


def _sound(text: str) -> bool:
    """Half a surrogate pair cannot be kept."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _instant(one: Mapping[str, Any], place: str) -> datetime | None:
    value = one.get("at")
    if value is None:
        return None
    try:
        found = datetime.fromisoformat(value)
    except (ValueError, TypeError) as error:
        raise Unreadable(f"{place}.at") from error
    if found.tzinfo is None:
        raise Unreadable(f"{place}.at")
    return found.astimezone(UTC)


@dataclass(slots=True)
class Bucket:
    """How much a hook may still post."""

    left: float
    at: float


@dataclass(slots=True)
class Doorman:
    """Rates, and what was taken already: the same signed body within the window is taken once."""

    buckets: dict[str, Bucket] = field(default_factory=dict)
    taken: dict[str, float] = field(default_factory=dict)

    def admits(self, hook_id: str, now: float) -> float:
        """0, or the seconds to wait."""
        bucket = self.buckets.setdefault(hook_id, Bucket(BURST, now))
        bucket.left = min(BURST, bucket.left + max(now - bucket.at, 0) * RATE)
        bucket.at = now
        if bucket.left < 1:
            return (1 - bucket.left) / RATE
        bucket.left -= 1
        return 0.0

    def knows(self, mark: str, now: float) -> bool:
        until = self.taken.get(mark)
        return until is not None and until >= now

    def took(self, mark: str, now: float) -> None:
        if len(self.taken) >= _REMEMBERED:
            self.taken = {one: until for one, until in self.taken.items() if until >= now}
        self.taken[mark] = now + 2 * WINDOW
