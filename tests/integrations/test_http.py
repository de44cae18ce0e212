"""The way out: hostile servers cost a line, not the process; failures have their meaning."""

from __future__ import annotations

import asyncio
import gzip
import tracemalloc
import zlib
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from desk.errors import IntegrationError, NeedsLogin, NotSent, Rejected, SlowDown, Unknown
from integrations.http import LARGEST, REDIRECTS, Page, WebClient, seconds_of, web_client
from tests.integrations.serving import Handler, Names, Server, serving

MEGABYTE = 1024 * 1024


async def streamed(request: web.Request, chunks: AsyncIterator[bytes], **headers: str) -> web.StreamResponse:
    answer = web.StreamResponse(headers={name.replace("_", "-"): value for name, value in headers.items()})
    await answer.prepare(request)
    try:
        async for chunk in chunks:
            await answer.write(chunk)
    except ConnectionError:
        pass  # the reader has had enough
    return answer


async def bytes_of(count: int) -> AsyncIterator[bytes]:
    for _ in range(count // 65536):
        yield b"a" * 65536


async def bomb() -> AsyncIterator[bytes]:
    """300 megabytes in 300 kilobytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    for _ in range(300):
        yield packer.compress(b"\0" * MEGABYTE)
    yield packer.flush()


async def failed(handler: Handler, **options: float) -> tuple[IntegrationError, Server]:
    async with serving(handler) as server, web_client(server.allowed, **options) as client:
        with pytest.raises(IntegrationError) as failure:
            await client.get(f"{server.url}/feed.xml")
        return failure.value, server


async def test_fifty_megabytes_are_refused_without_being_held() -> None:
    tracemalloc.start()
    error, _ = await failed(lambda request: streamed(request, bytes_of(50 * MEGABYTE)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(error, Rejected)
    assert (error.code, error.facts) == ("too_large", {"limit": LARGEST})
    assert peak < 12 * MEGABYTE


async def test_a_declared_size_is_refused_at_once() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        return await streamed(request, bytes_of(65536), Content_Length=str(50 * MEGABYTE))

    error, _ = await failed(handler)
    assert error.code == "too_large"


async def test_a_gzip_bomb_is_refused_before_it_unfolds() -> None:
    tracemalloc.start()
    error, _ = await failed(lambda request: streamed(request, bomb(), Content_Encoding="gzip"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.code == "too_large"
    assert peak < 12 * MEGABYTE


@pytest.mark.parametrize(
    ("encoding", "body", "code"),
    [
        ("gzip", b"not packed at all", "unreadable"),
        ("gzip", gzip.compress(b"a" * 999, mtime=0)[:-12], "answer_lost"),
        ("br", b"\x0b\x02\x80abc\x03", "unreadable"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"a", mtime=0), mtime=0), "unreadable"),
    ],
)
async def test_what_cannot_be_unpacked_is_refused(encoding: str, body: bytes, code: str) -> None:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=body, headers={"Content-Encoding": encoding})

    assert (await failed(handler))[0].code == code


async def test_packed_and_plain_arrive_alike() -> None:
    async def handler(request: web.Request) -> web.Response:
        if request.path == "/packed":
            return web.Response(body=gzip.compress(b"<rss/>", mtime=0), headers={"Content-Encoding": "gzip"})
        return web.Response(text="<rss/>", content_type="application/rss+xml", charset="windows-1251")

    async with serving(handler) as server, web_client(server.allowed) as client:
        assert (await client.get(f"{server.url}/packed")).body == b"<rss/>"
        page = await client.get(f"{server.url}/plain")
        assert (page.body, page.kind, page.charset) == (b"<rss/>", "application/rss+xml", "windows-1251")


async def test_redirects_end() -> None:
    async def handler(request: web.Request) -> web.Response:
        number = int(request.query.get("n", "0"))
        raise web.HTTPFound(f"/feed.xml?n={number + 1}")

    error, server = await failed(handler)
    assert error.code == "too_many_redirects"
    assert len(server.asked) == REDIRECTS + 1


async def test_three_redirects_are_followed_and_named() -> None:
    async def handler(request: web.Request) -> web.Response:
        number = int(request.query.get("n", "0"))
        if number < REDIRECTS:
            raise web.HTTPMovedPermanently(f"?n={number + 1}")
        return web.Response(text="there")

    async with serving(handler) as server, web_client(server.allowed) as client:
        page = await client.get(f"{server.url}/feed.xml")
    assert (page.address, page.text(), len(page.hops)) == (f"{server.url}/feed.xml?n=3", "there", 3)


@pytest.mark.parametrize(
    "onward",
    [
        *("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://2130706433/", "file:///etc/passwd"),
        *("//[::1]/", "http://[::ffff:10.0.0.1]/", "gopher://good.example/", "http://user@good.example/", "http://[/"),
    ],
)
async def test_a_redirect_is_judged_like_an_address(onward: str) -> None:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": onward})

    error, server = await failed(handler)
    assert (type(error), error.code) == (Rejected, "address_refused")
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"], ["2002:7f00:1::"]],
)
async def test_a_name_that_leads_home_is_refused_whatever_else_it_leads_to(addresses: list[str]) -> None:
    async with web_client(resolver=Names({"blog.example": addresses})) as client:
        with pytest.raises(Rejected) as refused:
            await client.get("http://blog.example/feed")
    assert refused.value.code == "address_refused"


async def test_the_socket_is_the_last_guard() -> None:
    """Should a private address ever come past the other two, the connection is not made."""

    async def handler(_: web.Request) -> web.Response:
        return web.Response(text="secret")

    async with serving(handler) as server, web_client() as client:
        with pytest.raises(Rejected):
            await client._session("http://blog.example/").get(server.url)
        assert server.asked == []


async def test_a_name_that_is_allowed_may_lead_home() -> None:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(text="wiki")

    async with serving(handler) as server:
        port = int(server.url.rpartition(":")[2])
        names = Names({"wiki.corp": ["127.0.0.1"]})
        async with web_client(frozenset({("wiki.corp", port)}), resolver=names) as client:
            assert (await client.get(f"http://wiki.corp:{port}/")).text() == "wiki"


async def test_a_server_that_drips_is_left() -> None:
    async def drip() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b"a"
            await asyncio.sleep(0.02)

    error, _ = await failed(lambda request: streamed(request, drip()), patience=0.2)
    assert (type(error), error.code) == (NotSent, "timed_out")


STATUSES = {
    404: (Rejected, "source_gone"),
    410: (Rejected, "source_gone"),
    401: (Rejected, "source_private"),
    403: (Rejected, "source_private"),
    418: (Rejected, "unreadable"),
    300: (Rejected, "unreadable"),
    429: (SlowDown, "slow_down"),
    500: (NotSent, "source_broken"),
    502: (NotSent, "source_broken"),
}


@pytest.mark.parametrize("status", STATUSES)
async def test_every_status_has_its_meaning(status: int) -> None:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=status, headers={"Retry-After": "90"} if status == 429 else {})

    error, _ = await failed(handler)
    assert (type(error), error.code) == STATUSES[status]
    assert not isinstance(error, SlowDown) or error.after == 90


async def test_nobody_there_is_no_connection() -> None:
    async with serving(lambda _: asyncio.sleep(0, web.Response())) as server:
        gone = server
    async with web_client(gone.allowed, resolver=Names({})) as client:
        for address in (gone.url, "http://nowhere.example/"):
            with pytest.raises(NotSent) as failure:
                await client.get(address)
            assert failure.value.code == "no_connection"


async def test_an_unchanged_page_is_not_sent_again() -> None:
    async def handler(request: web.Request) -> web.Response:
        same = request.headers.get("If-None-Match") == '"7"' or "If-Modified-Since" in request.headers
        return web.Response(status=304 if same else 200, text="" if same else "all", headers={"ETag": '"7"'})

    async with serving(handler) as server, web_client(server.allowed) as client:
        first = await client.get(server.url)
        assert (first.text(), first.etag, first.unchanged) == ("all", '"7"', False)
        again = await client.get(server.url, etag=first.etag)
        assert (again.unchanged, again.etag) == (True, '"7"')
        assert (await client.get(server.url, modified="Fri, 27 Nov 2026 10:00:00 GMT")).unchanged
        assert "SMM-Desk" in server.asked[0][1]["User-Agent"]
        assert "Cookie" not in server.asked[-1][1]


# Sending


async def posted(client: WebClient, url: str) -> object:
    return await client.post(url, {"text": "Спасибо"}, {"X-Auth-Token": "t"})


SENDING = {
    200: None,
    401: (NeedsLogin, "needs_login"),
    404: (Rejected, "message_gone"),
    422: (Rejected, "rejected"),
    302: (Rejected, "rejected"),
    429: (SlowDown, "slow_down"),
    500: (Unknown, "unknown"),
}


@pytest.mark.parametrize("status", SENDING)
async def test_a_send_knows_whether_it_landed(status: int) -> None:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(status=status, text='{"id": 5}', headers={"Location": "/x"} if status == 302 else {})

    async with serving(handler) as server, web_client(server.allowed) as client:
        expected = SENDING[status]
        if expected is None:
            assert await posted(client, server.url) == {"id": 5}
            return
        with pytest.raises(IntegrationError) as failure:
            await posted(client, server.url)
        assert (type(failure.value), failure.value.code) == expected
        assert len(server.asked) == 1


async def test_a_send_without_an_answer_is_unknown_and_one_that_never_left_is_not() -> None:
    async def silent(_: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    async def dropped(request: web.Request) -> web.Response:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    for handler, code in ((silent, "timed_out"), (dropped, "answer_lost")):
        async with serving(handler) as server, web_client(server.allowed, patience=0.3) as client:
            with pytest.raises(Unknown) as failure:
                await posted(client, server.url)
            assert failure.value.code == code
    async with web_client(server.allowed) as client:
        with pytest.raises(NotSent):
            await posted(client, server.url)


def test_how_long_to_wait_is_read_in_every_form() -> None:
    assert seconds_of("120") == 120
    assert seconds_of("0") == 60
    assert seconds_of("nan") == 60
    assert seconds_of("1e99") == 86400
    assert seconds_of("Fri, 27 Nov 2020 10:00:00 GMT") == 60
    assert seconds_of("soon") == 60


def test_a_charset_that_nobody_knows_is_read_as_unicode() -> None:
    assert Page("", "ё".encode(), charset="no-such-charset").text() == "ё"
    assert Page("", "ё".encode("cp1251"), charset="windows-1251").text() == "ё"
    assert "\ufffd" in Page("", b"\xff\xfe\xfa").text()
