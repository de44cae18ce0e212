"""HTML as people write it in feeds → plain text. Every step is linear in its input, whatever that is."""

from __future__ import annotations

import html
import re

LONGEST_HTML = 64 * 1024
LONGEST_TEXT = 10_000
_NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"),
    )
)
_LAID_OUT = re.compile(r"<(?:br|div|li|p|td)\b", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "svg"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS, _LINES = re.compile(r"[ \t\r\f\v\u00a0]+"), re.compile(r" ?\n ?(?:\n ?)+")


def plain(source: str) -> str:
    """The words of a piece of HTML: blocks on lines of their own, no markup, no scripts."""
    source = source[:LONGEST_HTML]
    if _LAID_OUT.search(source):
        source = source.replace("\n", " ")  # its lines are made by its blocks
    words: list[str] = []
    silent = ""
    first, *pieces = source.split("<")
    words.append(first)
    for piece in pieces:
        name = _NAME.match(piece)
        if name is None and not piece.startswith(("!", "?")):
            words.append("" if silent else f"<{piece}")  # a bare sign: "5 < 6"
            continue
        inside, closed, after = piece.partition(">")
        tag = name[1].lower() if name else ""
        if silent:
            silent = "" if inside.lower().startswith(f"/{silent}") else silent
        elif tag in _SILENT and not inside.startswith("/") and not inside.endswith("/"):
            silent = tag
        if not silent and closed:
            begins = tag == "br" or (tag in _BLOCKS and not words[-1].rstrip(" ").endswith("\n"))
            words.append(("\n" if begins else "") + after if after or begins else words.pop())
    return tidy(html.unescape("".join(words)))


def tidy(text: str) -> str:
    """One blank between words, one empty line at most, no control signs, no more than fits."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n"))
    lines = _BLANKS.sub(" ", text).split("\n")
    return _LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()[:LONGEST_TEXT]
