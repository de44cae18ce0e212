"""What the desk needs from outside for its numbers, as Protocols: the drawer, a counter of followers, a public page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from desk.model.network import Channel
from desk.model.source import Item
from desk.model.stats import Asked, Kind, Numbers, Snapshot, Timetable


@dataclass(frozen=True, slots=True)
class Opened:
    """A publication whose numbers are kept from now on."""

    publication_id: int
    workspace_id: int
    channel_id: int
    at: datetime
    kind: Kind
    title: str
    link: str
    label: str = ""
    comments: int | None = None  # 0 where its comments are read


@dataclass(frozen=True, slots=True)
class Aged:
    """A publication that reached an age at which its numbers are kept as they are."""

    publication_id: int
    workspace_id: int
    at: datetime  # when it was published
    due: datetime


@dataclass(frozen=True, slots=True)
class Hour:
    """Comments of a channel in one hour of a local day."""

    channel_id: int
    workspace_id: int
    day: date
    hour: int
    comments: int
    positive: int
    negative: int


@dataclass(frozen=True, slots=True)
class Promised:
    """Of the comments of one channel and day: how many wanted an answer, and how many had it in time."""

    channel_id: int
    workspace_id: int
    day: date
    wanted: int
    kept: int


class Stats(Protocol):
    """Numbers. Instants are UTC; days and hours are local to the workspace, as the caller resolved them."""

    async def numbers(self, asked: Asked) -> Numbers: ...
    async def comments(self, asked: Asked, limit: int) -> list[tuple[datetime, str, str, str, str]]:
        """(local time, channel, author, text, mood) of what readers said in the period, oldest first."""
        ...

    # Counting
    async def to_count(self, now: datetime, limit: int) -> list[Channel]:
        """Connected channels whose followers are due to be counted, longest due first."""
        ...

    async def next_count(self) -> datetime | None: ...
    async def counted(
        self, channel: Channel, at: datetime, next_at: datetime, day: date, followers: int | None
    ) -> None:
        """Keep a count (None: it failed), and when to come again."""
        ...

    async def page_read(self, channel_id: int, at: datetime, code: str) -> None: ...
    async def page_at(self, channel_id: int) -> datetime | None:
        """When the channel's public page was last read."""
        ...

    async def moved(self, channel: Channel, day: date, hour: int, joins: int, leaves: int) -> None: ...

    # Publications
    async def unopened(self, channel_ids: Sequence[int], limit: int) -> list[int]:
        """Publications that are out and whose numbers are not kept yet."""
        ...

    async def open(self, opened: Sequence[Opened]) -> None:
        """Begin to keep numbers; those that are kept already stay as they are."""
        ...

    async def of_post(self, workspace_id: int, post_id: int) -> dict[int, Snapshot]:
        """The newest numbers of a post, by publication; of which nothing was measured yet is missing."""
        ...

    async def set_kind(self, publication_id: int, kind: Kind) -> None: ...
    async def measure(self, publication_id: int, at: datetime, numbers: Mapping[str, int]) -> None:
        """Newer numbers: views, reactions, forwards, clicks; what is not named stays."""
        ...

    async def set_reactions(self, publication_id: int, at: datetime, counts: Mapping[str, int]) -> None:
        """All of them, by emoji, as they were at that instant; newer ones that are known stay."""
        ...

    async def aged(self, now: datetime, limit: int) -> list[Aged]: ...
    async def next_age(self) -> datetime | None: ...
    async def keep_age(self, publication_id: int, age: str, at: datetime, next_at: datetime | None) -> None: ...

    # Rollups
    async def rolled_at(self, workspace_id: int) -> datetime | None: ...
    async def said(self, workspace_id: int, since: datetime) -> list[tuple[int, datetime, int, int, int]]:
        """(channel, start of a quarter of an hour, comments, positive, negative) of readers, since then."""
        ...

    async def promises(self, workspace_id: int, since: datetime, now: datetime) -> list[tuple[int, datetime, int, int]]:
        """(channel, start of a quarter of an hour, wanted, kept) of comments that wanted an answer, since then."""
        ...

    async def tally(
        self, workspace_id: int, since: date, hours: Sequence[Hour], promised: Sequence[Promised], at: datetime
    ) -> None:
        """Put these in place of what was tallied from that day on."""
        ...

    async def recount_comments(self, workspace_id: int, since: datetime) -> None:
        """Comments of each publication that was commented since then, counted anew."""
        ...

    async def forget(self, before: Mapping[str, datetime]) -> None:
        """Drop rows older than these instants: `counts`, `hours`, `pictures`."""
        ...

    # Pictures that Telegram keeps
    async def picture(self, digest: str, bot_id: int) -> str | None: ...
    async def keep_picture(self, digest: str, bot_id: int, file_id: str, at: datetime) -> None: ...

    # Timetables
    async def add_timetable(self, timetable: Timetable) -> Timetable: ...
    async def save_timetable(self, timetable: Timetable) -> None: ...
    async def remove_timetable(self, workspace_id: int, timetable_id: int) -> None: ...
    async def timetables(self, workspace_id: int) -> list[Timetable]: ...
    async def timetables_due(self, now: datetime, limit: int) -> list[Timetable]: ...
    async def next_report(self) -> datetime | None: ...


class Counter(Protocol):
    """A network that tells how many follow a channel."""

    async def followers(self, chat_id: int) -> int:
        """Raises the IntegrationError tree."""
        ...


class PublicPage(Protocol):
    """The public page of a channel, where views stand that the network's API does not tell."""

    async def history(self, name: str, posts: int = 100) -> Sequence[Item]:
        """The newest posts of a public channel, oldest first; `external_id` is the message's id.

        Raises the IntegrationError tree.
        """
        ...
