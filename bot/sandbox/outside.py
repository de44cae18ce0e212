"""What a town shows to the web: preview pages of its public channels, and its blogs with their feeds.

    GET /s/<channel>          ?before=<post>; the newest twenty posts (below `before`), as the public preview shows them
    GET /blogs/<name>         the blog, which names its feed
    GET /feeds/<name>.xml     its feed, with ETag

What has no preview (a person, a group, a private channel, nobody) redirects from /s/<name> to /<name>.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from typing import Any

from aiohttp import web

from bot.sandbox.blogs import rss
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.page_view import reactions
from bot.sandbox.posting import is_service
from bot.sandbox.town import Town

Json = dict[str, Any]
PER_PAGE = 20
PREFIX = "tgme_widget_message"


def add_outside(app: web.Application, town: Town, views: Callable[[Message], int]) -> None:
    """Add the pages to an application that is not started yet; `views` counts the eyes that saw a post."""
    outside = Outside(town, views)
    app.router.add_get("/s/{name:[A-Za-z0-9_]+}", outside.preview)
    app.router.add_get("/feeds/{name:[a-z0-9-]+}.xml", outside.feed)
    app.router.add_get("/blogs/{name:[a-z0-9-]+}", outside.blog)


class Outside:
    """Answers for one town."""

    def __init__(self, town: Town, views: Callable[[Message], int]) -> None:
        self.town = town
        self.views = views

    async def preview(self, request: web.Request) -> web.StreamResponse:
        """A page of a public channel."""
        name = request.match_info["name"].lower()
        channel = next(
            (c for c in self.town.chats.values() if c.is_channel and (c.username or "").lower() == name), None
        )
        if channel is None:
            raise web.HTTPFound(f"/{name}")
        asked = request.query.get("before", "")
        before = int(asked) if asked.isdecimal() else channel.last_message_id + 1
        posts = [message for message in channel.messages.values() if message.id < before]
        return web.Response(text=self.page(channel, posts), content_type="text/html")

    def page(self, channel: Chat, posts: list[Message]) -> str:
        """The page with the newest of these posts."""
        shown = posts[-PER_PAGE:]
        people = sum(member.present for member in channel.members.values())
        older = f'<a class="tme_messages_more" data-before="{shown[0].id}"></a>' if len(posts) > PER_PAGE else ""
        body = "".join(self.post(channel, message) for message in shown)
        nothing = "" if shown else '<div class="tme_no_messages_found">No posts found</div>'
        title = escape(channel.title or "")
        return (
            f"<!DOCTYPE html><html><head><title>{title}</title></head><body><div class='tgme_channel_info'>"
            f"<div class='tgme_channel_info_header_title'><span dir='auto'>{title}</span></div>"
            f"<div class='tgme_channel_info_counter'><span class='counter_value'>{compact(people)}</span> "
            "<span class='counter_type'>subscribers</span></div></div>"
            f"<section class='tgme_channel_history'>{older}{body}{nothing}</section></body></html>"
        )

    def post(self, channel: Chat, message: Message) -> str:
        """One post."""
        name = f"{channel.username}/{message.id}"
        if is_service(message):
            return f"<div class='{PREFIX} service_message' data-post='{name}'></div>"
        text = f"<div class='{PREFIX}_text' dir='auto'>{words(message.text)}</div>" if message.text else ""
        question = self.town.polls[message.content["poll"]].question if "poll" in message.content else ""
        poll = f"<div class='{PREFIX}_poll_question'>{escape(question)}</div>" if question else ""
        signed = f"<span class='{PREFIX}_from_author'>{escape(message.signature)}</span>, " if message.signature else ""
        at = datetime.fromtimestamp(message.date, UTC).isoformat()
        return (
            f"<div class='{PREFIX}_wrap'><div class='{PREFIX}' data-post='{name}'>{text}{poll}{chosen(message)}"
            f"<div class='{PREFIX}_info'><span class='{PREFIX}_views'>{compact(self.views(message))}</span>"
            f"<span class='{PREFIX}_meta'>{signed}<a class='{PREFIX}_date' href='https://t.me/{name}'>"
            f"<time datetime='{at}'></time></a></span></div></div></div>"
        )

    async def feed(self, request: web.Request) -> web.StreamResponse:
        """The feed of a blog; unchanged ones are not sent again."""
        blog = self.town.blogs.get(request.match_info["name"])
        if blog is None:
            return web.Response(status=404)
        body = rss(blog, f"{request.url.origin()}/blogs/{blog.name}").encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=body, content_type="application/rss+xml", charset="utf-8", headers={"ETag": tag})

    async def blog(self, request: web.Request) -> web.StreamResponse:
        """The blog for people."""
        blog = self.town.blogs.get(request.match_info["name"])
        if blog is None:
            return web.Response(status=404)
        entries = "".join(
            f"<article id='{escape(one['id'])}'><h2>{escape(one['title'])}</h2><p>{words(one['text'])}</p>"
            f"<p><small>{escape(one['author'])}</small></p></article>"
            for one in blog.entries[::-1]
        )
        title, feed = escape(blog.title), f"/feeds/{blog.name}.xml"
        head = f"<title>{title}</title><link rel='alternate' type='application/rss+xml' href='{feed}'>"
        body = f"<head><meta charset='utf-8'>{head}</head><body><h1>{title}</h1>{entries}</body>"
        return web.Response(text=f"<!doctype html><html>{body}</html>", content_type="text/html")


def words(text: str) -> str:
    """Text as HTML with its lines."""
    return escape(text).replace("\n", "<br/>")


def chosen(message: Message) -> str:
    """The row of reactions."""
    row = "".join(
        f"<span class='tgme_reaction'><i class='emoji'><b>{escape(one['emoji'])}</b></i>"
        f"{compact(len(one['people']))}</span>"
        for one in reactions(message)
    )
    return f"<div class='{PREFIX}_reactions'>{row}</div>" if row else ""


def compact(number: int) -> str:
    """1234 → 1.23K, as the preview shows numbers."""
    for size, sign in ((1_000_000, "M"), (1_000, "K")):
        if number >= size:
            return f"{number / size:.3g}{sign}"
    return str(number)
