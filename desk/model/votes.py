"""Votes: how a poll of ours stands, as the network tells it whenever somebody votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Votes:
    """A poll as it stands: (text, votes) of each option, how many people voted, whether it is closed."""

    poll_id: str
    options: tuple[tuple[str, int], ...]
    voters: int = 0
    closed: bool = False

    def share(self, place: int) -> float | None:
        """Of those who voted; with several choices allowed the shares add up to more than 1."""
        return self.options[place][1] / self.voters if self.voters else None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a poll stood at an instant."""

    votes: Votes
    at: datetime


@dataclass(frozen=True, slots=True)
class PollResult:
    """The votes of one published poll. `at` is local and naive: when it was published; `aged` holds the votes of each
    option as they stood at an age (1h, 24h, 7d)."""

    publication_id: int
    channel_id: int
    at: datetime
    question: str
    link: str
    votes: Votes
    aged: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
