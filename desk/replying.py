"""Answers on their way to readers, under the protocol of posts: the intent is committed, then one call is made, then
the outcome is committed. A freeze stops posts and not answers: readers left alone are what a storm is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from desk.acting import Office
from desk.delivering import BATCH, FOREVER, LEASE, MOST_TRIES, next_try, one_call, outcome_of, wait_before
from desk.errors import DeskError, IntegrationError, Moved, NeedsLogin, NotSent, Refused, Rejected, SlowDown, Stale
from desk.lanes import Lanes
from desk.model.cards import CardKind, Priority
from desk.model.inbox import SourceKind, SourceState
from desk.model.people import Right
from desk.model.publication import Change, Outcome
from desk.model.replies import Reply, ReplyAttempt, ReplyState
from desk.model.source import Answered
from desk.ports import Unit
from desk.ports.replies import DueReply
from desk.settling import changed, gone, not_changed, removed, sent, troubled

LATEST = timedelta(hours=6)
"""An answer that comes later than this may be out of place: a person is asked."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a worker may send: the answer in state sending, and where it goes."""

    due: DueReply

    @property
    def reply(self) -> Reply:
        return self.due.reply


class Replying:
    """`worker` names this process in leases and attempts."""

    def __init__(self, office: Office, worker: str) -> None:
        self.office = office
        self.worker = worker
        self.stopping = False
        self.lanes = Lanes()

    async def begin(self) -> int:
        """Sweep, claim, and hand everything claimed to its source's lane. How many; a source that hangs delays no
        other.

        Raises:
            Exception: what went wrong in a lane since the last time.
        """
        self.lanes.raise_failure()
        await self.sweep()
        claims = await self.claim()
        for claim in claims:
            self.lanes.add(claim.due.source.id, partial(self._send, claim))
        return len(claims)

    async def run_once(self) -> int:
        """`begin`, and all of it to its end; then what is to be changed."""
        count = await self.begin()
        await self.lanes.settled()
        return count + await self.change()

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            return await unit.replies.next_due()

    async def sweep(self, everything: bool = False) -> int:
        """Answers whose lease ran out may be there: a person is asked. `everything`: at the start of the only process
        there is, when whoever held a lease is gone."""
        now = self.office.now
        until = FOREVER if everything else now
        async with self.office.store.glance() as unit:
            if not await unit.replies.lapsed(until, 1):
                return 0
        async with self.office.store.write() as unit:
            lapsed = await unit.replies.lapsed(until, BATCH)
            for reply in lapsed:
                await unit.replies.end_attempt(reply.id, Outcome.UNKNOWN, now, "lease_ran_out")
                await troubled(unit, reply, ReplyState.UNCONFIRMED, "lease_ran_out", now)
            return len(lapsed)

    async def claim(self) -> list[Claim]:
        """Take everything due in one transaction: attempts and leases are committed before any call is made."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            first = await unit.replies.next_due()
        if self.stopping or first is None or first > now:
            return []
        async with self.office.store.write() as unit:
            claims = []
            for due in await unit.replies.due(now, BATCH):
                if code := await self._hindrance(unit, due, now):
                    await troubled(unit, due.reply, ReplyState.FAILED, code, now)
                    continue
                claims.append(Claim(replace(due, reply=self._leased(due.reply, now))))
            for claim in claims:
                await unit.replies.save(claim.reply)
            await unit.replies.add_attempts([ReplyAttempt(0, c.reply.id, now, self.worker) for c in claims])
            return claims

    async def _hindrance(self, unit: Unit, due: DueReply, now: datetime) -> str:
        """Why it must not be sent at this moment, or "". Whoever wrote it must still be one of those who answer."""
        if due.source.state is SourceState.REMOVED:
            return "source_removed"
        if now - due.reply.due_at > LATEST:
            return "late_answer"
        member = await unit.people.member(due.reply.by, due.reply.workspace_id)
        return "" if member is not None and member.may(Right.ANSWER) else "may_not_answer"

    def _leased(self, reply: Reply, now: datetime) -> Reply:
        return replace(
            reply, state=ReplyState.SENDING, lease_until=now + LEASE, worker=self.worker, tries=reply.tries + 1
        )

    async def _send(self, claim: Claim) -> None:
        try:
            await self._end(claim, await self._call(claim))
        except Stale:
            return  # the lease was lost: whoever swept it has called a person

    async def _call(self, claim: Claim) -> Answered | IntegrationError:
        """One call, and what came of it."""
        if self.stopping:
            return NotSent("stopping")

        async def answer() -> Answered:
            way = self.office.answering[claim.due.source.kind.value]
            return await way.reply(claim.due.comment, claim.due.source, claim.reply.content)

        return await one_call(answer, claim.reply.lease_until, self.office.now)

    async def _end(self, claim: Claim, answer: Answered | IntegrationError) -> None:
        """Keep the outcome, with what it means for the alert."""
        now = self.office.now
        async with self.office.store.write() as unit:
            reply = await self._held_by_me(unit, claim.reply.id)
            if not isinstance(answer, IntegrationError):
                await unit.replies.end_attempt(reply.id, Outcome.CONFIRMED, now)
                await sent(unit, reply, answer, reply.by, now)
                return
            outcome = outcome_of(answer)
            await unit.replies.end_attempt(reply.id, outcome, now, answer.code)
            if outcome is Outcome.UNKNOWN:
                await troubled(unit, reply, ReplyState.UNCONFIRMED, answer.code, now)
            elif answer.code == "comment_gone":
                await gone(unit, reply, now)
            elif outcome is Outcome.REJECTED:
                await troubled(unit, reply, ReplyState.FAILED, answer.code, now)
            else:
                await self._try_later(unit, claim, reply, answer, now)

    async def _held_by_me(self, unit: Unit, reply_id: int) -> Reply:
        """The answer, if the lease is still this worker's: one whose lease was swept may not commit."""
        reply = await unit.replies.reply(reply_id)
        if reply.state is not ReplyState.SENDING or reply.worker != self.worker:
            raise Stale("lease_lost", reply=reply_id)
        return reply

    async def _try_later(self, unit: Unit, claim: Claim, reply: Reply, error: IntegrationError, now: datetime) -> None:
        if isinstance(error, Moved) and claim.due.source.kind is SourceKind.GROUP:
            await unit.channels.move("telegram", int(claim.due.source.address), error.to)
        if reply.tries >= MOST_TRIES and not isinstance(error, NeedsLogin):
            await troubled(unit, reply, ReplyState.FAILED, "tries_used_up", now)
            return
        at = next_try(error, reply.tries, now)
        if reply.change is Change.REMOVE:  # it was taken back before it was there
            await unit.replies.save(replace(reply, state=ReplyState.CANCELLED, lease_until=None, change=None))
        else:  # it goes out as it reads by now
            await unit.replies.save(
                replace(reply, state=ReplyState.PLANNED, lease_until=None, next_try_at=at, change=None)
            )
        if at > now and reply.alert_id is not None:  # the cards say that it is not there yet
            await unit.pushes.follow(CardKind.ALERT, reply.alert_id, now, priority=Priority.ALERT)

    async def change(self) -> int:
        """Edit and take back what is due to be: both may be repeated, so an unknown answer is simply asked again."""
        now = self.office.now
        async with self.office.store.read() as unit:
            first = await unit.replies.next_due()
            rows = await unit.replies.changes_due(now, BATCH) if first and first <= now else []
        for due in rows:
            await self._change_one(due)
        return len(rows)

    async def _change_one(self, due: DueReply) -> None:
        way, reply = self.office.answering[due.source.kind.value], due.reply
        error: DeskError | None = None
        try:
            if reply.change is Change.REMOVE:
                await way.take_back(due.source, reply.external_ids)
            else:
                await way.amend(due.source, reply.external_ids, reply.content)
        except (Rejected, Refused) as refused:
            error = refused
        except IntegrationError as later:
            await self._change_later(reply, later)
            return
        await self._changed(reply, error)

    async def _change_later(self, reply: Reply, error: IntegrationError) -> None:
        after = timedelta(seconds=error.after) if isinstance(error, SlowDown) else wait_before(reply.tries)
        async with self.office.store.write() as unit:
            current = await unit.replies.reply(reply.id)
            if _same_wish(current, reply):
                at = self.office.now + after
                await unit.replies.save(replace(current, next_try_at=at, tries=current.tries + 1))

    async def _changed(self, reply: Reply, error: DeskError | None) -> None:
        now = self.office.now
        async with self.office.store.write() as unit:
            current = await unit.replies.reply(reply.id)
            if not _same_wish(current, reply) or current.change is None:
                return  # a newer wish came meanwhile: it is still due
            if error is not None:
                await not_changed(unit, current, current.change, error.code, now)
            elif current.change is Change.REMOVE:
                await removed(unit, current, now)
            else:
                await changed(unit, current, now)


def _same_wish(current: Reply, asked: Reply) -> bool:
    return current.change is asked.change and current.content == asked.content
