"""The town: one fake Telegram, the same for tests (in process), the HTTP server and the browser page.

    town = Town()
    bot = town.add_bot("desk_bot")
    editor = town.add_person("Editor")
    editor.start(bot)                       # see people.py for what people can do
    reply = await town.call(bot.token, "sendMessage", {"chat_id": editor.id, "text": "Hello"})
    editor.chat_with(bot).last().text       # "Hello"

`call` is the only way in for a bot. Dictionaries that come out of the town are shared with it: read, do not change.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.sandbox.accounts import Account, BotAccount
from bot.sandbox.calling import Call, Reply, answer
from bot.sandbox.chats import Chat
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.founding import found_bot, found_person
from bot.sandbox.limits import Limits
from bot.sandbox.messages import SERVICE, Message
from bot.sandbox.updates import Mailbox, mailbox

if TYPE_CHECKING:
    from bot.sandbox.blogs import Blog
    from bot.sandbox.callbacks import Query
    from bot.sandbox.keeping import Keeper
    from bot.sandbox.people import Person
    from bot.sandbox.polls import Poll

Json = dict[str, Any]


@dataclass(eq=False)
class Counters:
    """The last numbers that were given out; kept, so that none is used twice."""

    KIND = "counters"
    KEPT = ("user", "group", "channel", "file", "poll", "query", "album", "link", "ephemeral")

    user: int = 500_000
    group: int = 4_000_000
    channel: int = 1_001_000_000
    file: int = 0
    poll: int = 0
    query: int = 0
    album: int = 0
    link: int = 0
    ephemeral: int = 0
    key: str = field(default="counters", init=False)


class Town:
    """All accounts, chats and messages, and the Bot API over them."""

    def __init__(
        self,
        now: Callable[[], float] = time.time,
        strict: bool = True,
        seed: int | None = None,
        calls_kept: int | None = None,
    ) -> None:
        """`now` gives unix seconds. `strict`: refuse parameters that Telegram would silently ignore. `calls_kept`:
        remember no more than about so many calls (None: all).
        """
        self.now = now
        self.strict = strict
        self.random = random.Random(seed)
        self.calls_kept = calls_kept
        self.people: dict[int, Person] = {}
        self.bots: dict[int, BotAccount] = {}
        self.tokens: dict[str, BotAccount] = {}
        self.chats: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}  # (bot id, person id)
        self.polls: dict[str, Poll] = {}
        self.blogs: dict[str, Blog] = {}
        self.queries: dict[str, Query] = {}
        self.mailboxes: dict[int, Mailbox] = {}
        self.copies: dict[tuple[int, int], Message] = {}  # (channel, post) -> its automatic forward
        self.files = Files(self)
        self.counters = Counters()
        self.faults = Faults(self.random)
        self.limits: Limits | None = None
        self.calls: list[Call] = []
        self.complaints: list[str] = []
        self.listeners: list[asyncio.Queue[Json]] = []
        self.keeper: Keeper | None = None

    async def call(
        self,
        token: str,
        method: str,
        params: Mapping[str, Any] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> Reply:
        """One request of the Bot API. `files` maps multipart names to (file name, data).

        Never raises for what Telegram would answer; `Reply.wire` says what happens on the wire instead of an answer.
        """
        return await answer(self, token, method, params or {}, files or {})

    # Founding

    def add_bot(
        self, username: str, first_name: str | None = None, *, token: str | None = None, privacy: bool = True
    ) -> BotAccount:
        """A bot, as BotFather would make it."""
        return found_bot(self, username, first_name or username, token, privacy)

    def add_person(
        self,
        first_name: str,
        username: str | None = None,
        language_code: str | None = "en",
        last_name: str | None = None,
    ) -> Person:
        """A person with a phone."""
        return found_person(self, first_name, username, language_code, last_name)

    # Looking around

    def account(self, account_id: int) -> Account | None:
        """A person or a bot."""
        return self.people.get(account_id) or self.bots.get(account_id)

    def chat(self, key: str) -> Chat:
        """A chat by its key. Raises KeyError."""
        bot, colon, person = key.partition(":")
        return self.private[int(bot), int(person)] if colon else self.chats[int(key)]

    def messages(self, chat: Chat) -> list[Message]:
        """The chat's messages, oldest first."""
        return list(chat.messages.values())

    def mailbox(self, bot: BotAccount) -> Mailbox:
        """The updates that wait for a bot."""
        return mailbox(self, bot)

    def sender_shown(self, message: Message) -> Json:
        """The Bot API's `from`: stand-ins where Telegram hides who it was."""
        account = self.account(message.author_id or 0)
        if message.sender_chat_id is None and account is not None:
            return account.brief()
        if message.is_automatic_forward:
            return {"id": SERVICE, "is_bot": False, "first_name": "Telegram"}
        if message.sender_chat_id == message.chat.id:
            return {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        return {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}

    # Telling and keeping

    def subscribe(self) -> asyncio.Queue[Json]:
        """A queue of events from now on. Each has `kind` and, where it concerns one, `chat` (the chat's key):

        message, edited (`message`, `keyboard`), deleted (`message_id`), push (`message_id`, `people`, `sound`), answer
        (`person`, `message_id`, `text`, `alert`, `url`), reaction (`message_id`, `reactions`), poll (`message_id`,
        `poll`), member (`account`, `status`), pin (`message_id`, `pinned`), action (`action`), draft (`draft`,
        `content`: text that is being streamed), chat (a chat appeared or changed), blog (there is one more).
        """
        queue: asyncio.Queue[Json] = asyncio.Queue()
        self.listeners.append(queue)
        return queue

    def unsubscribe(self, queue: asyncio.Queue[Json]) -> None:
        """No more events into this queue."""
        if queue in self.listeners:
            self.listeners.remove(queue)

    def tell(self, kind: str, chat: Chat | None = None, **facts: Any) -> None:
        """Put an event into every listener's queue."""
        if self.listeners:
            event: Json = {"kind": kind, **({"chat": chat.key} if chat else {}), **facts}
            for queue in self.listeners:
                queue.put_nowait(event)

    def touch(self, thing: Any) -> None:
        """This thing has changed: it will be kept."""
        if self.keeper is not None:
            self.keeper.changed(thing)

    def forget(self, thing: Any) -> None:
        """This thing is gone."""
        if self.keeper is not None:
            self.keeper.gone(thing)

    def keep(self) -> None:
        """Everything that changed so far survives the end of the process."""
        if self.keeper is not None:
            self.keeper.keep()

    async def close(self) -> None:
        """End webhook deliveries, keep and close."""
        for box in self.mailboxes.values():
            await box.stop()
        if self.keeper is not None:
            self.keeper.close()
            self.keeper = None

    def number(self, counter: str) -> int:
        """The next number of a counter."""
        value: int = getattr(self.counters, counter) + 1
        setattr(self.counters, counter, value)
        self.touch(self.counters)
        return value

    def new_album(self) -> str:
        """A fresh `media_group_id`."""
        return str(13_000_000_000_000_000 + self.number("album"))
