"""The browser page over a town: its files, its questions, what people do in it, its stream of news.

    GET  /                         the page
    GET  /page/js|style/…          its scripts and styles
    GET  /page/world               {people, bots, places, blogs, faults}
    GET  /page/chats               person id -> lines of that person's chat list
    GET  /page/messages            ?person&chat[&thread][&before] -> {items, more}, oldest first
    GET  /page/file/<file id>      the bytes of a file
    POST /page/as/<person>/<verb>  a deed (page_deeds.py), `upload`, `read`, or `fault` {name, on}
    GET  /page/news                the stream, as a WebSocket (page_news.py)

Refusals are {"error": sentence} with status 400. Only the page itself may ask: requests of other origins get 403.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.errors import ApiError, NotPossible
from bot.sandbox.outside import add_outside
from bot.sandbox.page_deeds import DEEDS, chat_of, upload
from bot.sandbox.page_news import News
from bot.sandbox.page_reads import Reads
from bot.sandbox.page_view import View
from bot.sandbox.page_weather import Weather
from bot.sandbox.people import Person
from bot.sandbox.town import Town

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PAGE = Path(__file__).parent / "page"
PER_PAGE = 50  # messages
SHOWN = ("image/png", "image/jpeg", "image/gif", "image/webp", "video/", "audio/")  # the rest is only downloaded
RULES = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}  # fmt: skip


def add_page(app: web.Application, town: Town) -> None:
    """Add the page, and what the town shows to the web, to an application that is not started yet."""
    server = PageServer(town)
    page = web.Application(middlewares=[guarded])
    page.add_routes(
        [
            web.get("/world", server.world),
            web.get("/chats", server.chats),
            web.get("/messages", server.messages),
            web.get("/file/{file_id}", server.file),
            web.get("/news", server.stream),
            web.post("/as/{person:\\d+}/{verb}", server.act),
            web.get("/icon.svg", static),
            web.get("/{folder:js|style}/{name:\\w+\\.\\w+}", static),
        ]
    )
    app.add_subapp("/page/", page)
    app.router.add_get("/", index)
    add_outside(app, town, server.reads.views)
    app.cleanup_ctx.append(server.running)
    app.on_shutdown.append(server.goodbye)


@web.middleware
async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Another site that is open in the same browser may neither ask nor act."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return web.json_response({"error": "Only the sandbox's own page may ask."}, status=403)
    try:
        response = await handler(request)
    except (NotPossible, ApiError) as refusal:
        words = str(refusal)
        return web.json_response({"error": words[:1].upper() + words[1:]}, status=400)
    except (KeyError, TypeError, ValueError) as nonsense:
        return web.json_response({"error": f"The sandbox did not understand: {nonsense!r}"}, status=400)
    if not response.prepared:
        response.headers.update(RULES)
    return response


async def index(_: web.Request) -> web.StreamResponse:
    """The page."""
    return web.FileResponse(PAGE / "index.html", headers=RULES)


async def static(request: web.Request) -> web.StreamResponse:
    """A script, a style, the icon."""
    path = PAGE / request.match_info.get("folder", "") / request.match_info.get("name", "icon.svg")
    return web.FileResponse(path) if path.is_file() else web.Response(status=404)


class PageServer:
    """Answers the page of one town."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.reads = Reads(town)
        self.view = View(town, self.reads)
        self.weather = Weather(town)
        self.stream_of_news = News(town, self.view, self.weather)

    async def running(self, _: web.Application) -> AsyncIterator[None]:
        """The news flow while the application runs."""
        task = asyncio.create_task(self.stream_of_news.run())
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def goodbye(self, _: web.Application) -> None:
        """Close the streams, so that the server can end at once."""
        await self.stream_of_news.close()

    async def world(self, _: web.Request) -> web.Response:
        """Everybody, every place, the weather."""
        self.reads.begin()
        return web.json_response(self.view.world() | {"faults": self.weather.show()})

    async def chats(self, _: web.Request) -> web.Response:
        """All chat lists."""
        return web.json_response(self.view.chats())

    async def messages(self, request: web.Request) -> web.Response:
        """A page of a chat or thread."""
        query = request.query
        person = self.town.people[int(query["person"])]
        try:
            chat = chat_of(person, query["chat"])
        except KeyError:
            return web.json_response({"items": [], "more": False})  # a chat that is not begun yet
        thread, before = (int(query[name]) if name in query else None for name in ("thread", "before"))
        return web.json_response(self.view.page(person, chat, thread, before, PER_PAGE))

    async def file(self, request: web.Request) -> web.Response:
        """The bytes of a file, or the asked part of them; what a browser might run is only offered for download."""
        file = self.town.files.by_id.get(request.match_info["file_id"])
        if file is None:
            return web.Response(status=404)
        data = self.town.files.read(file)
        mime = file.mime if file.mime and file.mime.startswith(SHOWN) else "application/octet-stream"
        headers = {"Accept-Ranges": "bytes"}
        part = request.http_range
        if part.start is None and part.stop is None:
            return web.Response(body=data, content_type=mime, headers=headers)
        start, stop, _ = part.indices(len(data))
        headers["Content-Range"] = f"bytes {start}-{max(start, stop - 1)}/{len(data)}"
        return web.Response(status=206, body=data[part], content_type=mime, headers=headers)

    async def act(self, request: web.Request) -> web.Response:
        """Let a person do something."""
        person, verb = self.town.people[int(request.match_info["person"])], request.match_info["verb"]
        if verb == "upload":
            return web.json_response(upload(person, *await parts(request)))
        facts: Json = await request.json()
        if verb == "read":
            return web.json_response(await self.read(person, facts))
        if verb == "fault":
            self.weather.turn(facts["name"], facts["on"])
            return web.json_response({})
        deed = DEEDS.get(verb)
        if deed is None:
            raise NotPossible(f"nobody can {verb} here")
        return web.json_response(deed(person, facts))

    async def read(self, person: Person, facts: Json) -> Json:
        """The person has the chat before the eyes; posts gain a view."""
        chat = chat_of(person, facts["chat"])
        new = self.reads.mark(person, chat)
        if chat.is_channel:
            await self.stream_of_news.tell([self.stream_of_news.changed(post) for post in new[-PER_PAGE:]])
        return {}

    async def stream(self, request: web.Request) -> web.WebSocketResponse:
        """The news, until the page goes."""
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        self.stream_of_news.pages.add(socket)
        try:
            async for _ in socket:
                pass  # the page only listens
        finally:
            self.stream_of_news.pages.discard(socket)
        return socket


async def parts(request: web.Request) -> tuple[Json, dict[str, tuple[str, bytes]]]:
    """Facts and files of a multipart request, read part by part so that nothing is spooled to disk."""
    facts: Json = {}
    files: dict[str, tuple[str, bytes]] = {}
    async for part in await request.multipart():
        data = bytes(await part.read(decode=True))  # type: ignore[union-attr]
        if part.filename is not None and part.name:  # type: ignore[union-attr]
            files[part.name] = (part.filename, data)  # type: ignore[union-attr]
        elif part.name == "facts":  # type: ignore[union-attr]
            facts = json.loads(data)
    return facts, files
