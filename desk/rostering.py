"""Whom an alert is brought to: who is on duty now, and who comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.model.attention import Shift
from desk.model.calendar import local_of
from desk.model.hours import stretch
from desk.model.inbox import Comment, Severity
from desk.model.people import Member, Right, Role
from desk.ports import Unit


def shifts_of(day: date, shifts: Sequence[Shift]) -> list[Shift]:
    """Pure: the table of a local day. Its exceptions, if it has any, take the place of the weekly ones."""
    return [s for s in shifts if s.day == day.isoformat()] or [
        s for s in shifts if not s.day and s.weekday == day.weekday()
    ]


def serving(now: datetime, shifts: Sequence[Shift], zone: ZoneInfo) -> list[int]:
    """Pure: the persons whose shift covers an instant, in the order of the table. A shift may run past midnight."""
    today = local_of(now, zone).date()
    found = []
    for day in (today - timedelta(days=1), today):
        for shift in shifts_of(day, shifts):
            start, end = stretch(day, shift.start, shift.end, zone)
            if start <= now < end:
                found.append(shift.person_id)
    return list(dict.fromkeys(found))


async def on_duty(unit: Unit, workspace_id: int, now: datetime) -> list[Member]:
    """Members who are told of what readers say: by the rota; else responders, else whoever keeps the workspace."""
    able = await _able(unit, workspace_id)
    shifts = await unit.attention.shifts(workspace_id)
    if shifts:
        workspace = await unit.people.workspace(workspace_id)
        by_rota = _picked(serving(now, shifts, ZoneInfo(workspace.zone)), able)
        if by_rota:
            return by_rota
    responders = [m for m in able if m.role is Role.RESPONDER]
    return responders or [m for m in able if m.may(Right.CHANNELS)] or able


async def watched(unit: Unit, comment: Comment) -> tuple[Severity, list[Member]]:
    """What the watches that found a comment beyond doubt ask for: how it comes at least, and who is told besides."""
    found = await unit.watches.some(comment.workspace_id, comment.judgement.sure)
    wanted = {person for watch in found for person in watch.tell}
    members = await unit.people.members(comment.workspace_id) if wanted else []
    told = [m for m in members if m.person.id in wanted and m.person.reachable and m.may(Right.SEE)]
    return max((watch.severity for watch in found), default=Severity.LOW), told


async def line_of(unit: Unit, workspace_id: int, now: datetime) -> list[Member]:
    """In which order people are asked: on duty now, others of the rota, responders, keepers; the owners at the end."""
    able = await _able(unit, workspace_id)
    rota = _picked([s.person_id for s in await unit.attention.shifts(workspace_id)], able)
    responders = [m for m in able if m.role is Role.RESPONDER]
    keepers = [m for m in able if m.may(Right.CHANNELS)]
    order = {m.person.id: m for m in (*await on_duty(unit, workspace_id, now), *rota, *responders, *keepers)}
    return sorted(order.values(), key=lambda m: m.role is Role.OWNER)


async def _able(unit: Unit, workspace_id: int) -> list[Member]:
    return [m for m in await unit.people.members(workspace_id) if m.person.reachable and m.may(Right.ANSWER)]


def _picked(person_ids: Sequence[int], able: Sequence[Member]) -> list[Member]:
    members = {m.person.id: m for m in able}
    return [members[i] for i in dict.fromkeys(person_ids) if i in members]
