"""Who did what to which thing, when, from which state to which: append-only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Ids and facts only; personal text is kept beside it, so that it can be erased. `by` None: the desk itself."""

    workspace_id: int
    at: datetime
    by: int | None
    verb: str
    kind: str
    subject_id: int
    before: str = ""
    after: str = ""
    revision: int | None = None
