"""The drawer of watches, lessons and the language model's budget, as a Protocol."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from desk.model.watches import Watch
from desk.mood import Lessons


class Watches(Protocol):
    async def add(self, watch: Watch) -> Watch: ...
    async def save(self, watch: Watch) -> None: ...
    async def drop(self, workspace_id: int, watch_id: int) -> None: ...
    async def watch(self, workspace_id: int, watch_id: int) -> Watch:
        """Raises NotFound: `watch_not_found`."""
        ...

    async def some(self, workspace_id: int, ids: Iterable[int]) -> list[Watch]:
        """Those that there still are."""
        ...

    async def listed(self, workspace_id: int, offset: int, limit: int) -> tuple[list[Watch], int]:
        """A page, the oldest first, and how many there are in all."""
        ...

    async def switched_on(self, workspace_id: int) -> list[Watch]: ...
    async def any_on(self, workspace_id: int) -> bool: ...
    async def lessons(self, workspace_id: int, to_change: bool = False) -> Lessons:
        """What the workspace has taught. `to_change`: nobody else may change it before this transaction ends."""
        ...

    async def save_lessons(self, workspace_id: int, taught: Lessons) -> None: ...
    async def reserve(self, workspace_id: int, day: date, tokens: int, budget: int) -> bool:
        """Set tokens aside before a call; False: that would be more than the day's budget, and nothing was."""
        ...

    async def settle(self, workspace_id: int, day: date, tokens: int, cost: int) -> None:
        """The call is over: `tokens` were set aside for it, `cost` were used."""
        ...

    async def spent(self, workspace_id: int, day: date) -> tuple[int, int]:
        """Tokens set aside and used on that day (UTC)."""
        ...
