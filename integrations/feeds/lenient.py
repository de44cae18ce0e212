"""Feeds that are not well formed, by feedparser: in a process of its own, which can be ended and knows no secret.

Run as `python -m integrations.feeds.lenient CHARSET`: the document comes in, {title, entries} goes out as JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from integrations.feeds.entries import MOST_ENTRIES, Entry, Feed, NoFeed, of_parts

PATIENCE = 20.0  # seconds by the clock: a busy machine is no fault of the feed
PROCESSOR = 5  # seconds of work
MEMORY = 1024**3  # bytes of address space
AT_ONCE = 2
_ROOT = Path(__file__).resolve().parents[2]
_turns = asyncio.Semaphore(AT_ONCE)


async def parse(body: bytes, charset: str = "", patience: float = PATIENCE) -> Feed:
    """The feed.

    Raises:
        NoFeed: feedparser makes nothing of it, or takes too long or too much memory over it.
    """
    async with _turns:
        said = await _apart(body, charset, patience)
    try:
        found: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise NoFeed from error
    if not found["known"] and not found["entries"]:
        raise NoFeed
    return Feed(found["title"], [_entry(one) for one in found["entries"]])


async def _apart(body: bytes, charset: str, patience: float) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "integrations.feeds.lenient", charset),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=_ROOT,
        env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"},
    )
    try:
        async with asyncio.timeout(patience):
            said, _ = await process.communicate(body)
    except TimeoutError as error:
        raise NoFeed from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return said


def _entry(one: dict[str, Any]) -> Entry:
    entry = Entry(one["id"], one["title"], one["link"], one["author"])
    entry.bodies = {rank: (body, True) for rank, body in enumerate(one["bodies"])}
    entry.at = of_parts(one["at"]) if one["at"] else None
    return entry


def _main(charset: str) -> None:
    """In the process of its own. The document is given as a stream: feedparser opens what looks like a name."""
    import resource

    import feedparser

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    found = feedparser.parse(
        BytesIO(sys.stdin.buffer.read()),
        response_headers={"content-type": kind},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    entries = [_shown(one) for one in found.entries[:MOST_ENTRIES]]
    said = {"known": bool(found.get("version")), "title": str(found.feed.get("title", "")), "entries": entries}
    sys.stdout.write(json.dumps(said))


def _shown(one: Any) -> dict[str, Any]:
    bodies = [str(part.get("value", "")) for part in one.get("content", [])] + [str(one.get("summary", ""))]
    at = one.get("published_parsed") or one.get("updated_parsed")
    names = {name: str(one.get(name, "")) for name in ("id", "title", "link", "author")}
    return names | {"bodies": [body for body in bodies if body], "at": list(at)[:6] if at else None}


if __name__ == "__main__":
    _main(sys.argv[1])
