"""Whoever waits longer than two seconds sees that something is being done, and no trace of it afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

from desk.errors import IntegrationError
from handlers.who import Who
from handlers.words import Html

PATIENCE = 2.0
"""Seconds of silence."""
AGAIN = 4.0
"""Seconds between signs of life: Telegram shows a chat action for five."""
Done = TypeVar("Done")


async def while_waiting(
    who: Who, work: Coroutine[Any, Any, Done], said: Html, action: str = "typing", patience: float = PATIENCE
) -> Done:
    """What the work returns, or raises. `said`: what is being done. A sign that cannot be sent does not disturb it."""
    task, shown, rest = asyncio.create_task(work), None, patience
    try:
        while not (await asyncio.wait({task}, timeout=rest))[0]:
            rest = AGAIN
            with suppress(IntegrationError):
                await who.bot.send_chat_action(who.id, action)
                shown = shown or await who.tell(said)
        return task.result()
    finally:
        task.cancel()
        if shown is not None:
            with suppress(IntegrationError):
                await shown.delete()
