"""The town over HTTP, as a Bot API server.

    POST or GET /bot<token>/<method>     JSON, form or multipart
    GET /file/bot<token>/<path>          downloads
    GET /healthz

Faults happen for real here: closed connections, half bodies, silence, a door that is shut.
"""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import BodyPartReader, web

from bot.sandbox.calling import Reply, bot_of
from bot.sandbox.errors import ApiError
from bot.sandbox.faults import PROXY_PAGE
from bot.sandbox.files import UPLOAD_LIMIT
from bot.sandbox.town import Town

Json = dict[str, Any]
Uploads = dict[str, tuple[str, bytes]]
TOWN = web.AppKey("town", Town)
OVERHEAD = 1024 * 1024  # bytes around an upload
SILENCE = 600.0  # seconds until a silent connection is closed after all


def create_app(town: Town) -> web.Application:
    """The application; whoever wants the browser page adds it (`page_api.add_page(app, town)`)."""
    app = web.Application(client_max_size=UPLOAD_LIMIT + OVERHEAD)
    app[TOWN] = town
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/file/bot{token}/{path:.+}", download)
    app.router.add_route("*", "/bot{token:[^/]+}/{method}", method)
    return app


async def healthz(request: web.Request) -> web.Response:
    """Alive, and how big the town is."""
    town = request.app[TOWN]
    return web.json_response({"ok": True, "people": len(town.people), "chats": len(town.chats)})


async def download(request: web.Request) -> web.Response:
    """The bytes of a file, under the path that getFile told."""
    town = request.app[TOWN]
    try:
        bot_of(town, request.match_info["token"])
    except ApiError as error:
        return web.json_response(error.body(), status=error.code)
    file = town.files.by_path.get(request.match_info["path"])
    if file is None:
        return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
    return web.Response(body=town.files.read(file), content_type=file.mime or "application/octet-stream")


async def method(request: web.Request) -> web.StreamResponse:
    """One method call."""
    town = request.app[TOWN]
    try:
        params, uploads = await read(request)
    except web.HTTPRequestEntityTooLarge:
        too_large = {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
        return web.json_response(too_large, status=413)
    except ValueError:
        broken = {"ok": False, "error_code": 400, "description": "Bad Request: can't parse request: wrong JSON"}
        return web.json_response(broken, status=400)
    reply = await town.call(request.match_info["token"], request.match_info["method"], params, uploads)
    return await respond(request, reply)


async def read(request: web.Request) -> tuple[Json, Uploads]:
    """Parameters and uploads, from query, form, multipart or JSON. Raises ValueError for broken JSON."""
    if (request.content_length or 0) > UPLOAD_LIMIT + OVERHEAD:
        raise web.HTTPRequestEntityTooLarge(UPLOAD_LIMIT, request.content_length or 0)
    params: Json = dict(request.query)
    uploads: Uploads = {}
    if request.content_type == "application/json":
        body = await request.json() if request.can_read_body else {}
        if not isinstance(body, dict):
            raise ValueError("not an object")
        return params | body, uploads
    if request.content_type == "multipart/form-data":
        # read part by part: aiohttp's own `post()` spools each upload to a file on disk
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or not part.name:
                continue
            data = bytes(await part.read(decode=True))
            if part.filename is not None:
                uploads[part.name] = (part.filename, data)
            else:
                params[part.name] = data.decode()
    elif request.can_read_body:
        params |= {key: str(value) for key, value in (await request.post()).items()}
    return params, uploads


async def respond(request: web.Request, reply: Reply) -> web.StreamResponse:
    """The answer, or what a fault makes of it."""
    if reply.delay:
        await asyncio.sleep(reply.delay)
    if reply.wire == "proxy":
        return web.Response(status=502, text=PROXY_PAGE, content_type="text/html")
    if reply.wire == "silence":
        await asyncio.sleep(SILENCE)
    if reply.wire in ("dropped", "refused", "silence"):
        return hang_up(request)
    body = json.dumps(reply.body, ensure_ascii=False).encode()
    if reply.wire == "half":
        answer = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
        await answer.prepare(request)
        await answer.write(body[: len(body) // 2])
        return hang_up(request)
    headers = {"Retry-After": str(reply.body["parameters"]["retry_after"])} if reply.status == 429 else None
    return web.Response(body=body, status=reply.status, content_type="application/json", headers=headers)


def hang_up(request: web.Request) -> web.Response:
    """Close the connection without another byte."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


class Door:
    """The listening socket; it really closes while a general "refused" fault is on.

    `times` of such a fault means nothing here, as refused connections are not seen: it ends when it is removed, or
    after its `seconds`.
    """

    def __init__(self, app: web.Application, host: str, port: int) -> None:
        """Port 0 takes a free one; it stays the same when the door opens again."""
        self.app = app
        self.host = host
        self.port = port
        self.runner: web.AppRunner | None = None
        self.site: web.TCPSite | None = None
        self.task: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://{self.host}:{self.port}"

    async def open(self) -> None:
        """Start to listen."""
        town = self.app[TOWN]
        self.runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=1.0, handler_cancellation=True)
        await self.runner.setup()
        await self._listen()
        for box in town.mailboxes.values():
            box.deliver()
        town.faults.watchers.append(self._look)

    async def close(self) -> None:
        """Stop, and end what is under way."""
        self.app[TOWN].faults.watchers.remove(self._look)
        if self.task is not None:
            self.task.cancel()
        if self.runner is not None:
            await self.runner.cleanup()

    async def _listen(self) -> None:
        if self.runner is None:
            return
        self.site = web.TCPSite(self.runner, self.host, self.port, reuse_address=True)
        await self.site.start()
        if self.port == 0:
            self.port = int(self.runner.addresses[0][1])

    def _look(self) -> None:
        """A switch was moved: shut or open the door."""
        shut = any(f.kind == "refused" and f.method is None and f.chat_id is None for f in self.app[TOWN].faults.on)
        if shut and self.site is not None:
            self.task = asyncio.get_running_loop().create_task(self._shut())
        elif not shut and self.site is None:
            self.task = asyncio.get_running_loop().create_task(self._listen())

    async def _shut(self) -> None:
        faults = self.app[TOWN].faults
        site, self.site = self.site, None
        if site is not None and self.runner is not None:
            await site.stop()
            if self.runner.server is not None:
                self.runner.server.pre_shutdown()
                for connection in list(self.runner.server.connections):
                    if connection._current_request is None:
                        connection.force_close()  # a kept connection would swallow the next request and never answer
        limits = [f for f in faults.on if f.kind == "refused" and f.seconds is not None]
        if limits:
            await asyncio.sleep(min(f.seconds or 0.0 for f in limits))
            for fault in limits:
                faults.remove(fault)
