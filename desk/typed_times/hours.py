"""Typed hours of a day: "09:00-18:00", "9–18", "с 22 до 6", "9am-6pm", "all day" → minutes since midnight.

Words of all languages are tried at once: there are few, and no two languages mean different things by one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .folding import folded

DAY: Final = 24 * 60
"""Minutes."""
LONGEST: Final = 60
"""Characters; a longer text is no hours."""
HALF: Final = 12 * 60

_WHOLE: Final = {
    folded(phrase)
    for phrase in (
        *(
            "all day",
            "all day long",
            "whole day",
            "the whole day",
            "24h",
            "24 h",
            "24 hours",
            "24/7",
            "round the clock",
        ),
        *("around the clock", "day and night", "always"),
        *("весь день", "целый день", "сутки", "круглые сутки", "круглосуточно", "24 часа", "24 ч", "день и ночь"),
        *("всегда", "целые сутки"),
    )
}
_NAMED: Final = {
    folded(word): minutes
    for minutes, words in (
        (HALF, ("noon", "midday", "полдень", "полудня")),
        (0, ("midnight", "полночь", "полуночи")),
    )
    for word in words
}
_HALVES: Final = {
    folded(word): half
    for half, words in (
        ("am", ("am", "in the morning", "утра")),
        ("pm", ("pm", "in the afternoon", "in the evening", "дня", "вечера")),
        ("night", ("at night", "ночи")),
    )
    for word in words
}


def _any(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CLOCK: Final = (
    rf"(?:(?P<named{{0}}>{_any(_NAMED)})|(?:(?P<hour{{0}}>\d{{{{1,2}}}}?)(?:\s?[:.]\s?|\s|h)?(?P<minute{{0}}>\d\d)?)"
    rf"(?:\s?(?:h|ч|час|часа|часов|o'clock))?(?:\s?(?P<half{{0}}>{_any(_HALVES)}))?)"
)
_SPAN: Final = re.compile(
    rf"(?:(?:from|between|с|со|от)\s)?{_CLOCK.format(1)}"
    rf"(?:\s?(?:[-~]+|\.\.+|…)\s?|\s(?:to|till|until|and|до|по)\s){_CLOCK.format(2)}"
)


@dataclass(frozen=True)
class _Clock:
    """As typed: minutes on the clock that was meant, and its half of the day where one was said."""

    minutes: int
    half: str = ""

    @property
    def on_day(self) -> int:
        """Minutes since midnight."""
        if not self.half:
            return self.minutes
        if self.half == "night":  # ten and eleven at night are before midnight, the small hours after it
            return self.minutes % HALF + (HALF if HALF > self.minutes >= 9 * 60 else 0)
        return self.minutes % HALF + (HALF if self.half == "pm" else 0)


def read_hours(text: str) -> tuple[int, int] | None:
    """(start, end) with 0 ≤ start < 1440 and 0 < end ≤ 1440; an end that is not after the start is the next day's, the
    same hour twice a whole turn of the clock. None: not understood."""
    plain = folded(text[: LONGEST + 1]).rstrip(".!")
    if len(text) > LONGEST:
        return None
    if plain in _WHOLE:
        return 0, DAY
    found = _SPAN.fullmatch(plain)
    first, last = (_clock(found, place) for place in "12") if found else (None, None)
    if first is None or last is None:
        return None
    if last.half in ("am", "pm") and not first.half and 0 < first.minutes <= HALF:
        first = _half_of(first, last)
    start, end = first.on_day % DAY, last.on_day
    return start, end or DAY


def _clock(found: re.Match[str], place: str) -> _Clock | None:
    if found[f"named{place}"]:
        return _Clock(_NAMED[found[f"named{place}"]])
    hour, minute = int(found[f"hour{place}"]), int(found[f"minute{place}"] or 0)
    half = _HALVES.get(found[f"half{place}"] or "", "")
    if minute > 59 or hour * 60 + minute > DAY or (half and not 0 < hour <= 12):
        return None
    return _Clock(hour * 60 + minute, half)


def _half_of(first: _Clock, last: _Clock) -> _Clock:
    """ "1-6pm" is the afternoon, "9-6pm" begins in the morning: the half that was said, if it then comes before."""
    same = _Clock(first.minutes, last.half)
    if same.on_day < last.on_day:
        return same
    return _Clock(first.minutes, "am" if last.half == "pm" else "pm")
