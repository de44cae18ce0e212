"""What the desk needs to keep of reactions to messages of groups, as a Protocol."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from desk.model.inbox import Source
from desk.model.reactions import Counts, Reaction, ReactionCount
from desk.model.stats import Asked


class Reactions(Protocol):
    async def put(self, source: Source, reaction: Reaction, ours: bool, publication_id: int | None) -> bool:
        """Put these in place of the actor's former ones; False: something newer is known already.

        `ours`: put by the team or the brand, and never counted as a reader's. `publication_id`: the message is the copy
        of that post."""
        ...

    async def counted(
        self, source: Source, message: str, counts: Mapping[str, int], at: datetime, publication_id: int | None
    ) -> bool:
        """All reactions to a message, where the network does not tell whose they are; False: newer ones are known."""
        ...

    async def to(self, source_id: int, message: str) -> Counts:
        """What readers have put on a message of a group."""
        ...

    async def to_answers(self, alert_id: int) -> dict[int | None, Counts]:
        """What readers have put on the answers about an alert, by reply; None: on those that teammates wrote in the
        group."""
        ...

    async def by(self, workspace_id: int, actor: str) -> Counts:
        """What one reader has put on messages of our groups."""
        ...

    async def listed(self, asked: Asked, limit: int) -> list[ReactionCount]:
        """Reactions to the posts that went out in the period, and to what was said in it, oldest first."""
        ...
