"""Polling: votes in the polls that we published, kept as they stand."""

from __future__ import annotations

from desk.acting import Office
from desk.model.votes import Votes


class Polling:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def voted(self, votes: Votes) -> None:
        """What the network tells whenever somebody votes, takes a vote back, or a poll is closed. Polls of previews and
        of others are not kept."""
        async with self.office.store.write() as unit:
            await unit.polls.voted(votes, self.office.now)
