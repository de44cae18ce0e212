"""Derived figures: pure functions from what was counted to what a report says. Each is defined in docs/metrics.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from math import sqrt
from statistics import NormalDist, fmean, median

from desk.model.stats import (
    BestHour,
    Cell,
    Competitor,
    Counted,
    Effect,
    Metric,
    Period,
    Piece,
    Share,
    Tally,
    Visited,
    Why,
)
from desk.model.visits import DayVisits

ENOUGH_FOR_HOURS = 8
"""Posts behind an hour below which nothing is said of it."""
ENOUGH_FOR_CHANCE = 3
"""Posts on each side below which every difference may be chance."""
CHANCE = 0.05
SLOT = 2
"""Hours of the day that are taken together."""


def engagement(pieces: Iterable[Counted], followers: int | None = None) -> Metric:
    """Reactions, comments and forwards per view, over all posts of which both are known; where no post has views, per
    follower and post. A share: 0.046 is 4.6 %."""
    listed = [p for p in pieces if p.engaged is not None]
    if not listed:
        return Metric(None, Why.NO_POSTS)
    seen = [p for p in listed if p.views]
    if seen:
        return Metric(sum(p.engaged or 0 for p in seen) / sum(p.views or 0 for p in seen), None, len(seen))
    if followers:
        return Metric(sum(p.engaged or 0 for p in listed) / (followers * len(listed)), None, len(listed))
    return Metric(None, Why.NO_VIEWS, len(listed))


def views_a_post(pieces: Sequence[Counted]) -> Metric:
    """Mean views of the posts whose views are known."""
    known = [p.views for p in pieces if p.views is not None]
    if not known:
        return Metric(None, Why.NO_VIEWS if pieces else Why.NO_POSTS, len(pieces))
    return Metric(fmean(known), None, len(known))


def total(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [v for v in values if v is not None]
    return sum(known) if known else None


def share_negative(tallies: Iterable[Tally]) -> Metric:
    """Negative comments among all comments."""
    counted = [t for t in tallies if t.comments is not None]
    comments = sum(t.comments or 0 for t in counted)
    if not comments:
        return Metric(None, Why.NO_COMMENTS)
    return Metric(sum(t.negative or 0 for t in counted) / comments, None, comments)


def rate_of(piece: Piece, followers: int | None) -> float | None:
    """Engagement of one post: by its views, else by followers."""
    whole = piece.views if piece.views is not None else followers
    return None if piece.engaged is None or not whole else piece.engaged / whole


def unlike(ours: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two groups of posts differ by more than chance would make them: Mann and Whitney's U, two-sided at 5 %,
    by the normal approximation with ties and continuity."""
    n, m = len(ours), len(others)
    if n < ENOUGH_FOR_CHANCE or m < ENOUGH_FOR_CHANCE:
        return False
    ranks, ties = _ranks([*ours, *others])
    u = sum(ranks[:n]) - n * (n + 1) / 2
    whole = n + m
    spread = n * m / 12 * (whole + 1 - ties / (whole * (whole - 1)))
    if spread <= 0:
        return False
    z = (abs(u - n * m / 2) - 0.5) / sqrt(spread)
    return 2 * (1 - NormalDist().cdf(z)) < CHANCE


def _ranks(values: Sequence[float]) -> tuple[list[float], float]:
    """Mean ranks, and the sum of t³ − t over groups of equal values."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks, ties, start = [0.0] * len(values), 0.0, 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for at in order[start : end + 1]:
            ranks[at] = (start + end) / 2 + 1
        same = end - start + 1
        ties += same**3 - same
        start = end + 1
    return ranks, ties


def effects(
    pieces: Sequence[Piece], name_of: Callable[[Piece], str], followers: int | None, most: int = 5
) -> tuple[Effect, ...]:
    """Engagement of each group of posts, best first; `sure` where the group differs from all other posts by more than
    chance. Posts without a name are left out, but stay among the others that a group is held against."""
    groups: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        groups[name_of(piece)].append(piece)
    rates = {piece.id: rate_of(piece, followers) for piece in pieces}
    found = []
    for name, group in groups.items():
        rate = engagement(group, followers)
        if not name or rate.value is None:
            continue
        inside = {p.id for p in group}
        ours = [r for i, r in rates.items() if r is not None and i in inside]
        others = [r for i, r in rates.items() if r is not None and i not in inside]
        better = bool(others) and median(ours) > median(others)
        found.append(Effect(name, len(group), rate, unlike(ours, others), better))
    # what rests on a single post comes last: it says little
    found.sort(key=lambda e: (e.posts < 2, -(e.rate.value or 0.0), e.name))
    return tuple(found[:most])


def cells(pieces: Iterable[Counted]) -> tuple[Cell, ...]:
    """Mean views by weekday and two hours of the day."""
    groups: dict[tuple[int, int], list[Counted]] = defaultdict(list)
    for piece in pieces:
        groups[piece.at.weekday(), _slot(piece)].append(piece)
    return tuple(
        Cell(weekday, hour, len(group), views_a_post(group).value) for (weekday, hour), group in sorted(groups.items())
    )


def best_hour(pieces: Sequence[Counted]) -> BestHour | None:
    """The two hours of the day with the most views a post, of those with eight posts or more behind them; None where
    there are none, or nothing to hold them against."""
    groups: dict[int, list[float]] = defaultdict(list)
    for piece in pieces:
        if piece.views is not None:
            groups[_slot(piece)].append(float(piece.views))
    able = {hour: views for hour, views in groups.items() if len(views) >= ENOUGH_FOR_HOURS}
    if not able or len(groups) < 2:
        return None
    hour = max(able, key=lambda h: (fmean(able[h]), -h))
    others = [v for h, views in groups.items() if h != hour for v in views]
    return BestHour(hour, len(able[hour]), fmean(able[hour]), unlike(able[hour], others))


def _slot(piece: Counted) -> int:
    return piece.at.hour - piece.at.hour % SLOT


def middle(seconds: Sequence[int]) -> Metric:
    """The time within which half of the answers came."""
    return Metric(float(median(seconds)), None, len(seconds)) if seconds else Metric(None, Why.NO_ANSWERS)


def share(part: int, whole: int, why: Why) -> Metric:
    return Metric(part / whole, None, whole) if whole else Metric(None, why)


def shares_of_voice(name: str, pieces: Sequence[Piece], competitors: Sequence[Competitor]) -> tuple[Share, ...]:
    """Our views of a period among ours and those of all watched competitors, the largest share first; () where there
    is nobody to be held against. Who has no views that are known has no share, and is not counted among the whole."""
    if not competitors:
        return ()
    known = [p.views for p in pieces if p.views is not None]
    views = {0: sum(known) if known else None} | {c.source_id: c.views for c in competitors}
    whole = sum(v for v in views.values() if v is not None)
    ours = Share(name, True, len(pieces), views_a_post(pieces), _part(views[0], whole, len(pieces)))
    theirs = (
        Share(
            c.name, False, c.posts if c.read else None, _each(c), _part(c.views, whole, c.posts or not c.read), c.since
        )
        for c in competitors
    )
    return tuple(sorted((ours, *theirs), key=lambda s: (-(s.share.value or 0.0), not s.ours, s.name)))


def _part(views: int | None, whole: int, posts: int) -> Metric:
    if views is None or not whole:
        return Metric(None, Why.NO_VIEWS if posts else Why.NO_POSTS)
    return Metric(views / whole, None, posts)


def _each(competitor: Competitor) -> Metric:
    if competitor.views is None or not competitor.with_views:
        return Metric(None, Why.NO_VIEWS if competitor.posts or not competitor.read else Why.NO_POSTS)
    return Metric(competitor.views / competitor.with_views, None, competitor.with_views)


def visited(days: Sequence[DayVisits], period: Period) -> Visited:
    """Visits from our links in the known days of the period; the change is that of the mean of a known day, where half
    of the days or more are known of both periods."""
    now = [d for d in days if period.holds(d.day)]
    before = [d for d in days if period.before.holds(d.day)]
    if not now:
        return Visited()
    by_channel: dict[int, int] = defaultdict(int)
    for one in now:
        for channel_id, visits in one.by_channel.items():
            by_channel[channel_id] += visits
    change = None
    usual = fmean(d.ours for d in before) if before else 0.0
    if usual and 2 * min(len(now), len(before)) >= period.days:
        change = fmean(d.ours for d in now) / usual - 1
    total = Metric(float(sum(by_channel.values())), None, len(now))
    return Visited(total, change, dict(by_channel), sum(d.strange for d in now))


EIGHT_WEEKS = timedelta(weeks=8)
"""How far back the best hours look."""
