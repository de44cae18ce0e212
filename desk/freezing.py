"""The red button: stop all publishing of a channel or a workspace, and resume; what a restored copy must not send."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.acting import Office, member_of, tell
from desk.concluding import free, hold, unconfirmed
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind
from desk.model.network import Channel
from desk.model.people import Member, Right
from desk.model.publication import PublicationState
from desk.ports import Unit
from desk.settling import doubt_restored


class Freezing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def freeze(self, person_id: int, channel_id: int | None = None, workspace_id: int | None = None) -> int:
        """Stop all publishing of a channel or of the workspace, before the next claim. How many were stopped.
        Without a workspace: the one where the person acts."""
        return await self._set(person_id, channel_id, workspace_id, frozen=True)

    async def unfreeze(self, person_id: int, channel_id: int | None = None, workspace_id: int | None = None) -> int:
        """Resume; what is too late by now is asked about. How many go on."""
        return await self._set(person_id, channel_id, workspace_id, frozen=False)

    async def frozen(self, person_id: int, workspace_id: int | None = None) -> tuple[Member, list[Channel]]:
        """The workspace (its own freeze is on the member) and its channels, each with its freeze."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.SEE)
            return member, await unit.channels.of_workspace(member.workspace.id)

    async def _set(self, person_id: int, channel_id: int | None, workspace_id: int | None, frozen: bool) -> int:
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.FREEZE)
            channels = await self._mark(unit, member, channel_id, now if frozen else None)
            count = await (hold(unit, channels, "frozen", now) if frozen else free(unit, channels, now))
            verb = "freeze" if frozen else "unfreeze"
            workspace_id = member.workspace.id
            await unit.audit.add(
                AuditEntry(workspace_id, now, person_id, verb, "workspace", channel_id or workspace_id)
            )
            facts: dict[str, str | int] = {
                "frozen": int(frozen),
                "by": member.person.name,
                "channel": channels[0].name if channel_id is not None else "",
                "count": count,
            }
            for other in await unit.people.members(workspace_id):
                if other.may(Right.FREEZE) and other.person.id != person_id:
                    await tell(unit, other, CardKind.FROZEN, workspace_id, now, facts)
            return count

    async def _mark(self, unit: Unit, member: Member, channel_id: int | None, at: datetime | None) -> list[Channel]:
        """Write the freeze down. Resuming everything resumes each channel too: one button, one meaning."""
        workspace_id = member.workspace.id
        if channel_id is None:
            await unit.people.save_workspace(replace(member.workspace, frozen_at=at))
            channels = await unit.channels.of_workspace(workspace_id)
            if at is not None:
                return channels
        else:
            channels = [await unit.channels.channel(workspace_id, channel_id)]
        channels = [replace(c, frozen_at=at) for c in channels]
        for channel in channels:
            await unit.channels.save(channel)
        return channels

    async def mark_restored(self) -> int:
        """After a copy was put back: what fell due since it was made may be out already and is asked about; and
        nothing else goes out before a person looked and resumed. How many are asked about."""
        now = self.office.now
        async with self.office.store.write() as unit:
            waiting = (PublicationState.PLANNED, PublicationState.HELD, PublicationState.SENDING)
            rows = await unit.publications.in_state(waiting)
            overdue = [p for p in rows if p.due_at <= now or p.state is PublicationState.SENDING]
            for publication in overdue:
                await unconfirmed(unit, publication, "restored", now)
            answers = await doubt_restored(unit, now)
            for workspace_id in {p.workspace_id for p in rows}:
                workspace = await unit.people.workspace(workspace_id)
                await unit.people.save_workspace(replace(workspace, frozen_at=workspace.frozen_at or now))
                await hold(unit, await unit.channels.of_workspace(workspace_id), "frozen", now)
                facts: dict[str, str | int] = {"frozen": 1, "by": "", "channel": "", "count": len(overdue)}
                for member in await unit.people.members(workspace_id):
                    if member.may(Right.FREEZE):
                        await tell(unit, member, CardKind.FROZEN, workspace_id, now, facts)
            return len(overdue) + answers
