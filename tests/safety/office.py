"""An office that a machine drives step by step: the real desk over SQLite, the town as its network."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.methods.base import TelegramMethod, TelegramType

from bot.clock import run_until_quiet
from bot.config import Settings
from bot.sandbox.accounts import BotAccount
from bot.sandbox.town import Town
from bot.wiring import App, build
from desk.model.people import Person, Role
from storage.engine import copy_sqlite
from storage.unit import SqlStore
from tests.day import NOWHERE, UNHURRIED, DeskClock, migrated
from tests.drawers import lend
from tests.town import Clock, TownSession

T = TypeVar("T")
Row = dict[str, Any]
Before = Callable[[TelegramMethod[Any]], None]
After = Callable[[TelegramMethod[Any], BaseException | None, bool], None]
"""The call, how it ended, and whether Telegram carried it out."""
TEAM = {
    1: Role.OWNER,
    2: Role.EDITOR,
    3: Role.EDITOR,
    4: Role.REVIEWER,
    5: Role.REVIEWER,
    6: Role.REVIEWER,
    7: Role.ADMIN,
}
OWNER = 1
STRANGER = 99
CHANNELS = ("roastery", "beans")


class Killed(BaseException):
    """The process dies here."""


class WatchedSession(TownSession):
    """Shows each call to a watcher before it is made and after it was, and dies where it is told to."""

    before: Before | None = None
    after: After | None = None
    die: str = ""  # "before" or "after" the next call that writes into a channel

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - aiogram's signature
    ) -> TelegramType:
        writes = method.__api_method__.startswith(("send", "edit", "delete"))
        if not writes or self.before is None or self.after is None:
            return await super().make_request(bot, method, timeout)
        self.before(method)
        die, self.die = self.die, ""
        if die == "before":
            self.after(method, Killed(), False)
            raise Killed
        error: BaseException | None = None
        try:
            return await super().make_request(bot, method, timeout)
        except Exception as raised:
            error = raised
            raise
        finally:
            applied = self.town.calls[-1].applied
            self.after(method, Killed() if die else error, applied)
            if die:
                raise Killed


def new_town(clock: Clock) -> tuple[Town, BotAccount]:
    """The same every time: ids, names, rights."""
    town = Town(now=clock, seed=1, calls_kept=50)
    account = town.add_bot("desk_bot", "Desk")
    owner = town.add_person("Owner", "owner")
    for name in CHANNELS:
        channel = owner.create_channel(name.capitalize(), name)
        owner.promote(channel, account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    return town, account


class Office:
    """One example's desk. The drawers stay open from example to example; all else is made anew."""

    def __init__(self, runner: asyncio.Runner, store: SqlStore, look: sqlite3.Connection, template: Path) -> None:
        self.runner = runner
        self.store = store
        self.look = look
        self.path = Path(look.execute("PRAGMA database_list").fetchone()[2])
        self.copy = self.path.with_name("copy.db")
        copy_sqlite(template, self.path)
        self.clock = Clock()
        self.town, self.account = new_town(self.clock)
        self.before: Before | None = None
        self.after: After | None = None
        self.app = self._open()

    def watch(self, before: Before, after: After) -> None:
        self.before = self.session.before = before
        self.after = self.session.after = after

    def run(self, verb: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(verb)

    def _open(self) -> App:
        self.session = WatchedSession(self.town)
        self.session.before, self.session.after = self.before, self.after
        self.store.listeners.clear()
        return open_app(self.account, self.path.parent, self.session, self.clock, self.store)

    @property
    def desk(self) -> Any:
        return self.app.desk

    def rows(self, query: str, *values: object) -> list[Row]:
        """Our own eyes on the tables: nothing of the desk is between."""
        return [dict(row) for row in self.look.execute(query, values)]

    def version(self) -> int:
        """Another number after every commit of the desk."""
        return int(self.look.execute("PRAGMA data_version").fetchone()[0])

    def restart(self) -> None:
        """The process died or ended; another one begins on the same database."""

        async def again() -> None:
            self.app = self._open()
            await self.app.gate.open()
            await self.app.desk.publishing.sweep(everything=True)
            await self.app.desk.replying.sweep(everything=True)

        self.run(again())

    def keep_copy(self) -> None:
        copy_sqlite(self.path, self.copy)

    def put_copy_back(self) -> None:
        """What `python -m bot restore` does."""
        copy_sqlite(self.copy, self.path)
        self.app = self._open()
        self.run(self.app.desk.freezing.mark_restored())
        self.restart()

    def work(self) -> None:
        """All wake-ups that touch posts, by turns, until nothing is due."""
        wakeups = [self.app.wakeups["publications"], self.app.wakeups["reviews"]]
        self.run(run_until_quiet(self.desk.office.clock, *wakeups))


def open_app(account: BotAccount, folder: Path, session: TownSession, clock: Clock, store: SqlStore) -> App:
    settings = Settings(
        _env_file=None,
        bot_token=account.token,
        data_dir=folder,
        secret_key="k" * 32,
        telegram_web_url=NOWHERE,
    )
    return build(settings, session, DeskClock(clock), UNHURRIED, "one", store)


@contextmanager
def drawers(runner: asyncio.Runner, folder: Path) -> Iterator[tuple[SqlStore, sqlite3.Connection, Path]]:
    """A store and a second pair of eyes on its file; and the file of an office in which everybody has joined."""
    template = runner.run(_staffed(folder))
    path = folder / "desk.db"
    copy_sqlite(template, path)
    store = lend(path)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)) as look:
        look.row_factory = sqlite3.Row
        try:
            yield store, look, template
        finally:
            runner.run(store.close())


async def _staffed(folder: Path) -> Path:
    """A database in which the team has joined and both channels are connected."""
    path = await migrated(folder)
    clock = Clock()
    town, account = new_town(clock)
    store = lend(path)
    desk = open_app(account, folder, TownSession(town), clock, store).desk
    for number in (*TEAM, STRANGER):
        await desk.staffing.meet(Person(number, f"Member {number}", reachable=True))
    await desk.staffing.found(OWNER, "Roastery", "Europe/Athens", await desk.staffing.issue_claim())
    for number, role in TEAM.items():
        if number != OWNER:
            token, _ = await desk.staffing.invite(OWNER, role)
            await desk.staffing.join(number, token)
    for chat in town.chats.values():
        await desk.connecting.connect(OWNER, "telegram", chat.id)
    await store.close()
    copy_sqlite(path, path.with_name("staffed.db"))
    return path.with_name("staffed.db")
