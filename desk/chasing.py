"""The clock of cases: who is silent is reminded, then the owner is told; each step once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.acting import Office
from desk.alerting import follow, note, tell
from desk.model.attention import Case, CaseState
from desk.model.people import Role
from desk.passing_on import LASTS, after, ring
from desk.ports import Unit

AT_ONCE = 100


class Chasing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            return await unit.cases.next_due()

    async def run_once(self) -> None:
        """Do every step that is due. A step and its pushes are kept together, so that none comes twice."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            if not await unit.cases.due(now, 1):
                return
        async with self.office.store.write() as unit:
            for case in await unit.cases.due(now, AT_ONCE):
                if case.state is not CaseState.OPEN:
                    await unit.cases.save(replace(case, next_at=None))
                elif not case.level:
                    await _remind(unit, case, now)
                else:
                    await _tell_owners(unit, case, now)


async def _remind(unit: Unit, case: Case, now: datetime) -> None:
    """The card once more, newest at the bottom of their chat."""
    again = await after(unit, case.workspace_id, LASTS / 2, now)
    await unit.cases.save(replace(case, level=1, next_at=again))
    await ring(unit, case, now)
    alert = await unit.inbox.alert(case.alert_id)
    await note(unit, alert, None, "case_remind", alert.state.value, now)
    await follow(unit, alert, now)


async def _tell_owners(unit: Unit, case: Case, now: datetime) -> None:
    await unit.cases.save(replace(case, level=2, next_at=None))
    alert = await unit.inbox.alert(case.alert_id)
    members = await unit.people.members(case.workspace_id)
    owners = [m for m in members if m.role is Role.OWNER or m.person.id == case.by]
    await note(unit, alert, None, "case_owner", alert.state.value, now)
    alert = await tell(unit, alert, owners, quiet=False, now=now)
    await follow(unit, alert, now)
