"""Watches: made, tried on a text, given other names, switched, deleted."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from desk.acting import Office, member_of
from desk.errors import Refused, Stale
from desk.judging import Judging
from desk.matching import SWITCHES, Alias, Layer, QueryError, Trial, parse, query_for, suggest_aliases, try_out
from desk.matching import Watch as Parsed
from desk.model.audit import AuditEntry
from desk.model.inbox import Severity
from desk.model.people import Member, Right
from desk.model.watches import Watch
from desk.ports import Unit

PAGE = 8
MOST = 200
"""Watches of a workspace; one of them can hold a hundred words."""
MOST_ALIASES, LONGEST_ALIAS, LONGEST_NAME = 30, 64, 40
PROPOSED = 8
_SIGNS = re.compile(r'[()|"“”„«»＂*]|(?:^|\s)(?:[-+~#@]|OR\b|AND\b|NOT\b|lang:|source:)')
"""What makes a query of what would be a name."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WatchPage:
    """A page of the list, the oldest first."""

    member: Member
    watches: list[Watch]
    total: int
    page: int


@dataclass(frozen=True, slots=True)
class WatchView:
    """A watch as its screen shows it. `parsed` None: `why` its query cannot be read any more. `others`: (name of the
    query, another name, confirmed), the confirmed ones first."""

    watch: Watch
    parsed: Parsed | None
    why: QueryError | None
    members: list[Member]
    others: list[tuple[str, str, bool]]

    def other(self, mark: str) -> tuple[str, str]:
        """The pair that a button names.

        Raises:
            Stale: `old_button`: it is not among them any more.
        """
        for name, other, _ in self.others:
            if mark_of(name, other) == mark:
                return name, other
        raise Stale("old_button")


def mark_of(name: str, other: str) -> str:
    """Names an alias on a button, whatever stands before it by then."""
    return f"{zlib.crc32(f'{name}/{other}'.encode()):08x}"


def read_typed(typed: str) -> Parsed:
    """A name of one or more words, or a query where it has signs of one.

    Raises:
        QueryError: it cannot be read.
    """
    text = " ".join(typed.split())
    return parse(text if not text or _SIGNS.search(text) else query_for(text))


class Watching:
    def __init__(self, office: Office, judging: Judging) -> None:
        self.office = office
        self.judging = judging

    async def listed(self, person_id: int, page: int) -> WatchPage:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            found, total = await unit.watches.listed(member.workspace.id, page * PAGE, PAGE)
            return WatchPage(member, found, total, page)

    async def opened(self, person_id: int, watch_id: int) -> WatchView:
        async with self.office.store.read() as unit:
            watch, member = await self._mine(unit, person_id, watch_id)
            return _view(watch, await unit.people.members(member.workspace.id))

    async def add(self, person_id: int, typed: str) -> Watch:
        """A watch for a name, or for a query.

        Raises:
            QueryError: it cannot be read.
            Refused: `too_many_watches`.
        """
        parsed = read_typed(typed)
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            _, total = await unit.watches.listed(member.workspace.id, 0, 1)
            if total >= MOST:
                raise Refused("too_many_watches", limit=MOST)
            now = self.office.now
            watch = await unit.watches.add(Watch(0, member.workspace.id, _name_of(parsed), str(parsed), now, person_id))
            await self._note(unit, watch, person_id, "make_watch")
        self.judging.changed(watch.workspace_id)
        return watch

    async def rewrite(self, person_id: int, watch_id: int, query: str) -> Watch:
        """Another query, read as it stands; other names of names that stay in it are kept."""
        parsed = parse(query)
        name, query = _name_of(parsed), str(parsed)
        async with self.office.store.write() as unit:
            watch, _ = await self._mine(unit, person_id, watch_id)
            aliases = {known: others for known, others in watch.aliases.items() if known in parsed.names}
            watch = await self._keep(unit, replace(watch, name=name, query=query, aliases=aliases), person_id)
        self.judging.changed(watch.workspace_id)
        return watch

    async def try_on(self, person_id: int, watch_id: int, text: str) -> Trial:
        """Does the text match, and by which layer; else why not. `QueryError` as `add`."""
        async with self.office.store.glance() as unit:
            watch, _ = await self._mine(unit, person_id, watch_id)
        return try_out(parse(watch.query, off=watch.off, aliases=watch.aliases), text)

    async def switch(self, person_id: int, watch_id: int, on: bool) -> Watch:
        return await self._change(person_id, watch_id, on=on)

    async def set_severity(self, person_id: int, watch_id: int, severity: Severity) -> Watch:
        return await self._change(person_id, watch_id, severity=severity)

    async def switch_layer(self, person_id: int, watch_id: int, layer: Layer) -> Watch:
        """On, if it was off, and off, if it was on."""
        if layer not in SWITCHES:
            raise Stale("old_button")
        async with self.office.store.glance() as unit:
            watch, _ = await self._mine(unit, person_id, watch_id)
        return await self._change(person_id, watch_id, off=_turned(watch.off, layer.value))

    async def switch_told(self, person_id: int, watch_id: int, member_id: int) -> Watch:
        """Tell this member besides those on duty; or no more."""
        async with self.office.store.glance() as unit:
            watch, _ = await self._mine(unit, person_id, watch_id)
            if await unit.people.member(member_id, watch.workspace_id) is None:
                raise Stale("old_button")
        return await self._change(person_id, watch_id, tell=_turned(watch.tell, member_id))

    async def switch_alias(self, person_id: int, watch_id: int, mark: str) -> Watch:
        """Confirm another name that was proposed; or take a confirmed one away."""
        view = await self.opened(person_id, watch_id)
        name, other = view.other(mark)
        others = _turned(view.watch.aliases.get(name, ()), other)
        return await self._change(person_id, watch_id, aliases=_with(view.watch, name, others))

    async def add_alias(self, person_id: int, watch_id: int, other: str) -> Watch:
        """Another name, typed: of the first name of the query.

        Raises:
            Refused: `no_name_to_call`: the query looks for no name; `alias_text`: nothing of use was typed.
        """
        view = await self.opened(person_id, watch_id)
        names = view.parsed.names if view.parsed else ()
        other = " ".join(other.split())
        if not names:
            raise Refused("no_name_to_call")
        known = view.watch.aliases.get(names[0], ())
        if not any(map(str.isalnum, other)) or len(other) > LONGEST_ALIAS or len(known) >= MOST_ALIASES:
            raise Refused("alias_text", limit=LONGEST_ALIAS)
        others = (*known, other) if other not in known else known
        return await self._change(person_id, watch_id, aliases=_with(view.watch, names[0], others))

    async def delete(self, person_id: int, watch_id: int) -> Watch:
        async with self.office.store.write() as unit:
            watch, _ = await self._mine(unit, person_id, watch_id)
            await unit.watches.drop(watch.workspace_id, watch.id)
            await self._note(unit, watch, person_id, "delete_watch")
        self.judging.changed(watch.workspace_id)
        return watch

    async def _change(self, person_id: int, watch_id: int, **changes: object) -> Watch:
        async with self.office.store.write() as unit:
            watch, _ = await self._mine(unit, person_id, watch_id)
            watch = await self._keep(unit, replace(watch, **changes), person_id)  # type: ignore[arg-type]  # by name
        self.judging.changed(watch.workspace_id)
        return watch

    async def _keep(self, unit: Unit, watch: Watch, by: int) -> Watch:
        await unit.watches.save(watch)
        await self._note(unit, watch, by, "change_watch")
        return watch

    async def _note(self, unit: Unit, watch: Watch, by: int, verb: str) -> None:
        state = "on" if watch.on else "off"
        await unit.audit.add(AuditEntry(watch.workspace_id, self.office.now, by, verb, "watch", watch.id, "", state))

    async def _mine(self, unit: Unit, person_id: int, watch_id: int) -> tuple[Watch, Member]:
        member = await member_of(unit, person_id, None, Right.ANSWER)
        return await unit.watches.watch(member.workspace.id, watch_id), member


def _turned(held: tuple[T, ...], one: T) -> tuple[T, ...]:
    """Without it, if it was there; with it, if not."""
    return tuple(h for h in held if h != one) if one in held else (*held, one)


def _with(watch: Watch, name: str, others: Iterable[str]) -> dict[str, tuple[str, ...]]:
    aliases = dict(watch.aliases) | {name: tuple(others)}
    return {known: others for known, others in aliases.items() if others}


def _name_of(parsed: Parsed) -> str:
    """What the list and the cards call it: its names, else the query."""
    return (", ".join(parsed.names) or str(parsed))[:LONGEST_NAME]


def _view(watch: Watch, members: list[Member]) -> WatchView:
    able = [m for m in members if m.may(Right.SEE)]
    try:
        parsed = parse(watch.query, off=watch.off, aliases=watch.aliases)
    except QueryError as why:
        return WatchView(watch, None, why, able, [])
    confirmed = [(name, other, True) for name, others in watch.aliases.items() for other in others]
    known = {(name, other) for name, other, _ in confirmed}
    languages = dict.fromkeys([*(m.person.language for m in able), "en"])
    proposed = [
        (name, alias.text, False)
        for name in parsed.names
        for alias in _likely(name, languages)
        if (name, alias.text) not in known
    ]
    return WatchView(watch, parsed, None, able, [*confirmed, *proposed[:PROPOSED]])


def _likely(name: str, languages: Iterable[str]) -> list[Alias]:
    """Proposals, those that are common words last: they would find much else."""
    return sorted(suggest_aliases(name, languages), key=lambda alias: alias.is_common)
