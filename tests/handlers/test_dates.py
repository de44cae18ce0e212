"""Times and numbers in the person's language; what is shown can be typed back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.calendar import Kind, local_of, resolve
from desk.typed_times import Found, read_time
from handlers import dates

ATHENS = ZoneInfo("Europe/Athens")
NOW = datetime(2026, 11, 24, 11, 41, tzinfo=UTC)  # Tuesday, 13:41 in Athens
FRIDAY = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 11, 27, 16, 30, tzinfo=UTC)
LANGUAGES = ["en", "ru", "vi", "ar", "zh-Hant", "sv", "el"]


@pytest.mark.parametrize(
    ("language", "this_year", "next_year"),
    [
        ("en", "Fri 27 Nov, 18:30", "Sat, 27 Nov 2027, 18:30"),
        ("en-us", "Fri 27 Nov, 18:30", "Sat, 27 Nov 2027, 18:30"),
        ("ru", "пт, 27 нояб., 18:30", "сб, 27 нояб. 2027\u00a0г., 18:30"),
        ("vi", "18:30 Th 6, 27 thg 11", "18:30 Th 7, 27 thg 11, 2027"),
        ("ar", "الجمعة، 27 نوفمبر، 18:30", "السبت، 27 نوفمبر 2027، 18:30"),
        ("zh-Hant", "11月27日 週五 18:30", "2027年11月27日 週六 18:30"),
        ("sv", "fre 27 nov. 18:30", "lör 27 nov. 2027 18:30"),
        ("el", "Παρ 27 Νοε, 18:30", "Σάβ 27 Νοε 2027, 18:30"),
        ("tlh", "Fri 27 Nov, 18:30", "Sat, 27 Nov 2027, 18:30"),
        ("", "Fri 27 Nov, 18:30", "Sat, 27 Nov 2027, 18:30"),
    ],
)
def test_long_time(language: str, this_year: str, next_year: str) -> None:
    assert dates.long_time(FRIDAY, ATHENS, language, NOW) == this_year
    assert dates.long_time(NEXT_YEAR, ATHENS, language, NOW) == next_year


def test_the_year_is_that_of_the_zone() -> None:
    new_year = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)  # already 2027 in Athens, still 2026 in New York
    assert dates.long_time(new_year, ATHENS, "en", NOW) == "Fri, 1 Jan 2027, 01:00"
    assert dates.long_time(new_year, ZoneInfo("America/New_York"), "en", NOW) == "Thu 31 Dec, 18:00"


@pytest.mark.parametrize(
    ("after", "english", "russian"),
    [
        (timedelta(hours=2), "15:41", "15:41"),
        (timedelta(hours=-2), "11:41", "11:41"),
        (timedelta(days=3), "Fri 13:41", "пт 13:41"),
        (timedelta(days=6), "Mon 13:41", "пн 13:41"),
        (timedelta(days=7), "1 Dec, 13:41", "1 дек., 13:41"),
        (timedelta(days=-1), "23 Nov, 13:41", "23 нояб., 13:41"),
        (timedelta(days=365), "24 Nov 2027, 13:41", "24 нояб. 2027\u00a0г., 13:41"),
    ],
)
def test_short_time(after: timedelta, english: str, russian: str) -> None:
    assert dates.short_time(NOW + after, ATHENS, "en", NOW) == english
    assert dates.short_time(NOW + after, ATHENS, "ru", NOW) == russian


def test_clock_time() -> None:
    assert dates.clock_time(FRIDAY, ATHENS, "en") == "18:30"
    assert dates.clock_time(FRIDAY, ATHENS, "ar") == "18:30"
    assert dates.clock_time(FRIDAY, ATHENS, "ru", seconds=True) == "18:30:00"


@pytest.mark.parametrize(
    ("after", "english", "russian"),
    [
        (timedelta(hours=2), "in 2 hours", "через 2 часа"),
        (timedelta(minutes=-1), "1 minute ago", "1 минуту назад"),
        (timedelta(seconds=8), "in 8 seconds", "через 8 секунд"),
        (timedelta(minutes=50), "in 50 minutes", "через 50 минут"),
        (timedelta(hours=-23), "23 hours ago", "23 часа назад"),
        (timedelta(days=5), "in 5 days", "через 5 дней"),
    ],
)
def test_relative(after: timedelta, english: str, russian: str) -> None:
    assert dates.relative(NOW + after, NOW, "en") == english
    assert dates.relative(NOW + after, NOW, "ru") == russian


def test_day_heading() -> None:
    assert dates.day_heading(date(2026, 11, 27), "en", date(2026, 11, 24)) == "Fri 27 Nov"
    assert dates.day_heading(date(2027, 11, 27), "en", date(2026, 11, 24)) == "Sat, 27 Nov 2027"
    assert dates.day_heading(date(2027, 11, 27), "ru") == "Сб, 27 нояб."


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "1,234,567.5"), ("ru", "1\u00a0234\u00a0567,5"), ("ar", "1,234,567.5"), ("el", "1.234.567,5")],
)
def test_number(language: str, shown: str) -> None:
    assert dates.number(1234567.5, language) == shown


@pytest.mark.parametrize("language", [*LANGUAGES, "fr", "fa", "hi", "uk"])
def test_no_narrow_space_and_western_digits(language: str) -> None:
    shown = "".join(
        [
            dates.long_time(NEXT_YEAR, ATHENS, language, NOW),
            dates.short_time(NEXT_YEAR, ATHENS, language, NOW),
            dates.clock_time(FRIDAY, ATHENS, language, seconds=True),
            dates.relative(FRIDAY, NOW, language),
            dates.day_heading(FRIDAY.date(), language),
            dates.number(1234567.5, language),
        ]
    )
    assert "\u202f" not in shown
    assert all(sign.isascii() for sign in shown if sign.isdecimal())


def test_refuses_a_naive_instant() -> None:
    with pytest.raises(ValueError, match="aware"):
        dates.clock_time(FRIDAY.replace(tzinfo=None), ATHENS, "en")


@given(
    st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2035-01-01"), timezones=st.just(UTC)),
    st.integers(min_value=1, max_value=729 * 24 * 60),
    st.sampled_from(["Europe/Athens", "America/New_York", "Asia/Ho_Chi_Minh"]).map(ZoneInfo),
    st.sampled_from(["en", "ru"]),
)
def test_what_is_shown_can_be_typed_back(now: datetime, minutes: int, zone: ZoneInfo, language: str) -> None:
    instant = (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    local = local_of(instant, zone)
    if resolve(local, zone).kind is Kind.EXACT:
        shown = dates.long_time(instant, zone, language, now)
        assert read_time(shown, now, zone, [language]) == Found(local, instant)
