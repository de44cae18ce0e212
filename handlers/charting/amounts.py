"""Numbers and days as a person reads them in a picture: CLDR's forms of their language, western digits."""

from __future__ import annotations

from datetime import date
from math import ceil, floor, log10

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from handlers.charting.sheet import Scale
from handlers.dates import locale_for

NOTHING = "–"


def whole(value: float, language: str) -> str:
    """12,480"""
    return _plain(format_decimal(round(value), format="#,##0", locale=locale_for(language)))


def tenth(value: float, language: str) -> str:
    """3.1"""
    return _plain(format_decimal(round(value, 1), format="#,##0.#", locale=locale_for(language)))


def percent(share: float, language: str, digits: int = 1) -> str:
    """4.6 %: of a share of 0.046"""
    locale = locale_for(language)
    pattern = locale.percent_formats[None].pattern.partition(";")[0].replace("#,##0", "#,##0" + (".0" * (digits > 0)))
    return _plain(format_percent(round(share, 2 + digits), format=pattern, locale=locale, decimal_quantization=True))


def short(value: float, language: str) -> str:
    """8K: for axes"""
    if abs(value) < 1000:
        return tenth(value, language)
    return _plain(format_compact_decimal(value, fraction_digits=1, locale=locale_for(language)))


def signed(text: str, value: float) -> str:
    """The text of a size with the sign of the value."""
    return f"+{text}" if value > 0 else f"\u2212{text}" if value < 0 else text


def weekday(day: date, language: str) -> str:
    return format_date(day, "ccc", locale=locale_for(language)).rstrip(".")


def day_of_month(day: date, language: str) -> str:
    return _plain(format_skeleton("d", day, locale=locale_for(language))).rstrip(".")


def day_and_month(day: date, language: str) -> str:
    return _plain(format_skeleton("MMMd", day, locale=locale_for(language)))


def stretch(first: date, last: date, language: str, today: date) -> str:
    """16–22 November; with the year where it is not the present one."""
    skeleton = "MMMMd" if first.year == last.year == today.year else "yMMMd"
    return _plain(format_interval(first, last, skeleton, locale=locale_for(language))).replace("\u2009", "")


def scale(high: float, language: str, low: float = 0.0, marks: int = 4, room: float = 1.0) -> Scale:
    """An axis from `low` or below to `high` or above with round marks; `room` leaves space above for what is written
    there."""
    top, bottom = max(high * room, 1.0 if low >= 0 else 0.0), min(low, 0.0)
    step = _round_step((top - bottom) / marks)
    first, last = floor(bottom / step), ceil(max(top, step) / step)
    shown = [number * step for number in range(first, last + 1)]
    return Scale(first * step, last * step, tuple((value, short(value, language)) for value in shown))


def band(low: float, high: float, language: str, marks: int = 4) -> Scale:
    """An axis about what there is, which need not begin at 0: for a line, not for bars."""
    step = _round_step(max(high - low, 4.0) / (marks - 1))
    first, last = floor(low / step), ceil(high / step)
    if first == last:
        first, last = first - 1, last + 1
    shown = [number * step for number in range(max(first, 0), last + 1)]
    return Scale(shown[0], shown[-1], tuple((value, whole(value, language)) for value in shown))


def _round_step(raw: float) -> float:
    """1, 2, 5 or 10 times a power of ten, at least 1."""
    power = 10.0 ** floor(log10(raw)) if raw > 0 else 1.0
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= raw)
    return max(1.0, step)


def _plain(text: str) -> str:
    return text.replace("\u202f", "\u00a0")
