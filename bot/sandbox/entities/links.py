"""Targets of text links: users, custom emoji, moments in time, addresses."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
USER = re.compile(r"tg:(?://)?user\?id=(\d+)$")
SPECIAL = re.compile(r"(tg|ton|tonsite):(?://)?([\w\-.]+(?:[/?].*)?)$", re.IGNORECASE)
HOST = re.compile(r"[\w.\-]+$")
FORMAT = re.compile(r"(?:[rR]|[tT]?[dD]?|[wW]?[dD]?[tT]?|[dD]?[wW]?[tT]?|[tTdDwW]{0,3})$")


def checked(url: str) -> str | None:
    """A link as Telegram keeps it: with scheme and path; None when it is none."""
    url = url.strip()
    if special := SPECIAL.match(url):
        return f"{special[1].lower()}://{special[2]}"
    scheme, divider, rest = url.partition("://")
    if not divider:
        scheme, rest = "http", url
    place = re.search(r"[/?#]|$", rest)
    host_part = rest[: place.start()] if place else rest
    host = host_part.rpartition("@")[2].partition(":")[0].lower()
    if scheme.lower() not in ("http", "https") or not HOST.match(host) or "." not in host:
        return None
    path = rest[len(host_part) :].replace(" ", "%20").replace("\n", "%0A")
    return f"{scheme.lower()}://{host_part}{path if path.startswith('/') else '/' + path}"


def link_entity(url: str) -> Json | None:
    """`text_link` or a mention of a user; None when Telegram would show plain text."""
    if user := USER.match(url):
        return {"type": "text_mention", "user_id": int(user[1])}
    target = checked(url)
    return {"type": "text_link", "url": target} if target else None


def tg_entity(url: str) -> Json | None:
    """`custom_emoji` from tg://emoji?id=…, `date_time` from tg://time?unix=…&format=…; None otherwise."""
    parts = urlsplit(url)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.scheme != "tg":
        return None
    if parts.netloc == "emoji" and query.get("id", "").isdigit():
        return {"type": "custom_emoji", "custom_emoji_id": query["id"]}
    if parts.netloc == "time" and query.get("unix", "").isdigit():
        return moment(int(query["unix"]), query.get("format", ""))
    return None


def moment(unix: int, form: str) -> Json | None:
    """`date_time`; None for a wrong format."""
    if not FORMAT.match(form):
        return None
    entity: Json = {"type": "date_time", "unix_time": unix}
    if form:
        entity["date_time_format"] = form
    return entity
