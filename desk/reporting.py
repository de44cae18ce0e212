"""A period against the one before: the figures, the days, what sticks out; and who may ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office, member_of
from desk.errors import NotFound
from desk.measuring import (
    EIGHT_WEEKS,
    best_hour,
    cells,
    effects,
    engagement,
    share_negative,
    shares_of_voice,
    total,
    views_a_post,
    visited,
)
from desk.model.calendar import local_of, resolve
from desk.model.joins import JoinedBy
from desk.model.network import Channel
from desk.model.people import Right, Workspace
from desk.model.reactions import ReactionCount
from desk.model.stats import (
    DAYS,
    Asked,
    Cause,
    Counted,
    Figure,
    Line,
    Metric,
    Numbers,
    Period,
    Piece,
    Report,
    Span,
    Timetable,
    Why,
)
from desk.model.visits import Visit
from desk.model.votes import PollResult
from desk.ports import Unit
from desk.tracing import causes, lines, peaks

MOST_COMMENTS = 50_000
"""Comments in one file."""
FARTHEST = 520
"""Periods back that can be asked for: ten years of weeks."""
STEP = {Span.WEEK: 1, Span.MONTH: 1, Span.QUARTER: 7}


@dataclass(frozen=True, slots=True)
class Statement:
    """A report with those whom it is about; `channel` None: all channels of the workspace together."""

    workspace: Workspace
    channels: tuple[Channel, ...]
    channel: Channel | None
    report: Report
    causes: tuple[Cause, ...]
    back: int
    asked: Asked
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class Behind:
    """Rows behind a report's figures, oldest first."""

    visits: tuple[Visit, ...] = ()
    polls: tuple[PollResult, ...] = ()
    joins: tuple[JoinedBy, ...] = ()
    reactions: tuple[ReactionCount, ...] = ()


class Reporting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def report(
        self, person_id: int, span: Span, channel_id: int | None = None, back: int = 0, until: date | None = None
    ) -> Statement:
        """The numbers of one channel or of all, `back` periods ago; of the period that ends today, or at `until`.

        Raises:
            Refused: `not_member` or `no_right`.
            NotFound: `channel_not_found`.
        """
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            return await self._report(unit, member.workspace, span, channel_id, back, until)

    async def report_for(self, timetable: Timetable, at: datetime) -> Statement:
        """What a timetable sends at that instant: the period of whole days that ended the day before."""
        async with self.office.store.read() as unit:
            workspace = await unit.people.workspace(timetable.workspace_id)
            until = local_of(at, ZoneInfo(timetable.zone)).date() - timedelta(days=1)
            return await self._report(unit, workspace, timetable.span, timetable.channel_id, 0, until)

    async def _report(
        self, unit: Unit, workspace: Workspace, span: Span, channel_id: int | None, back: int, until: date | None
    ) -> Statement:
        channels = await unit.channels.of_workspace(workspace.id)
        chosen = _chosen(channels, channel_id)
        back = min(max(back, 0), FARTHEST)
        last = until or local_of(self.office.now, ZoneInfo(workspace.zone)).date()
        period = Period.ending(last - timedelta(days=back * DAYS[span]), span)
        promised = (await unit.attention.rules(workspace.id)).sla
        asked = asked_for(workspace, channels, chosen, period, self.office.now, promised)
        numbers = await unit.stats.numbers(asked)
        name = chosen.name if chosen else workspace.name if len(channels) != 1 else channels[0].name
        made = compose(name, span, period, numbers)
        before = [p for p in numbers.earlier if period.before.holds(p.at.date())]
        found = causes(made.pieces, before, _ends(period, numbers))
        return Statement(workspace, tuple(channels), chosen, made, found, back, asked, numbers)

    async def said(self, person_id: int, statement: Statement) -> list[tuple[datetime, str, str, str, str]]:
        """(local time, channel, author, text, mood) of the comments of a report's period, for a file.

        Raises:
            Refused: `not_member` or `no_right`.
        """
        async with self.office.store.read() as unit:
            await member_of(unit, person_id, statement.workspace.id, Right.SEE)
            return await unit.stats.comments(statement.asked, MOST_COMMENTS)

    async def behind(self, person_id: int, statement: Statement) -> Behind:
        """What the figures of a report are made of, row by row, for *Details* and for a file.

        Raises:
            Refused: `not_member` or `no_right`.
        """
        async with self.office.store.read() as unit:
            await member_of(unit, person_id, statement.workspace.id, Right.SEE)
            return Behind(
                visits=tuple(await unit.visits.listed(statement.asked)),
                polls=tuple(await unit.polls.listed(statement.asked)),
                joins=tuple(await unit.joins.listed(statement.asked)),
                reactions=tuple(await unit.reactions.listed(statement.asked, MOST_COMMENTS)),
            )

    async def picture(self, digest: str, bot_id: int) -> str | None:
        """The file under which the network keeps the very same picture, where it does."""
        async with self.office.store.glance() as unit:
            return await unit.stats.picture(digest, bot_id)

    async def keep_picture(self, digest: str, bot_id: int, file_id: str) -> None:
        async with self.office.store.write(aside=True) as unit:
            await unit.stats.keep_picture(digest, bot_id, file_id, self.office.now)

    async def channel_named(self, person_id: int, name: str) -> Channel | None:
        """The channel of the workspace that is called so: its public name with or without @, or its title."""
        wanted = name.strip().removeprefix("@").casefold()
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            for channel in await unit.channels.of_workspace(member.workspace.id):
                if wanted and wanted in (channel.username.casefold(), channel.title.casefold()):
                    return channel
        return None


def asked_for(
    workspace: Workspace,
    channels: Sequence[Channel],
    channel: Channel | None,
    period: Period,
    now: datetime,
    promised: timedelta,
) -> Asked:
    """What a report of the period needs to be read: also the period before, and eight weeks for the hours."""
    zone = ZoneInfo(workspace.zone)
    first = min(period.before.first, period.last - EIGHT_WEEKS)
    return Asked(
        workspace_id=workspace.id,
        channels=(channel,) if channel else tuple(channels),
        channel=channel,
        period=period,
        zone=zone,
        since=_start(first, zone),
        start=_start(period.first, zone),
        until=_start(period.last + timedelta(days=1), zone),
        now=now,
        promised=int(promised.total_seconds()),
    )


def _start(day: date, zone: ZoneInfo) -> datetime:
    return resolve(datetime.combine(day, time()), zone).instant


def _chosen(channels: Sequence[Channel], channel_id: int | None) -> Channel | None:
    if not channel_id:
        return None
    for channel in channels:
        if channel.id == channel_id:
            return channel
    raise NotFound("channel_not_found", channel=channel_id)


def compose(name: str, span: Span, period: Period, numbers: Numbers) -> Report:
    """The report of what lies in the drawers."""
    pieces, tallies = numbers.pieces, numbers.tallies
    before = [p for p in numbers.earlier if period.before.holds(p.at.date())]
    eight = [p for p in (*numbers.earlier, *pieces) if period.last - EIGHT_WEEKS < p.at.date() <= period.last]
    start, end = _ends(period, numbers)[1], _ends(period, numbers)[0]
    step = STEP[span]
    rate = engagement(pieces, end)
    joins, leaves = total(t.joins for t in tallies), total(t.leaves for t in tallies)
    return Report(
        name=name,
        span=span,
        period=period,
        figures=_figures(pieces, before, numbers, (start, end)),
        lines=_with_followers(lines(period, pieces, before, tallies, step), numbers, step, period),
        step=step,
        kinds=effects(pieces, lambda p: p.kind.value, end),
        labels=effects(pieces, lambda p: p.label, end),
        by_views=rate.value is None or any(p.views for p in pieces),
        cells=cells(eight),
        best=best_hour(eight),
        answers=numbers.answers,
        response=numbers.response,
        promised=numbers.promised,
        negative=share_negative(tallies),
        net=_counted(None if start is None or end is None else end - start),
        joins=_counted(joins),
        leaves=_counted(leaves),
        peaks=peaks(pieces, before, tallies),
        posts=len(pieces),
        with_views=sum(p.views is not None for p in pieces),
        missing=_missing(pieces, numbers, end),
        measured_at=numbers.measured_at,
        pieces=pieces,
        shares=shares_of_voice(name, pieces, numbers.competitors),
        visited=visited(numbers.visits, period),
    )


def _counted(value: int | None) -> Metric:
    return Metric(None, Why.NO_FOLLOWERS) if value is None else Metric(float(value))


def _ends(period: Period, numbers: Numbers) -> tuple[int | None, int | None]:
    """Followers at the end of the period and at the end of the one before."""
    return _followers_on(period.last, numbers), _followers_on(period.before.last, numbers)


def _followers_on(day: date, numbers: Numbers) -> int | None:
    """The last count on that day or before it."""
    days = [d for d in numbers.followers if d <= day]
    return numbers.followers[max(days)] if days else None


def _figures(
    pieces: Sequence[Piece], before: Sequence[Counted], numbers: Numbers, ends: tuple[int | None, int | None]
) -> tuple[Figure, ...]:
    start, end = ends
    followers = Figure("followers", _counted(end), None if start is None or end is None else float(end - start))
    seen, seen_before = views_a_post(pieces), views_a_post(before)
    rate, rate_before = engagement(pieces, end), engagement(before, start)
    kept, kept_before = numbers.in_time, numbers.in_time_before
    return (
        followers,
        Figure("views", seen, _relative(seen, seen_before), relative=True),
        Figure("engagement", rate, _difference(rate, rate_before)),
        Figure("in_time", kept, _difference(kept, kept_before)),
    )


def _relative(now: Metric, before: Metric) -> float | None:
    return None if now.value is None or not before.value else now.value / before.value - 1


def _difference(now: Metric, before: Metric) -> float | None:
    return None if now.value is None or before.value is None else now.value - before.value


def _with_followers(found: tuple[Line, ...], numbers: Numbers, step: int, period: Period) -> tuple[Line, ...]:
    return tuple(
        replace(line, followers=_followers_on(min(line.day + timedelta(days=step - 1), period.last), numbers))
        for line in found
    )


def _missing(pieces: Sequence[Piece], numbers: Numbers, followers: int | None) -> tuple[Why, ...]:
    """What a reader of the picture has to be told is not known."""
    found = []
    if not pieces:
        found.append(Why.NO_POSTS)
    elif not any(p.views is not None for p in pieces):
        found.append(Why.NO_VIEWS)
    if followers is None:
        found.append(Why.NO_FOLLOWERS)
    if not numbers.discussion:
        found.append(Why.NO_DISCUSSION)
    return tuple(found)
