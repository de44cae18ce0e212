"""Delivery as data: the outbox row of one post on one channel, and each try of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PublicationState(StrEnum):
    PLANNED = "planned"
    SENDING = "sending"
    PUBLISHED = "published"
    UNCONFIRMED = "unconfirmed"  # may be out: never due by itself
    FAILED = "failed"
    MISSED = "missed"  # found too late: a person is asked
    HELD = "held"  # frozen, or rights were lost
    CANCELLED = "cancelled"
    REMOVED = "removed"
    SEEN = "seen"  # posted by hand in the channel; never sent by us


FINAL = frozenset({PublicationState.PUBLISHED, PublicationState.CANCELLED, PublicationState.REMOVED})
"""States in which nothing waits any more; failed and missed wait for a person."""

OUT = frozenset({PublicationState.PUBLISHED, PublicationState.REMOVED})
"""It was in the channel: never planned again for that occurrence."""

UNSENT = frozenset({PublicationState.PLANNED, PublicationState.HELD, PublicationState.MISSED, PublicationState.FAILED})
"""Known not to be out: may still be cancelled or moved."""


TROUBLE = frozenset({PublicationState.UNCONFIRMED, PublicationState.FAILED, PublicationState.MISSED})
"""What waits for a person."""


class Change(StrEnum):
    """Work on something that is out; each may be repeated without harm."""

    EDIT = "edit"
    REMOVE = "remove"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Publication:
    """One post due on one channel at one instant. `ids` holds the message ids of each part that is out."""

    id: int
    workspace_id: int
    channel_id: int
    state: PublicationState
    due_at: datetime
    post_id: int | None = None
    occurrence: int = 0
    revision: int = 0
    hash: str = ""
    next_try_at: datetime | None = None
    tries: int = 0
    lease_until: datetime | None = None
    worker: str = ""
    ids: tuple[tuple[int, ...], ...] = ()
    link: str = ""
    published_at: datetime | None = None
    code: str = ""
    change: Change | None = None
    change_revision: int = 0
    title: str = ""  # first words of what was posted by hand; ours are named by their post
    resolved_by: int | None = None  # the person who said that it is there, or asked to send it again


class Outcome(StrEnum):
    CONFIRMED = "confirmed"
    NOT_SENT = "not_sent"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of one part, written before the call. `outcome` None means: started, and nothing is known yet."""

    id: int
    publication_id: int
    part: int
    started_at: datetime
    worker: str
    outcome: Outcome | None = None
    ended_at: datetime | None = None
    ids: tuple[int, ...] = ()
    code: str = ""
    asked_by: int | None = None
