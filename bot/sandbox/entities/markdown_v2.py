"""Parse mode MarkdownV2: nesting, quotations, and every reserved character escaped."""

from __future__ import annotations

import re
from typing import Any

from bot.sandbox.entities.links import link_entity, tg_entity
from bot.sandbox.entities.units import byte_offset, length
from bot.sandbox.errors import ApiError, bad

Json = dict[str, Any]
RESERVED = "_*[]()~`>#+-=|{}.!\n"
MARKS = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
}
SHOWN = {
    "bold": "Bold", "italic": "Italic", "underline": "Underline", "strikethrough": "Strikethrough",
    "spoiler": "Spoiler", "code": "Code", "pre": "Pre", "text_link": "TextUrl", "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}  # fmt: skip
LANGUAGE = re.compile(r"```(?P<language>[^\s`]+(?=\s))?(?:\r\n|\n\r|\r|\n)?")
URL = re.compile(r"\(((?:\\[\x01-\x7e]|[^)\\]|\\)*)\)", re.DOTALL)


def wrong(what: str) -> ApiError:
    """400, in Telegram's words."""
    return bad(f"can't parse entities: {what}")


class Open:
    """An entity that has begun: at which character of the source, which unit, which piece of output."""

    def __init__(self, kind: str, source: int, units: int, piece: int, language: str | None = None) -> None:
        self.kind = kind
        self.source = source
        self.units = units
        self.piece = piece
        self.language = language


class MarkdownParser:
    """Walks once over the text; `at` is the next character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.out: list[str] = []
        self.units = 0
        self.open: list[Open] = []
        self.entities: list[Json] = []
        self.line_start = True

    def parse(self) -> tuple[str, list[Json]]:
        """Plain text and entities. Raises ApiError 400."""
        while self.at < len(self.text):
            char = self.text[self.at]
            following = self.text[self.at + 1 : self.at + 2]
            if char == "\\" and following and following <= "\x7e":
                self.write(following, 2)
            elif char not in self.reserved():
                self.write(char, 1)
            elif self.ends(char):
                self.close(char)
            else:
                self.begin(char)
        self.finish()
        return "".join(self.out), self.entities

    def reserved(self) -> str:
        """Inside of code only the back-tick counts."""
        return "`" if self.open and self.open[-1].kind in ("code", "pre") else RESERVED

    def write(self, char: str, consumed: int) -> None:
        """One plain character."""
        self.out.append(char)
        self.units += length(char)
        self.line_start = char == "\n" or (char == "\r" and self.line_start)
        self.at += consumed

    def quoted(self) -> bool:
        """Is a quotation open?"""
        return any(one.kind == "blockquote" for one in self.open)

    def ends(self, char: str) -> bool:
        """Does the newest entity end here?"""
        if not self.open:
            return False
        if char == "\n" and self.quoted():
            return not self.text.startswith(">", self.at + 1)
        kind = self.open[-1].kind
        if kind in ("text_link", "custom_emoji"):
            return char == "]"
        if kind == "italic":
            return char == "_" and not self.text.startswith("__", self.at)
        return kind in MARKS and self.text.startswith(MARKS[kind], self.at)

    def begin(self, char: str) -> None:
        """An entity begins, or the character should have been escaped."""
        if char == "\n":
            self.write(char, 1)
            return
        if char == ">" and self.line_start:
            if not self.quoted():
                self.open.append(Open("blockquote", self.at, self.units, len(self.out)))
            self.at += 1
            return
        kind, mark, language = self.kind_here(char)
        self.open.append(Open(kind, self.at, self.units, len(self.out), language))
        self.at += mark

    def kind_here(self, char: str) -> tuple[str, int, str | None]:
        """Kind of the entity that begins here, length of its mark, language."""
        if block := LANGUAGE.match(self.text, self.at):
            return "pre", block.end() - self.at, block["language"]
        if self.text.startswith("![", self.at):
            return "custom_emoji", 2, None
        if char == "[":
            return "text_link", 1, None
        for kind in ("underline", "spoiler", "bold", "italic", "strikethrough", "code"):
            if self.text.startswith(MARKS[kind], self.at):
                return kind, len(MARKS[kind]), None
        raise wrong(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")

    def close(self, char: str) -> None:
        """The newest entity ends."""
        if char == "\n":
            kind = self.end_of_quotation(self.at - 2)
            one = self.open.pop()
            self.write("\n", 1)
            self.add(one, {"type": kind})
            return
        one = self.open.pop()
        entity: Json | None = {"type": one.kind} | ({"language": one.language} if one.language else {})
        self.at += len(MARKS.get(one.kind, "]"))
        if one.kind == "text_link":
            url = self.url()
            entity = link_entity("".join(self.out[one.piece :]) if url is None else url)
        elif one.kind == "custom_emoji":
            url = self.url()
            if url is None:
                raise wrong("The entity must contain a tg://emoji or tg://time URL")
            entity = tg_entity(url)
            if entity is None:
                raise wrong("Invalid tg://emoji or tg://time URL specified")
        if entity is not None:
            self.add(one, entity)

    def add(self, one: Open, entity: Json) -> None:
        """Keep the entity, unless it is empty."""
        if self.units > one.units:
            self.entities.append(entity | {"offset": one.units, "length": self.units - one.units})

    def url(self) -> str | None:
        """The address in brackets that follows; None when there is none."""
        if not self.text.startswith("(", self.at):
            return None
        match = URL.match(self.text, self.at)
        if match is None:
            raise wrong(f"Can't find end of a URL at byte offset {byte_offset(self.text, self.at + 1)}")
        self.at = match.end()
        return re.sub(r"\\([\x01-\x7e])", r"\1", match[1])

    def end_of_quotation(self, mark_at: int) -> str:
        """The quotation is the newest entity now; `||` at its very end makes it expandable."""
        if self.open[-1].kind == "spoiler" and self.open[-1].source == mark_at:
            self.open.pop()
            if self.open[-1].kind == "blockquote":
                return "expandable_blockquote"
        if self.open[-1].kind != "blockquote":
            raise self.unfinished()
        return "blockquote"

    def unfinished(self) -> ApiError:
        """An entity has no end."""
        one = self.open[-1]
        shown = "PreCode" if one.language else SHOWN[one.kind]
        return wrong(f"Can't find end of {shown} entity at byte offset {byte_offset(self.text, one.source)}")

    def finish(self) -> None:
        """The text is over: a quotation may end with it, nothing else."""
        if self.quoted():
            kind = self.end_of_quotation(len(self.text) - 2)
            self.add(self.open.pop(), {"type": kind})
        if self.open:
            raise self.unfinished()


def parse_markdown_v2(text: str) -> tuple[str, list[Json]]:
    """Plain text and entities. Raises ApiError 400."""
    return MarkdownParser(text).parse()
