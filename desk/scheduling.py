"""Times: a wish, a schedule, a move, now, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk.acting import Office, post_for, record
from desk.errors import Refused, Stale
from desk.model.cards import CardKind
from desk.model.people import Member, Right
from desk.model.post import Post, PostState, Verb
from desk.model.publication import UNSENT, PublicationState
from desk.planning import apply_amendment, plan, ready, unplanned_state
from desk.ports import Unit

FARTHEST = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A post that would go out, or be changed where it is out, and the seconds in which that can be taken back."""

    post: Post
    undo_seconds: int


class Scheduling:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def set_time(
        self, person_id: int, post_id: int, revision: int, instant: datetime, accepted: bool = False
    ) -> Post:
        """Say when it shall go out. Where approval is still wanted the instant is a wish, kept until then.

        Raises:
            Refused: `past`, `too_far`, `has_errors`, `needs_approval`.
            Asks: `has_warnings`, unless `accepted`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.PUBLISH)
            post.require(Verb.EDIT, revision)
            if instant <= now:
                raise Refused("past")
            if instant > now + FARTHEST:
                raise Refused("too_far")
            before = post.stage.value
            if post.state is PostState.SCHEDULED:
                post = await self._move(unit, post, instant)
            elif post.state is PostState.APPROVED or (post.state is PostState.DRAFT and not member.workspace.needed):
                said = await ready(unit, self.office.networks, post, member.workspace, now, accepted)
                post = await plan(unit, post, *said, instant, now)
            elif post.stage in (PostState.DRAFT, PostState.RETURNED, PostState.IN_REVIEW) and not post.amendment:
                post = replace(post, asked_at=instant, updated_at=now)
                await unit.posts.save(post)
                await unit.posts.mark_reminded(post.id, None)
            else:
                raise Stale("stale_state", state=post.stage.value, verb=Verb.SCHEDULE.value, post=post.id)
            await record(unit, post, person_id, "set_time", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def _move(self, unit: Unit, post: Post, instant: datetime) -> Post:
        publications = await unit.publications.of_post(post.id)
        movable = [p for p in publications if p.state in UNSENT]
        if not movable:
            raise Refused("being_sent")
        await unit.publications.save_all(
            [
                replace(p, state=PublicationState.PLANNED, due_at=instant, next_try_at=instant, code="", tries=0)
                for p in movable
            ]
        )
        return post

    async def outlook(self, person_id: int, post_id: int, revision: int, accepted: bool = False) -> Outlook:
        """What `publish_now` would come to at this moment. Raises what it raises, and changes nothing."""
        async with self.office.store.glance() as unit:
            post, member = await self._going(unit, person_id, post_id, revision)
            if post.state is not PostState.SCHEDULED:
                await ready(unit, self.office.networks, post, member.workspace, self.office.now, accepted)
            elif not any(p.state in UNSENT for p in await unit.publications.of_post(post.id)):
                raise Refused("being_sent")
            return Outlook(post, member.workspace.undo_seconds)

    async def publish_now(self, person_id: int, post_id: int, revision: int, accepted: bool = False) -> Post:
        """Due at once, after the seconds in which it can be undone."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await self._going(unit, person_id, post_id, revision)
            before = post.stage.value
            instant = now + timedelta(seconds=member.workspace.undo_seconds)
            if post.state is PostState.SCHEDULED:
                post = await self._move(unit, post, instant)
            else:
                said = await ready(unit, self.office.networks, post, member.workspace, now, accepted)
                post = await (
                    apply_amendment(unit, post, now) if post.amendment else plan(unit, post, *said, instant, now)
                )
            await record(unit, post, person_id, "publish_now", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def _going(self, unit: Unit, person_id: int, post_id: int, revision: int) -> tuple[Post, Member]:
        post, member = await post_for(unit, person_id, post_id, Right.PUBLISH)
        if post.stage is not PostState.SCHEDULED:
            post.require(Verb.PUBLISH, revision)
        elif post.revision != revision:
            raise Stale("stale_revision", named=revision, current=post.revision, post=post.id)
        if post.stage is PostState.DRAFT and member.workspace.needed:
            raise Refused("needs_approval")
        return post, member

    async def unschedule(self, person_id: int, post_id: int, revision: int) -> Post:
        """Take the time back, if nothing of it has been sent."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.PUBLISH)
            post.require(Verb.UNSCHEDULE, revision)
            publications = await unit.publications.of_post(post.id)
            waiting = {*UNSENT, PublicationState.CANCELLED}
            if any(p.ids or p.state not in waiting for p in publications):
                raise Stale("already_out", post=post.id)
            await unit.publications.save_all(
                [replace(p, state=PublicationState.CANCELLED, code="") for p in publications if p.state in UNSENT]
            )
            post = replace(post, state=await unplanned_state(unit, post, member.workspace), updated_at=now)
            await unit.posts.save(post)
            await record(unit, post, person_id, "unschedule", PostState.SCHEDULED.value, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def forget_time(self, person_id: int, post_id: int, revision: int) -> Post:
        """Take back a wished time that no approval has turned into a schedule yet."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, _ = await post_for(unit, person_id, post_id, Right.PUBLISH)
            post.require(Verb.ASK_TIME, revision)
            post = replace(post, asked_at=None, updated_at=now)
            await unit.posts.save(post)
            await record(unit, post, person_id, "forget_time", post.stage.value, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post
