"""Delivery: every due publication is out once, or somebody's chat says why not.

The order is the promise: the intent (attempt and lease) is committed, then one call is made, then the outcome is
committed. What may have landed is never sent again unless a person asks for it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from desk.acting import Office, keepers_of, tell
from desk.concluding import back_to_review, hold, published, rejected, tell_missed, unconfirmed
from desk.delivering import BATCH, FOREVER, LEASE, MOST_TRIES, next_try, one_call, outcome_of
from desk.errors import IntegrationError, Moved, NeedsLogin, NotSent, Stale
from desk.lanes import Lanes
from desk.model.cards import CardKind
from desk.model.content import Content
from desk.model.network import Channel, ChannelState, Sent
from desk.model.post import PostState
from desk.model.publication import Attempt, Outcome, Publication, PublicationState
from desk.model.tags import tagged
from desk.model.votes import Votes
from desk.ports import Due, Unit

ON_TIME = timedelta(seconds=60)
SPACING = timedelta(seconds=60)
"""Between late posts of one channel: never a burst after downtime."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a worker may send: the publication in state sending, its open attempt, and what to say where."""

    publication: Publication
    attempt: Attempt
    content: Content
    channel: Channel


@dataclass(frozen=True, slots=True)
class Judged:
    """What a look at a due publication decides."""

    state: PublicationState
    code: str = ""
    until: datetime | None = None


def judge(due: Due, now: datetime, last_out: datetime | None) -> Judged:
    """Pure: may it be sent at this moment? `last_out` is when its channel last got something from us."""
    publication, channel = due.publication, due.channel
    late = now - publication.due_at
    begun = bool(publication.ids)  # what is out in part is ended as it was begun
    if due.post.revision != publication.revision or (due.post.state is not PostState.SCHEDULED and not begun):
        return Judged(PublicationState.CANCELLED, "not_current")
    if not publication.hash == due.hash == due.content.hash:
        return Judged(PublicationState.CANCELLED, "not_approved")
    if due.approvals < due.workspace.needed and not begun:
        return Judged(PublicationState.CANCELLED, "not_approved")
    if due.workspace.frozen_at or channel.frozen_at:
        return Judged(PublicationState.HELD, "frozen")
    if channel.state is not ChannelState.CONNECTED:
        return Judged(PublicationState.HELD, "blocked")
    if late > channel.late_publish:
        return Judged(PublicationState.MISSED, "late" if late <= channel.late_ask else "very_late")
    if late > ON_TIME and last_out is not None and now - last_out < SPACING:
        return Judged(PublicationState.PLANNED, "spaced", last_out + SPACING)
    return Judged(PublicationState.SENDING)


class Publishing:
    """`worker` names this process in leases and attempts. What falls due within `ahead` is claimed already, so that its
    call begins at its instant and not after a claim of hundreds; a cancel in that moment comes too late."""

    def __init__(self, office: Office, worker: str, ahead: timedelta = timedelta(0)) -> None:
        self.office = office
        self.worker = worker
        self.ahead = ahead
        self.stopping = False
        self.lanes = Lanes()

    async def begin(self) -> int:
        """Sweep, claim, and hand everything claimed to its channel's lane. How many; a channel whose network hangs
        delays no other.

        Raises:
            Exception: what went wrong in a lane since the last time.
        """
        self.lanes.raise_failure()
        await self.sweep()
        claims = await self.claim()
        for claim in claims:
            self.lanes.add(claim.channel.id, partial(self._send, claim))
        return len(claims)

    async def run_once(self) -> int:
        """`begin`, and all of it to its end."""
        count = await self.begin()
        await self.lanes.settled()
        return count

    async def _send(self, claim: Claim) -> None:
        """One post's turn in its channel. The next post's call does not wait until the outcome of this one is kept:
        its own intent is. The parts of one post do wait."""
        await self._wait_for(claim)
        answer = await self._call(claim, claim.attempt)
        end = self.lanes.run(self._end(claim, claim.attempt, answer))
        if len(claim.content.parts()) > 1:
            await asyncio.wait([end])

    async def _wait_for(self, claim: Claim) -> None:
        """Until the instant for which it was claimed; a clean stop does not wait."""
        early = (claim.publication.next_try_at or claim.publication.due_at) - self.office.now
        if early > timedelta(0) and not self.stopping:
            await asyncio.sleep(early.total_seconds())

    async def _call(self, claim: Claim, attempt: Attempt) -> Sent | IntegrationError:
        """One call, and what came of it."""
        if self.stopping:
            return NotSent("stopping")

        async def send() -> Sent:
            network = self.office.networks[claim.channel.network]
            return await network.publish(claim.content.parts()[attempt.part], claim.channel.external_id)

        return await one_call(send, claim.publication.lease_until, self.office.now)

    async def _end(self, claim: Claim, attempt: Attempt, answer: Sent | IntegrationError) -> None:
        """Keep the outcome; go on with the next part, if there is one."""
        try:
            following: Attempt | None = attempt
            while following is not None:
                attempt = following
                if isinstance(answer, IntegrationError):
                    await self._failed(claim, attempt, answer)
                    return
                following = await self._landed(claim, attempt, answer, len(claim.content.parts()))
                if following is not None:
                    answer = await self._call(claim, following)
        except Stale:
            return  # the lease was lost: whoever swept it has called a person

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            first = await unit.publications.next_due()
        return first and first - self.ahead

    async def sweep(self, everything: bool = False) -> int:
        """Publications whose lease ran out may be out: a person is asked. `everything`: at the start of the only
        process there is, when whoever held a lease is gone."""
        now = self.office.now
        until = FOREVER if everything else now
        async with self.office.store.glance() as unit:
            if not await unit.publications.lapsed(until, 1):
                return 0
        async with self.office.store.write() as unit:
            lapsed = await unit.publications.lapsed(until, BATCH)
            for publication in lapsed:
                for attempt in await unit.publications.attempts(publication.id):
                    if attempt.outcome is None:
                        await unit.publications.end_attempt(
                            replace(attempt, outcome=Outcome.UNKNOWN, ended_at=now, code="lease_ran_out")
                        )
                await unconfirmed(unit, publication, "lease_ran_out", now)
            return len(lapsed)

    async def claim(self) -> list[Claim]:
        """Take everything due in one transaction: attempts and leases are committed before any call is made."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            first = await unit.publications.next_due()
        if self.stopping or first is None or first > now + self.ahead:
            return []
        async with self.office.store.write() as unit:
            rows = await unit.publications.due(now + self.ahead, BATCH)
            late = {d.channel.id for d in rows if now - d.publication.due_at > ON_TIME}
            last_out = await unit.publications.last_out(sorted(late))
            taken: list[tuple[Due, Publication]] = []
            others: list[Publication] = []
            for due in rows:
                judged = judge(due, now, last_out.get(due.channel.id))
                if judged.state is PublicationState.SENDING:
                    taken.append((due, self._leased(due.publication, now)))
                    last_out[due.channel.id] = now
                else:
                    others.append(await self._put_aside(unit, due, judged, now))
            await unit.publications.save_all([*others, *(p for _, p in taken)])
            attempts = await unit.publications.add_attempts([self._attempt(p, len(p.ids), now) for _, p in taken])
            await self._after_putting_aside(unit, others, now)
            return [
                Claim(
                    publication, attempt, tagged(due.content, due.channel, due.post.label, due.post.title), due.channel
                )
                for (due, publication), attempt in zip(taken, attempts, strict=True)
            ]

    def _leased(self, publication: Publication, now: datetime) -> Publication:
        return replace(
            publication,
            state=PublicationState.SENDING,
            lease_until=now + LEASE,
            worker=self.worker,
            tries=publication.tries + 1,
        )

    def _attempt(self, publication: Publication, part: int, now: datetime) -> Attempt:
        return Attempt(0, publication.id, part, now, self.worker, asked_by=publication.resolved_by)

    async def _put_aside(self, unit: Unit, due: Due, judged: Judged, now: datetime) -> Publication:
        publication = due.publication
        if judged.code == "not_approved":
            await back_to_review(unit, due.post, now)
        return replace(
            publication,
            state=judged.state,
            code="" if judged.state is PublicationState.PLANNED else judged.code,
            next_try_at=judged.until or publication.next_try_at,
        )

    async def _after_putting_aside(self, unit: Unit, others: Sequence[Publication], now: datetime) -> None:
        changed = [p for p in others if p.state is not PublicationState.PLANNED]
        for post_id in dict.fromkeys(p.post_id for p in changed if p.post_id is not None):
            await unit.pushes.follow(CardKind.POST, post_id, now)
        for workspace_id in dict.fromkeys(p.workspace_id for p in changed if p.state is PublicationState.MISSED):
            await tell_missed(unit, workspace_id, now)

    async def _landed(self, claim: Claim, attempt: Attempt, sent: Sent, parts: int) -> Attempt | None:
        """Commit that a part is out; the attempt of the next part in the same transaction, or None at the end."""
        now = self.office.now
        async with self.office.store.write() as unit:
            publication = await self._held_by_me(unit, claim.publication.id)
            await unit.publications.end_attempt(replace(attempt, outcome=Outcome.CONFIRMED, ended_at=now, ids=sent.ids))
            publication = replace(
                publication,
                ids=(*publication.ids, sent.ids),
                link=publication.link or sent.link,
                lease_until=now + LEASE,
            )
            await unit.channels.raise_highest(publication.channel_id, max(sent.ids, default=0))
            await _poll_begins(unit, publication, claim.content.parts()[attempt.part], sent, now)
            if len(publication.ids) < parts:
                await unit.publications.save(publication)
                return (await unit.publications.add_attempts([self._attempt(publication, len(publication.ids), now)]))[
                    0
                ]
            await published(unit, publication, claim.content.pinned, now)
            return None

    async def _held_by_me(self, unit: Unit, publication_id: int) -> Publication:
        """The publication, if the lease is still this worker's: one whose lease was swept may not commit."""
        publication = await unit.publications.any_publication(publication_id)
        if publication.state is not PublicationState.SENDING or publication.worker != self.worker:
            raise Stale("lease_lost", publication=publication_id)
        return publication

    async def _failed(self, claim: Claim, attempt: Attempt, error: IntegrationError) -> None:
        now = self.office.now
        async with self.office.store.write() as unit:
            publication = await self._held_by_me(unit, claim.publication.id)
            outcome = outcome_of(error)
            await unit.publications.end_attempt(replace(attempt, outcome=outcome, ended_at=now, code=error.code[:64]))
            if outcome is Outcome.UNKNOWN:
                await unconfirmed(unit, publication, error.code, now)
            elif outcome is Outcome.REJECTED:
                await rejected(unit, publication, error.code, now)
            elif isinstance(error, NeedsLogin):
                await self._login_lost(unit, claim.channel.network, publication, now)
            else:
                await self._try_later(unit, claim, publication, error, now)

    async def _try_later(
        self, unit: Unit, claim: Claim, publication: Publication, error: IntegrationError, now: datetime
    ) -> None:
        if isinstance(error, Moved):
            await unit.channels.move(claim.channel.network, claim.channel.external_id, error.to)
        if publication.tries >= MOST_TRIES:
            await rejected(unit, publication, "tries_used_up", now)
            return
        at = next_try(error, publication.tries, now)
        await unit.publications.save(
            replace(publication, state=PublicationState.PLANNED, lease_until=None, next_try_at=at)
        )
        if at > now and publication.post_id is not None:  # the cards say that it is not out yet, and when it will be
            await unit.pushes.follow(CardKind.POST, publication.post_id, now)

    async def _login_lost(self, unit: Unit, network: str, publication: Publication, now: datetime) -> None:
        """Everything of this network waits until its key is mended; those who may mend it are told, once."""
        await unit.publications.save(
            replace(publication, state=PublicationState.PLANNED, lease_until=None, next_try_at=now)
        )
        changed = await unit.channels.set_state(network, ChannelState.BLOCKED)
        await hold(unit, changed, "blocked", now)
        for channel in {c.workspace_id: c for c in changed}.values():
            for keeper in await keepers_of(unit, channel.workspace_id):
                await tell(unit, keeper, CardKind.CHANNEL, channel.id, now)


async def _poll_begins(unit: Unit, publication: Publication, part: Content, sent: Sent, now: datetime) -> None:
    """From here on its votes are kept."""
    if part.poll is not None and sent.poll_id:
        votes = Votes(sent.poll_id, tuple((option, 0) for option in part.poll.options))
        await unit.polls.begin(publication, part.poll.question, votes, now)
