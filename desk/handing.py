"""The rota: who is on duty when, exceptions for a day, and the hand-over of the duty with what is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk import acting
from desk.acting import Office, member_of
from desk.alerting import follow, in_digest, note, tell
from desk.errors import NotFound, Refused, Stale
from desk.model.attention import DAY, Shift
from desk.model.audit import AuditEntry
from desk.model.calendar import local_of
from desk.model.cards import CardKind, Priority
from desk.model.hours import is_quiet
from desk.model.inbox import Alert, AlertState
from desk.model.people import Member, Right
from desk.ports import Unit
from desk.relieving import AHEAD, Relief, next_duty, relieved, usual_ends
from desk.rostering import on_duty, serving

MOST_CARDS = 5
"""Cards that a hand-over brings by itself; the others stand in the inbox, first."""
LONGEST = timedelta(days=31)
"""For which the duty can be handed over; what lasts longer is a change of the table."""
KEPT = timedelta(days=30)
"""Exceptions of days that are over for so long are dropped: the audit knows who was on duty."""


@dataclass(frozen=True, slots=True)
class Rota:
    """Who may be on duty, the table, and who is on duty now. `today`: the workspace's local day. `ends`: until when the
    viewer would hand the duty over, the likeliest first; () without a duty now or within a week."""

    viewer: Member
    members: list[Member]
    shifts: list[Shift]
    serving: list[Member]
    today: date
    ends: list[datetime]


@dataclass(frozen=True, slots=True)
class Handed:
    """`count`: alerts that are the other's now; `until` None: the duty was not handed over with them."""

    to: Member
    count: int
    until: datetime | None


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
            return Rota(viewer, members, shifts, serves, today, ends)

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
            return await _HandOver(unit, member, other, now).go(until)


class _HandOver:
    """Of what one person has, to another, at one instant."""

    def __init__(self, unit: Unit, giver: Member, taker: Member, now: datetime) -> None:
        self.unit = unit
        self.giver, self.taker = giver, taker
        self.workspace_id = giver.workspace.id
        self.zone = ZoneInfo(giver.workspace.zone)
        self.now = now

    async def go(self, until: datetime | None) -> Handed:
        serves = _ids(await on_duty(self.unit, self.workspace_id, self.now))
        given = until is not None and await self._relieve(until, serves)
        waiting = await self.unit.inbox.waiting_for(self.workspace_id, None)
        mine = [a for a in waiting if a.assignee == self.giver.person.id]
        loose = [a for a in waiting if self._is_loose(a)] if given and self.giver.person.id in serves else []
        if given and until is not None:
            await self._tell(until, len(mine) + len(loose))
        await self._pass(mine, loose)
        return Handed(self.taker, len(mine), until if given else None)

    async def _tell(self, until: datetime, open_ones: int) -> None:
        """Above the cards of what is open, so it goes first."""
        facts: dict[str, str | int] = {
            "by": self.giver.person.name, "until": int(until.timestamp()), "open": open_ones
        }  # fmt: skip
        await acting.tell(
            self.unit, self.taker, CardKind.DUTY, self.workspace_id, self.now, facts, priority=Priority.ALERT
        )

    async def _relieve(self, until: datetime, serves: Sequence[int]) -> bool:
        """The days of the rota that are touched become exceptions. Whether there was a duty to hand over."""
        giver, taker = self.giver.person.id, self.taker.person.id
        shifts = await self.unit.attention.shifts(self.workspace_id)
        begin = local_of(self.now, self.zone).replace(second=0, microsecond=0)
        relief = Relief(self.workspace_id, giver, taker, begin, local_of(until, self.zone))
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
            entry = AuditEntry(self.workspace_id, self.now, giver, "hand_over", "shift", taker, after=until.isoformat())
            await self.unit.audit.add(entry)
        return bool(changed)

    def _is_loose(self, alert: Alert) -> bool:
        """Nobody took it, and of the two the giver alone was told."""
        free = alert.assignee is None and alert.state is not AlertState.ASSIGNED and not in_digest(alert)
        return free and self.giver.person.id in alert.told and self.taker.person.id not in alert.told

    async def _pass(self, mine: Sequence[Alert], loose: Sequence[Alert]) -> None:
        rules = await self.unit.attention.rules(self.workspace_id)
        quiet = is_quiet(self.now, rules.quiet, self.zone)
        for number, alert in enumerate((*mine, *loose)):
            handed = alert
            if alert.assignee is not None:
                handed = replace(alert, assignee=self.taker.person.id, updated_at=self.now)
                await self.unit.inbox.save_alert(handed)
                await note(self.unit, handed, self.giver.person.id, "hand_over", alert.state.value, self.now)
            if number < MOST_CARDS:
                handed = await tell(self.unit, handed, [self.taker], quiet or number > 0, self.now)
            if alert.assignee is not None:
                await follow(self.unit, handed, self.now)


_WEEKDAYS = (None, *range(7))


def _ids(members: Sequence[Member]) -> list[int]:
    return [m.person.id for m in members]


async def _answerer(unit: Unit, person_id: int, workspace_id: int) -> Member:
    found = await unit.people.member(person_id, workspace_id)
    if found is None or not found.may(Right.ANSWER):
        raise NotFound("member_not_found", person=person_id)
    return found
