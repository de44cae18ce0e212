"""Targets of text links: users, custom emoji, moments in time, addresses."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
USER = re.compile(r"tg:(?://)?user\?id=(\d+)$")
HOST = re.compile(r"(?:[\w\-]+\.)+[^\W\d_][\w\-]+$|\d{1,3}(?:\.\d{1,3}){3}$")
FORMAT = re.compile(r"(?:[rR]|[tT]?[dD]?|[wW]?[dD]?[tT]?|[dD]?[wW]?[tT]?|[tTdDwW]{0,3})$")


def checked(url: str) -> str | None:
    """A link as Telegram keeps it: with scheme and path; None when it is none."""
    url = url.strip()
    if not url or " " in url or "\n" in url:
        return None
    if not re.match(r"[a-zA-Z][a-zA-Z0-9+.\-]*:", url) or re.match(r"[^:/]+:\d+(/|$)", url):
        url = f"http://{url}"
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    if scheme in ("tg", "ton", "tonsite"):
        return url
    if scheme not in ("http", "https", "ftp") or not HOST.match(parts.hostname or ""):
        return None
    if not parts.path:
        rest = url.split("://", 1)[1]
        cut = re.search(r"[?#]", rest)
        place = cut.start() if cut else len(rest)
        return f"{scheme}://{rest[:place]}/{rest[place:]}"
    return url


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
