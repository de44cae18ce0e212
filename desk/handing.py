"""The rota: who is on duty when, exceptions for a day, and the hand-over of what is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from desk.acting import Office, member_of
from desk.alerting import follow, note, tell
from desk.errors import NotFound, Refused
from desk.model.attention import DAY, Shift
from desk.model.audit import AuditEntry
from desk.model.calendar import local_of
from desk.model.hours import is_quiet
from desk.model.people import Member, Right
from desk.ports import Unit
from desk.rostering import on_duty

MOST_CARDS = 5
"""Cards that a hand-over brings by itself; the others stand in the inbox, first."""


@dataclass(frozen=True, slots=True)
class Rota:
    """Who may be on duty, the table, and who is on duty now. `today`: the workspace's local day."""

    viewer: Member
    members: list[Member]
    shifts: list[Shift]
    serving: list[Member]
    today: date


class Handing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def rota(self, person_id: int) -> Rota:
        now = self.office.now
        async with self.office.store.read() as unit:
            viewer = await member_of(unit, person_id, None, Right.SEE)
            workspace = viewer.workspace
            members = [m for m in await unit.people.members(workspace.id) if m.may(Right.ANSWER)]
            known = {m.person.id for m in members}
            shifts = [s for s in await unit.attention.shifts(workspace.id) if s.person_id in known]
            today = local_of(now, ZoneInfo(workspace.zone)).date()
            return Rota(viewer, members, shifts, await on_duty(unit, workspace.id, now), today)

    async def set_shift(
        self, person_id: int, other_id: int, weekday: int | None, day: str, hours: tuple[int, int] | None
    ) -> None:
        """On a weekday, or on one local day ("2026-11-27"), the other is on duty in these minutes; None: not at all.

        Raises:
            NotFound: `member_not_found`.
            Refused: `no_right`, `not_understood`.
        """
        start, end = hours or (0, DAY)
        if not (0 <= start < DAY and 0 < end <= DAY) or (weekday is None) is not bool(day) or weekday not in _WEEKDAYS:
            raise Refused("not_understood")
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            workspace_id = member.workspace.id
            await _answerer(unit, other_id, workspace_id)
            await unit.attention.drop_shifts(workspace_id, other_id, weekday, day)
            if hours is not None:
                await unit.attention.add_shift(Shift(0, workspace_id, other_id, weekday, day, start, end))
            await unit.audit.add(AuditEntry(workspace_id, now, person_id, "set", "shift", other_id))

    async def hand_over(self, person_id: int, other_id: int) -> int:
        """What the person has taken is the other's from now on, who is told what is open. How many there were.

        Raises:
            NotFound: `member_not_found`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            other = await _answerer(unit, other_id, member.workspace.id)
            rules = await unit.attention.rules(member.workspace.id)
            quiet = is_quiet(now, rules.quiet, ZoneInfo(member.workspace.zone))
            mine = await unit.inbox.waiting_for(member.workspace.id, person_id)
            for number, alert in enumerate(mine):
                handed = replace(alert, assignee=other_id, updated_at=now)
                await unit.inbox.save_alert(handed)
                await note(unit, handed, person_id, "hand_over", alert.state.value, now)
                if number < MOST_CARDS:
                    handed = await tell(unit, handed, [other], quiet or number > 0, now)
                await follow(unit, handed, now)
            return len(mine)


_WEEKDAYS = (None, *range(7))


async def _answerer(unit: Unit, person_id: int, workspace_id: int) -> Member:
    found = await unit.people.member(person_id, workspace_id)
    if found is None or not found.may(Right.ANSWER):
        raise NotFound("member_not_found", person=person_id)
    return found
