"""Each bot's mailbox: updates wait there until getUpdates confirms them or a webhook takes them.

Semantics follow the queue of Telegram's own Bot API server: an offset confirms all below it; a negative one keeps the
newest -offset; one that lies more than ten beyond the tail is ignored; updates are kept for a day; after a week without
any the next id is random.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from bot.sandbox.errors import ApiError
from bot.sandbox.webhooks import Delivery

if TYPE_CHECKING:
    from bot.sandbox.accounts import BotAccount
    from bot.sandbox.town import Town

Json = dict[str, Any]
DAY = 24 * 3600
WEEK = 7 * DAY
ONLY_WHEN_NAMED = ("chat_member", "message_reaction", "message_reaction_count")
OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
FUTURE = 10  # how far beyond the tail an offset may lie and still count


@dataclass(slots=True, eq=False)
class Update:
    """One update of one bot."""

    KIND: ClassVar[str] = "update"
    KEPT: ClassVar[tuple[str, ...]] = ("bot_id", "id", "time", "body")

    bot_id: int
    id: int
    time: float
    body: Json

    @property
    def key(self) -> str:
        """Under which the update is kept."""
        return f"{self.bot_id}:{self.id}"


@dataclass(eq=False)
class Mailbox:
    """The updates that wait for one bot, and its webhook if it has one."""

    KIND: ClassVar[str] = "mailbox"
    KEPT: ClassVar[tuple[str, ...]] = ("bot_id", "next_id", "allowed", "last_time", "webhook")

    town: Town = field(repr=False)
    bot_id: int
    next_id: int = 0
    allowed: list[str] = field(default_factory=list)  # empty: all but those that come only when named
    last_time: float = 0.0
    webhook: Json = field(default_factory=dict)
    waiting: list[Update] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self.news = asyncio.Event()
        self.poll = 0  # the number of the newest long poll; an older one gives way
        self.reason = OTHER_POLL
        self.delivery: Delivery | None = None

    @property
    def key(self) -> str:
        """Under which the mailbox is kept."""
        return str(self.bot_id)

    def give_way(self, reason: str) -> int:
        """End a long poll that is under way, with this reason; the number of the next one."""
        self.poll += 1
        self.reason = reason
        self.news.set()
        return self.poll

    def deliver(self) -> None:
        """Begin to post updates to the webhook, if there is one and a loop runs."""
        if self.webhook and self.delivery is None:
            self.delivery = Delivery(self.town, self.town.bots[self.bot_id], self)
            self.delivery.start()

    async def stop(self) -> None:
        """Post no more."""
        delivery, self.delivery = self.delivery, None
        if delivery is not None:
            await delivery.stop()

    def wants(self, kind: str) -> bool:
        """Does the bot receive this kind of update?"""
        return kind in self.allowed if self.allowed else kind not in ONLY_WHEN_NAMED

    def put(self, kind: str, payload: Json) -> Update | None:
        """Add an update; None when the bot does not want this kind."""
        if not self.wants(kind):
            return None
        now = self.town.now()
        if self.next_id == 0 or now - self.last_time > WEEK:
            self.next_id = self.town.random.randint(100_000_000, 999_999_999)
        update = Update(self.bot_id, self.next_id, now, {"update_id": self.next_id, kind: payload})
        self.next_id += 1
        self.last_time = now
        self.waiting.append(update)
        self.town.touch(update)
        self.town.touch(self)
        self.news.set()
        return update

    def drop(self, updates: list[Update]) -> None:
        """Forget them: confirmed, expired or unwanted."""
        gone = {update.id for update in updates}
        if gone:
            self.waiting = [update for update in self.waiting if update.id not in gone]
            for update in updates:
                self.town.forget(update)

    def expire(self) -> None:
        """Forget what is older than a day."""
        oldest = self.town.now() - DAY
        if self.waiting and self.waiting[0].time < oldest:
            self.drop([update for update in self.waiting if update.time < oldest])

    def get(self, offset: int, limit: int) -> list[Json]:
        """Confirm what lies below the offset; the next updates, oldest first."""
        self.expire()
        if offset < 0:
            self.drop(self.waiting[: max(0, len(self.waiting) + offset)])
        elif 0 < offset <= self.next_id + FUTURE:
            self.drop([update for update in self.waiting if update.id < offset])
        return [update.body for update in self.waiting[:limit]]


def mailbox(town: Town, bot: BotAccount) -> Mailbox:
    """The bot's mailbox; made when first needed."""
    box = town.mailboxes.get(bot.id)
    if box is None:
        box = town.mailboxes[bot.id] = Mailbox(town, bot.id)
    return box


def deliver(town: Town, bot: BotAccount, kind: str, payload: Json) -> None:
    """Put an update into the bot's mailbox."""
    mailbox(town, bot).put(kind, payload)


async def get_updates(town: Town, bot: BotAccount, p: Json) -> list[Json]:
    """The method getUpdates, with its long poll."""
    box = mailbox(town, bot)
    if box.webhook:
        raise ApiError(409, HOOKED)
    if "allowed_updates" in p:
        box.allowed = list(p["allowed_updates"])
        town.touch(box)
    offset, limit = p.get("offset", 0), min(100, max(1, p.get("limit", 100)))
    deadline = asyncio.get_running_loop().time() + max(0, p.get("timeout", 0))
    mine = box.give_way(OTHER_POLL)
    while True:
        found = box.get(offset, limit)
        left = deadline - asyncio.get_running_loop().time()
        if found or left <= 0:
            return found
        box.news.clear()
        town.keep()
        try:
            async with asyncio.timeout(left):
                await box.news.wait()
        except TimeoutError:
            return []
        if box.poll != mine:
            raise ApiError(409, box.reason)
