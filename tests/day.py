"""A manager's day: the whole app over the fake Telegram, in one process, with a clock that the test moves.

day.say(day.editor, "Autumn sale")      # people act
await day.goes_on()                     # the desk does all that is due
await day.tap(day.editor, "Submit for review")
assert "In review" in day.sees(day.editor)
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.clock import run_until_quiet
from bot.config import Settings
from bot.gate import Pace
from bot.sandbox.accounts import BotAccount
from bot.sandbox.callbacks import Press
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from bot.wiring import App, build
from desk.model.people import ApprovalMode, Role
from desk.ports.models import LanguageModel
from handlers.charting.pictures import DrawnHere
from storage import schema
from storage.engine import copy_sqlite
from storage.unit import SqlStore
from tests.drawers import lend
from tests.morning import Morning
from tests.town import Clock, TownSession

NOWHERE = "http://127.0.0.1:9"
"""In the place of https://t.me: refused by the guard before anything is sent, so that no test asks the internet."""
UNHURRIED = Pace(overall=1e6, overall_burst=10**6, private=1e6, private_burst=10**6, group=1e6, group_burst=10**6)
"""Tests do not wait for Telegram's limits; the gate has tests of its own."""


class DeskClock:
    """The town's clock as the desk's."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.at, UTC)


async def migrated(folder: Path) -> Path:
    """An empty database at the newest schema."""
    path = folder / "empty.db"
    store = SqlStore(f"sqlite+aiosqlite:///{path}")
    await schema.upgrade(store.writer)
    await store.close()
    return path


def fresh_database(template: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    copy_sqlite(template, path)


@dataclass
class Day:
    """Who is there: an owner, an editor, a reviewer, a reader and a stranger; a channel with a discussion group."""

    town: Town
    clock: Clock
    folder: Path
    account: BotAccount
    app: App = None  # type: ignore[assignment]  # set when the door opens
    people: dict[str, Person] = field(default_factory=dict)
    channel: Chat = None  # type: ignore[assignment]  # set when the scene is set
    group: Chat = None  # type: ignore[assignment]
    workspace_id: int = 0
    channel_id: int = 0

    def __getattr__(self, name: str) -> Person:
        people: dict[str, Person] = self.__dict__.get("people", {})
        if name in people:
            return people[name]
        raise AttributeError(name)

    @property
    def desk(self) -> Any:
        return self.app.desk

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.at, UTC)

    async def restart(self) -> None:
        """The process ends and another one begins on the same database."""
        await self.app.close()
        self.app = open_app(self.town, self.clock, self.folder, self.account)
        await self.app.gate.open()
        await self.app.desk.publishing.sweep(everything=True)
        await self.app.desk.replying.sweep(everything=True)
        await self.app.intake.resume()

    async def listens(self) -> None:
        """Updates that wait are received and handled."""
        while await self.app.intake.poll(wait=0):
            await self.app.intake.settled()
        await self.app.intake.settled()

    async def goes_on(self, seconds: float = 0.0) -> None:
        """Time passes, updates come in, and all that is due is done."""
        self.clock.forward(seconds)
        await self.listens()
        await run_until_quiet(self.app.desk.office.clock, *self.app.wakeups.values())

    def chat(self, person: Person) -> Chat:
        return person.chat_with(self.account)

    def say(self, person: Person, text: str, **more: Any) -> Message:
        return person.say(self.chat(person), text, **more)

    async def says(self, person: Person, text: str, **more: Any) -> None:
        self.say(person, text, **more)
        await self.goes_on()

    def last(self, person: Person) -> Message:
        return self.chat(person).last()

    def sees(self, person: Person) -> str:
        """The text of the newest message."""
        return self.last(person).text

    def find(self, person: Person, label: str) -> Message:
        """The newest message that has such a button."""
        for message in sorted(self.chat(person).messages.values(), key=lambda m: m.id, reverse=True):
            if any(label in text for text in labels(message)):
                return message
        raise AssertionError(f"{person.first_name} sees no button {label!r}; the last message: {self.sees(person)!r}")

    async def tap(self, person: Person, label: str, on: Message | None = None) -> Press:
        """Press a button of the newest message that has it, and let the desk go on."""
        press = person.press(on or self.find(person, label), label)
        await self.goes_on()
        return press

    def posts(self) -> list[Message]:
        """What the bot has put into the channel."""
        return sorted((m for m in self.channel.messages.values() if m.author_id == self.account.id), key=lambda m: m.id)

    def texts(self) -> list[str]:
        return [m.text for m in self.posts()]


def labels(message: Message) -> list[str]:
    """Labels of its buttons, in reading order."""
    return message.labels


def open_app(town: Town, clock: Clock, folder: Path, account: BotAccount, model: LanguageModel | None = None) -> App:
    settings = Settings(_env_file=None, bot_token=account.token, data_dir=folder, telegram_web_url=NOWHERE)
    store = lend(folder / "desk.db")
    session, clocked = TownSession(town), DeskClock(clock)
    return build(
        settings, session=session, clock=clocked, pace=UNHURRIED, store=store, drawing=DrawnHere(), model=model
    )


_mornings: dict[ApprovalMode, Morning] = {}


@asynccontextmanager
async def a_day(
    template: Path, folder: Path, mode: ApprovalMode = ApprovalMode.REQUIRED, clock: Clock | None = None
) -> AsyncIterator[Day]:
    """The scene set: everybody has started the bot, the team has joined, the channel is connected.

    It is played once for each mode, and copied; with a clock of the test's own it is played for that test.
    """
    if clock is None:
        if mode not in _mornings:
            _mornings[mode] = await _play(template, folder, mode)
        day = _mornings[mode].begin(folder)
    else:
        day = _empty(template, folder, clock)
    day.app = open_app(day.town, day.clock, day.folder, day.account)
    try:
        if clock is None:
            await day.app.gate.open()
            await day.app.intake.resume()
        else:
            await _set_scene(day, mode)
        yield day
    finally:
        await day.app.close()
        await day.town.close()
        shutil.rmtree(folder, ignore_errors=True)


def _empty(template: Path, folder: Path, clock: Clock) -> Day:
    town = Town(now=clock, seed=1)
    fresh_database(template, folder / "desk.db")
    return Day(town, clock, folder, town.add_bot("desk_bot", "Desk"))


async def _play(template: Path, folder: Path, mode: ApprovalMode) -> Morning:
    """The scene as it is when the day begins."""
    day = _empty(template, folder, Clock())
    day.app = open_app(day.town, day.clock, day.folder, day.account)
    try:
        await _set_scene(day, mode)
        await day.app.close()
        return Morning.of(day)
    finally:
        await day.app.close()
        shutil.rmtree(folder)


async def _set_scene(day: Day, mode: ApprovalMode) -> None:
    for name in ("owner", "editor", "reviewer", "reader", "stranger"):
        day.people[name] = day.town.add_person(name.capitalize(), name)
        day.people[name].start(day.account)
    await day.listens()
    owner = day.people["owner"]
    day.channel = owner.create_channel("Roastery", "roastery")
    day.group = owner.create_group("Roastery talk")
    owner.link_discussion(day.channel, day.group)
    owner.promote(day.channel, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    day.people["reader"].join(day.channel)
    staffing = day.desk.staffing
    claim = await staffing.issue_claim()
    member = await staffing.found(owner.id, "Roastery", "Europe/Athens", claim)
    day.workspace_id = member.workspace.id
    day.channel_id = (await day.desk.connecting.connect(owner.id, "telegram", day.channel.id)).id
    for name, role in (("editor", Role.EDITOR), ("reviewer", Role.REVIEWER)):
        token, _ = await staffing.invite(owner.id, role)
        await staffing.join(day.people[name].id, token)
    await staffing.set_mode(owner.id, mode)
    await day.goes_on()
