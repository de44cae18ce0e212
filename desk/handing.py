"""The rota: who is on duty when, exceptions for a day, and the hand-over of the duty with what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from desk.acting import Office, member_of
from desk.errors import NotFound, Refused, Stale
from desk.model.attention import DAY, Shift
from desk.model.audit import AuditEntry
from desk.model.calendar import local_of
from desk.model.people import Member, Right
from desk.ports import Unit
from desk.relieving import AHEAD, away, next_duty, usual_ends
from desk.rostering import on_duty
from desk.swapping import LONGEST, Handed, Swap


@dataclass(frozen=True, slots=True)
class Rota:
    """Who may be on duty, the table, and who is on duty now. `today`: the workspace's local day. `ends`: until when the
    viewer would hand the duty over, the likeliest first; () without a duty now or within a week. `away`: what
    others have of the viewer's duty."""

    viewer: Member
    members: list[Member]
    shifts: list[Shift]
    serving: list[Member]
    today: date
    ends: list[datetime]
    away: list[Shift]


class Handing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def rota(self, person_id: int) -> Rota:
        now = self.office.now
        async with self.office.store.read() as unit:
            viewer = await member_of(unit, person_id, None, Right.SEE)
            workspace, zone = viewer.workspace, ZoneInfo(viewer.workspace.zone)
            members = [m for m in await unit.people.members(workspace.id) if m.may(Right.ANSWER)]
            known = {m.person.id for m in members}
            shifts = [s for s in await unit.attention.shifts(workspace.id) if s.person_id in known]
            today = local_of(now, zone).date()
            serves = await on_duty(unit, workspace.id, now)
            duty = next_duty(shifts, person_id, now, zone)
            if (duty is None or duty[0] > now) and person_id in _ids(serves):
                duty = now, now + AHEAD  # by no table: without an end
            ends = usual_ends(duty, now, zone) if duty else []
            return Rota(viewer, members, shifts, serves, today, ends, away(shifts, person_id, now, zone))

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

    async def hand_over(self, person_id: int, other_id: int, until: datetime | None = None) -> Handed:
        """What the person has taken is the other's from now on; with `until`, the duty is so too, as far as it is the
        person's before that instant. The other is told, with the cards of what is open.

        Raises:
            NotFound: `member_not_found`.
            Refused: `no_right`, `not_understood` (to oneself), `duty_too_long` (days).
            Stale: `duty_over`: that instant has passed.
        """
        now = self.office.now
        if other_id == person_id:
            raise Refused("not_understood")
        if until is not None and until <= now:
            raise Stale("duty_over")
        if until is not None and until - now > LONGEST:
            raise Refused("duty_too_long", days=LONGEST.days)
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            other = await _answerer(unit, other_id, member.workspace.id)
            return await Swap(unit, member, other, now).go(until)

    async def take_back(self, person_id: int) -> int:
        """What others have of the person's duty is the person's again from now on, and so is what came along and still
        waits. They are told. How many alerts that is.

        Raises:
            Refused: `no_right`.
            Stale: `duty_not_away`: nobody has any of it.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            workspace = member.workspace
            found = away(await unit.attention.shifts(workspace.id), person_id, now, ZoneInfo(workspace.zone))
            holders = [await unit.people.member(i, workspace.id) for i in dict.fromkeys(s.person_id for s in found)]
            count = [await Swap(unit, holder, member, now, back=True).give_back() for holder in holders if holder]
            if not count:
                raise Stale("duty_not_away")
            return sum(count)


_WEEKDAYS = (None, *range(7))


def _ids(members: Sequence[Member]) -> list[int]:
    return [m.person.id for m in members]


async def _answerer(unit: Unit, person_id: int, workspace_id: int) -> Member:
    found = await unit.people.member(person_id, workspace_id)
    if found is None or not found.may(Right.ANSWER):
        raise NotFound("member_not_found", person=person_id)
    return found
