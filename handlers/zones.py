"""Choosing a time zone: by a typed city, or from the likeliest ones of a language.

City names come from CLDR (through Babel) in the person's language and in English, the list of zones with their
countries from the tz database's zone.tab (package tzdata), big cities without a zone of their own from cities.tsv.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

from handlers.dates import locale_for

MOST_MATCHES: Final = 6
LONGEST: Final = 60
"""Characters; a longer text is no city."""
_SPELLED: Final = {
    "ARABIC": ("ar", "fa"),
    "CJK": ("zh-Hant", "zh", "ja"),
    "CYRILLIC": ("ru", "uk"),
    "DEVANAGARI": ("hi",),
    "GREEK": ("el",),
    "HANGUL": ("ko",),
    "HEBREW": ("he",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
}
"""Script, by the first word of a letter's Unicode name → languages in which a text in it is sought as well."""
_LIKENESS: Final = 0.75
_SHORTEST_START: Final = 3

_CLDR_NAMES: Final = {
    "Africa/Asmara": "Africa/Asmera",
    "America/Argentina/Buenos_Aires": "America/Buenos_Aires",
    "America/Argentina/Catamarca": "America/Catamarca",
    "America/Argentina/Cordoba": "America/Cordoba",
    "America/Argentina/Jujuy": "America/Jujuy",
    "America/Argentina/Mendoza": "America/Mendoza",
    "America/Atikokan": "America/Coral_Harbour",
    "America/Indiana/Indianapolis": "America/Indianapolis",
    "America/Kentucky/Louisville": "America/Louisville",
    "America/Nuuk": "America/Godthab",
    "Asia/Ho_Chi_Minh": "Asia/Saigon",
    "Asia/Kathmandu": "Asia/Katmandu",
    "Asia/Kolkata": "Asia/Calcutta",
    "Asia/Yangon": "Asia/Rangoon",
    "Atlantic/Faroe": "Atlantic/Faeroe",
    "Europe/Kyiv": "Europe/Kiev",
    "Pacific/Chuuk": "Pacific/Truk",
    "Pacific/Kanton": "Pacific/Enderbury",
    "Pacific/Pohnpei": "Pacific/Ponape",
}
"""The tz database's names of today → the older ones under which CLDR keeps the cities."""


@dataclass(frozen=True, slots=True)
class ZoneMatch:
    """A zone for what was typed: `city` in the person's language, `score` up to 1 (exactly that city)."""

    zone_name: str
    city: str
    score: float


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    zone_name: str
    city: str
    weight: float = 1.0


def find_zones(text: str, language: str) -> list[ZoneMatch]:
    """Zones for a typed city, country or zone name, best first, each once.

    Names are sought in the person's language and English, then in the languages of the text's script (a keyboard is
    not an interface); near misses are offered only where nothing fits.
    """
    key = _key(text[:LONGEST])
    if not key or len(text) > LONGEST:
        return []
    script = unicodedata.name(key[0], "").partition(" ")[0]
    for look in (_hits, _near_misses):
        for spelled in (language, *_SPELLED.get(script, ())):
            if found := look(key, _names(language, spelled)):
                return _best(found)
    return []


def zone_label(zone_name: str, language: str, now: datetime) -> str:
    """City and present difference: "Athens (GMT+2)". Raises ZoneInfoNotFoundError for an unknown zone."""
    offset = now.astimezone(ZoneInfo(zone_name)).utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "-" if offset < timedelta() else "+"
    difference = f"{sign}{hours}" + (f":{minutes:02}" if minutes else "") if offset else ""
    return f"{zone_city(zone_name, language)} ({locale_for(language).zone_formats['gmt'] % difference})"


def zone_city(zone_name: str, language: str) -> str:
    """The city that stands for a zone, by CLDR; else the last part of its name."""
    info = locale_for(language).time_zones.get(_CLDR_NAMES.get(zone_name, zone_name), {})
    return str(info.get("city") or _last(zone_name))


def common_zones(language_code: str) -> list[str]:
    """The zones to offer as buttons to a person whose Telegram speaks that language: about eight, likeliest first."""
    code = language_code.lower().replace("_", "-")
    common = _common()
    while code and code not in common:
        code = code.rpartition("-")[0]
    return common[code or "en"].split()


def _best(matches: list[ZoneMatch]) -> list[ZoneMatch]:
    best: dict[str, ZoneMatch] = {}
    for match in sorted(matches, key=lambda match: -match.score):
        best.setdefault(match.zone_name, match)
    return list(best.values())[:MOST_MATCHES]


def _hits(key: str, names: tuple[_Name, ...]) -> list[ZoneMatch]:
    fits = ((name, _fit(key, name.key)) for name in names)
    return [ZoneMatch(name.zone_name, name.city, fit * name.weight) for name, fit in fits if fit]


def _fit(key: str, name: str) -> float:
    if key == name:
        return 1.0
    if len(key) < _SHORTEST_START:
        return 0.0
    return 0.9 if name.startswith(key) else 0.8 if f" {key}" in name else 0.0


def _near_misses(key: str, names: tuple[_Name, ...]) -> list[ZoneMatch]:
    likely = set(get_close_matches(key, [name.key for name in names], n=MOST_MATCHES, cutoff=_LIKENESS))
    return [
        ZoneMatch(name.zone_name, name.city, SequenceMatcher(None, key, name.key).ratio() * name.weight * 0.8)
        for name in names
        if name.key in likely
    ]


@lru_cache(maxsize=64)
def _names(language: str, spelled: str) -> tuple[_Name, ...]:
    """All names in the language `spelled` and in English by which a zone can be typed, folded."""
    return tuple(dict.fromkeys([*_cities(language, spelled), *_big_cities(language), *_countries(language, spelled)]))


def _cities(language: str, spelled: str) -> Iterator[_Name]:
    for zone_name, _ in _zones():
        old = _CLDR_NAMES.get(zone_name, zone_name)
        cities = (zone_city(zone_name, spelled), zone_city(zone_name, "en"), _last(zone_name), _last(old))
        city = zone_city(zone_name, language)
        yield from (_Name(key, zone_name, city) for key in dict.fromkeys(map(_key, (*cities, zone_name))))


def _big_cities(language: str) -> Iterator[_Name]:
    shown = 1 if locale_for(language).language == "ru" else 0
    for zone_name, *cities in _rows("handlers", "cities.tsv"):
        yield from (_Name(_key(city), zone_name, cities[shown]) for city in cities)


def _countries(language: str, spelled: str) -> Iterator[_Name]:
    common = {zone_name for zone_names in _common().values() for zone_name in zone_names.split()}
    for zone_name, country in _zones():
        for locale in (locale_for(spelled), locale_for("en")):
            name = locale.territories.get(country)
            if name:
                weight = 0.7 if zone_name in common else 0.6
                yield _Name(_key(name), zone_name, zone_city(zone_name, language), weight)


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Zone names with their country codes."""
    return (*((row[2], row[0]) for row in _rows("tzdata.zoneinfo", "zone.tab")), ("Etc/UTC", "ZZ"))


@cache
def _common() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("handlers", "common_zones.tsv")}


def _last(zone_name: str) -> str:
    return zone_name.rpartition("/")[2].replace("_", " ")


def _rows(package: str, name: str) -> list[list[str]]:
    lines = (files(package) / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _key(text: str) -> str:
    """Case, accents, hyphens and points do not matter."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (sign if sign.isalnum() else " " for sign in plain if unicodedata.category(sign) not in {"Mn", "Cf"})
    return " ".join("".join(letters).split())
