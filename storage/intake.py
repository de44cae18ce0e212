"""The durable queue of updates: kept before they are acknowledged, each handled once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from storage.tables.intake import offsets, updates
from storage.unit import Handling, SqlStore, handling

if TYPE_CHECKING:
    from collections.abc import Iterator

_KNOWN = select(updates.c.update_id).where(
    updates.c.bot_id == bindparam("bot"), updates.c.update_id.in_(bindparam("ids", expanding=True))
)
_KEEP = insert(updates)
_MARK = (
    update(updates)
    .where(updates.c.bot_id == bindparam("b"), updates.c.update_id == bindparam("u"))
    .values(state="handled", handled_at=bindparam("at"))
)
_MOVE_OFFSET = (
    update(offsets).where(offsets.c.bot_id == bindparam("bot")).values(next_id=bindparam("next"), at=bindparam("now"))
)
_OFFSET = select(offsets).where(offsets.c.bot_id == bindparam("bot"))

IDLE = timedelta(days=6)
"""After about a week without updates Telegram's next id is random: an old offset would hide new updates."""
KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it came; `lane` is the chat (else the person, else 0) in whose order it is handled."""

    bot_id: int
    update_id: int
    lane: int
    body: bytes
    received_at: datetime
    tries: int = 0

    @property
    def raw(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


class SqlIntake:
    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self._last_seq = 0

    async def offset(self, bot_id: int, now: datetime) -> int | None:
        """Where polling goes on; None for the beginning and after six idle days."""
        async with self.store.read() as unit:
            row = await unit.first(_OFFSET, bot=bot_id)
        return None if row is None or now - row["at"] > IDLE else int(row["next_id"])

    async def last_received(self, bot_id: int) -> datetime | None:
        async with self.store.read() as unit:
            row = await unit.first(select(offsets.c.at).where(offsets.c.bot_id == bot_id))
        return row["at"] if row else None

    async def keep(self, received: Sequence[Received]) -> list[Received]:
        """One transaction for all of them and the offset; those that are new."""
        if not received:
            return []
        bot_id, at = received[0].bot_id, received[0].received_at
        async with self.store.write() as unit:
            ids = [r.update_id for r in received]
            known = {row["update_id"] for row in await unit.all(_KNOWN, bot=bot_id, ids=ids)}
            fresh = list({r.update_id: r for r in received if r.update_id not in known}.values())
            if fresh:
                first = max(self._last_seq + 1, int(at.timestamp() * 1_000_000))
                await unit.run(_KEEP, [self._row(r, first + i) for i, r in enumerate(fresh)])
                self._last_seq = first + len(fresh)
            await self._set_offset(unit, bot_id, ids[-1] + 1, at)
        return fresh

    @staticmethod
    def _row(received: Received, seq: int) -> dict[str, Any]:
        return {
            "bot_id": received.bot_id,
            "update_id": received.update_id,
            "seq": seq,
            "lane": received.lane,
            "body": received.body,
            "received_at": received.received_at,
            "state": "waiting",
            "handled_at": None,
            "tries": 0,
            "code": "",
        }

    @staticmethod
    async def _set_offset(unit: Any, bot_id: int, next_id: int, at: datetime) -> None:
        done = await unit.run(_MOVE_OFFSET, {"bot": bot_id, "next": next_id, "now": at})
        if not done:
            await unit.run(insert(offsets).values(bot_id=bot_id, next_id=next_id, at=at))

    async def waiting(self, bot_id: int) -> list[Received]:
        """Kept and not handled, in the order in which they came: what a restart goes on with."""
        async with self.store.read() as unit:
            rows = await unit.all(
                select(updates).where(updates.c.state == "waiting", updates.c.bot_id == bot_id).order_by(updates.c.seq)
            )
        return [Received(r["bot_id"], r["update_id"], r["lane"], r["body"], r["received_at"], r["tries"]) for r in rows]

    async def handled(self, done: Sequence[Received], at: datetime) -> None:
        """Mark updates that no verb has marked in its own transaction."""
        if done:
            async with self.store.write() as unit:
                await unit.run(_MARK, [{"b": r.bot_id, "u": r.update_id, "at": at} for r in done])

    async def park(self, received: Received, code: str, at: datetime) -> None:
        """Put aside what cannot be handled; it stays to be looked at."""
        async with self.store.write() as unit:
            await unit.run(
                update(updates)
                .where(updates.c.bot_id == received.bot_id, updates.c.update_id == received.update_id)
                .values(state="parked", handled_at=at, code=code[:64])
            )

    async def parked(self) -> int:
        async with self.store.read() as unit:
            return int(await unit.scalar(select(func.count()).select_from(updates).where(updates.c.state == "parked")))

    async def forget_old(self, now: datetime) -> int:
        """Raw updates are kept for a week."""
        async with self.store.write() as unit:
            return await unit.run(
                delete(updates).where(updates.c.received_at < now - KEPT, updates.c.state != "waiting")
            )

    @contextmanager
    def handling(self, received: Received, at: datetime) -> Iterator[Handling]:
        """Inside, the first transaction that writes marks the update handled, in itself."""
        mark = Handling(received.bot_id, received.update_id, at)
        token = handling.set(mark)
        try:
            yield mark
        finally:
            handling.reset(token)
