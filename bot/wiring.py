"""Which drawer, which service, which clock: everything is put together here, and nowhere else."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import socket
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.session.middlewares.base import NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods.base import Response, TelegramMethod
from aiogram.types import LinkPreviewOptions, Update

from bot.clock import SystemClock, WakeUp
from bot.config import Settings
from bot.drawing import Drawer
from bot.gate import Gate, Pace, urgency
from bot.intake import Intake
from bot.log import keep_out
from desk.acting import Office
from desk.errors import NeedsLogin
from desk.model.cards import Priority
from desk.model.source import USUAL, Tempo
from desk.ports import Clock
from desk.ports.models import LanguageModel
from desk.ports.replies import Answering
from desk.verbs import Desk, open_desk
from handlers.apologies import apologise
from handlers.asking import Asking
from handlers.charting.pictures import Drawing
from handlers.front import door
from handlers.notify import Notifier
from integrations.addresses import allowed_hosts
from integrations.chotam import ChotamAnswering
from integrations.feeds import FeedReader
from integrations.http import WebClient
from integrations.openai import OpenAIModel
from integrations.telegram import TelegramAnswering, TelegramNetwork
from integrations.telegram_web import TelegramWebReader
from storage.intake import SqlIntake
from storage.memory import SqlMemory
from storage.pacing import SqlPacing
from storage.unit import SqlStore

CLAIMED_AHEAD = timedelta(milliseconds=300)
REQUEST_SECONDS = 90
"""Above every upload by file_id; a lease is longer still."""


class KeyedSecrets:
    """Tokens, and their hashes keyed with the secret key."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def token(self) -> str:
        return secrets.token_urlsafe(16)

    def digest(self, token: str) -> str:
        return hmac.new(self._key, token.encode(), hashlib.sha256).hexdigest()


@dataclass(slots=True)
class App:
    """One running desk."""

    settings: Settings
    store: SqlStore
    bot: Bot
    gate: Gate
    desk: Desk
    intake: Intake
    queue: SqlIntake
    notifier: Notifier
    web: WebClient
    wakeups: dict[str, WakeUp]
    drawing: Drawing

    async def close(self) -> None:
        await self.drawing.close()
        await self.web.close()
        await self.bot.session.close()
        if isinstance(self.desk.office.model, OpenAIModel):
            await self.desk.office.model.close()
        await self.store.close()


def make_bot(settings: Settings, session: BaseSession | None = None) -> Bot:
    """The bot, speaking to the configured Bot API server (its files too)."""
    if session is None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url), timeout=REQUEST_SECONDS)
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    session.middleware(_hold_model)
    quiet = LinkPreviewOptions(is_disabled=True)  # posts say themselves how their links preview
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML", link_preview=quiet))


@cache
def _answer_model(returning: Any) -> Any:
    return Response[returning]


async def _hold_model(
    make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
) -> Response[Any]:
    """pydantic forgets a generic model that nobody holds, and makes it anew, in 10 ms, for one of the next answers."""
    _answer_model(method.__returning__)
    return await make_request(bot, method)


def build(
    settings: Settings,
    session: BaseSession | None = None,
    clock: Clock | None = None,
    pace: Pace | None = None,
    worker: str | None = None,
    store: SqlStore | None = None,
    drawing: Drawing | None = None,
    tempo: Tempo = USUAL,
    model: LanguageModel | None = None,
) -> App:
    """Everything of one desk, not started. What is given takes the place of the real thing: tests are this with a
    fake Telegram behind the session and a clock of their own."""
    ahead = CLAIMED_AHEAD if clock is None else timedelta(0)  # a clock of one's own cannot be slept on
    clock = clock or SystemClock()
    store = store or SqlStore(settings.database)
    bot = make_bot(settings, session)
    gate = Gate(SqlPacing(store), clock.now, pace)
    bot.session.middleware(gate)
    network = TelegramNetwork(bot)
    key = settings.key()
    keep_out(key, settings.chotam_token.get_secret_value() if settings.chotam_token else "")
    drawing = drawing or Drawer(settings.data_dir / "drawing")
    networks = {"telegram": network}
    web = WebClient(allowed_hosts(settings.fetch_allow))
    preview = TelegramWebReader(web, clock.now, settings.telegram_web_url, tempo)
    office = Office(
        store,
        clock,
        KeyedSecrets(key),
        networks,
        settings.owner_id,
        counters=networks,
        pages={"telegram": preview},
        answering=_ways_back(settings, bot, web),
        readers=(preview, FeedReader(web, clock.now, tempo)),
        model=model or _model(settings),
    )
    desk = open_desk(office, worker or f"{socket.gethostname()[:32]}-{secrets.token_hex(4)}", ahead)
    asking = Asking(SqlMemory(store))
    queue = SqlIntake(store)

    async def sorry(update: Update, code: str) -> None:
        await apologise(bot, desk, update, code)

    intake = Intake(bot, door(), queue, clock, {"desk": desk, "asking": asking, "drawing": drawing}, sorry)
    notifier = Notifier(desk, bot, network, drawing)
    wakeups = _wakeups(desk, notifier, queue, clock)
    app = App(settings, store, bot, gate, desk, intake, queue, notifier, web, wakeups, drawing)
    store.listeners.append(lambda touched: _ring(app.wakeups, touched))
    return app


def _ways_back(settings: Settings, bot: Bot, web: WebClient) -> dict[str, Answering]:
    """How readers are answered, by the kind of their source; the others are only listened to."""
    ways: dict[str, Answering] = {"group": TelegramAnswering(bot)}
    if settings.chotam_token is not None:
        ways["chotam"] = ChotamAnswering(web, settings.chotam_url, settings.chotam_token.get_secret_value())
    return ways


def _model(settings: Settings) -> OpenAIModel | None:
    """The language model, where a key is given; the library is read when the first question is asked."""
    if settings.openai_api_key is None:
        return None
    key = settings.openai_api_key.get_secret_value()
    return OpenAIModel(key, settings.openai_base_url, settings.openai_model)


def _wakeups(desk: Desk, notifier: Notifier, queue: SqlIntake, clock: Clock) -> dict[str, WakeUp]:
    async def publish() -> None:
        urgency.set(Priority.PUBLICATION)
        await desk.publishing.begin()
        await desk.changing.run_once()

    async def answer() -> None:
        urgency.set(Priority.ANSWER)
        await desk.replying.begin()
        await desk.replying.change()

    async def push() -> None:
        urgency.set(Priority.PUSH)
        while await notifier.run_once(alerts=False):
            pass

    async def push_alerts() -> None:
        """Beside the others, so that none of them is waited for."""
        urgency.set(Priority.ALERT)
        while await notifier.run_once(alerts=True):
            pass

    async def review() -> None:
        await desk.approving.expire()
        await desk.approving.remind()

    async def tidy() -> None:
        await queue.forget_old(clock.now())
        await desk.counting.forget_old()
        await desk.competing.forget_old()

    made = (
        WakeUp("publications", publish, desk.publishing.next_due, settled=desk.publishing.lanes.settled),
        WakeUp("alerts", desk.timing.run_once, desk.timing.next_due),
        WakeUp("alert_pushes", push_alerts, notifier.next_due),
        WakeUp("cases", desk.chasing.run_once, desk.chasing.next_due),
        WakeUp("replies", answer, desk.replying.next_due, settled=desk.replying.lanes.settled),
        WakeUp("pushes", push, notifier.next_due),
        WakeUp("sources", desk.sourcing.run_once, desk.sourcing.next_due),
        WakeUp("albums", desk.gathering.close, desk.gathering.next_due),
        WakeUp("reviews", review, desk.approving.next_expiry),
        WakeUp("reports", desk.timetabling.run_once, desk.timetabling.next_due, every=timedelta(minutes=1)),
        WakeUp("opinions", desk.consulting.run_once, desk.consulting.next_due, every=timedelta(seconds=5)),
        WakeUp("numbers", desk.counting.run_once, desk.counting.next_due, every=timedelta(minutes=1)),
        WakeUp("competitors", desk.competing.run_once, desk.competing.next_due, every=timedelta(minutes=1)),
        WakeUp("spikes", desk.spiking.run_once, every=timedelta(minutes=10)),
        WakeUp("tidy", tidy, every=timedelta(hours=6)),
    )
    return {wakeup.name: wakeup for wakeup in made}


def _ring(wakeups: dict[str, WakeUp], touched: set[str]) -> None:
    for name in touched:
        if name in wakeups:
            wakeups[name].ring()


async def check_token(bot: Bot) -> str | None:
    """The bot's user name; None where the token is not valid."""
    try:
        me = await bot.me()
    except NeedsLogin:
        return None
    return me.username or ""
