"""What follows when a publication's state changes: the post closes, the cards follow, somebody is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desk.acting import record, reviewers_of, ring_post, tell
from desk.model.cards import CardKind
from desk.model.network import Channel, ChannelState
from desk.model.people import Right
from desk.model.post import Post, PostState
from desk.model.publication import FINAL, OUT, TROUBLE, UNSENT, Change, Publication, PublicationState
from desk.planning import unplanned_state
from desk.ports import Unit


def out(publication: Publication, pinned: bool, now: datetime) -> Publication:
    """The publication as it is once all of it is out. A wish to pin is work of its own, which a crash does not lose;
    where the message is not known it is owned up to."""
    known = bool(publication.ids and publication.ids[0])
    return replace(
        publication,
        state=PublicationState.PUBLISHED,
        published_at=now,
        lease_until=None,
        code="pin_unknown" if pinned and not known else "",
        change=Change.PIN if pinned and known else None,
        next_try_at=now,
        tries=0,
    )


async def published(unit: Unit, publication: Publication, pinned: bool, now: datetime) -> None:
    publication = out(publication, pinned, now)
    await unit.publications.save(publication)
    await settle(unit, publication, "published", now)


async def settle(unit: Unit, publication: Publication, verb: str, now: datetime) -> None:
    """Close the post when nothing of it waits any more, note it, and let the cards follow."""
    if publication.post_id is None:
        return
    post = await unit.posts.any_post(publication.post_id)
    before = post.stage.value
    post = await _closed_if_over(unit, post, now)
    await record(unit, post, publication.resolved_by, verb, before, now)
    await unit.pushes.follow(CardKind.POST, post.id, now)


async def _closed_if_over(unit: Unit, post: Post, now: datetime) -> Post:
    rows = await unit.publications.of_post(post.id)
    if post.state is not PostState.SCHEDULED or not all(p.state in FINAL for p in rows):
        return post
    if any(p.state in OUT for p in rows):
        post = replace(post, state=PostState.CLOSED, updated_at=now)
    else:
        workspace = await unit.people.workspace(post.workspace_id)
        post = replace(post, state=await unplanned_state(unit, post, workspace), updated_at=now)
    await unit.posts.save(post)
    return post


async def unconfirmed(unit: Unit, publication: Publication, code: str, now: datetime) -> None:
    publication = replace(publication, state=PublicationState.UNCONFIRMED, lease_until=None, code=code[:64])
    await unit.publications.save(publication)
    await call_for_help(unit, publication, "unconfirmed", now)


async def rejected(unit: Unit, publication: Publication, code: str, now: datetime) -> None:
    publication = replace(publication, state=PublicationState.FAILED, lease_until=None, code=code[:64])
    await unit.publications.save(publication)
    await call_for_help(unit, publication, "failed", now)


async def call_for_help(unit: Unit, publication: Publication, verb: str, now: datetime) -> None:
    """The post's card with a sound to somebody who can decide."""
    if publication.post_id is None:
        return
    post = await unit.posts.any_post(publication.post_id)
    before = post.stage.value
    post = await _closed_if_over(unit, post, now)  # a change may have been all that it waited for
    await record(unit, post, None, verb, before, now)
    await unit.pushes.follow(CardKind.POST, post.id, now)
    await _ring_helpers(unit, post, now)


async def call_others(unit: Unit, person_id: int, workspace_id: int, now: datetime) -> None:
    """The person cannot be reached any more: what waits for them is asked of others."""
    rows = await unit.publications.in_state(TROUBLE, workspace_id)
    for post_id in dict.fromkeys(p.post_id for p in rows if p.post_id is not None):
        post = await unit.posts.any_post(post_id)
        if post.author_id == person_id:
            await _ring_helpers(unit, post, now)


async def _ring_helpers(unit: Unit, post: Post, now: datetime) -> None:
    """The author; else who keeps the workspace, else whoever may publish: the first of these that can be reached."""
    able = [m for m in await unit.people.members(post.workspace_id) if m.person.reachable and m.may(Right.PUBLISH)]
    authors = [m for m in able if m.person.id == post.author_id]
    for member in authors or [m for m in able if m.may(Right.CHANNELS)] or able:
        await ring_post(unit, post, member, now)


async def back_to_review(unit: Unit, post: Post, now: datetime) -> None:
    """Its time came, and by the rules of this moment nobody has agreed to it: nothing of it stays planned, and the
    reviewers are asked."""
    rows = await unit.publications.of_post(post.id)
    waiting = [p for p in rows if p.state in UNSENT and not p.ids]
    await unit.publications.save_all(
        [replace(p, state=PublicationState.CANCELLED, code="not_approved") for p in waiting]
    )
    before = post.stage.value
    post = replace(post, state=PostState.IN_REVIEW, asked_at=None, updated_at=now)
    await unit.posts.save(post)
    await record(unit, post, None, "not_approved", before, now)
    await unit.pushes.follow(CardKind.POST, post.id, now)
    for reviewer in await reviewers_of(unit, post):
        await ring_post(unit, post, reviewer, now)


async def tell_missed(unit: Unit, workspace_id: int, now: datetime) -> None:
    """One card for all that was missed, to whoever may decide on it."""
    for member in await unit.people.members(workspace_id):
        if member.may(Right.PUBLISH):
            await tell(unit, member, CardKind.MISSED, workspace_id, now)


async def hold(unit: Unit, channels: Sequence[Channel], code: str, now: datetime) -> int:
    """Planned publications of these channels wait, and their cards say so."""
    count = 0
    for channel in channels:
        planned = await unit.publications.in_state([PublicationState.PLANNED], channel.workspace_id, channel.id)
        held = [replace(p, state=PublicationState.HELD, code=code) for p in planned]
        await unit.publications.save_all(held)
        await _follow_all(unit, held, now)
        count += len(held)
    return count


async def free(unit: Unit, channels: Sequence[Channel], now: datetime) -> int:
    """Held publications go on where nothing holds them any more; those too late by now are missed. How many go on."""
    count = 0
    for channel in channels:
        workspace = await unit.people.workspace(channel.workspace_id)
        if workspace.frozen_at or channel.frozen_at or channel.state is not ChannelState.CONNECTED:
            continue
        rows = await unit.publications.in_state([PublicationState.HELD], channel.workspace_id, channel.id)
        freed = [_freed(p, channel, now) for p in rows]
        await unit.publications.save_all(freed)
        await _follow_all(unit, freed, now)
        if any(p.state is PublicationState.MISSED for p in freed):
            await tell_missed(unit, channel.workspace_id, now)
        count += sum(p.state is PublicationState.PLANNED for p in freed)
    return count


def _freed(publication: Publication, channel: Channel, now: datetime) -> Publication:
    late = now - publication.due_at
    if late > channel.late_publish:
        code = "late" if late <= channel.late_ask else "very_late"
        return replace(publication, state=PublicationState.MISSED, code=code)
    return replace(publication, state=PublicationState.PLANNED, code="")


async def _follow_all(unit: Unit, publications: Sequence[Publication], now: datetime) -> None:
    for post_id in dict.fromkeys(p.post_id for p in publications if p.post_id is not None):
        await unit.pushes.follow(CardKind.POST, post_id, now)
