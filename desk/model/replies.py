"""Our answers to readers: the outbox row of each, its tries, and the templates for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.model.content import Content
from desk.model.publication import Change, Outcome


class ReplyState(StrEnum):
    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    UNCONFIRMED = "unconfirmed"  # may be there: never due by itself
    FAILED = "failed"
    CANCELLED = "cancelled"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to one comment, under the protocol of publications. `external_ids`: of its messages, once sent."""

    id: int
    workspace_id: int
    alert_id: int | None
    comment_id: int
    by: int
    content: Content
    state: ReplyState
    created_at: datetime
    due_at: datetime
    next_try_at: datetime | None = None
    tries: int = 0
    lease_until: datetime | None = None
    worker: str = ""
    external_ids: tuple[str, ...] = ()
    link: str = ""
    sent_at: datetime | None = None
    code: str = ""
    change: Change | None = None
    source_chat: int | None = None  # the responder's own message, so that its edits are followed
    source_message: int | None = None


@dataclass(frozen=True, slots=True)
class ReplyAttempt:
    """One try, written before the call. `outcome` None means: started, and nothing is known yet."""

    id: int
    reply_id: int
    started_at: datetime
    worker: str
    outcome: Outcome | None = None
    ended_at: datetime | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class SavedReply:
    """A template for answers; {author} and {post} stand for the reader's name and the post's title."""

    id: int
    workspace_id: int
    name: str
    language: str
    text: str
    used: int = 0
