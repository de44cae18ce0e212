"""What a report reads, in few statements whose rows are taken as they come: a quarter has five thousand posts, and of
the posts before it only what is compared is read. What is told of all channels together the database sums.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, text

from desk.model.stats import (
    Answered,
    Asked,
    Competitor,
    Counted,
    Earlier,
    Kind,
    Metric,
    Numbers,
    Piece,
    Tally,
    Why,
    by_views,
)

if TYPE_CHECKING:
    from storage.unit import SqlUnit

SAMPLE = 2_000
"""Answers that are read one by one; of more, every second, third … one."""
_LOOK_BACK = 7
"""Days before the period in which a last count of followers is looked for."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_PIECE = (
    "SELECT publication_id, channel_id, at, kind, title, link, label, views, reactions, comments, forwards, clicks,"
    " measured_at FROM publication_numbers WHERE {where}"
)
_PIECES = f"{_PIECE} AND at >= :since AND at < :until ORDER BY at, publication_id"
_ONE = text(f"{_PIECE.format(where='workspace_id = :workspace')} AND publication_id = :number")
_EARLIER = (
    "SELECT publication_id, at, kind, views, CASE WHEN COALESCE(reactions, comments, forwards) IS NOT NULL"
    " THEN COALESCE(reactions, 0) + COALESCE(comments, 0) + COALESCE(forwards, 0) END, measured_at"
    " FROM publication_numbers WHERE {where} AND at >= :since AND at < :until ORDER BY at, publication_id"
)
_TALLIES = (
    "SELECT day, SUM(joins), SUM(leaves), SUM(comments), SUM(positive), SUM(negative), SUM(wanted), SUM(kept)"
    " FROM day_tallies WHERE {where} AND day >= :first AND day <= :last GROUP BY day ORDER BY day"
)
_KEPT = "SELECT SUM(wanted), SUM(kept) FROM day_tallies WHERE {where} AND day >= :first AND day <= :last"
_FOLLOWERS = (  # of each channel from its last count before the period on
    "SELECT t.channel_id, t.day, t.followers FROM channels c JOIN day_tallies t ON t.channel_id = c.id"
    " WHERE {where} AND c.workspace_id = :workspace AND t.followers IS NOT NULL AND t.day <= :last"
    " AND t.day >= COALESCE((SELECT MAX(d.day) FROM day_tallies d WHERE d.channel_id = c.id AND d.day >= :oldest"
    " AND d.day < :first AND d.followers IS NOT NULL), :first)"
)
_ANSWERS = (
    "SELECT a.opened_at, a.answered_at, a.due_at, p.name FROM alerts a JOIN sources s ON s.id = a.source_id"
    " LEFT JOIN persons p ON p.id = a.answered_by"
    " WHERE {where} AND a.workspace_id = :workspace AND a.opened_at >= :start AND a.opened_at < :until"
    " AND s.channel_id IS NOT NULL AND a.comment_id IS NOT NULL AND a.due_at IS NOT NULL"
    " AND a.kind IN ('negative', 'question', 'mention') AND a.id % :every = 0"
    " AND (a.answered_at IS NOT NULL OR a.state IN ('open', 'assigned', 'escalated')) ORDER BY a.opened_at, a.id"
)
_COMMENTS = (
    "SELECT c.said_at, s.title, c.author_name, c.text, c.label FROM comments c JOIN sources s ON s.id = c.source_id"
    " WHERE {where} AND c.workspace_id = :workspace AND c.said_at >= :start AND c.said_at < :until AND NOT c.ours"
    " ORDER BY c.said_at, c.id LIMIT :limit"
)
_COMPETITORS = text(
    "SELECT c.source_id, s.title, s.address, c.known_since, c.read_at, c.code, COUNT(p.number), COUNT(p.views),"
    " SUM(p.views) FROM competitors c JOIN sources s ON s.id = c.source_id"
    " LEFT JOIN competitor_posts p ON p.source_id = c.source_id AND p.at >= :start AND p.at < :until"
    " WHERE c.workspace_id = :workspace AND s.state <> 'removed'"
    " GROUP BY c.source_id, s.title, s.address, c.known_since, c.read_at, c.code ORDER BY c.source_id"
)


def _both(sql: str, prefix: str = "") -> tuple[Any, Any]:
    """The statement for a whole workspace, and for some of its channels."""
    whole = text(sql.format(where="1 = 1" if prefix else "workspace_id = :workspace"))
    some = text(sql.format(where=f"{prefix}channel_id IN :channels"))
    return whole, some.bindparams(bindparam("channels", expanding=True))


_STATEMENTS = {
    "pieces": _both(_PIECES),
    "earlier": _both(_EARLIER),
    "tallies": _both(_TALLIES),
    "kept": _both(_KEPT),
    "followers": _both(_FOLLOWERS, "t."),
    "answers": _both(_ANSWERS, "s."),
    "comments": _both(_COMMENTS, "s."),
}


async def _rows(unit: SqlUnit, name: str, asked: Asked, **given: Any) -> Sequence[Any]:
    some = asked.channel is not None
    statement = _STATEMENTS[name][1 if some else 0]
    if asked.channel is not None:
        given["channels"] = [asked.channel.id]
    if not some or name in ("followers", "answers", "comments"):
        given["workspace"] = asked.workspace_id
    return (await unit.connection.execute(statement, given)).all()


async def read_numbers(unit: SqlUnit, asked: Asked) -> Numbers:
    before, first, last = asked.period.before, asked.period.first.toordinal(), asked.period.last.toordinal()
    pieces = await _rows(unit, "pieces", asked, since=_micro(asked.start), until=_micro(asked.until))
    earlier = await _rows(unit, "earlier", asked, since=_micro(asked.since), until=_micro(asked.start))
    tallies = await _rows(unit, "tallies", asked, first=first, last=last)
    oldest = before.first.toordinal() - _LOOK_BACK
    followers = await _rows(unit, "followers", asked, oldest=oldest, first=first, last=last)
    kept_before = await _rows(unit, "kept", asked, first=before.first.toordinal(), last=first - 1)
    kept = _kept(row[6:] for row in tallies)
    every = max(1, -(-kept[0] // SAMPLE))
    answers = await _rows(unit, "answers", asked, start=_micro(asked.start), until=_micro(asked.until), every=every)
    given = _answers(answers, asked.zone, asked.now)
    measured = max((row[-1] for row in (*pieces, *earlier) if row[-1] is not None), default=None)
    return Numbers(
        pieces=tuple(_piece(row, asked.zone) for row in pieces),
        tallies=tuple(Tally(date.fromordinal(row[0]), *row[1:6]) for row in tallies),
        earlier=await _with_best(unit, [_earlier(row, asked.zone) for row in earlier], asked),
        followers=_followers(followers),
        answers=given,
        response=_response(given),
        in_time=_share(kept),
        in_time_before=_share(_kept(kept_before)),
        promised=asked.promised,
        discussion=any(c.linked_id is not None and "discussion" not in c.lacks for c in asked.channels),
        measured_at=_instant(measured) or _end_of(max((row[1] for row in followers), default=None), asked),
        competitors=await _competitors(unit, asked),
        visits=tuple(await unit.visits.daily(asked)),
    )


async def _with_best(unit: SqlUnit, earlier: list[Counted], asked: Asked) -> tuple[Counted, ...]:
    """Of the period before, the post that was seen most comes with its words: a report may have to name it."""
    before = asked.period.before
    known = [one for one in earlier if one.views is not None and before.holds(one.at.date())]
    if known:
        best = earlier.index(max(known, key=by_views))
        rows = await unit.connection.execute(_ONE, {"number": earlier[best].id, "workspace": asked.workspace_id})
        earlier[best] = _piece(rows.one(), asked.zone)
    return tuple(earlier)


async def _competitors(unit: SqlUnit, asked: Asked) -> tuple[Competitor, ...]:
    given = {"workspace": asked.workspace_id, "start": _micro(asked.start), "until": _micro(asked.until)}
    found = []
    for number, title, address, since, read, code, posts, known, views in await unit.connection.execute(
        _COMPETITORS, given
    ):
        late = since is not None and since > given["start"]
        name, seen = title or f"@{address}", None if views is None else int(views)  # PostgreSQL's sums are decimals
        found.append(
            Competitor(number, name, posts, known, seen, _instant(since) if late else None, read is not None, code)
        )
    return tuple(found)


async def read_comments(unit: SqlUnit, asked: Asked, limit: int) -> list[tuple[datetime, str, str, str, str]]:
    rows = await _rows(unit, "comments", asked, start=_micro(asked.start), until=_micro(asked.until), limit=limit)
    return [(_local(at, asked.zone), *words) for at, *words in rows]


def _micro(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _instant(micro: int | None) -> datetime | None:
    return None if micro is None else _EPOCH + timedelta(microseconds=micro)


def _local(micro: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(micro // 1_000_000, zone).replace(tzinfo=None)


def _end_of(day: int | None, asked: Asked) -> datetime | None:
    """Where followers alone are known: the day on which they were counted last, as far as it has gone."""
    if day is None:
        return None
    end = datetime.fromordinal(day + 1).replace(tzinfo=asked.zone).astimezone(UTC)
    return min(end, asked.now)


def _piece(row: Any, zone: ZoneInfo) -> Piece:
    number, channel, at, kind, title, link, label, views, reactions, comments, forwards, clicks, _ = row
    local = _local(at, zone)
    return Piece(number, channel, local, Kind(kind), title, link, label, views, reactions, comments, forwards, clicks)


def _earlier(row: Any, zone: ZoneInfo) -> Counted:
    number, at, kind, views, engaged, _ = row
    return Earlier(number, _local(at, zone), Kind(kind), views, engaged)


def _followers(rows: Iterable[Any]) -> dict[date, int]:
    """Followers of all channels together at the end of each day; a channel that was not counted on a day keeps the
    number that it had. A channel counts from its first count on."""
    by_day: dict[int, dict[int, int]] = defaultdict(dict)
    for channel_id, day, followers in rows:
        by_day[day][channel_id] = followers
    known: dict[int, int] = {}
    found: dict[date, int] = {}
    for day in sorted(by_day):
        known |= by_day[day]
        found[date.fromordinal(day)] = sum(known.values())
    return found


def _kept(rows: Iterable[Any]) -> tuple[int, int]:
    """Comments that wanted an answer, and those that had it in time; a day on which none was counted has neither."""
    listed = [(wanted or 0, kept or 0) for wanted, kept in rows]
    return sum(wanted for wanted, _ in listed), sum(kept for _, kept in listed)


def _share(counted: tuple[int, int]) -> Metric:
    wanted, kept = counted
    return Metric(kept / wanted, None, wanted) if wanted else Metric(None, Why.NO_ANSWERS)


def _answers(rows: Iterable[Any], zone: ZoneInfo, now: datetime) -> tuple[Answered, ...]:
    """Those that were answered, and those that are too late already."""
    present = _micro(now)
    return tuple(
        Answered(
            _local(opened, zone),
            None if answered is None else max(0, (answered - opened) // 1_000_000),
            answered is not None and answered <= due,
            by or "",
        )
        for opened, answered, due, by in rows
        if answered is not None or due < present
    )


def _response(given: Sequence[Answered]) -> Metric:
    seconds = [one.seconds for one in given if one.seconds is not None]
    return Metric(float(median(seconds)), None, len(seconds)) if seconds else Metric(None, Why.NO_ANSWERS)
