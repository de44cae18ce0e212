"""Zones by typed city, their labels, and the likeliest ones of a language."""

from datetime import UTC, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.zones import MOST_MATCHES, common_zones, find_zones, zone_city, zone_label

WINTER = datetime(2026, 11, 24, 11, 41, tzinfo=UTC)
SUMMER = datetime(2026, 7, 24, 11, 41, tzinfo=UTC)
LANGUAGES = ["en", "ru", "vi", "ar", "zh-Hant", "sv", "el"]


def rows(package: str, name: str) -> list[list[str]]:
    """A table that is shipped with a package, without its comments."""
    lines = (files(package) / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(
    ("text", "language", "zone_name", "city"),
    [
        ("Athens", "en", "Europe/Athens", "Athens"),
        ("athens ", "ru", "Europe/Athens", "Афины"),
        ("Афины", "ru", "Europe/Athens", "Афины"),
        ("Афины", "en", "Europe/Athens", "Athens"),
        ("Αθήνα", "el", "Europe/Athens", "Αθήνα"),
        ("ΑΘΗΝΑ", "en", "Europe/Athens", "Athens"),
        ("Europe/Athens", "en", "Europe/Athens", "Athens"),
        ("new york", "en", "America/New_York", "New York"),
        ("Нью Йорк", "ru", "America/New_York", "Нью-Йорк"),
        ("york", "en", "America/New_York", "New York"),
        ("Hanoi", "en", "Asia/Ho_Chi_Minh", "Hanoi"),
        ("Ханой", "ru", "Asia/Ho_Chi_Minh", "Ханой"),
        ("ha noi", "vi", "Asia/Ho_Chi_Minh", "Hanoi"),
        ("saigon", "en", "Asia/Ho_Chi_Minh", "Ho Chi Minh City"),
        ("питер", "ru", "Europe/Moscow", "Санкт-Петербург"),
        ("kiev", "en", "Europe/Kyiv", "Kyiv"),
        ("Calcutta", "en", "Asia/Kolkata", "Kolkata"),
        ("delhi", "en", "Asia/Kolkata", "Delhi"),
        ("القاهرة", "ar", "Africa/Cairo", "القاهرة"),
        ("台北", "zh-Hant", "Asia/Taipei", "台北"),
        ("東京", "en", "Asia/Tokyo", "Tokyo"),
        ("서울", "en", "Asia/Seoul", "Seoul"),
        ("Göteborg", "sv", "Europe/Stockholm", "Gothenburg"),
        ("goteborg", "en", "Europe/Stockholm", "Gothenburg"),
        ("sao paulo", "en", "America/Sao_Paulo", "Sao Paulo"),
        ("Буэнос-Айрес", "ru", "America/Argentina/Buenos_Aires", "Буэнос-Айрес"),
        ("UTC", "en", "Etc/UTC", "UTC"),
    ],
)
def test_finds_the_zone_of_a_city(text: str, language: str, zone_name: str, city: str) -> None:
    first = find_zones(text, language)[0]
    assert (first.zone_name, first.city) == (zone_name, city)
    assert first.score >= 0.8


@pytest.mark.parametrize(
    ("text", "language", "zone_name"),
    [
        ("Atens", "en", "Europe/Athens"),
        ("istambul", "en", "Europe/Istanbul"),
        ("Los Angelos", "en", "America/Los_Angeles"),
        ("Ханоу", "ru", "Asia/Ho_Chi_Minh"),
        ("Москвва", "en", "Europe/Moscow"),
    ],
)
def test_a_near_miss_is_offered_below_certainty(text: str, language: str, zone_name: str) -> None:
    first = find_zones(text, language)[0]
    assert first.zone_name == zone_name
    assert first.score < 1


def test_a_country_offers_its_zones_the_commonest_first() -> None:
    assert [match.zone_name for match in find_zones("Greece", "en")] == ["Europe/Athens"]
    assert [match.zone_name for match in find_zones("Вьетнам", "ru")] == ["Asia/Ho_Chi_Minh"]
    assert "Europe/Moscow" in [match.zone_name for match in find_zones("Россия", "ru")]


def test_several_cities_of_one_beginning_are_all_offered() -> None:
    matches = find_zones("san", "en")
    assert len(matches) == MOST_MATCHES
    assert len({match.zone_name for match in matches}) == len(matches)


@pytest.mark.parametrize("text", ["", " ", "?!", "xyzzyq", "a" * 61])
def test_nothing_for_nonsense(text: str) -> None:
    assert find_zones(text, "en") == []


@settings(deadline=None, max_examples=50)  # the first look into a language reads its data
@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_any_text_gives_usable_zones(text: str, language: str) -> None:
    for match in find_zones(text, language):
        assert ZoneInfo(match.zone_name)
        assert 0 < match.score <= 1
        assert match.city


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_zone_is_found_by_its_own_city(language: str) -> None:
    for zone_name in common_zones(language):
        found = [match.zone_name for match in find_zones(zone_city(zone_name, language), language)]
        assert zone_name in found


@pytest.mark.parametrize(
    ("zone_name", "language", "now", "label"),
    [
        ("Europe/Athens", "en", WINTER, "Athens (GMT+2)"),
        ("Europe/Athens", "en", SUMMER, "Athens (GMT+3)"),
        ("Europe/Athens", "ru", WINTER, "Афины (GMT+2)"),
        ("Europe/Athens", "ar", WINTER, "أثينا (غرينتش+2)"),
        ("Asia/Kolkata", "en", WINTER, "Kolkata (GMT+5:30)"),
        ("Asia/Kathmandu", "ru", WINTER, "Катманду (GMT+5:45)"),
        ("America/St_Johns", "sv", WINTER, "Saint John’s (GMT-3:30)"),
        ("Asia/Ho_Chi_Minh", "vi", WINTER, "TP Hồ Chí Minh (GMT+7)"),
        ("Europe/London", "en", WINTER, "London (GMT)"),
        ("Europe/London", "en", SUMMER, "London (GMT+1)"),
    ],
)
def test_label(zone_name: str, language: str, now: datetime, label: str) -> None:
    assert zone_label(zone_name, language, now) == label


@pytest.mark.parametrize("code", [*LANGUAGES, "pt-br", "zh-tw", "zh-hans", "uk", "xx", ""])
def test_common_zones_are_eight_that_exist(code: str) -> None:
    offered = common_zones(code)
    assert len(set(offered)) == len(offered) == 8
    assert all(ZoneInfo(zone_name) for zone_name in offered)


def test_common_zones_by_the_longest_known_code() -> None:
    assert common_zones("ru")[0] == "Europe/Moscow"
    assert common_zones("ru-RU") == common_zones("ru")
    assert common_zones("zh-hant-tw")[0] == "Asia/Taipei"
    assert common_zones("pt-br")[0] == "America/Sao_Paulo"
    assert common_zones("xx") == common_zones("en")


def test_the_tables_name_zones_that_exist() -> None:
    for name in ("cities.tsv", "common_zones.tsv"):
        for row in rows("handlers", name):
            listed = row[:1] if name == "cities.tsv" else row[1].split()
            assert all(ZoneInfo(zone_name) for zone_name in listed)
            assert len(set(row)) == len(row)


def test_cldr_knows_a_russian_city_for_nearly_every_zone() -> None:
    # zones newer than CLDR's release fall back to their own name
    unknown = [row[2] for row in rows("tzdata.zoneinfo", "zone.tab") if zone_city(row[2], "ru").isascii()]
    assert len(unknown) < 5, unknown
