"""The door for other programs: /healthz, signed hooks, Chotam's events. Opened only where HTTP_PORT is set.

GET  /healthz             200 while the desk works, else 503
POST /hooks/<id>          signed items, docs/webhook.md; 202 after they are kept
POST /chotam/<id>         an event of Chotam's; 200 after it is kept
"""

from __future__ import annotations

import hmac
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Protocol

import structlog
from aiohttp import web

from bot.config import Settings
from bot.hooks import Doorman, Unreadable, is_signed, items_of
from desk.errors import DeskError
from desk.model.source import Item
from desk.ports import Clock, Store
from integrations import chotam

log = structlog.get_logger("web")
LARGEST = 256 * 1024
"""Bytes of a body."""


class PortTaken(Exception):
    """Something else listens on HTTP_HOST and HTTP_PORT."""


class Hooks(Protocol):
    """What the door needs of the desk."""

    async def secret(self, hook_id: str) -> str | None:
        """The key with which posts to this hook are signed; None where there is no such hook."""
        ...

    async def take(self, hook_id: str, items: Sequence[Item]) -> None:
        """Keep them; returns after the commit. May be given the same ones again.

        Raises:
            DeskError: nothing was kept.
        """
        ...


class Web:
    """The server."""

    def __init__(
        self,
        hooks: Hooks,
        now: Callable[[], datetime],
        ready: Callable[[], Awaitable[bool]],
        chotam_token: str = "",
    ) -> None:
        self.hooks = hooks
        self.now = now
        self.ready = ready
        self.chotam_token = chotam_token
        self.doorman = Doorman()
        self.runner: web.AppRunner | None = None

    async def open(self, host: str, port: int) -> int:
        """Listen; the port, where 0 asked for a free one. Raises OSError where it is taken."""
        application = web.Application(client_max_size=LARGEST)
        application.router.add_get("/healthz", self._health)
        application.router.add_post("/hooks/{hook_id:[A-Za-z0-9_-]{1,64}}", self._hook)
        application.router.add_post("/chotam/{hook_id:[A-Za-z0-9_-]{1,64}}", self._chotam)
        self.runner = web.AppRunner(application, access_log=None, shutdown_timeout=2.0)
        await self.runner.setup()
        await web.TCPSite(self.runner, host, port).start()
        return int(self.runner.addresses[0][1])

    async def close(self) -> None:
        """What is being taken is ended first."""
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None

    async def _health(self, _: web.Request) -> web.Response:
        well = await self.ready()
        return web.json_response({"ok": well}, status=200 if well else 503)

    async def _hook(self, request: web.Request) -> web.Response:
        hook_id, body = request.match_info["hook_id"], await request.read()
        timestamp = request.headers.get("X-Desk-Timestamp", "")
        given = request.headers.get("X-Desk-Signature", "")
        try:
            secret = await self.hooks.secret(hook_id)
        except DeskError:
            return _no(503, "unavailable")
        signed = is_signed(secret or "nobody", timestamp, body, given, self.now())
        if secret is None or not signed:
            return _no(401, "signature")  # the same for a hook that does not exist
        if self.doorman.knows(given, self.now().timestamp()):
            return web.json_response({"taken": 0}, status=202)
        if wait := self.doorman.admits(hook_id, self.now().timestamp()):
            return _no(429, "too_many", wait)
        try:
            items = items_of(body)
        except Unreadable as place:
            return _no(400, str(place))
        return await self._keep(hook_id, items, 202, given)

    async def _chotam(self, request: web.Request) -> web.Response:
        hook_id = request.match_info["hook_id"]
        given = request.headers.get("X-Auth-Token", "").encode("utf-8", "replace")
        right = bool(self.chotam_token) and hmac.compare_digest(given, self.chotam_token.encode())
        try:
            if not right or await self.hooks.secret(hook_id) is None:
                return _no(401, "token")
        except DeskError:
            return _no(503, "unavailable")
        if wait := self.doorman.admits(hook_id, self.now().timestamp()):
            return _no(429, "too_many", wait)
        try:
            item = chotam.item_of(await request.json())
        except (ValueError, RecursionError) as place:
            return _no(400, str(place))
        return await self._keep(hook_id, [item] if item.text else [], 200)

    async def _keep(self, hook_id: str, items: list[Item], status: int, mark: str = "") -> web.Response:
        """Answer only after the commit, so that the sender repeats what was not kept."""
        try:
            if items:
                await self.hooks.take(hook_id, items)
        except DeskError as error:
            log.warning("hook not taken", hook=hook_id[:6], why=error.code)
            return _no(503, "unavailable")
        except Exception:
            log.exception("hook broke", hook=hook_id[:6])
            return _no(500, "broken")
        if mark:
            self.doorman.took(mark, self.now().timestamp())
        return web.json_response({"taken": len(items)}, status=status)


@asynccontextmanager
async def door_open(settings: Settings, hooks: Hooks, clock: Clock, store: Store) -> AsyncIterator[None]:
    """Open inside; without HTTP_PORT nothing listens.

    Raises:
        PortTaken: before anything is yielded.
    """
    if settings.http_port is None:
        yield
        return

    async def ready() -> bool:
        try:
            async with store.glance() as unit:
                await unit.people.any_workspace()
        except DeskError:
            return False
        return True

    token = settings.chotam_token.get_secret_value() if settings.chotam_token else ""
    door = Web(hooks, clock.now, ready, token)
    try:
        try:
            await door.open(settings.http_host, settings.http_port)
        except OSError as error:
            raise PortTaken from error
        yield
    finally:
        await door.close()


def _no(status: int, error: str, wait: float = 0.0) -> web.Response:
    headers = {"Retry-After": str(math.ceil(wait))} if wait else None
    return web.json_response({"error": error}, status=status, headers=headers)
