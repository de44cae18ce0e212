"""A flat noun as the values of a row: its own fields, not copied (`dataclasses.asdict` copies deeply and slowly); and
how a whole row is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, Update, bindparam, update

if TYPE_CHECKING:
    from collections.abc import Mapping


def values_of(noun: Any) -> dict[str, Any]:
    """Field → value of a noun with slots."""
    return {name: getattr(noun, name) for name in noun.__slots__}


def saving(table: Table) -> Update:
    """A statement that writes all columns of one row but its id; its values come from `saved`."""
    return (
        update(table)
        .where(table.c.id == bindparam("key"))
        .values({c.name: bindparam(f"v_{c.name}") for c in table.c if c.name != "id"})
    )


def saved(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row, its id included, as `saving` takes it."""
    return {f"v_{k}": v for k, v in row.items() if k != "id"} | {"key": row["id"]}
