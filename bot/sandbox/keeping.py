"""The town on disk: state and ids survive restarts and kills.

One SQLite file with a row per thing, and a folder of files by content hash. Whatever changed during a call is committed
before the call is answered, so no number that anybody saw is ever given out again. A killed process loses nothing that
was answered; a power failure loses the last moment at most.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.sandbox.accounts import BotAccount
from bot.sandbox.blogs import Blog
from bot.sandbox.callbacks import Query
from bot.sandbox.chats import Chat
from bot.sandbox.files import StoredFile
from bot.sandbox.members import Member
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.polls import Poll
from bot.sandbox.town import Counters, Town
from bot.sandbox.updates import Mailbox, Update

if TYPE_CHECKING:
    from typing import Self

Json = dict[str, Any]
SCHEMA = "CREATE TABLE IF NOT EXISTS thing (kind TEXT, key TEXT, body TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID"


class Keeper:
    """Writes what has changed."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.base = sqlite3.connect(folder / "town.sqlite3", isolation_level=None)
        self.base.execute("PRAGMA journal_mode = WAL")
        self.base.execute("PRAGMA synchronous = NORMAL")
        self.base.execute(SCHEMA)
        self.waiting: dict[tuple[str, str], Any] = {}  # None: gone

    def changed(self, thing: Any) -> None:
        """It will be written with the next commit."""
        self.waiting[thing.KIND, thing.key] = thing

    def gone(self, thing: Any) -> None:
        """It will be removed with the next commit."""
        self.waiting[thing.KIND, thing.key] = None

    def keep(self) -> None:
        """Commit all changes at once."""
        if not self.waiting:
            return
        waiting, self.waiting = self.waiting, {}
        kept = [(kind, key, json.dumps(row(thing))) for (kind, key), thing in waiting.items() if thing is not None]
        gone = [name for name, thing in waiting.items() if thing is None]
        self.base.execute("BEGIN")
        self.base.executemany("INSERT OR REPLACE INTO thing VALUES (?, ?, ?)", kept)
        self.base.executemany("DELETE FROM thing WHERE kind = ? AND key = ?", gone)
        self.base.execute("COMMIT")

    def rows(self, kind: str) -> list[Json]:
        """All kept things of a kind."""
        found = self.base.execute("SELECT body FROM thing WHERE kind = ?", (kind,))
        return [json.loads(body) for (body,) in found]

    def close(self) -> None:
        """Commit and close."""
        self.keep()
        self.base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def row(thing: Any) -> Json:
    """A thing as JSON values."""
    kept: Json = {name: getattr(thing, name) for name in thing.KEPT}
    if isinstance(thing, Chat):
        kept["members"] = {str(account_id): member.row() for account_id, member in thing.members.items()}
    if isinstance(thing, Message):
        kept["chat_key"] = thing.chat.key
    return kept


def open_town(folder: Path | None, **settings: Any) -> Town:
    """The town that is kept in this folder, or a new one; without a folder nothing is kept.

    `settings` are those of Town. A new town has no accounts.
    """
    settings.setdefault("calls_kept", 1000)
    town = Town(**settings)
    if folder is None:
        return town
    keeper = Keeper(folder)
    town.files.folder = folder / "files"
    town.files.folder.mkdir(exist_ok=True)
    for load in LOADERS:
        load(town, keeper)
    town.keeper = keeper
    return town


def load_accounts(town: Town, keeper: Keeper) -> None:
    """Counters, people, bots."""
    for one in keeper.rows(Counters.KIND):
        for name, value in one.items():
            setattr(town.counters, name, value)
    for one in keeper.rows(Person.KIND):
        town.people[one["id"]] = Person(town, **one)
    for one in keeper.rows(BotAccount.KIND):
        bot = town.bots[one["id"]] = BotAccount(town, **one)
        town.tokens[bot.token] = bot


def load_chats(town: Town, keeper: Keeper) -> None:
    """Chats with their members."""
    for one in keeper.rows(Chat.KIND):
        members = {int(account_id): Member(**member) for account_id, member in one.pop("members").items()}
        chat = Chat(town, **one, members=members)
        if chat.bot_id is not None:
            town.private[chat.bot_id, chat.id] = chat
        else:
            town.chats[chat.id] = chat


def load_messages(town: Town, keeper: Keeper) -> None:
    """Messages in the order of their ids, polls, files."""
    for one in sorted(keeper.rows(Message.KIND), key=lambda found: int(found["id"])):
        message = Message(town.chat(one.pop("chat_key")), **one)
        message.chat.messages[message.id] = message
        if message.origin is not None:
            town.copies[message.origin[0], message.origin[1]] = message
    for one in keeper.rows(Poll.KIND):
        town.polls[one["id"]] = Poll(**one)
    for one in keeper.rows(StoredFile.KIND):
        town.files.put(StoredFile(**one))


def load_blogs(town: Town, keeper: Keeper) -> None:
    """Blogs with their entries."""
    for one in keeper.rows(Blog.KIND):
        town.blogs[one["name"]] = Blog(**one)


def load_mail(town: Town, keeper: Keeper) -> None:
    """Waiting updates and unanswered presses."""
    for one in keeper.rows(Mailbox.KIND):
        town.mailboxes[one["bot_id"]] = Mailbox(town, **one)
    for one in sorted(keeper.rows(Update.KIND), key=lambda found: (found["time"], found["id"])):
        town.mailboxes[one["bot_id"]].waiting.append(Update(**one))
    for one in keeper.rows(Query.KIND):
        town.queries[one["id"]] = Query(**one)


LOADERS: tuple[Callable[[Town, Keeper], None], ...] = (load_accounts, load_chats, load_messages, load_blogs, load_mail)
