"""Numbers: what was measured of channels and posts, and a report that compares a period with the one before.

What is not known is None or a metric without a value, with the reason; it is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from desk.model.content import Content, MediaKind
from desk.model.network import Channel
from desk.model.visits import DayVisits


class Span(StrEnum):
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


DAYS = {Span.WEEK: 7, Span.MONTH: 30, Span.QUARTER: 91}
"""Whole weeks in a quarter, so that weekdays weigh alike in it and in the one before."""


class Why(StrEnum):
    """Why a number is not known."""

    NO_POSTS = "no_posts"
    NO_VIEWS = "no_views"  # the channel has no public page, or it was not read yet
    NO_FOLLOWERS = "no_followers"  # not counted yet
    NO_COMMENTS = "no_comments"
    NO_ANSWERS = "no_answers"
    NO_DISCUSSION = "no_discussion"  # the discussion group is not read
    NO_COMPETITOR = "no_competitor"  # nobody is watched to be held against
    NO_VISITS = "no_visits"  # no file of a web counter was imported for these days


class Kind(StrEnum):
    """What a post is, to its reader."""

    TEXT = "text"
    PHOTO = "photo"
    ALBUM = "album"
    VIDEO = "video"
    POLL = "poll"
    OTHER = "other"
    UNKNOWN = ""  # read from a public page, which does not always tell


_KINDS = {
    MediaKind.PHOTO: Kind.PHOTO,
    MediaKind.VIDEO: Kind.VIDEO,
    MediaKind.ANIMATION: Kind.VIDEO,
    MediaKind.VIDEO_NOTE: Kind.VIDEO,
}


def kind_of(content: Content) -> Kind:
    """The kind of a content: what it carries first of poll, album, one file, text."""
    if content.poll is not None:
        return Kind.POLL
    if content.album:
        return Kind.ALBUM
    if content.media:
        return _KINDS.get(content.media[0].kind, Kind.OTHER)
    return Kind.TEXT


@dataclass(frozen=True, slots=True)
class Metric:
    """A number, or the reason why there is none. `count` says how many things stand behind it."""

    value: float | None = None
    why: Why | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days of a workspace's zone, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Period:
        """As many days, right before."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @classmethod
    def ending(cls, last: date, span: Span) -> Period:
        return cls(last - timedelta(days=DAYS[span] - 1), last)


@dataclass(frozen=True, slots=True)
class Piece:
    """A publication with its newest numbers. `at` is local and naive: what the clock of the workspace showed."""

    id: int
    channel_id: int
    at: datetime
    kind: Kind
    title: str
    link: str = ""
    label: str = ""
    views: int | None = None
    reactions: int | None = None
    comments: int | None = None
    forwards: int | None = None
    clicks: int | None = None

    @property
    def engaged(self) -> int | None:
        """Reactions, comments and forwards, as far as they are known."""
        known = [n for n in (self.reactions, self.comments, self.forwards) if n is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A publication before a report's period, as far as the period is held against it; all as a Piece has it."""

    id: int
    at: datetime
    kind: Kind
    views: int | None = None
    engaged: int | None = None


Counted = Piece | Earlier


def by_views(piece: Counted) -> tuple[int, int]:
    """A key: the post that was seen most is the largest, of two the one that came first."""
    return piece.views or 0, -piece.id


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The newest numbers of a publication, as they stood at that instant."""

    at: datetime
    views: int | None = None
    reactions: int | None = None
    forwards: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted on one day: people who came and went, comments by mood. None: not counted."""

    day: date
    joins: int | None = None
    leaves: int | None = None
    comments: int | None = None
    positive: int | None = None
    negative: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A comment that wanted an answer: when it came (local), seconds until the first answer (None: none yet), and who
    gave it."""

    at: datetime
    seconds: int | None
    in_time: bool
    by: str = ""


@dataclass(frozen=True, slots=True)
class Competitor:
    """A watched channel of somebody else: what its public page shows of the posts of a period.

    `views` is the sum over the posts whose views are known. `since`: where the page did not reach back to the
    beginning of the period, the instant of the oldest post that is known; `code`: why the last look failed.
    """

    source_id: int
    name: str
    posts: int = 0
    with_views: int = 0
    views: int | None = None
    since: datetime | None = None
    read: bool = True  # its page was read at least once
    code: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the voice: ours, or a competitor's. `share` is of the views of all that are known together."""

    name: str
    ours: bool
    posts: int | None  # None: not known
    each: Metric  # views a post
    share: Metric
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that a report is made of, as it lies in the drawers.

    `followers` are the last counted of a day, before the period of the newest days alone. `earlier` are the posts of
    the period before and of what the best hours look back to; the most seen of the period before is a whole Piece.
    """

    pieces: tuple[Piece, ...]  # of the period
    tallies: tuple[Tally, ...]  # of the period
    followers: dict[date, int] = field(default_factory=dict)
    answers: tuple[Answered, ...] = ()  # of the period; of many, an even sample
    response: Metric = field(default_factory=lambda: Metric(None, Why.NO_ANSWERS))  # seconds, p50
    in_time: Metric = field(default_factory=lambda: Metric(None, Why.NO_ANSWERS))  # share
    in_time_before: Metric = field(default_factory=lambda: Metric(None, Why.NO_ANSWERS))
    promised: int = 600  # seconds until the first answer
    discussion: bool = True
    public: bool = True
    measured_at: datetime | None = None
    competitors: tuple[Competitor, ...] = ()
    visits: tuple[DayVisits, ...] = ()  # of the imported days of the period and the one before
    earlier: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Visited:
    """Visits that came from our links: `count` of the metric is how many days are known. `change` is relative, of the
    mean of a known day. `strange`: visits by other links, which belong to no channel."""

    total: Metric = field(default_factory=lambda: Metric(None, Why.NO_VISITS))
    change: float | None = None
    by_channel: Mapping[int, int] = field(default_factory=dict)
    strange: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A headline: the number and how it changed. `relative`: the change is a share of the number before."""

    name: str  # followers · views · engagement · in_time
    now: Metric
    change: float | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One day of the picture, or one week of a long one; `before` is the same day of the period before."""

    day: date
    posts: int = 0
    views: int | None = None
    before: int | None = None
    engaged: int | None = None
    engaged_before: int | None = None
    joins: int | None = None
    leaves: int | None = None
    comments: int | None = None
    positive: int | None = None
    negative: int | None = None
    followers: int | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What posts of one kind or label bring. `sure`: unlikely to be chance against all the others."""

    name: str
    posts: int
    rate: Metric
    sure: bool = False
    better: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Posts of one weekday (0 Monday) and two hours of the day, and the views that each brought."""

    weekday: int
    hour: int
    posts: int
    views: float | None


@dataclass(frozen=True, slots=True)
class BestHour:
    """The two hours in which posts are seen most, with how many posts say so and whether it may be chance."""

    hour: int
    posts: int
    views: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Peak:
    """Something that sticks out and what is behind it. `reason`: hit · negative."""

    number: int
    day: date
    reason: str
    times: float = 0.0  # a hit: how many times the usual views
    count: int = 0  # negative comments of the day
    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """A reason that the numbers carry for a change of views; `part` is what it added or took, in views."""

    code: str  # posts · hit · kinds · hours · followers · reach
    part: float
    now: float = 0.0
    before: float = 0.0
    piece: Piece | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A period against the one before: everything that the picture, the caption and the files show."""

    name: str
    span: Span
    period: Period
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    step: int  # days in a line
    kinds: tuple[Effect, ...]
    labels: tuple[Effect, ...]
    by_views: bool  # engagement is measured by views; else by followers
    cells: tuple[Cell, ...]
    best: BestHour | None
    answers: tuple[Answered, ...]
    response: Metric
    promised: int
    negative: Metric  # share of comments
    net: Metric  # followers won
    joins: Metric
    leaves: Metric
    peaks: tuple[Peak, ...]
    posts: int
    with_views: int
    missing: tuple[Why, ...]
    measured_at: datetime | None
    pieces: tuple[Piece, ...]
    shares: tuple[Share, ...] = ()  # of voice, the largest first; () where no competitor is watched
    visited: Visited = field(default_factory=Visited)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report needs to be read: instants of the period [start, until), and `since` the earliest of the period
    before it and of what the best hours look back to."""

    workspace_id: int
    channels: tuple[Channel, ...]
    channel: Channel | None  # None: all of the workspace
    period: Period
    zone: ZoneInfo
    since: datetime
    start: datetime
    until: datetime
    now: datetime
    promised: int = 600  # seconds until the first answer


@dataclass(frozen=True, slots=True)
class Timetable:
    """When a report comes by itself: a local weekday and minute of a zone, to a chat. `sent_for` is the instant whose
    report was begun last, so that none is sent twice; `next_at` None: switched off."""

    id: int
    workspace_id: int
    chat_id: int
    person_id: int | None
    channel_id: int | None
    span: Span
    weekday: int
    minute: int
    zone: str
    by: int
    next_at: datetime | None = None
    sent_for: datetime | None = None
