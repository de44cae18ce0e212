"""What stands on the preview page of a public Telegram channel, as it was laid out in November 2026.

A post is an element with `data-post="name/number"`; inside, by their classes (all begin with `tgme_widget_message_`):
text, date (with <time datetime>), views, forwards, from_author, reactions. The head of the page has the title, links to
older pages carry `data-before`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser

from integrations.plain import tidy

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_PREFIX = "tgme_widget_message_"
_FIELDS = {
    f"{_PREFIX}text": "text",
    f"{_PREFIX}views": "views",
    f"{_PREFIX}forwards": "forwards",
    f"{_PREFIX}from_author": "author",
    f"{_PREFIX}poll_question": "poll",
    "tgme_reaction": "reaction",
    "tgme_channel_info_header_title": "title",
}
_ASIDE = frozenset({f"{_PREFIX}reply", f"{_PREFIX}link_preview", f"{_PREFIX}forwarded_from"})
"""What a post quotes: not its own words."""
_NOTHING = frozenset({"service_message", "tme_no_messages_found"})
_COUNT = re.compile(r"([\d][\d\s\u00a0]*(?:[.,]\d+)?)\s*([KMBКМ]?)", re.IGNORECASE)
_TIMES = {"": 1, "K": 1_000, "К": 1_000, "M": 1_000_000, "М": 1_000_000, "B": 1_000_000_000}
_DEEPEST = 500


@dataclass(slots=True)
class Preview:
    """A page. `whole`: it is the page that we know. `before`: where older posts are, 0 where there are none."""

    @dataclass(slots=True)
    class Post:
        """One post; numbers are None where the page shows none."""

        text: str = ""
        author: str = ""
        at: datetime | None = None
        views: int | None = None
        forwards: int | None = None
        reactions: int | None = None

    title: str = ""
    posts: dict[int, Post] = field(default_factory=dict)
    before: int = 0
    known: bool = False  # has the head of a channel's page
    empty: bool = False  # says itself that there is nothing, or shows only what the service wrote

    @property
    def whole(self) -> bool:
        """Posts that can be dated, or a page that says itself that it has none."""
        return self.known and (bool(self.posts) or self.empty)


def read_page(html: str, name: str) -> Preview:
    """Never raises for what a page holds; look at `whole`."""
    parser = _Parser(name.lower())
    parser.feed(html)
    parser.close()
    page = parser.page
    page.empty = page.empty and not page.posts
    page.posts = {number: post for number, post in page.posts.items() if post.at is not None}
    return page


def count_of(shown: str) -> int | None:
    """`1.2K` → 1200, `3 456` → 3456; None where there is no number."""
    found = _COUNT.search(shown)
    if found is None:
        return None
    digits = re.sub(r"\s", "", found[1]).replace(",", ".")
    if not found[2] and re.fullmatch(r"\d{1,3}(\.\d{3})+", digits):
        digits = digits.replace(".", "")  # thousands
    try:
        return round(float(digits) * _TIMES[found[2].upper()])
    except ValueError:
        return None


@dataclass(slots=True)
class _Open:
    """An element that is open: what of it is being gathered."""

    tag: str
    field: str = ""
    post: int | None = None
    aside: bool = False


class _Parser(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.page = Preview()
        self.stack: list[_Open] = []
        self.words: list[str] = []
        self.polls: dict[int, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        classes = given.get("class", "").split()
        if tag in _VOID:
            if tag == "br":
                self.words.append("\n")
            elif tag == "img" and self._field() == "text" and given.get("alt"):
                self.words.append(given["alt"])
            return
        one = _Open(tag, aside=bool(self.stack and self.stack[-1].aside) or not _ASIDE.isdisjoint(classes))
        one.post = self.stack[-1].post if self.stack else None
        self._look_at(tag, given, classes, one)
        if len(self.stack) < _DEEPEST:
            self.stack.append(one)

    def _look_at(self, tag: str, given: dict[str, str], classes: list[str], one: _Open) -> None:
        name, _, number = given.get("data-post", "").rpartition("/")
        ours = name.lower() == self.name and number.isdecimal() and len(number) < 16
        if ours and _NOTHING.isdisjoint(classes):
            one.post = int(number)
            self.page.posts.setdefault(one.post, Preview.Post())
        self.page.empty = self.page.empty or not _NOTHING.isdisjoint(classes)
        if any(style.startswith("tgme_channel_info") for style in classes):
            self.page.known = True
        if (before := given.get("data-before", "")).isdecimal() and len(before) < 16:
            self.page.before = int(before)
        found = next((_FIELDS[style] for style in classes if style in _FIELDS), "")
        if found and not one.aside and not self._field():
            one.field, self.words = found, []
        post = self.page.posts.get(one.post or 0)
        if tag == "time" and post is not None and post.at is None and not one.aside:
            post.at = _instant(given.get("datetime", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(one.tag != tag for one in self.stack):
            return
        while self.stack:
            one = self.stack.pop()
            if one.field:
                self._take(one, "".join(self.words))
            if one.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._field():
            self.words.append(data)

    def close(self) -> None:
        super().close()
        for one in reversed(self.stack):
            if one.field:
                self._take(one, "".join(self.words))
        for number, question in self.polls.items():
            post = self.page.posts[number]
            post.text = post.text or question

    def _field(self) -> str:
        return next((one.field for one in reversed(self.stack) if one.field), "")

    def _take(self, one: _Open, words: str) -> None:
        words = tidy(words)
        if one.field == "title":
            self.page.title = self.page.title or words[:100]
        post = self.page.posts.get(one.post or 0)
        if post is None:
            return
        if one.field == "text":
            post.text = f"{post.text}\n{words}".strip()
        elif one.field == "author":
            post.author = words[:100]
        elif one.field == "poll":
            self.polls[one.post or 0] = words
        elif one.field == "reaction":
            count = count_of(words)
            post.reactions = (post.reactions or 0) + count if count is not None else post.reactions
        elif one.field == "views":
            post.views = count_of(words)
        elif one.field == "forwards":
            post.forwards = count_of(words)


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
