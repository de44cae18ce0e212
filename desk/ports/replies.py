"""What answering readers needs from outside: the drawer of answers and saved replies, and the way back to a source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desk.model.content import Content
from desk.model.inbox import Author, Comment, Source
from desk.model.publication import Outcome
from desk.model.replies import Reply, ReplyAttempt, ReplyState, SavedReply
from desk.model.source import Abilities, Answered


@dataclass(frozen=True, slots=True)
class DueReply:
    """An answer that is due, with what it answers and where: read in one statement."""

    reply: Reply
    comment: Comment
    source: Source


class Replies(Protocol):
    async def add(self, reply: Reply) -> Reply: ...
    async def save(self, reply: Reply) -> None: ...
    async def reply(self, reply_id: int) -> Reply: ...
    async def of_alert(self, alert_id: int) -> list[Reply]:
        """Oldest first."""
        ...

    async def by_source(self, chat_id: int, message_id: int) -> Reply | None:
        """The answer that a member's own message became."""
        ...

    async def due(self, now: datetime, limit: int) -> list[DueReply]: ...
    async def changes_due(self, now: datetime, limit: int) -> list[DueReply]:
        """Sent ones that are to be edited or taken back."""
        ...

    async def next_due(self) -> datetime | None: ...
    async def lapsed(self, now: datetime, limit: int) -> list[Reply]:
        """Sending, with a lease that ran out."""
        ...

    async def in_state(self, states: Iterable[ReplyState]) -> list[Reply]: ...
    async def add_attempts(self, made: Sequence[ReplyAttempt]) -> None: ...
    async def end_attempt(self, reply_id: int, outcome: Outcome, at: datetime, code: str = "") -> None:
        """The one that is open, if there is one."""
        ...

    async def keep_messages(
        self, about: Comment, alert_id: int, messages: Sequence[str], at: datetime, reply_id: int | None = None
    ) -> None:
        """At the source of that comment these messages are an answer about the alert. `reply_id` None: a teammate wrote
        it in the group."""
        ...

    async def answered_with(self, source_id: int, message: str, since: datetime) -> int | None:
        """The alert about which that message of a source is an answer, given since then."""
        ...

    async def attempts(self, reply_id: int) -> list[ReplyAttempt]: ...
    async def add_saved(self, saved: SavedReply) -> SavedReply: ...
    async def save_saved(self, saved: SavedReply) -> None: ...
    async def saved(self, workspace_id: int, saved_id: int) -> SavedReply | None: ...
    async def all_saved(
        self, workspace_id: int, language: str, offset: int, limit: int
    ) -> tuple[list[SavedReply], int]:
        """A page, those in that language and the most used first, and how many there are in all."""
        ...

    async def drop_saved(self, workspace_id: int, saved_id: int) -> None: ...


class Answering(Protocol):
    """The way back to where something was said, for one kind of source. Raises the IntegrationError tree, never tries
    twice. Where the comment is not there any more: Rejected `comment_gone`.

    What a kind cannot do (its abilities tell) raises Refused `cannot_do`.
    """

    @property
    def abilities(self) -> Abilities:
        """What this kind of source can do at best."""
        ...

    async def allowed(self, source: Source) -> Abilities:
        """What of it we may do there at this moment, as far as the service tells."""
        ...

    async def reply(self, comment: Comment, source: Source, part: Content) -> Answered:
        """Answer the comment, in its thread."""
        ...

    async def amend(self, source: Source, ids: Sequence[str], part: Content) -> None:
        """Make an answer of ours say this instead. May be repeated."""
        ...

    async def take_back(self, source: Source, ids: Sequence[str]) -> None:
        """Delete an answer of ours; one that is already gone is no error. May be repeated."""
        ...

    async def remove(self, source: Source, comment: Comment) -> None:
        """Delete the reader's comment. May be repeated."""
        ...

    async def ban(self, source: Source, author: Author) -> None: ...
    async def unban(self, source: Source, author: Author) -> None: ...
    async def restrict(self, source: Source, author: Author, until: datetime) -> None:
        """The author may read and not write until then. May be repeated."""
        ...

    async def lift(self, source: Source, author: Author) -> None: ...
