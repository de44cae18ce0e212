"""What those who answer readers do: answer, edit, take back, and say what only a person can know of an answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.acting import Office
from desk.alerting import alert_for
from desk.errors import NotFound, Refused, Stale
from desk.model.content import Content, utf16
from desk.model.inbox import Alert, AlertState, Comment, Source
from desk.model.people import Member, Right
from desk.model.publication import Change
from desk.model.replies import Reply, ReplyState
from desk.model.source import Abilities, Answered
from desk.ports import Unit
from desk.settling import keep_alert, sent

STANDING = (ReplyState.PLANNED, ReplyState.SENDING, ReplyState.SENT, ReplyState.UNCONFIRMED)
"""Answers that a reader has, or may soon have."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a reader said, where, and what of it a member may do by the kind of the source."""

    alert: Alert
    viewer: Member
    comment: Comment
    source: Source
    abilities: Abilities


def check_fits(content: Content, abilities: Abilities) -> None:
    """May this be an answer there? Pure.

    Raises:
        Refused: `not_an_answer`, `answer_text_only`, `answer_too_long` (have, limit).
    """
    if content.empty or content.poll is not None:
        raise Refused("not_an_answer")
    if content.media and not abilities.files:
        raise Refused("answer_text_only")
    limit = abilities.caption if content.media else abilities.text
    if utf16(content.text) > limit:
        raise Refused("answer_too_long", have=utf16(content.text), limit=limit)


class Responding:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def answers_from(self, chat_id: int, message_id: int) -> bool:
        """Whether that message of a member is an answer to a reader."""
        async with self.office.store.glance() as unit:
            return await unit.replies.by_source(chat_id, message_id) is not None

    async def exchange(self, person_id: int, alert_id: int) -> Exchange:
        async with self.office.store.read() as unit:
            return await exchange_for(self.office, unit, person_id, alert_id)

    async def answer(
        self,
        person_id: int,
        alert_id: int,
        content: Content,
        source: tuple[int, int] | None = None,
        anyway: bool = False,
    ) -> Reply:
        """Answer the reader. `source` is the member's own message (chat, id): its edits are followed, and it answers
        once. `anyway`: although somebody else is at it, or was.

        Raises:
            Refused: `answered_by_other`, `taken_by_other` (by) unless `anyway`; what `check_fits` raises.
            Stale: `comment_gone`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            known = await unit.replies.by_source(*source) if source else None
            if known is not None and known.by == person_id:
                return known
            there = await exchange_for(self.office, unit, person_id, alert_id)
            if there.comment.removed_at is not None:
                raise Stale("comment_gone")
            check_fits(content, there.abilities)
            if not anyway:
                await refuse_a_second(unit, there.alert, person_id)
            return await plan_reply(unit, there.alert, there.comment, person_id, content, now, source)

    async def revise(self, person_id: int, source: tuple[int, int], content: Content) -> bool:
        """The member's own message says something else now: so shall the answer. Whether that message is one.

        Raises:
            Refused: `reply_unconfirmed`; `cannot_do`; what `check_fits` raises.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            reply = await unit.replies.by_source(*source)
            if reply is None:
                return False
            if reply.by != person_id:
                raise NotFound("reply_not_found")
            alert, _ = await alert_for(unit, person_id, reply.alert_id or 0, Right.ANSWER)
            there = await exchange_for(self.office, unit, person_id, alert.id)
            check_fits(content, there.abilities)
            if reply.content == content or reply.state in (ReplyState.CANCELLED, ReplyState.REMOVED):
                return True
            if reply.state is ReplyState.UNCONFIRMED:
                raise Refused("reply_unconfirmed")
            if reply.state in (ReplyState.SENT, ReplyState.SENDING):
                if not there.abilities.amend or bool(content.media) is not bool(reply.content.media):
                    raise Refused("cannot_amend")
                if reply.state is ReplyState.SENT and not reply.external_ids:
                    raise Refused("reply_unknown")
                reply = replace(reply, change=Change.EDIT, next_try_at=now, tries=_tries(reply))
            await unit.replies.save(replace(reply, content=content))
            await keep_alert(unit, alert, person_id, "edit_answer", alert.state.value, now)
            return True

    async def take_back(self, person_id: int, reply_id: int) -> Reply:
        """Delete our answer; one that is not there yet does not go out."""
        now = self.office.now
        async with self.office.store.write() as unit:
            reply, alert = await reply_for(unit, person_id, reply_id)
            if reply.state in (ReplyState.CANCELLED, ReplyState.REMOVED):
                raise Stale("reply_over")
            if reply.state is ReplyState.UNCONFIRMED:
                raise Refused("reply_unconfirmed")
            if reply.state is ReplyState.SENT and not reply.external_ids:
                raise Refused("reply_unknown")
            if reply.state in (ReplyState.SENT, ReplyState.SENDING):
                reply = replace(reply, change=Change.REMOVE, next_try_at=now, tries=_tries(reply))
            else:
                reply = replace(reply, state=ReplyState.CANCELLED)
            await unit.replies.save(reply)
            await keep_alert(unit, alert, person_id, "take_back", alert.state.value, now)
            return reply

    async def it_is_there(self, person_id: int, reply_id: int) -> Reply:
        """A person saw it under the comment; which message it is stays unknown."""
        async with self.office.store.write() as unit:
            reply, _ = await self._unconfirmed(unit, person_id, reply_id)
            await sent(unit, reply, Answered(), person_id, self.office.now)
            return await unit.replies.reply(reply.id)

    async def send_again(self, person_id: int, reply_id: int) -> Reply:
        """A person looked and it is not there."""
        async with self.office.store.write() as unit:
            reply, alert = await self._unconfirmed(unit, person_id, reply_id)
            return await self._plan_again(unit, reply, alert, person_id, "send_again")

    async def leave_it(self, person_id: int, reply_id: int) -> Reply:
        """Given up: whether it is there stays open, and it is not sent again."""
        async with self.office.store.write() as unit:
            reply, alert = await self._unconfirmed(unit, person_id, reply_id)
            return await self._drop(unit, reply, alert, person_id, "leave_it")

    async def try_again(self, person_id: int, reply_id: int) -> Reply:
        """Send what failed, once what hindered it is mended. Whoever asks for it answers for it."""
        async with self.office.store.write() as unit:
            reply, alert = await self._failed(unit, person_id, reply_id)
            if reply.code == "comment_gone":
                raise Stale("comment_gone")
            if reply.code == "may_not_answer":
                reply = replace(reply, by=person_id)
            return await self._plan_again(unit, reply, alert, person_id, "try_again")

    async def drop(self, person_id: int, reply_id: int) -> Reply:
        async with self.office.store.write() as unit:
            reply, alert = await self._failed(unit, person_id, reply_id)
            return await self._drop(unit, reply, alert, person_id, "drop")

    async def _unconfirmed(self, unit: Unit, person_id: int, reply_id: int) -> tuple[Reply, Alert]:
        return await _in_state(unit, person_id, reply_id, ReplyState.UNCONFIRMED)

    async def _failed(self, unit: Unit, person_id: int, reply_id: int) -> tuple[Reply, Alert]:
        return await _in_state(unit, person_id, reply_id, ReplyState.FAILED)

    async def _plan_again(self, unit: Unit, reply: Reply, alert: Alert, by: int, verb: str) -> Reply:
        now = self.office.now
        again = replace(reply, state=ReplyState.PLANNED, due_at=now, next_try_at=now, tries=0, code="", change=None)
        await unit.replies.save(again)
        await keep_alert(unit, alert, by, verb, alert.state.value, now)
        return again

    async def _drop(self, unit: Unit, reply: Reply, alert: Alert, by: int, verb: str) -> Reply:
        dropped = replace(reply, state=ReplyState.CANCELLED, code="", change=None)
        await unit.replies.save(dropped)
        await keep_alert(unit, alert, by, verb, alert.state.value, self.office.now)
        return dropped


async def exchange_for(office: Office, unit: Unit, person_id: int, alert_id: int) -> Exchange:
    """The alert with its comment and the way back to the reader.

    Raises:
        Refused: `nothing_to_answer`: it is about no single comment; `cannot_answer_there`: its source has no way back.
    """
    alert, member = await alert_for(unit, person_id, alert_id, Right.ANSWER)
    if alert.comment_id is None:
        raise Refused("nothing_to_answer")
    comment = await unit.inbox.comment(alert.comment_id)
    source = await unit.inbox.source(alert.workspace_id, comment.source_id)
    way = office.answering.get(source.kind.value)
    if way is None or not way.abilities.reply:
        raise Refused("cannot_answer_there")
    return Exchange(alert, member, comment, source, way.abilities)


async def plan_reply(
    unit: Unit,
    alert: Alert,
    comment: Comment,
    by: int,
    content: Content,
    now: datetime,
    source: tuple[int, int] | None = None,
    due_at: datetime | None = None,
) -> Reply:
    """The row that brings an answer to a reader, now or at `due_at`. Whoever answers what nobody has taken has taken
    it."""
    before = alert.state.value
    if alert.waiting and (alert.assignee is None or alert.state is AlertState.ESCALATED):
        alert = replace(alert, state=AlertState.ASSIGNED, assignee=by)
    chat, message = source or (None, None)
    reply = await unit.replies.add(
        Reply(
            id=0,
            workspace_id=alert.workspace_id,
            alert_id=alert.id,
            comment_id=comment.id,
            by=by,
            content=content,
            state=ReplyState.PLANNED,
            created_at=now,
            due_at=due_at or now,
            source_chat=chat,
            source_message=message,
        )
    )
    await keep_alert(unit, alert, by, "answer", before, now)
    return reply


async def refuse_a_second(unit: Unit, alert: Alert, person_id: int) -> None:
    """Somebody else has answered that very comment, or has the alert: the reader shall not hear two of us unasked."""
    others = [
        r
        for r in await unit.replies.of_alert(alert.id)
        if r.by != person_id and r.comment_id == alert.comment_id and r.state in STANDING
    ]
    if others:
        raise Refused("answered_by_other", by=await _name(unit, others[-1].by))
    await refuse_if_taken(unit, alert, person_id)


async def refuse_if_taken(unit: Unit, alert: Alert, person_id: int) -> None:
    if alert.state is AlertState.ASSIGNED and alert.assignee not in (None, person_id):
        raise Refused("taken_by_other", by=await _name(unit, alert.assignee))


async def _name(unit: Unit, person_id: int | None) -> str:
    person = await unit.people.person(person_id or 0)
    return person.name if person else ""


async def reply_for(unit: Unit, person_id: int, reply_id: int) -> tuple[Reply, Alert]:
    """An answer with its alert; to a stranger there is no such answer."""
    reply = await unit.replies.reply(reply_id)
    if reply.alert_id is None or await unit.people.member(person_id, reply.workspace_id) is None:
        raise NotFound("reply_not_found", reply=reply_id)
    alert, _ = await alert_for(unit, person_id, reply.alert_id, Right.ANSWER)
    return reply, alert


async def _in_state(unit: Unit, person_id: int, reply_id: int, state: ReplyState) -> tuple[Reply, Alert]:
    reply, alert = await reply_for(unit, person_id, reply_id)
    if reply.state is not state:
        raise Stale("reply_decided")
    return reply, alert


def _tries(reply: Reply) -> int:
    """A change has tries of its own; those of an answer on its way go on."""
    return 0 if reply.state is ReplyState.SENT else reply.tries
