"""Persons, workspaces, members and invitations ↔ rows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, insert, select, update

from desk.errors import NotFound
from desk.model.people import ApprovalMode, Invitation, Member, Person, Role, Workspace
from storage.rows import values_of
from storage.tables.people import invitations, members, persons, workspaces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


@cache
def _picked(names: tuple[str, ...], prefix: str) -> list[tuple[str, str]]:
    return [(name, name[len(prefix) :]) for name in names if name.startswith(prefix)]


def pick(row: Mapping[str, Any], prefix: str) -> dict[str, Any]:
    """The columns of a joined row that carry the prefix, without it."""
    return {short: row[name] for name, short in _picked(tuple(row), prefix)}


def to_workspace(row: Mapping[str, Any]) -> Workspace:
    silenced = frozenset(row["silenced"].split())
    return Workspace(**{**row, "mode": ApprovalMode(row["mode"]), "silenced": silenced})


def workspace_row(workspace: Workspace) -> dict[str, Any]:
    return {**values_of(workspace), "silenced": " ".join(sorted(workspace.silenced))}


def to_invitation(row: Mapping[str, Any]) -> Invitation:
    return Invitation(**{**row, "role": Role(row["role"])})


_PERSON = select(persons).where(persons.c.id == bindparam("person"))
_ROLE_AND_PERSON: tuple[ColumnElement[Any], ...] = (members.c.role, *(c.label(f"p_{c.name}") for c in persons.c))
MEMBER_COLUMNS = (*_ROLE_AND_PERSON, *(c.label(f"w_{c.name}") for c in workspaces.c))
_MEMBER: Select[Any] = select(*MEMBER_COLUMNS).select_from(
    members.join(persons, members.c.person_id == persons.c.id).join(
        workspaces, members.c.workspace_id == workspaces.c.id
    )
)


_MEMBER_HERE = _MEMBER.where(
    members.c.person_id == bindparam("person"), members.c.workspace_id == persons.c.workspace_id
)
_MEMBER_THERE = _MEMBER.where(
    members.c.person_id == bindparam("person"), members.c.workspace_id == bindparam("workspace")
)
_WORKSPACES_OF = _MEMBER.where(members.c.person_id == bindparam("person")).order_by(workspaces.c.id)
_PERSONS = select(persons).where(persons.c.id.in_(bindparam("ids", expanding=True)))
_WORKSPACE = select(workspaces).where(workspaces.c.id == bindparam("workspace"))
_INVITATIONS = (
    select(invitations)
    .where(
        invitations.c.workspace_id == bindparam("workspace"),
        invitations.c.used_by.is_(None),
        invitations.c.revoked.is_(False),
        invitations.c.expires_at > bindparam("now"),
    )
    .order_by(invitations.c.id)
)
_MEMBERS = (
    select(*_ROLE_AND_PERSON)
    .join(persons, members.c.person_id == persons.c.id)
    .where(members.c.workspace_id == bindparam("workspace"))
    .order_by(members.c.joined_at, persons.c.id)
)


def to_member(row: Mapping[str, Any], workspace: Workspace | None = None) -> Member:
    """`workspace`: where the row does not hold it."""
    return Member(Person(**pick(row, "p_")), workspace or to_workspace(pick(row, "w_")), Role(row["role"]))


class SqlPeople:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def person(self, person_id: int) -> Person | None:
        row = await self.unit.first(_PERSON, person=person_id)
        return Person(**row) if row else None

    async def persons(self, person_ids: Collection[int]) -> list[Person]:
        if not person_ids:
            return []
        return [Person(**row) for row in await self.unit.all(_PERSONS, ids=sorted(person_ids))]

    async def save_person(self, person: Person) -> None:
        values = values_of(person)
        done = await self.unit.run(update(persons).where(persons.c.id == person.id).values(values))
        if not done:
            await self.unit.run(insert(persons).values(values))

    async def member(self, person_id: int, workspace_id: int | None = None) -> Member | None:
        if workspace_id is None:
            row = await self.unit.first(_MEMBER_HERE, person=person_id)
        else:
            row = await self.unit.first(_MEMBER_THERE, person=person_id, workspace=workspace_id)
        return to_member(row) if row else None

    async def members(self, workspace_id: int) -> list[Member]:
        rows = await self.unit.all(_MEMBERS, workspace=workspace_id)
        if not rows:
            return []
        workspace = await self.workspace(workspace_id)
        return [to_member(row, workspace) for row in rows]

    async def workspaces_of(self, person_id: int) -> list[Member]:
        rows = await self.unit.all(_WORKSPACES_OF, person=person_id)
        return [to_member(row) for row in rows]

    async def set_member(self, workspace_id: int, person_id: int, role: Role, at: datetime) -> None:
        key = (members.c.workspace_id == workspace_id) & (members.c.person_id == person_id)
        done = await self.unit.run(update(members).where(key).values(role=role.value))
        if not done:
            await self.unit.run(
                insert(members).values(workspace_id=workspace_id, person_id=person_id, role=role.value, joined_at=at)
            )

    async def remove_member(self, workspace_id: int, person_id: int) -> None:
        await self.unit.run(
            delete(members).where(members.c.workspace_id == workspace_id, members.c.person_id == person_id)
        )
        await self.unit.run(
            update(persons)
            .where(persons.c.id == person_id, persons.c.workspace_id == workspace_id)
            .values(workspace_id=None)
        )

    async def add_workspace(self, workspace: Workspace) -> Workspace:
        row = workspace_row(workspace)
        del row["id"]
        key = await self.unit.insert(insert(workspaces), row)
        return await self.workspace(key)

    async def workspace(self, workspace_id: int) -> Workspace:
        row = await self.unit.first(_WORKSPACE, workspace=workspace_id)
        if row is None:
            raise NotFound("workspace_not_found", workspace=workspace_id)
        return to_workspace(row)

    async def save_workspace(self, workspace: Workspace) -> None:
        await self.unit.run(update(workspaces).where(workspaces.c.id == workspace.id).values(workspace_row(workspace)))

    async def any_workspace(self) -> bool:
        return await self.unit.scalar(select(workspaces.c.id).limit(1)) is not None

    async def add_invitation(self, invitation: Invitation) -> Invitation:
        row = values_of(invitation)
        del row["id"]
        await self.unit.run(insert(invitations).values(row))
        made = await self.invitation(invitation.hash)
        if made is None:
            raise NotFound("invitation_not_found")
        return made

    async def invitation(self, digest: str) -> Invitation | None:
        row = await self.unit.first(select(invitations).where(invitations.c.hash == digest))
        return to_invitation(row) if row else None

    async def invitations(self, workspace_id: int, now: datetime) -> list[Invitation]:
        rows = await self.unit.all(_INVITATIONS, workspace=workspace_id, now=now)
        return [to_invitation(row) for row in rows]

    async def save_invitation(self, invitation: Invitation) -> None:
        await self.unit.run(update(invitations).where(invitations.c.id == invitation.id).values(values_of(invitation)))
