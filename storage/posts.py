"""Posts, revisions, decisions, comments and albums that are being gathered ↔ rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Executable, Select, bindparam, delete, func, insert, or_, select, update

from desk.errors import NotFound
from desk.model.approval import Decision, Verdict
from desk.model.content import Content, dump, load
from desk.model.network import Channel
from desk.model.people import Member
from desk.model.post import Comment, Post, PostState, Revision
from storage.channels import to_channel
from storage.people import MEMBER_COLUMNS, pick, to_member
from storage.rows import values_of
from storage.tables.people import channels, members, persons, workspaces
from storage.tables.posts import album_parts, comments, decisions, post_channels, posts, revisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit

POST_COLUMNS = [c for c in posts.c if c.name != "reminded_at"]


def to_post(row: Mapping[str, Any]) -> Post:
    amendment = row["amendment"]
    return Post(**{**row, "state": PostState(row["state"]), "amendment": amendment and PostState(amendment)})


def _to_revision(row: Mapping[str, Any]) -> Revision:
    return Revision(row["number"], load(row["content"]), row["hash"], row["by"], row["at"])


def _to_decision(row: Mapping[str, Any]) -> Decision:
    return Decision(**{**row, "verdict": Verdict(row["verdict"])})


_ADD = insert(posts)
_SAVE = (
    update(posts)
    .where(posts.c.id == bindparam("key"))
    .values({c.name: bindparam(f"v_{c.name}") for c in POST_COLUMNS if c.name != "id"})
)
_ANY = select(*POST_COLUMNS).where(posts.c.id == bindparam("post"))
_ONE = _ANY.where(posts.c.workspace_id == bindparam("workspace"))
_FOR_MEMBER: Select[Any] = (
    select(*(c.label(f"q_{c.name}") for c in POST_COLUMNS), *MEMBER_COLUMNS)
    .select_from(posts)
    .join(members, members.c.workspace_id == posts.c.workspace_id)
    .join(persons, persons.c.id == members.c.person_id)
    .join(workspaces, workspaces.c.id == members.c.workspace_id)
    .where(posts.c.id == bindparam("post"), members.c.person_id == bindparam("person"))
)
_BY_SOURCE = select(*POST_COLUMNS).where(
    posts.c.source_chat == bindparam("chat"), posts.c.source_message == bindparam("message")
)
_ADD_REVISION = insert(revisions)
_REVISION = select(revisions).where(revisions.c.post_id == bindparam("post"), revisions.c.number == bindparam("number"))
_CHANNELS = (
    select(channels)
    .join(post_channels, post_channels.c.channel_id == channels.c.id)
    .where(post_channels.c.post_id == bindparam("post"))
    .order_by(channels.c.id)
)
_DECIDED = (
    select(revisions, *(c.label(f"d_{c.name}") for c in decisions.c))
    .outerjoin(decisions, (decisions.c.post_id == revisions.c.post_id) & (decisions.c.revision == revisions.c.number))
    .where(revisions.c.post_id == bindparam("post"), revisions.c.number == bindparam("number"))
    .order_by(decisions.c.id)
)
_REVISIONS = select(revisions).where(revisions.c.post_id == bindparam("post")).order_by(revisions.c.number)
_CLEAR_CHANNELS = delete(post_channels).where(post_channels.c.post_id == bindparam("post"))
_RETRACT = update(decisions).where(decisions.c.id == bindparam("decision")).values(retracted_at=bindparam("when"))
_ADD_COMMENT = insert(comments)
_ONE_COMMENT = select(comments).where(comments.c.id == bindparam("comment"))
_REMINDED = update(posts).where(posts.c.id == bindparam("post")).values(reminded_at=bindparam("at"))
_NEXT_ASKED = select(func.min(posts.c.asked_at)).where(posts.c.state == PostState.IN_REVIEW.value)
_LATEST_OF = (
    select(*POST_COLUMNS)
    .where(posts.c.workspace_id == bindparam("workspace"), posts.c.author_id == bindparam("author"))
    .order_by(posts.c.id.desc())
    .limit(1)
)
_ADD_CHANNELS = insert(post_channels)
_DECISIONS = select(decisions).where(decisions.c.post_id == bindparam("post")).order_by(decisions.c.id)
_ADD_DECISION = insert(decisions)
_COMMENTS = select(comments).where(comments.c.post_id == bindparam("post")).order_by(comments.c.id)


def _paged(order: ColumnElement[Any], *where: ColumnElement[bool]) -> tuple[Executable, Executable]:
    """How many there are, and a page of them."""
    total = select(func.count().label("total")).select_from(posts).where(*where)
    page = select(*POST_COLUMNS).where(*where).order_by(order, posts.c.asked_at, posts.c.id.desc())
    return total, page.offset(bindparam("offset")).limit(bindparam("most"))


_HERE = posts.c.workspace_id == bindparam("workspace")
_IN_STATES = posts.c.state.in_(bindparam("states", expanding=True))
_REVIEW = PostState.IN_REVIEW.value
_LISTED = _paged(posts.c.updated_at.desc(), _HERE, _IN_STATES)
_LISTED_OF = _paged(posts.c.updated_at.desc(), _HERE, _IN_STATES, posts.c.author_id == bindparam("author"))
_AWAITING = _paged(posts.c.asked_at.is_(None), _HERE, or_(posts.c.state == _REVIEW, posts.c.amendment == _REVIEW))


def _found(row: Mapping[str, Any] | None, post_id: int) -> Post:
    if row is None:
        raise NotFound("post_not_found", post=post_id)
    return to_post(row)


class SqlPosts:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def add(self, post: Post) -> Post:
        row = values_of(post)
        del row["id"]
        return replace(post, id=await self.unit.insert(_ADD, row))

    async def post(self, workspace_id: int, post_id: int) -> Post:
        row = await self.unit.first(_ONE, post=post_id, workspace=workspace_id)
        return _found(row, post_id)

    async def any_post(self, post_id: int) -> Post:
        return _found(await self.unit.first(_ANY, post=post_id), post_id)

    async def for_member(self, post_id: int, person_id: int) -> tuple[Post, Member] | None:
        row = await self.unit.first(_FOR_MEMBER, post=post_id, person=person_id)
        return (to_post(pick(row, "q_")), to_member(row)) if row else None

    async def save(self, post: Post) -> None:
        await self.unit.run(_SAVE, {f"v_{k}": v for k, v in values_of(post).items() if k != "id"} | {"key": post.id})
        if post.asked_at is not None:
            self.unit.touched.add("reviews")

    async def by_source(self, chat_id: int, message_id: int) -> Post | None:
        row = await self.unit.first(_BY_SOURCE, chat=chat_id, message=message_id)
        return to_post(row) if row else None

    async def by_group(self, chat_id: int, group_id: str) -> Post | None:
        row = await self.unit.first(
            select(*POST_COLUMNS)
            .where(posts.c.source_chat == chat_id, posts.c.source_group == group_id)
            .order_by(posts.c.id.desc())
        )
        return to_post(row) if row else None

    async def listed(
        self, workspace_id: int, states: Iterable[PostState], author_id: int | None, offset: int, limit: int
    ) -> tuple[list[Post], int]:
        given = {"workspace": workspace_id, "states": [s.value for s in states]}
        if author_id is not None:
            return await self._page(_LISTED_OF, {**given, "author": author_id}, offset, limit)
        return await self._page(_LISTED, given, offset, limit)

    async def awaiting(self, workspace_id: int, offset: int, limit: int) -> tuple[list[Post], int]:
        return await self._page(_AWAITING, {"workspace": workspace_id}, offset, limit)

    async def _page(
        self, statements: tuple[Executable, Executable], given: dict[str, Any], offset: int, limit: int
    ) -> tuple[list[Post], int]:
        count, page = statements
        total = int((await self.unit.all(count, **given))[0]["total"])
        if not limit:
            return [], total
        rows = await self.unit.all(page, **given, offset=offset, most=limit)
        return [to_post(row) for row in rows], total

    async def latest_of(self, workspace_id: int, author_id: int) -> Post | None:
        row = await self.unit.first(_LATEST_OF, workspace=workspace_id, author=author_id)
        return to_post(row) if row else None

    async def add_revision(self, post_id: int, revision: Revision, text_key: str) -> None:
        row = {
            "post_id": post_id,
            "number": revision.number,
            "content": dump(revision.content),
            "hash": revision.hash,
            "text_key": text_key,
            "by": revision.by,
            "at": revision.at,
        }
        await self.unit.run(_ADD_REVISION, row)

    async def revision(self, post_id: int, number: int) -> Revision:
        row = await self.unit.first(_REVISION, post=post_id, number=number)
        if row is None:
            raise NotFound("revision_not_found", post=post_id, revision=number)
        return _to_revision(row)

    async def decided(self, post_id: int, number: int) -> tuple[Revision, list[Decision]]:
        rows = await self.unit.all(_DECIDED, post=post_id, number=number)
        if not rows:
            raise NotFound("revision_not_found", post=post_id, revision=number)
        return _to_revision(rows[0]), [_to_decision(pick(row, "d_")) for row in rows if row["d_id"] is not None]

    async def revisions(self, post_id: int) -> list[Revision]:
        rows = await self.unit.all(_REVISIONS, post=post_id)
        return [_to_revision(row) for row in rows]

    async def channels(self, post_id: int) -> list[Channel]:
        rows = await self.unit.all(_CHANNELS, post=post_id)
        return [to_channel(row) for row in rows]

    async def set_channels(self, post_id: int, channel_ids: Sequence[int]) -> None:
        await self.unit.run(_CLEAR_CHANNELS, {"post": post_id})
        await self.add_channels(post_id, channel_ids)

    async def add_channels(self, post_id: int, channel_ids: Sequence[int]) -> None:
        if channel_ids:
            await self.unit.run(
                _ADD_CHANNELS, [{"post_id": post_id, "channel_id": c} for c in dict.fromkeys(channel_ids)]
            )

    async def decisions(self, post_id: int) -> list[Decision]:
        rows = await self.unit.all(_DECISIONS, post=post_id)
        return [_to_decision(row) for row in rows]

    async def add_decision(self, decision: Decision) -> Decision:
        row = values_of(decision)
        del row["id"]
        key = await self.unit.insert(_ADD_DECISION, row)
        return Decision(**{**values_of(decision), "id": key})

    async def save_decision(self, decision: Decision) -> None:
        await self.unit.run(_RETRACT, {"decision": decision.id, "when": decision.retracted_at})

    async def comments(self, post_id: int) -> list[Comment]:
        rows = await self.unit.all(_COMMENTS, post=post_id)
        return [Comment(**row) for row in rows]

    async def comment(self, comment_id: int) -> Comment | None:
        row = await self.unit.first(_ONE_COMMENT, comment=comment_id)
        return Comment(**row) if row else None

    async def add_comment(self, comment: Comment) -> Comment:
        row = values_of(comment)
        del row["id"]
        key = await self.unit.insert(_ADD_COMMENT, row)
        return Comment(**{**values_of(comment), "id": key})

    async def overdue(self, now: datetime, limit: int) -> list[Post]:
        rows = await self.unit.all(
            select(*POST_COLUMNS)
            .where(posts.c.state == PostState.IN_REVIEW.value, posts.c.asked_at <= now)
            .order_by(posts.c.asked_at)
            .limit(limit)
        )
        return [to_post(row) for row in rows]

    async def to_remind(self, before: datetime, limit: int) -> list[Post]:
        rows = await self.unit.all(
            select(*POST_COLUMNS)
            .where(
                posts.c.state == PostState.IN_REVIEW.value,
                posts.c.asked_at <= before,
                posts.c.reminded_at.is_(None),
            )
            .order_by(posts.c.asked_at)
            .limit(limit)
        )
        return [to_post(row) for row in rows]

    async def mark_reminded(self, post_id: int, at: datetime | None) -> None:
        await self.unit.run(_REMINDED, {"post": post_id, "at": at})

    async def next_asked(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(_NEXT_ASKED)
        return found

    async def add_album_part(
        self, chat_id: int, message_id: int, group_id: str, person_id: int, content: Content, at: datetime
    ) -> None:
        self.unit.touched.add("albums")
        key = (album_parts.c.chat_id == chat_id) & (album_parts.c.message_id == message_id)
        await self.unit.run(delete(album_parts).where(key))
        await self.unit.run(
            insert(album_parts).values(
                chat_id=chat_id,
                message_id=message_id,
                group_id=group_id,
                person_id=person_id,
                content=dump(content),
                received_at=at,
            )
        )

    async def settled_albums(self, before: datetime) -> list[tuple[int, str, int]]:
        rows = await self.unit.all(
            select(album_parts.c.chat_id, album_parts.c.group_id, album_parts.c.person_id)
            .group_by(album_parts.c.chat_id, album_parts.c.group_id, album_parts.c.person_id)
            .having(func.max(album_parts.c.received_at) <= before)
            .order_by(func.min(album_parts.c.received_at))
        )
        return [(row["chat_id"], row["group_id"], row["person_id"]) for row in rows]

    async def album(self, chat_id: int, group_id: str) -> list[tuple[int, Content]]:
        rows = await self.unit.all(
            select(album_parts.c.message_id, album_parts.c.content)
            .where(album_parts.c.chat_id == chat_id, album_parts.c.group_id == group_id)
            .order_by(album_parts.c.message_id)
        )
        return [(row["message_id"], load(row["content"])) for row in rows]

    async def drop_album(self, chat_id: int, group_id: str) -> None:
        await self.unit.run(
            delete(album_parts).where(album_parts.c.chat_id == chat_id, album_parts.c.group_id == group_id)
        )

    async def oldest_album(self) -> datetime | None:
        found: datetime | None = await self.unit.scalar(select(func.min(album_parts.c.received_at)))
        return found
