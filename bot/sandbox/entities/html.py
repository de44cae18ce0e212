"""Parse mode HTML."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.entities.links import link_entity, moment
from bot.sandbox.entities.units import byte_offset, length
from bot.sandbox.errors import ApiError, bad

Json = dict[str, Any]
PLAIN = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre",
}  # fmt: skip
TAGS = (*PLAIN, "a", "tg-emoji", "tg-time", "blockquote")
SPECIAL = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#(\d+)|(lt|gt|amp|quot)(?![A-Za-z]));?")
NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ATTRIBUTE = re.compile(
    r"\s*(?P<name>[^\s=>/\"']+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<token>[A-Za-z0-9.\-]+)(?=[\s>])))?"
)


def wrong(what: str) -> ApiError:
    """400, in Telegram's words."""
    return bad(f"can't parse entities: {what}")


def reference(match: re.Match[str]) -> str:
    """The character that a reference stands for; an impossible one stays as it is written."""
    if match[3]:
        return NAMES[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match[0]
    return chr(code)


class Tag:
    """An open tag: its name, attributes, where its text begins (units, and pieces of output)."""

    def __init__(self, name: str, attributes: dict[str, str], offset: int, piece: int) -> None:
        self.name = name
        self.attributes = attributes
        self.offset = offset
        self.piece = piece


class HtmlParser:
    """Walks once over the text, from one `<` or `&` to the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.units = 0
        self.open: list[Tag] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        """Plain text and entities. Raises ApiError 400."""
        at = 0
        while special := SPECIAL.search(self.text, at):
            here = special.start()
            self.write(self.text[at:here])
            if self.text[here] == "&":
                at = self.reference(here)
            elif self.text.startswith("</", here):
                at = self.end(here)
            else:
                at = self.start(here)
        self.write(self.text[at:])
        if self.open:
            raise wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.out), self.entities

    def write(self, text: str) -> None:
        """Plain text."""
        if text:
            self.out.append(text)
            self.units += length(text)

    def reference(self, here: int) -> int:
        """A character reference, or a mere ampersand."""
        match = REFERENCE.match(self.text, here)
        self.write(reference(match) if match else "&")
        return match.end() if match else here + 1

    def start(self, here: int) -> int:
        """A start tag; the place behind it."""
        place = byte_offset(self.text, here)
        match = re.compile(r"[^\s>]*").match(self.text, here + 1)
        at = match.end() if match else here + 1
        if at >= len(self.text):
            raise wrong(f"Unclosed start tag at byte offset {place}")
        name = self.text[here + 1 : at].lower()
        if name not in TAGS:
            raise wrong(f'Unsupported start tag "{name}" at byte offset {place}')
        attributes: dict[str, str] = {}
        while not (end := re.compile(r"\s*>").match(self.text, at)):
            found = ATTRIBUTE.match(self.text, at)
            if found is None:
                what = "Unclosed start tag" if not self.text[at:].strip() else "Empty attribute name in the tag"
                raise wrong(f'{what} "{name}" at byte offset {place}')
            value = found["double"] or found["single"] or found["token"] or ""
            attributes[found["name"]] = REFERENCE.sub(reference, value)
            at = found.end()
            if at >= len(self.text):
                raise wrong(f"Unclosed start tag at byte offset {place}")
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self.open.append(Tag(name, attributes, self.units, len(self.out)))
        return end.end()

    def end(self, here: int) -> int:
        """An end tag; the place behind it."""
        place = byte_offset(self.text, here)
        if not self.open:
            raise wrong(f"Unexpected end tag at byte offset {place}")
        match = re.compile(r"</([^\s>]*)\s*>").match(self.text, here)
        if match is None:
            raise wrong(f"Unclosed end tag at byte offset {place}")
        tag, name = self.open[-1], match[1].lower()
        if name and name != tag.name:
            raise wrong(f'Unmatched end tag at byte offset {place}, expected "</{tag.name}>", found "</{name}>"')
        self.open.pop()
        if self.units > tag.offset and (entity := self.entity(tag)) is not None:
            self.entities.append(entity | {"offset": tag.offset, "length": self.units - tag.offset})
            self.join_pre_and_code()
        return match.end()

    def entity(self, tag: Tag) -> Json | None:
        """What the tag says of its text."""
        given = tag.attributes
        if tag.name == "a":
            return link_entity(given.get("href") or "".join(self.out[tag.piece :]))
        if tag.name == "blockquote":
            return {"type": "expandable_blockquote" if "expandable" in given else "blockquote"}
        if tag.name == "tg-emoji":
            if not given.get("emoji-id", "").isdigit():
                raise wrong("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": given["emoji-id"]}
        if tag.name == "tg-time":
            made = moment(int(given.get("unix", "0")), given.get("format", ""))
            if made is None:
                raise wrong("Invalid date format used")
            return made if made["unix_time"] > 0 else None
        made = {"type": PLAIN[tag.name]}
        if tag.name == "code" and given.get("class", "").startswith("language-"):
            made["language"] = given["class"].removeprefix("language-")
        return made

    def join_pre_and_code(self) -> None:
        """`pre` around exactly one `code` with a language is one entity."""
        last = self.entities[-1]
        if last["type"] not in ("pre", "code"):
            return
        if last["type"] == "pre" and len(self.entities) > 1:
            inner = self.entities[-2]
            if inner["type"] == "code" and (inner["offset"], inner["length"]) == (last["offset"], last["length"]):
                self.entities[-2:] = [last | ({"language": inner["language"]} if "language" in inner else {})]
        elif last["type"] == "code" and not any(tag.name == "pre" for tag in self.open):
            last.pop("language", None)


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises ApiError 400."""
    return HtmlParser(text).parse()
