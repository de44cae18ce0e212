"""Reports that come by themselves: on a weekday at a local hour, once each, late rather than never."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office, member_of
from desk.errors import NotFound, Refused
from desk.model.audit import AuditEntry
from desk.model.calendar import local_of, resolve
from desk.model.cards import CardKind, Priority, Push
from desk.model.people import Member, Right
from desk.model.stats import Span, Timetable

AT_ONCE = 50
MOST = 10
"""Timetables of a workspace."""
LATE = timedelta(minutes=15)
"""A report that comes later than this says so."""


def next_instant(timetable: Timetable, after: datetime) -> datetime:
    """The next time of a timetable after an instant. A local time that the clock skips is the next valid minute, one
    that it shows twice is its first showing: each week has one."""
    zone = ZoneInfo(timetable.zone)
    day = local_of(after, zone).date()
    hour = time(timetable.minute // 60, timetable.minute % 60)
    while True:
        if day.weekday() == timetable.weekday:
            instant = resolve(datetime.combine(day, hour), zone).instant
            if instant > after:
                return instant
        day += timedelta(days=1)


class Timetabling:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def timetables(self, person_id: int) -> tuple[Member, list[Timetable]]:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            return member, await unit.stats.timetables(member.workspace.id)

    async def add(
        self, person_id: int, weekday: int, minute: int, span: Span, channel_id: int | None = None, team: bool = False
    ) -> Timetable:
        """A report each week, to the person or to the team's chat.

        Raises:
            Refused: `no_right`, `no_team_chat`, `too_many_reports` (limit).
            NotFound: `channel_not_found`.
        """
        if not (0 <= weekday < 7 and 0 <= minute < 24 * 60):
            raise Refused("not_understood")
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.SETTINGS)
            workspace = member.workspace
            if channel_id is not None:
                await unit.channels.channel(workspace.id, channel_id)
            if len(await unit.stats.timetables(workspace.id)) >= MOST:
                raise Refused("too_many_reports", limit=MOST)
            if team and workspace.team_chat_id is None:
                raise Refused("no_team_chat")
            blank = Timetable(
                id=0,
                workspace_id=workspace.id,
                chat_id=workspace.team_chat_id if team and workspace.team_chat_id else person_id,
                person_id=None if team else person_id,
                channel_id=channel_id,
                span=span,
                weekday=weekday,
                minute=minute,
                zone=workspace.zone,
                by=person_id,
            )
            made = await unit.stats.add_timetable(replace(blank, next_at=next_instant(blank, now)))
            await unit.audit.add(AuditEntry(workspace.id, now, person_id, "add", "timetable", made.id))
            return made

    async def remove(self, person_id: int, timetable_id: int) -> None:
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.SETTINGS)
            if timetable_id not in {t.id for t in await unit.stats.timetables(member.workspace.id)}:
                raise NotFound("report_not_found", report=timetable_id)
            await unit.stats.remove_timetable(member.workspace.id, timetable_id)
            await unit.audit.add(AuditEntry(member.workspace.id, now, person_id, "remove", "timetable", timetable_id))

    async def timetable(self, workspace_id: int, timetable_id: int) -> Timetable:
        """For a report that is being sent.

        Raises:
            NotFound: `report_not_found`: it was removed meanwhile.
        """
        async with self.office.store.read() as unit:
            for found in await unit.stats.timetables(workspace_id):
                if found.id == timetable_id:
                    return found
        raise NotFound("report_not_found", report=timetable_id)

    async def run_once(self) -> None:
        """Begin the reports that are due: the push and the next time are kept in one transaction, so that a crash
        neither loses nor doubles one. Of several that were missed, the newest comes."""
        now = self.office.now
        async with self.office.store.write() as unit:
            for due in await unit.stats.timetables_due(now, AT_ONCE):
                instant = _newest(due, now)
                later = next_instant(due, max(now, instant))
                await unit.stats.save_timetable(replace(due, next_at=later, sent_for=instant))
                await unit.pushes.push(
                    Push(
                        chat_id=due.chat_id,
                        person_id=due.person_id,
                        kind=CardKind.REPORT,
                        subject_id=due.id,
                        workspace_id=due.workspace_id,
                        ring=True,
                        priority=Priority.PUSH,
                        facts={"at": int(instant.timestamp()), "late": int(now - instant > LATE)},
                    ),
                    now,
                )

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            return await unit.stats.next_report()


def _newest(due: Timetable, now: datetime) -> datetime:
    """The last of its times that has come."""
    instant = due.next_at or now
    while (later := next_instant(due, instant)) <= now:
        instant = later
    return instant
