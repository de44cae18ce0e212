"""The one way to a translated, HTML-safe sentence: Fluent messages from locales/, arguments escaped here alone."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime import FluentBundle, FluentResource

from handlers import dates

LOCALES = Path(__file__).resolve().parent.parent / "locales"
FALLBACK = "en"
REMEMBERED = 4096
"""Sentences kept ready: labels are always the same, and the card of a post goes to everybody who may approve it."""
BRIEF = 200
"""Characters that are put into a sentence that is kept: whole posts would fill the memory."""
_UTC = ZoneInfo("UTC")
_ISOLATED = frozenset({"ar"})
"""Languages whose sentences need Unicode isolates round what is put into them."""


class Html(str):
    """Markup that is already safe."""

    __slots__ = ()


def safe(value: object) -> Html:
    """Text of people as HTML."""
    return value if isinstance(value, Html) else Html(html.escape(str(value), quote=False))


@cache
def languages() -> tuple[str, ...]:
    """The languages of the interface, English first."""
    found = sorted(path.name for path in LOCALES.iterdir() if (path / "draft.ftl").exists())
    return (FALLBACK, *(name for name in found if name != FALLBACK))


def nearest(code: str | None) -> str:
    """The interface's language for a Telegram language code: the longest match, else English."""
    wanted = (code or "").replace("_", "-").lower()
    known = {name.lower(): name for name in languages()}
    while wanted:
        if wanted in known:
            return known[wanted]
        wanted = wanted.rpartition("-")[0]
    return FALLBACK


@cache
def bundle(language: str) -> FluentBundle:
    made = FluentBundle([language, FALLBACK], use_isolating=language in _ISOLATED)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text("utf-8")))
    return made


def _format(language: str, key: str, arguments: Mapping[str, Any]) -> str:
    brief = sum(len(value) for value in arguments.values() if isinstance(value, str)) <= BRIEF
    return (_formatted if brief else _formatted.__wrapped__)(language, key, tuple(arguments.items()))


@lru_cache(maxsize=REMEMBERED)
def _formatted(language: str, key: str, arguments: tuple[tuple[str, Any], ...]) -> str:
    for name in (language, FALLBACK):
        found = bundle(name)
        if found.has_message(key):
            pattern = found.get_message(key).value
            if pattern is not None:
                return str(found.format_pattern(pattern, dict(arguments))[0])
    return key


@dataclass(frozen=True, slots=True)
class Voice:
    """Speaks to one person: in their language, with times in their workspace's zone."""

    language: str = FALLBACK
    zone: ZoneInfo = _UTC

    def __call__(self, key: str, **arguments: Any) -> Html:
        """A sentence for a message in HTML: everything put into it is escaped, numbers stay numbers."""
        ready = {k: v if isinstance(v, (int, float)) else str(safe(v)) for k, v in arguments.items()}
        return Html(_format(self.language, key, ready))

    def plain(self, key: str, **arguments: Any) -> str:
        """A sentence without markup: button labels and callback answers."""
        return _format(
            self.language, key, {k: v if isinstance(v, (int, float)) else str(v) for k, v in arguments.items()}
        )

    def knows(self, key: str) -> bool:
        return bundle(FALLBACK).has_message(key)

    def time(self, instant: datetime, now: datetime) -> str:
        """`Fri 27 Nov, 18:30` in the workspace's zone."""
        return dates.long_time(instant, self.zone, self.language, now)

    def reader_time(self, instant: datetime, now: datetime) -> Html:
        """The same as a date-time entity: Telegram shows the reader's own zone on a tap."""
        return Html(f'<tg-time unix="{int(instant.timestamp())}">{safe(self.time(instant, now))}</tg-time>')

    def clock(self, instant: datetime) -> str:
        return dates.clock_time(instant, self.zone, self.language)

    def ago(self, instant: datetime, now: datetime) -> str:
        """How long since, as people say it: "just now", "a minute ago", "2 hours ago"."""
        seconds = (now - instant).total_seconds()
        if seconds < 90:
            return self.plain("ago-moment" if seconds < 30 else "ago-minute")
        return dates.relative(instant, now, self.language)

    def clock_seconds(self, instant: datetime) -> str:
        """`10:00:01`: for receipts."""
        return instant.astimezone(self.zone).strftime("%H:%M:%S")

    def date(self, timestamp: int) -> str:
        return dates.day_heading(datetime.fromtimestamp(timestamp, self.zone).date(), self.language, None)

    def same_day(self, one: datetime, other: datetime) -> bool:
        return one.astimezone(self.zone).date() == other.astimezone(self.zone).date()
