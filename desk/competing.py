"""Competitors: which public channels are held against ours, and the numbers of their public pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desk.acting import Office, member_of
from desk.errors import IntegrationError, Refused
from desk.model.audit import AuditEntry
from desk.model.inbox import Source, SourceKind
from desk.model.people import Right
from desk.model.source import Item
from desk.ports.competitors import Watched
from desk.sourcing import source_for

EVERY = timedelta(hours=6)
AGAIN = timedelta(hours=1)
"""After a look that failed."""
AT_ONCE = 20
HISTORY = 100
"""Posts that one look reads."""
MOST = 9
"""Competitors of a workspace: as many as one chart can name."""
KEPT = timedelta(days=400)


class Competing:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def watched(self, person_id: int, workspace_id: int | None = None) -> frozenset[int]:
        """Sources of that workspace, or of the one where the person acts, that are marked as a competitor's."""
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, workspace_id, Right.SEE)
            return frozenset(await unit.competitors.of_workspace(member.workspace.id))

    async def mark(self, person_id: int, source_id: int, on: bool) -> Source:
        """Hold a public channel against ours, or no longer.

        Raises:
            Refused: `no_right`, `not_a_public_channel`, `too_many_competitors` (most).
            NotFound: `source_not_found`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            source = await source_for(unit, person_id, source_id)
            if source.kind is not SourceKind.TELEGRAM_WEB:
                raise Refused("not_a_public_channel")
            marked = await unit.competitors.of_workspace(source.workspace_id)
            if on is (source_id in marked):
                return source
            if on and len(marked) >= MOST:
                raise Refused("too_many_competitors", most=MOST)
            if on:
                await unit.competitors.mark(source.workspace_id, source_id, now)
            else:
                await unit.competitors.unmark(source.workspace_id, source_id)
            verb = "compete" if on else "not_compete"
            await unit.audit.add(AuditEntry(source.workspace_id, now, person_id, verb, "source", source_id))
            return source

    async def run_once(self) -> None:
        """Read the pages that are due, one after the other: nobody waits for them."""
        async with self.office.store.glance() as unit:
            due = await unit.competitors.due(self.office.now, AT_ONCE)
        for watched in due:
            await self._read(watched)

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            return await unit.competitors.next_due()

    async def _read(self, watched: Watched) -> None:
        page, code = self.office.pages.get("telegram"), ""
        items: Sequence[Item] = ()
        if page is not None:
            try:
                items = await page.history(watched.address, HISTORY)
            except (IntegrationError, Refused) as error:
                code = error.code
        now = self.office.now
        async with self.office.store.write() as unit:
            watched = replace(
                watched, known_since=_known_since(watched, items, await unit.competitors.newest(watched.source_id))
            )
            await unit.competitors.keep(watched, items)
            await unit.competitors.read(watched, now, now + (AGAIN if code else EVERY), code)

    async def forget_old(self) -> None:
        async with self.office.store.write() as unit:
            await unit.competitors.forget(self.office.now - KEPT)


def _known_since(watched: Watched, items: Sequence[Item], newest: datetime | None) -> datetime | None:
    """From where on every post is known: from the oldest of this look, unless it reaches those that are kept or is
    shorter than what one look reads."""
    oldest = min((item.at for item in items if item.at is not None), default=None)
    if oldest is None or len(items) < HISTORY or (newest is not None and oldest <= newest):
        return watched.known_since
    return oldest
