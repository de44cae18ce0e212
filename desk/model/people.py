"""Who works here: persons, workspaces, members, their roles and rights, invitations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    RESPONDER = "responder"
    ANALYST = "analyst"
    CLIENT = "client"


class Right(StrEnum):
    SEE = "see"  # posts and plan
    WRITE = "write"  # drafts, their options, review, comments on posts
    PUBLISH = "publish"  # set times, publish, edit and delete what is out
    APPROVE = "approve"
    ANSWER = "answer"  # readers: take, answer, moderate, pass on; watches and sources
    FREEZE = "freeze"
    CHANNELS = "channels"  # connect and disconnect
    TEAM = "team"  # invite, change roles, remove
    SETTINGS = "settings"


_CRAFT = frozenset({Right.SEE, Right.WRITE, Right.PUBLISH})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ADMIN: frozenset(Right),
    Role.EDITOR: _CRAFT | {Right.ANSWER, Right.FREEZE},
    Role.REVIEWER: frozenset({Right.SEE, Right.APPROVE, Right.FREEZE}),
    Role.RESPONDER: frozenset({Right.SEE, Right.ANSWER, Right.FREEZE}),
    Role.ANALYST: frozenset({Right.SEE}),
    Role.CLIENT: frozenset({Right.SEE, Right.APPROVE}),
}
"""The one table of rights; a right that is not here is not had."""


class ApprovalMode(StrEnum):
    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"
    QUORUM = "quorum"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account; `id` is Telegram's user id, which is also the private chat's id."""

    id: int
    name: str
    username: str = ""
    language: str = "en"
    language_chosen: bool = False
    reachable: bool = False
    workspace_id: int | None = None  # where the person acts now


@dataclass(frozen=True, slots=True)
class Workspace:
    id: int
    name: str
    zone: str = "UTC"
    mode: ApprovalMode = ApprovalMode.REQUIRED
    quorum: int = 2
    self_approval: bool = False
    undo_seconds: int = 10
    team_chat_id: int | None = None
    team_topic_id: int | None = None  # the topic of that group; None: the group itself, or its General
    frozen_at: datetime | None = None
    silenced: frozenset[str] = frozenset()  # codes of hints that nobody wants to read

    @property
    def needed(self) -> int:
        """Approvals that a revision needs before it may go out."""
        return {ApprovalMode.REQUIRED: 1, ApprovalMode.QUORUM: self.quorum}.get(self.mode, 0)

    @property
    def asked(self) -> int:
        """Approvals that finish a review once somebody has asked for one."""
        return max(1, self.needed)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a workspace."""

    person: Person
    workspace: Workspace
    role: Role

    def may(self, right: Right) -> bool:
        return right in RIGHTS[self.role]


@dataclass(frozen=True, slots=True)
class Invitation:
    """A single-use way in; only the hash of its code is kept. `workspace_id` None claims a new desk as its owner."""

    id: int
    hash: str
    role: Role
    expires_at: datetime
    workspace_id: int | None = None
    invited_by: int | None = None
    used_by: int | None = None
    used_at: datetime | None = None
    revoked: bool = False
