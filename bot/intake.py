"""Updates: received → committed → acknowledged → handled, in order within a lane, many lanes at once, each once."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from itertools import count
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update
from pydantic import ValidationError

from bot.gate import urgency
from desk.errors import IntegrationError, NeedsLogin, NotSent, Rejected, SlowDown, Unavailable
from desk.model.cards import Priority
from desk.ports import Clock
from storage.intake import Received, SqlIntake

log = structlog.get_logger("intake")
ALLOWED = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "message_reaction_count",
    "poll",
]
LANES = 64
MOST_TRIES = 6
Apologise = Callable[[Update, str], Awaitable[None]]


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates without parsing: an update that aiogram cannot read must still be kept."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


def lane_of(raw: dict[str, Any]) -> int:
    """The chat of an update, else the person, else 0. Where somebody has made us an administrator it is that person:
    our answer goes to their own chat, in order with what else they do there."""
    if person := _promoter(raw.get("my_chat_member")):
        return person
    for name, event in raw.items():
        if name == "update_id" or not isinstance(event, dict):
            continue
        message = event.get("message") if "message" in event else event
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return int(chat["id"])
        person = event.get("from") or event.get("user")
        if isinstance(person, dict) and isinstance(person.get("id"), int):
            return int(person["id"])
    return 0


def _promoter(event: Any) -> int | None:
    """Who made us an administrator with this change."""
    if not isinstance(event, dict):
        return None
    before, after, by = (event.get(name) for name in ("old_chat_member", "new_chat_member", "from"))
    if not (isinstance(before, dict) and isinstance(after, dict) and isinstance(by, dict)):
        return None
    made = after.get("status") == "administrator" != before.get("status")
    return int(by["id"]) if made and isinstance(by.get("id"), int) else None


class Intake:
    """`feed` handles one parsed update; `apologise` tells a person that something broke, with a code."""

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        queue: SqlIntake,
        clock: Clock,
        context: dict[str, Any],
        apologise: Apologise,
    ) -> None:
        self.bot = bot
        self.dispatcher = dispatcher
        self.queue = queue
        self.clock = clock
        self.context = context
        self.apologise = apologise
        self.retry_after = 0.5
        self._lanes: dict[int, deque[Received]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(LANES)
        self._done: list[Received] = []
        self._idle = asyncio.Event()
        self._idle.set()
        self._flushing = asyncio.Lock()

    async def resume(self) -> int:
        """Go on with what the process before kept and did not handle. How many."""
        waiting = await self.queue.waiting(self.bot.id)
        self._enqueue(waiting)
        return len(waiting)

    async def poll(self, wait: int = 25) -> int:
        """Ask once, keep what came, acknowledge it by that, hand it to the lanes. How many were new."""
        offset = await self.queue.offset(self.bot.id, self.clock.now())
        call = GetRawUpdates(offset=offset, timeout=wait, allowed_updates=ALLOWED)
        raw = await self.bot(call, request_timeout=wait + 10)
        return await self.take(raw)

    async def take(self, raw: Sequence[dict[str, Any]]) -> int:
        """Keep updates in one transaction, then hand them over: also the webhook's way in."""
        now = self.clock.now()
        received = [
            Received(
                self.bot.id, int(one["update_id"]), lane_of(one), json.dumps(one, ensure_ascii=False).encode(), now
            )
            for one in raw
        ]
        fresh = await self.queue.keep(received)
        self._enqueue(fresh)
        return len(fresh)

    def _enqueue(self, updates: Sequence[Received]) -> None:
        for update in updates:
            lane = self._lanes.get(update.lane)
            if lane is not None:
                lane.append(update)
                continue
            self._lanes[update.lane] = deque([update])
            self._idle.clear()
            task = asyncio.create_task(self._work(update.lane), name=f"lane {update.lane}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work(self, lane: int) -> None:
        """Handle a lane until it is empty; the lane's task lives no longer than its updates."""
        async with self._slots:
            waiting = self._lanes[lane]
            while waiting:
                try:
                    await self._handle(waiting[0])
                except Exception:
                    log.exception("update left for the next start", update=waiting[0].update_id)
                waiting.popleft()
        del self._lanes[lane]
        if not self._lanes:
            await self._kept(self.flush)
            if not self._lanes and not self._done:
                self._idle.set()

    async def _handle(self, received: Received) -> None:
        try:
            update = Update.model_validate(received.raw, context={"bot": self.bot})
        except (ValidationError, ValueError):
            log.warning("update parked", update=received.update_id, code="unparsable")
            await self._park(received, "unparsable")
            return
        urgency.set(Priority.ANSWER)
        structlog.contextvars.bind_contextvars(update=received.update_id)
        tries = 0
        while (error := await self._try(received, update)) is not None:
            unclear = not isinstance(error, (NotSent, Unavailable))
            if not isinstance(error, (IntegrationError, Unavailable)) or (unclear and tries == MOST_TRIES):
                await self._broke(received, update, error)
                return
            await self._wait(tries, error)
            tries += 1

    async def _try(self, received: Received, update: Update) -> Exception | None:
        """Handle it. None when that is over, else why it is not."""
        with self.queue.handling(received, self.clock.now()) as mark:
            try:
                await self.dispatcher.feed_update(self.bot, update, **self.context)
            except (NeedsLogin, Rejected) as error:
                log.info("answer not delivered", code=error.code)
            except Exception as error:  # noqa: BLE001 - whatever a handler raises parks its update and nothing else
                if not mark.marked or not isinstance(error, (IntegrationError, Unavailable)):
                    return error
                log.info("answer not delivered", code=error.code)
        if not mark.marked:
            await self._finish(received)
        return None

    async def _wait(self, tries: int, error: IntegrationError | Unavailable) -> None:
        log.warning("update waits", code=error.code, tries=tries)
        after = error.after if isinstance(error, SlowDown) else self.retry_after * 2 ** min(tries, 8)
        await asyncio.sleep(min(after, 60))

    async def _kept(self, write: Callable[[], Awaitable[None]]) -> None:
        """Write down what became of an update, however long the drawers are shut."""
        for tries in count():
            try:
                await write()
            except Unavailable as error:
                await self._wait(tries, error)
            else:
                return

    async def _park(self, received: Received, code: str) -> None:
        await self._kept(lambda: self.queue.park(received, code, self.clock.now()))

    async def _finish(self, received: Received) -> None:
        """Updates that changed nothing are marked in batches: a second answer after a crash does no harm."""
        self._done.append(received)
        if len(self._done) >= LANES:
            await self._kept(self.flush)

    async def flush(self) -> None:
        async with self._flushing:
            done = self._done[:]
            await self.queue.handled(done, self.clock.now())
            del self._done[: len(done)]

    async def _broke(self, received: Received, update: Update, error: Exception) -> None:
        """Anything unexpected parks the update at once, with one apology and a code that is in the log."""
        code = secrets.token_hex(3)
        log.error("update broke", code=code, exc_info=error)
        await self._park(received, f"broke_{code}")
        try:
            await self.apologise(update, code)
        except IntegrationError:
            log.info("apology not delivered", code=code)

    async def settled(self) -> None:
        """Until nothing waits in any lane."""
        await self._idle.wait()

    async def stop(self, within: float = 4.0) -> None:
        """Let the lanes end what they have begun; what they have not stays in the queue."""
        for lane in self._lanes.values():
            while len(lane) > 1:
                lane.pop()
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=within)
        for task in self._tasks:
            task.cancel()
        with suppress(Unavailable):  # it is handled again at the next start, and changes nothing
            await self.flush()
