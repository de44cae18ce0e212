"""What readers say, and of whose attention it takes: comments and alerts ↔ rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, delete, func, insert, select

from desk.errors import NotFound
from desk.model.inbox import (
    COMPLAINTS,
    FOR_MANY,
    WAITING,
    Alert,
    AlertKind,
    AlertState,
    Author,
    AuthorNote,
    Comment,
    CommentKind,
    Complaint,
    Crowd,
    Judgement,
    Severity,
    Tally,
)
from storage.rows import saved, saving, values_of
from storage.sources import SqlSources
from storage.tables.inbox import alerts, author_notes, comments, likenesses

if TYPE_CHECKING:
    from collections.abc import Mapping


def _judgement(text: str) -> Judgement:
    values = json.loads(text)
    values["reasons"] = tuple(values["reasons"])
    values["watches"] = tuple((int(i), name, layer, words) for i, name, layer, words in values["watches"])
    values["doubtful"] = tuple(values.get("doubtful", ()))
    return Judgement(**values)


def to_comment(row: Mapping[str, Any]) -> Comment:
    skipped = ("author_id", "author_name", "author_username", "label", "negative")
    values = {k: v for k, v in row.items() if k not in skipped}
    values["author"] = Author(row["author_id"], row["author_name"], row["author_username"])
    values["kind"] = CommentKind(row["kind"])
    values["judgement"] = _judgement(row["judgement"])
    return Comment(**values)


def _comment_row(comment: Comment) -> dict[str, Any]:
    row = values_of(comment)
    author: Author = row.pop("author")
    judgement = comment.judgement
    return {
        **row,
        "author_id": author.id,
        "author_name": author.name,
        "author_username": author.username,
        "label": judgement.label,
        "negative": judgement.negative,
        "judgement": json.dumps(asdict(judgement), ensure_ascii=False),
    }


def to_alert(row: Mapping[str, Any]) -> Alert:
    values = dict(row)
    values["kind"] = AlertKind(row["kind"])
    values["severity"] = Severity(row["severity"])
    values["state"] = AlertState(row["state"])
    values["told"] = tuple(json.loads(row["told"])) if row["told"] != "[]" else ()
    values["facts"] = json.loads(row["facts"]) if row["facts"] != "{}" else {}
    return Alert(**values)


def _alert_row(alert: Alert) -> dict[str, Any]:
    row = values_of(alert)
    return {**row, "severity": int(alert.severity), "told": json.dumps(alert.told), "facts": json.dumps(alert.facts)}


_ADD_COMMENT, _ADD_ALERT = insert(comments), insert(alerts)
_ADD_LIKENESS = insert(likenesses)
_SAVE_COMMENT, _SAVE_ALERT = saving(comments), saving(alerts)
_SAID = select(comments).where(comments.c.source_id == bindparam("source"), comments.c.external_id == bindparam("said"))
_COMMENT = select(comments).where(comments.c.id == bindparam("comment"))
_ALERT = select(alerts).where(alerts.c.id == bindparam("alert"))
_MAY_RING = select(alerts.c.id).where(
    alerts.c.workspace_id == bindparam("workspace"),
    alerts.c.opened_at > bindparam("since"),
    alerts.c.severity > Severity.LOW.value,
    alerts.c.state != AlertState.MUTED.value,
)
_OPENED = {
    for_many: select(func.count().label("opened")).select_from(found.limit(bindparam("limit")).subquery())
    for for_many, found in {
        False: _MAY_RING,
        True: _MAY_RING.where(alerts.c.kind.in_([kind.value for kind in FOR_MANY])),
    }.items()
}
_OPINIONS_DUE = (
    select(comments.c.id)
    .where(
        comments.c.workspace_id == bindparam("workspace"),
        comments.c.said_at >= bindparam("since"),
        # as json.dumps writes it; inside a text of the judgement its quotes would be escaped
        comments.c.judgement.contains('"opinion_due": true', autoescape=True),
    )
    .order_by(comments.c.said_at.desc(), comments.c.id.desc())
    .limit(bindparam("limit"))
)
_NEWEST_OF_AUTHOR = (comments.c.said_at.desc(), comments.c.id.desc())
_OF_AUTHOR = (comments.c.workspace_id == bindparam("workspace"), comments.c.author_id == bindparam("author"))
_COMMENTS_BY = (
    select(comments)
    .where(*_OF_AUTHOR)
    .order_by(*_NEWEST_OF_AUTHOR)
    .offset(bindparam("offset"))
    .limit(bindparam("most"))
)
_LATELY_BY = (
    select(comments.c.received_at, comments.c.near)
    .where(*_OF_AUTHOR)
    .order_by(*_NEWEST_OF_AUTHOR)
    .limit(bindparam("most"))
)
_ALIKE = (
    select(likenesses.c.comment_id)
    .where(
        likenesses.c.workspace_id == bindparam("workspace"),
        likenesses.c.lookup.in_(bindparam("lookups", expanding=True)),
        likenesses.c.at >= bindparam("since"),
    )
    .distinct()
)
_COMPLAINTS_LIKE = (
    select(comments.c.id, comments.c.author_id, comments.c.near, comments.c.alert_id)
    .where(
        comments.c.id.in_(_ALIKE),
        comments.c.workspace_id == bindparam("workspace"),
        comments.c.kind.in_([kind.value for kind in COMPLAINTS]),
        comments.c.ours.is_(False),
        comments.c.history.is_(False),
        comments.c.removed_at.is_(None),
    )
    .order_by(comments.c.id.desc())
    .limit(bindparam("most"))
)
_ALERT_ABOUT = select(alerts).where(alerts.c.comment_id == bindparam("comment")).order_by(alerts.c.id.desc()).limit(1)
_ALERTS_DUE = (
    select(alerts)
    .where(alerts.c.next_at.is_not(None), alerts.c.next_at <= bindparam("now"))
    .order_by(alerts.c.next_at)
    .limit(bindparam("most"))
)
_NEXT_ALERT = select(func.min(alerts.c.next_at)).where(alerts.c.next_at.is_not(None))
_OF_ALERT = select(comments).where(comments.c.alert_id == bindparam("alert")).order_by(comments.c.id)


_CROWD = select(
    func.count().label("count"),
    func.count(comments.c.author_id.distinct()).label("authors"),
    func.min(comments.c.said_at).label("first"),
    func.max(comments.c.said_at).label("last"),
).where(comments.c.alert_id == bindparam("alert"))


_TALLY = select(
    func.count().label("count"),
    func.coalesce(func.sum(case((comments.c.kind == CommentKind.NEGATIVE.value, 1), else_=0)), 0).label("negative"),
).where(
    comments.c.workspace_id == bindparam("workspace"),
    comments.c.said_at >= bindparam("since"),
    comments.c.said_at < bindparam("until"),
    comments.c.ours.is_(False),
    comments.c.kind != CommentKind.SPAM.value,
)
_FIRST_SAID = select(func.min(comments.c.said_at).label("at")).where(comments.c.workspace_id == bindparam("workspace"))


_WAIT = (
    alerts.c.workspace_id == bindparam("workspace"),
    alerts.c.state.in_(sorted(s.value for s in WAITING)),
)
_WAITING = select(alerts).where(*_WAIT).order_by(alerts.c.due_at, alerts.c.id)
_WAITING_FOR = _WAITING.where(alerts.c.assignee == bindparam("person"))
_HOW_MANY_WAIT = select(func.count().label("total"), func.min(alerts.c.opened_at).label("oldest")).where(*_WAIT)


class SqlInbox(SqlSources):
    # Comments

    async def add_comment(self, comment: Comment) -> Comment:
        row = _comment_row(comment)
        del row["id"]
        return replace(comment, id=await self.unit.insert(_ADD_COMMENT, row))

    async def save_comment(self, comment: Comment) -> None:
        await self.unit.run(_SAVE_COMMENT, saved(_comment_row(comment)))

    async def comment(self, comment_id: int) -> Comment:
        row = await self.unit.first(_COMMENT, comment=comment_id)
        if row is None:
            raise NotFound("comment_not_found", comment=comment_id)
        return to_comment(row)

    async def said(self, source_id: int, external_id: str) -> Comment | None:
        row = await self.unit.first(_SAID, source=source_id, said=external_id)
        return to_comment(row) if row else None

    async def opinions_due(self, workspace_id: int, since: datetime, limit: int) -> list[int]:
        rows = await self.unit.all(_OPINIONS_DUE, workspace=workspace_id, since=since, limit=limit)
        return [row["id"] for row in reversed(rows)]

    async def comments_of(self, alert_id: int) -> list[Comment]:
        return [to_comment(row) for row in await self.unit.all(_OF_ALERT, alert=alert_id)]

    async def crowd(self, alert_id: int) -> Crowd | None:
        row = await self.unit.first(_CROWD, alert=alert_id)
        return Crowd(**row) if row and row["count"] else None

    async def tally(self, workspace_id: int, since: datetime, until: datetime) -> Tally:
        row = await self.unit.first(_TALLY, workspace=workspace_id, since=since, until=until)
        return Tally(int(row["count"]), int(row["negative"])) if row else Tally(0, 0)

    async def first_said(self, workspace_id: int) -> datetime | None:
        row = await self.unit.first(_FIRST_SAID, workspace=workspace_id)
        return row["at"] if row else None

    async def last_alert(self, workspace_id: int, kind: AlertKind) -> Alert | None:
        row = await self.unit.first(
            select(alerts)
            .where(alerts.c.workspace_id == workspace_id, alerts.c.kind == kind.value)
            .order_by(alerts.c.opened_at.desc(), alerts.c.id.desc())
            .limit(1)
        )
        return to_alert(row) if row else None

    async def add_author_note(self, note: AuthorNote) -> AuthorNote:
        row = values_of(note)
        del row["id"]
        return replace(note, id=await self.unit.insert(insert(author_notes), row))

    async def author_notes(self, workspace_id: int, author_id: str, limit: int) -> list[AuthorNote]:
        rows = await self.unit.all(
            select(author_notes)
            .where(author_notes.c.workspace_id == workspace_id, author_notes.c.author_id == author_id)
            .order_by(author_notes.c.id.desc())
            .limit(limit)
        )
        return [AuthorNote(**row) for row in rows]

    async def comments_by(self, workspace_id: int, author_id: str, offset: int, limit: int) -> list[Comment]:
        given = {"workspace": workspace_id, "author": author_id}
        return [to_comment(row) for row in await self.unit.all(_COMMENTS_BY, **given, offset=offset, most=limit)]

    async def lately_by(self, workspace_id: int, author_id: str, limit: int) -> list[tuple[datetime, bytes]]:
        rows = await self.unit.all(_LATELY_BY, workspace=workspace_id, author=author_id, most=limit)
        return [(row["received_at"], row["near"]) for row in rows]

    async def keep_likeness(self, comment: Comment, lookups: Sequence[int]) -> None:
        if lookups:
            key = {"workspace_id": comment.workspace_id, "comment_id": comment.id, "at": comment.received_at}
            await self.unit.run(_ADD_LIKENESS, [key | {"lookup": lookup} for lookup in dict.fromkeys(lookups)])

    async def complaints_like(
        self, workspace_id: int, lookups: Sequence[int], since: datetime, limit: int
    ) -> list[Complaint]:
        given = {"workspace": workspace_id, "lookups": list(lookups), "since": since, "most": limit}
        rows = await self.unit.all(_COMPLAINTS_LIKE, **given)
        return [Complaint(**row) for row in rows]

    async def forget_likenesses(self, before: datetime) -> None:
        await self.unit.run(delete(likenesses).where(likenesses.c.at < before))

    # Alerts

    async def add_alert(self, alert: Alert) -> Alert:
        self.unit.touched.add("alerts")
        row = _alert_row(alert)
        del row["id"]
        return replace(alert, id=await self.unit.insert(_ADD_ALERT, row))

    async def save_alert(self, alert: Alert) -> None:
        self.unit.touched.add("alerts")
        await self.unit.run(_SAVE_ALERT, saved(_alert_row(alert)))

    async def alert(self, alert_id: int) -> Alert:
        row = await self.unit.first(_ALERT, alert=alert_id)
        if row is None:
            raise NotFound("alert_not_found", alert=alert_id)
        return to_alert(row)

    async def alert_about(self, comment_id: int) -> Alert | None:
        row = await self.unit.first(_ALERT_ABOUT, comment=comment_id)
        return to_alert(row) if row else None

    async def alerts_due(self, now: datetime, limit: int) -> list[Alert]:
        return [to_alert(row) for row in await self.unit.all(_ALERTS_DUE, now=now, most=limit)]

    async def next_alert(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(_NEXT_ALERT)
        return found

    async def opened_since(self, workspace_id: int, since: datetime, limit: int, for_many: bool = False) -> int:
        row = await self.unit.first(_OPENED[for_many], workspace=workspace_id, since=since, limit=limit)
        return int(row["opened"]) if row else 0

    async def alerts_in(
        self, workspace_id: int, states: Iterable[AlertState], kinds: Sequence[AlertKind], offset: int, limit: int
    ) -> tuple[list[Alert], int]:
        """A page, the soonest deadline first, and how many there are in all; `kinds` () means every kind."""
        where = [alerts.c.workspace_id == workspace_id, alerts.c.state.in_([s.value for s in states])]
        if kinds:
            where.append(alerts.c.kind.in_([k.value for k in kinds]))
        total = await self.unit.scalar(select(func.count()).select_from(alerts).where(*where))
        rows = await self.unit.all(
            select(alerts)
            .where(*where)
            .order_by(alerts.c.due_at.is_(None), alerts.c.due_at, alerts.c.id.desc())
            .offset(offset)
            .limit(limit)
        )
        return [to_alert(row) for row in rows], int(total)

    async def waiting_for(self, workspace_id: int, person_id: int | None) -> list[Alert]:
        """Waiting ones; with a person, those that this person took."""
        if person_id is None:
            rows = await self.unit.all(_WAITING, workspace=workspace_id)
        else:
            rows = await self.unit.all(_WAITING_FOR, workspace=workspace_id, person=person_id)
        return [to_alert(row) for row in rows]

    async def waiting(self, workspace_id: int) -> tuple[int, datetime | None]:
        row = (await self.unit.all(_HOW_MANY_WAIT, workspace=workspace_id))[0]
        return int(row["total"]), row["oldest"]
