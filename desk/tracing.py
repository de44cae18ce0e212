"""What is behind the numbers: the peaks of a period, and the few causes that a change of views carries.

Pure functions; the words for what they find are in the locales, and no model is asked. Defined in docs/metrics.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from statistics import fmean, median

from desk.model.stats import Cause, Counted, Line, Peak, Period, Piece, Tally, by_views

HIT = 1.8
"""Times the usual views from which a post is a peak."""
MOST_HITS = 2
LOUD = 3
"""Negative comments from which a day can be a peak."""
STANDS_OUT = 1.5
"""Times the share of negative in the whole period."""
WORTH_SAYING = 0.1
"""Part of the change below which a cause is not named."""
MOST_CAUSES = 4


def usual(pieces: Sequence[Counted]) -> float | None:
    """The median of the views of posts: what a post can expect."""
    known = [p.views for p in pieces if p.views is not None]
    return float(median(known)) if known else None


def peaks(now: Sequence[Piece], before: Sequence[Counted], tallies: Sequence[Tally]) -> tuple[Peak, ...]:
    """Posts far above the usual and the loudest day of complaints, in the order of their days, numbered from 1."""
    found = [*_hits(now, before), *_loudest(tallies)]
    found.sort(key=lambda peak: (peak.day, peak.reason))
    return tuple(
        Peak(number, peak.day, peak.reason, peak.times, peak.count, peak.piece) for number, peak in enumerate(found, 1)
    )


def _hits(now: Sequence[Piece], before: Sequence[Counted]) -> list[Peak]:
    expected = usual([*now, *before])
    if not expected or len(now) + len(before) < 4:
        return []
    best = sorted((p for p in now if p.views), key=lambda p: (-(p.views or 0), p.id))
    days: dict[object, Peak] = {}
    for piece in best:
        times = (piece.views or 0) / expected
        if times >= HIT and piece.at.date() not in days and len(days) < MOST_HITS:
            days[piece.at.date()] = Peak(0, piece.at.date(), "hit", times, 0, piece)
    return list(days.values())


def _loudest(tallies: Sequence[Tally]) -> list[Peak]:
    comments = sum(t.comments or 0 for t in tallies)
    negative = sum(t.negative or 0 for t in tallies)
    if not comments or not negative:
        return []
    worst = max(tallies, key=lambda t: (t.negative or 0, t.day))
    count, of = worst.negative or 0, worst.comments or 0
    if count < LOUD or not of or count / of < STANDS_OUT * negative / comments:
        return []
    return [Peak(0, worst.day, "negative", 0.0, count, None)]


def lines(
    period: Period, now: Sequence[Counted], before: Sequence[Counted], tallies: Sequence[Tally], step: int
) -> tuple[Line, ...]:
    """The period day by day, or by stretches of `step` days; each beside the same stretch of the period before."""
    here, there = _by_stretch(period, now, step), _by_stretch(period.before, before, step)
    counted: dict[int, list[Tally]] = defaultdict(list)
    for tally in tallies:
        if period.holds(tally.day):
            counted[(tally.day - period.first).days // step].append(tally)
    return tuple(
        Line(
            day=period.first + timedelta(days=number * step),
            posts=len(here[number]),
            views=_sum([p.views for p in here[number]]),
            before=_sum([p.views for p in there[number]]),
            engaged=_sum([p.engaged for p in here[number]]),
            engaged_before=_sum([p.engaged for p in there[number]]),
            **{
                name: _sum([getattr(t, name) for t in counted[number]])
                for name in ("joins", "leaves", "comments", "positive", "negative")
            },
        )
        for number in range(-(-period.days // step))
    )


def _by_stretch(period: Period, pieces: Sequence[Counted], step: int) -> dict[int, list[Counted]]:
    found: dict[int, list[Counted]] = defaultdict(list)
    for piece in pieces:
        if period.holds(piece.at.date()):
            found[(piece.at.date() - period.first).days // step].append(piece)
    return found


def _sum(values: Sequence[int | None]) -> int | None:
    known = [v for v in values if v is not None]
    return sum(known) if known else None


# Why did reach fall (or rise)?


def causes(
    now: Sequence[Piece], before: Sequence[Counted], followers: tuple[int | None, int | None] = (None, None)
) -> tuple[Cause, ...]:
    """The causes that went the way of the change, the largest first; () where there is nothing to compare.

    All views of a period are split into what one missing hit took, what the number of posts did, and what kinds and
    hours did at their usual views; what is left is the reach of a post like before, or the followers who went.
    """
    ours, theirs = [p for p in now if p.views is not None], [p for p in before if p.views is not None]
    if not ours or not theirs:
        return ()
    change = sum(p.views or 0 for p in ours) - sum(p.views or 0 for p in theirs)
    found = [*_missing_hit(ours, theirs), *_mixes(ours, theirs), *_number(ours, theirs)]
    explained = sum(cause.part for cause in found)
    found.append(_rest(change - explained, ours, theirs, followers))
    same = [c for c in found if c.part * change > 0 and abs(c.part) >= WORTH_SAYING * abs(change)]
    return tuple(sorted(same, key=lambda c: (-abs(c.part), c.code))[:MOST_CAUSES])


def _number(ours: Sequence[Counted], theirs: Sequence[Counted]) -> list[Cause]:
    """More or fewer posts, each at the usual views of the period before."""
    if len(ours) == len(theirs):
        return []
    part = (len(ours) - len(theirs)) * (usual(theirs) or 0.0)
    return [Cause("posts", part, len(ours), len(theirs))]


def _missing_hit(ours: Sequence[Counted], theirs: Sequence[Counted]) -> list[Cause]:
    """One post that stood far out in one of the periods and has no like in the other."""
    top, other = (max(pieces, key=by_views) for pieces in (ours, theirs))
    expected = usual([*ours, *theirs]) or 0.0
    gap = float((top.views or 0) - (other.views or 0))
    larger, smaller = (top, other) if gap > 0 else (other, top)
    if not expected or (larger.views or 0) < HIT * expected or (smaller.views or 0) >= HIT * expected:
        return []
    named = larger if isinstance(larger, Piece) else None
    return [Cause("hit", gap, float(top.views or 0), float(other.views or 0), named)]


def _mixes(ours: Sequence[Counted], theirs: Sequence[Counted]) -> list[Cause]:
    """Other kinds of posts, or other hours, than before: as far as kinds and hours are usually seen differently."""
    found = []
    for code, group_of in (("kinds", _kind), ("hours", _hours)):
        part, name = _mix(ours, theirs, group_of)
        if part:
            found.append(Cause(code, part, name=name))
    # a kind often has its hour: what both explain is told once, by the one that explains more
    return [max(found, key=lambda cause: abs(cause.part))] if found else []


def _mix(ours: Sequence[Counted], theirs: Sequence[Counted], group_of: Callable[[Counted], str]) -> tuple[float, str]:
    """What the other shares of groups did to the views, and the group whose share changed most for it."""
    groups: dict[str, list[float]] = defaultdict(list)
    for piece in (*ours, *theirs):
        groups[group_of(piece)].append(float(piece.views or 0))
    overall = fmean([v for views in groups.values() for v in views])
    parts = {}
    for name, views in groups.items():
        now = sum(group_of(p) == name for p in ours) / len(ours)
        then = sum(group_of(p) == name for p in theirs) / len(theirs)
        # medians: one hit is told of by itself
        parts[name] = (now - then) * (median(views) - overall) * len(ours)
    total = sum(parts.values())
    if not total:
        return 0.0, ""
    return total, max(parts, key=lambda name: (parts[name] * total, name))


def _kind(piece: Counted) -> str:
    return piece.kind.value


def _hours(piece: Counted) -> str:
    return str(piece.at.hour - piece.at.hour % 2)


def _rest(
    part: float, ours: Sequence[Counted], theirs: Sequence[Counted], followers: tuple[int | None, int | None]
) -> Cause:
    now, before = followers
    if now is not None and before is not None and (now - before) * part > 0 and abs(now - before) > 0.02 * before:
        return Cause("followers", part, now, before)
    return Cause("reach", part, usual(ours) or 0.0, usual(theirs) or 0.0)
