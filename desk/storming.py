"""Storms: many say nearly the same within an hour. One card counts them, one answer reaches each of them in turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk.acting import Office
from desk.alerting import alert_for, bring, follow, follow_soon, muted_by, note, open_alert, with_clock, zone_of
from desk.errors import Refused, Stale
from desk.matching import NearKey
from desk.model.attention import Mute, MuteKind, Rules
from desk.model.content import Content
from desk.model.inbox import COMPLAINTS, Alert, AlertKind, AlertState, Comment
from desk.model.people import Right
from desk.ports import Unit
from desk.responding import STANDING, check_fits, plan_reply, refuse_if_taken
from desk.settling import closed, unanswered

WITHIN = timedelta(minutes=60)
AUTHORS = 3
"""So many different authors make a storm."""
ANSWERS_APART = timedelta(seconds=3)
"""Between two answers at one source, for the same reason."""
MUTED_FOR = timedelta(hours=1)
LOOKED_AT = 200
"""The newest comments that are compared."""
PAGE = 8


@dataclass(frozen=True, slots=True)
class StormPage:
    """A page of what they say, oldest first."""

    alert: Alert
    comments: list[Comment]
    total: int
    page: int


async def wake(unit: Unit, comment: Comment, rules: Rules, now: datetime, backlog: bool = False) -> Alert | None:
    """The alert that a comment raises or joins: that of a storm, where many say the same; else one of its own."""
    storm = None if backlog else await _storm(unit, comment, rules, now)
    return storm or await open_alert(unit, comment, rules, now, backlog)


async def _storm(unit: Unit, comment: Comment, rules: Rules, now: datetime) -> Alert | None:
    """The newest that say the same are looked at one by one, until one of them is in a storm that stands."""
    key = NearKey.unpacked(comment.near)
    if comment.kind not in COMPLAINTS or comment.ours or not key.lookups:
        return None
    others = await unit.inbox.complaints_like(comment.workspace_id, key.lookups, now - WITHIN, LOOKED_AT)
    mutes = await unit.attention.mutes(comment.workspace_id, now) if others else []
    if not others or muted_by(comment, mutes):
        return None
    known: dict[int, Alert] = {}
    authors = {comment.author.id}
    for other in others:
        if other.id == comment.id or other.alert_id is None:
            continue
        if other.near != comment.near and not key.is_near(NearKey.unpacked(other.near)):
            continue
        alert = known[other.alert_id] = known.get(other.alert_id) or await unit.inbox.alert(other.alert_id)
        if alert.kind is AlertKind.STORM and alert.state is not AlertState.CLOSED:
            return await _joined(unit, alert, comment, rules, mutes, now)
        if alert.waiting:
            authors.add(other.author_id)
    if len(authors) < AUTHORS:
        return None
    singles = sorted((a for a in known.values() if a.waiting), key=lambda a: a.id)
    return await _break_out(unit, singles, comment, rules, now)


async def _break_out(unit: Unit, singles: Sequence[Alert], comment: Comment, rules: Rules, now: datetime) -> Alert:
    """A storm in the place of the single alerts: their comments are its own, and whoever had one has it."""
    said = [c for alert in singles for c in await unit.inbox.comments_of(alert.id)]
    holder = next((a.assignee for a in singles if a.assignee is not None), None)
    storm = Alert(
        id=0,
        workspace_id=comment.workspace_id,
        kind=AlertKind.STORM,
        severity=rules.severity[AlertKind.STORM.value],
        state=AlertState.ASSIGNED if holder else AlertState.OPEN,
        opened_at=now,
        updated_at=now,
        comment_id=said[0].id,
        source_id=comment.source_id if {c.source_id for c in said} == {comment.source_id} else None,
        near=comment.near,
        count=len(said) + 1,
        assignee=holder,
    )
    storm = await unit.inbox.add_alert(with_clock(storm, rules, now, await zone_of(unit, storm)))
    for one in said:
        await unit.inbox.save_comment(replace(one, alert_id=storm.id))
    for alert in singles:
        await closed(unit, replace(alert, facts={**alert.facts, "storm": storm.id}), None, "storm", now)
    return await bring(unit, storm, now)


async def _joined(
    unit: Unit, storm: Alert, comment: Comment, rules: Rules, mutes: Sequence[Mute], now: datetime
) -> Alert:
    """One more: the counter goes up. Who comes after the answer waits for one; a mute that is over rings again."""
    storm = replace(
        storm,
        count=storm.count + 1,
        updated_at=now,
        source_id=storm.source_id if storm.source_id == comment.source_id else None,
    )
    muted = any(m.kind is MuteKind.NEAR and m.value == str(storm.id) for m in mutes)
    rings = storm.state is AlertState.MUTED and not muted
    again = storm.state is AlertState.ANSWERED
    if rings or again:
        state = AlertState.ASSIGNED if storm.assignee is not None else AlertState.OPEN
        storm = with_clock(replace(storm, state=state, code=""), rules, now, await zone_of(unit, storm))
    await unit.inbox.save_alert(storm)
    if rings:
        return await bring(unit, storm, now)
    await (follow if again else follow_soon)(unit, storm, now)
    return storm


class Storming:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def waiting(self, person_id: int, alert_id: int) -> int | None:
        """How many authors wait for an answer; None: it is no storm."""
        async with self.office.store.read() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id, Right.ANSWER)
            return len(await unanswered(unit, alert, STANDING)) if alert.kind is AlertKind.STORM else None

    async def listed(self, person_id: int, alert_id: int, page: int) -> StormPage:
        async with self.office.store.read() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id, Right.SEE)
            comments = await unit.inbox.comments_of(alert.id)
            return StormPage(alert, comments[page * PAGE : (page + 1) * PAGE], len(comments), page)

    async def answer_all(self, person_id: int, alert_id: int, content: Content) -> int:
        """One answer to each author who has none, in turn: each is a reply of its own. To how many.

        Raises:
            Refused: `taken_by_other` (by); `cannot_answer_there`; what `check_fits` raises.
            Stale: `no_storm`, `nobody_waits`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            alert = await self._storm(unit, person_id, alert_id)
            await refuse_if_taken(unit, alert, person_id)
            waiting = await unanswered(unit, alert, STANDING)
            if not waiting:
                raise Stale("nobody_waits")
            turns: Counter[int] = Counter()
            for comment in waiting:
                if not await self._reaches(unit, comment, content):
                    continue
                due_at = now + ANSWERS_APART * turns[comment.source_id]
                turns[comment.source_id] += 1
                await plan_reply(unit, alert, comment, person_id, content, now, due_at=due_at)
            if not turns:
                raise Refused("cannot_answer_there")
            return turns.total()

    async def _reaches(self, unit: Unit, comment: Comment, content: Content) -> bool:
        source = await unit.inbox.source(comment.workspace_id, comment.source_id)
        way = self.office.answering.get(source.kind.value)
        if way is None or not way.abilities.reply:
            return False
        check_fits(content, way.abilities)
        return True

    async def mute(self, person_id: int, alert_id: int) -> Alert:
        """For an hour it makes no sound and no clock runs; the counter goes on."""
        now = self.office.now
        async with self.office.store.write() as unit:
            alert = await self._storm(unit, person_id, alert_id)
            if not alert.waiting:
                raise Stale("alert_over", state=alert.state.value)
            until = now + MUTED_FOR
            await unit.attention.add_mute(
                Mute(0, alert.workspace_id, MuteKind.NEAR, str(alert.id), "", person_id, now, until)
            )
            muted = replace(
                alert, state=AlertState.MUTED, next_at=None, updated_at=now,
                code=f"muted_{MuteKind.NEAR.value}", facts={**alert.facts, "until": int(until.timestamp())},
            )  # fmt: skip
            await unit.inbox.save_alert(muted)
            await note(unit, muted, person_id, "mute", alert.state.value, now)
            await follow(unit, muted, now)
            return muted

    async def _storm(self, unit: Unit, person_id: int, alert_id: int) -> Alert:
        alert, _ = await alert_for(unit, person_id, alert_id)
        if alert.kind is not AlertKind.STORM:
            raise Stale("no_storm")
        return alert
