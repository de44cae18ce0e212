"""What is prepared once behaves as SQLAlchemy's own execution does."""

from __future__ import annotations

import gc
from typing import Any

import pytest
from sqlalchemy import Connection, Executable, bindparam, event, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from desk.errors import Unavailable
from storage.prepared import execute, known
from storage.tables.audit import audit_entries
from storage.tables.people import persons
from storage.unit import SqlStore
from tests.storage.calling import CALLS, NOW
from tests.storage.hearing import Ear

ENTRY = {"workspace_id": 1, "at": NOW, "by": None, "verb": "v", "kind": "k", "subject_id": 1, "before": "", "after": ""}
_ENTRIES = select(audit_entries).where(audit_entries.c.subject_id.in_(bindparam("ids", expanding=True)))
_ADD = insert(audit_entries)


class Enough(Exception):
    """Ends a transaction so that nothing of it is kept."""


async def test_the_rows_are_those_that_sqlalchemy_reads(store: SqlStore) -> None:
    """Each look of every drawer, with what it was given, both ways, on what the calls before it have left."""
    looks: list[tuple[Executable, dict[str, Any]]] = []

    def heard(connection: Connection, element: Any, many: Any, given: Any, options: Any) -> None:
        if element.is_select:
            looks.append((element, dict(given)))

    event.listen(store.writer.sync_engine, "before_execute", heard)
    compared = found = 0
    with pytest.raises(Enough):
        async with store.write() as unit:
            for call in CALLS.values():
                looks.clear()
                await call(unit)
                for statement, given in looks[:]:
                    usual = (await unit.connection.execute(statement, given)).mappings().all()
                    for _ in range(3):  # the first use of a statement is never the prepared one
                        swift = await execute(_sync(unit), statement, given, begun=True)
                    assert swift is not None
                    assert swift.rows == [dict(row) for row in usual], statement
                    compared += 1
                    found += bool(usual)
            raise Enough
    assert compared > 80
    assert found > 25


def _sync(unit: Any) -> Connection:
    found: Connection = unit.connection.sync_connection
    return found


async def test_lists_of_each_length_and_rows_in_bulk(store: SqlStore) -> None:
    async with store.write() as unit:
        assert [await unit.insert(_ADD, ENTRY | {"subject_id": n}) for n in range(4)] == [1, 2, 3, 4]
        assert await unit.run(_ADD, [ENTRY | {"subject_id": n} for n in (7, 8, 9)]) == 3
        for ids in ([0, 1], [7], [], [7, 8], [0, 1, 2], [9, 9], [7, 8]):
            for _ in range(2):
                rows = await unit.all(_ENTRIES, ids=ids)
                assert [row["subject_id"] for row in rows] == sorted(set(ids))
                assert all(row["at"] == NOW for row in rows)


async def test_what_goes_wrong_is_told_as_ever(store: SqlStore) -> None:
    person = {"id": 1, "name": "A", "username": "", "language": "en", "language_chosen": False, "reachable": True}
    add = insert(persons)
    async with store.write() as unit:
        await unit.run(add, person | {"workspace_id": None})
        await unit.run(add, person | {"id": 2, "workspace_id": None})
        for _ in range(2):
            with pytest.raises(IntegrityError):
                await unit.run(add, person | {"workspace_id": None})
    gone = select(persons.c.id.label("gone")).where(persons.c.id == bindparam("person"))
    async with store.write() as unit:
        await unit.all(gone, person=1)
        assert [row["gone"] for row in await unit.all(gone, person=1)] == [1]
        await unit.connection.exec_driver_sql("ALTER TABLE persons RENAME TO elsewhere")
        with pytest.raises(OperationalError, match="no such table"):
            await unit.all(gone, person=1)
        await unit.connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO persons")
    with pytest.raises(Unavailable):
        async with store.write() as unit:
            await unit.connection.exec_driver_sql("ALTER TABLE persons RENAME TO elsewhere")
            await unit.all(gone, person=1)


async def test_who_listens_to_sqlalchemy_hears_each_statement_once(store: SqlStore, ear: Ear) -> None:
    async with store.read() as unit:
        for _ in range(3):
            await unit.people.person(5)
    asked = [given for sql, given in ear.sent if "FROM persons" in sql]
    assert asked == [(5,)] * 3


async def test_statements_made_for_one_use_are_not_kept(store: SqlStore) -> None:
    async with store.read() as unit:
        before = known()
        for number in range(50):
            await unit.all(select(persons.c.id).where(persons.c.id == number))
        gc.collect()
        assert known() <= before + 1
