"""Reactions to messages of groups ↔ rows: an actor's in one row, or the counts where nobody is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, case, delete, func, insert, literal, select

from desk.model.content import load
from desk.model.inbox import Source
from desk.model.reactions import Counts, On, Reaction, ReactionCount
from desk.model.stats import Asked
from storage.tables.audience import reactions
from storage.tables.inbox import comments, sources
from storage.tables.replies import answers, replies
from storage.tables.stats import publication_numbers, reaction_counts

if TYPE_CHECKING:
    from storage.unit import SqlUnit

NOBODY = ""
"""The actor of what is counted without names; a row of it without emoji tells when it was counted."""
_LONGEST = 64
_MESSAGE = (reactions.c.source_id == bindparam("source"), reactions.c.message == bindparam("said"))
_ACTOR = (*_MESSAGE, reactions.c.actor == bindparam("who"))
_ADD = insert(reactions)
_KNOWN = select(reactions.c.emoji, reactions.c.at).where(*_ACTOR).order_by(reactions.c.emoji).limit(1)
_DROP, _DROP_ALL = delete(reactions).where(*_ACTOR), delete(reactions).where(*_MESSAGE)
_READERS = (reactions.c.ours.is_(False), reactions.c.count > 0)
_SUM = func.sum(reactions.c.count).label("count")
_TO = select(reactions.c.emoji, _SUM).where(*_MESSAGE, *_READERS).group_by(reactions.c.emoji)
_ON_ANSWER = (reactions.c.source_id == answers.c.source_id) & (reactions.c.message == answers.c.message)
_TO_ANSWERS = (
    select(answers.c.reply_id, reactions.c.emoji, _SUM)
    .join(reactions, _ON_ANSWER)
    .where(answers.c.alert_id == bindparam("alert"), *_READERS)
    .group_by(answers.c.reply_id, reactions.c.emoji)
)
_BY = (
    select(reactions.c.emoji, _SUM)
    .where(reactions.c.workspace_id == bindparam("workspace"), reactions.c.actor == bindparam("who"), *_READERS)
    .group_by(reactions.c.emoji)
)


class SqlReactions:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def put(self, source: Source, reaction: Reaction, ours: bool, publication_id: int | None) -> bool:
        key = {"source": source.id, "said": reaction.message, "who": str(reaction.actor)}
        emoji = _joined(reaction.emoji)
        known = await self.unit.first(_KNOWN, **key)
        if known is not None and not _follows(known, reaction):
            return False
        await self.unit.run(_DROP, key)
        row = _row(source, reaction.message, reaction.at, publication_id)
        row |= {"actor": key["who"], "emoji": emoji, "count": 1 if emoji else 0, "ours": ours}
        await self.unit.run(_ADD, [row])
        return True

    async def counted(
        self, source: Source, message: str, counts: Mapping[str, int], at: datetime, publication_id: int | None
    ) -> bool:
        key = {"source": source.id, "said": message}
        known = await self.unit.first(_KNOWN, **key, who=NOBODY)
        if known is not None and known["at"] > at:
            return False
        await self.unit.run(_DROP_ALL, key)
        row = _row(source, message, at, publication_id) | {"actor": NOBODY, "ours": False}
        found = {"": 0} | {emoji[:_LONGEST]: count for emoji, count in counts.items() if count > 0}
        await self.unit.run(_ADD, [row | {"emoji": emoji, "count": count} for emoji, count in found.items()])
        return True

    async def to(self, source_id: int, message: str) -> Counts:
        return _apart(await self.unit.all(_TO, source=source_id, said=message))

    async def to_answers(self, alert_id: int) -> dict[int | None, Counts]:
        by_reply: dict[int | None, list[Mapping[str, Any]]] = defaultdict(list)
        for row in await self.unit.all(_TO_ANSWERS, alert=alert_id):
            by_reply[row["reply_id"]].append(row)
        return {reply_id: _apart(rows) for reply_id, rows in by_reply.items()}

    async def by(self, workspace_id: int, actor: str) -> Counts:
        return _apart(await self.unit.all(_BY, workspace=workspace_id, who=actor)) if actor else {}

    async def listed(self, asked: Asked, limit: int) -> list[ReactionCount]:
        by_message: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
        for statement in (_to_posts(asked), _to_copies(asked), _to_what_was_said(asked), _to_our_answers(asked)):
            for row in await self.unit.all(statement.limit(limit)):
                by_message[row["at"], row["on"], row["key"]].append(row)
        in_order = sorted(by_message.items(), key=lambda one: one[0][0])  # of one instant: the post first
        listed = [_line(rows[0], emoji, count, asked) for _, rows in in_order for emoji, count in _by_count(rows)]
        return listed[:limit]


def _joined(emoji: Iterable[str]) -> str:
    """Of an actor in one order, so that the same ones are the same text; nobody has so many that they are cut."""
    return " ".join(sorted(emoji))[:_LONGEST].strip()


def _follows(known: Mapping[str, Any], reaction: Reaction) -> bool:
    """Whether a change comes after what is known. Within one second, the network's unit, it must begin where that
    ended: the same change told again does not."""
    if known["at"] != reaction.at:
        return bool(known["at"] < reaction.at)
    return bool(known["emoji"] == _joined(reaction.before) != _joined(reaction.emoji))


def _row(source: Source, message: str, at: datetime, publication_id: int | None) -> dict[str, Any]:
    whose = {"source_id": source.id, "workspace_id": source.workspace_id, "publication_id": publication_id}
    return whose | {"message": message, "at": at}


def _apart(rows: Iterable[Mapping[str, Any]]) -> Counts:
    """Each emoji by itself, also of who put several."""
    counts: Counter[str] = Counter()
    for row in rows:
        for emoji in row["emoji"].split(" "):
            counts[emoji] += int(row["count"])  # PostgreSQL's sums are decimals
    return dict(counts)


def _by_count(rows: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    return sorted(_apart(rows).items(), key=lambda one: (-one[1], one[0]))


def _line(row: Mapping[str, Any], emoji: str, count: int, asked: Asked) -> ReactionCount:
    return ReactionCount(
        at=row["at"].astimezone(asked.zone).replace(tzinfo=None),
        on=On(row["on"]),
        channel_id=row["channel_id"],
        place=row["place"],
        text=load(row["content"]).text if "content" in row else row["text"],
        link=row["link"],
        emoji=emoji,
        count=count,
    )


def _posts(asked: Asked, on: On, *more: Any) -> Select[Any]:
    numbers = publication_numbers.c
    where = [numbers.workspace_id == asked.workspace_id, numbers.at >= asked.start, numbers.at < asked.until]
    if asked.channel is not None:
        where.append(numbers.channel_id == asked.channel.id)
    columns = (numbers.publication_id.label("key"), numbers.at, numbers.channel_id, numbers.title.label("text"))
    found = select(*columns, numbers.link, literal(on.value).label("on"), literal("").label("place"), *more)
    return found.where(*where).order_by(numbers.at, numbers.publication_id)


def _to_posts(asked: Asked) -> Select[Any]:
    found = _posts(asked, On.POST, reaction_counts.c.emoji, reaction_counts.c.count)
    return found.join(reaction_counts, reaction_counts.c.publication_id == publication_numbers.c.publication_id)


def _to_copies(asked: Asked) -> Select[Any]:
    number = publication_numbers.c.publication_id
    found = _posts(asked, On.COPY, reactions.c.emoji, _SUM).where(*_READERS)
    return found.join(reactions, reactions.c.publication_id == number).group_by(number, reactions.c.emoji)


def _to_what_was_said(asked: Asked) -> Select[Any]:
    said = comments.c
    where = [said.workspace_id == asked.workspace_id, said.said_at >= asked.start, said.said_at < asked.until]
    if asked.channel is not None:
        where.append(sources.c.channel_id == asked.channel.id)
    on = case((said.ours, On.ANSWER.value), else_=On.COMMENT.value).label("on")
    columns = (said.id.label("key"), said.said_at.label("at"), said.text, said.link, on)
    return (
        select(*columns, sources.c.channel_id, sources.c.title.label("place"), reactions.c.emoji, _SUM)
        .join(sources, sources.c.id == said.source_id)
        .join(reactions, (reactions.c.source_id == said.source_id) & (reactions.c.message == said.external_id))
        .where(*where, *_READERS)
        .group_by(said.id, sources.c.id, reactions.c.emoji)
        .order_by(said.said_at, said.id)
    )


def _to_our_answers(asked: Asked) -> Select[Any]:
    """Those that went out through the desk; what a teammate wrote in the group is among what was said there."""
    where = [answers.c.workspace_id == asked.workspace_id, answers.c.at >= asked.start, answers.c.at < asked.until]
    if asked.channel is not None:
        where.append(sources.c.channel_id == asked.channel.id)
    columns = ((-replies.c.id).label("key"), answers.c.at, replies.c.content, replies.c.link)  # no comment's number
    place = (sources.c.channel_id, sources.c.title.label("place"), literal(On.ANSWER.value).label("on"))
    return (
        select(*columns, *place, reactions.c.emoji, _SUM)
        .join(answers, answers.c.reply_id == replies.c.id)
        .join(sources, sources.c.id == answers.c.source_id)
        .join(reactions, _ON_ANSWER)
        .where(*where, *_READERS)
        .group_by(replies.c.id, answers.c.at, sources.c.id, reactions.c.emoji)
        .order_by(answers.c.at, replies.c.id)
    )
