"""Derived figures, each against a sum that can be done by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk import measuring
from desk.model.stats import Kind, Metric, Numbers, Period, Piece, Span, Tally, Why
from desk.reporting import compose
from desk.tracing import causes, peaks

MONDAY = date(2026, 11, 16)
WEEK = Period(MONDAY, MONDAY + timedelta(days=6))


def piece(number: int, views: int | None = 1000, engaged: int | None = 50, **facts: object) -> Piece:
    day, hour = facts.pop("day", 0), facts.pop("hour", 12)
    at = datetime.combine(MONDAY, datetime.min.time()) + timedelta(days=int(str(day)), hours=int(str(hour)))
    usual: dict[str, object] = {"kind": Kind.TEXT, "title": f"Post {number}", "reactions": engaged, "views": views}
    return Piece(number, 1, at, **(usual | facts))  # type: ignore[arg-type]  # facts of a piece by their names


def test_engagement_is_by_views_and_else_by_followers() -> None:
    assert measuring.engagement([piece(1, 1000, 40), piece(2, 3000, 80)]).value == pytest.approx(120 / 4000)
    assert measuring.engagement([piece(1, None, 40), piece(2, None, 20)], 3000).value == pytest.approx(60 / 6000)
    assert measuring.engagement([piece(1, None, 40)]) == Metric(None, Why.NO_VIEWS, 1)
    assert measuring.engagement([piece(1, 1000, None)]).why is Why.NO_POSTS
    assert measuring.engagement([]).why is Why.NO_POSTS


def test_a_post_whose_views_are_not_known_does_not_lower_the_engagement() -> None:
    assert measuring.engagement([piece(1, 1000, 40), piece(2, None, 90)]).value == pytest.approx(0.04)


def test_views_a_post_leaves_out_what_is_not_known() -> None:
    assert measuring.views_a_post([piece(1, 1000), piece(2, None), piece(3, 2000)]) == Metric(1500.0, None, 2)
    assert measuring.views_a_post([piece(1, None)]).why is Why.NO_VIEWS
    assert measuring.views_a_post([]).why is Why.NO_POSTS


def test_the_share_of_negative_needs_comments() -> None:
    tallies = [Tally(MONDAY, comments=8, negative=2), Tally(MONDAY, joins=4), Tally(MONDAY, comments=2, negative=1)]
    assert measuring.share_negative(tallies).value == pytest.approx(0.3)
    assert measuring.share_negative([Tally(MONDAY, comments=0, negative=0)]).why is Why.NO_COMMENTS


def test_nothing_is_said_of_an_hour_with_fewer_than_eight_posts() -> None:
    seven = [piece(i, 5000, hour=18) for i in range(7)]
    others = [piece(100 + i, 1000, hour=9) for i in range(9)]
    best = measuring.best_hour([*seven, *others])
    assert best is not None
    assert (best.hour, best.posts) == (8, 9)
    best = measuring.best_hour([*seven, piece(50, 5000, hour=19), *others])
    assert best is not None
    assert (best.hour, best.posts, best.sure) == (18, 8, True)
    assert measuring.best_hour(seven) is None


def test_a_difference_is_sure_only_when_chance_would_hardly_make_it() -> None:
    assert measuring.unlike([10, 11, 12, 13, 14], [1, 2, 3, 4, 5, 6])
    assert not measuring.unlike([3, 9, 5], [4, 8, 6, 2])
    assert not measuring.unlike([100, 101], [1, 2, 3, 4, 5, 6, 7, 8])  # two are too few, however far off
    assert not measuring.unlike([5] * 10, [5] * 10)


@given(st.lists(st.floats(0, 1), max_size=12), st.lists(st.floats(0, 1), max_size=12))
def test_the_test_of_chance_does_not_mind_which_group_comes_first(ours: list[float], others: list[float]) -> None:
    assert measuring.unlike(ours, others) == measuring.unlike(others, ours)


def test_kinds_come_best_first_and_single_posts_last() -> None:
    posts = [piece(i, 1000, 60, kind=Kind.ALBUM) for i in range(5)]
    posts += [piece(10 + i, 1000, 20 + i, kind=Kind.TEXT) for i in range(6)]
    posts.append(piece(99, 1000, 300, kind=Kind.POLL))
    found = measuring.effects(posts, lambda p: p.kind.value, None)
    assert [(e.name, e.posts, e.sure, e.better) for e in found] == [
        ("album", 5, True, True),
        ("text", 6, True, False),
        ("poll", 1, False, True),
    ]


def test_peaks_are_numbered_by_day() -> None:
    now = [piece(1, 1000, day=0), piece(2, 4000, day=4), piece(3, 900, day=5), piece(4, 1100, day=6)]
    tallies = [Tally(MONDAY + timedelta(days=d), comments=20, negative=12 if d == 2 else 1) for d in range(7)]
    found = peaks(now, [piece(9, 1000)], tallies)
    assert [(p.number, p.reason, p.day.weekday()) for p in found] == [(1, "negative", 2), (2, "hit", 4)]
    assert found[1].times == pytest.approx(4.0)


def test_few_posts_make_no_peak() -> None:
    assert peaks([piece(1, 100), piece(2, 900)], [], []) == ()


def test_fewer_posts_are_named() -> None:
    before = [piece(i, 1000 + i) for i in range(10)]
    found = causes([piece(20 + i, 1000 + i) for i in range(5)], before)
    assert [c.code for c in found] == ["posts"]
    assert found[0].part == pytest.approx(-5 * 1004.5)


def test_a_missing_hit_is_named_with_its_post() -> None:
    before = [*(piece(i, 1000) for i in range(6)), piece(7, 9000)]
    [cause] = causes([piece(20 + i, 1000) for i in range(7)], before)
    assert (cause.code, cause.part) == ("hit", -8000.0)
    assert cause.piece is not None
    assert cause.piece.id == 7


def test_other_kinds_are_named() -> None:
    before = [piece(i, 2000, kind=Kind.ALBUM) for i in range(6)] + [piece(10 + i, 1000) for i in range(2)]
    now = [piece(20 + i, 2000, kind=Kind.ALBUM) for i in range(2)] + [piece(30 + i, 1000) for i in range(6)]
    assert causes(now, before)[0].code == "kinds"


def test_a_weaker_reach_is_what_is_left() -> None:
    before, now = [piece(i, 2000) for i in range(6)], [piece(20 + i, 1000) for i in range(6)]
    assert [c.code for c in causes(now, before)] == ["reach"]
    assert [c.code for c in causes(now, before, (8000, 9000))] == ["followers"]
    assert causes([], before) == ()


def test_a_report_of_nothing_says_what_is_missing() -> None:
    made = compose("@roastery", Span.WEEK, WEEK, Numbers((), (), discussion=False))
    assert [f.now.value for f in made.figures] == [None] * 4
    assert set(made.missing) == {Why.NO_POSTS, Why.NO_FOLLOWERS, Why.NO_DISCUSSION}
    assert len(made.lines) == 7
    assert {line.views for line in made.lines} == {None}


def test_a_report_holds_a_period_against_the_one_before() -> None:
    pieces = (piece(2, 1500, 90, day=0), piece(3, None, 10, day=6))
    followers = {MONDAY - timedelta(days=1): 900, MONDAY + timedelta(days=5): 950}
    found = Numbers(pieces, (Tally(MONDAY, joins=60, leaves=10),), followers, earlier=(piece(1, 1000, 40, day=-7),))
    made = compose("@roastery", Span.WEEK, WEEK, found)
    figures = {f.name: (f.now.value, f.change) for f in made.figures}
    assert figures["followers"] == (950.0, 50.0)
    assert figures["views"] == pytest.approx((1500.0, 0.5))
    assert figures["engagement"] == pytest.approx((0.06, 0.02))
    assert (made.joins.value, made.leaves.value, made.net.value) == (60.0, 10.0, 50.0)
    assert (made.posts, made.with_views) == (2, 1)
    assert [line.before for line in made.lines] == [1000, None, None, None, None, None, None]


@given(st.lists(st.tuples(st.integers(-7, 6), st.none() | st.integers(0, 10**6)), max_size=40))
def test_every_view_stands_in_one_line(posts: list[tuple[int, int | None]]) -> None:
    pieces = tuple(piece(i, views, day=day) for i, (day, views) in enumerate(posts))
    now, earlier = (tuple(p for p in pieces if WEEK.holds(p.at.date()) is here) for here in (True, False))
    made = compose("@roastery", Span.WEEK, WEEK, Numbers(now, (), earlier=earlier))
    assert sum(line.views or 0 for line in made.lines) == sum(v or 0 for day, v in posts if day >= 0)
    assert sum(line.before or 0 for line in made.lines) == sum(v or 0 for day, v in posts if day < 0)
    assert sum(line.posts for line in made.lines) == sum(day >= 0 for day, _ in posts)
