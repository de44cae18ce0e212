"""A rota after somebody was relieved: minute by minute the same persons serve, but for the one who is relieved."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.model.attention import DAY, Shift
from desk.relieving import Relief, away, next_duty, relieved, usual_ends
from desk.rostering import serving

ZONE = ZoneInfo("UTC")
ANNA, BORIS, CLARA = 1, 2, 3
MONDAY = date(2026, 11, 23)
MINUTES = st.integers(0, DAY // 15 - 1).map(lambda quarter: quarter * 15)
WEEKLY = st.builds(
    lambda person, weekday, start, end: Shift(0, 7, person, weekday, "", start, end or DAY),
    st.sampled_from((ANNA, BORIS, CLARA)),
    st.integers(0, 6),
    MINUTES,
    MINUTES,
)
ON_A_DAY = st.builds(
    lambda person, ahead, start, end: Shift(
        0, 7, person, None, (MONDAY + timedelta(days=ahead)).isoformat(), start, end or DAY
    ),
    st.sampled_from((ANNA, BORIS, CLARA)),
    st.integers(-1, 8),
    MINUTES,
    MINUTES,
)


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """That many days after Monday, local and naive."""
    return datetime.combine(MONDAY, time(hour, minute)) + timedelta(days=day)


def after(shifts: list[Shift], relief: Relief, served: tuple[int, ...] = ()) -> list[Shift]:
    """The whole rota once the days that change are exceptions."""
    changed = relieved(shifts, relief, served)
    days = {day.isoformat() for day in changed}
    return [s for s in shifts if s.day not in days] + [s for table in changed.values() for s in table]


def who(shifts: list[Shift], when: datetime) -> set[int]:
    return set(serving(when.replace(tzinfo=UTC), shifts, ZONE))


def edges(shifts: list[Shift], begin: datetime, until: datetime) -> list[datetime]:
    """The minutes at which something can change, and the last before each, from the day before to the ninth."""
    minutes = {m % DAY for s in shifts for m in (s.start, s.end)} | {0}
    minutes |= {when.hour * 60 + when.minute for when in (begin, until)}
    return [
        at(day) + timedelta(minutes=m - before) for day in range(-1, 9) for m in sorted(minutes) for before in (0, 1)
    ]


@settings(deadline=None)
@given(
    st.lists(st.one_of(WEEKLY, ON_A_DAY), max_size=12),
    MINUTES,
    st.integers(1, 4 * 24 * 7),
)
def test_only_the_giver_changes_and_only_meanwhile(shifts: list[Shift], begins: int, quarters: int) -> None:
    begin = at(0) + timedelta(minutes=begins)
    until = begin + timedelta(minutes=15 * quarters)
    made = after(shifts, Relief(7, ANNA, BORIS, begin, until))
    for when in edges(shifts, begin, until):
        expected = who(shifts, when)
        if begin <= when < until and ANNA in expected:
            expected = expected - {ANNA} | {BORIS}
        assert who(made, when) == expected, when
    assert all(0 <= s.start < DAY and 0 < s.end <= DAY for s in made)
    assert {s.workspace_id for s in made} <= {7}


@settings(deadline=None)
@given(
    st.lists(st.one_of(WEEKLY, ON_A_DAY), max_size=12),
    st.booleans(),
    MINUTES,
    st.integers(1, 4 * 24 * 5),
    st.integers(0, 4 * 24 * 5),
)
def test_what_is_taken_back_is_as_if_it_had_never_been_handed_over(
    shifts: list[Shift], all_serve: bool, begins: int, quarters: int, later: int
) -> None:
    """From then on; until then the other has it. Whatever duty of his own the other has stays his."""
    begin = at(0) + timedelta(minutes=begins)
    until = begin + timedelta(minutes=15 * quarters)
    served = (ANNA, BORIS, CLARA) if all_serve and not who(shifts, begin) else ()
    handed = after(shifts, Relief(7, ANNA, BORIS, begin, until), served)
    back = begin + timedelta(minutes=15 * later)
    made = after(handed, Relief(7, BORIS, ANNA, back, back + timedelta(days=9), back=True))
    for when in edges([*shifts, *handed], begin, back):
        expected = who(handed, when)
        if when >= back:
            expected = who(shifts, when) or (set(served) if expected else expected)
        assert who(made, when) == expected, when
    assert not away(made, ANNA, back.replace(tzinfo=UTC), ZONE)


def test_nobody_stands_in_for_himself() -> None:
    """Boris hands on to Anna what was hers: it is hers, and he cannot take it back."""
    monday = [Shift(0, 7, ANNA, 0, "", 9 * 60, 18 * 60)]
    handed = after(monday, Relief(7, ANNA, BORIS, at(0, 10), at(0, 18)))
    made = after(handed, Relief(7, BORIS, ANNA, at(0, 12), at(0, 18)))
    assert who(made, at(0, 13)) == {ANNA}
    assert [s.person_id for s in away(handed, ANNA, at(0, 17, 59).replace(tzinfo=UTC), ZONE)] == [BORIS]
    assert not away(handed, ANNA, at(0, 18).replace(tzinfo=UTC), ZONE)
    assert not away(made, BORIS, at(0, 12).replace(tzinfo=UTC), ZONE)


def test_a_duty_over_midnight_is_cut_where_it_is_handed_over() -> None:
    night = [Shift(0, 7, ANNA, weekday, "", 22 * 60, 6 * 60) for weekday in range(7)]
    made = relieved(night, Relief(7, ANNA, BORIS, at(1, 1, 20), at(1, 6)))
    assert made == {
        MONDAY: [Shift(0, 7, ANNA, None, "2026-11-23", 22 * 60, 80)],
        MONDAY + timedelta(days=1): [
            Shift(0, 7, BORIS, None, "2026-11-24", 80, 360, instead_of=ANNA),
            Shift(0, 7, ANNA, None, "2026-11-24", 22 * 60, 6 * 60),
        ],
    }


def test_where_no_table_names_anybody_the_others_serve_on() -> None:
    made = after([], Relief(7, ANNA, BORIS, at(0, 15), at(2, 9)), (ANNA, CLARA))
    assert who(made, at(0, 14, 59)) == set()
    assert who(made, at(0, 15)) == who(made, at(1, 12)) == who(made, at(2, 8, 59)) == {BORIS, CLARA}
    assert who(made, at(2, 9)) == set()


def test_the_table_counts_again_as_soon_as_it_names_somebody() -> None:
    """On Monday evening nobody is named, so responders serve; from Tuesday morning Clara does."""
    clara = [Shift(0, 7, CLARA, 1, "", 9 * 60, 18 * 60)]
    made = after(clara, Relief(7, ANNA, BORIS, at(0, 20), at(2)), (ANNA,))
    assert who(made, at(0, 20)) == who(made, at(1, 8, 59)) == {BORIS}
    assert who(made, at(1, 9)) == {CLARA}
    assert who(made, at(1, 18)) == set()


def test_nothing_changes_for_whoever_has_no_duty() -> None:
    assert relieved([Shift(0, 7, CLARA, 0, "")], Relief(7, ANNA, BORIS, at(0, 9), at(3))) == {}


def test_shifts_that_meet_are_one_duty_and_its_end_is_offered_first() -> None:
    now = at(0, 10).replace(tzinfo=UTC)
    shifts = [Shift(0, 7, ANNA, 0, "", 540, 1080), Shift(0, 7, ANNA, 0, "", 1080, 120)]
    duty = next_duty(shifts, ANNA, now, ZONE)
    assert duty == (at(0, 9).replace(tzinfo=UTC), at(1, 2).replace(tzinfo=UTC))
    ends = [at(1, 2), at(1), at(1, 9), at(7)]
    assert usual_ends(duty, now, ZONE) == [end.replace(tzinfo=UTC) for end in ends]
    assert next_duty(shifts, BORIS, now, ZONE) is None


def test_the_next_duty_is_looked_for_within_a_week() -> None:
    now = at(0, 10).replace(tzinfo=UTC)
    duty = next_duty([Shift(0, 7, ANNA, 5, "", 540, 1080)], ANNA, now, ZONE)
    assert duty == (at(5, 9).replace(tzinfo=UTC), at(5, 18).replace(tzinfo=UTC))
    assert usual_ends(duty, now, ZONE)[1] == at(6).replace(tzinfo=UTC)


def test_a_duty_without_an_end_is_handed_over_until_a_usual_time() -> None:
    now = at(0, 10).replace(tzinfo=UTC)
    duty = next_duty([Shift(0, 7, ANNA, weekday, "") for weekday in range(7)], ANNA, now, ZONE)
    assert duty is not None
    assert usual_ends(duty, now, ZONE)[0] == at(1).replace(tzinfo=UTC)
