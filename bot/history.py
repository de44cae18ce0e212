"""Three months behind the sandbox's workspace: posts, readers, comments and answers, so that its numbers have a story.

Invented, and the same on each run but for the days on which it falls: sales are seen most, polls make people talk,
evenings are the best time, and one Friday a payment failed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.readership import tell_joins, tell_visits, tell_votes
from bot.wiring import App
from desk.model.calendar import local_of, resolve
from desk.model.content import Content
from desk.model.inbox import (
    Alert,
    AlertKind,
    AlertState,
    Author,
    Comment,
    CommentKind,
    Judgement,
    Severity,
    Source,
    SourceKind,
)
from desk.model.network import Channel
from desk.model.publication import Publication, PublicationState
from desk.model.stats import Kind
from desk.ports import Unit
from desk.ports.numbers import Opened

DAYS = 98
SLA = timedelta(minutes=10)
FOLLOWERS = 11_240
HOURS = (9, 10, 12, 13, 18, 19, 19, 20, 20)
POSTS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.PHOTO, "news", "Today on the scale: a new lot from Huila"),
    (Kind.TEXT, "news", "Opening hours over the holidays"),
    (Kind.ALBUM, "recipes", "Five ways to brew the same bean"),
    (Kind.PHOTO, "people", "Who roasts your coffee: a morning at the drum"),
    (Kind.VIDEO, "recipes", "Milk foam without a machine"),
    (Kind.POLL, "talk", "Light or dark?"),
    (Kind.PHOTO, "news", "The winter blend is back"),
    (Kind.ALBUM, "people", "Cupping on Thursday: what we tasted"),
    (Kind.TEXT, "recipes", "Cold brew in one jar, overnight"),
    (Kind.PHOTO, "sale", "This week: minus 10 % on filter roasts"),
    (Kind.VIDEO, "people", "From the farm to the cup in two minutes"),
    (Kind.PHOTO, "talk", "Where do you drink your first cup?"),
)
SALE = (Kind.ALBUM, "sale", "Autumn sale: minus 20 % on everything dark")
PULL = {Kind.TEXT: 0.78, Kind.PHOTO: 1.0, Kind.ALBUM: 1.16, Kind.VIDEO: 1.05, Kind.POLL: 0.94}
TALK = {Kind.TEXT: 0.022, Kind.PHOTO: 0.041, Kind.ALBUM: 0.055, Kind.VIDEO: 0.039, Kind.POLL: 0.074}
PRAISE = ("The best one yet, thank you", "Fast delivery, fresh as always", "Love this roast")
ASKED = ("Is it ground for espresso too?", "Do you ship on Saturdays?", "How long does a bag stay fresh?")
BLAME = ("My parcel is late again", "Payment fails at the last step", "Nobody answers the phone", "Arrived torn open")
PLAIN = ("Monday, first cup", "I take the Sumatra", "Same here", "Ordered", "See you on Thursday")
RIVAL_SAYS = (
    "New on the shelf: a washed lot from Nariño",
    "Three bags for the price of two, until Sunday",
    "Our roaster answers your questions tonight",
    "How to store beans in summer",
    "We are open on the holiday, come by",
)
RIVAL_POSTS, RIVAL_VIEWS = 0.7, 2100
"""Posts a day; views of one in the middle."""
READERS = ("Reader", "Ana", "Niko", "Lena", "Omar", "Mai")


@dataclass
class Story:
    """Where the story stands while it is told."""

    channel: Channel
    source: Source
    zone: ZoneInfo
    today: date
    now: datetime
    dice: random.Random
    other_dice: random.Random  # what was told later leaves the rest of the story as it was
    followers: int = FOLLOWERS
    posts: int = 0
    said: int = 0

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return resolve(datetime.combine(day, time(hour, minute)), self.zone).instant


def rival_posts(now: float) -> Iterator[tuple[float, str, int]]:
    """What another roastery's channel said in the same months, oldest first: unix seconds, words, views."""
    dice = random.Random(13)
    for day in range(DAYS, 0, -1):
        if dice.random() < RIVAL_POSTS:
            at = now - day * 86_400 + dice.randrange(-7200, 7200)
            yield at, dice.choice(RIVAL_SAYS), int(RIVAL_VIEWS * dice.lognormvariate(0, 0.25))


async def write_history(app: App, person_id: int) -> int:
    """Once, right after the workspace was founded; a week in one transaction; how many follow in the end."""
    async with app.store.read() as unit:
        member = await unit.people.member(person_id)
        if member is None:
            return 0
        channels = await unit.channels.of_workspace(member.workspace.id)
    if not channels:
        return 0
    now, zone = app.desk.office.now, ZoneInfo(member.workspace.zone)
    today = local_of(now, zone).date()
    source = await _source(app, channels[0], now - timedelta(days=DAYS))
    story = Story(channels[0], source, zone, today, now, random.Random(7), random.Random(11))
    days = [today - timedelta(days=back) for back in range(DAYS, 0, -1)]
    for start in range(0, len(days), 7):
        async with app.store.write() as unit:
            for day in days[start : start + 7]:
                await _a_day(unit, story, day)
    await app.desk.counting.refresh(member.workspace.id)
    return story.followers


async def _source(app: App, channel: Channel, since: datetime) -> Source:
    """The discussion group as a source, as hearing the first comment makes it."""
    address = str(channel.linked_id or channel.external_id)
    async with app.store.write() as unit:
        known = await unit.inbox.find_source(channel.workspace_id, SourceKind.GROUP, address)
        if known is not None:
            return known
        title = f"{channel.title} talk"
        return await unit.inbox.add_source(
            Source(0, channel.workspace_id, SourceKind.GROUP, address, title, since, channel_id=channel.id)
        )


async def _a_day(unit: Unit, story: Story, day: date) -> None:
    back, dice = (story.today - day).days, story.dice
    wave = 1.5 if day.weekday() < 5 else 0.8
    joins, leaves = int(dice.gauss(22 * wave, 6)), int(dice.gauss(9, 3))
    hit = back in (5, 40)
    joins = max(2, joins * (3 if hit else 1))
    leaves = max(0, leaves)
    story.followers += joins - leaves
    await unit.stats.moved(story.channel, day, 12, joins, leaves)
    await tell_joins(unit, story.channel, day, joins)
    await tell_visits(unit, story.channel, day, story.other_dice)
    counted = story.at(day, 23)
    await unit.stats.counted(story.channel, counted, story.now, day, story.followers)
    published = [await _post(unit, story, day, hit and number == 0) for number in range(_how_many(story, day, hit))]
    await _talk(unit, story, day, published)


def _how_many(story: Story, day: date, hit: bool) -> int:
    usual = (1, 1, 2, 1, 2, 1, 0)[day.weekday()]
    return max(1, usual) if hit else usual


async def _post(unit: Unit, story: Story, day: date, hit: bool) -> int:
    dice = story.dice
    kind, label, title = SALE if hit else POSTS[(story.posts * 5) % len(POSTS)]
    hour = 14 if hit else dice.choice(HOURS)
    at = story.at(day, hour, dice.randrange(0, 60, 5))
    views = story.followers * 0.31 * PULL[kind] * dice.lognormvariate(0, 0.16) * (1.25 if hour >= 18 else 1.0)
    views *= 2.6 if hit else 1.0
    talk = TALK[kind] * dice.uniform(0.75, 1.25)
    story.posts += 1
    seen = await unit.publications.add(
        Publication(
            id=0,
            workspace_id=story.channel.workspace_id,
            channel_id=story.channel.id,
            state=PublicationState.SEEN,
            due_at=at,
            published_at=at,
            hash=Content(title).hash,
            title=title,
        )
    )
    opened = Opened(seen.id, seen.workspace_id, seen.channel_id, at, kind, title, "", label, 0)
    await unit.stats.open([opened])
    reactions = int(views * talk)
    await unit.stats.set_reactions(seen.id, story.now, {"👍": reactions * 2 // 3, "🔥": reactions - reactions * 2 // 3})
    await unit.stats.measure(seen.id, story.now, {"views": int(views), "forwards": int(views * talk * 0.12)})
    if kind is Kind.POLL:
        await tell_votes(unit, seen, at, int(views))
    await unit.stats.keep_age(seen.id, "7d", at + timedelta(days=7), None)
    return seen.id


async def _talk(unit: Unit, story: Story, day: date, published: Sequence[int]) -> None:
    trouble = (story.today - day).days in (3, 38)
    for kind, text in _voices(story, trouble):
        dice = story.dice
        at = story.at(day, dice.choice((9, 10, 11, 13, 14, 17, 18, 19, 20, 21)), dice.randrange(60))
        story.said += 1
        label = {CommentKind.NEGATIVE: "negative", CommentKind.PRAISE: "positive"}.get(kind, "neutral")
        judgement = Judgement(label, 0.9 if label == "negative" else 0.05, 0.9, reasons=())
        name = dice.choice(READERS)
        comment = await unit.inbox.add_comment(
            Comment(
                id=0,
                workspace_id=story.channel.workspace_id,
                source_id=story.source.id,
                external_id=f"past-{story.said}",
                author=Author(f"past-{name}", name),
                text=text,
                said_at=at,
                received_at=at,
                publication_id=dice.choice(published) if published else None,
                kind=kind,
                judgement=judgement,
                history=True,
            )
        )
        if kind in (CommentKind.NEGATIVE, CommentKind.QUESTION):
            await _answer(unit, story, comment, kind, trouble)


def _voices(story: Story, trouble: bool) -> Iterator[tuple[CommentKind, str]]:
    dice = story.dice
    for _ in range(max(3, int(dice.gauss(11, 3)))):
        roll = dice.random()
        if roll < 0.12:
            yield CommentKind.NEGATIVE, dice.choice(BLAME)
        elif roll < 0.27:
            yield CommentKind.QUESTION, dice.choice(ASKED)
        elif roll < 0.5:
            yield CommentKind.PRAISE, dice.choice(PRAISE)
        else:
            yield CommentKind.OTHER, dice.choice(PLAIN)
    if trouble:
        yield from [(CommentKind.NEGATIVE, BLAME[1])] * 13


async def _answer(unit: Unit, story: Story, comment: Comment, kind: CommentKind, trouble: bool) -> None:
    """Most answers come in time; where a payment failed some did not."""
    seconds = max(40, int(story.dice.expovariate(1 / (420 if trouble else 230))))
    answered = comment.said_at + timedelta(seconds=seconds)
    await unit.inbox.add_alert(
        Alert(
            id=0,
            workspace_id=comment.workspace_id,
            kind=AlertKind(kind.value),
            severity=Severity.NORMAL,
            state=AlertState.CLOSED,
            opened_at=comment.said_at,
            updated_at=answered,
            comment_id=comment.id,
            source_id=comment.source_id,
            due_at=comment.said_at + SLA,
            answered_at=answered,
            closed_at=answered,
        )
    )
