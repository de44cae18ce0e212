"""Method name → function."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.calling import Request

Method = Callable[[Request], Any] | Callable[[Request], Awaitable[Any]]
METHODS: dict[str, Method] = {}


def plays(*names: str) -> Callable[[Method], Method]:
    """This function plays these methods of the Bot API."""

    def put(function: Method) -> Method:
        for name in names:
            METHODS[name] = function
        return function

    return put
