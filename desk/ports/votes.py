"""What the desk needs to keep of votes in its polls, as a Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from desk.model.publication import Publication
from desk.model.stats import Asked
from desk.model.votes import PollResult, Standing, Votes


class Polls(Protocol):
    async def begin(self, publication: Publication, question: str, votes: Votes, at: datetime) -> None:
        """A poll of that publication is out."""
        ...

    async def voted(self, votes: Votes, at: datetime) -> bool:
        """How it stands now; False: it is no poll that we published."""
        ...

    async def of_post(self, workspace_id: int, post_id: int) -> dict[int, Standing]:
        """How the polls of a post stand, by publication; one whose votes nobody tells us is missing."""
        ...

    async def keep_age(self, publication_ids: Sequence[int], age: str, at: datetime) -> None:
        """Keep how the polls of these publications stand, as their votes at that age."""
        ...

    async def listed(self, asked: Asked) -> list[PollResult]:
        """The polls that went out in the period, oldest first; of one channel, if one is asked for."""
        ...
