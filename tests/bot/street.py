"""Chats behind a gate, in a loop in which waiting takes no time, and a witness of every call."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SendMessage
from aiogram.methods.base import TelegramMethod, TelegramType

from bot.gate import Gate, Pace, urgency
from bot.sandbox.accounts import BotAccount
from bot.sandbox.faults import Fault
from bot.sandbox.town import Town
from desk.errors import Unavailable
from desk.model.cards import Priority
from tests.town import MONDAY, TownSession

EDGE = 1e-5  # seconds: instants are kept in microseconds


class Notebook:
    """Retry instants, kept for the next gate."""

    def __init__(self) -> None:
        self.kept: dict[int, datetime] = {}

    async def load(self, now: datetime) -> dict[int, datetime]:
        return {chat: until for chat, until in self.kept.items() if until > now}

    async def save(self, chat_id: int, until: datetime) -> None:
        self.kept[chat_id] = until


class LostNotebook(Notebook):
    async def save(self, chat_id: int, until: datetime) -> None:
        raise Unavailable("storage")


class Witness(TownSession):
    """Notes when calls to a chat begin, and whether one begins before an instant that Telegram has named."""

    def __init__(self, town: Town) -> None:
        super().__init__(town)
        self.begun: dict[int, list[float]] = defaultdict(list)
        self.until: dict[int, float] = {}
        self.too_early: list[str] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        chat = getattr(method, "chat_id", 0)
        now = self.town.now()
        if method.__api_method__.startswith("get"):
            return await super().make_request(bot, method, timeout)
        self.begun[chat].append(now - MONDAY)
        if now < self.until.get(chat, 0) - EDGE:
            self.too_early.append(f"{method.__api_method__} to {chat}, {self.until[chat] - now:.3f} s too early")
        try:
            return await super().make_request(bot, method, timeout)
        except TelegramRetryAfter as told:
            self.until[chat] = max(self.until.get(chat, 0), now + told.retry_after)
            raise


class Street:
    """Some private chats and groups, and a bot behind a gate, in a loop in which waiting takes no time."""

    def __init__(self, pacing: Notebook, pace: Pace | None = None, people: int = 3, groups: int = 0) -> None:
        self.loop = asyncio.get_running_loop()
        self.town = Town(now=lambda: MONDAY + self.loop.time(), seed=1, calls_kept=10)
        self.account: BotAccount = self.town.add_bot("desk_bot")
        self.pacing = pacing
        self.pace = pace
        persons = [self.town.add_person(f"Person {n}") for n in range(people)]
        for person in persons:
            person.start(self.account)
        self.people = [p.id for p in persons]
        founder = self.town.add_person("Founder")
        self.groups = []
        for n in range(groups):
            group = founder.create_group(f"Group {n}")
            founder.add(group, self.account)
            self.groups.append(group.id)
        self.reopen()

    def reopen(self) -> None:
        """Another process, with the notebook of the one before."""
        self.gate = Gate(self.pacing, self.now, self.pace)
        self.session = Witness(self.town)
        self.session.middleware(self.gate)
        self.bot = Bot(self.account.token, session=self.session)

    def now(self) -> datetime:
        return datetime.fromtimestamp(MONDAY, UTC) + timedelta(seconds=self.loop.time())

    async def say(self, chat: int, text: str = "Hello", priority: Priority = Priority.ANSWER) -> float:
        """Send, and when it was sent, in seconds since the beginning."""
        urgency.set(priority)
        await self.bot(SendMessage(chat_id=chat, text=text))
        return self.loop.time()

    def flood(self, chat: int | None, seconds: int | tuple[int, int], times: int | None = 1, share: float = 1) -> None:
        self.town.faults.add(Fault("flood", chat_id=chat, retry_after=seconds, times=times, probability=share))
