"""Numbers ↔ rows: what a report reads, followers, publications, ages, pictures, timetables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, exists, func, insert, or_, select, update

from desk.model.network import Channel, ChannelState
from desk.model.publication import PublicationState
from desk.model.stats import Asked, Kind, Numbers, Snapshot, Span, Timetable
from desk.ports.numbers import Aged, Hour, Opened, Promised
from storage.channels import to_channel
from storage.reports import read_comments, read_numbers
from storage.rows import values_of
from storage.tables.people import channels
from storage.tables.publications import publications
from storage.tables.stats import (
    channel_counts,
    countings,
    hour_tallies,
    pictures,
    publication_numbers,
    publication_snapshots,
    reaction_counts,
    rollups,
    timetables,
)
from storage.tallying import (
    CLEARED,
    COUNTING,
    DAY_FOLLOWERS,
    DAY_MOVED,
    DAY_PROMISED,
    DAY_SAID,
    HOUR_MOVED,
    HOUR_SAID,
    OPEN,
    PICTURE,
    PROMISES,
    RECOUNT,
    ROLLED,
    SAID,
)

if TYPE_CHECKING:
    from storage.unit import SqlUnit

_OUT = (PublicationState.PUBLISHED.value, PublicationState.SEEN.value)
_NUMBERS = ("views", "reactions", "comments", "forwards", "clicks")
_QUARTER_OF_AN_HOUR = 15 * 60 * 1_000_000

_REACTED = (
    update(publication_numbers)
    .where(
        publication_numbers.c.publication_id == bindparam("publication"),
        or_(publication_numbers.c.reacted_at.is_(None), publication_numbers.c.reacted_at <= bindparam("now")),
    )
    .values(reacted_at=bindparam("now"))
)

_OF_POST = (
    select(
        *(publication_numbers.c[name] for name in ("publication_id", "measured_at", "views", "reactions", "forwards"))
    )
    .join(publications, publications.c.id == publication_numbers.c.publication_id)
    .where(publications.c.workspace_id == bindparam("workspace"), publications.c.post_id == bindparam("post"))
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _micro(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _quarter(number: int) -> datetime:
    return _EPOCH + timedelta(minutes=15 * int(number))


class SqlStats:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def numbers(self, asked: Asked) -> Numbers:
        return await read_numbers(self.unit, asked)

    async def comments(self, asked: Asked, limit: int) -> list[tuple[datetime, str, str, str, str]]:
        return await read_comments(self.unit, asked, limit)

    # Counting

    async def to_count(self, now: datetime, limit: int) -> list[Channel]:
        rows = await self.unit.all(
            select(channels)
            .outerjoin(countings, countings.c.channel_id == channels.c.id)
            .where(
                channels.c.state == ChannelState.CONNECTED.value,
                or_(countings.c.next_at.is_(None), countings.c.next_at <= now),
            )
            .order_by(countings.c.next_at.nulls_first(), channels.c.id)
            .limit(limit)
        )
        return [to_channel(row) for row in rows]

    async def next_count(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(func.min(countings.c.next_at)).join(
                channels,
                (channels.c.id == countings.c.channel_id) & (channels.c.state == ChannelState.CONNECTED.value),
            )
        )
        return found

    async def counted(
        self, channel: Channel, at: datetime, next_at: datetime, day: date, followers: int | None
    ) -> None:
        await self.unit.run(COUNTING, {"channel": channel.id, "next_at": next_at, "counted_at": at})
        if followers is None:
            return
        kept = {"channel_id": channel.id, "at": at, "workspace_id": channel.workspace_id, "followers": followers}
        known = (channel_counts.c.channel_id == channel.id, channel_counts.c.at == at)
        if not await self.unit.run(update(channel_counts).where(*known).values(followers=followers)):
            await self.unit.run(insert(channel_counts), kept)
        await self.unit.run(DAY_FOLLOWERS, self._on(channel, day) | {"followers": followers})

    def _on(self, channel: Channel, day: date) -> dict[str, Any]:
        return {"channel": channel.id, "workspace": channel.workspace_id, "day": day.toordinal()}

    async def page_read(self, channel_id: int, at: datetime, code: str) -> None:
        await self.unit.run(
            update(countings).where(countings.c.channel_id == channel_id).values(page_at=at, code=code[:64])
        )

    async def page_at(self, channel_id: int) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(countings.c.page_at).where(countings.c.channel_id == channel_id)
        )
        return found

    async def moved(self, channel: Channel, day: date, hour: int, joins: int, leaves: int) -> None:
        row = self._on(channel, day) | {"joins": joins, "leaves": leaves}
        await self.unit.run(DAY_MOVED, row)
        await self.unit.run(HOUR_MOVED, row | {"hour": hour})

    # Publications

    async def unopened(self, channel_ids: Sequence[int], limit: int) -> list[int]:
        found: list[int] = []
        for channel_id in channel_ids:
            newest = await self.unit.scalar(
                select(func.max(publication_numbers.c.at)).where(publication_numbers.c.channel_id == channel_id)
            )
            since = (newest or _EPOCH + timedelta(days=2)) - timedelta(days=2)
            rows = await self.unit.all(
                select(publications.c.id)
                .where(
                    publications.c.channel_id == channel_id,
                    publications.c.published_at >= since,
                    publications.c.state.in_(_OUT),
                    ~exists().where(publication_numbers.c.publication_id == publications.c.id),
                )
                .limit(limit)
            )
            found += [row["id"] for row in rows]
        return found

    async def open(self, opened: Sequence[Opened]) -> None:
        rows = [values_of(one) | {"kind": one.kind.value, "next_age_at": one.at + timedelta(hours=1)} for one in opened]
        if rows:
            await self.unit.run(OPEN, rows)

    async def of_post(self, workspace_id: int, post_id: int) -> dict[int, Snapshot]:
        rows = await self.unit.all(_OF_POST, workspace=workspace_id, post=post_id)
        return {
            row["publication_id"]: Snapshot(row["measured_at"], row["views"], row["reactions"], row["forwards"])
            for row in rows
            if row["measured_at"] is not None
        }

    async def set_kind(self, publication_id: int, kind: Kind) -> None:
        await self.unit.run(
            update(publication_numbers)
            .where(publication_numbers.c.publication_id == publication_id)
            .values(kind=kind.value)
        )

    async def measure(self, publication_id: int, at: datetime, numbers: Mapping[str, int]) -> None:
        await self.unit.run(
            update(publication_numbers)
            .where(publication_numbers.c.publication_id == publication_id)
            .values(measured_at=at, **{name: value for name, value in numbers.items() if name in _NUMBERS})
        )

    async def set_reactions(self, publication_id: int, at: datetime, counts: Mapping[str, int]) -> None:
        if not await self.unit.run(_REACTED, {"publication": publication_id, "now": at}):
            return
        await self.unit.run(delete(reaction_counts).where(reaction_counts.c.publication_id == publication_id))
        rows = [{"publication_id": publication_id, "emoji": e[:64], "count": n} for e, n in counts.items() if n > 0]
        if rows:
            await self.unit.run(insert(reaction_counts), rows)
        await self.measure(publication_id, at, {"reactions": sum(counts.values())})

    async def aged(self, now: datetime, limit: int) -> list[Aged]:
        numbers = publication_numbers.c
        rows = await self.unit.all(
            select(numbers.publication_id, numbers.workspace_id, numbers.at, numbers.next_age_at.label("due"))
            .where(numbers.next_age_at.is_not(None), numbers.next_age_at <= now)
            .order_by(numbers.next_age_at)
            .limit(limit)
        )
        return [Aged(**row) for row in rows]

    async def next_age(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(func.min(publication_numbers.c.next_age_at)).where(publication_numbers.c.next_age_at.is_not(None))
        )
        return found

    async def keep_age(self, publication_id: int, age: str, at: datetime, next_at: datetime | None) -> None:
        numbers = publication_numbers.c
        known = (publication_snapshots.c.publication_id == publication_id, publication_snapshots.c.age == age)
        await self.unit.run(delete(publication_snapshots).where(*known))
        row = await self.unit.first(
            select(numbers.workspace_id, *(numbers[name] for name in _NUMBERS)).where(
                numbers.publication_id == publication_id
            )
        )
        if row is not None:
            kept = row | {"publication_id": publication_id, "age": age, "at": at}
            await self.unit.run(insert(publication_snapshots), kept)
        await self.unit.run(
            update(publication_numbers).where(numbers.publication_id == publication_id).values(next_age_at=next_at)
        )

    # Rollups

    async def rolled_at(self, workspace_id: int) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(rollups.c.at).where(rollups.c.workspace_id == workspace_id)
        )
        return found

    async def said(self, workspace_id: int, since: datetime) -> list[tuple[int, datetime, int, int, int]]:
        rows = await self.unit.all(SAID, workspace=workspace_id, since=_micro(since), quarter=_QUARTER_OF_AN_HOUR)
        return [(r["channel"], _quarter(r["quarter"]), r["comments"], r["positive"], r["negative"]) for r in rows]

    async def promises(self, workspace_id: int, since: datetime, now: datetime) -> list[tuple[int, datetime, int, int]]:
        given = {"workspace": workspace_id, "since": _micro(since), "now": _micro(now), "quarter": _QUARTER_OF_AN_HOUR}
        rows = await self.unit.all(PROMISES, **given)
        return [(r["channel"], _quarter(r["quarter"]), r["wanted"], r["kept"]) for r in rows]

    async def tally(
        self, workspace_id: int, since: date, hours: Sequence[Hour], promised: Sequence[Promised], at: datetime
    ) -> None:
        for statement in CLEARED:
            await self.unit.run(statement, {"workspace": workspace_id, "day": since.toordinal()})
        names = ("comments", "positive", "negative")
        days: dict[tuple[int, date], list[int]] = defaultdict(lambda: [0, 0, 0])
        rows = []
        for one in hours:
            values = [getattr(one, name) for name in names]
            key = {"channel": one.channel_id, "workspace": workspace_id, "day": one.day.toordinal(), "hour": one.hour}
            rows.append(key | dict(zip(names, values, strict=True)))
            together = days[one.channel_id, one.day]
            days[one.channel_id, one.day] = [a + b for a, b in zip(together, values, strict=True)]
        said = [
            {"channel": channel, "workspace": workspace_id, "day": day.toordinal(), **dict(zip(names, v, strict=True))}
            for (channel, day), v in days.items()
        ]
        kept = [
            {"channel": p.channel_id, "workspace": workspace_id, "day": p.day.toordinal()}
            | {"wanted": p.wanted, "kept": p.kept}
            for p in promised
        ]
        for statement, listed in ((HOUR_SAID, rows), (DAY_SAID, said), (DAY_PROMISED, kept)):
            if listed:
                await self.unit.run(statement, listed)
        await self.unit.run(ROLLED, {"workspace": workspace_id, "at": at})

    async def recount_comments(self, workspace_id: int, since: datetime) -> None:
        await self.unit.run(RECOUNT, {"workspace": workspace_id, "since": _micro(since)})

    async def forget(self, before: Mapping[str, datetime]) -> None:
        await self.unit.run(delete(channel_counts).where(channel_counts.c.at < before["counts"]))
        await self.unit.run(delete(hour_tallies).where(hour_tallies.c.day < before["hours"].date().toordinal()))
        await self.unit.run(delete(pictures).where(pictures.c.at < before["pictures"]))

    # Pictures

    async def picture(self, digest: str, bot_id: int) -> str | None:
        found: str | None = await self.unit.scalar(
            select(pictures.c.file_id).where(pictures.c.digest == digest, pictures.c.bot_id == bot_id)
        )
        return found

    async def keep_picture(self, digest: str, bot_id: int, file_id: str, at: datetime) -> None:
        await self.unit.run(PICTURE, {"digest": digest, "bot": bot_id, "file": file_id, "at": at})

    # Timetables

    async def add_timetable(self, timetable: Timetable) -> Timetable:
        self.unit.touched.add("reports")
        row = values_of(timetable) | {"span": timetable.span.value}
        del row["id"]
        return replace(timetable, id=await self.unit.insert(insert(timetables), row))

    async def save_timetable(self, timetable: Timetable) -> None:
        self.unit.touched.add("reports")
        row = values_of(timetable) | {"span": timetable.span.value}
        await self.unit.run(update(timetables).where(timetables.c.id == timetable.id).values(row))

    async def remove_timetable(self, workspace_id: int, timetable_id: int) -> None:
        await self.unit.run(
            delete(timetables).where(timetables.c.workspace_id == workspace_id, timetables.c.id == timetable_id)
        )

    async def timetables(self, workspace_id: int) -> list[Timetable]:
        return await self._timetables(timetables.c.workspace_id == workspace_id)

    async def timetables_due(self, now: datetime, limit: int) -> list[Timetable]:
        return (await self._timetables(timetables.c.next_at.is_not(None), timetables.c.next_at <= now))[:limit]

    async def _timetables(self, *where: Any) -> list[Timetable]:
        rows = await self.unit.all(select(timetables).where(*where).order_by(timetables.c.id))
        return [Timetable(**{**row, "span": Span(row["span"])}) for row in rows]

    async def next_report(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(
            select(func.min(timetables.c.next_at)).where(timetables.c.next_at.is_not(None))
        )
        return found
