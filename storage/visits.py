"""Visits ↔ rows: replaced day by day, read by day and channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, insert, select, text

from desk.model.stats import Asked
from desk.model.visits import DayVisits, Known, Visit
from storage.tables.stats import publication_numbers, visits

if TYPE_CHECKING:
    from storage.unit import SqlUnit

_CLEAR = delete(visits).where(visits.c.workspace_id == bindparam("workspace"), visits.c.day == bindparam("on"))
_KNOWN = select(
    func.count(visits.c.day.distinct()).label("days"),
    func.min(visits.c.day).label("first"),
    func.max(visits.c.day).label("last"),
).where(visits.c.workspace_id == bindparam("workspace"))
_DAYS = (
    select(visits.c.day)
    .where(visits.c.workspace_id == bindparam("workspace"), visits.c.day.between(bindparam("first"), bindparam("last")))
    .distinct()
)
_DAILY = text(
    "SELECT day, channel_id, SUM(visits) AS visits FROM visits"
    " WHERE workspace_id = :workspace AND day >= :first AND day <= :last GROUP BY day, channel_id ORDER BY day"
)
_POSTS = (
    select(publication_numbers.c.channel_id, publication_numbers.c.label, publication_numbers.c.title)
    .where(publication_numbers.c.workspace_id == bindparam("workspace"), publication_numbers.c.at >= bindparam("since"))
    .distinct()
)


class SqlVisits:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def known(self, workspace_id: int) -> Known:
        row = await self.unit.first(_KNOWN, workspace=workspace_id)
        if row is None or not row["days"]:
            return Known()
        return Known(row["days"], date.fromordinal(row["first"]), date.fromordinal(row["last"]))

    async def replace(self, workspace_id: int, days: Sequence[date], listed: Sequence[Visit]) -> int:
        if not days:
            return 0
        span = {"first": min(days).toordinal(), "last": max(days).toordinal()}
        known = {row["day"] for row in await self.unit.all(_DAYS, workspace=workspace_id, **span)}
        old = known & {day.toordinal() for day in days}
        if old:
            await self.unit.run(_CLEAR, [{"workspace": workspace_id, "on": day} for day in sorted(old)])
        rows = [
            {
                "workspace_id": workspace_id,
                "day": one.day.toordinal(),
                "source": one.source,
                "medium": one.medium,
                "campaign": one.campaign,
                "channel_id": one.channel_id,
                "visits": one.visits,
            }
            for one in listed
        ]
        if rows:
            await self.unit.run(insert(visits), rows)
        return len(old)

    async def posts(self, workspace_id: int, since: date) -> list[tuple[int, str, str]]:
        start = datetime.combine(since, time(), UTC)
        rows = await self.unit.all(_POSTS, workspace=workspace_id, since=start)
        return [(row["channel_id"], row["label"], row["title"]) for row in rows]

    async def daily(self, asked: Asked) -> list[DayVisits]:
        first, last = asked.period.before.first.toordinal(), asked.period.last.toordinal()
        by_day: dict[int, dict[int | None, int]] = defaultdict(dict)
        for row in await self.unit.all(_DAILY, workspace=asked.workspace_id, first=first, last=last):
            by_day[row["day"]][row["channel_id"]] = int(row["visits"])  # PostgreSQL's sums may be decimals
        found = []
        for day, counts in by_day.items():
            strange = 0 if asked.channel else counts.get(None, 0)
            chosen = {
                c: n for c, n in counts.items() if c is not None and (asked.channel is None or asked.channel.id == c)
            }
            found.append(DayVisits(date.fromordinal(day), chosen, strange))
        return found

    async def listed(self, asked: Asked) -> list[Visit]:
        columns = (visits.c.day, visits.c.source, visits.c.medium, visits.c.campaign, visits.c.visits)
        wanted = [
            visits.c.workspace_id == asked.workspace_id,
            visits.c.day.between(asked.period.first.toordinal(), asked.period.last.toordinal()),
        ]
        if asked.channel is not None:
            wanted.append(visits.c.channel_id == asked.channel.id)
        rows = await self.unit.all(select(*columns, visits.c.channel_id).where(*wanted).order_by(*columns[:4]))
        return [Visit(**{**row, "day": date.fromordinal(row["day"])}) for row in rows]
