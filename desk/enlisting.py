"""Enlisting departments: people and chats outside the team that solve cases; made by a keeper, joined by one link."""

from __future__ import annotations

from dataclasses import replace

from desk.acting import Office, member_of
from desk.errors import Refused, Stale
from desk.model.attention import Department
from desk.model.audit import AuditEntry
from desk.model.inbox import SourceKind, SourceState
from desk.model.people import Member, Right, Workspace
from desk.ports import Unit

NAME = 40
"""Characters of a department's name."""
MOST = 30


class Enlisting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def departments(self, person_id: int) -> tuple[Member, list[Department]]:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            return member, await unit.cases.departments(member.workspace.id)

    async def add(self, person_id: int, name: str) -> tuple[Department, str]:
        """With the code of its link, which one person or one chat can use.

        Raises:
            Refused: `no_right`, `name_wanted`, `too_many_departments` (limit).
        """
        name = " ".join(name.split())[:NAME]
        if not name:
            raise Refused("name_wanted")
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            if len(await unit.cases.departments(member.workspace.id)) >= MOST:
                raise Refused("too_many_departments", limit=MOST)
            token = self.office.secrets.token()
            made = Department(0, member.workspace.id, name, invitation=self.office.secrets.digest(token))
            made = await unit.cases.add_department(made)
            await self._note(unit, made, person_id, "add")
            return made, token

    async def invite_anew(self, person_id: int, department_id: int) -> tuple[Department, str]:
        """Another link; whoever joined is out, and the old link is dead."""
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            found = await unit.cases.department(member.workspace.id, department_id)
            token = self.office.secrets.token()
            found = replace(found, chat_id=None, invitation=self.office.secrets.digest(token))
            await unit.cases.save_department(found)
            await self._note(unit, found, person_id, "invite")
            return found, token

    async def remove(self, person_id: int, department_id: int) -> None:
        """Raises Refused: `no_right`, `department_busy`: a case is open there."""
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            found = await unit.cases.department(member.workspace.id, department_id)
            if await unit.cases.has_open(found.id):
                raise Refused("department_busy", name=found.name)
            await unit.cases.drop_department(member.workspace.id, found.id)
            await self._note(unit, found, person_id, "remove")

    async def join(self, chat_id: int, person_id: int, token: str) -> tuple[Department, Workspace]:
        """The chat is the department from now on; the link is used up.

        Raises:
            Stale: `invitation_gone`.
        """
        async with self.office.store.write() as unit:
            found = await unit.cases.department_invited(self.office.secrets.digest(token))
            if found is None:
                raise Stale("invitation_gone")
            found = replace(found, chat_id=chat_id, invitation="")
            await unit.cases.save_department(found)
            source = await unit.inbox.find_source(found.workspace_id, SourceKind.GROUP, str(chat_id))
            if source is not None:  # what they talk about there is for nobody else
                await unit.inbox.save_source(replace(source, state=SourceState.REMOVED))
            await self._note(unit, found, person_id, "join")
            return found, await unit.people.workspace(found.workspace_id)

    async def served_at(self, chat_id: int) -> list[tuple[Department, Workspace]]:
        """The departments that this chat is, each with whom it works for."""
        async with self.office.store.glance() as unit:
            found = await unit.cases.departments_at(chat_id)
            return [(each, await unit.people.workspace(each.workspace_id)) for each in found]

    async def _note(self, unit: Unit, department: Department, by: int, verb: str) -> None:
        await unit.audit.add(
            AuditEntry(department.workspace_id, self.office.now, by, verb, "department", department.id)
        )
