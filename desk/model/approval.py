"""A reviewer's yes or no to one revision, and who may give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.errors import Refused
from desk.model.people import Member, Right
from desk.model.post import Post


class Verdict(StrEnum):
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Decision:
    """Append-only but for `retracted_at`, the instant at which the reviewer took it back."""

    id: int
    post_id: int
    revision: int
    hash: str
    verdict: Verdict
    by: int
    at: datetime
    note: str = ""
    retracted_at: datetime | None = None


def check_may_decide(post: Post, member: Member) -> None:
    """Four eyes: the author's own yes is worth nothing unless the workspace says so.

    Raises:
        Refused: `no_right` or `own_post`.
    """
    if not member.may(Right.APPROVE):
        raise Refused("no_right", right=Right.APPROVE.value, role=member.role.value)
    if post.author_id == member.person.id and not member.workspace.self_approval:
        raise Refused("own_post")


def standing(decisions: Iterable[Decision], revision: int, content_hash: str) -> list[Decision]:
    """Approvals that count for this very revision and content: the newest word of each reviewer, not retracted."""
    newest: dict[int, Decision] = {}
    for decision in decisions:
        if decision.revision == revision and decision.hash == content_hash:
            newest[decision.by] = decision
    return [d for d in newest.values() if d.verdict is Verdict.APPROVED and d.retracted_at is None]
