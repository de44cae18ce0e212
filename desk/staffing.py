"""Who works here: founding a workspace, inviting, joining, roles, and the workspace's own rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desk.acting import Office, keepers_of, member_of, tell
from desk.alerting import tell_others
from desk.concluding import call_others
from desk.errors import NotFound, Refused, Stale
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind
from desk.model.people import ApprovalMode, Invitation, Member, Person, Right, Role, Workspace
from desk.ports import Unit

INVITATION_LASTS = timedelta(hours=24)
UNDO_RANGE = (0, 60)
QUORUM_RANGE = (2, 9)


@dataclass(frozen=True, slots=True)
class Team:
    """Who is in a workspace and which invitations are open."""

    viewer: Member
    members: list[Member]
    invitations: list[Invitation]


class Staffing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def meet(self, person: Person) -> Person:
        """Know the person by the newest name and language; a chosen language stays, as does where they act."""
        async with self.office.store.glance() as unit:
            known = await unit.people.person(person.id)
        if known is not None:
            language = known.language if known.language_chosen else person.language
            newest = replace(
                known,
                name=person.name,
                username=person.username,
                language=language,
                reachable=known.reachable or person.reachable,
            )
            if newest == known:
                return known
            person = newest
        async with self.office.store.write(aside=True) as unit:
            await unit.people.save_person(person)
        return person

    async def choose_language(self, person_id: int, language: str) -> Person:
        async with self.office.store.write() as unit:
            person = await _person(unit, person_id)
            person = replace(person, language=language, language_chosen=True)
            await unit.people.save_person(person)
            return person

    async def set_reachable(self, person_id: int, reachable: bool) -> None:
        """Whether Telegram lets us write to the person. The keepers are told once of one who cannot be reached."""
        now = self.office.now
        async with self.office.store.write() as unit:
            person = await unit.people.person(person_id)
            if person is None or person.reachable is reachable:
                return
            await unit.people.save_person(replace(person, reachable=reachable))
            if reachable:
                return
            for membership in await unit.people.workspaces_of(person_id):
                for keeper in await keepers_of(unit, membership.workspace.id):
                    if keeper.person.id != person_id:
                        await tell(unit, keeper, CardKind.UNREACHABLE, person_id, now)
                await call_others(unit, person_id, membership.workspace.id, now)
                await tell_others(unit, person_id, membership.workspace.id, now)

    async def member(self, person_id: int) -> Member | None:
        async with self.office.store.glance() as unit:
            return await unit.people.member(person_id)

    async def workspaces(self, person_id: int) -> list[Member]:
        async with self.office.store.glance() as unit:
            return await unit.people.workspaces_of(person_id)

    async def switch(self, person_id: int, workspace_id: int) -> Member:
        """Act in another of one's workspaces from now on."""
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.SEE)
            await unit.people.save_person(replace(member.person, workspace_id=workspace_id))
            return member

    async def issue_claim(self) -> str | None:
        """A single-use code that makes its bearer the first owner; None once there is a workspace."""
        now = self.office.now
        async with self.office.store.write() as unit:
            if await unit.people.any_workspace():
                return None
            token = self.office.secrets.token()
            await unit.people.add_invitation(
                Invitation(0, self.office.secrets.digest(token), Role.OWNER, now + INVITATION_LASTS)
            )
            return token

    async def may_found(self, person_id: int) -> bool:
        """Whether the person may make a workspace: the configured owner, or an owner of one already."""
        if person_id == self.office.owner_id:
            return True
        async with self.office.store.read() as unit:
            return any(m.role is Role.OWNER for m in await unit.people.workspaces_of(person_id))

    async def found(self, person_id: int, name: str, zone: str, token: str | None = None) -> Member:
        """Make a workspace with the person as its owner. `token`: the claim code, where the person is nobody yet.

        Raises:
            Refused: `may_not_found`, `name_wanted`, `zone_unknown`.
            Stale: as for `join`.
        """
        now = self.office.now
        name = " ".join(name.split())[:60]
        if not name:
            raise Refused("name_wanted")
        _check_zone(zone)
        allowed = await self.may_found(person_id)
        async with self.office.store.write() as unit:
            if not allowed:
                if token is None:
                    raise Refused("may_not_found")
                claim = await self._open_invitation(unit, token)
                if claim.workspace_id is not None:
                    raise Refused("may_not_found")
                await unit.people.save_invitation(replace(claim, used_by=person_id, used_at=now))
            workspace = await unit.people.add_workspace(Workspace(0, name, zone))
            await unit.people.set_member(workspace.id, person_id, Role.OWNER, now)
            person = await _person(unit, person_id)
            person = replace(person, workspace_id=workspace.id)
            await unit.people.save_person(person)
            await self._note(unit, workspace.id, person_id, "found", person_id, Role.OWNER.value)
            return Member(person, workspace, Role.OWNER)

    async def invite(self, person_id: int, role: Role) -> tuple[str, Invitation]:
        """A code for one person, valid 24 h; only its hash is kept. An owner alone makes owners.

        Raises:
            Refused: `no_right`, `owner_only`.
        """
        now = self.office.now
        token = self.office.secrets.token()
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            _check_owner_only(member, role)
            invitation = await unit.people.add_invitation(
                Invitation(
                    0,
                    self.office.secrets.digest(token),
                    role,
                    now + INVITATION_LASTS,
                    workspace_id=member.workspace.id,
                    invited_by=person_id,
                )
            )
            return token, invitation

    async def revoke(self, person_id: int, invitation_id: int) -> None:
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.TEAM)
            for invitation in await unit.people.invitations(member.workspace.id, now):
                if invitation.id == invitation_id:
                    await unit.people.save_invitation(replace(invitation, revoked=True))
                    return
            raise Stale("invitation_gone")

    async def _open_invitation(self, unit: Unit, token: str) -> Invitation:
        invitation = await unit.people.invitation(self.office.secrets.digest(token))
        if invitation is None or invitation.revoked:
            raise Stale("invitation_gone")
        if invitation.used_by is not None:
            raise Stale("invitation_used")
        if invitation.expires_at <= self.office.now:
            raise Stale("invitation_expired")
        return invitation

    async def look_at_invitation(self, token: str) -> Invitation:
        """What an invitation offers, without using it.

        Raises:
            Stale: `invitation_gone`, `invitation_used`, `invitation_expired`.
        """
        async with self.office.store.read() as unit:
            return await self._open_invitation(unit, token)

    async def offered(self, token: str) -> tuple[Workspace | None, Role]:
        """The workspace and the role that an invitation offers, without using it; None is a desk of one's own.

        Raises:
            Stale: as for `look_at_invitation`.
        """
        async with self.office.store.read() as unit:
            invitation = await self._open_invitation(unit, token)
            if invitation.workspace_id is None:
                return None, invitation.role
            return await unit.people.workspace(invitation.workspace_id), invitation.role

    async def join(self, person_id: int, token: str) -> Member:
        """Use an invitation; whoever invited and the owners are told who joined.

        Raises:
            Stale: as for `look_at_invitation`, `already_member`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            invitation = await self._open_invitation(unit, token)
            if invitation.workspace_id is None:
                raise Stale("invitation_gone")
            if await unit.people.member(person_id, invitation.workspace_id):
                raise Stale("already_member")
            await unit.people.save_invitation(replace(invitation, used_by=person_id, used_at=now))
            await unit.people.set_member(invitation.workspace_id, person_id, invitation.role, now)
            person = await _person(unit, person_id)
            await unit.people.save_person(replace(person, workspace_id=invitation.workspace_id))
            await self._note(unit, invitation.workspace_id, person_id, "join", person_id, invitation.role.value)
            for keeper in await keepers_of(unit, invitation.workspace_id):
                if keeper.person.id != person_id:
                    await tell(unit, keeper, CardKind.JOINED, person_id, now, {"role": invitation.role.value})
            return await member_of(unit, person_id, invitation.workspace_id, Right.SEE)

    async def team(self, person_id: int) -> Team:
        now = self.office.now
        async with self.office.store.read() as unit:
            viewer = await member_of(unit, person_id, None, Right.SEE)
            invitations = await unit.people.invitations(viewer.workspace.id, now) if viewer.may(Right.TEAM) else []
            return Team(viewer, await unit.people.members(viewer.workspace.id), invitations)

    async def change_role(self, person_id: int, other_id: int, role: Role) -> Member:
        """Raises:
        Refused: `no_right`, `owner_only`, `last_owner`.
        NotFound: `member_not_found`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            member, other = await self._both(unit, person_id, other_id)
            _check_owner_only(member, role)
            if role is not Role.OWNER:
                await self._check_not_last_owner(unit, other)
            await unit.people.set_member(member.workspace.id, other_id, role, now)
            await self._note(
                unit, member.workspace.id, person_id, "change_role", other_id, role.value, other.role.value
            )
            return replace(other, role=role)

    async def remove(self, person_id: int, other_id: int) -> Member:
        async with self.office.store.write() as unit:
            member, other = await self._both(unit, person_id, other_id)
            await self._check_not_last_owner(unit, other)
            await unit.people.remove_member(member.workspace.id, other_id)
            await unit.attention.clear_shifts(member.workspace.id, other_id)
            await self._note(unit, member.workspace.id, person_id, "remove", other_id, "", other.role.value)
            return other

    async def _both(self, unit: Unit, person_id: int, other_id: int) -> tuple[Member, Member]:
        member = await member_of(unit, person_id, None, Right.TEAM)
        other = await unit.people.member(other_id, member.workspace.id)
        if other is None:
            raise NotFound("member_not_found", person=other_id)
        _check_owner_only(member, other.role)
        return member, other

    async def _check_not_last_owner(self, unit: Unit, other: Member) -> None:
        owners = [m for m in await unit.people.members(other.workspace.id) if m.role is Role.OWNER]
        if other.role is Role.OWNER and len(owners) == 1:
            raise Refused("last_owner")

    async def rename(self, person_id: int, name: str) -> Workspace:
        name = " ".join(name.split())[:60]
        if not name:
            raise Refused("name_wanted")
        return await self._set(person_id, name=name)

    async def set_zone(self, person_id: int, zone: str) -> Workspace:
        """Times already set stay the instants that they are.

        Raises:
            Refused: `zone_unknown`.
        """
        _check_zone(zone)
        return await self._set(person_id, zone=zone)

    async def set_mode(self, person_id: int, mode: ApprovalMode) -> Workspace:
        return await self._set(person_id, mode=mode)

    async def set_quorum(self, person_id: int, quorum: int) -> Workspace:
        """That many approvals from now on."""
        low, high = QUORUM_RANGE
        return await self._set(person_id, quorum=min(max(quorum, low), high), mode=ApprovalMode.QUORUM)

    async def set_self_approval(self, person_id: int, allowed: bool) -> Workspace:
        return await self._set(person_id, self_approval=allowed)

    async def set_undo(self, person_id: int, seconds: int) -> Workspace:
        low, high = UNDO_RANGE
        return await self._set(person_id, undo_seconds=min(max(seconds, low), high))

    async def set_team_chat(self, person_id: int, chat_id: int | None, topic_id: int | None = None) -> Workspace:
        """Where cards come for all to see: a group, or one topic of it."""
        return await self._set(person_id, team_chat_id=chat_id, team_topic_id=topic_id)

    async def topic_gone(self, workspace_id: int) -> None:
        """The topic was deleted or closed: cards come to the group itself."""
        async with self.office.store.write() as unit:
            workspace = await unit.people.workspace(workspace_id)
            await unit.people.save_workspace(replace(workspace, team_topic_id=None))

    async def silence(self, person_id: int, workspace_id: int, hints: Iterable[str]) -> Workspace:
        """Nobody in the workspace wants to read these hints again."""
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.WRITE)
            workspace = replace(member.workspace, silenced=member.workspace.silenced | frozenset(hints))
            await unit.people.save_workspace(workspace)
            await self._note(unit, workspace.id, person_id, "set_silenced", workspace.id, "")
            return workspace

    async def speak_again(self, person_id: int) -> Workspace:
        """All silenced hints are shown again."""
        return await self._set(person_id, silenced=frozenset[str]())

    async def _set(self, person_id: int, **what: object) -> Workspace:
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.SETTINGS)
            workspace = replace(member.workspace, **what)  # type: ignore[arg-type]  # names and types are above
            await unit.people.save_workspace(workspace)
            await self._note(unit, workspace.id, person_id, f"set_{next(iter(what))}", workspace.id, "")
            return workspace

    async def _note(
        self, unit: Unit, workspace_id: int, by: int, verb: str, subject: int, after: str, before: str = ""
    ) -> None:
        kind = "workspace" if verb.startswith("set_") else "member"
        await unit.audit.add(AuditEntry(workspace_id, self.office.now, by, verb, kind, subject, before, after))


async def _person(unit: Unit, person_id: int) -> Person:
    person = await unit.people.person(person_id)
    if person is None:
        raise NotFound("person_not_found", person=person_id)
    return person


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise Refused("zone_unknown") from None


def grantable(member: Member) -> tuple[Role, ...]:
    """The roles that the member may give to others."""
    if not member.may(Right.TEAM):
        return ()
    return tuple(role for role in Role if role is not Role.OWNER or member.role is Role.OWNER)


def _check_owner_only(member: Member, role: Role) -> None:
    if role is Role.OWNER and member.role is not Role.OWNER:
        raise Refused("owner_only")
