"""Presses of inline buttons and their answers."""

from __future__ import annotations

import asyncio
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from bot.sandbox.updates import deliver

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account, BotAccount
    from bot.sandbox.messages import Message
    from bot.sandbox.town import Town

Json = dict[str, Any]
MANY = 500  # queries are cleared out when there are so many
LIFETIME = 15 * 60  # seconds; later answers are "too old"


@dataclass(eq=False)
class Query:
    """One callback query that waits for its answer, and then holds it."""

    KIND: ClassVar[str] = "query"
    KEPT: ClassVar[tuple[str, ...]] = ("id", "bot_id", "person_id", "chat_key", "message_id", "data", "time")

    id: str
    bot_id: int
    person_id: int
    chat_key: str
    message_id: int
    data: str
    time: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event, repr=False)

    @property
    def key(self) -> str:
        """Under which the query is kept."""
        return self.id


@dataclass(eq=False)
class Press:
    """A press as its person sees it. `answer` is None until the bot answers, then `{text?, show_alert?, url?}`."""

    query: Query

    @property
    def answer(self) -> Json | None:
        """What answerCallbackQuery brought."""
        return self.query.answer

    @property
    def text(self) -> str:
        """The answer's text; empty when there is none (yet)."""
        return str((self.query.answer or {}).get("text", ""))

    async def wait(self, seconds: float = 5.0) -> Json:
        """Wait for the answer. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            await self.query.answered.wait()
        return self.query.answer or {}


def ask(
    town: Town, bot: BotAccount, person: Account, message: Message | None, place: tuple[str, int], data: str
) -> Press:
    """A press becomes an update. `place` is (chat key, message id); `message` is None when it is gone or forged."""
    number = town.number("query")
    query = Query(f"{4_000_000_000_000 + number}", bot.id, person.id, *place, data, town.now())
    if len(town.queries) >= MANY:
        for old in [one for one in town.queries.values() if town.now() - one.time > LIFETIME]:
            del town.queries[old.id]
            town.forget(old)
    town.queries[query.id] = query
    town.touch(query)
    chat = town.chat(place[0])
    shown = message.show() if message else {"chat": chat.brief(), "message_id": place[1], "date": 0}
    deliver(
        town,
        bot,
        "callback_query",
        {
            "id": query.id,
            "from": person.brief(),
            "message": shown,
            "chat_instance": str(zlib.crc32(chat.key.encode())),
            "data": data,
        },
    )
    return Press(query)
