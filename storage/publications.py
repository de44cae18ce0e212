"""The outbox: publications and attempts ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, bindparam, exists, func, insert, literal_column, select, union_all, update

from desk.errors import NotFound
from desk.model.approval import Verdict
from desk.model.content import load
from desk.model.publication import Attempt, Change, Outcome, Publication, PublicationState
from desk.ports import Due
from storage.channels import to_channel
from storage.people import pick, to_workspace
from storage.posts import POST_COLUMNS, to_post
from storage.rows import values_of
from storage.tables.people import channels, workspaces
from storage.tables.posts import decisions, posts, revisions
from storage.tables.publications import attempts, publications

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit

_COLUMNS = [c for c in publications.c if c.name != "first_id"]


def _load_ids(text: str) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(part) for part in json.loads(text))


def to_publication(row: Mapping[str, Any]) -> Publication:
    values = {k: v for k, v in row.items() if k != "first_id"}
    change = row["change"]
    values["state"] = PublicationState(row["state"])
    values["ids"] = _load_ids(row["ids"])
    values["change"] = change and Change(change)
    return Publication(**values)


def _row(publication: Publication) -> dict[str, Any]:
    row = values_of(publication)
    row["ids"] = json.dumps(publication.ids)
    row["first_id"] = next((i for part in publication.ids for i in part), None)
    row["next_try_at"] = publication.next_try_at or publication.due_at
    return row


def _to_attempt(row: Mapping[str, Any]) -> Attempt:
    outcome = row["outcome"]
    return Attempt(**{**row, "outcome": outcome and Outcome(outcome), "ids": tuple(json.loads(row["ids"]))})


_ADD = insert(publications)
_ADD_ATTEMPTS = insert(attempts)
_END_ATTEMPT = (
    update(attempts)
    .where(attempts.c.publication_id == bindparam("of"), attempts.c.outcome.is_(None))
    .values({name: bindparam(name) for name in ("outcome", "ended_at", "ids", "code")})
)
_ONE = select(*_COLUMNS).where(publications.c.id == bindparam("publication"))
_BY_MESSAGE = select(*_COLUMNS).where(
    publications.c.channel_id == bindparam("channel"), publications.c.first_id == bindparam("message")
)
_LAPSED = (
    select(*_COLUMNS)
    .where(publications.c.state == PublicationState.SENDING.value, publications.c.lease_until <= bindparam("now"))
    .order_by(publications.c.lease_until)
    .limit(bindparam("most"))
)
_CHANGES_DUE = (
    select(*_COLUMNS)
    .where(
        publications.c.change.is_not(None),
        publications.c.next_try_at <= bindparam("now"),
        publications.c.state == PublicationState.PUBLISHED.value,
    )
    .order_by(publications.c.next_try_at)
    .limit(bindparam("most"))
)
_OF_POST = select(*_COLUMNS).where(publications.c.post_id == bindparam("post")).order_by(publications.c.id)
_NEXT = union_all(
    select(func.min(publications.c.next_try_at).label("at")).where(
        publications.c.state == literal_column("'planned'")  # as the partial index has it
    ),
    select(func.min(publications.c.next_try_at).label("at")).where(publications.c.change.is_not(None)),
)
_SAVE = (
    update(publications)
    .where(publications.c.id == bindparam("key"))
    .values({c.name: bindparam(f"v_{c.name}") for c in publications.c if c.name != "id"})
)

_later = decisions.alias("later")
_APPROVALS = (
    select(func.count())
    .select_from(decisions)
    .where(
        decisions.c.post_id == publications.c.post_id,
        decisions.c.revision == publications.c.revision,
        decisions.c.hash == publications.c.hash,
        decisions.c.verdict == Verdict.APPROVED.value,
        decisions.c.retracted_at.is_(None),
        ~exists().where(  # the newest word of each reviewer counts
            _later.c.post_id == decisions.c.post_id,
            _later.c.revision == decisions.c.revision,
            _later.c.by == decisions.c.by,
            _later.c.id > decisions.c.id,
        ),
    )
    .correlate(publications)
    .scalar_subquery()
)

_DUE: Select[Any] = (
    select(
        *(c.label(f"q_{c.name}") for c in _COLUMNS),
        *(c.label(f"c_{c.name}") for c in channels.c),
        *(c.label(f"w_{c.name}") for c in workspaces.c),
        *(c.label(f"p_{c.name}") for c in POST_COLUMNS),
        revisions.c.content,
        revisions.c.hash.label("revision_hash"),
        _APPROVALS.label("approvals"),
    )
    .select_from(publications)
    .join(channels, channels.c.id == publications.c.channel_id)
    .join(workspaces, workspaces.c.id == publications.c.workspace_id)
    .join(posts, posts.c.id == publications.c.post_id)
    .join(revisions, (revisions.c.post_id == publications.c.post_id) & (revisions.c.number == publications.c.revision))
    .where(publications.c.state == literal_column("'planned'"), publications.c.next_try_at <= bindparam("now"))
    .order_by(publications.c.next_try_at, publications.c.id)
    .limit(bindparam("most"))
)
_LAST_OUT = select(func.max(publications.c.published_at)).where(
    publications.c.channel_id == bindparam("channel"), publications.c.state != PublicationState.SEEN.value
)

_SAYING = [
    s.value
    for s in PublicationState
    if s not in (PublicationState.CANCELLED, PublicationState.REMOVED, PublicationState.FAILED)
]
_SAME_TEXT = (
    select(publications)
    .join(
        revisions,
        (revisions.c.post_id == publications.c.post_id) & (revisions.c.number == publications.c.revision),
    )
    .where(
        revisions.c.text_key == bindparam("text"),
        publications.c.post_id != bindparam("post"),
        # few revisions say the same, a channel has thousands of posts: its index is not to be used
        (publications.c.channel_id + 0).in_(bindparam("channels", expanding=True)),
        publications.c.due_at >= bindparam("since"),
        publications.c.state.in_(_SAYING),
    )
    .order_by(publications.c.due_at.desc())
    .limit(1)
)
_AGENDA = (
    select(*_COLUMNS)
    .where(
        publications.c.workspace_id == bindparam("workspace"),
        publications.c.due_at >= bindparam("since"),
        publications.c.due_at < bindparam("until"),
        publications.c.state != PublicationState.CANCELLED.value,
    )
    .order_by(publications.c.due_at)
)


_COUNT = select(func.count().label("total")).where(
    publications.c.workspace_id == bindparam("workspace"),
    publications.c.state.in_(bindparam("states", expanding=True)),
)
_COMING = select(func.count().label("total"), func.min(publications.c.due_at).label("first")).where(
    publications.c.workspace_id == bindparam("workspace"),
    publications.c.due_at >= bindparam("since"),
    publications.c.due_at < bindparam("until"),
    publications.c.state.in_([PublicationState.PLANNED.value, PublicationState.HELD.value]),
)


@cache
def _in_state(*given: str) -> Select[Any]:
    column = {"workspace": publications.c.workspace_id, "channel": publications.c.channel_id}
    where = [column[name] == bindparam(name) for name in given if name != "states"]
    states = publications.c.state.in_(bindparam("states", expanding=True))
    return select(*_COLUMNS).where(states, *where).order_by(publications.c.due_at)


class SqlPublications:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add(self, publication: Publication) -> Publication:
        self.unit.touched.add("publications")
        row = _row(publication)
        del row["id"]
        key = await self.unit.insert(_ADD, row)
        return replace(publication, id=key, next_try_at=publication.next_try_at or publication.due_at)

    async def publication(self, workspace_id: int, publication_id: int) -> Publication:
        found = await self.any_publication(publication_id)
        if found.workspace_id != workspace_id:
            raise NotFound("publication_not_found", publication=publication_id)
        return found

    async def any_publication(self, publication_id: int) -> Publication:
        row = await self.unit.first(_ONE, publication=publication_id)
        if row is None:
            raise NotFound("publication_not_found", publication=publication_id)
        return to_publication(row)

    async def save(self, publication: Publication) -> None:
        await self.save_all([publication])

    async def save_all(self, changed: Sequence[Publication]) -> None:
        if not changed:
            return
        if any(p.state is PublicationState.PLANNED or p.change is not None for p in changed):
            self.unit.touched.add("publications")  # only these fall due: an outcome makes no work
        rows = [{f"v_{k}": v for k, v in _row(p).items() if k != "id"} | {"key": p.id} for p in changed]
        await self.unit.run(_SAVE, rows)

    async def of_post(self, post_id: int) -> list[Publication]:
        return [to_publication(row) for row in await self.unit.all(_OF_POST, post=post_id)]

    async def due(self, now: datetime, limit: int) -> list[Due]:
        rows = await self.unit.all(_DUE, now=now, most=limit)
        return [
            Due(
                publication=to_publication(pick(row, "q_")),
                channel=to_channel(pick(row, "c_")),
                workspace=to_workspace(pick(row, "w_")),
                post=to_post(pick(row, "p_")),
                content=load(row["content"]),
                hash=row["revision_hash"],
                approvals=row["approvals"],
            )
            for row in rows
        ]

    async def changes_due(self, now: datetime, limit: int) -> list[Publication]:
        return [to_publication(row) for row in await self.unit.all(_CHANGES_DUE, now=now, most=limit)]

    async def next_due(self) -> datetime | None:
        return min([row["at"] for row in await self.unit.all(_NEXT) if row["at"] is not None], default=None)

    async def lapsed(self, now: datetime, limit: int) -> list[Publication]:
        return [to_publication(row) for row in await self.unit.all(_LAPSED, now=now, most=limit)]

    async def in_state(
        self, states: Iterable[PublicationState], workspace_id: int | None = None, channel_id: int | None = None
    ) -> list[Publication]:
        given: dict[str, Any] = {"states": [s.value for s in states]}
        if workspace_id is not None:
            given["workspace"] = workspace_id
        if channel_id is not None:
            given["channel"] = channel_id
        return [to_publication(row) for row in await self.unit.all(_in_state(*given), **given)]

    async def last_out(self, channel_ids: Sequence[int]) -> dict[int, datetime]:
        found: dict[int, datetime] = {}
        for channel_id in channel_ids:
            at: datetime | None = await self.unit.scalar(_LAST_OUT, channel=channel_id)
            if at is not None:
                found[channel_id] = at
        return found

    async def count(self, states: Iterable[PublicationState], workspace_id: int) -> int:
        given = {"workspace": workspace_id, "states": [s.value for s in states]}
        return int((await self.unit.all(_COUNT, **given))[0]["total"])

    async def coming(self, workspace_id: int, since: datetime, until: datetime) -> tuple[int, datetime | None]:
        row = (await self.unit.all(_COMING, workspace=workspace_id, since=since, until=until))[0]
        return int(row["total"]), row["first"]

    async def agenda(self, workspace_id: int, since: datetime, until: datetime) -> list[Publication]:
        rows = await self.unit.all(_AGENDA, workspace=workspace_id, since=since, until=until)
        return [to_publication(row) for row in rows]

    async def by_message(self, channel_id: int, message_id: int) -> Publication | None:
        row = await self.unit.first(_BY_MESSAGE, channel=channel_id, message=message_id)
        return to_publication(row) if row else None

    async def same_text(
        self, text_key: str, channel_ids: Sequence[int], since: datetime, but_post: int
    ) -> Publication | None:
        row = await self.unit.first(_SAME_TEXT, text=text_key, post=but_post, channels=list(channel_ids), since=since)
        return to_publication(row) if row else None

    async def add_attempts(self, made: Sequence[Attempt]) -> list[Attempt]:
        """A publication has one open attempt at the most, by which it is found again: no numbers are read back."""
        if made:
            rows = [{**values_of(a), "ids": json.dumps(a.ids)} for a in made]
            for row in rows:
                del row["id"]
            await self.unit.run(_ADD_ATTEMPTS, rows)
        return list(made)

    async def end_attempt(self, attempt: Attempt) -> None:
        await self.unit.run(
            _END_ATTEMPT,
            {
                "of": attempt.publication_id,
                "outcome": attempt.outcome,
                "ended_at": attempt.ended_at,
                "ids": json.dumps(attempt.ids),
                "code": attempt.code,
            },
        )

    async def attempts(self, publication_id: int) -> list[Attempt]:
        rows = await self.unit.all(
            select(attempts).where(attempts.c.publication_id == publication_id).order_by(attempts.c.id)
        )
        return [_to_attempt(row) for row in rows]
