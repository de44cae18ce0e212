"""Watches as the desk keeps them: a query, where it looks, who is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.model.inbox import Severity


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look for. `query` as desk.matching prints it; `layers` those switched on, "" all; `aliases` other names
    under which people speak of it, each confirmed by a person; `tell` the members who are told, () the responders."""

    id: int
    workspace_id: int
    name: str
    query: str
    created_at: datetime
    by: int
    layers: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    severity: Severity = Severity.NORMAL
    tell: tuple[int, ...] = ()
    on: bool = True
