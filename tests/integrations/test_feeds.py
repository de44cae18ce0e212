"""Feeds: every kind is read, what is new is given once and in order, what is hostile costs a line."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import IntegrationError, Refused, Rejected
from desk.model.source import SOONEST, Item
from integrations.cursors import MOST, Known
from integrations.feeds import FeedReader, json_feed, lenient, strict
from integrations.feeds.discovery import feeds_of
from integrations.feeds.entries import MOST_ENTRIES, NoFeed, instant
from integrations.http import web_client
from integrations.plain import plain
from tests.integrations import feeds_of_the_world as world
from tests.integrations.serving import serving

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@dataclass
class Site:
    """A web site of a test: path → (content type, body); it knows ETags."""

    pages: dict[str, tuple[str, str | bytes]] = field(default_factory=dict)
    etags: bool = True

    async def answer(self, request: web.Request) -> web.Response:
        if request.path_qs not in self.pages:
            return web.Response(status=404)
        kind, body = self.pages[request.path_qs]
        data = body if isinstance(body, bytes) else body.encode()
        tag = f'"{hash(data)}"'
        if self.etags and request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=data, headers={"Content-Type": kind, **({"ETag": tag} if self.etags else {})})


@asynccontextmanager
async def reading(site: Site, patience: float = 60) -> AsyncIterator[tuple[FeedReader, str]]:
    async with serving(site.answer) as server, web_client(server.allowed) as client:
        yield FeedReader(client, lambda: NOW, patience=patience), server.url


async def read_once(body: str | bytes, kind: str = "application/xml") -> tuple[Item, ...]:
    async with reading(Site({"/feed": (kind, body)})) as (reader, url):
        return (await reader.read(f"{url}/feed", "")).items


def rss(*entries: tuple[str, str], title: str = "Blog") -> str:
    """(guid, text) newest first."""
    items = "".join(f"<item><guid>{guid}</guid><description>{text}</description></item>" for guid, text in entries)
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"


# Kinds


@pytest.mark.parametrize("name", ["RSS_2", "ATOM", "RSS_1", "VIDEOS", "JSON_FEED", "BROKEN"])
async def test_every_kind_of_feed_is_read(name: str) -> None:
    async with reading(Site({"/feed": ("text/plain", getattr(world, name))})) as (reader, url):
        found = await reader.read(f"{url}/feed", "")
    assert found.title == "Coffee & more"
    newest = found.items[-1]
    assert newest.title == "Second"
    assert newest.text.startswith("The beans are burnt")
    assert newest.link.endswith(("/posts/2", "watch?v=2"))
    assert newest.at in (datetime(2026, 11, 27, 9, tzinfo=UTC), None)
    assert newest.author in ("Reader One", "")
    assert not newest.edited


async def test_details_of_rss() -> None:
    first, second = await read_once(world.RSS_2)
    assert second.external_id == "post-2"
    assert second.text == "The beans are burnt.\n5 < 6 & so on"
    assert (first.external_id, first.author) == ("https://blog.example/posts/1", "One")
    assert first.text == "Hello\nthere"


async def test_details_of_atom() -> None:
    first, second = await read_once(world.ATOM)
    assert (second.external_id, second.link) == ("urn:2", "https://blog.example/posts/2")
    assert second.text == "The beans are burnt.\n5 < 6 & so on"
    assert (first.external_id, first.text) == ("urn:1", "Hello there")


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("windows-1251", True, ""),
        ("windows-1251", False, "windows-1251"),
        ("windows-1251", True, "utf-8"),
        ("koi8-r", True, ""),
        ("utf-8-sig", False, ""),
        ("utf-16", True, ""),
        ("iso-8859-5", True, ""),
        ("utf-8", True, "no-such-charset"),
    ],
)
async def test_words_arrive_in_whatever_encoding(encoding: str, declared: bool, header: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' if declared else ""
    body = (head + rss(("1", "Кофе подгорел"))).encode(encoding)
    items = await read_once(body, "application/rss+xml" + (f"; charset={header}" if header else ""))
    assert [item.text for item in items] == ["Кофе подгорел"]


@pytest.mark.parametrize(
    "body", [rss(("1", "Кофе подгорел")).encode("cp1251"), b"<rss><channel><item><title>\xff\xfe\x00"]
)
async def test_a_wrong_encoding_is_read_as_far_as_it_goes_or_refused(body: bytes) -> None:
    try:
        items = await read_once(body, "application/xml; charset=utf-8")
    except Rejected as error:
        assert error.code == "unreadable"
    else:
        assert all("\x00" not in item.text for item in items)


# What is new


async def test_each_item_is_given_once_oldest_first_and_again_when_it_changes() -> None:
    site = Site({"/feed": ("application/xml", rss(("2", "two"), ("1", "one")))})
    async with reading(site) as (reader, url):
        first = await reader.read(f"{url}/feed", "")
        assert [item.text for item in first.items] == ["one", "two"]
        same = await reader.read(f"{url}/feed", first.cursor)
        assert (same.items, same.unchanged, same.cursor) == ((), True, first.cursor)
        site.pages["/feed"] = ("application/xml", rss(("4", "four"), ("3", "three"), ("2", "two!"), ("1", "one")))
        later = await reader.read(f"{url}/feed", first.cursor)
        assert [(item.text, item.edited) for item in later.items] == [("two!", True), ("three", False), ("four", False)]
        again = await reader.read(f"{url}/feed", first.cursor)  # the process died before the cursor was kept
        assert again.items == later.items
        assert (await reader.read(f"{url}/feed", later.cursor)).items == ()


async def test_without_etags_nothing_is_doubled_either() -> None:
    site = Site({"/feed": ("application/xml", rss(("2", "two"), ("1", "one")))}, etags=False)
    async with reading(site) as (reader, url):
        first = await reader.read(f"{url}/feed", "")
        again = await reader.read(f"{url}/feed", first.cursor)
        assert (again.items, again.unchanged) == ((), False)


async def test_a_source_that_changes_its_ids_doubles_nothing() -> None:
    site = Site({"/feed": ("application/xml", rss(("2", "two"), ("1", "one")))})
    async with reading(site) as (reader, url):
        first = await reader.read(f"{url}/feed", "")
        site.pages["/feed"] = ("application/xml", rss(("z", "three"), ("y", "two"), ("x", "one")))
        later = await reader.read(f"{url}/feed", first.cursor)
    assert [item.text for item in later.items] == ["three"]


def dated(number: int) -> Item:
    return Item(str(number), f"text {number}", at=NOW + timedelta(hours=number))


def test_what_slides_into_view_when_newer_ones_are_deleted_is_no_news() -> None:
    known = Known()
    assert len(known.take([dated(n) for n in range(10, 20)])) == 10
    assert known.take([dated(n) for n in range(5, 18)]) == ()
    assert [item.external_id for item in known.take([dated(n) for n in range(12, 22)])] == ["20", "21"]


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 60), max_size=30), max_size=12))
def test_whatever_a_source_shows_nothing_is_given_twice(views: list[list[int]]) -> None:
    """Through a cursor that is written and read each time, as long as the memory is large enough."""
    cursor, given_ids = "", []
    for view in views:
        known = Known.of(cursor)
        given_ids += [item.external_id for item in known.take([dated(n) for n in sorted(view)])]
        cursor = known.cursor()
        assert Known.of(cursor) == known
    assert len(given_ids) == len(set(given_ids))


def test_the_memory_is_bounded() -> None:
    known = Known()
    for start in range(0, 5000, 250):
        known.take([dated(n) for n in range(start, start + MOST_ENTRIES)])
    assert len(known.seen) <= MOST
    assert len(known.cursor()) < 40_000


async def test_the_pace_follows_the_feed() -> None:
    def feed(gap: timedelta) -> str:
        entries = [
            {"id": str(n), "content_text": "x" * n, "date_published": (NOW - gap * n).isoformat()} for n in range(1, 20)
        ]
        return json.dumps({"version": "https://jsonfeed.org/version/1", "items": entries})

    site = Site({"/feed": ("application/json", feed(timedelta(minutes=1)))})
    async with reading(site) as (reader, url):
        quick = await reader.read(f"{url}/feed", "")
        assert quick.next_in == SOONEST
        site.pages["/feed"] = ("application/json", feed(timedelta(hours=4)))
        slow = await reader.read(f"{url}/feed", quick.cursor)
        assert slow.next_in == timedelta(hours=2)
        assert (await reader.read(f"{url}/feed", slow.cursor)).next_in == timedelta(hours=2)


# Addresses as people type them


async def test_the_page_of_a_site_leads_to_its_feed() -> None:
    site = Site({"/": ("text/html", world.SITE), "/feed/?a=1&b=2": ("application/rss+xml", world.RSS_2)})
    async with reading(site) as (reader, url):
        for typed in (url, f" {url}/ ", f"{url}/feed/?a=1&b=2", url.removeprefix("http://"), f"feed:{url}"):
            found = await reader.find(typed)
            assert (found.kind, found.address, found.title) == ("feed", f"{url}/feed/?a=1&b=2", "Coffee & more")


async def test_a_site_without_a_feed_is_told_so() -> None:
    async with reading(Site({"/": ("text/html", "<html><title>Hi</title>")})) as (reader, url):
        with pytest.raises(Refused) as refused:
            await reader.find(url)
    assert (refused.value.code, refused.value.facts) == ("no_feed_here", {"host": "127.0.0.1"})


@pytest.mark.parametrize("typed", ["", "coffee", "two words.example", "@roastery", "a b"])
async def test_what_is_no_address_is_told_so(typed: str) -> None:
    async with web_client() as client:
        reader = FeedReader(client, lambda: NOW)
        assert not reader.claims(typed)
        with pytest.raises(Refused) as refused:
            await reader.find(typed)
    assert refused.value.code == "not_an_address"


@pytest.mark.parametrize(
    "typed", ["http://127.0.0.1/", "10.0.0.1/feed", "http://[::1]/", "javascript:x.y", "file:///etc/x"]
)
async def test_addresses_at_home_are_refused(typed: str) -> None:
    async with web_client() as client:
        with pytest.raises(Rejected) as refused:
            await FeedReader(client, lambda: NOW).find(typed)
    assert refused.value.code == "address_refused"


def test_feeds_of_a_page_best_first() -> None:
    assert feeds_of(world.SITE, "https://blog.example/x/") == [
        "https://blog.example/feed/?a=1&b=2",
        "https://blog.example/comments/feed/",
    ]


# Hostile ones


HOSTILE: dict[str, str | bytes] = {
    "entity bomb": world.BOMB,
    "quadratic blow-up": world.QUADRATIC,
    "external entity": world.STRANGER,
    "parameter entity": world.PARAMETER,
    "deep": "<rss>" + "<a>" * 200_000,
    "deep json": '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 500_000,
    "a number too long": '{"version": "https://jsonfeed.org/version/1", "items": [{"id": ' + "9" * 100_000 + "}]}",
    "a page": "<!doctype html><html><body>" + "<p>hello" * 10_000,
    "nothing": "",
    "blanks": " " * 100_000,
    "zeros": "\x00" * 100_000,
    "an image": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100,
    "words": "hello " * 100_000,
    "open comments": "<rss><channel>" + "<!--" * 200_000,
    "open tags": "<rss><channel><item>" + "<a " * 400_000,
    "attributes": "<rss " + " ".join(f'a{n}="x"' for n in range(100_000)) + ">",
    "cdata": "<rss><channel><item><title>" + "<![CDATA[" * 150_000,
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_feeds_are_refused_in_a_line_and_others_go_on(name: str) -> None:
    body = HOSTILE[name]
    site = Site({"/bad": ("application/xml", body), "/good": ("application/xml", rss(("1", "one")))})
    async with reading(site, patience=3) as (reader, url):
        try:
            found = await reader.read(f"{url}/bad", "")
        except IntegrationError as error:
            assert error.code == "unreadable"
        else:
            assert sum(len(item.text) for item in found.items) < 100_000
        assert [item.text for item in (await reader.read(f"{url}/good", "")).items] == ["one"]


async def test_entities_are_not_expanded_by_either_parser() -> None:
    for body in (world.BOMB, world.STRANGER, world.PARAMETER, world.QUADRATIC):
        with pytest.raises(Rejected):
            strict.parse(body.encode())
    feed = await lenient.parse(world.STRANGER.encode())  # should it ever come to it
    assert "root:" not in json.dumps([entry.title for entry in feed.entries])


async def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(NoFeed):
        await lenient.parse(b"<rss><channel><item><title>" + b"<a " * 300_000, patience=0.05)


async def test_many_entries_are_cut() -> None:
    items = await read_once(rss(*((str(n), f"text {n}") for n in range(5000, 0, -1))))
    assert len(items) == MOST_ENTRIES
    assert items[-1].text == "text 5000"


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_the_strict_parsers(body: bytes) -> None:
    for parse in (strict.parse, json_feed.parse):
        try:
            parse(body)
        except (NoFeed, Rejected):
            continue


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(("id", "title", "url", "authors", "name", "content_html", "date_published")),
                inner,
                max_size=5,
            )
        ),
    )
)
def test_no_json_breaks_the_reader(inner: object) -> None:
    body = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [inner], "title": inner, "author": inner})
    for item in json_feed.parse(body.encode()).items("https://blog.example/"):
        assert len(item.external_id) <= 255


@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_html_breaks_the_words(text: str) -> None:
    assert "\x00" not in plain(text)
    assert (
        plain(f"<p>{text.replace('<', '').replace('&', '')}</p>").split()
        == plain(text.replace("<", "").replace("&", "")).split()
    )


@pytest.mark.parametrize("piece", ["<!--", "<a ", "<script>", "&", "<", "<p", "<![CDATA[", "&#x10ffff;", "</style>"])
def test_words_take_time_in_proportion(piece: str) -> None:
    began = time.process_time()
    plain(piece * 200_000)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("a<br>b<br/><br/><br/>c", "a\nb\n\nc"),
        ("x <script>var a = '<p>';</script>y<style>p{}</style>z", "x yz"),
        ("&lt;b&gt; &amp;amp; &#1090;&nbsp;end", "<b> &amp; т end"),
        ("if a < b then <b>c</b>", "if a < b then c"),
        ("<!-- no --><?php no ?>yes", "yes"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
    ],
)
def test_words_of_html(html: str, words: str) -> None:
    assert plain(html) == words


@pytest.mark.parametrize(
    ("written", "instant_of"),
    [
        ("Fri, 27 Nov 2026 12:00:00 +0300", datetime(2026, 11, 27, 9, tzinfo=UTC)),
        ("27 Nov 2026 09:00 GMT", datetime(2026, 11, 27, 9, tzinfo=UTC)),
        ("2026-11-27T09:00:00.123456Z", datetime(2026, 11, 27, 9, 0, 0, 123456, tzinfo=UTC)),
        ("2026-11-27", datetime(2026, 11, 27, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59+14:00", None),
        ("yesterday", None),
        ("", None),
        ("1" * 60, None),
    ],
)
def test_dates_as_feeds_write_them(written: str, instant_of: datetime | None) -> None:
    assert instant(written) == instant_of
