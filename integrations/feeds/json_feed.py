"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from integrations.feeds.entries import MOST_ENTRIES, Entry, Feed, NoFeed, instant


def parse(body: bytes) -> Feed:
    """Raises NoFeed for anything else."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NoFeed from error
    if not isinstance(found, dict) or "jsonfeed.org/version/" not in _text(found, "version"):
        raise NoFeed
    items = found.get("items")
    if not isinstance(items, list):
        raise NoFeed
    entries = [_entry(one, _author(found)) for one in items[:MOST_ENTRIES] if isinstance(one, dict)]
    return Feed(_text(found, "title"), entries)


def _entry(one: dict[str, Any], owner: str) -> Entry:
    entry = Entry(_text(one, "id"), _text(one, "title"), _text(one, "url") or _text(one, "external_url"))
    entry.author = _author(one) or owner
    for rank, (name, marked) in enumerate((("content_text", False), ("content_html", True), ("summary", False))):
        if body := _text(one, name):
            entry.bodies[rank] = (body, marked)
    entry.at = instant(_text(one, "date_published")) or instant(_text(one, "date_modified"))
    return entry


def _author(one: dict[str, Any]) -> str:
    people = one.get("authors")
    listed = people if isinstance(people, list) else [one.get("author")]
    return next((name for person in listed if isinstance(person, dict) and (name := _text(person, "name"))), "")


def _text(one: dict[str, Any], name: str) -> str:
    """Ids are numbers now and then."""
    value = one.get(name)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
