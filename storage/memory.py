"""aiogram's memory (what a person was asked) in the same database, so that a restart forgets nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey
from sqlalchemy import bindparam, insert, select, update

from storage.tables.intake import memory
from storage.unit import SqlStore

_SET = {
    name: update(memory).where(memory.c.key == bindparam("name")).values({name: bindparam("value")})
    for name in ("state", "data")
}
_ADD = insert(memory)
_READ = select(memory.c.state, memory.c.data).where(memory.c.key == bindparam("name"))


class SqlMemory(BaseStorage):
    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self._keys = DefaultKeyBuilder(with_bot_id=True)

    def _key(self, key: StorageKey) -> str:
        return self._keys.build(key)

    async def _write(self, key: StorageKey, column: str, value: str | None) -> None:
        name = self._key(key)
        async with self.store.write(aside=True) as unit:
            done = await unit.run(_SET[column], {"name": name, "value": value})
            if not done:
                await unit.run(_ADD, {"key": name, "state": None, "data": "{}", column: value})

    async def _read(self, key: StorageKey) -> dict[str, Any] | None:
        async with self.store.glance() as unit:
            return await unit.first(_READ, name=self._key(key))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self._write(key, "state", state.state if isinstance(state, State) else state)

    async def get_state(self, key: StorageKey) -> str | None:
        row = await self._read(key)
        return row["state"] if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._write(key, "data", json.dumps(dict(data), ensure_ascii=False))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        row = await self._read(key)
        found: dict[str, Any] = json.loads(row["data"]) if row else {}
        return found

    async def close(self) -> None:
        """The store is closed by whoever opened it."""
