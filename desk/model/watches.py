"""Watches as the desk keeps them: a query, what it forgives, who is told; and what was paid to a language model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from desk.model.inbox import Severity


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look for. `query` as desk.matching prints it; `off` the layers that are switched off, sorted; `aliases`:
    name of the query → other names, each confirmed by a person; `severity` what its alerts have at least; `tell` the
    members who are told besides those on duty."""

    id: int
    workspace_id: int
    name: str
    query: str
    created_at: datetime
    by: int
    off: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.NORMAL
    tell: tuple[int, ...] = ()
    on: bool = True
