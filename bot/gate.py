"""Every call to the Bot API passes here: pace, stored retry instants, priorities, and one meaning for each failure.

Limits of Telegram (Bots FAQ, "My bot is hitting limits"): about 30 messages a second in all, one a second to a chat,
20 a minute to a group; short bursts are let through.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from typing import Any, Protocol

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods.base import TelegramMethod, TelegramType

from desk.errors import NotSent, SlowDown, Unavailable
from desk.model.cards import Priority
from integrations.telegram.answers import meaning

urgency: ContextVar[Priority] = ContextVar("urgency", default=Priority.ANSWER)
"""How urgent the calls of the present task are."""

_PACED = ("send", "copy", "forward")
_FREE = frozenset({"sendChatAction", "sendMessageDraft"})
_AT_ONCE = Priority.PUBLICATION
"""What is less urgent is collected for a turn of the loop, and put in order."""
_MANY = 10_000  # chats whose windows are kept however quiet they are


class Pacing(Protocol):
    """Where retry instants are kept."""

    async def load(self, now: datetime) -> dict[int, datetime]: ...
    async def save(self, chat_id: int, until: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second on the average, and how many of them may go at once: no more than `burst` in any
    `burst / rate` seconds. A little slower than Telegram's limits, since calls do not all take equally long."""

    overall: float = 28.5
    overall_burst: int = 30
    private: float = 0.97
    private_burst: int = 3
    group: float = 20 / 61
    group_burst: int = 20


class _Window:
    """At most `most` messages in any `seconds`; times are the loop's."""

    __slots__ = ("most", "seconds", "times")

    def __init__(self, rate: float, burst: int) -> None:
        self.most = burst
        self.seconds = burst / rate
        self.times: deque[float] = deque()

    def ready_at(self, now: float, parts: int) -> float:
        """When so many more fit; more than ever fit go when there are none."""
        while self.times and self.times[0] + self.seconds <= now:
            self.times.popleft()
        over = len(self.times) + parts - self.most
        if over <= 0 or not self.times:
            return now
        return self.times[min(over, len(self.times)) - 1] + self.seconds

    def take(self, now: float, parts: int) -> None:
        self.times.extend([now] * parts)


@dataclass(order=True, slots=True)
class _Waiter:
    priority: int
    number: int
    parts: int = field(compare=False)
    admitted: asyncio.Future[None] = field(compare=False)


class Gate(BaseRequestMiddleware):
    def __init__(self, pacing: Pacing, now: Callable[[], datetime], pace: Pace | None = None) -> None:
        self.pacing = pacing
        self.now = now
        self.pace = pace or Pace()
        self.retry: dict[int, datetime] = {}
        self.closed = False
        self._overall = _Window(self.pace.overall, self.pace.overall_burst)
        self._chats: dict[int, list[_Window]] = {}
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
        if isinstance(chat, int) and not name.startswith("get"):
            self._check_retry(chat)
            if name.startswith(_PACED) and name not in _FREE:
                await self._admit(chat, _parts(method))
                self._check_retry(chat)  # another call may have been told to slow down while this one waited
        try:
            return await make_request(bot, method)
        except Exception as error:
            meant = meaning(error)
            if isinstance(meant, SlowDown) and isinstance(chat, int):
                await self._remember(chat, meant.after)
            if meant.code == "too_late":
                return False  # an answer to a press that comes too late is no failure
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
        with suppress(Unavailable):  # this process knows it all the same
            await self.pacing.save(chat, self.retry[chat])

    async def _admit(self, chat: int, parts: int) -> None:
        """Wait for this chat's turn; the more urgent first. What is urgent goes at once where nobody waits; the rest
        lets a turn of the loop pass, in which something urgent may come."""
        if self.closed:
            raise NotSent("stopping")
        loop = asyncio.get_running_loop()
        if not self._waiting and urgency.get() <= _AT_ONCE and self._fits(chat, parts, loop.time()):
            return
        self._number += 1
        waiter = _Waiter(int(urgency.get()), self._number, parts, loop.create_future())
        heappush(self._waiting.setdefault(chat, []), waiter)
        self._wake(0)
        await waiter.admitted

    def _fits(self, chat: int, parts: int, now: float) -> bool:
        """Whether it may go at once; then it is counted."""
        windows = (self._overall, *self._windows(chat))
        if any(window.ready_at(now, parts) > now for window in windows):
            return False
        for window in windows:
            window.take(now, parts)
        if len(self._chats) > _MANY:
            self._forget(now)
        return True

    def _windows(self, chat: int) -> list[_Window]:
        found = self._chats.get(chat)
        if found is None:
            pace = self.pace
            found = self._chats[chat] = [_Window(pace.private, pace.private_burst)]
            if chat < 0:
                found.append(_Window(pace.group, pace.group_burst))
        return found

    def _ready_at(self, chat: int, now: float) -> float:
        parts = self._waiting[chat][0].parts
        return max(window.ready_at(now, parts) for window in self._windows(chat))

    def _pump(self) -> None:
        """Admit whatever may go now, the most urgent first, and come again when the next may."""
        now = asyncio.get_running_loop().time()
        ready = {chat: self._ready_at(chat, now) for chat in self._waiting}
        able = [(self._waiting[chat][0], chat) for chat, at in ready.items() if at <= now]
        heapify(able)
        later = now
        while able and (later := self._overall.ready_at(now, able[0][0].parts)) <= now:
            _, chat = heappop(able)
            self._let_in(chat, now)
            del ready[chat]
            if chat in self._waiting:
                ready[chat] = self._ready_at(chat, now)
                if ready[chat] <= now:
                    heappush(able, (self._waiting[chat][0], chat))
        self._timer = None
        if ready:
            self._wake(max(min(ready.values()), later) - now)
        elif len(self._chats) > _MANY:
            self._forget(now)

    def _let_in(self, chat: int, now: float) -> None:
        waiter = heappop(self._waiting[chat])
        if not self._waiting[chat]:
            del self._waiting[chat]
        if not waiter.admitted.done():  # it may have been cancelled while it waited
            for window in (self._overall, *self._windows(chat)):
                window.take(now, waiter.parts)
            waiter.admitted.set_result(None)

    def _wake(self, after: float) -> None:
        """Pump once, then or sooner."""
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            if self._timer.when() <= loop.time() + after:
                return
            self._timer.cancel()
        self._timer = loop.call_later(after, self._pump)

    def _forget(self, now: float) -> None:
        """Chats that have been quiet need no windows."""
        quiet = [chat for chat, found in self._chats.items() if all(w.ready_at(now, w.most) <= now for w in found)]
        for chat in quiet:
            del self._chats[chat]


def _parts(method: TelegramMethod[Any]) -> int:
    """How many messages a call makes."""
    return len(getattr(method, "media", None) or getattr(method, "message_ids", None) or (None,))
