"""Importing: visits from the file of a web counter, day by day in place of what was known of these days."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office, member_of
from desk.attributing import campaigns_of, channel_of
from desk.deciphering import decipher
from desk.model.audit import AuditEntry
from desk.model.calendar import local_of
from desk.model.network import Channel
from desk.model.people import Member, Right
from desk.model.visits import Deciphered, Imported, Known, Visit
from desk.ports import Unit

AHEAD = timedelta(days=90)
"""How long before its visits a post may have gone out that they are known by."""


class Importing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def known(self, person_id: int) -> tuple[Member, Known]:
        """The days of which visits are known.

        Raises:
            Refused: `not_member` or `no_right`.
        """
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.PUBLISH)
            return member, await unit.visits.known(member.workspace.id)

    async def visits(self, person_id: int, data: bytes) -> Imported:
        """Keep what a file says: all of it, or nothing where a line cannot be read. The days of the file are replaced
        whole, so that the same file twice, or two that overlap, count nothing twice.

        Raises:
            Refused: `not_member` or `no_right`; what `decipher` refuses.
        """
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.PUBLISH)
        today = local_of(self.office.now, ZoneInfo(member.workspace.zone)).date()
        file = await asyncio.to_thread(decipher, data, today)  # a large file takes a moment, and others go on
        if file.faults:
            return Imported(file, ())
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, member.workspace.id, Right.PUBLISH)
            channels = await unit.channels.of_workspace(member.workspace.id)
            file = replace(file, visits=await _assigned(unit, member.workspace.id, channels, file))
            replaced = await unit.visits.replace(member.workspace.id, file.days, file.visits)
            await unit.audit.add(
                AuditEntry(
                    member.workspace.id, self.office.now, person_id, "import", "visits", member.workspace.id, "", ""
                )
            )
            return Imported(file, tuple(channels), replaced)


async def _assigned(unit: Unit, workspace_id: int, channels: Sequence[Channel], file: Deciphered) -> tuple[Visit, ...]:
    posts = await unit.visits.posts(workspace_id, file.days[0] - AHEAD) if len(channels) > 1 else []
    campaigns = campaigns_of(posts)
    owners = {tags: channel_of(tags, channels, campaigns) for tags in {visit.tags for visit in file.visits}}
    return tuple(
        replace(visit, channel_id=owner.id) if (owner := owners[visit.tags]) else visit for visit in file.visits
    )
