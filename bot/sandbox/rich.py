"""Rich messages: blocks as they are given, or made from rich HTML or Markdown.

HTML is understood as far as text, headings, lists, quotations, tables, details and dividers go; Markdown as headings,
bullets, tables, quotations and paragraphs of plain text. Media in rich messages is not played.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from bot.sandbox.entities.links import checked
from bot.sandbox.errors import bad

Json = dict[str, Any]
MOST_CHARACTERS, MOST_BLOCKS, MOST_COLUMNS, MOST_DEPTH = 32768, 500, 20, 16
INLINE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "code": "code", "mark": "marked",
    "sub": "subscript", "sup": "superscript",
}  # fmt: skip
TEXT_BLOCKS = {"p": "paragraph", "footer": "footer", "pre": "pre", "aside": "pullquote"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOLDERS = ("blockquote", "details", "ul", "ol", "li", "table", "tr", "thead", "tbody")
CELLS = ("td", "th", "summary", "caption")
VOID = ("br", "hr")
MEDIA = ("photo", "video", "animation", "audio", "document", "voice_note", "collage", "slideshow", "map")


def rich_content(given: Json) -> Json:
    """Content of a rich message. Raises ApiError 400."""
    ways = [name for name in ("blocks", "html", "markdown") if given.get(name)]
    if len(ways) != 1:
        raise bad("exactly one of the fields html, markdown, or blocks must be used")
    if ways[0] == "html":
        blocks = RichHtml().read(given["html"])
    else:
        blocks = given["blocks"] if ways[0] == "blocks" else from_markdown(given["markdown"])
    blocks = [finished(block) for block in blocks]
    check_limits(blocks)
    content: Json = {"rich_message": {"blocks": blocks}}
    if given.get("is_rtl"):
        content["rich_message"]["is_rtl"] = True
    return content


def finished(block: Json) -> Json:
    """A given block as it is shown: list items get their labels."""
    if block["type"] in MEDIA:
        raise bad(f"the sandbox does not play {block['type']} in rich messages")
    made = dict(block)
    if "blocks" in made:
        made["blocks"] = [finished(one) for one in made["blocks"]]
    if block["type"] == "list":
        made["items"] = [
            {"label": str(index) if item.get("type") else "•"}
            | item
            | {"blocks": [finished(one) for one in item["blocks"]]}
            for index, item in enumerate(block["items"], 1)
        ]
    return made


def plain(text: Any) -> str:
    """The bare words of a RichText."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(plain(one) for one in text)
    if isinstance(text, dict):
        return plain(text.get("text", text.get("alternative_text", "")))
    return ""


def words(block: Json) -> str:
    """The bare words of a block; cells are parted by tabs, lines by line feeds."""
    if "cells" in block:
        return "\n".join("\t".join(plain(cell.get("text", "")) for cell in row) for row in block["cells"])
    inner = [*block.get("blocks", []), *(one for item in block.get("items", []) for one in item["blocks"])]
    lead = plain(block.get("summary", block.get("text", "")))
    return "\n".join(part for part in (lead, *(words(one) for one in inner)) if part)


def count(blocks: list[Json], depth: int = 1) -> int:
    """How many blocks there are in all."""
    if depth > MOST_DEPTH:
        raise bad("RICH_MESSAGE_TOO_DEEP")
    inner = [[*b.get("blocks", []), *(one for item in b.get("items", []) for one in item["blocks"])] for b in blocks]
    return len(blocks) + sum(count(one, depth + 1) for one in inner if one)


def check_limits(blocks: list[Json]) -> None:
    """Raises ApiError 400."""
    if not blocks:
        raise bad("rich message must be non-empty")
    if count(blocks) > MOST_BLOCKS:
        raise bad("RICH_MESSAGE_TOO_MANY_BLOCKS")
    if sum(len(words(block)) for block in blocks) > MOST_CHARACTERS:
        raise bad("message is too long")
    if any(len(row) > MOST_COLUMNS for block in blocks for row in block.get("cells", [])):
        raise bad("RICH_MESSAGE_TABLE_TOO_WIDE")


class Frame:
    """An open tag: its attributes, the texts and blocks inside of it so far."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.texts: list[Any] = []
        self.blocks: list[Json] = []
        self.facts: Json = {}


class RichHtml(HTMLParser):
    """Rich HTML → blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.frames = [Frame("", {})]

    def read(self, html: str) -> list[Json]:
        """The blocks of a document. Raises ApiError 400."""
        self.feed(html)
        self.close()
        if len(self.frames) > 1:
            raise bad(f"can't parse rich message: can't find end tag of \"{self.frames[-1].tag}\"")
        self.flush()
        return self.frames[0].blocks

    def flush(self) -> None:
        """Loose text becomes a paragraph."""
        top = self.frames[-1]
        if plain(top.texts).strip():
            top.blocks.append({"type": "paragraph", "text": joined(top.texts)})
        top.texts = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A start tag."""
        if tag == "br":
            self.frames[-1].texts.append("\n")
        elif tag == "hr":
            self.flush()
            self.frames[-1].blocks.append({"type": "divider"})
        elif tag in (*INLINE, "a", "tg-time", *TEXT_BLOCKS, *HEADINGS, *HOLDERS, *CELLS):
            if tag not in (*INLINE, "a", "tg-time"):
                self.flush()
            self.frames.append(Frame(tag, {name: value or "" for name, value in attrs}))
        else:
            raise bad(f'can\'t parse rich message: unsupported start tag "{tag}"')

    def handle_endtag(self, tag: str) -> None:
        """An end tag."""
        if tag in VOID:
            return
        frame = self.frames[-1]
        if frame.tag != tag:
            raise bad(f'can\'t parse rich message: unexpected end tag "{tag}"')
        if tag in HOLDERS:
            self.flush()
        self.frames.pop()
        top = self.frames[-1]
        if tag in (*INLINE, "a", "tg-time"):
            top.texts.append(inline(frame))
        elif tag in CELLS:
            cell(frame, top)
        elif tag in ("tr", "li"):
            top.facts.setdefault("rows", []).append(frame.facts.get("cells") if tag == "tr" else frame.blocks)
        elif tag in ("thead", "tbody"):
            top.facts.setdefault("rows", []).extend(frame.facts.get("rows", []))
        else:
            top.blocks.append(block_of(frame))

    def handle_data(self, data: str) -> None:
        """Text; white space between blocks means nothing."""
        top = self.frames[-1]
        if data.strip() or top.tag not in ("", *HOLDERS):
            top.texts.append(data)


def joined(texts: list[Any]) -> Any:
    """A RichText of several parts."""
    return texts[0] if len(texts) == 1 else list(texts)


def inline(frame: Frame) -> Json:
    """Formatted text."""
    text = joined(frame.texts)
    if frame.tag == "a":
        url = checked(frame.attributes.get("href", "") or plain(text))
        return {"type": "url", "text": text, "url": url} if url else {"type": "bold", "text": text}
    if frame.tag == "tg-time":
        unix, form = int(frame.attributes.get("unix", "0")), frame.attributes.get("format", "")
        return {"type": "date_time", "text": text, "unix_time": unix, "date_time_format": form}
    return {"type": INLINE[frame.tag], "text": text}


def cell(frame: Frame, top: Frame) -> None:
    """A cell of a row, or the summary or caption of what is around."""
    if frame.tag in ("summary", "caption"):
        top.facts[frame.tag] = joined(frame.texts)
        return
    made: Json = {"align": frame.attributes.get("align", "left"), "valign": frame.attributes.get("valign", "top")}
    if frame.texts:
        made["text"] = joined(frame.texts)
    if frame.tag == "th":
        made["is_header"] = True
    made |= {name: int(frame.attributes[name]) for name in ("colspan", "rowspan") if name in frame.attributes}
    top.facts.setdefault("cells", []).append(made)


def block_of(frame: Frame) -> Json:
    """The block that a tag stands for."""
    text = joined(frame.texts) if frame.texts else ""
    if frame.tag in HEADINGS:
        return {"type": "heading", "text": text, "size": int(frame.tag[1])}
    if frame.tag in TEXT_BLOCKS:
        return {"type": TEXT_BLOCKS[frame.tag], "text": text}
    if frame.tag == "blockquote":
        if "expandable" in frame.attributes:
            return {"type": "expandable_blockquote", "text": "\n".join(words(one) for one in frame.blocks)}
        return {"type": "blockquote", "blocks": frame.blocks}
    if frame.tag == "details":
        opened = {"is_open": True} if "open" in frame.attributes else {}
        return {"type": "details", "summary": frame.facts.get("summary", ""), "blocks": frame.blocks} | opened
    rows = frame.facts.get("rows", [])
    if frame.tag == "table":
        looks = {f"is_{name}": True for name in ("bordered", "striped", "compact") if name in frame.attributes}
        caption = {"caption": frame.facts["caption"]} if "caption" in frame.facts else {}
        return {"type": "table", "cells": rows} | looks | caption
    ordered = {"type": "1"} if frame.tag == "ol" else {}
    return {"type": "list", "items": [{"blocks": blocks} | ordered for blocks in rows]}


def from_markdown(text: str) -> list[Json]:
    """The few forms that a plan or a report needs."""
    blocks: list[Json] = []
    for part in text.split("\n\n"):
        lines = part.strip("\n").split("\n")
        first = lines[0]
        if first.startswith("#"):
            level = len(first) - len(first.lstrip("#"))
            blocks.append({"type": "heading", "text": first.lstrip("# "), "size": min(level, 6)})
            lines = lines[1:]
        if lines and all(line.startswith("|") for line in lines):
            rows = [[c.strip() for c in line.strip("|").split("|")] for line in lines if not set(line) <= set("|-: ")]
            cells = [[{"text": c, "align": "left", "valign": "top"} for c in row] for row in rows]
            blocks.append({"type": "table", "cells": cells})
        elif lines and all(line.startswith(("- ", "* ")) for line in lines):
            items = [{"blocks": [{"type": "paragraph", "text": line[2:]}]} for line in lines]
            blocks.append({"type": "list", "items": items})
        elif "\n".join(lines).strip():
            blocks.append({"type": "paragraph", "text": "\n".join(lines).strip()})
    return blocks
