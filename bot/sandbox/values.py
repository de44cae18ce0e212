"""Single values of a request: numbers, flags, strings, as JSON or as form fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Complaints = list[str]
Convert = Callable[[Any, Complaints], Any]

TRUE, FALSE = ("true", "True", "1", "yes"), ("false", "False", "0", "no", "")


class Wrong(Exception):
    """A value that does not fit its type."""


def integer(value: Any, _: Complaints) -> int:
    """An int, also written as a string."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise Wrong("an Integer")
    try:
        return int(value)
    except ValueError:
        raise Wrong("an Integer") from None


def number(value: Any, _: Complaints) -> float:
    """A float."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Wrong("a Float")
    try:
        return float(value)
    except ValueError:
        raise Wrong("a Float") from None


def boolean(value: Any, _: Complaints) -> bool:
    """A bool, also written as a string."""
    if isinstance(value, bool):
        return value
    if value in TRUE or value == 1:
        return True
    if value in FALSE or value == 0:
        return False
    raise Wrong("a Boolean")


def string(value: Any, _: Complaints) -> str:
    """A string; Telegram takes numbers for strings too."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise Wrong("a String")


def chat_id(value: Any, _: Complaints) -> int | str:
    """An id, or `@username`."""
    if isinstance(value, str):
        number_like = value.lstrip("-").isdigit()
        return int(value) if number_like else value
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Wrong("an Integer or String")


BASIC: dict[str, Convert] = {
    "Integer": integer, "Float": number, "Boolean": boolean, "String": string, "InputFile": string,
}  # fmt: skip
