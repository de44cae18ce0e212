"""Which feeds the page of a site names: <link rel="alternate" type="application/rss+xml" href="…">."""

from __future__ import annotations

import html
import re

from integrations.feeds.entries import web_link

FIRST_BYTES = 256 * 1024
MOST = 3
"""Feeds that are tried."""
_LINK = re.compile(r"<(?:link|a)\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z]{1,20})\s{0,5}=\s{0,5}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
)


def feeds_of(page: str, address: str) -> list[str]:
    """Addresses of feeds, the best first; feeds of comments come last."""
    found: dict[str, tuple[int, int]] = {}
    for number, link in enumerate(_LINK.finditer(page[:FIRST_BYTES])):
        given = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(link[1])}
        kind = given.get("type", "").lower().partition(";")[0].strip()
        if kind not in _TYPES or "alternate" not in given.get("rel", "").lower().split():
            continue
        target = web_link(address, given.get("href", ""))
        if target and target not in found and "wp-json" not in target and "oembed" not in target:
            comments = "comment" in (given.get("title", "") + target).lower()
            found[target] = (int(comments), number)
    return sorted(found, key=lambda target: found[target])[:MOST]
