"""Every noun comes back from its drawer as it was put in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.model.approval import Decision, Verdict
from desk.model.audit import AuditEntry
from desk.model.cards import CardCopy, Push
from desk.model.content import Content, dump, load
from desk.model.network import Channel, ChannelState
from desk.model.people import Invitation, Person, Role, Workspace
from desk.model.post import Comment, Post, PostState, Revision
from desk.model.publication import Attempt, Change, Outcome, Publication, PublicationState
from desk.model.replies import Reply, ReplyAttempt, ReplyState, SavedReply
from storage.unit import SqlStore, SqlUnit
from tests.day import fresh_database
from tests.storage import nouns
from tests.storage.calling import ALERT, EDITOR, HEARD, PLACE, PUBLICATION, REVISION, SOURCE, WORKSPACE

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(max_examples=50, deadline=None)


class Undone(Exception):
    """Ends a transaction so that nothing of it is kept."""


class Drawers:
    """One database for all examples: each example is a transaction that is taken back."""

    def __init__(self, path: Path) -> None:
        self.loop = asyncio.new_event_loop()
        self.store = SqlStore(f"sqlite+aiosqlite:///{path}")
        self.loop.run_until_complete(self._found())

    async def _found(self) -> None:
        async with self.store.write() as unit:
            await unit.people.add_workspace(WORKSPACE)
            await unit.people.save_person(Person(EDITOR, "Editor"))
            await unit.channels.add(PLACE)
            await unit.posts.add(Post(1, 1, EDITOR, PostState.DRAFT, 1, "", _EPOCH, _EPOCH))

    def try_(self, what: Callable[[SqlUnit], Awaitable[None]]) -> None:
        async def run() -> None:
            with contextmanager(_undoing)():
                async with self.store.write() as unit:
                    await what(unit)
                    raise Undone

        self.loop.run_until_complete(run())

    def close(self) -> None:
        self.loop.run_until_complete(self.store.close())
        self.loop.close()


def _undoing() -> Iterator[None]:
    try:
        yield
    except Undone:
        return


_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def drawers(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Drawers]:
    path = tmp_path_factory.mktemp("drawers") / "desk.db"
    fresh_database(empty_database, path)
    made = Drawers(path)
    yield made
    made.close()


@MANY
@given(nouns.content)
def test_content(one: Content) -> None:
    assert load(dump(one)) == one
    assert load(dump(one)).hash == one.hash


@MANY
@given(nouns.content, nouns.content)
def test_the_hash_tells_contents_apart(one: Content, other: Content) -> None:
    assert (one.hash == other.hash) == (one == other)


@FEW
@given(nouns.workspace)
def test_workspace(drawers: Drawers, one: Workspace) -> None:
    async def trip(unit: SqlUnit) -> None:
        await unit.people.save_workspace(one)
        assert await unit.people.workspace(1) == one
        made = await unit.people.add_workspace(one)
        assert replace(made, id=1) == one

    drawers.try_(trip)


@FEW
@given(nouns.person, st.sampled_from(Role), nouns.instant)
def test_person_and_member(drawers: Drawers, one: Person, role: Role, at: datetime) -> None:
    async def trip(unit: SqlUnit) -> None:
        await unit.people.save_person(one)
        await unit.people.save_person(one)
        assert await unit.people.person(one.id) == one
        await unit.people.set_member(1, one.id, role, at)
        member = await unit.people.member(one.id, 1)
        assert member is not None
        assert (member.person, member.role) == (one, role)
        assert member in await unit.people.members(1)
        here = await unit.people.member(one.id)
        assert (here is not None) == (one.workspace_id == 1)
        await unit.people.remove_member(1, one.id)
        assert await unit.people.member(one.id, 1) is None

    drawers.try_(trip)


@FEW
@given(nouns.invitation)
def test_invitation(drawers: Drawers, one: Invitation) -> None:
    async def trip(unit: SqlUnit) -> None:
        made = await unit.people.add_invitation(replace(one, used_by=None, used_at=None))
        await unit.people.save_invitation(replace(one, id=made.id))
        assert await unit.people.invitation(one.hash) == replace(one, id=made.id)

    drawers.try_(trip)


@FEW
@given(nouns.channel)
def test_channel(drawers: Drawers, one: Channel) -> None:
    async def trip(unit: SqlUnit) -> None:
        await unit.channels.save(one)
        assert await unit.channels.channel(1, 1) == one
        found = await unit.channels.by_external(one.network, one.external_id)
        assert found == ([] if one.state is ChannelState.REMOVED else [one])

    drawers.try_(trip)


@FEW
@given(nouns.post)
def test_post(drawers: Drawers, one: Post) -> None:
    async def trip(unit: SqlUnit) -> None:
        await unit.posts.save(one)
        assert await unit.posts.post(1, 1) == one
        if one.source_chat is not None and one.source_message is not None:
            assert await unit.posts.by_source(one.source_chat, one.source_message) == one
        made = await unit.posts.add(replace(one, source_message=None))
        assert await unit.posts.any_post(made.id) == made

    drawers.try_(trip)


@FEW
@given(nouns.content, nouns.instant, nouns.digest)
def test_revision(drawers: Drawers, one: Content, at: datetime, key: str) -> None:
    async def trip(unit: SqlUnit) -> None:
        revision = Revision(1, one, one.hash, EDITOR, at)
        await unit.posts.add_revision(1, revision, key)
        assert await unit.posts.revision(1, 1) == revision
        assert await unit.posts.revisions(1) == [revision]
        await unit.posts.add_album_part(EDITOR, 5, "g", EDITOR, one, at)
        assert await unit.posts.album(EDITOR, "g") == [(5, one)]

    drawers.try_(trip)


@FEW
@given(nouns.digest, st.sampled_from(Verdict), nouns.instant, nouns.text, nouns.maybe() | nouns.instant)
def test_decision_and_comment(
    drawers: Drawers, content_hash: str, verdict: Verdict, at: datetime, note: str, retracted: datetime | None
) -> None:
    async def trip(unit: SqlUnit) -> None:
        made = await unit.posts.add_decision(Decision(0, 1, 1, content_hash, verdict, EDITOR, at, note))
        await unit.posts.save_decision(replace(made, retracted_at=retracted))
        kept = [replace(made, retracted_at=retracted)]
        assert await unit.posts.decisions(1) == kept
        await unit.posts.add_revision(1, REVISION, "")
        assert await unit.posts.decided(1, 1) == (REVISION, kept)
        comment = await unit.posts.add_comment(Comment(0, 1, EDITOR, at, note))
        assert await unit.posts.comment(comment.id) == comment
        assert await unit.posts.comments(1) == [comment]

    drawers.try_(trip)


@FEW
@given(nouns.publication)
def test_publication(drawers: Drawers, one: Publication) -> None:
    async def trip(unit: SqlUnit) -> None:
        made = await unit.publications.add(one)
        await unit.publications.save(replace(one, id=made.id))
        assert await unit.publications.any_publication(made.id) == replace(one, id=made.id)
        first = next((i for part in one.ids for i in part), None)
        if first is not None:
            assert await unit.publications.by_message(1, first) == replace(one, id=made.id)

    drawers.try_(trip)


@pytest.mark.parametrize("change", [None, *Change])
@pytest.mark.parametrize("state", PublicationState)
def test_what_may_fall_due_wakes_the_worker_and_an_outcome_does_not(
    drawers: Drawers, state: PublicationState, change: Change | None
) -> None:
    async def trip(unit: SqlUnit) -> None:
        made = await unit.publications.add(PUBLICATION)
        unit.touched.clear()
        await unit.publications.save_all([replace(made, state=state, change=change)])
        assert ("publications" in unit.touched) == (state is PublicationState.PLANNED or change is not None)

    drawers.try_(trip)


@FEW
@given(nouns.publication, nouns.attempt, nouns.attempt)
def test_attempts(drawers: Drawers, of: Publication, first: Attempt, second: Attempt) -> None:
    """One is open at the most, and it is that one which ends."""

    async def trip(unit: SqlUnit) -> None:
        row = await unit.publications.add(of)
        done = replace(first, publication_id=row.id, outcome=Outcome.NOT_SENT)
        began = replace(second, publication_id=row.id, outcome=None)
        await unit.publications.add_attempts([done])
        await unit.publications.add_attempts([began])
        assert without_numbers(await unit.publications.attempts(row.id)) == [done, began]
        ended = replace(began, outcome=Outcome.CONFIRMED, ended_at=of.due_at, ids=(7, 8), code="")
        await unit.publications.end_attempt(ended)
        assert without_numbers(await unit.publications.attempts(row.id)) == [done, ended]

    drawers.try_(trip)


def without_numbers(rows: list[Attempt]) -> list[Attempt]:
    assert len({a.id for a in rows}) == len(rows)
    return [replace(a, id=1) for a in rows]


@FEW
@given(nouns.copy)
def test_card_copy(drawers: Drawers, one: CardCopy) -> None:
    async def trip(unit: SqlUnit) -> None:
        await unit.pushes.add_copy(one)
        found = await unit.pushes.copy_at(one.chat_id, one.message_id)
        assert found is not None
        assert replace(found, id=1) == one
        assert await unit.pushes.copies(one.kind, one.subject_id) == [found]
        await unit.pushes.retire_copy(found.id)
        assert await unit.pushes.copies(one.kind, one.subject_id) == []

    drawers.try_(trip)


@FEW
@given(nouns.push, nouns.instant)
def test_push(drawers: Drawers, one: Push, at: datetime) -> None:
    async def trip(unit: SqlUnit) -> None:
        await unit.pushes.push(one, at)
        await unit.pushes.flush()
        [found] = await unit.pushes.due(at, 10)
        facts = {name: value for name, value in found.facts.items() if name}
        assert replace(found, id=0, facts=facts, next_try_at=None) == one
        await unit.pushes.done(found)
        assert await unit.pushes.due(at, 10) == []

    drawers.try_(trip)


@FEW
@given(nouns.push, nouns.push, nouns.instant)
def test_the_newest_push_wins_and_a_ring_stays(drawers: Drawers, one: Push, two: Push, at: datetime) -> None:
    two = replace(two, chat_id=one.chat_id, kind=one.kind, subject_id=one.subject_id)

    async def trip(unit: SqlUnit) -> None:
        for push_ in (one, two):
            await unit.pushes.push(push_, at)
            await unit.pushes.flush()
        [found] = await unit.pushes.due(at, 10)
        assert found.ring == (one.ring or two.ring)
        assert found.priority == min(one.priority, two.priority)
        await unit.pushes.push(replace(two, ring=True), at)
        await unit.pushes.flush()
        await unit.pushes.done(found)  # it was asked for again while it was being sent
        [again] = await unit.pushes.due(at, 10)
        assert (again.ring, again.tries) == (False, 0)

    drawers.try_(trip)


@FEW
@given(
    st.integers(1, 10**6),
    nouns.word,
    nouns.word,
    nouns.word,
    nouns.instant,
    nouns.maybe() | nouns.chat,
    nouns.maybe() | nouns.small,
)
def test_audit(
    drawers: Drawers, subject: int, verb: str, before: str, after: str, at: datetime, by: Any, revision: Any
) -> None:
    async def trip(unit: SqlUnit) -> None:
        entry = AuditEntry(1, at, by, verb, "post", subject, before, after, revision)
        await unit.audit.add(entry)
        assert await unit.audit.of("post", subject) == [entry]

    drawers.try_(trip)


@FEW
@given(nouns.reply, nouns.instant)
def test_reply(drawers: Drawers, one: Reply, at: datetime) -> None:
    async def trip(unit: SqlUnit) -> None:
        source = await unit.inbox.add_source(SOURCE)
        comment = await unit.inbox.add_comment(replace(HEARD, source_id=source.id, publication_id=None))
        alert = await unit.inbox.add_alert(replace(ALERT, source_id=source.id, comment_id=comment.id))
        wanted = replace(one, comment_id=comment.id, alert_id=alert.id)
        wanted = replace(wanted, id=(await unit.replies.add(replace(wanted, state=ReplyState.PLANNED))).id)
        await unit.replies.save(wanted)
        assert await unit.replies.reply(wanted.id) == wanted
        assert await unit.replies.of_alert(alert.id) == [wanted]
        if one.source_chat is not None and one.source_message is not None:
            assert await unit.replies.by_source(one.source_chat, one.source_message) == wanted
        due = await unit.replies.due(max(at, one.next_try_at or at), 9)
        assert [d.reply for d in due] == ([wanted] if one.state is ReplyState.PLANNED else [])
        assert all((d.comment, d.source) == (comment, source) for d in due)
        await unit.replies.add_attempts([ReplyAttempt(0, wanted.id, at, "one")])
        await unit.replies.end_attempt(wanted.id, Outcome.UNKNOWN, at, "timed_out")
        await unit.replies.add_attempts([ReplyAttempt(0, wanted.id, at, "two")])
        tried = await unit.replies.attempts(wanted.id)
        assert [(a.worker, a.outcome, a.code) for a in tried] == [
            ("one", Outcome.UNKNOWN, "timed_out"),
            ("two", None, ""),
        ]

    drawers.try_(trip)


@FEW
@given(nouns.saved_reply, nouns.saved_reply)
def test_saved_replies(drawers: Drawers, one: SavedReply, other: SavedReply) -> None:
    async def trip(unit: SqlUnit) -> None:
        made = await unit.replies.add_saved(one)
        await unit.replies.save_saved(replace(other, id=made.id))
        wanted = replace(other, id=made.id)
        assert await unit.replies.saved(1, made.id) == wanted
        assert await unit.replies.all_saved(1, "en", 0, 8) == ([wanted], 1)
        assert await unit.replies.saved(2, made.id) is None
        await unit.replies.drop_saved(2, made.id)
        assert await unit.replies.saved(1, made.id) == wanted
        await unit.replies.drop_saved(1, made.id)
        assert await unit.replies.saved(1, made.id) is None

    drawers.try_(trip)
