"""What readers did in the sandbox's three months beside reading: by which links they came, what they voted, visits."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from desk.model.joins import Way, WayKind
from desk.model.network import Channel
from desk.model.publication import Publication
from desk.model.tags import slug
from desk.model.visits import Visit
from desk.model.votes import Votes
from desk.ports import Unit

WAYS = (
    (Way(WayKind.NAMED, "Leaflet in the bag"), 0.27),
    (Way(WayKind.NAMED, "Town talk"), 0.14),
    (Way(WayKind.MAIN, "k7Qa"), 0.09),
)
"""With their part of all who joined; the rest came by the public address."""
CHOICES = ("Light", "Dark", "Both, by the hour of the day")
PARTS = (0.34, 0.45, 0.21)
CAMPAIGNS = {"news": 0.9, "recipes": 0.6, "people": 0.4, "sale": 2.4}
"""By label: visits on a usual day, of a hundred."""
ELSEWHERE = (("google", "organic", 61), ("newsletter", "email", 24))


async def tell_joins(unit: Unit, channel: Channel, day: date, joins: int) -> None:
    """By which ways so many came on that day."""
    rest = joins
    for way, part in WAYS:
        came = round(joins * part)
        rest -= came
        if came:
            await unit.joins.joined(channel, day, way, came)
    if rest > 0:
        await unit.joins.joined(channel, day, Way(WayKind.PUBLIC), rest)


async def tell_votes(unit: Unit, publication: Publication, at: datetime, views: int) -> None:
    """A poll in which one in nine who saw it has voted."""
    counts = tuple(round(views / 9 * part) for part in PARTS)
    votes = Votes(f"past-{publication.id}", tuple(zip(CHOICES, counts, strict=True)), sum(counts))
    await unit.polls.begin(publication, publication.title, votes, at + timedelta(days=7))


async def tell_visits(unit: Unit, channel: Channel, day: date, dice: random.Random) -> None:
    """As a web counter's file told them on a later day."""
    tags = (channel.tag_source, channel.tag_medium)
    found = [
        Visit(day, *tags, slug(label), round(100 * part * dice.uniform(0.7, 1.3)), channel.id)
        for label, part in CAMPAIGNS.items()
    ]
    found += [Visit(day, source, medium, "", round(n * dice.uniform(0.8, 1.2))) for source, medium, n in ELSEWHERE]
    await unit.visits.replace(channel.workspace_id, [day], found)
