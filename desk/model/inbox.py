"""What readers say and what comes of it: sources, comments and mentions, alerts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import IntEnum, StrEnum


class SourceKind(StrEnum):
    """Where comments and mentions are read from."""

    GROUP = "group"  # a Telegram group that the bot is in; a channel's discussion group too
    FEED = "feed"  # RSS, Atom, JSON Feed
    TELEGRAM_WEB = "telegram_web"  # the web preview page of a public Telegram channel
    HOOK = "hook"  # an inbound webhook
    CHOTAM = "chotam"  # Chotam's webhook, with answer and remove through it


class SourceState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"  # by a person
    FAILING = "failing"  # it cannot be read now; it is tried again
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Source:
    """One place that is read. `address`: a chat id, an address, a name or a hook's id; `cursor` is the reader's own.

    What a source held before `added_at` is history and raises no alert.
    """

    id: int
    workspace_id: int
    kind: SourceKind
    address: str
    title: str
    added_at: datetime
    state: SourceState = SourceState.ACTIVE
    channel_id: int | None = None  # whose discussion group it is
    cursor: str = ""
    next_at: datetime | None = None  # when it is read again; None: it comes by itself
    failures: int = 0
    code: str = ""


class CommentKind(StrEnum):
    """What a comment is to the desk, the weightiest first."""

    SPAM = "spam"
    NEGATIVE = "negative"
    QUESTION = "question"
    MENTION = "mention"
    PRAISE = "praise"
    OTHER = "other"


COMPLAINTS = (CommentKind.NEGATIVE, CommentKind.QUESTION)
"""Kinds that many may bring at once: they make a storm."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody outside the team. `id` is the source's own (Telegram: the user's or the sender chat's id)."""

    id: str
    name: str
    username: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found in a text. negative, confidence: 0..1; `reasons`: the words that weighed most, as typed;
    `watches`: (watch id, its name, the layer that matched, the words of the text); `doubtful`: ids of those
    whose words are common ones, so that they wake nobody by themselves; `taught`: the label that a person gave;
    `opinion_due`: a language model is still to be asked about it."""

    label: str = "neutral"
    negative: float = 0.0
    confidence: float = 0.0
    wakes: bool = False
    reasons: tuple[str, ...] = ()
    language: str = ""
    watches: tuple[tuple[int, str, str, str], ...] = ()
    by_model: bool = False
    doubtful: tuple[int, ...] = ()
    taught: str = ""
    opinion_due: bool = False

    @property
    def sure(self) -> tuple[int, ...]:
        """Ids of the watches that matched beyond doubt."""
        return tuple(watch for watch, *_ in self.watches if watch not in self.doubtful)


@dataclass(frozen=True, slots=True)
class Comment:
    """Something that was said: under our content, or about us elsewhere.

    external_id, thread_id: the source's own ids of the message and of the thread it stands in. `ours`: said by the
    team, the bot or the channel. `history`: said before the source was added, or found after a long absence.
    """

    id: int
    workspace_id: int
    source_id: int
    external_id: str
    author: Author
    text: str
    said_at: datetime
    received_at: datetime
    thread_id: str = ""
    reply_to: str = ""
    publication_id: int | None = None
    link: str = ""
    kind: CommentKind = CommentKind.OTHER
    judgement: Judgement = field(default_factory=Judgement)
    near: bytes = b""  # its near-duplicate key, packed
    media: str = ""  # photo, sticker, voice …: what it came with
    ours: bool = False
    history: bool = False
    edited_at: datetime | None = None
    removed_at: datetime | None = None
    alert_id: int | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """As much of a negative comment or a question as it takes to find who says the same."""

    id: int
    author_id: str
    near: bytes
    alert_id: int | None


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who is behind an alert: comments, different authors, and when the first and the last of them spoke."""

    count: int
    authors: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """What a member wrote down about somebody outside the team; for the team alone."""

    id: int
    workspace_id: int
    author_id: str
    by: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Comments of readers in a stretch of time, without spam, and how many of them are negative."""

    count: int
    negative: int


class Severity(IntEnum):
    """How an alert comes: in the digest, without a sound, with a sound."""

    LOW = 0
    NORMAL = 1
    HIGH = 2


class AlertKind(StrEnum):
    """Why somebody must look: a comment of one of these kinds, many alike, or a sudden rise."""

    NEGATIVE = "negative"
    QUESTION = "question"
    MENTION = "mention"
    SPAM = "spam"
    STORM = "storm"
    SPIKE = "spike"


FOR_MANY = (AlertKind.STORM, AlertKind.SPIKE)
"""One card for many comments."""


class AlertState(StrEnum):
    OPEN = "open"
    ASSIGNED = "assigned"
    ESCALATED = "escalated"  # its deadline passed; the next person was told; still answerable
    ANSWERED = "answered"
    MUTED = "muted"  # by a rule or a person, with a reason
    CLOSED = "closed"


WAITING = frozenset({AlertState.OPEN, AlertState.ASSIGNED, AlertState.ESCALATED})
"""States in which the clock runs."""
AGAIN = "due_again"
"""The fact of an alert that was opened again: the instant by which its next answer is due, in seconds."""


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that a person must look at. `comment_id` None: a spike, which is about no single comment.

    `due_at` is the SLA's deadline of the first answer, set once; `deadline` that of the next one; `next_at` when the
    clock acts on it next (warning, escalation), None: never.
    `count` comments are behind it; `told` are the persons whom it was brought to, in order.
    """

    id: int
    workspace_id: int
    kind: AlertKind
    severity: Severity
    state: AlertState
    opened_at: datetime
    updated_at: datetime
    comment_id: int | None = None
    source_id: int | None = None
    near: bytes = b""  # of a storm: the key of what they say
    count: int = 1
    assignee: int | None = None
    due_at: datetime | None = None
    next_at: datetime | None = None
    warned_at: datetime | None = None
    level: int = 0  # how often it was escalated
    told: tuple[int, ...] = ()
    answered_at: datetime | None = None
    answered_by: int | None = None
    closed_at: datetime | None = None
    closed_by: int | None = None
    code: str = ""  # why it was muted or closed: not_negative, gone, solved …
    facts: dict[str, str | int | float] = field(default_factory=dict)

    @property
    def waiting(self) -> bool:
        return self.state in WAITING

    @property
    def deadline(self) -> datetime | None:
        """Until when it is to be answered now; later than `due_at` where it was opened again."""
        again = self.facts.get(AGAIN)
        return self.due_at if again is None else datetime.fromtimestamp(int(again), UTC)

    def with_deadline(self, at: datetime) -> Alert:
        """The alert with that deadline: of its first answer, or, where it had one already, of the next."""
        if self.due_at is None:
            return replace(self, due_at=at)
        return replace(self, facts={**self.facts, AGAIN: int(at.timestamp())})

    @property
    def by_hand(self) -> frozenset[int]:
        """Of a storm: the comments that a teammate has answered where they stand."""
        return frozenset(int(one) for one in str(self.facts.get("by_hand", "")).split())

    def answered_by_hand(self, comment_id: int) -> Alert:
        """The storm, with one more of its comments answered where it stands."""
        found = " ".join(map(str, sorted(self.by_hand | {comment_id})))
        return replace(self, facts={**self.facts, "by_hand": found})
