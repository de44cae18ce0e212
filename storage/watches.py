"""Watches, what people taught about moods, and the language model's budget ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from desk.errors import NotFound
from desk.model.inbox import Severity
from desk.model.watches import Watch
from desk.mood import NOTHING, Lessons
from storage.rows import values_of
from storage.tables.attention import lessons, spent, watches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


def _to_watch(row: Mapping[str, Any]) -> Watch:
    """The column `layers` holds those that are switched off: with a new layer old watches have it."""
    values = dict(row)
    values["off"] = tuple(json.loads(values.pop("layers")))
    values["aliases"] = {name: tuple(others) for name, others in json.loads(row["aliases"]).items()}
    values["tell"] = tuple(json.loads(row["tell"]))
    return Watch(**values | {"severity": Severity(row["severity"])})


def _watch_row(watch: Watch) -> dict[str, Any]:
    row = values_of(watch)
    row["layers"] = json.dumps(sorted(row.pop("off")))
    row["aliases"] = json.dumps(dict(watch.aliases), ensure_ascii=False)
    row["tell"] = json.dumps(watch.tell)
    return row | {"severity": int(watch.severity)}


_WATCH = select(watches).where(watches.c.workspace_id == bindparam("workspace"), watches.c.id == bindparam("watch"))
_SOME = (
    select(watches)
    .where(watches.c.workspace_id == bindparam("workspace"), watches.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(watches.c.id)
)
_ALL = select(watches).where(watches.c.workspace_id == bindparam("workspace")).order_by(watches.c.id)
_ON = _ALL.where(watches.c.on)
_COUNT = select(func.count()).select_from(watches).where(watches.c.workspace_id == bindparam("workspace"))
_PAGE = _ALL.limit(bindparam("limit")).offset(bindparam("offset"))
_ANY_ON = select(watches.c.id).where(watches.c.workspace_id == bindparam("workspace"), watches.c.on).limit(1)
_LESSONS = select(lessons.c.state).where(lessons.c.workspace_id == bindparam("workspace"))
_HELD = _LESSONS.with_for_update()
_TODAY = (spent.c.workspace_id == bindparam("workspace"), spent.c.day == bindparam("on_day"))
_SPENT = select(spent.c.reserved, spent.c.used).where(*_TODAY)
_RESERVE = (
    update(spent)
    .where(*_TODAY, spent.c.reserved + spent.c.used + bindparam("tokens") <= bindparam("budget"))
    .values(reserved=spent.c.reserved + bindparam("tokens"))
)
_SETTLE = (
    update(spent)
    .where(*_TODAY)
    .values(reserved=spent.c.reserved - bindparam("tokens"), used=spent.c.used + bindparam("cost"))
)


class SqlWatches:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add(self, watch: Watch) -> Watch:
        row = _watch_row(watch)
        del row["id"]
        return replace(watch, id=await self.unit.insert(insert(watches), row))

    async def save(self, watch: Watch) -> None:
        found = watches.c.workspace_id == watch.workspace_id, watches.c.id == watch.id
        await self.unit.run(update(watches).where(*found).values(_watch_row(watch)))

    async def drop(self, workspace_id: int, watch_id: int) -> None:
        await self.unit.run(delete(watches).where(watches.c.workspace_id == workspace_id, watches.c.id == watch_id))

    async def watch(self, workspace_id: int, watch_id: int) -> Watch:
        row = await self.unit.first(_WATCH, workspace=workspace_id, watch=watch_id)
        if row is None:
            raise NotFound("watch_not_found", watch=watch_id)
        return _to_watch(row)

    async def some(self, workspace_id: int, ids: Iterable[int]) -> list[Watch]:
        wanted = list(ids)
        rows = await self.unit.all(_SOME, workspace=workspace_id, ids=wanted) if wanted else []
        return [_to_watch(row) for row in rows]

    async def listed(self, workspace_id: int, offset: int, limit: int) -> tuple[list[Watch], int]:
        rows = await self.unit.all(_PAGE, workspace=workspace_id, offset=offset, limit=limit)
        count = await self.unit.first(_COUNT, workspace=workspace_id)
        return [_to_watch(row) for row in rows], int(next(iter((count or {"": 0}).values())))

    async def switched_on(self, workspace_id: int) -> list[Watch]:
        return [_to_watch(row) for row in await self.unit.all(_ON, workspace=workspace_id)]

    async def any_on(self, workspace_id: int) -> bool:
        return await self.unit.first(_ANY_ON, workspace=workspace_id) is not None

    # Lessons

    async def lessons(self, workspace_id: int, to_change: bool = False) -> Lessons:
        row = await self.unit.first(_HELD if to_change else _LESSONS, workspace=workspace_id)
        return Lessons.load(json.loads(row["state"])) if row else NOTHING

    async def save_lessons(self, workspace_id: int, taught: Lessons) -> None:
        state = json.dumps(taught.dump())
        done = await self.unit.run(update(lessons).where(lessons.c.workspace_id == workspace_id).values(state=state))
        if not done:
            await self.unit.run(insert(lessons).values(workspace_id=workspace_id, state=state))

    # The budget

    async def reserve(self, workspace_id: int, day: date, tokens: int, budget: int) -> bool:
        here = {"workspace": workspace_id, "on_day": day.isoformat()}
        if await self.unit.first(_SPENT, **here) is None:
            await self.unit.run(
                insert(spent).values(workspace_id=workspace_id, day=day.isoformat(), reserved=0, used=0)
            )
        return bool(await self.unit.run(_RESERVE, here | {"tokens": tokens, "budget": budget}))

    async def settle(self, workspace_id: int, day: date, tokens: int, cost: int) -> None:
        here = {"workspace": workspace_id, "on_day": day.isoformat()}
        await self.unit.run(_SETTLE, here | {"tokens": tokens, "cost": cost})

    async def spent(self, workspace_id: int, day: date) -> tuple[int, int]:
        row = await self.unit.first(_SPENT, workspace=workspace_id, on_day=day.isoformat())
        return (row["reserved"], row["used"]) if row else (0, 0)
