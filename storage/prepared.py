"""Statements that are made once are prepared once: their text, where each value goes, and what reads each column.

SQLAlchemy works this out anew at each execution, which costs eight times a look-up by a key. So from its second use on,
a statement goes to the driver of SQLite as SQLAlchemy has compiled it. Whatever listens to an engine's executions is
told as before; other databases, and statements made for one use, go the usual way.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Executable
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import ExpandedState, SQLCompiler
from sqlalchemy.sql.expression import SelectBase

from storage.driver import WholeConnection

MOST_SHAPES = 64
"""Of one statement that are kept; a list of another length makes another text."""
Given = dict[str, Any]
Taker = Callable[[Given], Any]
Convert = Callable[[Any], Any]
Shape = tuple[Any, ...]


class Prepared(NamedTuple):
    """`takers` give the values in the order of the text's marks; `readers` convert columns, by their place."""

    text: str
    takers: tuple[Taker, ...]
    readers: tuple[tuple[int, Convert], ...]
    numbered: bool
    """An insert after which SQLite tells the number of the row."""

    def values(self, given: Given) -> tuple[Any, ...]:
        return tuple([take(given) for take in self.takers])

    def rows(self, names: Sequence[str], found: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
        rows = [dict(zip(names, row, strict=True)) for row in found]
        for place, read in self.readers:
            name = names[place]
            for row in rows:
                row[name] = read(row[name])
        return rows


class Done(NamedTuple):
    """What an execution brought."""

    rows: list[dict[str, Any]]
    changed: int
    number: int | None


_kept: WeakKeyDictionary[Executable, dict[Shape, Prepared | None]] = WeakKeyDictionary()


async def execute(
    connection: Connection, statement: Executable, given: Given | Sequence[Given], begun: bool
) -> Done | None:
    """Run a prepared statement, once for each of the given rows. None: it has to go the usual way. `begun`: it may run
    in a transaction alone.

    Raises:
        DBAPIError: as SQLAlchemy raises it.
    """
    many = not isinstance(given, dict)
    if connection.invalidated or (begun and not connection.in_transaction()) or (many and not given):
        return None
    driver = connection.connection.driver_connection
    prepared = _prepared(statement, given[0] if many else given, connection.dialect)  # type: ignore[index,arg-type]
    if prepared is None or not isinstance(driver, WholeConnection):
        return None
    values: Any = [prepared.values(row) for row in given] if many else prepared.values(given)  # type: ignore[arg-type]
    _tell(connection, statement, given, prepared.text, values, many)
    try:
        whole = await driver.run(prepared.text, values, many)
    except sqlite3.Error as error:
        raise DBAPIError.instance(
            prepared.text, values, error, sqlite3.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
    found = prepared.rows([column[0] for column in whole.description], whole.rows) if whole.rows else []
    return Done(found, whole.changed, whole.number if prepared.numbered and not many else None)


def _tell(connection: Connection, statement: Executable, given: Any, text: str, values: Any, many: bool) -> None:
    """Who listens to SQLAlchemy's own events on the engine, with what it would tell them."""
    told = connection.engine.dispatch
    for hear in told.before_execute:
        hear(connection, statement, given if many else [], {} if many else given, {})
    for hear in told.before_cursor_execute:
        hear(connection, None, text, values, None, many)


def _prepared(statement: Executable, given: Given, dialect: Dialect) -> Prepared | None:
    """From the second use on: what is made for one use is not compiled for more."""
    shapes = _kept.get(statement)
    if shapes is None:
        _kept[statement] = {}
        return None
    shape = tuple([(n, len(v)) if isinstance(v, (list, tuple)) else n for n, v in given.items()])
    if shape in shapes:
        return shapes[shape]
    if len(shapes) >= MOST_SHAPES or dialect.name != "sqlite":
        return None
    shapes[shape] = _prepare(statement, given, dialect)
    return shapes[shape]


def _prepare(statement: Executable, given: Given, dialect: Dialect) -> Prepared | None:
    """None where SQLAlchemy does more than to send the text: defaults made in Python, returned rows of an insert."""
    compiled = statement.compile(dialect=dialect, column_keys=list(given) or None)  # type: ignore[attr-defined]
    if not isinstance(compiled, SQLCompiler) or compiled.effective_returning:
        return None
    if compiled.insert_prefetch or compiled.update_prefetch or compiled.literal_execute_params:
        return None
    state = compiled.construct_expanded_state(dict(given))
    readers = _readers(statement, dialect)
    if readers is None:
        return None
    converts = {n: b.type.dialect_impl(dialect).bind_processor(dialect) for n, b in compiled.binds.items()}
    takers = tuple(_taker(name, given, state, converts) for name in state.positiontup or ())
    return Prepared(state.statement, takers, readers, bool(compiled.isinsert and compiled.postfetch_lastrowid))


def _readers(statement: Executable, dialect: Dialect) -> tuple[tuple[int, Convert], ...] | None:
    if not isinstance(statement, SelectBase):
        return () if getattr(statement, "is_dml", False) else None
    types = [column.type.dialect_impl(dialect) for column in statement.selected_columns]
    readers = [(place, kind.result_processor(dialect, None)) for place, kind in enumerate(types)]
    return tuple((place, read) for place, read in readers if read is not None)


def _taker(name: str, given: Given, state: ExpandedState, converts: Mapping[str, Convert | None]) -> Taker:
    """What takes the value of a mark from what is given: itself, one of a list, or a constant of the statement."""
    whole = next((whole for whole, parts in state.parameter_expansion.items() if name in parts), None)
    if whole is None:
        convert = converts.get(name) or _as_it_is
        if name in given:
            return itemgetter(name) if convert is _as_it_is else lambda row: convert(row[name])
    else:
        convert, place = converts.get(whole) or _as_it_is, state.parameter_expansion[whole].index(name)
        if whole in given:
            return lambda row: convert(row[whole][place])
    constant = convert(state.parameters[name])
    return lambda _: constant


def _as_it_is(value: Any) -> Any:
    return value


def known() -> int:
    """How many statements are remembered; those made for one use are forgotten with it."""
    return len(_kept)
