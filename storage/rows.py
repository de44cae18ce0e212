"""A flat noun as the values of a row: its own fields, not copied (`dataclasses.asdict` copies deeply and slowly)."""

from __future__ import annotations

from typing import Any


def values_of(noun: Any) -> dict[str, Any]:
    """Field → value of a noun with slots."""
    return {name: getattr(noun, name) for name in noun.__slots__}
