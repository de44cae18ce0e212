"""Whom an alert is brought to."""

from __future__ import annotations

from datetime import datetime

from desk.model.people import Member, Right, Role
from desk.ports import Unit


async def on_duty(unit: Unit, workspace_id: int, now: datetime) -> list[Member]:
    """Members who are told of what readers say, the nearest first: responders, else whoever keeps the workspace."""
    able = [m for m in await unit.people.members(workspace_id) if m.person.reachable and m.may(Right.ANSWER)]
    responders = [m for m in able if m.role is Role.RESPONDER]
    return responders or [m for m in able if m.may(Right.CHANNELS)] or able
