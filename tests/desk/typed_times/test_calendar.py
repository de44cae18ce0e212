"""The one zone function: exact, skipped and doubled local times."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.calendar import Kind, local_of, resolve

ATHENS = ZoneInfo("Europe/Athens")
ODD_ZONES = [
    "Europe/Athens",
    "America/New_York",
    "Australia/Lord_Howe",  # changes by half an hour
    "Asia/Kathmandu",
    "America/St_Johns",
    "Africa/Casablanca",
    "Asia/Tehran",
    "Pacific/Chatham",
    "Europe/Dublin",
    "Asia/Ho_Chi_Minh",
]


def wall(text: str) -> datetime:
    """A naive local time."""
    return datetime.fromisoformat(text)


def utc(*parts: int) -> datetime:
    """An aware UTC instant."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    ("zone", "local", "instant", "kind", "other"),
    [
        ("Europe/Athens", wall("2026-11-27 18:30"), utc(2026, 11, 27, 16, 30), Kind.EXACT, None),
        ("Europe/Athens", wall("2027-03-28 02:59"), utc(2027, 3, 28, 0, 59), Kind.EXACT, None),
        ("Europe/Athens", wall("2027-03-28 03:00"), utc(2027, 3, 28, 1, 0), Kind.GAP, None),
        ("Europe/Athens", wall("2027-03-28 03:30"), utc(2027, 3, 28, 1, 0), Kind.GAP, None),
        ("Europe/Athens", wall("2027-03-28 03:59:59.999999"), utc(2027, 3, 28, 1, 0), Kind.GAP, None),
        ("Europe/Athens", wall("2027-03-28 04:00"), utc(2027, 3, 28, 1, 0), Kind.EXACT, None),
        ("Europe/Athens", wall("2026-10-25 03:30"), utc(2026, 10, 25, 0, 30), Kind.FOLD, utc(2026, 10, 25, 1, 30)),
        ("Australia/Lord_Howe", wall("2026-10-04 02:15"), utc(2026, 10, 3, 15, 30), Kind.GAP, None),
        ("Pacific/Apia", wall("2011-12-30 12:00"), utc(2011, 12, 30, 10, 0), Kind.GAP, None),  # a day left out
        ("America/Sao_Paulo", wall("2018-11-04 00:00"), utc(2018, 11, 4, 3, 0), Kind.GAP, None),  # at midnight
    ],
)
def test_resolves(zone: str, local: datetime, instant: datetime, kind: Kind, other: datetime | None) -> None:
    resolved = resolve(local, ZoneInfo(zone))
    assert (resolved.instant, resolved.kind, resolved.other) == (instant, kind, other)


def test_the_fold_of_the_argument_does_not_matter() -> None:
    local = wall("2026-10-25 03:30")
    assert resolve(local.replace(fold=1), ATHENS) == resolve(local, ATHENS)


def test_refuses_an_aware_time() -> None:
    with pytest.raises(ValueError, match="naive"):
        resolve(utc(2026, 1, 1), ATHENS)


@given(
    st.sampled_from(ODD_ZONES).map(ZoneInfo),
    st.datetimes(wall("1975-01-01"), wall("2100-01-01")).map(lambda moment: moment.replace(second=0, microsecond=0)),
)
def test_a_resolved_time_is_shown_by_the_clock(zone: ZoneInfo, local: datetime) -> None:
    resolved = resolve(local, zone)
    shown = local_of(resolved.instant, zone)
    if resolved.kind is Kind.GAP:
        assert shown > local
        assert local_of(resolved.instant - timedelta(minutes=1), zone) < local
    else:
        assert shown == local
    if resolved.other is not None:
        assert resolved.other > resolved.instant
        assert local_of(resolved.other, zone) == local


@pytest.mark.parametrize("zone", ODD_ZONES)
def test_each_wall_minute_of_the_odd_days_resolves_in_order(zone: str) -> None:
    for day in (date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 4), date(2026, 10, 25)):
        start = datetime.combine(day, datetime.min.time())
        instants = [resolve(start + timedelta(minutes=minute), ZoneInfo(zone)).instant for minute in range(24 * 60)]
        assert instants == sorted(instants)
        assert all(instant.second == 0 for instant in instants)
