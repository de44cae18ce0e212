"""A workspace's rules of attention: how long a reader may wait, when the clock runs, when nothing makes a sound."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desk.acting import Office, member_of
from desk.errors import Refused
from desk.model.attention import Hours, Rules
from desk.model.audit import AuditEntry
from desk.model.inbox import AlertKind, Severity
from desk.model.people import Member, Right

SLA_RANGE = (1, 24 * 60)
"""Minutes."""
RATE_RANGE = (1, 200)


class Ruling:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def rules(self, person_id: int) -> tuple[Member, Rules]:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            return member, await unit.attention.rules(member.workspace.id)

    async def set_sla(self, person_id: int, minutes: int) -> Rules:
        """For alerts that are opened from now on; a clock that runs runs on as it began."""
        _check(SLA_RANGE[0] <= minutes <= SLA_RANGE[1])
        return await self._set(person_id, sla=timedelta(minutes=minutes))

    async def set_rate(self, person_id: int, rate: int) -> Rules:
        _check(RATE_RANGE[0] <= rate <= RATE_RANGE[1])
        return await self._set(person_id, rate=rate)

    async def set_business(self, person_id: int, business: tuple[Hours, ...]) -> Rules:
        """The hours in which the clock runs; () always."""
        return await self._set(person_id, business=business)

    async def set_quiet(self, person_id: int, quiet: Hours | None) -> Rules:
        """The hours in which nothing makes a sound; None never."""
        return await self._set(person_id, quiet=quiet)

    async def set_severity(self, person_id: int, kind: AlertKind, severity: Severity) -> Rules:
        """How alerts of a kind come."""
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.SETTINGS)
            rules = await unit.attention.rules(member.workspace.id)
            rules = replace(rules, severity=rules.severity | {kind.value: severity})
            await unit.attention.save_rules(member.workspace.id, rules)
            await unit.audit.add(AuditEntry(member.workspace.id, now, person_id, "set", "rules", member.workspace.id))
            return rules

    async def _set(self, person_id: int, **changes: object) -> Rules:
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.SETTINGS)
            kept = await unit.attention.rules(member.workspace.id)
            rules = replace(kept, **changes)  # type: ignore[arg-type]  # fields by name
            await unit.attention.save_rules(member.workspace.id, rules)
            await unit.audit.add(AuditEntry(member.workspace.id, now, person_id, "set", "rules", member.workspace.id))
            return rules


def _check(holds: bool) -> None:
    if not holds:
        raise Refused("not_understood")
