"""Every call to the Bot API passes here: pace, stored retry instants, priorities, and one meaning for each failure.

Limits of Telegram (Bots FAQ, "My bot is hitting limits"): about 30 messages a second in all, one a second to a chat,
20 a minute to a group; short bursts are let through.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any, Protocol

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods.base import TelegramMethod, TelegramType

from desk.errors import NotSent, SlowDown
from desk.model.cards import Priority
from integrations.telegram.answers import meaning

urgency: ContextVar[Priority] = ContextVar("urgency", default=Priority.ANSWER)
"""How urgent the calls of the present task are."""

_PACED = ("send", "copy", "forward")
_FREE = frozenset({"sendChatAction", "sendMessageDraft"})


class Pacing(Protocol):
    """Where retry instants are kept."""

    async def load(self, now: datetime) -> dict[int, datetime]: ...
    async def save(self, chat_id: int, until: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second, and how many may go at once after a pause."""

    overall: float = 30.0
    overall_burst: int = 30
    private: float = 1.0
    private_burst: int = 5
    group: float = 20 / 60
    group_burst: int = 10


@dataclass(slots=True)
class _Bucket:
    """A token bucket; times are the loop's seconds."""

    rate: float
    burst: float
    tokens: float
    at: float

    def ready_at(self, now: float) -> float:
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return now if self.tokens >= 1 else now + (1 - self.tokens) / self.rate

    def take(self) -> None:
        self.tokens -= 1


@dataclass(order=True, slots=True)
class _Waiter:
    priority: int
    number: int
    admitted: asyncio.Future[None] = field(compare=False)


class Gate(BaseRequestMiddleware):
    def __init__(self, pacing: Pacing, now: Callable[[], datetime], pace: Pace | None = None) -> None:
        self.pacing = pacing
        self.now = now
        self.pace = pace or Pace()
        self.retry: dict[int, datetime] = {}
        self.closed = False
        self._overall: _Bucket | None = None
        self._chats: dict[int, _Bucket] = {}
        self._waiting: dict[int, list[_Waiter]] = {}
        self._number = 0
        self._timer: asyncio.TimerHandle | None = None

    async def open(self) -> None:
        """Take up the retry instants of the process before."""
        self.retry = await self.pacing.load(self.now())

    def close(self) -> None:
        """From now on nothing new is sent; what waits is known not to have been."""
        self.closed = True
        for waiters in self._waiting.values():
            for waiter in waiters:
                if not waiter.admitted.done():
                    waiter.admitted.set_exception(NotSent("stopping"))
        self._waiting.clear()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Any:
        name = method.__api_method__
        chat = getattr(method, "chat_id", None)
        if isinstance(chat, int) and name.startswith(_PACED) and name not in _FREE:
            self._check_retry(chat)
            await self._admit(chat)
        try:
            return await make_request(bot, method)
        except Exception as error:
            meant = meaning(error)
            if isinstance(meant, SlowDown) and isinstance(chat, int):
                await self._remember(chat, meant.after)
            raise meant from error

    def _check_retry(self, chat: int) -> None:
        until = self.retry.get(chat)
        if until is None:
            return
        left = (until - self.now()).total_seconds()
        if left > 0:
            raise SlowDown("slow_down", left)
        del self.retry[chat]

    async def _remember(self, chat: int, after: float) -> None:
        until = self.now() + timedelta(seconds=after)
        self.retry[chat] = max(until, self.retry.get(chat, until))
        await self.pacing.save(chat, self.retry[chat])

    async def _admit(self, chat: int) -> None:
        """Wait for this chat's turn; the more urgent first."""
        if self.closed:
            raise NotSent("stopping")
        loop = asyncio.get_running_loop()
        self._number += 1
        waiter = _Waiter(int(urgency.get()), self._number, loop.create_future())
        heappush(self._waiting.setdefault(chat, []), waiter)
        self._pump()
        await waiter.admitted

    def _bucket(self, chat: int, now: float) -> _Bucket:
        found = self._chats.get(chat)
        if found is None:
            pace = self.pace
            rate, burst = (pace.group, pace.group_burst) if chat < 0 else (pace.private, pace.private_burst)
            found = self._chats[chat] = _Bucket(rate, burst, burst, now)
            if len(self._chats) > 10_000:
                self._chats = {c: b for c, b in self._chats.items() if now - b.at < 600}
        return found

    def _pump(self) -> None:
        """Admit whatever may go now, and come again when the next may."""
        now = asyncio.get_running_loop().time()
        if self._overall is None:
            self._overall = _Bucket(self.pace.overall, self.pace.overall_burst, self.pace.overall_burst, now)
        while self._waiting:
            ready = {chat: self._bucket(chat, now).ready_at(now) for chat in self._waiting}
            able = [chat for chat, at in ready.items() if at <= now]
            overall_at = self._overall.ready_at(now)
            if not able or overall_at > now:
                self._come_again(max(min(ready.values()), overall_at) - now)
                return
            self._let_in(min(able, key=lambda chat: self._waiting[chat][0]), now)

    def _let_in(self, chat: int, now: float) -> None:
        waiter = heappop(self._waiting[chat])
        if not self._waiting[chat]:
            del self._waiting[chat]
        if not waiter.admitted.done():  # it may have been cancelled while it waited
            self._bucket(chat, now).take()
            if self._overall is not None:
                self._overall.take()
            waiter.admitted.set_result(None)

    def _come_again(self, after: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(max(after, 0.001), self._pump)
