"""Relieving somebody of the duty for a while: which days of the rota become exceptions, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.model.attention import DAY, Shift
from desk.model.calendar import local_of, resolve
from desk.model.hours import stretch
from desk.rostering import shifts_of

AHEAD = timedelta(days=7)
"""How far ahead somebody's next duty is looked for."""
MORNING = 9
"""The hour at which a hand-over for the night usually ends."""


@dataclass(frozen=True, slots=True)
class Relief:
    """Who is relieved by whom, from when until when: naive local minutes. `back`: of the taker's own duty alone, which
    the giver has had for a while."""

    workspace_id: int
    giver: int
    taker: int
    begin: datetime
    until: datetime
    back: bool = False

    def concerns(self, shift: Shift) -> bool:
        return shift.person_id == self.giver and (not self.back or shift.instead_of == self.taker)

    def given(self, start: int, end: int, instead_of: int | None = None) -> _Piece:
        """What the taker has then. Nobody stands in for himself."""
        own = self.back or instead_of == self.taker
        return _Piece(self.taker, start, end, None if own else self.giver)

    def days(self) -> list[date]:
        """Those whose table may change; the first is the day before: a shift may run past midnight."""
        first = self.begin.date() - timedelta(days=1)
        return [first + timedelta(days=i) for i in range((self.until.date() - first).days + 1)]

    def within(self, day: date) -> tuple[int, int]:
        """Begin and end in minutes since that day's midnight; before it, or past its end, too."""
        return _minutes(self.begin, day), _minutes(self.until, day)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Minutes since its day's midnight; `end` is after `start` and may be past the day's end."""

    person: int
    start: int
    end: int
    instead_of: int | None = None


def relieved(shifts: Sequence[Shift], relief: Relief, serving: Sequence[int] = ()) -> dict[date, list[Shift]]:
    """Pure: the days that change, each with all that stands in its table from now on.

    `serving`: persons on duty now although the table names nobody; they stay so, but for the giver, until it does.
    """
    made: dict[date, list[_Piece]] = {day: [] for day in relief.days()}
    changed: set[date] = set()
    for day in made:
        for shift in shifts_of(day, shifts):
            pieces = _cut(shift, relief, day)
            for piece in pieces:
                there = _put(made, day, piece)
                if piece.person != shift.person_id or len(pieces) > 1:
                    changed |= {day, there}
    stop = min(_first_start(shifts, relief), relief.until)
    for day in relief.days()[1:]:
        start, end = max(0, _minutes(relief.begin, day)), min(DAY, _minutes(stop, day))
        if serving and start < end:
            made[day] += [relief.given(start, end) if p == relief.giver else _Piece(p, start, end) for p in serving]
            changed.add(day)
    return {day: [_shift(relief.workspace_id, day, p) for p in _joined(made[day])] for day in sorted(changed)}


def _cut(shift: Shift, relief: Relief, day: date) -> list[_Piece]:
    """The shift, or what is before, within and after the relief."""
    start, end = shift.start, shift.end if shift.end > shift.start else shift.end + DAY
    first, last = relief.within(day)
    if not relief.concerns(shift) or end <= first or last <= start:
        return [_Piece(shift.person_id, start, end, shift.instead_of)]
    begin, until = max(first, start), min(last, end)
    pieces = (
        _Piece(relief.giver, start, begin, shift.instead_of),
        relief.given(begin, until, shift.instead_of),
        _Piece(relief.giver, until, end, shift.instead_of),
    )
    return [piece for piece in pieces if piece.start < piece.end]


def _put(made: dict[date, list[_Piece]], day: date, piece: _Piece) -> date:
    """What begins after midnight stands in the next day's table."""
    if piece.start >= DAY:
        day, piece = day + timedelta(days=1), replace(piece, start=piece.start - DAY, end=piece.end - DAY)
    made[day].append(piece)
    return day


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Stretches of one person that meet become one, as long as a day can hold it; in the order of their beginning. What
    somebody does in another's place stays apart: it may be taken back."""
    found: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        same = [i for i, f in enumerate(found) if (f.person, f.instead_of) == (piece.person, piece.instead_of)]
        place = next((i for i in same if found[i].end >= piece.start), None)
        if place is None:
            found.append(piece)
        elif piece.end - found[place].start <= DAY:
            found[place] = replace(found[place], end=max(found[place].end, piece.end))
        else:
            found.append(piece)
    return found


def _shift(workspace_id: int, day: date, piece: _Piece) -> Shift:
    end = piece.end if piece.end <= DAY else piece.end - DAY
    return Shift(0, workspace_id, piece.person, None, day.isoformat(), piece.start, end, piece.instead_of)


def _first_start(shifts: Sequence[Shift], relief: Relief) -> datetime:
    """When the table names somebody for the first time after the relief has begun."""
    starts = [_wall(day, s.start) for day in relief.days() for s in shifts_of(day, shifts)]
    return min((at for at in starts if at > relief.begin), default=relief.until)


def _minutes(at: datetime, day: date) -> int:
    return (at - _wall(day)) // timedelta(minutes=1)


def _wall(day: date, minute: int = 0) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def away(shifts: Sequence[Shift], person: int, now: datetime, zone: ZoneInfo) -> list[Shift]:
    """Pure: what others have of a person's duty, now or later."""
    handed = [s for s in shifts if s.instead_of == person and s.day]
    return [s for s in handed if now < stretch(date.fromisoformat(s.day), s.start, s.end, zone)[1]]


def next_duty(shifts: Sequence[Shift], person: int, now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """Pure: the person's duty that runs now, or else the next within a week; shifts that meet are one."""
    found: tuple[datetime, datetime] | None = None
    for start, end in _stretches(shifts, person, now, zone):
        if found is None and now < end:
            found = start, end
        elif found is not None and start <= found[1]:
            found = found[0], max(found[1], end)
    return found


def _stretches(
    shifts: Sequence[Shift], person: int, now: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    today = local_of(now, zone).date()
    days = [today + timedelta(days=i) for i in range(-1, AHEAD.days)]
    yield from sorted(
        stretch(d, s.start, s.end, zone) for d in days for s in shifts_of(d, shifts) if s.person_id == person
    )


def usual_ends(duty: tuple[datetime, datetime], now: datetime, zone: ZoneInfo) -> list[datetime]:
    """Pure: until when a duty (from, until) is usually handed over, the likeliest first: its own end, the end of the
    day, the morning after, a week."""
    day = local_of(max(duty[0], now), zone).date()
    usual = [
        resolve(_wall(day + timedelta(days=days), hour * 60), zone).instant
        for days, hour in ((1, 0), (1, MORNING), (AHEAD.days, 0))
    ]
    own = [duty[1]] if duty[1] < usual[-1] else []
    return [*own, *(end for end in usual if end not in own)]
