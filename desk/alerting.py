"""Alerts: opened for what somebody must look at, taken by one person, answered, closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office
from desk.errors import NotFound, Refused, Stale
from desk.model.attention import Mute, MuteKind, Rules
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind, Priority, Push
from desk.model.hours import deadline, is_quiet
from desk.model.inbox import FOR_MANY, Alert, AlertKind, AlertState, Comment, CommentKind, Severity
from desk.model.people import Member, Right
from desk.ports import Unit
from desk.rostering import on_duty, watched

WARNED_AT = 0.6
"""Of the time allowed: then whoever has it, or might take it, is warned."""
TALKS_ON = timedelta(minutes=30)
"""A reader's next comment in the same thread within this time belongs to the same alert."""
RATE_OVER = timedelta(minutes=10)
"""Within which `Rules.rate` counts."""
WHOLE_RATE = 5
"""So many storms and spikes within that time have a card of their own; more come in the digest."""
COUNTS_APART = timedelta(seconds=6)
"""Figures on the cards of a chat go up at most so often: Telegram lets a group have 20 messages and edits a minute."""
GATHERED = timedelta(seconds=10)
"""How long a digest waits for more before it is shown: a flood is few edits."""
TOLD = "told"
"""In the audit: the card was brought to that person."""
KINDS = {
    CommentKind.NEGATIVE: AlertKind.NEGATIVE,
    CommentKind.QUESTION: AlertKind.QUESTION,
    CommentKind.MENTION: AlertKind.MENTION,
    CommentKind.SPAM: AlertKind.SPAM,
}


def severity_of(comment: Comment, rules: Rules) -> Severity | None:
    """Pure: how a comment comes to somebody; None: it does not. A negative one that the judge is not sure enough of
    comes a step lower."""
    kind = KINDS.get(comment.kind)
    if kind is None or comment.ours:
        return None
    found = rules.severity[kind.value]
    if kind is AlertKind.NEGATIVE and not comment.judgement.wakes:
        return Severity(max(found - 1, Severity.LOW))
    return found


def mute_values(comment: Comment) -> dict[MuteKind, str]:
    """Pure: what a mute of each kind names, were it set for this comment."""
    return {
        MuteKind.AUTHOR: comment.author.id,
        MuteKind.THREAD: f"{comment.source_id}:{comment.thread_id}",
        MuteKind.NEAR: comment.near.hex(),
    }


def muted_by(comment: Comment, mutes: Sequence[Mute]) -> Mute | None:
    """Pure: the mute under which a comment falls."""
    values = mute_values(comment)
    return next((m for m in mutes if values[m.kind] == m.value), None)


async def alert_for(unit: Unit, person_id: int, alert_id: int, right: Right = Right.ANSWER) -> tuple[Alert, Member]:
    """An alert and the person as a member of its workspace. To a stranger there is no such alert.

    Raises:
        NotFound: `alert_not_found`.
        Refused: `no_right`.
    """
    alert = await unit.inbox.alert(alert_id)
    member = await unit.people.member(person_id, alert.workspace_id)
    if member is None:
        raise NotFound("alert_not_found", alert=alert_id)
    if not member.may(right):
        raise Refused("no_right", right=right.value, role=member.role.value)
    return alert, member


async def open_alert(unit: Unit, comment: Comment, rules: Rules, now: datetime, backlog: bool = False) -> Alert | None:
    """The alert that a comment raises, brought to whoever is on duty; or the one that it joins. None: it raises none.

    `backlog`: it was said long before it was heard; then no clock runs and no phone rings.
    """
    severity = severity_of(comment, rules)
    if severity is None:
        return None
    severity = max(severity, (await watched(unit, comment))[0])
    muted = muted_by(comment, await unit.attention.mutes(comment.workspace_id, now))
    known = await _same_talk(unit, comment, now)
    if known is not None and (muted is None or known.waiting):
        return await _joined(unit, known, comment, severity, rules, now)
    alert = Alert(
        id=0,
        workspace_id=comment.workspace_id,
        kind=KINDS[comment.kind],
        severity=Severity.LOW if backlog else severity,
        state=AlertState.MUTED if muted else AlertState.OPEN,
        opened_at=now,
        updated_at=now,
        comment_id=comment.id,
        source_id=comment.source_id,
        code=f"muted_{muted.kind.value}" if muted else "backlog" if backlog else "",
    )
    if not muted and not backlog:
        alert = with_clock(alert, rules, now, await zone_of(unit, alert))
    alert = await unit.inbox.add_alert(alert)
    return alert if muted else await bring(unit, alert, now)


async def zone_of(unit: Unit, alert: Alert) -> ZoneInfo:
    return ZoneInfo((await unit.people.workspace(alert.workspace_id)).zone)


def with_clock(alert: Alert, rules: Rules, now: datetime, zone: ZoneInfo) -> Alert:
    """The alert with a deadline, counted in the business hours of the zone. What comes in the digest alone has none.
    One that is opened again has a new one; that of its first answer stays: the numbers tell what the reader saw.
    """
    if alert.severity is Severity.LOW:
        return replace(alert, next_at=None)
    due = deadline(now, rules.sla, rules.business, zone)
    warned = deadline(now, rules.sla * WARNED_AT, rules.business, zone)
    return replace(alert.with_deadline(due), next_at=warned, warned_at=None, level=0)


async def _same_talk(unit: Unit, comment: Comment, now: datetime) -> Alert | None:
    """The alert about what the same reader said in the same thread a moment ago."""
    for said in await unit.inbox.comments_by(comment.workspace_id, comment.author.id, 0, 5):
        same = (said.source_id, said.thread_id) == (comment.source_id, comment.thread_id)
        if said.id != comment.id and same and said.alert_id is not None and now - said.received_at <= TALKS_ON:
            alert = await unit.inbox.alert(said.alert_id)
            return None if alert.kind in (AlertKind.STORM, AlertKind.SPIKE) else alert
    return None


async def _joined(unit: Unit, alert: Alert, comment: Comment, severity: Severity, rules: Rules, now: datetime) -> Alert:
    """One more comment of the same talk: the card follows; what was over is open again."""
    again = alert.state in (AlertState.CLOSED, AlertState.ANSWERED)
    worse = severity > alert.severity
    alert = replace(
        alert,
        count=alert.count + 1,
        comment_id=comment.id,
        severity=max(alert.severity, severity),
        kind=KINDS[comment.kind] if worse else alert.kind,
        updated_at=now,
    )
    if again:
        alert = replace(alert, state=AlertState.OPEN, assignee=None, told=(), code="")
        alert = with_clock(alert, rules, now, await zone_of(unit, alert))
    await unit.inbox.save_alert(alert)
    if again or (worse and alert.waiting):
        return await bring(unit, alert, now)
    besides = [m for m in (await watched(unit, comment))[1] if m.person.id not in alert.told]
    if besides and alert.waiting:
        alert = await bring(unit, alert, now, besides)
    await follow(unit, alert, now)
    return alert


async def bring(unit: Unit, alert: Alert, now: datetime, members: Sequence[Member] | None = None) -> Alert:
    """Push the card to whoever is on duty (or to `members`), and to the team's group. LOW ones, and all above the
    rate, stand in the digest."""
    found = list(members) if members is not None else await _to_tell(unit, alert, now)
    rules = await unit.attention.rules(alert.workspace_id)
    if members is not None and alert.severity is Severity.LOW:
        return alert
    if members is None and await _in_digest(unit, alert, rules, found, now):
        return await unit.inbox.alert(alert.id)
    workspace = await unit.people.workspace(alert.workspace_id)
    quiet = is_quiet(now, rules.quiet, ZoneInfo(workspace.zone))
    for member in found:
        await unit.pushes.push(_push(alert, member.person.id, member.person.id, quiet), now)
        await note(unit, alert, member.person.id, TOLD, "", now)
    if workspace.team_chat_id is not None:
        await unit.pushes.push(_push(alert, workspace.team_chat_id, None, quiet), now)
    return await _told(unit, alert, found)


async def tell_others(unit: Unit, person_id: int, workspace_id: int, now: datetime) -> None:
    """The person cannot be reached any more: what only they were told of is brought to whoever is on duty now."""
    members = await on_duty(unit, workspace_id, now)
    waiting = await unit.inbox.waiting_for(workspace_id, None)
    for alert in waiting:
        others = [m for m in members if m.person.id not in alert.told]
        if person_id in (alert.told or (person_id,)) and others and not in_digest(alert):
            await bring(unit, alert, now, others)
    if any(in_digest(alert) for alert in waiting):
        await digest(unit, workspace_id, members, now, ring=False, quiet=True)


async def tell(unit: Unit, alert: Alert, members: Sequence[Member], quiet: bool, now: datetime) -> Alert:
    """The card, newest at the bottom of these people's private chats."""
    for member in members:
        await note(unit, alert, member.person.id, TOLD, "", now)
        await unit.pushes.push(_push(alert, member.person.id, member.person.id, quiet), now)
    return await _told(unit, alert, members)


async def _told(unit: Unit, alert: Alert, members: Sequence[Member]) -> Alert:
    alert = replace(alert, told=tuple(dict.fromkeys((*alert.told, *(m.person.id for m in members)))))
    await unit.inbox.save_alert(alert)
    return alert


async def _to_tell(unit: Unit, alert: Alert, now: datetime) -> list[Member]:
    """Whoever is on duty, and whom the watches name that found its newest comment."""
    found = await on_duty(unit, alert.workspace_id, now)
    if alert.comment_id is None:
        return found
    _, besides = await watched(unit, await unit.inbox.comment(alert.comment_id))
    return [*found, *(m for m in besides if m not in found)]


async def _in_digest(unit: Unit, alert: Alert, rules: Rules, members: Sequence[Member], now: datetime) -> bool:
    """Whether it is too small for a push, or one too many; then the digest has it."""
    low = alert.severity is Severity.LOW
    whole = alert.kind in FOR_MANY
    rate = WHOLE_RATE if whole else rules.rate
    opened = 0 if low else await unit.inbox.opened_since(alert.workspace_id, now - RATE_OVER, rate + 2, whole)
    if not low and opened <= rate:
        return False
    alert = replace(alert, facts=alert.facts | {"digest": 1})
    alert = await _told(unit, alert, () if low else members)
    quiet = low or is_quiet(now, rules.quiet, await zone_of(unit, alert))
    await digest(unit, alert.workspace_id, members, now, ring=opened == rate + 1, quiet=quiet)
    return True


def in_digest(alert: Alert) -> bool:
    """Whether it came without a push of its own."""
    return bool(alert.facts.get("digest"))


async def digest(
    unit: Unit, workspace_id: int, members: Sequence[Member], now: datetime, ring: bool, quiet: bool
) -> None:
    """One card with what came without a push, soon: more may come until then."""
    workspace = await unit.people.workspace(workspace_id)
    chats: list[tuple[int, int | None]] = [(m.person.id, m.person.id) for m in members]
    if workspace.team_chat_id is not None:
        chats.append((workspace.team_chat_id, None))
    for chat_id, person_id in chats:
        push = Push(
            chat_id=chat_id,
            kind=CardKind.DIGEST,
            subject_id=workspace_id,
            workspace_id=workspace_id,
            person_id=person_id,
            ring=ring,
            priority=Priority.ALERT,
            facts={"quiet": 1} if quiet else {},
        )
        await unit.pushes.push(push, now + GATHERED)


def _push(alert: Alert, chat_id: int, person_id: int | None, quiet: bool = False) -> Push:
    return Push(
        chat_id=chat_id,
        kind=CardKind.ALERT,
        subject_id=alert.id,
        workspace_id=alert.workspace_id,
        person_id=person_id,
        ring=True,
        priority=Priority.ALERT,
        facts={"quiet": 1} if quiet or alert.severity is not Severity.HIGH else {},
    )


async def follow(unit: Unit, alert: Alert, now: datetime) -> None:
    """Every copy of the card shows the newest state; the digest soon after, if it stands there."""
    await unit.pushes.follow(CardKind.ALERT, alert.id, now, priority=Priority.ALERT)
    if in_digest(alert):
        await unit.pushes.follow(CardKind.DIGEST, alert.workspace_id, now + GATHERED, priority=Priority.ALERT)


async def follow_soon(unit: Unit, alert: Alert, now: datetime) -> None:
    """Only a figure on the card is another: many changes are few edits."""
    await unit.pushes.follow(CardKind.ALERT, alert.id, now + COUNTS_APART)
    if in_digest(alert):
        await unit.pushes.follow(CardKind.DIGEST, alert.workspace_id, now + GATHERED, priority=Priority.ALERT)


async def note(unit: Unit, alert: Alert, by: int | None, verb: str, before: str, now: datetime) -> None:
    await unit.audit.add(AuditEntry(alert.workspace_id, now, by, verb, "alert", alert.id, before, alert.state.value))


async def answered(unit: Unit, alert: Alert, by: int, now: datetime, at: datetime | None = None) -> Alert:
    """Somebody answered the reader: the clock stops. `at`: when it was said, if that was before now."""
    before = alert.state.value
    done = replace(
        alert,
        state=AlertState.ANSWERED,
        assignee=alert.assignee or by,
        answered_at=alert.answered_at or at or now,
        answered_by=alert.answered_by or by,
        next_at=None,
        updated_at=now,
    )
    await unit.inbox.save_alert(done)
    await note(unit, done, by, "answer", before, now)
    await follow(unit, done, now)
    return done


class Alerting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def take(self, person_id: int, alert_id: int) -> Alert:
        """It is this person's from now on. Of two who press at once, the second is told who was faster.

        Raises:
            Stale: `alert_taken` (by), `alert_over` (state).
        """
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            if not alert.waiting:
                raise Stale("alert_over", state=alert.state.value)
            if alert.assignee == person_id:
                return alert
            if alert.assignee is not None and alert.state is AlertState.ASSIGNED:
                holder = await unit.people.person(alert.assignee)
                raise Stale("alert_taken", by=holder.name if holder else "")
            return await self._become(unit, alert, person_id, "take", state=AlertState.ASSIGNED, assignee=person_id)

    async def bring(self, person_id: int, alert_id: int) -> None:
        """The alert's card, newest at the bottom of the person's private chat."""
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id, Right.SEE)
            await unit.pushes.push(replace(_push(alert, person_id, person_id), facts={"quiet": 1}), self.office.now)

    async def give_back(self, person_id: int, alert_id: int) -> Alert:
        """Not mine after all: whoever is on duty is told again; the clock runs on."""
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            if alert.assignee != person_id or not alert.waiting:
                raise Stale("alert_over", state=alert.state.value)
            alert = await self._become(unit, alert, person_id, "give_back", state=AlertState.OPEN, assignee=None)
            others = [m for m in await on_duty(unit, alert.workspace_id, now) if m.person.id != person_id]
            return await bring(unit, alert, now, others)

    async def close(self, person_id: int, alert_id: int, code: str = "") -> Alert:
        """Nothing is left to do."""
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            if alert.state is AlertState.CLOSED:
                raise Stale("alert_over", state=alert.state.value)
            return await self._become(
                unit, alert, person_id, "close",
                state=AlertState.CLOSED, next_at=None, closed_at=now, closed_by=person_id, code=code,
            )  # fmt: skip

    async def reopen(self, person_id: int, alert_id: int) -> Alert:
        """It was closed or muted too soon: its clock begins anew."""
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            if alert.state not in (AlertState.CLOSED, AlertState.MUTED):
                raise Stale("alert_over", state=alert.state.value)
            rules = await unit.attention.rules(alert.workspace_id)
            severity = max(alert.severity, Severity.NORMAL)
            zone = await zone_of(unit, alert)
            alert = with_clock(replace(alert, severity=severity, told=(person_id,)), rules, now, zone)
            return await self._become(
                unit, alert, person_id, "reopen",
                state=AlertState.ASSIGNED, assignee=person_id, closed_at=None, closed_by=None, code="", level=0,
            )  # fmt: skip

    async def _become(self, unit: Unit, alert: Alert, by: int, verb: str, **changes: object) -> Alert:
        now = self.office.now
        changed = replace(alert, updated_at=now, **changes)  # type: ignore[arg-type]  # fields by name
        await unit.inbox.save_alert(changed)
        await note(unit, changed, by, verb, alert.state.value, now)
        await follow(unit, changed, now)
        return changed
