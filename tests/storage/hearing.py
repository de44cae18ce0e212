"""Hears statements: as SQLAlchemy's objects, to be compiled for other databases, and as SQLite gets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import Dialect
from sqlalchemy.sql import ClauseElement

from storage.unit import SqlStore


@dataclass
class Ear:
    """`said`: each statement once, as (object, names of its parameters); `sent`: (SQL, parameters), in order."""

    said: dict[str, tuple[ClauseElement, tuple[str, ...]]] = field(default_factory=dict)
    sent: list[tuple[str, Any]] = field(default_factory=list)

    @classmethod
    def on(cls, *stores: SqlStore) -> Ear:
        ear = cls()
        for store in stores:
            ear.listen(store)
        return ear

    def listen(self, store: SqlStore) -> None:
        for engine in (store.writer, store.reader, store.glancer):
            event.listen(engine.sync_engine, "before_execute", self._said)
            event.listen(engine.sync_engine, "before_cursor_execute", self._sent)

    def _said(self, connection: Connection, element: Any, many: Any, parameters: Any, options: Any) -> None:
        if isinstance(element, ClauseElement):
            names = tuple(sorted((many or [parameters or {}])[0]))
            self.said.setdefault(f"{element} {names}", (element, names))

    def _sent(self, connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
        self.sent.append((statement, parameters[0] if many and parameters else parameters))

    def compiled(self, dialect: Dialect) -> Iterator[str]:
        for element, names in self.said.values():
            yield str(element.compile(dialect=dialect, column_keys=list(names) or None))
