"""Sources that are read now and then, and those that send by themselves: added, paused, removed, read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk.acting import Office, keepers_of, member_of, tell
from desk.errors import IntegrationError, NotFound, Refused, SlowDown
from desk.judging import Judging
from desk.listening import Listening, Said
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind
from desk.model.inbox import Author, Judgement, Source, SourceKind, SourceState
from desk.model.people import Member, Right
from desk.model.source import Item, Reading, rest_after
from desk.ports import Reader, Unit

LEASE = timedelta(minutes=3)
"""Longer than the longest look; one that was cut off by a crash is taken again after it."""
AT_ONCE = 8
"""Sources looked at side by side."""
TOLD_AT = 3
"""Failures in a row at which the keepers are told."""
MOST_SOURCES = 200
READ = (SourceKind.FEED, SourceKind.TELEGRAM_WEB)


@dataclass(frozen=True, slots=True)
class Sources:
    viewer: Member
    sources: list[Source]


class Sourcing:
    def __init__(self, office: Office, judging: Judging, listening: Listening) -> None:
        self.office = office
        self.judging = judging
        self.listening = listening

    async def sources(self, person_id: int) -> Sources:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            return Sources(member, await unit.inbox.sources(member.workspace.id))

    async def add(self, person_id: int, typed: str) -> Source:
        """The source behind an address as people type it, looked at once before it is taken.

        Raises:
            Refused: `no_right`, `not_a_source`, `source_known` (title), `too_many_sources`; what the reader refuses.
            IntegrationError: it could not be looked at.
        """
        async with self.office.store.read() as unit:
            await member_of(unit, person_id, None, Right.ANSWER)
        reader = next((r for r in self.office.readers if r.claims(typed)), None)
        if reader is None:
            raise Refused("not_a_source")
        found = await reader.find(typed)
        return await self._added(person_id, SourceKind(found.kind), found.address, found.title or found.address)

    async def open_hook(self, person_id: int, title: str, kind: SourceKind = SourceKind.HOOK) -> Source:
        """A door for another program; its id is the source's address, its secret `hook_secret`."""
        if not title.strip():
            raise Refused("name_wanted")
        return await self._added(person_id, kind, self.office.secrets.token(), title.strip()[:60])

    async def _added(self, person_id: int, kind: SourceKind, address: str, title: str) -> Source:
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            workspace_id = member.workspace.id
            known = await unit.inbox.find_source(workspace_id, kind, address)
            if known is not None and known.state is not SourceState.REMOVED:
                raise Refused("source_known", title=known.title)
            if len(await unit.inbox.sources(workspace_id)) >= MOST_SOURCES:
                raise Refused("too_many_sources", most=MOST_SOURCES)
            first = now if kind in READ else None
            source = Source(0, workspace_id, kind, address, title, now, next_at=first)
            if known is None:
                source = await unit.inbox.add_source(source)
            else:
                source = replace(source, id=known.id)
                await unit.inbox.save_source(source)
            await _note(unit, source, person_id, "add", now)
            return source

    async def set_state(self, person_id: int, source_id: int, state: SourceState) -> Source:
        """Pause, go on or remove. What it has brought stays.

        Raises:
            NotFound: `source_not_found`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            source = await source_for(unit, person_id, source_id)
            goes_on = state is SourceState.ACTIVE and source.kind in READ
            source = replace(source, state=state, next_at=now if goes_on else None, failures=0, code="")
            await unit.inbox.save_source(source)
            await _note(unit, source, person_id, state.value, now)
            return source

    async def source(self, person_id: int, source_id: int) -> Source:
        async with self.office.store.read() as unit:
            return await source_for(unit, person_id, source_id)

    async def hook_secret(self, person_id: int, source_id: int) -> str:
        """The key with which posts to the hook are signed. It is derived, and stands in no table."""
        async with self.office.store.read() as unit:
            return self._secret((await source_for(unit, person_id, source_id, Right.CHANNELS)).address)

    def _secret(self, hook_id: str) -> str:
        return self.office.secrets.digest(f"hook {hook_id}")

    # The other programs' side

    async def secret(self, hook_id: str) -> str | None:
        """The key of an open hook; None where there is no such hook."""
        return self._secret(hook_id) if await self._hooks(hook_id) else None

    async def take(self, hook_id: str, items: Sequence[Item]) -> None:
        """Keep what a hook brought; returns after the commit, and may be given the same again."""
        for source in await self._hooks(hook_id):
            judged = await self._judged(source, items)
            async with self.office.store.write() as unit:
                await self._keep(unit, source, items, judged)

    async def _hooks(self, hook_id: str) -> list[Source]:
        async with self.office.store.glance() as unit:
            found = [
                *await unit.inbox.sources_at(SourceKind.HOOK, hook_id),
                *await unit.inbox.sources_at(SourceKind.CHOTAM, hook_id),
            ]
        return [source for source in found if source.state is SourceState.ACTIVE]

    # Reading

    async def next_due(self) -> datetime | None:
        async with self.office.store.glance() as unit:
            return await unit.inbox.next_source()

    async def run_once(self) -> int:
        """Look at every source that is due, some side by side. How many."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            first = await unit.inbox.next_source()
        if first is None or first > now:
            return 0
        async with self.office.store.write() as unit:
            due = await unit.inbox.sources_due(now, 100)
            for source in due:
                await unit.inbox.save_source(replace(source, next_at=now + LEASE))
        slots = asyncio.Semaphore(AT_ONCE)

        async def look(source: Source) -> None:
            async with slots:
                await self._look(source)

        await asyncio.gather(*map(look, due))
        return len(due)

    async def _look(self, source: Source) -> None:
        reader = next((r for r in self.office.readers if r.kind == source.kind.value), None)
        if reader is None:
            return
        try:
            reading = await reader.read(source.address, source.cursor)
        except (IntegrationError, Refused) as error:
            await self._failed(source, error)
            return
        await self._took(source, reader, reading)

    async def _took(self, source: Source, reader: Reader, reading: Reading) -> None:
        """Items and cursor in one transaction: after a crash the same look brings the same."""
        judged = await self._judged(source, reading.items)
        now = self.office.now
        async with self.office.store.write() as unit:
            current = await unit.inbox.source(source.workspace_id, source.id)
            if current.cursor != source.cursor or current.state in (SourceState.PAUSED, SourceState.REMOVED):
                return  # somebody else was faster, or it is not wanted any more
            await self._keep(unit, current, reading.items, judged, history=not source.cursor)
            await unit.inbox.save_source(
                replace(
                    current,
                    cursor=reading.cursor,
                    title=current.title or reading.title,
                    state=SourceState.ACTIVE,
                    next_at=now + reading.next_in,
                    failures=0,
                    code="",
                )
            )

    async def _judged(self, source: Source, items: Sequence[Item]) -> list[Judgement]:
        return [await self.judging.judge(source.workspace_id, _text(item), kind=source.kind) for item in items]

    async def _keep(
        self, unit: Unit, source: Source, items: Sequence[Item], judged: Sequence[Judgement], history: bool = False
    ) -> None:
        for item, judgement in zip(items, judged, strict=True):
            await self.listening.keep(unit, source, _said(item, self.office.now), judgement, history=history)

    async def _failed(self, source: Source, error: IntegrationError | Refused) -> None:
        now = self.office.now
        async with self.office.store.write() as unit:
            current = await unit.inbox.source(source.workspace_id, source.id)
            failures = current.failures + 1
            rest = rest_after(failures, error.after if isinstance(error, SlowDown) else 0.0)
            await unit.inbox.save_source(
                replace(current, state=SourceState.FAILING, failures=failures, code=error.code[:64], next_at=now + rest)
            )
            if failures == TOLD_AT:
                for keeper in await keepers_of(unit, source.workspace_id):
                    await tell(unit, keeper, CardKind.SOURCE, source.id, now)


async def source_for(unit: Unit, person_id: int, source_id: int, right: Right = Right.ANSWER) -> Source:
    """A source of a workspace where the person has the right.

    Raises:
        NotFound: `source_not_found`, to strangers too.
        Refused: `no_right`.
    """
    for member in await unit.people.workspaces_of(person_id):
        for source in await unit.inbox.sources(member.workspace.id):
            if source.id == source_id:
                if not member.may(right):
                    raise Refused("no_right", right=right.value, role=member.role.value)
                return source
    raise NotFound("source_not_found", source=source_id)


def _text(item: Item) -> str:
    return f"{item.title}\n{item.text}".strip() if item.title and not item.text.startswith(item.title) else item.text


def _said(item: Item, now: datetime) -> Said:
    return Said(
        external_id=item.external_id,
        author=Author(item.author_id or item.author, item.author),
        text=_text(item),
        at=item.at or now,
        link=item.link,
        edited=item.edited,
    )


async def _note(unit: Unit, source: Source, by: int, verb: str, now: datetime) -> None:
    await unit.audit.add(AuditEntry(source.workspace_id, now, by, verb, "source", source.id, "", source.state.value))
