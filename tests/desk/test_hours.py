"""A clock that runs in business hours alone: hand-counted cases, and what holds for any hours, zone and minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.model.attention import DAY, Hours
from desk.model.hours import deadline, elapsed, holds, is_quiet

WORKDAYS = (0, 1, 2, 3, 4)
OFFICE = Hours(WORKDAYS, 9 * 60, 18 * 60)
NIGHT = Hours((0, 1, 2, 3, 4, 5, 6), 22 * 60, 8 * 60)
ATHENS = ZoneInfo("Europe/Athens")


def at(text: str, zone: str = "UTC", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


CASES = (
    # opened, minutes allowed, hours, deadline; all local in the zone
    ("UTC", "2026-11-25T10:00", 10, (OFFICE,), "2026-11-25T10:10"),
    ("UTC", "2026-11-25T17:55", 10, (OFFICE,), "2026-11-26T09:05"),  # five today, five tomorrow
    ("UTC", "2026-11-25T17:50", 10, (OFFICE,), "2026-11-25T18:00"),  # up to the very end
    ("UTC", "2026-11-25T18:00", 10, (OFFICE,), "2026-11-26T09:10"),
    ("UTC", "2026-11-25T03:00", 10, (OFFICE,), "2026-11-25T09:10"),
    ("UTC", "2026-11-27T17:58", 10, (OFFICE,), "2026-11-30T09:08"),  # over a weekend
    ("UTC", "2026-11-28T12:00", 10, (OFFICE,), "2026-11-30T09:10"),
    ("UTC", "2026-11-25T09:00", 9 * 60, (OFFICE,), "2026-11-25T18:00"),
    ("UTC", "2026-11-25T09:00", 9 * 60 + 1, (OFFICE,), "2026-11-26T09:01"),
    ("UTC", "2026-11-25T09:00", 45 * 60, (OFFICE,), "2026-12-01T18:00"),  # a whole working week
    ("UTC", "2026-11-25T07:55", 10, (NIGHT,), "2026-11-25T22:05"),
    ("UTC", "2026-11-25T23:55", 10, (NIGHT,), "2026-11-26T00:05"),  # past midnight in one stretch
    ("UTC", "2026-11-29T23:55", 10, (Hours((6,), 22 * 60, 60),), "2026-11-30T00:05"),  # Sunday's night is Sunday's
    ("UTC", "2026-11-30T00:55", 10, (Hours((6,), 22 * 60, 60),), "2026-12-06T22:05"),
    ("UTC", "2026-11-25T10:00", 10, (), "2026-11-25T10:10"),
    ("UTC", "2026-11-25T10:00", 10, (Hours(()),), "2026-11-25T10:10"),  # no weekday: as if none were set
    ("UTC", "2026-11-25T10:00", 10, (Hours(),), "2026-11-25T10:10"),
    ("UTC", "2026-11-25T10:00", 0, (OFFICE,), "2026-11-25T10:00"),
    ("UTC", "2026-11-25T12:55", 10, (Hours(WORKDAYS, 540, 780), Hours(WORKDAYS, 840, 1080)), "2026-11-25T14:05"),
    ("UTC", "2026-11-25T12:55", 10, (Hours(WORKDAYS, 540, 780), Hours(WORKDAYS, 700, 900)), "2026-11-25T13:05"),
    ("Europe/Athens", "2026-03-29T02:55", 10, (), "2026-03-29T04:05"),  # 03:00 becomes 04:00
    ("Europe/Athens", "2026-03-29T02:50", 20, (Hours((6,), 120, 300),), "2026-03-29T04:10"),
    ("Europe/Athens", "2026-03-29T00:00", 23 * 60, (Hours((6,)),), "2026-03-30T00:00"),  # a day of 23 hours
    ("Europe/Athens", "2026-10-25T00:00", 25 * 60, (Hours((6,)),), "2026-10-26T00:00"),  # and one of 25
    ("Europe/Athens", "2026-03-27T17:55", 10, (OFFICE,), "2026-03-30T09:05"),  # the clock changes over the weekend
    ("Europe/Athens", "2026-10-23T17:55", 10, (OFFICE,), "2026-10-26T09:05"),
    ("America/New_York", "2026-03-08T01:50", 20, (), "2026-03-08T03:10"),
    ("Australia/Lord_Howe", "2026-10-04T01:50", 20, (), "2026-10-04T02:40"),  # a step of half an hour
    ("Asia/Kolkata", "2026-11-25T17:55", 10, (OFFICE,), "2026-11-26T09:05"),
)  # fmt: skip


@pytest.mark.parametrize(("zone", "opened", "minutes", "hours", "due"), CASES)
def test_by_hand(zone: str, opened: str, minutes: int, hours: tuple[Hours, ...], due: str) -> None:
    found = deadline(at(opened, zone), timedelta(minutes=minutes), hours, ZoneInfo(zone))
    assert found == at(due, zone), found.astimezone(ZoneInfo(zone))


def test_the_doubled_hour_counts_twice() -> None:
    before = at("2026-10-25T03:30", "Europe/Athens")
    assert deadline(before, timedelta(hours=1), (), ATHENS) == at("2026-10-25T03:30", "Europe/Athens", fold=1)


@pytest.mark.parametrize(
    ("local", "quiet"),
    [
        ("21:59", False),
        ("22:00", True),
        ("23:59", True),
        ("00:00", True),
        ("07:59", True),
        ("08:00", False),
        ("12:00", False),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Athens", "Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2026-11-25"])
def test_quiet_hours_past_midnight(day: str, zone: str, local: str, quiet: bool) -> None:
    assert is_quiet(at(f"{day}T{local}", zone), NIGHT, ZoneInfo(zone)) is quiet


def test_no_quiet_hours_are_never_quiet() -> None:
    assert not is_quiet(at("2026-11-25T03:00"), None, ZoneInfo("UTC"))


ZONES = st.sampled_from(
    [
        "UTC",
        "Europe/Athens",
        "America/New_York",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Pacific/Apia",
    ]
).map(ZoneInfo)
INSTANTS = st.integers(0, 3 * 365 * DAY * 60).map(lambda s: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
STRETCHES = st.builds(
    Hours,
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    st.integers(0, DAY - 1),
    st.integers(0, DAY),
)
BUSINESS = st.lists(STRETCHES, max_size=3).map(tuple)
ALLOWED = st.integers(1, 3 * DAY).map(lambda minutes: timedelta(minutes=minutes))


@settings(max_examples=150, deadline=None)
@given(INSTANTS, ALLOWED, BUSINESS, ZONES)
def test_what_was_allowed_is_what_passed(
    opened: datetime, allowed: timedelta, business: tuple[Hours, ...], zone: ZoneInfo
) -> None:
    due = deadline(opened, allowed, business, zone)
    assert due >= opened + allowed
    assert elapsed(opened, due, business, zone) == allowed
    if business:
        assert holds(due - timedelta(microseconds=1), business, zone)


@settings(max_examples=60, deadline=None)
@given(INSTANTS, ALLOWED, ALLOWED, BUSINESS, ZONES)
def test_two_waits_are_one_longer_wait(
    opened: datetime, first: timedelta, second: timedelta, business: tuple[Hours, ...], zone: ZoneInfo
) -> None:
    halfway = deadline(opened, first, business, zone)
    assert deadline(halfway, second, business, zone) == deadline(opened, first + second, business, zone)


@settings(max_examples=60, deadline=None)
@given(INSTANTS, STRETCHES, ZONES)
def test_minute_by_minute_counts_the_same(opened: datetime, hours: Hours, zone: ZoneInfo) -> None:
    """Counted the slow way: every tenth minute of two days, asked by itself."""
    start = opened.replace(second=0, microsecond=0)
    step = timedelta(minutes=10)
    slow = sum((step for i in range(288) if holds(start + i * step, (hours,), zone)), timedelta())
    assert abs(elapsed(start, start + 288 * step, (hours,), zone) - slow) <= 6 * step
