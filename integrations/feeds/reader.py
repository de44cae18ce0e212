"""The desk's Reader for feeds."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from desk.errors import NotSent, Refused, Rejected
from desk.model.source import USUAL, Abilities, Found, Reading, Tempo, rhythm
from integrations.cursors import Known
from integrations.feeds import json_feed, lenient, strict
from integrations.feeds.discovery import feeds_of
from integrations.feeds.entries import Feed, NoFeed
from integrations.http import Page, WebClient
from integrations.plain import plain

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_STRICT_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Reads any feed through the guarded client."""

    client: WebClient
    now: Callable[[], datetime]
    tempo: Tempo = USUAL
    patience: float = lenient.PATIENCE

    kind = "feed"
    abilities = Abilities(edits=True)

    def claims(self, typed: str) -> bool:
        """Any web address; a word without a dot is none."""
        typed = typed.strip()
        return bool(typed) and len(typed.split()) == 1 and ("." in typed or "://" in typed) and "@" not in typed[:1]

    async def find(self, typed: str) -> Found:
        """The feed at an address, or the one that the page there names.

        Raises:
            Refused: `not_an_address`, `no_feed_here` (`host`).
        """
        if not self.claims(typed):
            raise Refused("not_an_address")
        page = await self._look(typed.strip())
        for address in (page.address, *feeds_of(page.text(), page.address)):
            try:
                there = page if address == page.address else await self.client.get(address, accept=ACCEPT)
                feed = await parse(there, self.patience)
            except (NoFeed, Rejected):
                continue
            title = plain(feed.title)[:100] or (urlsplit(there.address).hostname or "")
            return Found(self.kind, there.address, title)
        raise Refused("no_feed_here", host=urlsplit(page.address).hostname or "")

    async def _look(self, typed: str) -> Page:
        """People leave the scheme out; a site without https still has http."""
        typed = re.sub(r"^feed:(//)?(?=https?://)|^feed://", "", typed, flags=re.IGNORECASE)
        if _SCHEME.match(typed):
            return await self.client.get(typed, accept=ACCEPT)
        try:
            return await self.client.get(f"https://{typed}", accept=ACCEPT)
        except NotSent as error:
            if error.code != "no_connection":
                raise
        return await self.client.get(f"http://{typed}", accept=ACCEPT)

    async def read(self, address: str, cursor: str) -> Reading:
        """See the port. A feed without entries is a feed; a page that is no feed is `unreadable`."""
        known = Known.of(cursor)
        page = await self.client.get(address, etag=known.etag, modified=known.modified, accept=ACCEPT)
        if page.unchanged:
            return Reading((), cursor, next_in=known.next_in, unchanged=True)
        try:
            feed = await parse(page, self.patience)
        except NoFeed as error:
            raise Rejected("unreadable") from error
        items = feed.items(page.address)
        known.etag, known.modified = page.etag, page.modified
        known.pace = int(rhythm([item.at for item in items if item.at], self.now(), self.tempo).total_seconds())
        news = known.take(items)
        return Reading(news, known.cursor(), plain(feed.title)[:100], known.next_in)


async def parse(page: Page, patience: float = lenient.PATIENCE) -> Feed:
    """Of whatever format. Raises NoFeed, or Rejected for a document that declares entities."""
    head = page.body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{"):
        return await asyncio.to_thread(json_feed.parse, page.body)
    if not head or looks_like_html(head):
        raise NoFeed
    try:
        async with asyncio.timeout(_STRICT_PATIENCE):
            return await asyncio.to_thread(strict.parse, page.body, page.charset)
    except (NoFeed, TimeoutError):
        if b"<!ENTITY" in page.body or b"\x00" in head:
            raise NoFeed from None
    return await lenient.parse(page.body, page.charset, patience)


def looks_like_html(head: bytes) -> bool:
    """A page for people. (Feeds name their root within the first bytes.)"""
    head = head.lower()
    return b"<html" in head or b"<!doctype html" in head
