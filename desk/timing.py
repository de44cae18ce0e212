"""The clock of alerts: warned before the deadline, passed on when it is over, each step once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office
from desk.alerting import digest, follow, in_digest, note, tell
from desk.model.attention import Rules
from desk.model.cards import CardKind, Priority, Push
from desk.model.hours import deadline, is_quiet
from desk.model.inbox import Alert, AlertState
from desk.model.people import Member, Role
from desk.ports import Unit
from desk.rostering import line_of, on_duty

AT_ONCE = 200
LATE = timedelta(minutes=5)
"""A deadline that passed so long ago passed while the desk was away: it is passed on once, and no further."""
MOST = 3
"""More late ones than this, of one workspace at one time, become one digest."""
TO_OWNER = 2
"""The level at which there is nobody else to ask."""


class Timing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            return await unit.inbox.next_alert()

    async def run_once(self) -> None:
        """Do every step that is due. A step and its pushes are kept together, so that none comes twice."""
        while await self._some() == AT_ONCE:
            pass

    async def _some(self) -> int:
        now = self.office.now
        async with self.office.store.glance() as unit:
            if not await unit.inbox.alerts_due(now, 1):
                return 0
        async with self.office.store.write() as unit:
            due = await unit.inbox.alerts_due(now, AT_ONCE)
            by_workspace: dict[int, list[Alert]] = defaultdict(list)
            for alert in due:
                by_workspace[alert.workspace_id].append(alert)
            for workspace_id, alerts in by_workspace.items():
                await _Round(unit, await _surroundings(unit, workspace_id, now), now).go(alerts)
            return len(due)


async def _surroundings(unit: Unit, workspace_id: int, now: datetime) -> tuple[Rules, ZoneInfo]:
    workspace = await unit.people.workspace(workspace_id)
    return await unit.attention.rules(workspace_id), ZoneInfo(workspace.zone)


class _Round:
    """What the clock does in one workspace at one instant."""

    def __init__(self, unit: Unit, around: tuple[Rules, ZoneInfo], now: datetime) -> None:
        self.unit = unit
        self.rules, self.zone = around
        self.now = now
        self.quiet = is_quiet(now, self.rules.quiet, self.zone)

    async def go(self, alerts: Sequence[Alert]) -> None:
        """Those of the digest stay in it: one card for all of them, and no push for each."""
        late = [
            a for a in alerts if a.waiting and a.deadline is not None and self.now - a.deadline > LATE and not a.level
        ]
        many = len(late) > MOST
        together = [a for a in alerts if a.waiting and a.deadline is not None and a.deadline <= self.now
                    and (in_digest(a) or (many and a in late))]  # fmt: skip
        if together:
            await self._gather(together)
        for alert in alerts:
            if alert in together:
                continue
            if not alert.waiting or alert.deadline is None:
                await self.unit.inbox.save_alert(replace(alert, next_at=None))
            elif alert.deadline > self.now and not alert.level:
                await self._warn(alert)
            else:
                await self._escalate(alert, last=alert in late)

    async def _gather(self, alerts: Sequence[Alert]) -> None:
        """Many are late: one digest for everybody in the line; it rings for the first of them alone."""
        workspace_id = alerts[0].workspace_id
        before = await self.unit.inbox.waiting_for(workspace_id, None)
        ring = not any(a.state is AlertState.ESCALATED and in_digest(a) for a in before)
        for alert in alerts:
            await self._save(replace(alert, facts=alert.facts | {"digest": 1}), 1, None)
        members = await line_of(self.unit, workspace_id, self.now)
        await digest(self.unit, workspace_id, members, self.now, ring=ring, quiet=self.quiet)

    async def _warn(self, alert: Alert) -> None:
        """Whoever has it, or might take it, hears that the time is short."""
        alert = replace(alert, warned_at=self.now, next_at=alert.deadline)
        await self.unit.inbox.save_alert(alert)
        if not in_digest(alert):
            await self._ring(alert, await self._holders(alert))

    async def _holders(self, alert: Alert) -> list[Member]:
        if alert.assignee is not None:
            member = await self.unit.people.member(alert.assignee, alert.workspace_id)
            if member is not None and member.person.reachable:
                return [member]
        return await on_duty(self.unit, alert.workspace_id, self.now)

    async def _escalate(self, alert: Alert, last: bool) -> None:
        """The next person is told who was not; after that the owner; then nobody is left."""
        level = alert.level + 1
        found = await self._next(alert, level)
        if not last and level < TO_OWNER:
            later = deadline(self.now, self.rules.sla, self.rules.business, self.zone)
        else:
            later = None
        alert = await self._save(alert, level, later)
        if found:
            alert = await tell(self.unit, alert, found, self.quiet, self.now)
        elif level < TO_OWNER:
            await self._ring(alert, await self._holders(alert))
        await follow(self.unit, alert, self.now)

    async def _next(self, alert: Alert, level: int) -> list[Member]:
        line = [
            m for m in await line_of(self.unit, alert.workspace_id, self.now)
            if m.person.id not in (*alert.told, alert.assignee)
        ]  # fmt: skip
        owners = [m for m in line if m.role is Role.OWNER]
        return owners if level >= TO_OWNER else line[:1]

    async def _save(self, alert: Alert, level: int, later: datetime | None) -> Alert:
        before = alert.state.value
        alert = replace(alert, state=AlertState.ESCALATED, level=level, next_at=later, updated_at=self.now)
        await self.unit.inbox.save_alert(alert)
        await note(self.unit, alert, None, "escalate", before, self.now)
        return alert

    async def _ring(self, alert: Alert, members: Sequence[Member]) -> None:
        for member in members:
            push = Push(
                chat_id=member.person.id,
                kind=CardKind.WARNING,
                subject_id=alert.id,
                workspace_id=alert.workspace_id,
                person_id=member.person.id,
                ring=True,
                priority=Priority.ALERT,
                facts={"quiet": 1} if self.quiet else {},
            )
            await self.unit.pushes.push(push, self.now)
