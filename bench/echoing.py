"""A Telegram that takes everything at once: so that a bench measures the desk and not the town."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods.base import TelegramMethod, TelegramType
from aiogram.types import Message, User

_NOW = 1_795_392_000
ME = User(id=4242, is_bot=True, first_name="Desk", username="desk_bot", can_read_all_group_messages=True)


class EchoSession(BaseSession):
    """Answers send methods with a message, the rest with True. `calls` holds (method, chat, when),
    `texts` what each of them said."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, int, float]] = []
        self.texts: list[str] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        name = method.__api_method__
        chat = getattr(method, "chat_id", 0)
        self.calls.append((name, chat if isinstance(chat, int) else 0, time.perf_counter()))
        self.texts.append(getattr(method, "text", None) or "")
        answer: Any = True
        if name == "getMe":
            answer = ME
        elif name.startswith(("send", "editMessage")):
            kind = "private" if isinstance(chat, int) and chat > 0 else "channel"
            # read as Telegram's answers are: a model built field by field in Python costs sixteen times as much
            answer = Message.model_validate(
                {"message_id": len(self.calls), "date": _NOW, "chat": {"id": chat, "type": kind}}
            )
        return cast(TelegramType, answer)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - aiogram's signature
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Nothing is downloaded here."""
        for _ in ():
            yield b""

    async def close(self) -> None:
        """Nothing to close."""
