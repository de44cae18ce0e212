"""Parse mode Markdown, the old one: no nesting, `_ * ` [` only."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.entities.links import link_entity
from bot.sandbox.entities.units import byte_offset, length
from bot.sandbox.errors import bad

Json = dict[str, Any]
SPECIAL = re.compile(r"\\(?=[_*`\[])|[_*`\[]")
LANGUAGE = re.compile(r"```(?P<language>[^\s`]+(?=\s))?(?:\r\n|\n\r|\r|\n)?")


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises ApiError 400."""
    out: list[str] = []
    units = 0
    entities: list[Json] = []
    at = 0
    while special := SPECIAL.search(text, at):
        here = special.start()
        out.append(text[at:here])
        units += length(out[-1])
        if text[here] == "\\":
            out.append(text[here + 1])
            units += 1
            at = here + 2
            continue
        inner, entity, at = part(text, here)
        size = length(inner)
        if entity is not None and size:
            entities.append(entity | {"offset": units, "length": size})
        out.append(inner)
        units += size
    out.append(text[at:])
    return "".join(out), entities


def part(text: str, here: int) -> tuple[str, Json | None, int]:
    """The marked text that begins here, its entity, and the place behind it."""
    mark = text[here]
    opening, closing = mark, "]" if mark == "[" else mark
    entity: Json | None = {"type": {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}[mark]}
    begin = here + 1
    if text.startswith("```", here) and (block := LANGUAGE.match(text, here)):
        opening, closing, begin = "```", "```", block.end()
        entity = {"type": "pre"} | ({"language": block["language"]} if block["language"] else {})
    end = text.find(closing, begin)
    if end < 0:
        raise bad(
            f"can't parse entities: Can't find end of the entity starting at byte offset {byte_offset(text, here)}"
        )
    inner, behind = text[begin:end], end + len(closing)
    if opening == "[":
        url = inner
        if text.startswith("(", behind):
            stop = text.find(")", behind)
            stop = len(text) if stop < 0 else stop
            url, behind = text[behind + 1 : stop], stop + 1
        entity = link_entity(url)
    return inner, entity, behind
