"""Polls ↔ rows: how each stands, and how it stood at its ages."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, select, update

from desk.model.publication import Publication
from desk.model.stats import Asked
from desk.model.votes import PollResult, Standing, Votes
from storage.tables.audience import poll_snapshots, polls
from storage.tables.publications import publications
from storage.tables.stats import publication_numbers

if TYPE_CHECKING:
    from storage.unit import SqlUnit

_VOTED = (
    update(polls)
    .where(polls.c.poll_id == bindparam("poll"))
    .values(
        options=bindparam("standing"), voters=bindparam("people"), closed=bindparam("ended"), at=bindparam("stood_at")
    )
)
_OF_POST = (
    select(*(polls.c[name] for name in ("poll_id", "publication_id", "options", "voters", "closed", "at")))
    .join(publications, publications.c.id == polls.c.publication_id)
    .where(publications.c.workspace_id == bindparam("workspace"), publications.c.post_id == bindparam("post"))
    .order_by(polls.c.at)
)


class SqlPolls:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def begin(self, publication: Publication, question: str, votes: Votes, at: datetime) -> None:
        row = {
            "poll_id": votes.poll_id,
            "publication_id": publication.id,
            "workspace_id": publication.workspace_id,
            "question": question,
            "options": json.dumps(votes.options, ensure_ascii=False),
            "voters": votes.voters,
            "closed": votes.closed,
            "at": at,
        }
        await self.unit.run(insert(polls), row)

    async def voted(self, votes: Votes, at: datetime) -> bool:
        standing = json.dumps(votes.options, ensure_ascii=False)
        row = {"poll": votes.poll_id, "standing": standing, "people": votes.voters, "ended": votes.closed}
        return bool(await self.unit.run(_VOTED, row | {"stood_at": at}))

    async def of_post(self, workspace_id: int, post_id: int) -> dict[int, Standing]:
        rows = await self.unit.all(_OF_POST, workspace=workspace_id, post=post_id)
        return {row["publication_id"]: Standing(_votes(row), row["at"]) for row in rows}

    async def keep_age(self, publication_ids: Sequence[int], age: str, at: datetime) -> None:
        found = await self.unit.all(select(polls).where(polls.c.publication_id.in_(publication_ids)))
        for row in found:
            known = (poll_snapshots.c.poll_id == row["poll_id"], poll_snapshots.c.age == age)
            await self.unit.run(delete(poll_snapshots).where(*known))
        rows = [
            {
                "poll_id": row["poll_id"],
                "age": age,
                "at": at,
                "votes": json.dumps([votes for _, votes in json.loads(row["options"])]),
                "voters": row["voters"],
                "closed": row["closed"],
            }
            for row in found
        ]
        if rows:
            await self.unit.run(insert(poll_snapshots), rows)

    async def listed(self, asked: Asked) -> list[PollResult]:
        numbers = publication_numbers.c
        wanted = [
            numbers.workspace_id == asked.workspace_id,
            numbers.at >= asked.start,
            numbers.at < asked.until,
        ]
        if asked.channel is not None:
            wanted.append(numbers.channel_id == asked.channel.id)
        rows = await self.unit.all(
            select(
                numbers.channel_id,
                numbers.link,
                numbers.at.label("published_at"),
                *(polls.c[name] for name in ("poll_id", "publication_id", "question", "options", "voters", "closed")),
            )
            .join(polls, polls.c.publication_id == numbers.publication_id)
            .where(*wanted)
            .order_by(numbers.at, polls.c.poll_id)
        )
        aged = await self._aged([row["poll_id"] for row in rows])
        return [_result(row, asked, aged.get(row["poll_id"], {})) for row in rows]

    async def _aged(self, poll_ids: Sequence[str]) -> dict[str, dict[str, tuple[int, ...]]]:
        found: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
        for start in range(0, len(poll_ids), _AT_ONCE):
            some = poll_snapshots.c.poll_id.in_(poll_ids[start : start + _AT_ONCE])
            for row in await self.unit.all(select(poll_snapshots).where(some)):
                found[row["poll_id"]][row["age"]] = tuple(json.loads(row["votes"]))
        return found


_AT_ONCE = 500
"""Values in one statement; SQLite takes some thousands."""


def _votes(row: dict[str, Any]) -> Votes:
    options = tuple((text, votes) for text, votes in json.loads(row["options"]))
    return Votes(row["poll_id"], options, row["voters"], bool(row["closed"]))


def _result(row: dict[str, Any], asked: Asked, aged: dict[str, tuple[int, ...]]) -> PollResult:
    return PollResult(
        publication_id=row["publication_id"],
        channel_id=row["channel_id"],
        at=row["published_at"].astimezone(asked.zone).replace(tzinfo=None),
        question=row["question"],
        link=row["link"],
        votes=_votes(row),
        aged=aged,
    )
