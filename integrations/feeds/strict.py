"""Well-formed RSS and Atom, by expat and nothing else. A document that declares entities is not read at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from xml.parsers import expat

from desk.errors import Rejected
from integrations.feeds.entries import MOST_ENTRIES, Entry, Feed, NoFeed, instant
from integrations.plain import LONGEST_HTML

_NAMESPACES = {
    "": "",
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dc:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
_ROOTS = frozenset({"rss", "feed", "rdf:RDF"})
_ENTRIES = frozenset({"item", "entry"})
_BODIES = {"content:encoded": 0, "content": 1, "description": 2, "summary": 3, "media:description": 4}
_IDS, _PEOPLE = frozenset({"guid", "id"}), frozenset({"author", "dc:creator", "name", "itunes:author"})
_DATES = {"pubDate": 0, "published": 0, "issued": 0, "dc:date": 1, "date": 1, "updated": 2, "modified": 2, "created": 3}
_FIELDS = frozenset({"title", "link"}) | _IDS | _PEOPLE | frozenset(_BODIES) | frozenset(_DATES)
_PLACES = frozenset({"channel", "feed", "media:group"}) | _ENTRIES
"""Elements whose fields count: not those of pictures, sources or search boxes."""
_MARKUP = re.compile(r"</|<br\b|<p\b", re.IGNORECASE)
_DEEPEST = 200


def parse(body: bytes, charset: str = "") -> Feed:
    """The feed.

    Raises:
        NoFeed: not well formed, or something else.
        Rejected: `unreadable` where it declares entities.
    """
    builder = _Builder()
    declared = body[:200].lstrip().startswith(b"<?xml") and b"encoding" in body[:200]
    try:
        parser = expat.ParserCreate(None if declared or not charset else charset, " ")
        parser.buffer_text = True
        parser.StartElementHandler = builder.start
        parser.EndElementHandler = builder.end
        parser.CharacterDataHandler = builder.text
        parser.EntityDeclHandler = _no_entities
        parser.ExternalEntityRefHandler = _no_entities
        parser.UnparsedEntityDeclHandler = _no_entities
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise NoFeed from error
    return builder.feed


def _no_entities(*_: object) -> int:
    raise Rejected("unreadable", why="entities")


@dataclass(slots=True)
class _Builder:
    """Gathers fields from the stream of elements; only the innermost known field collects text."""

    feed: Feed = field(default_factory=Feed)
    path: list[str] = field(default_factory=list)
    entry: Entry | None = None
    ranks: dict[str, int] = field(default_factory=dict)
    open: str = ""  # the field that is being gathered
    depth: int = 0  # where it began
    kind: str = ""
    words: list[str] = field(default_factory=list)
    size: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        short = f"{_NAMESPACES.get(space, '?')}{local}"
        if not self.path and short not in _ROOTS:
            raise NoFeed
        self.path.append(short)
        if len(self.path) > _DEEPEST:
            raise NoFeed
        if self.open:
            self._word(f"<{local}>")  # XHTML inside: read like the HTML that it is
        elif short in _ENTRIES:
            if len(self.feed.entries) < MOST_ENTRIES:
                self.entry, self.ranks = Entry(id=attributes.get(_ABOUT, "")), {}
        elif short in _FIELDS and (self.path[-2:-1] == ["author"] or not _PLACES.isdisjoint(self.path[-2:-1])):
            self._open(short, attributes)

    def _open(self, short: str, attributes: dict[str, str]) -> None:
        self.open, self.depth, self.words, self.size = short, len(self.path), [], 0
        self.kind = attributes.get("type", "")
        if short == "author" and self._atom:
            self.open = ""  # a person: the name is inside
        href = attributes.get("href")
        if short == "link" and href and self.entry is not None and attributes.get("rel", "alternate") == "alternate":
            self.entry.link = href

    @property
    def _atom(self) -> bool:
        return self.path[0] == "feed"

    def text(self, words: str) -> None:
        if self.open:
            self._word(escape(words) if self.kind == "xhtml" else words)

    def _word(self, words: str) -> None:
        if self.size < LONGEST_HTML:
            self.words.append(words)
            self.size += len(words)

    def end(self, _: str) -> None:
        short = self.path.pop()
        if self.open and len(self.path) < self.depth:
            self._close(self.open, "".join(self.words))
            self.open = ""
        elif self.open:
            self._word(f"</{short.lstrip('?').rpartition(':')[2]}>")
        elif short in _ENTRIES and self.entry is not None:
            self.feed.entries.append(self.entry)
            self.entry = None

    def _close(self, name: str, words: str) -> None:
        if self.entry is None:
            if name == "title" and not self.feed.title and self.path[-1] in ("channel", "feed"):
                self.feed.title = words
            return
        if not words.strip():
            return
        if name == "title":
            self.entry.title = self.entry.title or words
        elif name == "link":
            self.entry.link = self.entry.link or words
        elif name in _IDS:
            self.entry.id = words.strip()
        elif name in _PEOPLE:
            self.entry.author = self.entry.author or _person(words)
        elif name in _BODIES:
            self.entry.bodies.setdefault(_BODIES[name], (words, self._marked(words)))
        elif (at := instant(words)) is not None and _DATES[name] < self.ranks.get("date", 9):
            self.entry.at, self.ranks["date"] = at, _DATES[name]

    def _marked(self, words: str) -> bool:
        """HTML? RSS always, Atom where it says so; careless Atom says nothing."""
        if self.kind in ("text", "text/plain"):
            return False
        return bool(self.kind) or not self._atom or _MARKUP.search(words) is not None


_ABOUT = "http://www.w3.org/1999/02/22-rdf-syntax-ns# about"


def _person(words: str) -> str:
    """RSS writes `address (name)`."""
    address, _, name = words.strip().partition(" (")
    return name.rstrip(") ") if name and "@" in address else words.strip()
