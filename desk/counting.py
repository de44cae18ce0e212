"""Counting: followers each hour, who came and went, reactions, views of the public page, numbers at ages, rollups.

What is due lies in the drawers; no call is made while a transaction is open, and a call that fails is made again later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office
from desk.errors import IntegrationError
from desk.model.calendar import local_of, resolve
from desk.model.content import Content
from desk.model.joins import Way
from desk.model.network import Channel
from desk.model.publication import Publication, PublicationState
from desk.model.source import Item
from desk.model.stats import Kind, kind_of
from desk.ports import Unit
from desk.ports.numbers import Hour, Opened, Promised

EVERY = timedelta(hours=1)
"""Between two counts of a channel's followers."""
PAGE_EVERY = timedelta(hours=6)
"""Between two looks at a channel's public page, if nothing asks for one sooner."""
AGES = (("1h", timedelta(hours=1)), ("24h", timedelta(hours=24)), ("7d", timedelta(days=7)))
"""Ages at which the numbers of a publication are kept as they are."""
AT_ONCE = 50
FRESH = timedelta(minutes=1)
"""Rollups younger than this are good enough for a picture."""
TIDY_BACK = timedelta(days=8)
"""How far back the first rollup of a day looks: moods are corrected, answers come late."""
KEPT = {"counts": timedelta(days=400), "hours": timedelta(days=400), "pictures": timedelta(days=30)}
"""Retention. Tallies by day and the newest numbers of publications stay."""
HISTORY = 100
"""Posts that are read from the public page of a channel."""


class Counting:
    def __init__(self, office: Office) -> None:
        self.office = office

    # What Telegram tells by itself

    async def moved(self, network: str, external_id: int, joined: bool, at: datetime, way: Way | None = None) -> None:
        """Somebody joined a channel, by a way that is known or not, or left it."""
        async with self.office.store.write() as unit:
            for channel in await unit.channels.by_external(network, external_id):
                local = local_of(at, await _zone(unit, channel.workspace_id))
                await unit.stats.moved(channel, local.date(), local.hour, int(joined), int(not joined))
                if joined and way is not None:
                    await unit.joins.joined(channel, local.date(), way)

    async def reacted(
        self, network: str, external_id: int, message_id: int, counts: Mapping[str, int], at: datetime
    ) -> None:
        """The reactions that a post of a channel has now, by emoji."""
        async with self.office.store.write() as unit:
            for channel in await unit.channels.by_external(network, external_id):
                publication = await unit.publications.by_message(channel.id, message_id)
                if publication is not None:
                    await _open(unit, channel, [publication.id])
                    await unit.stats.set_reactions(publication.id, at, counts)

    # Work that falls due

    async def run_once(self) -> None:
        """Everything that is due: followers and pages of some channels, numbers that reached an age."""
        await self._count()
        await self._keep_ages()

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            found = [await unit.stats.next_count(), await unit.stats.next_age()]
        return min((at for at in found if at is not None), default=None)

    async def _count(self) -> None:
        now = self.office.now
        async with self.office.store.glance() as unit:
            due = await unit.stats.to_count(now, AT_ONCE)
        for channel in due:
            await self.count(channel)

    async def count(self, channel: Channel) -> None:
        """Followers now, and views and posts of the public page if it was not read lately: of a channel that was just
        connected at once, so that its first picture is not empty. A network that does not answer is asked again later.
        """
        now = self.office.now
        followers = await self._followers(channel)
        async with self.office.store.write() as unit:
            day = local_of(now, await _zone(unit, channel.workspace_id)).date()
            await unit.stats.counted(channel, now, now + EVERY, day, followers)
            await _open(unit, channel, await unit.stats.unopened([channel.id], AT_ONCE))
            page_at = await unit.stats.page_at(channel.id)
        if page_at is None or now - page_at >= PAGE_EVERY:
            await self.read_page(channel)

    async def _followers(self, channel: Channel) -> int | None:
        counter = self.office.counters.get(channel.network)
        if counter is None:
            return None
        try:
            return await counter.followers(channel.external_id)
        except IntegrationError:
            return None  # in an hour again

    async def read_page(self, channel: Channel) -> None:
        """Views from the channel's public page; posts that we do not know yet are kept as seen."""
        page = self.office.pages.get(channel.network)
        if page is None or not channel.username:
            return
        code = ""
        items: Sequence[Item] = ()
        try:
            items = await page.history(channel.username, HISTORY)
        except IntegrationError as error:
            code = error.code
        now = self.office.now
        async with self.office.store.write() as unit:
            for item in items:
                if item.external_id.isdecimal() and item.at is not None:
                    await _take(unit, channel, item, int(item.external_id), item.at, now)
            await unit.stats.page_read(channel.id, now, code)

    async def _keep_ages(self) -> None:
        now = self.office.now
        async with self.office.store.glance() as unit:
            due = await unit.stats.aged(now, 20 * AT_ONCE)
        if not due:
            return
        async with self.office.store.write() as unit:
            aged: dict[str, list[int]] = defaultdict(list)
            for one in due:
                age = next((name for name, after in AGES if one.at + after >= one.due), AGES[-1][0])
                later = [one.at + after for name, after in AGES if one.at + after > max(one.due, now)]
                await unit.stats.keep_age(one.publication_id, age, now, min(later, default=None))
                aged[age].append(one.publication_id)
            for age, publication_ids in aged.items():
                await unit.polls.keep_age(publication_ids, age, now)

    # Rollups

    async def refresh(self, workspace_id: int) -> None:
        """Bring the numbers of a workspace up to date for a report: publications that are not kept yet, comments and
        answers of the last days. Does nothing when that was done a moment ago."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            rolled = await unit.stats.rolled_at(workspace_id)
            channels = await unit.channels.of_workspace(workspace_id)
            missing = await unit.stats.unopened([c.id for c in channels], AT_ONCE)
        if rolled is not None and not missing and timedelta(0) <= now - rolled < FRESH:
            return
        async with self.office.store.read() as unit:  # the long look is over before anybody is kept from writing
            roll = await _rolled(unit, workspace_id, rolled, now)
        async with self.office.store.write(aside=True) as unit:
            for channel in channels:
                await _open(unit, channel, missing)
            await unit.stats.tally(workspace_id, roll.first, roll.hours, roll.promised, now)
            await unit.stats.recount_comments(workspace_id, roll.since)

    async def forget_old(self) -> None:
        """Drop what is older than its table keeps it."""
        now = self.office.now
        async with self.office.store.write() as unit:
            await unit.stats.forget({name: now - age for name, age in KEPT.items()})


@dataclass(frozen=True, slots=True)
class _Roll:
    """Comments and answers of some days, from the beginning of the first on."""

    first: date
    since: datetime
    hours: Sequence[Hour]
    promised: Sequence[Promised]


async def _rolled(unit: Unit, workspace_id: int, rolled: datetime | None, now: datetime) -> _Roll:
    """The first time everything that is kept, the first time of a day eight days back, else today."""
    zone = await _zone(unit, workspace_id)
    first = local_of(now, zone).date()
    if rolled is None:
        first -= KEPT["hours"]
    elif local_of(rolled, zone).date() != first:
        first = local_of(rolled - TIDY_BACK, zone).date()
    since = resolve(datetime.combine(first, time()), zone).instant
    hours = _hours(await unit.stats.said(workspace_id, since), workspace_id, zone)
    promised = _promised(await unit.stats.promises(workspace_id, since, now), workspace_id, zone)
    return _Roll(first, since, hours, promised)


async def _zone(unit: Unit, workspace_id: int) -> ZoneInfo:
    return ZoneInfo((await unit.people.workspace(workspace_id)).zone)


def _hours(rows: Sequence[tuple[int, datetime, int, int, int]], workspace_id: int, zone: ZoneInfo) -> list[Hour]:
    """Quarters of an hour, which every zone's days and hours are made of, as local hours."""
    together: dict[tuple[int, date, int], list[int]] = defaultdict(lambda: [0, 0, 0])
    for channel_id, at, *counts in rows:
        local = local_of(at, zone)
        key = (channel_id, local.date(), local.hour)
        together[key] = [a + b for a, b in zip(together[key], counts, strict=True)]
    return [Hour(channel, workspace_id, day, hour, *counts) for (channel, day, hour), counts in together.items()]


def _promised(rows: Sequence[tuple[int, datetime, int, int]], workspace_id: int, zone: ZoneInfo) -> list[Promised]:
    together: dict[tuple[int, date], list[int]] = defaultdict(lambda: [0, 0])
    for channel_id, at, *counts in rows:
        key = (channel_id, local_of(at, zone).date())
        together[key] = [a + b for a, b in zip(together[key], counts, strict=True)]
    return [Promised(channel, workspace_id, day, *counts) for (channel, day), counts in together.items()]


async def _open(unit: Unit, channel: Channel, publication_ids: Sequence[int]) -> None:
    """Begin to keep the numbers of publications of this channel."""
    opened = []
    for number in publication_ids:
        publication = await unit.publications.any_publication(number)
        if publication.channel_id == channel.id and publication.published_at is not None:
            opened.append(await _opened(unit, channel, publication, publication.published_at))
    await unit.stats.open(opened)


async def _opened(unit: Unit, channel: Channel, publication: Publication, at: datetime) -> Opened:
    kind, title, label = Kind.UNKNOWN, publication.title, ""
    if publication.post_id is not None:
        post = await unit.posts.any_post(publication.post_id)
        revision = await unit.posts.revision(post.id, publication.revision)
        kind, title, label = kind_of(revision.content), post.title, post.label
    return opened_of(channel, publication, at, kind, title, label)


def opened_of(
    channel: Channel, publication: Publication, at: datetime, kind: Kind, title: str, label: str = ""
) -> Opened:
    """The beginning of a publication's numbers; comments begin at 0 where they are read, else they are not known."""
    read = channel.linked_id is not None and "discussion" not in channel.lacks
    return Opened(
        publication_id=publication.id,
        workspace_id=publication.workspace_id,
        channel_id=publication.channel_id,
        at=at,
        kind=kind,
        title=title,
        link=publication.link,
        label=label,
        comments=0 if read else None,
    )


async def _take(unit: Unit, channel: Channel, item: Item, message_id: int, at: datetime, now: datetime) -> None:
    """One post of the public page."""
    publication = await unit.publications.by_message(channel.id, message_id)
    if publication is None:
        content = Content(text=item.text)
        publication = await unit.publications.add(
            Publication(
                id=0,
                workspace_id=channel.workspace_id,
                channel_id=channel.id,
                state=PublicationState.SEEN,
                due_at=at,
                published_at=at,
                hash=content.hash,
                ids=((message_id,),),
                link=item.link,
                title=content.first_words(60),
            )
        )
        await unit.channels.raise_highest(channel.id, message_id)
        await unit.stats.open([opened_of(channel, publication, at, Kind.UNKNOWN, publication.title)])
    else:
        await _open(unit, channel, [publication.id])
    known = {"views": item.views, "forwards": item.forwards, "reactions": item.reactions}
    numbers = {name: value for name, value in known.items() if value is not None}
    if numbers:
        await unit.stats.measure(publication.id, now, numbers)
