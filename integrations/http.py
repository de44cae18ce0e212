"""The one way out to web addresses that people give: guarded, small, patient for seconds only.

Every address is judged three times: as it is written, as its name resolves, and as the socket is opened.
"""

from __future__ import annotations

import asyncio
import json
import re
import socket
import zlib
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isnan
from typing import Any
from urllib.parse import urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from desk.errors import IntegrationError, NeedsLogin, NotSent, Rejected, SlowDown, Unknown
from integrations.addresses import Allowed, checked, is_public

LARGEST = 2 * 1024 * 1024
"""Bytes of a body, packed and unpacked."""
PATIENCE = 20.0  # seconds for one address with all its redirects
REDIRECTS = 3
USER_AGENT = "SMM-Desk/0.1 (feed-reader)"
_CHUNK = 64 * 1024
_MOVED = frozenset({301, 302, 303, 307, 308})
_RETRY_AT_MOST = 24 * 3600.0
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered. `address` is the last one after redirects; `unchanged`: 304, without a body."""

    address: str
    body: bytes = b""
    kind: str = ""  # content type, in small letters, without parameters
    charset: str = ""
    etag: str = ""
    modified: str = ""
    unchanged: bool = False
    hops: tuple[str, ...] = ()

    def text(self) -> str:
        """The body as text; what cannot be read becomes a replacement sign."""
        found = self.charset or "utf-8"
        try:
            return self.body.decode(found, "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


class _CheckedResolver(AbstractResolver):
    """Resolves names, and gives nothing when one of the addresses is not public."""

    def __init__(self, inner: AbstractResolver) -> None:
        self._inner = inner

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._inner.resolve(host, port, family)
        if not all(is_public(one["host"]) for one in found):
            raise Rejected("address_refused", why="private")
        return found

    async def close(self) -> None:
        await self._inner.close()


def _checked_socket(info: tuple[Any, ...]) -> socket.socket:
    """The last look: at the very address that is being connected to, however it came here."""
    family, kind, protocol, _, address = info
    if not is_public(address[0]):
        raise Rejected("address_refused", why="private")
    return socket.socket(family, kind, protocol)


@dataclass(slots=True)
class WebClient:
    """Fetches and posts. `allowed` names hosts and ports that may be private."""

    allowed: Allowed = frozenset()
    resolver: AbstractResolver | None = None
    patience: float = PATIENCE
    largest: int = LARGEST
    _sessions: dict[bool, aiohttp.ClientSession] = field(default_factory=dict)

    async def close(self) -> None:
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()

    async def get(
        self, address: str, *, etag: str = "", modified: str = "", accept: str = "*/*", language: str = ""
    ) -> Page:
        """What stands at an address now; with `etag` or `modified` from a former answer, whether it has changed.

        Raises:
            Rejected: `address_refused`, `too_large`, `too_many_redirects`, `source_gone`, `source_private`,
                `unreadable`.
            NotSent: `timed_out`, `no_connection`, `source_broken`; SlowDown where it asks to wait.
        """
        headers = {"Accept": accept} | ({"Accept-Language": language} if language else {})
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        try:
            async with asyncio.timeout(self.patience):
                return await self._follow(address, headers)
        except TimeoutError as error:
            raise NotSent("timed_out") from error
        except aiohttp.InvalidURL as error:
            raise Rejected("address_refused", why="spelling") from error
        except aiohttp.ClientPayloadError as error:
            raise NotSent("answer_lost") from error
        except (aiohttp.ClientError, OSError) as error:
            raise NotSent("no_connection") from error

    async def post(self, address: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> Any:
        """Send JSON once, follow nothing; the answer's JSON, or None where it is none.

        Raises:
            NotSent: known not to have arrived. Unknown: may have arrived.
            Rejected, NeedsLogin, SlowDown: refused by the service.
        """
        target = checked(address, self.allowed)
        data = json.dumps(body, ensure_ascii=False).encode()
        sent = {"Content-Type": "application/json", **headers}
        try:
            async with asyncio.timeout(self.patience), self._session(target).post(
                target, data=data, headers=sent, allow_redirects=False
            ) as answer:  # fmt: skip
                raise_for_status(answer, sending=True)
                return await self._said(answer)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotSent("no_connection") from error
        except TimeoutError as error:
            raise Unknown("timed_out") from error
        except (aiohttp.ClientError, OSError) as error:
            raise Unknown("answer_lost") from error

    async def _said(self, answer: aiohttp.ClientResponse) -> Any:
        """The JSON of an answer that says yes; a yes that cannot be read is a yes."""
        try:
            return json.loads(await self._body(answer) or b"null")
        except (ValueError, IntegrationError, aiohttp.ClientError):
            return None

    async def _follow(self, address: str, headers: dict[str, str]) -> Page:
        hops: list[str] = []
        target = checked(address, self.allowed)
        while True:
            async with self._session(target).get(target, headers=headers, allow_redirects=False) as answer:
                if answer.status in _MOVED and (onward := answer.headers.get("Location")):
                    hops.append(target)
                    if len(hops) > REDIRECTS:
                        raise Rejected("too_many_redirects", limit=REDIRECTS)
                    target = checked(joined(target, onward), self.allowed)
                    continue
                return await self._page(answer, target, tuple(hops))

    async def _page(self, answer: aiohttp.ClientResponse, target: str, hops: tuple[str, ...]) -> Page:
        etag, modified = (answer.headers.get(name, "")[:500] for name in ("ETag", "Last-Modified"))
        if answer.status == 304:
            return Page(target, etag=etag, modified=modified, unchanged=True, hops=hops)
        raise_for_status(answer)
        body = await self._body(answer)
        declared = answer.headers.get("Content-Type", "")
        charset = _CHARSET.search(declared)
        kind = declared.partition(";")[0].strip().lower()
        return Page(target, body, kind, charset[1].lower() if charset else "", etag, modified, hops=hops)

    async def _body(self, answer: aiohttp.ClientResponse) -> bytes:
        """The body, unpacked; never more than the largest of either in memory."""
        if (answer.content_length or 0) > self.largest:
            raise Rejected("too_large", limit=self.largest)
        packing = answer.headers.get("Content-Encoding", "").strip().lower()
        unpacker = _unpacker(packing)
        taken, body = 0, bytearray()
        async for chunk in answer.content.iter_chunked(_CHUNK):
            taken += len(chunk)
            try:
                body += unpacker.decompress(chunk, self.largest + 1 - len(body)) if unpacker else chunk
            except zlib.error as error:
                raise Rejected("unreadable") from error
            if max(taken, len(body)) > self.largest or (unpacker and unpacker.unconsumed_tail):
                raise Rejected("too_large", limit=self.largest)
        if unpacker and taken and not unpacker.eof:
            raise NotSent("answer_lost")
        return bytes(body)

    def _session(self, target: str) -> aiohttp.ClientSession:
        """One for the public web; one without the guard for the hosts that a setting names."""
        url = URL(target)
        free = (url.host or "", url.port or 0) in self.allowed
        if free not in self._sessions:
            self._sessions[free] = self._open(free)
        return self._sessions[free]

    def _open(self, free: bool) -> aiohttp.ClientSession:
        inner = self.resolver or aiohttp.ThreadedResolver()
        connector = aiohttp.TCPConnector(
            resolver=inner if free else _CheckedResolver(inner),
            use_dns_cache=False,
            socket_factory=None if free else _checked_socket,
            limit=20,
            limit_per_host=2,
        )
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=10),
        )


def joined(address: str, onward: str) -> str:
    """Where a link on that page leads. Raises Rejected for one that cannot be read."""
    try:
        return urljoin(address, onward)
    except ValueError as error:
        raise Rejected("address_refused", why="spelling") from error


def _unpacker(packing: str) -> Any:
    if packing in ("", "identity"):
        return None
    if packing in ("gzip", "x-gzip", "deflate"):
        return zlib.decompressobj(zlib.MAX_WBITS | 32)
    raise Rejected("unreadable")


def raise_for_status(answer: aiohttp.ClientResponse, sending: bool = False) -> None:
    """What a status means: for something read, or for something sent that may have taken effect."""
    status = answer.status
    if status in (429, 503) and (status == 429 or "Retry-After" in answer.headers):
        raise SlowDown("slow_down", seconds_of(answer.headers.get("Retry-After", "")))
    if 200 <= status < 300:
        return
    if sending:
        if status in (401, 403):
            raise NeedsLogin("needs_login")
        if status in (404, 410):
            raise Rejected("message_gone")
        raise Unknown("unknown", status=status) if status >= 500 else Rejected("rejected", status=status)
    if status >= 500:
        raise NotSent("source_broken", status=status)
    if status in (401, 403):
        raise Rejected("source_private", status=status)
    raise Rejected("source_gone" if status in (404, 410) else "unreadable", status=status)


def seconds_of(header: str) -> float:
    """`Retry-After`, in seconds or as a date, between a minute and a day."""
    try:
        wait = float(header) if header else 60.0
    except ValueError:
        try:
            wait = (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            wait = 60.0
    return 60.0 if isnan(wait) else min(max(wait, 60.0), _RETRY_AT_MOST)


@asynccontextmanager
async def web_client(allowed: Allowed = frozenset(), **options: Any) -> AsyncIterator[WebClient]:
    """One that is closed at the end."""
    client = WebClient(allowed, **options)
    try:
        yield client
    finally:
        await client.close()
