"""What the desk needs to keep of competitors' public channels, as a Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desk.model.source import Item


@dataclass(frozen=True, slots=True)
class Watched:
    """A source that is marked as a competitor's. `known_since`: the oldest post that is known, where the page did not
    show them all; None: all of them."""

    source_id: int
    workspace_id: int
    address: str
    known_since: datetime | None = None


class Competitors(Protocol):
    async def mark(self, workspace_id: int, source_id: int, at: datetime) -> None:
        """From now on its page is read; marking again changes nothing."""
        ...

    async def unmark(self, workspace_id: int, source_id: int) -> None:
        """Its numbers go with the mark."""
        ...

    async def of_workspace(self, workspace_id: int) -> list[int]:
        """Ids of the marked sources."""
        ...

    async def due(self, now: datetime, limit: int) -> list[Watched]: ...
    async def next_due(self) -> datetime | None: ...
    async def newest(self, source_id: int) -> datetime | None:
        """When the newest post that is kept was written."""
        ...

    async def keep(self, watched: Watched, items: Sequence[Item]) -> None:
        """Posts with their numbers, in place of those known before."""
        ...

    async def read(self, watched: Watched, at: datetime, next_at: datetime, code: str) -> None:
        """The page was looked at; `code`: why that failed."""
        ...

    async def forget(self, before: datetime) -> None: ...
