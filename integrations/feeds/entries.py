"""A feed as it was parsed, of whatever format, and how its entries become items."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from desk.model.source import Item
from integrations.cursors import digest
from integrations.plain import plain, tidy

MOST_ENTRIES = 300
"""The newest that are looked at: those at the head of the document."""
_LONGEST_ID, _LONGEST_NAME, _LONGEST_LINK = 200, 100, 1000


class NoFeed(Exception):
    """This is no feed of the format in question, or not well formed."""


@dataclass(slots=True)
class Entry:
    """One entry, as it stands there. `bodies`: by how good a text each is, {rank: (text, is HTML)}."""

    id: str = ""
    title: str = ""
    link: str = ""
    author: str = ""
    bodies: dict[int, tuple[str, bool]] = field(default_factory=dict)
    at: datetime | None = None

    def item(self, base: str) -> Item:
        """In plain text, with an id that is there in any case."""
        title = plain(self.title)
        text = next((words for body, marked in self._best() if (words := plain(body) if marked else tidy(body))), "")
        link = web_link(base, self.link) or web_link("", self.id)
        author = plain(self.author)[:_LONGEST_NAME]
        identity = self.id.strip() or link or digest(title, text, author, size=16)
        if len(identity) > _LONGEST_ID:
            identity = digest(identity, size=32)
        return Item(
            identity, text or title, author, author, link, self.at, title if text and not text.startswith(title) else ""
        )

    def _best(self) -> list[tuple[str, bool]]:
        return [self.bodies[rank] for rank in sorted(self.bodies)]


@dataclass(slots=True)
class Feed:
    """A whole document."""

    title: str = ""
    entries: list[Entry] = field(default_factory=list)

    def items(self, base: str) -> list[Item]:
        """Oldest first: by their dates where all have one, else as the document goes, from its end."""
        found = [entry.item(base) for entry in self.entries[:MOST_ENTRIES]][::-1]
        if all(item.at for item in found):
            found.sort(key=lambda item: item.at or datetime.min.replace(tzinfo=UTC))
        return found


def web_link(base: str, link: str) -> str:
    """An absolute web address, or an empty text."""
    try:
        whole = urljoin(base, link.strip())
        sound = urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname
    except ValueError:
        return ""
    return whole if link.strip() and sound and len(whole) <= _LONGEST_LINK and whole.isprintable() else ""


def instant(text: str) -> datetime | None:
    """A date as feeds write it (RFC 822, ISO 8601); None for what is none. Without a zone it is UTC."""
    text = text.strip()
    if not text or len(text) > 64:
        return None
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
            found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return found if 1990 <= found.year <= 2100 else None
    return None


def of_parts(parts: Sequence[int | float]) -> datetime | None:
    """Year, month, day, hour, minute, second in UTC."""
    try:
        numbers = [int(part) for part in parts[:6] if math.isfinite(part)]
        return datetime(numbers[0], numbers[1], numbers[2], *numbers[3:], tzinfo=UTC)  # type: ignore[arg-type, misc]
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
