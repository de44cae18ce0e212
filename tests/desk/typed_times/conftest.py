"""A fixed now for the tables of phrases: Tuesday 24 November 2026, 13:41 in Athens."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desk.typed_times import Ask, Found, Unread, read_time

NOW = datetime(2026, 11, 24, 11, 41, 27, tzinfo=UTC)
ATHENS = ZoneInfo("Europe/Athens")

Said = str | list[str]
"""Minutes of local time ("2026-11-27 18:30"), or a code and the candidates that are offered with it."""
Read = Callable[..., Said]


@pytest.fixture
def read() -> Read:
    """Read a phrase and tell the outcome briefly."""

    def brief(text: str, language: str, now: datetime = NOW) -> Said:
        reading = read_time(text, now, ATHENS, [language])
        match reading:
            case Found():
                return _minute(reading)
            case Ask():
                return [reading.code.value, *map(_minute, reading.candidates)]
            case Unread():
                return ["unread", *reading.words]

    return brief


def _minute(found: Found) -> str:
    assert found.instant > NOW
    assert found.local == found.instant.astimezone(ATHENS).replace(tzinfo=None)
    return found.local.isoformat(" ", "minutes")
