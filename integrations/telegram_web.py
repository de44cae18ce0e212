"""Public Telegram channels by their preview pages, `<base>/s/<name>`: posts with views, forwards and reactions.

The page is made for people and may change any day. What makes it a preview page is therefore checked: a page on which
nothing can be read is an error with a code, never an empty channel. A channel without a preview answers with a redirect
from `/s/<name>` to `/<name>`.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from desk.errors import NotSent, Refused, Rejected
from desk.model.source import USUAL, Abilities, Found, Item, Reading, Tempo, rhythm
from integrations.cursors import Known
from integrations.http import WebClient
from integrations.preview_page import Preview, read_page

NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_]{3,31}")
_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
_TAKEN = frozenset({"joinchat", "addstickers", "share", "proxy", "addlist", "setlanguage", "addemoji", "giftcode"})
_CATCH_UP = 5
"""Pages back, to find the last post that is known: some hundred posts."""
_PATIENCE = 5.0


@dataclass(frozen=True, slots=True)
class TelegramWebReader:
    """The desk's Reader for public channels; the address of a source is its name, in small letters."""

    client: WebClient
    now: Callable[[], datetime]
    base: str = "https://t.me"
    tempo: Tempo = USUAL

    kind = "telegram_web"
    abilities = Abilities(edits=True, views=True)

    def claims(self, typed: str) -> bool:
        """`@name`, or an address on the site of the preview pages."""
        return typed.strip().startswith("@") or self._host_of(typed) in {*_HOSTS, self._host_of(self.base)}

    @staticmethod
    def _host_of(typed: str) -> str:
        typed = typed.strip().lower()
        try:
            return urlsplit(typed if "://" in typed else f"//{typed}").netloc.removeprefix("www.")
        except ValueError:
            return ""

    async def find(self, typed: str) -> Found:
        """The channel behind `@name`, `t.me/name`, `t.me/s/name/123`…

        Raises:
            Refused: `not_a_channel_name`, `invitation_link` (those lead to what only members see).
            Rejected: `source_private`, `source_gone`, `unreadable`.
        """
        name = name_of(typed)
        page = await self._page(name)
        return Found(self.kind, name, page.title or f"@{name}")

    async def read(self, address: str, cursor: str) -> Reading:
        """New and changed posts of the newest page; after a long pause, of the pages before it too."""
        known = Known.of(cursor)
        page = await self._page(address)
        posts = dict(page.posts)
        for _ in range(_CATCH_UP if known.top else 0):
            if not page.posts or min(page.posts) <= known.top + 1 or not page.before:
                break
            page = await self._page(address, page.before)
            posts.update(page.posts)
        items = [
            self._item(address, number, posts[number], page.title)
            for number in sorted(posts)
            if self._counts(known, number)
        ]
        news = tuple(item for item in known.take(items) if item.text)
        known.top = max([known.top, *posts])
        instants = [item.at for item in items if item.at]
        known.pace = int(rhythm(instants, self.now(), self.tempo).total_seconds())
        return Reading(news, known.cursor(), page.title, known.next_in)

    @staticmethod
    def _counts(known: Known, number: int) -> bool:
        """Newer than all that is known, or among what is remembered (it may have been edited)."""
        return number > known.top or known.remembers(str(number))

    async def history(self, name: str, posts: int = 100) -> tuple[Item, ...]:
        """The newest posts with the numbers shown there now, oldest first; fewer where the channel has fewer."""
        found: dict[int, Preview.Post] = {}
        page = await self._page(name)
        title = page.title
        while True:
            fresh = {number: post for number, post in page.posts.items() if number not in found}
            found |= fresh
            if not fresh or not page.before or len(found) >= posts:
                break
            page = await self._page(name, page.before)
        return tuple(self._item(name, number, found[number], title) for number in sorted(found)[-posts:])

    async def _page(self, name: str, before: int = 0) -> Preview:
        """One page, known to be one.

        Raises:
            Rejected: `source_private` (no preview), `source_gone` (no such channel), `unreadable` (not the page that
                we know).
        """
        address = f"{self.base}/s/{name}" + (f"?before={before}" if before else "")
        answer = await self.client.get(address, accept="text/html", language="en")
        if f"/s/{name}" not in urlsplit(answer.address).path.lower():
            raise Rejected("source_private" if b"tgme_page_title" in answer.body else "source_gone")
        try:
            async with asyncio.timeout(_PATIENCE):
                page = await asyncio.to_thread(read_page, answer.text(), name)
        except TimeoutError as error:
            raise NotSent("timed_out") from error
        if not page.whole:
            raise Rejected("unreadable")
        return page

    @staticmethod
    def _item(name: str, number: int, post: Preview.Post, title: str) -> Item:
        return Item(
            str(number),
            post.text,
            post.author or title,
            f"@{name}",
            f"https://t.me/{name}/{number}",
            post.at,
            views=post.views,
            forwards=post.forwards,
            reactions=post.reactions,
        )


def name_of(typed: str) -> str:
    """The channel's name, in small letters. Raises Refused."""
    typed = typed.strip()
    if typed.startswith("@"):
        name = typed[1:]
    else:
        try:
            path = urlsplit(typed if "://" in typed else f"//{typed}").path
        except ValueError as error:
            raise Refused("not_a_channel_name") from error
        parts = [part for part in path.split("/") if part]
        if parts[:1] == ["s"]:
            parts = parts[1:]
        name = parts[0] if parts else ""
    if name.startswith("+") or name.lower() == "joinchat":
        raise Refused("invitation_link")
    if not NAME.fullmatch(name) or name.lower() in _TAKEN:
        raise Refused("not_a_channel_name")
    return name.lower()
