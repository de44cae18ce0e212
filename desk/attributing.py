"""Attributing: to which channel a visit belongs, by the tags of the link that it came by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from desk.model.network import Channel
from desk.model.tags import slug

Campaigns = Mapping[str, Set[int]]
"""Ids of the channels whose posts carried a campaign."""


def channel_of(
    tags: tuple[str, str, str], channels: Sequence[Channel], campaigns: Campaigns | None = None
) -> Channel | None:
    """The channel whose links carry this source and medium; of several, the one with this campaign, else the one in
    which a post of that label or name is out. None where there is none, or more than one."""
    source, medium, campaign = (tag.strip().casefold() for tag in tags)
    found = [c for c in channels if _same(c, source, medium)]
    found = [c for c in found if c.tags_on] or found
    if len(found) > 1:
        mine = [c for c in found if c.tag_campaign and c.tag_campaign.casefold() == campaign]
        out = (campaigns or {}).get(slug(campaign), frozenset()) if campaign else frozenset()
        found = mine or [c for c in found if not c.tag_campaign and c.id in out]
    return found[0] if len(found) == 1 else None


def _same(channel: Channel, source: str, medium: str) -> bool:
    """A counter that tells no medium is taken at its word for the source."""
    if not source or channel.tag_source.casefold() != source:
        return False
    return not medium or channel.tag_medium.casefold() == medium


def campaigns_of(posts: Sequence[tuple[int, str, str]]) -> Campaigns:
    """(channel, label, title) of posts → the campaigns that their links had."""
    found: dict[str, set[int]] = {}
    for channel_id, label, title in posts:
        if campaign := slug(label) or slug(title):
            found.setdefault(campaign, set()).add(channel_id)
    return found
