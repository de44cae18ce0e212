"""The desk as a process over one disk: born again and again on the same file, each life with its own end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aiogram import Bot
from aiogram.methods.base import TelegramMethod, TelegramType
from pydantic import SecretStr

from bot.sandbox.accounts import BotAccount
from bot.sandbox.town import Town
from bot.service import SENDING
from bot.wiring import App, build
from desk.delivering import LEASE
from storage.unit import SqlStore
from tests.day import UNHURRIED, DeskClock
from tests.safety.crashing import Life
from tests.safety.disk import Disk
from tests.town import Clock, TownSession

AHEAD = timedelta(hours=2)
"""What is due within that time is waited for; tidying up later is not."""
ROUNDS = 60
REST = 2.0
"""Seconds for which a failing wake-up rests."""


_LEASED = "SELECT 1 FROM publications WHERE state = 'sending' UNION SELECT 1 FROM replies WHERE state = 'sending'"


class Wire(TownSession):
    """The way to Telegram: the process can die before a call and after it; a post goes out with a kept intent only.

    `channels`: the desk's numbers of the channels by their ids on Telegram.
    """

    def __init__(self, town: Town, disk: Disk, channels: Mapping[int, int]) -> None:
        super().__init__(town)
        self.disk = disk
        self.channels = channels
        self.unmeant: list[str] = []

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        name = method.__api_method__
        self._check_intent(name, getattr(method, "chat_id", 0))
        self.disk.life.boundary(f"before {name}")
        try:
            return await super().make_request(bot, method, timeout)
        finally:
            self.disk.life.boundary(f"after {name}")

    def _check_intent(self, name: str, chat_id: object) -> None:
        if not name.startswith("send") or not isinstance(chat_id, int) or chat_id not in self.channels:
            return
        meant = self.disk.rows(
            "SELECT 1 FROM attempts JOIN publications p ON p.id = publication_id"
            " WHERE outcome IS NULL AND p.state = 'sending' AND p.channel_id = ?",
            self.channels[chat_id],
        )
        if not meant:
            self.unmeant.append(f"{name} to {chat_id}")


@dataclass(frozen=True, slots=True)
class Death:
    """At which boundary of its life a process ends, and for how many seconds nothing runs then."""

    boundary: int
    downtime: float = 0.0


class Process:
    """Lives of the desk on a disk, one after the other, in one town."""

    def __init__(self, disk: Disk, town: Town, clock: Clock, account: BotAccount, channels: Mapping[int, int]) -> None:
        self.disk = disk
        self.town = town
        self.clock = clock
        self.account = account
        self.wire = Wire(town, disk, channels)
        self.crashes: list[str] = []
        self.passed: list[str] = []
        self.rests: list[Exception] = []
        self.awake: tuple[str, ...] = ("publications", "pushes")
        self.patient = False  # whether a failing wake-up rests and goes on, as in the real process
        self.begun = False
        self.app = self._born()

    def _born(self) -> App:
        settings = self.disk.settings.model_copy(update={"bot_token": SecretStr(self.account.token)})
        store = SqlStore(self.disk.store.url, self.disk.engines)
        app = build(settings, session=self.wire, clock=DeskClock(self.clock), pace=UNHURRIED, store=store)
        app.intake.retry_after = 0.0
        self.begun = False
        return app

    async def goes_on(self, deaths: list[Death] | None = None) -> None:
        """Live until all is quiet; each life ends with the next of the deaths, if it comes so far. Those that came are
        taken off the list, and the next one is nearer by what this life has passed."""
        deaths = [] if deaths is None else deaths
        while True:
            self.disk.life = life = Life(deaths[0].boundary if deaths else None)
            lived = await life.live(self._work())
            self.passed += life.boundaries
            self.disk.life = Life()
            if lived:
                deaths[:1] = [replace(d, boundary=d.boundary - len(life.boundaries)) for d in deaths[:1]]
                return
            self.crashes.append(life.end)
            self.clock.forward(deaths.pop(0).downtime)
            await self.disk.let_go()
            self.app = self._born()

    async def publishes(self) -> None:
        """The way out alone, once: what is due is claimed and sent, changed and pinned."""
        if not self.begun:
            await self._begin()
        await self._wake("publications")

    async def _work(self) -> None:
        """What `running` does, without a scheduler: updates and wake-ups by turns, and time passes."""
        while not self.begun:
            try:
                await self._begin()
            except Exception as error:  # noqa: BLE001 - it ends, and somebody starts it again
                self._rest(error)
        for _ in range(ROUNDS):
            try:
                await self._listen()
                due = await self._due()
            except Exception as error:  # noqa: BLE001 - as the poll and the wake-ups do
                self._rest(error)
                continue
            now = self.app.desk.office.now
            for name, at in due.items():
                if at <= now:
                    await self._wake(name)
            if any(at <= now for at in due.values()) or self.town.mailbox(self.account).waiting:
                continue
            if due and min(due.values()) < now + AHEAD:
                self.clock.at = max(self.clock.at, min(due.values()).timestamp())
            elif self.disk.rows(_LEASED):
                self.clock.forward(LEASE.total_seconds() + 1)
                for name in SENDING:
                    await self._wake(name)  # the standing wake-up comes, and finds a lapsed lease
            else:
                return

    async def _wake(self, name: str) -> None:
        wakeup = self.app.wakeups[name]
        try:
            await wakeup.work()
            if wakeup.settled:
                await wakeup.settled()
        except Exception as error:  # noqa: BLE001 - as a wake-up does
            self._rest(error)

    def _rest(self, error: Exception) -> None:
        if not self.patient:
            raise error
        self.rests.append(error)
        self.clock.forward(REST)

    async def _due(self) -> dict[str, datetime]:
        wakeups = [self.app.wakeups[name] for name in self.awake]
        return {w.name: at for w in wakeups if w.next_due and (at := await w.next_due())}

    async def _begin(self) -> None:
        await self.app.gate.open()
        await self.app.desk.publishing.sweep(everything=True)
        await self.app.desk.replying.sweep(everything=True)
        await self.app.intake.resume()
        self.begun = True

    async def _listen(self) -> None:
        await self.app.intake.settled()
        while self.town.mailbox(self.account).waiting and await self.app.intake.poll(wait=0):
            await self.app.intake.settled()
