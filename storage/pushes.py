"""Pushes and card copies ↔ rows. One waiting push per card and chat: a newer one takes the older one's place."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, case, delete, func, insert, select, update

from desk.model.cards import CardCopy, CardKind, Priority, Push
from storage.tables.cards import card_copies, pushes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


def _to_push(row: Mapping[str, Any]) -> Push:
    return Push(
        chat_id=row["chat_id"],
        kind=CardKind(row["kind"]),
        subject_id=row["subject_id"],
        workspace_id=row["workspace_id"],
        person_id=row["person_id"],
        ring=row["ring"],
        priority=Priority(row["priority"]),
        facts={**json.loads(row["facts"]), "": row["version"]},
        id=row["id"],
        tries=row["tries"],
        next_try_at=row["next_try_at"],
    )


def _facts(push: Push) -> str:
    return json.dumps({k: v for k, v in push.facts.items() if k}) if push.facts else "{}"


def _merged(older: Push, newer: Push) -> Push:
    """The newest state wins; a ring that is still to come stays a ring, with what it has to say."""
    facts = newer.facts if newer.ring or not older.ring else older.facts
    priority = min(older.priority, newer.priority)
    return replace(newer, ring=older.ring or newer.ring, priority=priority, facts=facts)


def _new_row(push: Push, now: datetime) -> dict[str, Any]:
    return {
        "workspace_id": push.workspace_id,
        "chat_id": push.chat_id,
        "person_id": push.person_id,
        "kind": push.kind.value,
        "subject_id": push.subject_id,
        "ring": push.ring,
        "priority": int(push.priority),
        "facts": _facts(push),
        "created_at": now,
        "version": 0,
        "tries": 0,
        "next_try_at": now,
    }


def _again_row(key: int, push: Push, now: datetime) -> dict[str, Any]:
    values = {"v_ring": push.ring, "v_priority": int(push.priority), "v_facts": _facts(push)}
    return {"key": key, "at": now, **values}


def _to_copy(row: Mapping[str, Any]) -> CardCopy:
    values = {k: v for k, v in row.items() if k != "live"}
    values["kind"] = CardKind(row["kind"])
    values["preview_ids"] = tuple(tuple(part) for part in json.loads(row["preview_ids"]))
    return CardCopy(**values)


_ADD = insert(pushes)
_WANTED = bindparam("at", type_=pushes.c.next_try_at.type)
_AGAIN = (
    update(pushes)
    .where(pushes.c.id == bindparam("key"))
    .values({name: bindparam(f"v_{name}") for name in ("ring", "priority", "facts")})
    .values(version=pushes.c.version + 1)
    # sooner, where it only waits for its turn: what is decided does not wait for a figure that goes up
    .values(
        next_try_at=case(
            (and_(pushes.c.tries == 0, pushes.c.next_try_at > _WANTED), _WANTED),
            else_=pushes.c.next_try_at,
        )
    )
)
_WAITING = select(pushes).where(pushes.c.kind == bindparam("kind"), pushes.c.subject_id == bindparam("subject"))
_ADD_COPY = insert(card_copies)
_NEAR = 4
"""Cards to look at for a preview: a newer copy may answer the same one."""
_COPIES = (
    select(card_copies)
    .where(
        card_copies.c.live, card_copies.c.kind == bindparam("kind"), card_copies.c.subject_id == bindparam("subject")
    )
    .order_by(card_copies.c.id)
)
_DUE = select(pushes).where(pushes.c.next_try_at <= bindparam("now"))
_URGENT = pushes.c.priority == int(Priority.ALERT)
_BY_PRIORITY = {
    which: statement.order_by(pushes.c.priority, pushes.c.id).limit(bindparam("most"))
    for which, statement in {None: _DUE, True: _DUE.where(_URGENT), False: _DUE.where(~_URGENT)}.items()
}
_NEXT = select(func.min(pushes.c.next_try_at))
_SAME = pushes.c.id == bindparam("push")
_DONE = delete(pushes).where(_SAME, pushes.c.version == bindparam("seen"))
_DROP = delete(pushes).where(_SAME)
_QUIET = update(pushes).where(_SAME).values(ring=False, tries=0, priority=int(Priority.FOLLOW))
_QUIET_UNTIL = _QUIET.values(next_try_at=bindparam("until"))
_REST = update(pushes).where(_SAME).values(next_try_at=bindparam("until"))
_POSTPONE = update(pushes).where(_SAME).values(next_try_at=bindparam("until"), tries=bindparam("times"))
_SHOWN = ("workspace_id", "chat_id", "message_id", "person_id", "kind", "subject_id", "preview_ids", "preview_hash")
_SAVE_COPY = (
    update(card_copies)
    .where(card_copies.c.id == bindparam("key"))
    .values({name: bindparam(f"v_{name}") for name in (*_SHOWN, "shown")})
)
_AT = (
    select(card_copies)
    .where(card_copies.c.chat_id == bindparam("chat"), card_copies.c.message_id >= bindparam("message"))
    .order_by(card_copies.c.message_id)
    .limit(_NEAR)
)


class SqlPushes:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit
        self._made: dict[tuple[int, CardKind, int], tuple[Push, datetime]] = {}

    async def push(self, push: Push, now: datetime) -> None:
        """Written with the unit's commit, all of a unit at once."""
        self.unit.touched.add("alert_pushes" if push.priority is Priority.ALERT else "pushes")
        key = (push.chat_id, push.kind, push.subject_id)
        made = self._made.get(key)
        self._made[key] = (push, now) if made is None else (_merged(made[0], push), min(made[1], now))

    async def flush(self) -> None:
        """Write what was pushed: new rows, and newer states of those that still wait."""
        made, self._made = self._made, {}
        by_card: dict[tuple[CardKind, int], list[tuple[Push, datetime]]] = {}
        for (_, kind, subject_id), row in made.items():
            by_card.setdefault((kind, subject_id), []).append(row)
        for (kind, subject_id), rows in by_card.items():
            await self._write(kind, subject_id, rows)

    async def _write(self, kind: CardKind, subject_id: int, rows: Sequence[tuple[Push, datetime]]) -> None:
        waiting = {row["chat_id"]: row for row in await self.unit.all(_WAITING, kind=kind.value, subject=subject_id)}
        fresh = [_new_row(push, now) for push, now in rows if push.chat_id not in waiting]
        if fresh:
            await self.unit.run(_ADD, fresh)
        again = [
            _again_row(waiting[p.chat_id]["id"], _merged(_to_push(waiting[p.chat_id]), p), now)
            for p, now in rows
            if p.chat_id in waiting
        ]
        if again:
            await self.unit.run(_AGAIN, again)

    async def follow(
        self,
        kind: CardKind,
        subject_id: int,
        now: datetime,
        but_chat: int | None = None,
        priority: Priority = Priority.FOLLOW,
    ) -> None:
        for copy in await self.copies(kind, subject_id):
            if copy.chat_id != but_chat:
                await self.push(
                    Push(
                        chat_id=copy.chat_id,
                        kind=kind,
                        subject_id=subject_id,
                        workspace_id=copy.workspace_id,
                        person_id=copy.person_id,
                        priority=priority,
                    ),
                    now,
                )

    async def due(self, now: datetime, limit: int, alerts: bool | None = None) -> list[Push]:
        rows = await self.unit.all(_BY_PRIORITY[alerts], now=now, most=limit)
        return [_to_push(row) for row in rows]

    async def next_due(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(_NEXT)
        return found

    async def done(self, push: Push, again_at: datetime | None = None) -> None:
        gone = await self.unit.run(_DONE, {"push": push.id, "seen": push.facts.get("", 0)})
        if gone:
            return
        # asked for again while it was being sent: the copy exists now, so it only has to follow
        if again_at is None:
            await self.unit.run(_QUIET, {"push": push.id})
        else:
            await self.unit.run(_QUIET_UNTIL, {"push": push.id, "until": again_at})

    async def postpone(self, push: Push, until: datetime) -> None:
        await self.unit.run(_POSTPONE, {"push": push.id, "until": until, "times": push.tries + 1})

    async def rest(self, push: Push, until: datetime) -> None:
        await self.unit.run(_REST, {"push": push.id, "until": until})

    async def drop(self, push: Push) -> None:
        await self.unit.run(_DROP, {"push": push.id})

    async def copies(self, kind: CardKind, subject_id: int) -> list[CardCopy]:
        rows = await self.unit.all(_COPIES, kind=kind.value, subject=subject_id)
        return [_to_copy(row) for row in rows]

    async def copy_at(self, chat_id: int, message_id: int) -> CardCopy | None:
        """The card in that message, or the one whose preview it is: previews stand right above their card."""
        rows = await self.unit.all(_AT, chat=chat_id, message=message_id)
        copies = [_to_copy(row) for row in rows]
        return next(
            (c for c in copies if c.message_id == message_id or any(message_id in part for part in c.preview_ids)), None
        )

    async def add_copy(self, copy: CardCopy) -> None:
        await self.unit.run(_ADD_COPY, _copy_row(copy) | {"live": True})

    async def save_copy(self, copy: CardCopy) -> None:
        """What the message shows now. Not the menu: a person may have opened one meanwhile."""
        row = {f"v_{name}": value for name, value in _copy_row(copy).items() if name != "menu"}
        await self.unit.run(_SAVE_COPY, row | {"key": copy.id})

    async def open_menu(self, copy_id: int, menu: str) -> None:
        await self.unit.run(update(card_copies).where(card_copies.c.id == copy_id).values(menu=menu))

    async def retire_copy(self, copy_id: int) -> None:
        await self.unit.run(update(card_copies).where(card_copies.c.id == copy_id).values(live=False))


def _copy_row(copy: CardCopy) -> dict[str, Any]:
    return {
        "workspace_id": copy.workspace_id,
        "chat_id": copy.chat_id,
        "message_id": copy.message_id,
        "person_id": copy.person_id,
        "kind": copy.kind.value,
        "subject_id": copy.subject_id,
        "preview_ids": json.dumps(copy.preview_ids),
        "preview_hash": copy.preview_hash,
        "shown": copy.shown,
        "menu": copy.menu,
    }
