"""Watches come back as they were put in; lessons are one value a workspace; the budget is a hard stop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.errors import NotFound
from desk.model.inbox import Severity
from desk.mood import NOTHING, correct
from storage.unit import SqlStore
from tests.storage.calling import DAY, EDITOR, WATCH, WORKSPACE


@pytest.fixture
async def desk_store(store: SqlStore) -> SqlStore:
    async with store.write() as unit:
        await unit.people.add_workspace(WORKSPACE)
        await unit.people.add_workspace(replace(WORKSPACE, id=2, name="Bakery"))
    return store


async def test_a_watch_comes_back_as_it_was(desk_store: SqlStore) -> None:
    async with desk_store.write() as unit:
        first = await unit.watches.add(WATCH)
        second = await unit.watches.add(replace(WATCH, query='~"Red Bull" -чай', off=(), aliases={}, on=False))
        other = await unit.watches.add(replace(WATCH, workspace_id=2))
        assert await unit.watches.watch(1, first.id) == replace(WATCH, id=first.id)
        assert await unit.watches.listed(1, 0, 1) == ([first], 2)
        assert await unit.watches.listed(1, 1, 8) == ([second], 2)
        assert await unit.watches.switched_on(1) == [first]
        assert await unit.watches.some(1, [other.id, second.id, 99]) == [second]
        changed = replace(first, severity=Severity.HIGH, tell=(EDITOR, 7), on=False, off=("context", "typos"))
        await unit.watches.save(changed)
        assert await unit.watches.watch(1, first.id) == changed
        assert not await unit.watches.any_on(1)
        assert await unit.watches.any_on(2)


async def test_a_watch_of_another_workspace_is_not_there(desk_store: SqlStore) -> None:
    async with desk_store.write() as unit:
        kept = await unit.watches.add(WATCH)
        with pytest.raises(NotFound):
            await unit.watches.watch(2, kept.id)
        await unit.watches.drop(2, kept.id)
        await unit.watches.save(replace(kept, workspace_id=2, name="Stolen"))
        assert await unit.watches.watch(1, kept.id) == kept
        await unit.watches.drop(1, kept.id)
        with pytest.raises(NotFound):
            await unit.watches.watch(1, kept.id)


async def test_lessons_are_kept_by_workspace(desk_store: SqlStore) -> None:
    taught = correct("Доставка как всегда, ага", "negative")
    async with desk_store.write() as unit:
        assert await unit.watches.lessons(1) == NOTHING
        await unit.watches.save_lessons(1, taught)
        await unit.watches.save_lessons(1, correct("Ждали три часа", "negative", taught))
        await unit.watches.save_lessons(1, taught)
        assert await unit.watches.lessons(1, to_change=True) == taught
        assert await unit.watches.lessons(2) == NOTHING


async def test_the_budget_of_a_day_is_never_overdrawn(desk_store: SqlStore) -> None:
    async with desk_store.write() as unit:
        assert await unit.watches.reserve(1, DAY, 600, 1000)
        assert not await unit.watches.reserve(1, DAY, 401, 1000)
        assert await unit.watches.reserve(1, DAY, 400, 1000)
        assert await unit.watches.spent(1, DAY) == (1000, 0)
        await unit.watches.settle(1, DAY, 600, 150)
        assert await unit.watches.spent(1, DAY) == (400, 150)
        assert not await unit.watches.reserve(1, DAY, 451, 1000)
        assert await unit.watches.reserve(2, DAY, 1000, 1000)
        assert await unit.watches.reserve(1, DAY.replace(day=24), 1000, 1000)
