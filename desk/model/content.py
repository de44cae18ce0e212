"""What is said: text with entities, media, poll, buttons and the options of its sending."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any


class MediaKind(StrEnum):
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    DOCUMENT = "document"
    AUDIO = "audio"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"
    STICKER = "sticker"  # in answers to readers; no post is one


class LinkPreview(StrEnum):
    BELOW = "below"
    ABOVE = "above"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Entity:
    """Formatting of a stretch of text; offset and length in UTF-16 code units, as the Bot API counts."""

    kind: str
    offset: int
    length: int
    facts: tuple[tuple[str, str | int], ...] = ()

    def fact(self, name: str) -> str | int | None:
        return dict(self.facts).get(name)


@dataclass(frozen=True, slots=True)
class Media:
    """One file, known by its reference on the network that keeps it (Telegram: file_id).

    `text` is said under this file of an album alone; what is said under the whole is the content's text.
    """

    kind: MediaKind
    ref: str
    unique: str = ""
    name: str = ""
    size: int = 0
    duration: int = 0
    text: str = ""
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Poll:
    question: str
    options: tuple[str, ...]
    question_entities: tuple[Entity, ...] = ()
    anonymous: bool = True
    multiple: bool = False
    quiz: bool = False
    correct: tuple[int, ...] = ()
    explanation: str = ""
    explanation_entities: tuple[Entity, ...] = ()
    revoting: bool = True  # votes may be changed


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that one revision says and how it is sent."""

    text: str = ""
    entities: tuple[Entity, ...] = ()
    media: tuple[Media, ...] = ()
    poll: Poll | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    link_preview: LinkPreview = LinkPreview.BELOW
    silent: bool = False
    pinned: bool = False
    protected: bool = False
    caption_above: bool = False
    spoiler: bool = False
    two_messages: bool = False
    preview_url: str = ""  # the link whose preview is shown; "" the first one
    preview_size: str = ""  # of the preview's picture: small, large, or "" as the network likes
    lost: tuple[str, ...] = ()  # formatting of the original that the network does not let a bot repeat
    origin: str = ""  # where it was forwarded from: a name, or @name

    @property
    def empty(self) -> bool:
        return blank(self.text) and not (self.media or self.poll)

    @property
    def album(self) -> bool:
        return len(self.media) > 1

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical form; approvals and publications are bound to it."""
        return hashlib.sha256(dump(self).encode()).hexdigest()

    def parts(self) -> tuple[Content, ...]:
        """The content as the pieces that one call each sends, in order.

        A poll carries no text, so text beside a poll goes before it. With `two_messages` the media goes first and
        the text with the buttons follows; a text alone is parted near its middle. Only the last piece carries the
        buttons.
        """
        if self.poll and (self.text.strip() or self.media):
            two = self.two_messages and bool(self.media)  # a text before its poll is two already
            first = replace(self, poll=None, buttons=(), pinned=False, two_messages=two)
            return (*first.parts(), replace(self, text="", entities=(), media=()))
        if self.two_messages and self.text.strip():
            first = replace(self, buttons=(), pinned=False, two_messages=False)
            second = replace(self, media=(), two_messages=False)
            if self.media:
                return (replace(first, text="", entities=()), second)
            if cut := _middle(self.text):
                start, end = cut
                return (_stretch(first, 0, start), _stretch(second, end, len(self.text)))
        return (self,)

    def first_words(self, limit: int = 40) -> str:
        """A name for the post: its first line, cut at a word."""
        source = self.text or (self.poll.question if self.poll else "")
        line = next((s.strip() for s in source.splitlines() if s.strip()), "")
        if len(line) <= limit:
            return line
        cut = line[:limit].rsplit(" ", 1)[0] if " " in line[:limit] else line[:limit]
        return cut.rstrip(" ,.;:") + "…"


_UNSEEN = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs without a shape: fillers and the empty Braille cell."""


def blank(text: str) -> bool:
    """Whether nobody sees anything of it: spaces, line ends, joiners and other signs without a shape."""
    return all(c.isspace() or c in _UNSEEN or unicodedata.category(c) in ("Cf", "Cc") for c in text)


def utf16(text: str) -> int:
    """Length in UTF-16 code units: the unit of every Telegram limit and offset."""
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)


_BREAKS = (
    re.compile(r"\s*\n\s*\n\s*"),
    re.compile(r"\s*\n\s*"),
    re.compile(r"(?<=[.!?…。！？])\s+"),
    re.compile(r"\s+"),
)
"""Where a text is parted, best first: paragraphs, lines, sentences, words."""


HALF = 4096
"""UTF-16 units that each half of a parted text shall stay within: the longest message (Bot API, sendMessage)."""


def _middle(text: str) -> tuple[int, int] | None:
    """Where to part a text: the best kind of break that is near the middle, as the stretch that is left out."""
    half = len(text) / 2
    for kind in _BREAKS:
        breaks = [
            found.span() for found in kind.finditer(text) if text[: found.start()].strip() and text[found.end() :]
        ]
        nearest = min(breaks, key=lambda span: abs(span[0] - half), default=None)
        if nearest and abs(nearest[0] - half) <= half * 0.4:
            start, end = nearest
            if max(utf16(text[:start]), utf16(text[end:])) <= HALF or kind is _BREAKS[-1]:
                return nearest
    return None


def _stretch(content: Content, start: int, end: int) -> Content:
    """The content with that stretch of its text alone, and what is formatted in it."""
    low, high = utf16(content.text[:start]), utf16(content.text[:end])
    kept = []
    for entity in content.entities:
        begin, stop = max(entity.offset, low), min(entity.offset + entity.length, high)
        if begin < stop:
            kept.append(replace(entity, offset=begin - low, length=stop - begin))
    return replace(content, text=content.text[start:end], entities=tuple(kept))


def dump(content: Content) -> str:
    """Canonical JSON: the same content always gives the same string. What has its default is left out, so that a
    field that is added later changes no hash."""
    return json.dumps(_bare(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bare(thing: Any) -> Any:
    if is_dataclass(thing):
        values = ((f.name, getattr(thing, f.name), f.default) for f in fields(thing))
        return {name: _bare(value) for name, value, usual in values if value != usual}
    return [_bare(one) for one in thing] if isinstance(thing, tuple) else thing


def load(text: str) -> Content:
    """The inverse of `dump`."""
    raw: dict[str, Any] = json.loads(text)
    made = {name: _LOADERS[name](value) if name in _LOADERS else value for name, value in raw.items()}
    return Content(**made)


def _entities(rows: list[dict[str, Any]]) -> tuple[Entity, ...]:
    return tuple(
        Entity(r["kind"], r["offset"], r["length"], tuple((k, v) for k, v in r.get("facts", ()))) for r in rows
    )


def _media(rows: list[dict[str, Any]]) -> tuple[Media, ...]:
    return tuple(
        Media(**{**r, "kind": MediaKind(r["kind"]), "entities": _entities(r.get("entities", []))}) for r in rows
    )


def _poll(row: dict[str, Any]) -> Poll:
    marked = {name: _entities(row.get(name, [])) for name in ("question_entities", "explanation_entities")}
    return Poll(**{**row, **marked, "options": tuple(row["options"]), "correct": tuple(row.get("correct", ()))})


_LOADERS: dict[str, Callable[[Any], Any]] = {
    "entities": _entities,
    "media": _media,
    "poll": _poll,
    "buttons": lambda rows: tuple(tuple(Button(**b) for b in row) for row in rows),
    "link_preview": LinkPreview,
    "lost": tuple,
}
