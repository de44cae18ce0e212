"""Retry instants: before which moment a chat may not be written to. They outlive the process."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from storage.tables.cards import retry_instants
from storage.unit import SqlStore


class SqlPacing:
    def __init__(self, store: SqlStore) -> None:
        self.store = store

    async def load(self, now: datetime) -> dict[int, datetime]:
        async with self.store.read() as unit:
            rows = await unit.all(select(retry_instants).where(retry_instants.c.until > now))
        return {row["chat_id"]: row["until"] for row in rows}

    async def save(self, chat_id: int, until: datetime) -> None:
        async with self.store.write(aside=True) as unit:
            await unit.run(delete(retry_instants).where(retry_instants.c.chat_id == chat_id))
            await unit.run(insert(retry_instants).values(chat_id=chat_id, until=until))
