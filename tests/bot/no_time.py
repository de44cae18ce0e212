"""A loop in which waiting takes no time: its clock jumps to whatever is next."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Jumping(selectors.DefaultSelector):
    """Instead of waiting, the clock goes forward."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everybody waits, and nobody will ever go on")
        self.seconds += max(timeout, 0.0)
        return super().select(0)


class NoTimeLoop(asyncio.SelectorEventLoop):
    """`time()` begins at 0. Threads are not waited for: nothing here may use them."""

    def __init__(self) -> None:
        self.jumping = _Jumping()
        super().__init__(self.jumping)

    def time(self) -> float:
        return self.jumping.seconds


def in_no_time(what: Coroutine[Any, Any, T]) -> T:
    """Run to the end, however many seconds it would take."""
    with asyncio.Runner(loop_factory=NoTimeLoop) as runner:
        return runner.run(what)
