"""Times and numbers as a person reads them: CLDR's forms for their language, in their workspace's zone.

All forms come from Babel, on the 24-hour clock and with western digits, so that what is shown can be typed back.
Narrow no-break spaces (U+202F), which CLDR puts into years and numbers and some clients show as a box, become plain
no-break spaces.
"""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton, format_timedelta
from babel.numbers import format_decimal

_ENGLISH: Final = "en_GB"
"""Day before month and 24 hours: one English for all who read it outside the United States."""
_WEEK: Final = 7


@lru_cache(maxsize=256)
def locale_for(language: str) -> Locale:
    """CLDR's data for a language code such as "ru", "pt-br" or "zh-Hant"; English for an unknown one."""
    code = language.replace("-", "_")
    if code.lower().partition("_")[0] == "en":
        return Locale.parse(_ENGLISH)
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        shorter = code.rpartition("_")[0]
        return locale_for(shorter) if shorter else Locale.parse(_ENGLISH)


def long_time(instant: datetime, zone: ZoneInfo, language: str, now: datetime) -> str:
    """Weekday, day, month and time: "Fri 27 Nov, 18:30"; with the year where it is not the present one."""
    wall = _wall(instant, zone)
    skeleton = "MMMEd" if wall.year == _wall(now, zone).year else "yMMMEd"
    return _joined(_form(skeleton, wall, language), _form("Hm", wall, language), language)


def short_time(instant: datetime, zone: ZoneInfo, language: str, now: datetime) -> str:
    """As short as is certain: "18:30" today, "Fri 18:30" in the six days ahead, "27 Nov, 18:30", then with the year."""
    wall, here = _wall(instant, zone), _wall(now, zone)
    days = (wall.date() - here.date()).days
    if days == 0:
        return _form("Hm", wall, language)
    if 0 < days < _WEEK:
        return _form("EHm", wall, language)
    skeleton = "MMMd" if wall.year == here.year else "yMMMd"
    return _joined(_form(skeleton, wall, language), _form("Hm", wall, language), language)


def clock_time(instant: datetime, zone: ZoneInfo, language: str, *, seconds: bool = False) -> str:
    """ "18:30", for a receipt "18:30:00"."""
    return _form("Hms" if seconds else "Hm", _wall(instant, zone), language)


def relative(instant: datetime, now: datetime, language: str) -> str:
    """How long until or since: "in 2 hours", "1 minute ago", in the largest unit that has passed once, rounded."""
    return _plain(format_timedelta(instant - now, add_direction=True, threshold=1, locale=locale_for(language)))


def day_heading(day: date, language: str, today: date | None = None) -> str:
    """The line above a day of a plan: "Fri 27 Nov"; with the year where it is not that of `today`."""
    skeleton = "MMMEd" if today is None or day.year == today.year else "yMMMEd"
    heading = _form(skeleton, datetime.combine(day, time()), language)
    return heading[0].upper() + heading[1:]


def number(n: float, language: str) -> str:
    """A number with its language's marks: 1,234.5, 1 234,5."""
    return _plain(format_decimal(n, locale=locale_for(language)))


def _form(skeleton: str, wall: datetime, language: str) -> str:
    return _plain(format_skeleton(skeleton, wall, locale=locale_for(language)))


def _joined(day: str, hour: str, language: str) -> str:
    pattern = str(locale_for(language).datetime_formats["medium"])
    return _plain(pattern.replace("{0}", hour).replace("{1}", day))


def _plain(text: str) -> str:
    return text.replace("\u202f", "\u00a0")


def _wall(instant: datetime, zone: ZoneInfo) -> datetime:
    """What a clock in the zone shows; naive, as Babel would move an aware time to UTC."""
    if instant.tzinfo is None:
        raise ValueError("an instant is aware")
    return instant.astimezone(zone).replace(tzinfo=None)
