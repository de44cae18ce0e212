"""The real bot by long polling, and the sandbox with the same bot in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import structlog
from pydantic import SecretStr

from bot.config import Settings
from bot.gate import Pace
from bot.keeping import tell, unusable
from bot.service import AlreadyRunning, on_signals, only_one, running
from bot.web import PortTaken, door_open
from bot.wiring import App, build, check_token
from desk.errors import IntegrationError
from desk.model.source import Tempo
from handlers.menu import set_default_menus
from storage import schema

log = structlog.get_logger("desk")

Say = Callable[[str], None]
FAULT = 2
SANDBOX_PACE = Pace(overall=1000, overall_burst=1000, private=100, private_burst=100, group=100, group_burst=100)
"""The town has no limits of its own, and whoever plays does not want to wait."""
SANDBOX_TEMPO = Tempo(timedelta(seconds=5), timedelta(seconds=10))


async def run(settings: Settings, say: Say) -> int:
    """Run until a signal comes."""
    if faults := await unusable(settings):
        return tell(faults, say)
    try:
        with only_one(settings.data_dir):
            return await _run(settings, say)
    except AlreadyRunning:
        say(f"✗ Another process works on {settings.data_dir}. Stop it, or give this one its own DATA_DIR.")
        return FAULT


async def _run(settings: Settings, say: Say) -> int:
    app = build(settings)
    stop = asyncio.Event()
    on_signals(stop.set)
    try:
        await schema.upgrade(app.store.writer)
        name = await _name(app, settings, say, stop)
        if name is None:
            return 0 if stop.is_set() else FAULT
        async with running(app), door_open(settings, app.desk.sourcing, app.desk.office.clock, app.store):
            await _menus(app)
            await announce(app, settings, name, say)
            await stop.wait()
            say("Stopping: what was begun is being ended.")
    except PortTaken:
        say(port_taken(settings))
        return FAULT
    finally:
        await app.close()
    return 0


def port_taken(settings: Settings) -> str:
    address = f"{settings.http_host}:{settings.http_port}"
    return f"✗ HTTP_PORT: {address} is taken. Give another port, or stop what listens there."


async def _name(app: App, settings: Settings, say: Say, stop: asyncio.Event) -> str | None:
    """The bot's user name; a network that is away at the start is waited for, a wrong token is not."""
    failures = 0
    while not stop.is_set():
        try:
            name = await check_token(app.bot)
        except IntegrationError as error:
            if not failures:
                say(f"No answer from {settings.telegram_api_url} ({error.code}): trying again.")
            failures += 1
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), min(2**failures, 30))
            continue
        if name is None:
            say("✗ BOT_TOKEN: Telegram does not know this token. Copy it again from @BotFather.")
        return name
    return None


async def _menus(app: App) -> None:
    """Telegram's command menus; without them everything works, so a failure is only noted."""
    try:
        await set_default_menus(app.bot)
    except IntegrationError as error:
        log.warning("menus not set", why=error.code)


async def announce(app: App, settings: Settings, name: str, say: Say) -> None:
    """One line that says what to open."""
    claim = await app.desk.staffing.issue_claim()
    if claim is None or settings.owner_id is not None:
        say(f"Running. Open https://t.me/{name}")
        return
    say(f"Running. Open https://t.me/{name}?start=claim_{claim} to become the owner (once, within 24 h).")


async def sandbox(settings: Settings, say: Say) -> int:
    """A town on this machine, the page to look at it, and the bot talking to it over HTTP."""
    settings = settings.in_sandbox()
    if faults := await unusable(settings):
        return tell(faults, say)
    try:
        with only_one(settings.data_dir):
            return await _sandbox(settings, say)
    except AlreadyRunning:
        say("✗ The sandbox is running already.")
        return FAULT


def inside_the_town(settings: Settings, token: str, url: str) -> Settings:
    """Telegram and the web that the desk listens to are the town; it is on this machine, so it has to be allowed."""
    allowed = ",".join(filter(None, (settings.fetch_allow, url.removeprefix("http://"))))
    town = {"telegram_api_url": url, "telegram_web_url": url, "fetch_allow": allowed}
    return settings.model_copy(update={"bot_token": SecretStr(token), **town})


async def _sandbox(settings: Settings, say: Say) -> int:
    from bot.playing import BOT_NAME, BOT_TITLE, SceneError, set_the_scene
    from bot.sandbox.keeping import open_town
    from bot.sandbox.page_api import add_page
    from bot.sandbox.server import Door, create_app

    town = open_town(settings.data_dir / "town")
    account = next((b for b in town.bots.values() if b.username == BOT_NAME), None) or town.add_bot(BOT_NAME, BOT_TITLE)
    application = create_app(town)
    add_page(application, town)
    door = Door(application, settings.sandbox_host, settings.sandbox_port)
    try:
        await door.open()
    except OSError:
        address = f"{settings.sandbox_host}:{settings.sandbox_port}"
        say(f"✗ SANDBOX_PORT: {address} is taken. Give another port, or stop what listens there.")
        return FAULT
    own = inside_the_town(settings, account.token, door.url)
    app = build(own, pace=SANDBOX_PACE, tempo=SANDBOX_TEMPO)
    stop = asyncio.Event()
    on_signals(stop.set)
    try:
        await schema.upgrade(app.store.writer)
        async with running(app), door_open(own, app.desk.sourcing, app.desk.office.clock, app.store):
            await _menus(app)
            try:
                await set_the_scene(town, account, app)
            except SceneError as error:
                say(f"The scene is not complete ({error}): the steps that are left can be done by hand.")
            say(f"Open {door.url}")
            await stop.wait()
            say("Stopping: what was begun is being ended.")
    except PortTaken:
        say(port_taken(own))
        return FAULT
    finally:
        await app.close()
        await door.close()
        await town.close()
    return 0
