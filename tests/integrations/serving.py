"""Small web servers to read from, and names that resolve to what a test says."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Server:
    """Listens on this machine; `asked` holds every request's path and headers."""

    url: str
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    @property
    def allowed(self) -> frozenset[tuple[str, int]]:
        host, _, port = self.url.removeprefix("http://").partition(":")
        return frozenset({(host, int(port))})


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[Server]:
    server = Server("")

    async def noted(request: web.Request) -> web.StreamResponse:
        server.asked.append((request.raw_path, dict(request.headers)))
        return await handler(request)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", noted)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


class Names(AbstractResolver):
    """A name service of its own; what it does not know does not exist."""

    def __init__(self, known: Mapping[str, list[str]]) -> None:
        self.known = known
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        if host not in self.known:
            raise OSError(f"no such name: {host}")
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for address in self.known[host]
        ]

    async def close(self) -> None:
        """Nothing is held."""
