"""Cards, their copies and the pushes that bring them to people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum


class CardKind(StrEnum):
    POST = "post"
    COMMENT = "comment"  # what a member said about a post
    CHANNEL = "channel"  # rights lost or regained
    MISSED = "missed"  # what fell due while the desk was away; subject: the workspace
    JOINED = "joined"  # a member joined; subject: the person
    UNREACHABLE = "unreachable"  # a member cannot be reached; subject: the person
    REMINDER = "reminder"  # a review is wanted soon; subject: the post
    EXPIRED = "expired"  # its time passed unapproved; subject: the post
    REPORT = "report"  # a report that comes by itself; subject: its timetable
    FROZEN = "frozen"  # publishing was stopped or resumed; subject: the workspace
    ALERT = "alert"  # something that a reader said; follows the alert's state
    WARNING = "warning"  # an alert's deadline comes near or has passed; subject: the alert
    DIGEST = "digest"  # what came without a push; subject: the workspace
    SOURCE = "source"  # a source that cannot be read; subject: the source
    WAR_ROOM = "war_room"  # publishing was stopped on a storm or a spike; subject: the alert
    DUTY = "duty"  # the duty was handed over to the person; subject: the workspace
    CASE = "case"  # a complaint that was passed on; follows the case's state


class Priority(IntEnum):
    """Order in the gate; a lower number goes first."""

    ALERT = 0
    ANSWER = 10
    PUBLICATION = 20
    PUSH = 30
    FOLLOW = 40


@dataclass(frozen=True, slots=True)
class Push:
    """A row that brings a card to a chat, at least once. `ring` sends a new message with sound; without it the
    existing copy is edited. Unsent pushes of one card to one chat coalesce: the newest state wins."""

    chat_id: int
    kind: CardKind
    subject_id: int
    workspace_id: int
    person_id: int | None = None  # None: a group
    ring: bool = False
    priority: Priority = Priority.FOLLOW
    facts: dict[str, str | int] = field(default_factory=dict)
    id: int = 0
    tries: int = 0
    next_try_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CardCopy:
    """One message that shows a card. `preview_ids` are the messages of the preview above it, for `preview_hash`."""

    id: int
    kind: CardKind
    subject_id: int
    workspace_id: int
    chat_id: int
    message_id: int
    person_id: int | None
    preview_ids: tuple[tuple[int, ...], ...] = ()
    preview_hash: str = ""
    shown: str = ""  # digest of what the message shows, so that an equal card is not sent again
    menu: str = ""  # what is open under the card instead of its own buttons: options, channels
