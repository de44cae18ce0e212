"""A post's editorial life as data: states, verbs and which verb leads where (the table of the delivery page)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.errors import Stale
from desk.model.content import Content


class PostState(StrEnum):
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    CLOSED = "closed"


class Verb(StrEnum):
    """What a person can do to a post."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    RETRACT = "retract"  # take one's own approval back
    WITHDRAW = "withdraw"
    EDIT = "edit"
    ASK_TIME = "ask_time"
    SCHEDULE = "schedule"
    RESCHEDULE = "reschedule"
    UNSCHEDULE = "unschedule"
    PUBLISH = "publish"
    CANCEL = "cancel"
    REMOVE = "remove"  # delete what is published


_OPEN = frozenset(set(PostState) - {PostState.CLOSED})
FROM: dict[Verb, frozenset[PostState]] = {
    Verb.SUBMIT: frozenset({PostState.DRAFT, PostState.RETURNED}),
    Verb.APPROVE: frozenset({PostState.IN_REVIEW}),
    Verb.RETURN: frozenset({PostState.IN_REVIEW, PostState.APPROVED}),
    Verb.RETRACT: frozenset({PostState.IN_REVIEW, PostState.APPROVED, PostState.SCHEDULED}),
    Verb.WITHDRAW: frozenset({PostState.IN_REVIEW, PostState.RETURNED}),
    Verb.EDIT: _OPEN | {PostState.CLOSED},
    Verb.ASK_TIME: frozenset({PostState.DRAFT, PostState.RETURNED, PostState.IN_REVIEW}),
    Verb.SCHEDULE: frozenset({PostState.APPROVED, PostState.DRAFT}),
    Verb.RESCHEDULE: frozenset({PostState.SCHEDULED}),
    Verb.UNSCHEDULE: frozenset({PostState.SCHEDULED}),
    Verb.PUBLISH: frozenset({PostState.APPROVED, PostState.DRAFT}),
    Verb.CANCEL: _OPEN,
    Verb.REMOVE: frozenset({PostState.CLOSED}),
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A numbered frozen snapshot; approvals and publications point at it and at its hash."""

    number: int
    content: Content
    hash: str
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One thing to be said. `amendment` is the review state of a change to what is already out, else None."""

    id: int
    workspace_id: int
    author_id: int
    state: PostState
    revision: int
    title: str
    created_at: datetime
    updated_at: datetime
    label: str = ""
    asked_at: datetime | None = None  # the wished instant, kept until the approval turns it into a schedule
    amendment: PostState | None = None
    source_chat: int | None = None
    source_message: int | None = None
    source_group: str = ""

    @property
    def stage(self) -> PostState:
        """Where the newest revision stands: the amendment's state for a change to a closed post."""
        return self.amendment or self.state

    def require(self, verb: Verb, revision: int | None = None) -> None:
        """Check that the verb is possible now, on that revision.

        Raises:
            Stale: code `stale_revision` (named, current) or `stale_state` (state, verb).
        """
        if revision is not None and revision != self.revision:
            raise Stale("stale_revision", named=revision, current=self.revision, post=self.id)
        if self.stage not in FROM[verb]:
            raise Stale("stale_state", state=self.stage.value, verb=verb.value, post=self.id)


@dataclass(frozen=True, slots=True)
class Comment:
    """What a member said about a post, by replying to its card."""

    id: int
    post_id: int
    by: int
    at: datetime
    text: str
