"""Nouns of every shape, for property tests."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from desk.model.cards import CardCopy, CardKind, Priority, Push
from desk.model.content import Button, Content, Entity, LinkPreview, Media, MediaKind, Poll
from desk.model.network import Channel, ChannelState
from desk.model.people import ApprovalMode, Invitation, Person, Role, Workspace
from desk.model.post import Post, PostState
from desk.model.publication import Attempt, Change, Outcome, Publication, PublicationState
from desk.model.replies import Reply, ReplyState, SavedReply
from tests.storage.calling import EDITOR

_EPOCH = datetime(1990, 1, 1, tzinfo=UTC)
Noun = TypeVar("Noun")


def whole(noun: type[Noun], **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Noun]:
    """Every field is given: one that is added later must be added here."""
    assert set(parts) == {f.name for f in fields(noun)}, noun  # type: ignore[arg-type]  # nouns are dataclasses
    return st.builds(noun, **parts)


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
word = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
chat = st.integers(-(2**52), 2**52)
small = st.integers(0, 10_000)
instant = st.integers(0, 10**16).map(lambda n: _EPOCH + timedelta(microseconds=n))
digest = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
code = st.from_regex(r"[a-z_]{0,64}", fullmatch=True)
maybe = st.none

entity = whole(
    Entity,
    kind=word,
    offset=small,
    length=small,
    facts=st.lists(st.tuples(word, text | small), max_size=3, unique_by=lambda fact: fact[0]).map(tuple),
)
entities = st.lists(entity, max_size=3).map(tuple)
media = whole(
    Media,
    kind=st.sampled_from(MediaKind),
    ref=text,
    unique=text,
    name=text,
    size=st.integers(0, 2**40),
    duration=small,
    text=text,
    entities=entities,
)
poll = whole(
    Poll,
    question=text,
    options=st.lists(text, max_size=12).map(tuple),
    question_entities=entities,
    anonymous=st.booleans(),
    multiple=st.booleans(),
    quiz=st.booleans(),
    correct=st.lists(small, max_size=2).map(tuple),
    explanation=text,
    explanation_entities=entities,
    revoting=st.booleans(),
)
content = whole(
    Content,
    text=text,
    entities=entities,
    media=st.lists(media, max_size=4).map(tuple),
    poll=maybe() | poll,
    buttons=st.lists(st.lists(st.builds(Button, label=text, url=text), max_size=3).map(tuple), max_size=3).map(tuple),
    link_preview=st.sampled_from(LinkPreview),
    silent=st.booleans(),
    pinned=st.booleans(),
    protected=st.booleans(),
    caption_above=st.booleans(),
    spoiler=st.booleans(),
    two_messages=st.booleans(),
    preview_url=text,
    preview_size=st.sampled_from(["", "small", "large"]),
    lost=st.lists(word, max_size=2).map(tuple),
    origin=text,
)
ids = st.lists(st.lists(st.integers(0, 2**31), max_size=3).map(tuple), max_size=3).map(tuple)
workspace = whole(
    Workspace,
    id=st.just(1),
    name=text,
    zone=st.sampled_from(["Europe/Athens", "UTC"]),
    mode=st.sampled_from(ApprovalMode),
    quorum=small,
    self_approval=st.booleans(),
    undo_seconds=small,
    team_chat_id=maybe() | chat,
    team_topic_id=maybe() | st.integers(1, 2**31),
    frozen_at=maybe() | instant,
    silenced=st.frozensets(word, max_size=3),
)
person = whole(
    Person,
    id=st.integers(1, 2**52),
    name=text,
    username=word,
    language=st.sampled_from(["en", "zh-Hant"]),
    language_chosen=st.booleans(),
    reachable=st.booleans(),
    workspace_id=maybe() | st.just(1),
)
seconds = st.integers(0, 10**6).map(lambda n: timedelta(seconds=n))
channel = whole(
    Channel,
    id=st.just(1),
    workspace_id=st.just(1),
    network=word,
    external_id=chat,
    title=text,
    username=word,
    linked_id=maybe() | chat,
    state=st.sampled_from(ChannelState),
    lacks=st.frozensets(word, max_size=4),
    frozen_at=maybe() | instant,
    late_publish=seconds,
    late_ask=seconds,
    highest_id=st.integers(0, 2**40),
    tags_on=st.booleans(),
    tag_source=word,
    tag_medium=word,
    tag_campaign=word,
)
post = whole(
    Post,
    id=st.just(1),
    workspace_id=st.just(1),
    author_id=st.just(EDITOR),
    state=st.sampled_from(PostState),
    revision=small,
    title=text,
    created_at=instant,
    updated_at=instant,
    label=text,
    asked_at=maybe() | instant,
    amendment=maybe() | st.sampled_from(PostState),
    source_chat=maybe() | chat,
    source_message=maybe() | small,
    source_group=st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=64),
)
publication = whole(
    Publication,
    id=st.just(1),
    workspace_id=st.just(1),
    channel_id=st.just(1),
    state=st.sampled_from(PublicationState),
    due_at=instant,
    post_id=st.just(1),
    occurrence=small,
    revision=small,
    hash=digest,
    next_try_at=instant,
    tries=small,
    lease_until=maybe() | instant,
    worker=word,
    ids=ids,
    link=text,
    published_at=maybe() | instant,
    code=code,
    change=maybe() | st.sampled_from(Change),
    change_revision=small,
    title=text,
    resolved_by=maybe() | chat,
)
attempt = whole(
    Attempt,
    id=st.just(1),
    publication_id=st.just(1),
    part=small,
    started_at=instant,
    worker=word,
    outcome=maybe() | st.sampled_from(Outcome),
    ended_at=maybe() | instant,
    ids=st.lists(small, max_size=3).map(tuple),
    code=code,
    asked_by=maybe() | chat,
)
copy = whole(
    CardCopy,
    id=st.just(1),
    kind=st.sampled_from(CardKind),
    subject_id=small,
    workspace_id=st.just(1),
    chat_id=chat,
    message_id=small,
    person_id=maybe() | chat,
    preview_ids=ids,
    preview_hash=digest,
    shown=digest,
    menu=word,
)
push = st.builds(  # its number, tries and next try are the drawer's own
    Push,
    chat_id=chat,
    kind=st.sampled_from(CardKind),
    subject_id=small,
    workspace_id=st.just(1),
    person_id=maybe() | chat,
    ring=st.booleans(),
    priority=st.sampled_from(Priority),
    facts=st.dictionaries(word, text | small, max_size=3),
)
invitation = whole(
    Invitation,
    id=st.just(1),
    hash=digest,
    role=st.sampled_from(Role),
    expires_at=instant,
    workspace_id=maybe() | st.just(1),
    invited_by=maybe() | chat,
    used_by=maybe() | chat,
    used_at=maybe() | instant,
    revoked=st.booleans(),
)
reply = whole(
    Reply,
    id=st.just(1),
    workspace_id=st.just(1),
    alert_id=st.just(1),
    comment_id=st.just(1),
    by=chat,
    content=content,
    state=st.sampled_from(ReplyState),
    created_at=instant,
    due_at=instant,
    next_try_at=instant,
    tries=small,
    lease_until=maybe() | instant,
    worker=word,
    external_ids=st.lists(text, max_size=3).map(tuple),
    link=text,
    sent_at=maybe() | instant,
    code=code,
    change=maybe() | st.sampled_from(Change),
    source_chat=maybe() | chat,
    source_message=maybe() | small,
)
saved_reply = whole(
    SavedReply,
    id=st.just(1),
    workspace_id=st.just(1),
    name=text,
    language=st.sampled_from(["en", "zh-Hant"]),
    text=text,
    used=small,
)
