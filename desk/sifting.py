"""Which of the waiting alerts somebody wants to see: of a kind, by whose they are, from one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from desk.model.inbox import Alert, AlertKind

_LAST = datetime.max.replace(tzinfo=UTC)


class Whose(StrEnum):
    ALL = "all"
    MINE = "mine"
    FREE = "free"  # nobody has taken it


@dataclass(frozen=True, slots=True)
class Sieve:
    """What passes. None: every kind, every source."""

    kind: AlertKind | None = None
    whose: Whose = Whose.ALL
    source_id: int | None = None

    @property
    def open(self) -> bool:
        """Everything passes."""
        return self == Sieve()


def sifted(alerts: Sequence[Alert], sieve: Sieve, person_id: int) -> list[Alert]:
    """Pure: those that pass, the person's own first, then the soonest deadline; what has none comes last."""
    found = [alert for alert in alerts if _passes(alert, sieve, person_id)]
    return sorted(found, key=lambda a: (a.assignee != person_id, a.deadline or _LAST, a.id))


def _passes(alert: Alert, sieve: Sieve, person_id: int) -> bool:
    if sieve.kind is not None and alert.kind is not sieve.kind:
        return False
    if sieve.source_id is not None and alert.source_id != sieve.source_id:
        return False
    if sieve.whose is Whose.MINE:
        return alert.assignee == person_id
    return sieve.whose is not Whose.FREE or alert.assignee is None
