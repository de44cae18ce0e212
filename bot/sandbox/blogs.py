"""Blogs of the town: somebody writes, a feed tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.utils import formatdate
from typing import TYPE_CHECKING, Any, ClassVar
from xml.sax.saxutils import escape

from bot.sandbox.errors import NotPossible

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account
    from bot.sandbox.town import Town

Json = dict[str, Any]
SHOWN = 30  # entries of a feed
LONGEST = 5000


@dataclass(eq=False)
class Blog:
    """A blog; entries are {id, title, text, author, date}, oldest first."""

    KIND: ClassVar[str] = "blog"
    KEPT: ClassVar[tuple[str, ...]] = ("name", "title", "entries")

    name: str
    title: str
    entries: list[Json] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Under which the blog is kept."""
        return self.name


def found_blog(town: Town, name: str, title: str) -> Blog:
    """The blog of this name; the same one every time."""
    blog = town.blogs.get(name)
    if blog is None:
        blog = town.blogs[name] = Blog(name, title)
        town.touch(blog)
        town.keep()
        town.tell("blog")
    return blog


def write(town: Town, blog: Blog, author: Account, title: str, text: str) -> Json:
    """A new entry. Raises NotPossible."""
    title, text = title.strip(), text.strip()
    if not text:
        raise NotPossible("an entry needs a text")
    if len(text) > LONGEST or len(title) > 200:
        raise NotPossible("this is too long for the blog")
    entry: Json = {
        "id": f"{blog.name}-{len(blog.entries) + 1}", "title": title, "text": text, "author": author.first_name,
        "date": int(town.now()),
    }  # fmt: skip
    blog.entries.append(entry)
    town.touch(blog)
    town.keep()
    return entry


def rss(blog: Blog, address: str) -> str:
    """The feed, newest first; titles and texts are HTML, as feeds have it. `address` is where the blog stands."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(escape(blog.title))}</title><link>{escape(address)}</link><description/>"
        + "".join(_item(entry, address) for entry in blog.entries[-SHOWN:][::-1])
        + "</channel></rss>"
    )


def _item(entry: Json, address: str) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in entry["text"].splitlines() if line.strip())
    return (
        f"<item><guid isPermaLink='false'>{escape(entry['id'])}</guid><title>{escape(escape(entry['title']))}</title>"
        f"<link>{escape(address)}#{escape(entry['id'])}</link><dc:creator>{escape(entry['author'])}</dc:creator>"
        f"<pubDate>{formatdate(entry['date'], usegmt=True)}</pubDate><description>{escape(paragraphs)}</description>"
        "</item>"
    )
