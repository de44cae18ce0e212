"""What questions carry, whose language counts, and that nothing crashes or lies in the past."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.calendar import Kind, local_of, resolve
from desk.typed_times import LANGUAGES, LONGEST, Ask, Found, Unread, read_time

NOW = datetime(2026, 11, 24, 11, 41, 27, tzinfo=UTC)
ATHENS = ZoneInfo("Europe/Athens")
ZONES = ["Europe/Athens", "Asia/Ho_Chi_Minh", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Niue"]
EN_DAYS, RU_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
EN_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
RU_MONTHS = ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."]


def wall(text: str) -> datetime:
    """A naive local time."""
    return datetime.fromisoformat(text)


nows = st.datetimes(wall("2020-01-01"), wall("2040-01-01"), timezones=st.just(UTC))
zones = st.sampled_from(ZONES).map(ZoneInfo)
minutes_ahead = st.integers(min_value=1, max_value=729 * 24 * 60)
digits = st.from_regex(r"[0-9]{1,4}([.:/-][0-9]{1,4}){0,2}", fullmatch=True)
known = st.sampled_from(sorted({word for language in LANGUAGES.values() for word in language.words}))
phrases = st.lists(known | digits, max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("tomorrow morning", {"date": date(2026, 11, 25), "part": "morning"}),
        ("friday", {"date": date(2026, 11, 27)}),
        ("yesterday 18:30", {"local": wall("2026-11-23 18:30")}),
        ("yesterday", {"date": date(2026, 11, 23)}),
        ("tomorrow at 6", {"about": "hour"}),
        ("next friday 10:00", {"about": "day"}),
        ("at 6", {"about": "both"}),
        ("28 Mar 2027 03:30", {"local": wall("2027-03-28 03:30")}),
        ("27.11.2029 10:00", {"days": 731, "date": date(2029, 11, 27)}),
        ("in 9999999 hours", {"days": 731}),
        ("31 November 10:00", {"day": 31, "month": 11}),
        ("Sat 27 Nov, 18:30", {"date": date(2026, 11, 27), "weekday": 5}),
        ("Wensday 10:00", {"typed": "Wensday", "meant": "wednesday"}),
        ("в следующй вторник в 10", {"typed": "следующй", "meant": "следующий"}),
    ],
)
def test_a_question_carries_its_facts(text: str, facts: dict[str, object]) -> None:
    reading = read_time(text, NOW, ATHENS, ["en"])
    assert isinstance(reading, Ask)
    assert reading.facts == facts


def test_a_doubled_hour_offers_both_instants() -> None:
    reading = read_time("31 Oct 2027 03:30", NOW, ATHENS, ["en"])
    assert isinstance(reading, Ask)
    first, second = reading.candidates
    assert second.instant - first.instant == timedelta(hours=1)


def test_inside_a_doubled_hour_only_its_second_showing_is_ahead() -> None:
    now = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)  # 03:45 for the first time
    reading = read_time("today 03:30", now, ATHENS, ["en"])
    assert reading == Found(wall("2026-10-25 03:30"), datetime(2026, 10, 25, 1, 30, tzinfo=UTC))


def test_a_wait_is_counted_in_real_hours_over_a_clock_change() -> None:
    now = datetime(2027, 3, 27, 22, 0, tzinfo=UTC)  # midnight in Athens, three hours before the clock springs
    reading = read_time("in 6 hours", now, ATHENS, ["en"])
    assert reading == Found(wall("2027-03-28 07:00"), datetime(2027, 3, 28, 4, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("languages", "text", "outcome"),
    [
        (["ru", "en"], "03/04 10:00", Found),  # day first
        (["en", "ru"], "03/04 10:00", Ask),
        (["ru"], "6:30", Found),
        (["ru-RU"], "6:30", Found),
        (["vi"], "завтра в 10", Found),  # no vocabulary of their own: the others are tried
        ([], "fri 18:30", Found),
        (["en"], "10-11", Unread),  # a time in Russian only
        (["ru"], "10-11", Found),
    ],
)
def test_the_persons_language_comes_first(languages: list[str], text: str, outcome: type) -> None:
    assert isinstance(read_time(text, NOW, ATHENS, languages), outcome)


def test_refuses_a_naive_now() -> None:
    with pytest.raises(ValueError, match="aware"):
        read_time("10:00", NOW.replace(tzinfo=None), ATHENS, ["en"])


def test_a_long_text_is_no_time() -> None:
    assert read_time("10:00" + " " * LONGEST, NOW, ATHENS, ["en"]) == Unread()


@given(st.text(max_size=150) | phrases, nows, zones, st.permutations(["en", "ru"]))
def test_any_text_is_read_without_a_crash_and_never_into_the_past(
    text: str, now: datetime, zone: ZoneInfo, languages: list[str]
) -> None:
    reading = read_time(text, now, zone, languages)
    found = () if isinstance(reading, Unread) else (reading,) if isinstance(reading, Found) else reading.candidates
    assert len(set(found)) == len(found) <= 6
    for one in found:
        assert now < one.instant < now + timedelta(days=735)
        assert one.local == local_of(one.instant, zone)
        assert (one.instant.second, one.instant.microsecond) == (0, 0)


@given(nows, zones, minutes_ahead)
def test_a_printed_time_is_read_back(now: datetime, zone: ZoneInfo, minutes: int) -> None:
    instant = (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    local = local_of(instant, zone)
    year = f" {local.year}" if local.year != local_of(now, zone).year else ""
    english = f"{EN_DAYS[local.weekday()]} {local.day} {EN_MONTHS[local.month - 1]}{year} {local:%H:%M}"
    russian = (
        f"{RU_DAYS[local.weekday()]}, {local.day} {RU_MONTHS[local.month - 1]}{year and year + ' г.'}, {local:%H:%M}"
    )
    for text, language in ((english, "en"), (russian, "ru"), (f"{local:%Y-%m-%d %H:%M}", "en")):
        reading = read_time(text, now, zone, [language])
        if resolve(local, zone).kind is Kind.FOLD:
            assert instant in {one.instant for one in _offered(reading)}
        else:
            assert reading == Found(local, instant)


def _offered(reading: Found | Ask | Unread) -> tuple[Found, ...]:
    if isinstance(reading, Unread):
        return ()
    return (reading,) if isinstance(reading, Found) else reading.candidates
