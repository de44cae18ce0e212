"""Text with formatting: from parse modes or explicit entities to plain text and `MessageEntity` objects.

Offsets and lengths count UTF-16 code units, as everywhere in the Bot API.
"""

from __future__ import annotations

from typing import Any

from bot.sandbox.entities.found import find
from bot.sandbox.entities.html import parse_html
from bot.sandbox.entities.markdown import parse_markdown
from bot.sandbox.entities.markdown_v2 import parse_markdown_v2
from bot.sandbox.entities.tidy import cleaned, tidied
from bot.sandbox.entities.units import length, piece
from bot.sandbox.errors import bad

__all__ = ["commands_for", "format_text", "length", "piece"]

Json = dict[str, Any]
DETECTED = ("mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number")
MOST_BYTES = 32768
MOST = 100  # entities beyond are dropped
PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}


def format_text(
    text: str, parse_mode: str | None = None, entities: list[Json] | None = None, detect: bool = True
) -> tuple[str, list[Json]]:
    """Plain trimmed text and its entities, in Telegram's order. Raises ApiError 400 "can't parse entities: …".

    Where both are given the parse mode counts, and the entities are ignored without a word, as Telegram does.
    """
    marked: list[Json] = []
    if len(text.encode(errors="replace")) > MOST_BYTES:
        raise bad("text is too long")
    if text and parse_mode and parse_mode.lower() != "none":
        parser = PARSERS.get(parse_mode.lower())
        if parser is None:
            raise bad("unsupported parse_mode")
        if parse_mode.lower() != "html" or "<" in text or "&" in text:
            text, marked = parser(text)
    elif entities:
        marked = given(text, entities)
    text, marked = cleaned(text, marked)
    text, marked = trim(text, marked)
    found = find(text) if detect else []
    return text, tidied(marked, found)[:MOST] if marked or found else []


def given(text: str, entities: list[Json]) -> list[Json]:
    """Explicit entities; those that Telegram finds by itself are left to it. Raises ApiError 400 for wrong places."""
    stop = length(text)
    for one in entities:
        if one["offset"] < 0:
            raise bad(f"receive an entity with incorrect offset {one['offset']}")
        if one["length"] < 0:
            raise bad(f"receive an entity with incorrect length {one['length']}")
        if one["offset"] >= stop and one["length"]:
            raise bad(f"entity begins after the end of the text at UTF-16 offset {one['offset']}")
        if one["offset"] + one["length"] > stop:
            start, place = one["offset"], one["offset"] + one["length"]
            raise bad(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {place}"
            )
    return [one for one in entities if one["length"] and one["type"] not in DETECTED]


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """White space at the end goes, and at the beginning as far as no entity begins; entities follow."""
    bare = text.rstrip(" \n")
    stop = length(bare)
    kept = [one | {"length": min(one["length"], stop - one["offset"])} for one in entities if one["offset"] < stop]
    lead = len(bare) - len(bare.lstrip(" \n"))
    if kept:
        lead = min(lead, *(one["offset"] for one in kept))
    return bare[lead:], [one | {"offset": one["offset"] - lead} for one in kept] if lead else kept


def commands_for(username: str, text: str, entities: list[Json]) -> bool:
    """Does the text hold a bot command that is meant for this bot, or for any?"""
    for one in entities:
        if one["type"] == "bot_command":
            _, at, name = piece(text, one["offset"], one["length"]).partition("@")
            if not at or name.lower() == username.lower():
                return True
    return False
