"""What is said: text with entities, media, poll, buttons and the options of its sending."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
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
    """One file, known by its reference on the network that keeps it (Telegram: file_id)."""

    kind: MediaKind
    ref: str
    unique: str = ""
    name: str = ""
    size: int = 0
    duration: int = 0


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
    lost: tuple[str, ...] = field(default=())  # formatting of the original that the network does not let a bot repeat

    @property
    def empty(self) -> bool:
        return not (self.text.strip() or self.media or self.poll)

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
        the text with the buttons follows. Only the last piece carries the buttons.
        """
        if self.poll and (self.text.strip() or self.media):
            first = replace(self, poll=None, buttons=(), pinned=False)
            return (*first.parts(), replace(self, text="", entities=(), media=()))
        if self.two_messages and self.media and self.text.strip():
            return (
                replace(self, text="", entities=(), buttons=(), pinned=False, two_messages=False),
                replace(self, media=(), two_messages=False),
            )
        return (self,)

    def first_words(self, limit: int = 40) -> str:
        """A name for the post: its first line, cut at a word."""
        source = self.text or (self.poll.question if self.poll else "")
        line = next((s.strip() for s in source.splitlines() if s.strip()), "")
        if len(line) <= limit:
            return line
        cut = line[:limit].rsplit(" ", 1)[0] if " " in line[:limit] else line[:limit]
        return cut.rstrip(" ,.;:") + "…"


def utf16(text: str) -> int:
    """Length in UTF-16 code units: the unit of every Telegram limit and offset."""
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)


def dump(content: Content) -> str:
    """Canonical JSON: the same content always gives the same string."""
    return json.dumps(asdict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _entities(rows: list[dict[str, Any]]) -> tuple[Entity, ...]:
    return tuple(Entity(r["kind"], r["offset"], r["length"], tuple((k, v) for k, v in r["facts"])) for r in rows)


def load(text: str) -> Content:
    """The inverse of `dump`."""
    raw: dict[str, Any] = json.loads(text)
    poll = raw["poll"]
    return Content(
        **{
            **raw,
            "entities": _entities(raw["entities"]),
            "media": tuple(Media(**{**m, "kind": MediaKind(m["kind"])}) for m in raw["media"]),
            "poll": poll
            and Poll(
                **{
                    **poll,
                    "options": tuple(poll["options"]),
                    "correct": tuple(poll["correct"]),
                    "question_entities": _entities(poll["question_entities"]),
                    "explanation_entities": _entities(poll["explanation_entities"]),
                }
            ),
            "buttons": tuple(tuple(Button(**b) for b in row) for row in raw["buttons"]),
            "link_preview": LinkPreview(raw["link_preview"]),
            "lost": tuple(raw["lost"]),
        }
    )
