"""What every verb begins and ends with: who acts and may they, the audit entry, the cards that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from desk.errors import NotFound, Refused
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind, Priority, Push
from desk.model.people import Member, Right
from desk.model.post import Post
from desk.model.publication import Publication
from desk.ports import Clock, Network, Reader, Secrets, Store, Unit
from desk.ports.models import LanguageModel
from desk.ports.numbers import Counter, PublicPage
from desk.ports.replies import Answering


@dataclass(frozen=True, slots=True)
class Office:
    """What the verbs stand on. `owner_id` may found a workspace without an invitation; `answering` holds the ways back
    to readers by the kind of source."""

    store: Store
    clock: Clock
    secrets: Secrets
    networks: Mapping[str, Network] = field(default_factory=dict)
    owner_id: int | None = None
    counters: Mapping[str, Counter] = field(default_factory=dict)
    pages: Mapping[str, PublicPage] = field(default_factory=dict)
    answering: Mapping[str, Answering] = field(default_factory=dict)
    readers: Sequence[Reader] = ()  # of sources; the first that claims an address has it
    model: LanguageModel | None = None

    @property
    def now(self) -> datetime:
        return self.clock.now()


async def member_of(unit: Unit, person_id: int, workspace_id: int | None, right: Right) -> Member:
    """The person as a member, with that right at this moment. `workspace_id` None: where the person acts now.

    Raises:
        Refused: `not_member` or `no_right`.
    """
    member = await unit.people.member(person_id, workspace_id)
    if member is None:
        raise Refused("not_member")
    if not member.may(right):
        raise Refused("no_right", right=right.value, role=member.role.value)
    return member


async def post_for(unit: Unit, person_id: int, post_id: int, right: Right) -> tuple[Post, Member]:
    """A post and the person as a member of its workspace. To a stranger there is no such post."""
    found = await unit.posts.for_member(post_id, person_id)
    if found is None:
        raise NotFound("post_not_found", post=post_id)
    post, member = found
    if not member.may(right):
        raise Refused("no_right", right=right.value, role=member.role.value)
    return post, member


async def publication_for(
    unit: Unit, person_id: int, publication_id: int, right: Right
) -> tuple[Publication, Post, Member]:
    """A publication with its post and the person as a member of its workspace."""
    publication = await unit.publications.any_publication(publication_id)
    if publication.post_id is None:
        raise NotFound("publication_not_found", publication=publication_id)
    post, member = await post_for(unit, person_id, publication.post_id, right)
    return publication, post, member


async def record(unit: Unit, post: Post, by: int | None, verb: str, before: str, at: datetime) -> None:
    """Note in the audit what was done to a post and what it is now."""
    await unit.audit.add(
        AuditEntry(post.workspace_id, at, by, verb, "post", post.id, before, post.stage.value, post.revision)
    )


async def ring_post(unit: Unit, post: Post, member: Member, now: datetime) -> None:
    """Bring the post's card to a member's phone with a sound."""
    if member.person.reachable:
        await unit.pushes.push(
            Push(
                chat_id=member.person.id,
                person_id=member.person.id,
                kind=CardKind.POST,
                subject_id=post.id,
                workspace_id=post.workspace_id,
                ring=True,
                priority=Priority.PUSH,
            ),
            now,
        )


async def tell(
    unit: Unit,
    member: Member,
    kind: CardKind,
    subject_id: int,
    now: datetime,
    facts: dict[str, str | int] | None = None,
    priority: Priority = Priority.PUSH,
) -> None:
    """Push another card to a member's phone with a sound."""
    if member.person.reachable:
        await unit.pushes.push(
            Push(
                chat_id=member.person.id,
                person_id=member.person.id,
                kind=kind,
                subject_id=subject_id,
                workspace_id=member.workspace.id,
                ring=True,
                priority=priority,
                facts=facts or {},
            ),
            now,
        )


async def author_of(unit: Unit, post: Post) -> Member | None:
    return await unit.people.member(post.author_id, post.workspace_id)


async def reviewers_of(unit: Unit, post: Post) -> list[Member]:
    """Members whose yes would count for this post."""
    members = await unit.people.members(post.workspace_id)
    return [m for m in members if m.may(Right.APPROVE) and (m.person.id != post.author_id or m.workspace.self_approval)]


async def keepers_of(unit: Unit, workspace_id: int) -> list[Member]:
    """Owners and admins: told when something needs somebody who may mend it."""
    return [m for m in await unit.people.members(workspace_id) if m.may(Right.CHANNELS)]
