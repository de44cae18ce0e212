"""Text with formatting: from parse modes or explicit entities to plain text and `MessageEntity` objects.

Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.entities.found import find
from bot.sandbox.entities.html import parse_html
from bot.sandbox.entities.markdown import parse_markdown
from bot.sandbox.entities.markdown_v2 import parse_markdown_v2
from bot.sandbox.entities.units import length, piece
from bot.sandbox.errors import bad

__all__ = ["commands_for", "format_text", "length", "piece"]

Json = dict[str, Any]
MOST = 100  # entities beyond are dropped
PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
RAW = ("code", "pre", "text_link", "text_mention")  # nothing is detected inside
DETECTED = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
ORDER = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "bold", "italic", "underline")


def format_text(
    text: str, parse_mode: str | None = None, entities: list[Json] | None = None, detect: bool = True
) -> tuple[str, list[Json]]:
    """Plain trimmed text and its entities, in Telegram's order. Raises ApiError 400 "can't parse entities: …"."""
    marked: list[Json] = []
    if parse_mode and entities is None:
        parser = PARSERS.get(parse_mode.lower())
        if parser is None:
            raise bad("unsupported parse_mode")
        if parse_mode.lower() != "html" or "<" in text or "&" in text:
            text, marked = parser(text)
    elif entities:
        marked = given(text, entities)
    text, marked = trim(text, marked)
    if detect:
        marked += [one for one in find(text) if not any(overlaps(one, other) for other in marked if stops(other))]
    marked.sort(key=lambda one: (one["offset"], -one["length"], rank(one["type"])))
    return text, marked[:MOST]


def given(text: str, entities: list[Json]) -> list[Json]:
    """Explicit entities within the text; those that Telegram finds by itself are left to it."""
    end = length(text)
    kept: list[Json] = []
    for one in entities:
        if one["offset"] < 0 or one["length"] < 0:
            raise bad("can't parse entities: entity offset or length is negative")
        if one["offset"] >= end or one["length"] == 0 or one["type"] in DETECTED:
            continue
        kept.append(one | {"length": min(one["length"], end - one["offset"])})
    return kept


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """White space at both ends goes; entities follow."""
    bare = text.strip()
    if bare == text:
        return text, entities
    start = length(text[: len(text) - len(text.lstrip())])
    end = length(bare)
    kept = []
    for one in entities:
        begin = max(0, one["offset"] - start)
        stop = min(end, one["offset"] + one["length"] - start)
        if stop > begin:
            kept.append(one | {"offset": begin, "length": stop - begin})
    return bare, kept


def stops(entity: Json) -> bool:
    """Is nothing detected inside of this entity?"""
    return entity["type"] in RAW


def overlaps(one: Json, other: Json) -> bool:
    """Do two entities share a unit?"""
    begins: int = max(one["offset"], other["offset"])
    ends: int = min(one["offset"] + one["length"], other["offset"] + other["length"])
    return begins < ends


def rank(kind: str) -> int:
    """Order of entities that cover the same text."""
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def commands_for(username: str, text: str, entities: list[Json]) -> bool:
    """Does the text hold a bot command that is meant for this bot, or for any?"""
    for one in entities:
        if one["type"] == "bot_command":
            _, at, name = piece(text, one["offset"], one["length"]).partition("@")
            if not at or name.lower() == username.lower():
                return True
    return False
