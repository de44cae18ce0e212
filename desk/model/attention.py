"""Whose attention an alert may take, and when: rules of a workspace, mutes, the rota, cases passed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from desk.model.inbox import AlertKind, Severity

DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of local minutes on some weekdays (0 is Monday). `end` ≤ `start` runs past midnight."""

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    start: int = 0
    end: int = DAY


_WAKES = {
    AlertKind.NEGATIVE.value: Severity.HIGH,
    AlertKind.QUESTION.value: Severity.NORMAL,
    AlertKind.MENTION.value: Severity.NORMAL,
    AlertKind.SPAM.value: Severity.LOW,
    AlertKind.STORM.value: Severity.HIGH,
    AlertKind.SPIKE.value: Severity.HIGH,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """What wakes whom in a workspace.

    `severity` by kind of alert; a negative comment below the sure threshold comes one step lower. `business`: the hours
    in which the SLA's clock runs, () always; `quiet`: the hours in which nothing makes a sound, None never; more than
    `rate` alerts in ten minutes become a digest; watched authors with `followers` or more count one step higher.
    """

    sla: timedelta = timedelta(minutes=10)
    business: tuple[Hours, ...] = ()
    quiet: Hours | None = None
    severity: dict[str, Severity] = field(default_factory=lambda: dict(_WAKES))
    rate: int = 12
    followers: int = 10_000
    model: bool = True  # ask the language model where one is configured
    budget: int = 200_000  # tokens a day


class MuteKind(StrEnum):
    AUTHOR = "author"
    THREAD = "thread"
    NEAR = "near"  # a storm's kind of text


@dataclass(frozen=True, slots=True)
class Mute:
    """An author, a thread or a kind of text that raises no alert until then; None: until it is lifted."""

    id: int
    workspace_id: int
    kind: MuteKind
    value: str
    label: str  # what people see of it
    by: int
    at: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Who is on duty: each week on a weekday (0 is Monday), or on one day ("2026-11-27", local), which takes the place
    of the weekly table. Minutes of the local day. `instead_of`: whose duty it was before it was handed over."""

    id: int
    workspace_id: int
    person_id: int
    weekday: int | None
    day: str
    start: int = 0
    end: int = DAY
    instead_of: int | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A person or a chat outside the team that solves cases; joined by a link."""

    id: int
    workspace_id: int
    name: str
    chat_id: int | None = None
    invitation: str = ""  # digest of its link's code while nobody has joined


class CaseState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    SOLVED = "solved"
    NOT_OURS = "not_ours"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint that was passed on, to a member or a department, with a clock of its own."""

    id: int
    workspace_id: int
    alert_id: int
    by: int
    note: str
    created_at: datetime
    due_at: datetime
    state: CaseState = CaseState.OPEN
    person_id: int | None = None
    department_id: int | None = None
    next_at: datetime | None = None
    level: int = 0
    answer: str = ""
    solved_at: datetime | None = None
