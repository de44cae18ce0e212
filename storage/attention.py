"""Whose attention is wanted: the rules of a workspace and its mutes ↔ rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, or_, select, update

from desk.model.attention import Hours, Mute, MuteKind, Rules, Shift
from desk.model.inbox import Severity
from storage.rows import values_of
from storage.tables.attention import alert_rules, mutes, shifts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


def _hours(value: Mapping[str, Any]) -> Hours:
    return Hours(tuple(value["weekdays"]), value["start"], value["end"])


def _to_rules(text: str) -> Rules:
    """What was kept before a rule existed has that rule's usual value."""
    kept = json.loads(text)
    usual = Rules()
    return Rules(
        **{
            **{k: v for k, v in kept.items() if k in Rules.__slots__},
            "sla": timedelta(seconds=kept["sla"]),
            "business": tuple(map(_hours, kept["business"])),
            "quiet": _hours(kept["quiet"]) if kept["quiet"] else None,
            "severity": usual.severity | {k: Severity(v) for k, v in kept["severity"].items()},
        }
    )


def _from_rules(rules: Rules) -> str:
    return json.dumps(asdict(rules) | {"sla": rules.sla.total_seconds()})


def _to_mute(row: Mapping[str, Any]) -> Mute:
    return Mute(**{**row, "kind": MuteKind(row["kind"])})


_RULES = select(alert_rules.c.rules).where(alert_rules.c.workspace_id == bindparam("workspace"))
_MUTES = (
    select(mutes)
    .where(
        mutes.c.workspace_id == bindparam("workspace"), or_(mutes.c.until.is_(None), mutes.c.until > bindparam("at"))
    )
    .order_by(mutes.c.id)
)

_SHIFTS = select(shifts).where(shifts.c.workspace_id == bindparam("workspace")).order_by(shifts.c.id)


class SqlAttention:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def rules(self, workspace_id: int) -> Rules:
        row = await self.unit.first(_RULES, workspace=workspace_id)
        return _to_rules(row["rules"]) if row else Rules()

    async def save_rules(self, workspace_id: int, rules: Rules) -> None:
        text = _from_rules(rules)
        done = await self.unit.run(
            update(alert_rules).where(alert_rules.c.workspace_id == workspace_id).values(rules=text)
        )
        if not done:
            await self.unit.run(insert(alert_rules).values(workspace_id=workspace_id, rules=text))

    async def mutes(self, workspace_id: int, now: datetime) -> list[Mute]:
        return [_to_mute(row) for row in await self.unit.all(_MUTES, workspace=workspace_id, at=now)]

    async def add_mute(self, mute: Mute) -> None:
        await self.lift_mute(mute.workspace_id, mute.kind, mute.value)
        row = {k: v for k, v in values_of(mute).items() if k != "id"}
        await self.unit.run(insert(mutes).values(row))

    async def lift_mute(self, workspace_id: int, kind: MuteKind, value: str) -> None:
        await self.unit.run(
            delete(mutes).where(
                mutes.c.workspace_id == workspace_id, mutes.c.kind == kind.value, mutes.c.value == value
            )
        )

    async def shifts(self, workspace_id: int) -> list[Shift]:
        return [Shift(**row) for row in await self.unit.all(_SHIFTS, workspace=workspace_id)]

    async def add_shift(self, shift: Shift) -> None:
        row = {k: v for k, v in values_of(shift).items() if k != "id"}
        await self.unit.run(insert(shifts).values(row))

    async def drop_shifts(self, workspace_id: int, person_id: int, weekday: int | None, day: str) -> None:
        await self.unit.run(
            delete(shifts).where(
                shifts.c.workspace_id == workspace_id,
                shifts.c.person_id == person_id,
                shifts.c.day == day,
                shifts.c.weekday.is_(None) if weekday is None else shifts.c.weekday == weekday,
            )
        )

    async def clear_shifts(self, workspace_id: int, person_id: int) -> None:
        await self.unit.run(
            delete(shifts).where(shifts.c.workspace_id == workspace_id, shifts.c.person_id == person_id)
        )
