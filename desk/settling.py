"""What follows when an answer's state changes: the alert is answered or closes, its cards follow, somebody is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from desk.alerting import follow, note
from desk.model.cards import CardKind, Priority, Push
from desk.model.inbox import Alert, AlertKind, AlertState, Comment
from desk.model.people import Member, Right
from desk.model.publication import Change
from desk.model.replies import Reply, ReplyState
from desk.model.source import Answered
from desk.ports import Unit


async def keep_alert(unit: Unit, alert: Alert, by: int | None, verb: str, before: str, now: datetime) -> None:
    """Keep the alert, note what was done, and let every copy of its card follow."""
    await unit.inbox.save_alert(replace(alert, updated_at=now))
    await note(unit, alert, by, verb, before, now)
    await follow(unit, alert, now)


async def sent(unit: Unit, reply: Reply, answered: Answered, by: int | None, now: datetime) -> None:
    """It is there. A wish to edit it or to take it back that came meanwhile is due now; where its message is not known,
    that is owned up to."""
    lost = reply.change is not None and not answered.ids
    await unit.replies.save(
        replace(
            reply,
            state=ReplyState.SENT,
            sent_at=now,
            external_ids=answered.ids,
            link=answered.link,
            lease_until=None,
            next_try_at=now,
            tries=0,
            code=f"{reply.change}_message_unknown" if lost else "",
            change=None if lost else reply.change,
        )
    )
    if reply.alert_id is None:
        return
    if answered.ids:
        about = await unit.inbox.comment(reply.comment_id)
        await unit.replies.keep_messages(about, reply.alert_id, answered.ids, now, reply.id)
    alert = await unit.inbox.alert(reply.alert_id)
    before = alert.state.value
    alert = await heard_back(unit, alert, reply.by, now)
    await keep_alert(unit, alert, by, "answered", before, now)


async def heard_back(unit: Unit, alert: Alert, by: int, now: datetime) -> Alert:
    """The alert after one of its readers has an answer. The clock of a storm stops when each of them has one."""
    if alert.kind is AlertKind.STORM and await unanswered(unit, alert, (ReplyState.SENT,)):
        return alert
    if alert.state is not AlertState.CLOSED:
        alert = replace(alert, state=AlertState.ANSWERED, next_at=None, assignee=alert.assignee or by)
    return alert if alert.answered_at is not None else replace(alert, answered_at=now, answered_by=by)


async def unanswered(unit: Unit, storm: Alert, states: Sequence[ReplyState]) -> list[Comment]:
    """The first comment of each author who has no answer in one of these states, ours or a teammate's own."""
    comments = await unit.inbox.comments_of(storm.id)
    answered = {r.comment_id for r in await unit.replies.of_alert(storm.id) if r.state in states} | storm.by_hand
    done = {c.author.id for c in comments if c.id in answered}
    first: dict[str, Comment] = {}
    for comment in comments:
        if comment.author.id not in done and comment.removed_at is None:
            first.setdefault(comment.author.id, comment)
    return list(first.values())


async def troubled(unit: Unit, reply: Reply, state: ReplyState, code: str, now: datetime) -> None:
    """Unconfirmed or failed: the alert's card with a sound to somebody who can decide. What was taken back before it
    was there, and is known not to be, is over."""
    if reply.change is Change.REMOVE and state is ReplyState.FAILED:
        await unit.replies.save(replace(reply, state=ReplyState.CANCELLED, lease_until=None, change=None))
        return
    await unit.replies.save(replace(reply, state=state, lease_until=None, code=code[:64]))
    await call_for_help(unit, reply, f"answer_{state.value}", now)


async def call_for_help(unit: Unit, reply: Reply, verb: str, now: datetime) -> None:
    if reply.alert_id is None:
        return
    alert = await unit.inbox.alert(reply.alert_id)
    await keep_alert(unit, alert, None, verb, alert.state.value, now)
    for member in await _helpers(unit, alert, reply):
        await ring(unit, alert, member, now)


async def gone(unit: Unit, reply: Reply, now: datetime) -> None:
    """The comment is not there any more: nothing was sent, and there is nothing left to answer."""
    await unit.replies.save(replace(reply, state=ReplyState.FAILED, lease_until=None, code="comment_gone", change=None))
    comment = await unit.inbox.comment(reply.comment_id)
    await unit.inbox.save_comment(replace(comment, removed_at=comment.removed_at or now))
    if reply.alert_id is None:
        return
    alert = await unit.inbox.alert(reply.alert_id)
    if alert.kind is AlertKind.STORM:  # one of many is gone; the others still wait
        before = alert.state.value
        if any(r.state is ReplyState.SENT for r in await unit.replies.of_alert(alert.id)):
            alert = await heard_back(unit, alert, reply.by, now)
        await keep_alert(unit, alert, None, "answer_gone", before, now)
        return
    await closed(unit, alert, None, "gone", now)
    for member in await _helpers(unit, alert, reply):
        await ring(unit, alert, member, now)


async def closed(unit: Unit, alert: Alert, by: int | None, code: str, now: datetime) -> None:
    """Close the alert; `code` says why and is the verb in the audit."""
    before = alert.state.value
    done = replace(alert, state=AlertState.CLOSED, closed_at=now, closed_by=by, next_at=None, code=code)
    await keep_alert(unit, done, by, code, before, now)


async def removed(unit: Unit, reply: Reply, now: datetime) -> None:
    """Our answer was taken back: where it was the only one, the reader waits again, and no clock is set anew."""
    await unit.replies.save(replace(reply, state=ReplyState.REMOVED, change=None, code="", tries=0))
    if reply.alert_id is None:
        return
    alert = await unit.inbox.alert(reply.alert_id)
    before = alert.state.value
    others = [r for r in await unit.replies.of_alert(alert.id) if r.state is ReplyState.SENT and r.id != reply.id]
    if alert.state is AlertState.ANSWERED and (not others or alert.kind is AlertKind.STORM):
        alert = replace(alert, state=AlertState.ASSIGNED, answered_at=None, answered_by=None)
    await keep_alert(unit, alert, None, "answer_taken_back", before, now)


async def changed(unit: Unit, reply: Reply, now: datetime) -> None:
    """The sent answer says what it shall say now."""
    await unit.replies.save(replace(reply, change=None, code="", tries=0))
    if reply.alert_id is not None:
        alert = await unit.inbox.alert(reply.alert_id)
        await keep_alert(unit, alert, None, "answer_edited", alert.state.value, now)


async def not_changed(unit: Unit, reply: Reply, change: Change, code: str, now: datetime) -> None:
    """It stands as it was: the card says so, and somebody is called."""
    await unit.replies.save(replace(reply, change=None, tries=0, code=f"{change}_{code}"[:64]))
    await call_for_help(unit, reply, f"answer_{change}_failed", now)


async def doubt_restored(unit: Unit, now: datetime) -> int:
    """After a copy was put back: answers that were on their way may have been sent since. How many are asked about."""
    waiting = await unit.replies.in_state((ReplyState.PLANNED, ReplyState.SENDING))
    for reply in waiting:
        await troubled(unit, reply, ReplyState.UNCONFIRMED, "restored", now)
    return len(waiting)


async def _helpers(unit: Unit, alert: Alert, reply: Reply) -> list[Member]:
    """Who wrote it; else who has the alert; else who keeps the workspace; else whoever may answer."""
    members = await unit.people.members(alert.workspace_id)
    able = [m for m in members if m.person.reachable and m.may(Right.ANSWER)]
    for wanted in (reply.by, alert.assignee):
        if found := [m for m in able if m.person.id == wanted]:
            return found
    return [m for m in able if m.may(Right.CHANNELS)] or able


async def ring(unit: Unit, alert: Alert, member: Member, now: datetime) -> None:
    """Bring the alert's card to a member's phone with a sound."""
    await unit.pushes.push(
        Push(
            chat_id=member.person.id,
            person_id=member.person.id,
            kind=CardKind.ALERT,
            subject_id=alert.id,
            workspace_id=alert.workspace_id,
            ring=True,
            priority=Priority.ALERT,
        ),
        now,
    )
