"""The duty changes hands, with what is open: the days of the rota, the alerts, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desk import acting
from desk.alerting import follow, in_digest, note, tell
from desk.model.audit import AuditEntry
from desk.model.calendar import local_of
from desk.model.cards import CardKind, Priority
from desk.model.hours import is_quiet
from desk.model.inbox import Alert, AlertState
from desk.model.people import Member
from desk.ports import Unit
from desk.relieving import Relief, relieved
from desk.rostering import on_duty, serving

MOST_CARDS = 5
"""Cards that a hand-over brings by itself; the others stand in the inbox, first."""
LONGEST = timedelta(days=31)
"""For which the duty can be handed over; what lasts longer is a change of the table."""
KEPT = timedelta(days=30)
"""Exceptions of days that are over for so long are dropped: the audit knows who was on duty."""
_TAKING = ("take", "hand_over", "take_duty_back", "reopen")
"""In the audit of an alert: somebody has it from then on."""


@dataclass(frozen=True, slots=True)
class Handed:
    """`count`: alerts that are the other's now; `until` None: the duty was not handed over with them."""

    to: Member
    count: int
    until: datetime | None


class Swap:
    """What one person has goes to another, at one instant. `back`: of what was the other's before."""

    def __init__(self, unit: Unit, giver: Member, taker: Member, now: datetime, back: bool = False) -> None:
        self.unit = unit
        self.giver, self.taker = giver, taker
        self.by, self.verb = (taker, "take_duty_back") if back else (giver, "hand_over")
        self.back = back
        self.workspace_id = giver.workspace.id
        self.zone = ZoneInfo(giver.workspace.zone)
        self.now = now

    async def go(self, until: datetime | None) -> Handed:
        """Hand over what the giver has taken; with `until`, the duty too."""
        serves = _ids(await on_duty(self.unit, self.workspace_id, self.now))
        given = until is not None and await self._relieve(until, serves)
        mine, loose = await self._open(given and self.giver.person.id in serves)
        if given and until is not None:
            await self._tell(self.taker, mine, loose, {"until": int(until.timestamp())})
        await self._pass(mine, loose)
        return Handed(self.taker, len(mine), until if given else None)

    async def give_back(self) -> int:
        """The duty that the giver has in the taker's place is the taker's again, and so is what came along and still
        waits. How many alerts that is."""
        serves = _ids(await on_duty(self.unit, self.workspace_id, self.now))
        await self._relieve(self.now + LONGEST, ())
        mine, loose = await self._open(self.giver.person.id in serves)
        mine = [alert for alert in mine if await self._came_along(alert)]
        await self._tell(self.giver, mine, loose, {"back": 1})
        await self._pass(mine, loose)
        return len(mine)

    async def _open(self, serves: bool) -> tuple[list[Alert], list[Alert]]:
        """What the giver has, and what only the giver was told of, if the giver was on duty."""
        waiting = await self.unit.inbox.waiting_for(self.workspace_id, None)
        mine = [a for a in waiting if a.assignee == self.giver.person.id]
        return mine, [a for a in waiting if self._is_loose(a)] if serves else []

    async def _tell(
        self, whom: Member, mine: Sequence[Alert], loose: Sequence[Alert], how: dict[str, str | int]
    ) -> None:
        """Above the cards of what is open, so it goes first."""
        facts: dict[str, str | int] = {"by": self.by.person.name, "open": len(mine) + len(loose), **how}
        await acting.tell(self.unit, whom, CardKind.DUTY, self.workspace_id, self.now, facts, priority=Priority.ALERT)

    async def _relieve(self, until: datetime, serves: Sequence[int]) -> bool:
        """The days of the rota that are touched become exceptions. Whether there was a duty to hand over."""
        giver, taker = self.giver.person.id, self.taker.person.id
        shifts = await self.unit.attention.shifts(self.workspace_id)
        begin = local_of(self.now, self.zone).replace(second=0, microsecond=0)
        relief = Relief(self.workspace_id, giver, taker, begin, local_of(until, self.zone), self.back)
        by_table = giver in serving(self.now, shifts, self.zone)
        changed = relieved(shifts, relief, serves if giver in serves and not by_table else ())
        old = (relief.begin.date() - KEPT).isoformat()
        days = {day.isoformat() for day in changed}
        for person, day in dict.fromkeys((s.person_id, s.day) for s in shifts):
            if day and (day in days or day < old):
                await self.unit.attention.drop_shifts(self.workspace_id, person, None, day)
        for shift in (shift for table in changed.values() for shift in table):
            await self.unit.attention.add_shift(shift)
        if changed:
            other = giver if self.back else taker
            after = "" if self.back else until.isoformat()
            await self.unit.audit.add(
                AuditEntry(self.workspace_id, self.now, self.by.person.id, self.verb, "shift", other, after=after)
            )
        return bool(changed)

    def _is_loose(self, alert: Alert) -> bool:
        """Nobody took it, and of the two the giver alone was told."""
        free = alert.assignee is None and alert.state is not AlertState.ASSIGNED and not in_digest(alert)
        return free and self.giver.person.id in alert.told and self.taker.person.id not in alert.told

    async def _came_along(self, alert: Alert) -> bool:
        """Whether the giver has it because the taker had handed it over, not by a tap of his own."""
        steps = [step for step in await self.unit.audit.of("alert", alert.id) if step.verb in _TAKING]
        return bool(steps) and (steps[-1].verb, steps[-1].by) == ("hand_over", self.taker.person.id)

    async def _pass(self, mine: Sequence[Alert], loose: Sequence[Alert]) -> None:
        rules = await self.unit.attention.rules(self.workspace_id)
        quiet = is_quiet(self.now, rules.quiet, self.zone)
        for number, alert in enumerate((*mine, *loose)):
            handed = alert
            if alert.assignee is not None:
                handed = replace(alert, assignee=self.taker.person.id, updated_at=self.now)
                await self.unit.inbox.save_alert(handed)
                await note(self.unit, handed, self.by.person.id, self.verb, alert.state.value, self.now)
            if number < MOST_CARDS:
                handed = await tell(self.unit, handed, [self.taker], quiet or number > 0, self.now)
            if alert.assignee is not None:
                await follow(self.unit, handed, self.now)


def _ids(members: Sequence[Member]) -> list[int]:
    return [m.person.id for m in members]
