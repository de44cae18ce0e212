"""Complaints that were passed on, and the departments that solve them ↔ rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from desk.errors import NotFound
from desk.model.attention import Case, CaseState, Department
from storage.rows import values_of
from storage.tables.attention import cases, departments

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from storage.unit import SqlUnit


def _to_case(row: Mapping[str, Any]) -> Case:
    return Case(**{**row, "state": CaseState(row["state"])})


def _case_row(case: Case) -> dict[str, Any]:
    return values_of(case) | {"state": case.state.value}


_CASE = select(cases).where(cases.c.id == bindparam("case"))
_DUE = select(cases).where(cases.c.next_at <= bindparam("at")).order_by(cases.c.next_at).limit(bindparam("limit"))
_NEXT = select(func.min(cases.c.next_at)).where(cases.c.next_at.is_not(None))
_DEPARTMENTS = (
    select(departments).where(departments.c.workspace_id == bindparam("workspace")).order_by(departments.c.id)
)
_DEPARTMENT = select(departments).where(departments.c.id == bindparam("department"))
_INVITED = select(departments).where(departments.c.invitation == bindparam("digest"))
_THERE = select(departments).where(departments.c.chat_id == bindparam("chat")).order_by(departments.c.id)
_OPEN = (
    select(cases.c.id)
    .where(cases.c.department_id == bindparam("department"), cases.c.state == CaseState.OPEN.value)
    .limit(1)
)


class SqlCases:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add(self, case: Case) -> Case:
        row = {k: v for k, v in _case_row(case).items() if k != "id"}
        self.unit.touched.add("cases")
        return await self.case(await self.unit.insert(insert(cases), row))

    async def save(self, case: Case) -> None:
        self.unit.touched.add("cases")
        await self.unit.run(update(cases).where(cases.c.id == case.id).values(_case_row(case)))

    async def case(self, case_id: int) -> Case:
        row = await self.unit.first(_CASE, case=case_id)
        if row is None:
            raise NotFound("case_not_found", case=case_id)
        return _to_case(row)

    async def due(self, now: datetime, limit: int) -> list[Case]:
        return [_to_case(row) for row in await self.unit.all(_DUE, at=now, limit=limit)]

    async def next_due(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(_NEXT)
        return found

    async def departments(self, workspace_id: int) -> list[Department]:
        return [Department(**row) for row in await self.unit.all(_DEPARTMENTS, workspace=workspace_id)]

    async def department(self, workspace_id: int, department_id: int) -> Department:
        row = await self.unit.first(_DEPARTMENT, department=department_id)
        if row is None or row["workspace_id"] != workspace_id:
            raise NotFound("department_not_found", department=department_id)
        return Department(**row)

    async def department_invited(self, digest: str) -> Department | None:
        row = await self.unit.first(_INVITED, digest=digest) if digest else None
        return Department(**row) if row else None

    async def departments_at(self, chat_id: int) -> list[Department]:
        return [Department(**row) for row in await self.unit.all(_THERE, chat=chat_id)]

    async def add_department(self, department: Department) -> Department:
        row = {k: v for k, v in values_of(department).items() if k != "id"}
        key = await self.unit.insert(insert(departments), row)
        return await self.department(department.workspace_id, key)

    async def save_department(self, department: Department) -> None:
        await self.unit.run(update(departments).where(departments.c.id == department.id).values(values_of(department)))

    async def has_open(self, department_id: int) -> bool:
        return await self.unit.first(_OPEN, department=department_id) is not None

    async def drop_department(self, workspace_id: int, department_id: int) -> None:
        """Its cases stay, without a name."""
        await self.department(workspace_id, department_id)
        await self.unit.run(update(cases).where(cases.c.department_id == department_id).values(department_id=None))
        await self.unit.run(delete(departments).where(departments.c.id == department_id))
