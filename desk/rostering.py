"""Whom an alert is brought to."""

from __future__ import annotations

from datetime import datetime

from desk.model.inbox import Comment, Severity
from desk.model.people import Member, Right, Role
from desk.ports import Unit


async def on_duty(unit: Unit, workspace_id: int, now: datetime) -> list[Member]:
    """Members who are told of what readers say, the nearest first: responders, else whoever keeps the workspace."""
    able = [m for m in await unit.people.members(workspace_id) if m.person.reachable and m.may(Right.ANSWER)]
    responders = [m for m in able if m.role is Role.RESPONDER]
    return responders or [m for m in able if m.may(Right.CHANNELS)] or able


async def watched(unit: Unit, comment: Comment) -> tuple[Severity, list[Member]]:
    """What the watches that found a comment beyond doubt ask for: how it comes at least, and who is told besides."""
    found = await unit.watches.some(comment.workspace_id, comment.judgement.sure)
    wanted = {person for watch in found for person in watch.tell}
    members = await unit.people.members(comment.workspace_id) if wanted else []
    told = [m for m in members if m.person.id in wanted and m.person.reachable and m.may(Right.SEE)]
    return max((watch.severity for watch in found), default=Severity.LOW), told
