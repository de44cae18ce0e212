"""Preview pages of a channel, made for the tests in the layout that the reader knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape

from aiohttp import web

START = datetime(2026, 11, 20, 9, tzinfo=UTC)
PER_PAGE = 20


@dataclass
class Post:
    """What a post shows. `body` is HTML."""

    number: int
    body: str
    views: str = "1.2K"
    extra: str = ""
    author: str = ""
    service: bool = False

    def html(self, name: str) -> str:
        at = START + timedelta(hours=self.number)
        if self.service:
            return (
                f'<div class="tgme_widget_message service_message js-widget_message" data-post="{name}/{self.number}">'
                '<div class="tgme_widget_message_text">Channel created</div></div>'
            )
        author = f'<span class="tgme_widget_message_from_author">{escape(self.author)}</span>, ' if self.author else ""
        return f"""<div class="tgme_widget_message_wrap">
 <div class="tgme_widget_message js-widget_message" data-post="{name}/{self.number}">
 <div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name"><span>Coffee</span></a></div>
 {self.extra}<div class="tgme_widget_message_text js-message_text" dir="auto">{self.body}</div>
 <div class="tgme_widget_message_footer"><div class="tgme_widget_message_info">
  <span class="tgme_widget_message_views">{self.views}</span><span class="copyonly"> views</span>
  <span class="tgme_widget_message_meta">{author}<a class="tgme_widget_message_date" href="https://t.me/{name}/{self.number}"><time
   datetime="{at.isoformat()}" class="time">09:00</time></a></span></div></div>
</div></div>"""


@dataclass
class Channels:
    """A site of preview pages."""

    channels: dict[str, dict[int, Post]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)  # people, groups, channels without a preview
    page: str | None = None  # shown instead of any

    def write(self, name: str, *posts: Post) -> None:
        self.channels.setdefault(name, {}).update({post.number: post for post in posts})

    async def answer(self, request: web.Request) -> web.Response:
        *_, name = request.path.strip("/").split("/")
        if not request.path.startswith("/s/"):
            title = '<div class="tgme_page_title">Somebody</div>' if name in self.others else "contact"
            return web.Response(text=f"<html>{title}</html>", content_type="text/html")
        if name not in self.channels:
            raise web.HTTPFound(f"/{name}")
        before = int(request.query.get("before", 10**9))
        listed = [post for number, post in sorted(self.channels[name].items()) if number < before]
        return web.Response(text=self.page or whole(name, listed[-PER_PAGE:], len(listed)), content_type="text/html")


def whole(name: str, posts: list[Post], left: int) -> str:
    """A page with these posts, of so many that there are up to here."""
    more = f'<a class="tme_messages_more" data-before="{posts[0].number}">older</a>' if left > len(posts) else ""
    nothing = "" if posts else '<div class="tme_no_messages_found">No posts found</div>'
    return f"""<!DOCTYPE html><html><head><title>Coffee &ndash; Telegram</title></head><body>
<div class="tgme_channel_info">
<div class="tgme_channel_info_header_title"><span dir="auto">Coffee &amp; more</span></div>
<div class="tgme_channel_info_counter"><span class="counter_value">1.2K</span></div></div>
<section class="tgme_channel_history">{more}{"".join(post.html(name) for post in posts)}{nothing}</section>
</body></html>"""
