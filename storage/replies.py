"""Answers to readers, their attempts and saved replies ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, insert, literal_column, select, union_all, update

from desk.errors import NotFound
from desk.model.content import dump, load
from desk.model.inbox import Comment
from desk.model.publication import Change, Outcome
from desk.model.replies import Reply, ReplyAttempt, ReplyState, SavedReply
from desk.ports.replies import DueReply
from storage.inbox import to_comment
from storage.people import pick
from storage.rows import values_of
from storage.sources import to_source
from storage.tables.inbox import comments, sources
from storage.tables.replies import answers, replies, reply_attempts, saved_replies

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


def to_reply(row: Mapping[str, Any]) -> Reply:
    values = dict(row)
    values["content"] = load(row["content"])
    values["state"] = ReplyState(row["state"])
    values["external_ids"] = tuple(json.loads(row["external_ids"]))
    values["change"] = row["change"] and Change(row["change"])
    return Reply(**values)


def _row(reply: Reply) -> dict[str, Any]:
    row = values_of(reply)
    row["content"] = dump(reply.content)
    row["external_ids"] = json.dumps(reply.external_ids)
    row["next_try_at"] = reply.next_try_at or reply.due_at
    return row


def _to_attempt(row: Mapping[str, Any]) -> ReplyAttempt:
    return ReplyAttempt(**{**row, "outcome": row["outcome"] and Outcome(row["outcome"])})


_ADD, _ADD_ATTEMPT, _ADD_SAVED = insert(replies), insert(reply_attempts), insert(saved_replies)
_ADD_MESSAGE = insert(answers)
_IS_MESSAGE = (answers.c.source_id == bindparam("source"), answers.c.message == bindparam("said"))
_DROP_MESSAGE = delete(answers).where(*_IS_MESSAGE)
_ANSWERED_WITH = select(answers.c.alert_id).where(*_IS_MESSAGE, answers.c.at >= bindparam("since"))
_SAVE = (
    update(replies)
    .where(replies.c.id == bindparam("key"))
    .values({c.name: bindparam(f"v_{c.name}") for c in replies.c if c.name != "id"})
)
_END_ATTEMPT = (
    update(reply_attempts)
    .where(reply_attempts.c.reply_id == bindparam("of"), reply_attempts.c.outcome.is_(None))
    .values({name: bindparam(name) for name in ("outcome", "ended_at", "code")})
)
_REPLY = select(replies).where(replies.c.id == bindparam("reply"))
_OF_ALERT = select(replies).where(replies.c.alert_id == bindparam("alert")).order_by(replies.c.id)
_BY_SOURCE = (
    select(replies)
    .where(replies.c.source_chat == bindparam("chat"), replies.c.source_message == bindparam("message"))
    .order_by(replies.c.id.desc())
    .limit(1)
)
_PLANNED = replies.c.state == literal_column("'planned'")  # as the partial index has it
_CHANGING = replies.c.change.is_not(None) & (replies.c.state == ReplyState.SENT.value)
_NEXT = union_all(
    select(func.min(replies.c.next_try_at).label("at")).where(_PLANNED),
    select(func.min(replies.c.next_try_at).label("at")).where(_CHANGING),
)
_WITH_PLACE = (
    select(
        *(c.label(f"r_{c.name}") for c in replies.c),
        *(c.label(f"c_{c.name}") for c in comments.c),
        *(c.label(f"s_{c.name}") for c in sources.c),
    )
    .select_from(replies)
    .join(comments, comments.c.id == replies.c.comment_id)
    .join(sources, sources.c.id == comments.c.source_id)
    .where(replies.c.next_try_at <= bindparam("now"))
    .order_by(replies.c.next_try_at, replies.c.id)
    .limit(bindparam("most"))
)
_DUE, _CHANGES_DUE = _WITH_PLACE.where(_PLANNED), _WITH_PLACE.where(_CHANGING)


def _to_due(row: Mapping[str, Any]) -> DueReply:
    return DueReply(to_reply(pick(row, "r_")), to_comment(pick(row, "c_")), to_source(pick(row, "s_")))


class SqlReplies:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add(self, reply: Reply) -> Reply:
        self.unit.touched.add("replies")
        row = _row(reply)
        del row["id"]
        key = await self.unit.insert(_ADD, row)
        return replace(reply, id=key, next_try_at=reply.next_try_at or reply.due_at)

    async def save(self, reply: Reply) -> None:
        self.unit.touched.add("replies")
        row = {f"v_{k}": v for k, v in _row(reply).items() if k != "id"}
        await self.unit.run(_SAVE, row | {"key": reply.id})

    async def reply(self, reply_id: int) -> Reply:
        row = await self.unit.first(_REPLY, reply=reply_id)
        if row is None:
            raise NotFound("reply_not_found", reply=reply_id)
        return to_reply(row)

    async def of_alert(self, alert_id: int) -> list[Reply]:
        return [to_reply(row) for row in await self.unit.all(_OF_ALERT, alert=alert_id)]

    async def by_source(self, chat_id: int, message_id: int) -> Reply | None:
        row = await self.unit.first(_BY_SOURCE, chat=chat_id, message=message_id)
        return to_reply(row) if row else None

    async def due(self, now: datetime, limit: int) -> list[DueReply]:
        return [_to_due(row) for row in await self.unit.all(_DUE, now=now, most=limit)]

    async def changes_due(self, now: datetime, limit: int) -> list[DueReply]:
        return [_to_due(row) for row in await self.unit.all(_CHANGES_DUE, now=now, most=limit)]

    async def next_due(self) -> datetime | None:
        return min([row["at"] for row in await self.unit.all(_NEXT) if row["at"] is not None], default=None)

    async def lapsed(self, now: datetime, limit: int) -> list[Reply]:
        rows = await self.unit.all(
            select(replies)
            .where(replies.c.state == ReplyState.SENDING.value, replies.c.lease_until <= now)
            .order_by(replies.c.lease_until)
            .limit(limit)
        )
        return [to_reply(row) for row in rows]

    async def in_state(self, states: Iterable[ReplyState]) -> list[Reply]:
        rows = await self.unit.all(
            select(replies).where(replies.c.state.in_([s.value for s in states])).order_by(replies.c.id)
        )
        return [to_reply(row) for row in rows]

    async def add_attempts(self, made: Sequence[ReplyAttempt]) -> None:
        """A reply has one open attempt at the most, by which it is found again: no numbers are read back."""
        rows = [{k: v for k, v in values_of(a).items() if k != "id"} for a in made]
        if rows:
            await self.unit.run(_ADD_ATTEMPT, rows)

    async def end_attempt(self, reply_id: int, outcome: Outcome, at: datetime, code: str = "") -> None:
        await self.unit.run(_END_ATTEMPT, {"of": reply_id, "outcome": outcome.value, "ended_at": at, "code": code[:64]})

    async def keep_messages(
        self, about: Comment, alert_id: int, messages: Sequence[str], at: datetime, reply_id: int | None = None
    ) -> None:
        whose: dict[str, Any] = {"source_id": about.source_id, "workspace_id": about.workspace_id}
        whose |= {"alert_id": alert_id, "reply_id": reply_id, "at": at}
        for message in dict.fromkeys(messages):
            await self.unit.run(_DROP_MESSAGE, {"source": about.source_id, "said": message})
            await self.unit.run(_ADD_MESSAGE, whose | {"message": message})

    async def answered_with(self, source_id: int, message: str, since: datetime) -> int | None:
        row = await self.unit.first(_ANSWERED_WITH, source=source_id, said=message, since=since)
        return row["alert_id"] if row else None

    async def attempts(self, reply_id: int) -> list[ReplyAttempt]:
        rows = await self.unit.all(
            select(reply_attempts).where(reply_attempts.c.reply_id == reply_id).order_by(reply_attempts.c.id)
        )
        return [_to_attempt(row) for row in rows]

    # Saved replies

    async def add_saved(self, saved: SavedReply) -> SavedReply:
        row = values_of(saved)
        del row["id"]
        return replace(saved, id=await self.unit.insert(_ADD_SAVED, row))

    async def save_saved(self, saved: SavedReply) -> None:
        await self.unit.run(update(saved_replies).where(saved_replies.c.id == saved.id).values(values_of(saved)))

    async def saved(self, workspace_id: int, saved_id: int) -> SavedReply | None:
        row = await self.unit.first(
            select(saved_replies).where(saved_replies.c.id == saved_id, saved_replies.c.workspace_id == workspace_id)
        )
        return SavedReply(**row) if row else None

    async def all_saved(
        self, workspace_id: int, language: str, offset: int, limit: int
    ) -> tuple[list[SavedReply], int]:
        of_workspace = saved_replies.c.workspace_id == workspace_id
        total = await self.unit.scalar(select(func.count()).select_from(saved_replies).where(of_workspace))
        rows = await self.unit.all(
            select(saved_replies)
            .where(of_workspace)
            .order_by(saved_replies.c.language != language, saved_replies.c.used.desc(), saved_replies.c.id)
            .offset(offset)
            .limit(limit)
        )
        return [SavedReply(**row) for row in rows], int(total)

    async def drop_saved(self, workspace_id: int, saved_id: int) -> None:
        await self.unit.run(
            delete(saved_replies).where(saved_replies.c.id == saved_id, saved_replies.c.workspace_id == workspace_id)
        )
