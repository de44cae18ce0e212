"""Audit entries ↔ rows; nothing here updates or deletes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select

from desk.model.audit import AuditEntry
from storage.rows import values_of
from storage.tables.audit import audit_entries

if TYPE_CHECKING:
    from storage.unit import SqlUnit


_ADD = insert(audit_entries)
_OF = (
    select(*(c for c in audit_entries.c if c.name != "id"))
    .where(audit_entries.c.kind == bindparam("kind"), audit_entries.c.subject_id == bindparam("subject"))
    .order_by(audit_entries.c.id)
)


class SqlAudit:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add(self, entry: AuditEntry) -> None:
        await self.unit.run(_ADD, values_of(entry))

    async def of(self, kind: str, subject_id: int) -> list[AuditEntry]:
        rows = await self.unit.all(_OF, kind=kind, subject=subject_id)
        return [AuditEntry(**row) for row in rows]
