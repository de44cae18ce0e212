"""What a source is known to hold: makes a reading that is repeated after a crash harmless.

Kept as JSON beside the comments: {v, etag, modified, pace, floor, top, seen: {id: [words, whole]}} with short hashes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from desk.model.source import SOONEST, Item

FEWEST, MOST = 100, 600
"""Items that are remembered: twice as many as a source shows, within these."""


def digest(*parts: str, size: int = 6) -> str:
    """A short fingerprint, two hexadecimal digits a byte."""
    return hashlib.blake2b("\x00".join(parts).encode("utf-8", "replace"), digest_size=size).hexdigest()


@dataclass(slots=True)
class Known:
    """The memory of one source. `floor`: unix seconds, items from before it are no news; `top`: the same by number."""

    etag: str = ""
    modified: str = ""
    pace: int = int(SOONEST.total_seconds())
    floor: float | None = None
    top: int = 0
    seen: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, cursor: str) -> Known:
        """Raises ValueError for what is no cursor of ours."""
        if not cursor:
            return cls()
        kept: dict[str, Any] = json.loads(cursor)
        if kept.pop("v", None) != 1:
            raise ValueError("a cursor of another version")
        return cls(**kept)

    def cursor(self) -> str:
        kept = {"v": 1, "etag": self.etag, "modified": self.modified, "pace": self.pace, "floor": self.floor}
        return json.dumps(kept | {"top": self.top, "seen": self.seen}, separators=(",", ":"))

    @property
    def next_in(self) -> timedelta:
        return timedelta(seconds=self.pace)

    def remembers(self, external_id: str) -> bool:
        return digest(external_id) in self.seen

    def take(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Those that are new or say something else now, in the order given (oldest first); from here on known.

        The same words of the same author under the same link are the same item, though a careless source gives it a new
        id every time.
        """
        first = not self.seen
        shown = list({item.external_id: item for item in items}.values())
        wholes = {whole for _, whole in self.seen.values()}
        news = []
        for item in shown:
            key, words = digest(item.external_id), digest(item.title, item.text, size=4)
            whole = digest(item.title, item.text, item.author, item.link)
            before = self.seen.pop(key, None)
            self.seen[key] = [words, whole]  # at the end: the last to be forgotten
            if before is not None:
                if before[0] != words:
                    news.append(replace(item, edited=True))
            elif whole not in wholes and not self._old(item):
                news.append(item)
            wholes.add(whole)
        instants = [item.at.timestamp() for item in shown if item.at]
        if first and instants and len(instants) == len(shown):
            self.floor = min(instants)
        self._forget(len(shown))
        return tuple(news)

    def _old(self, item: Item) -> bool:
        """Slid into view because newer ones were deleted."""
        return self.floor is not None and item.at is not None and item.at.timestamp() < self.floor

    def _forget(self, shown: int) -> None:
        most = min(max(FEWEST, 2 * shown), MOST)
        for key in list(self.seen)[: max(len(self.seen) - most, 0)]:
            del self.seen[key]
