"""What a whole typed time wishes, before today, zone and clock changes are known."""

from dataclasses import dataclass, fields

from .meanings import Clock, Date, Half, Part, Which


@dataclass(frozen=True, slots=True)
class Wish:
    """The pieces said; None where nothing was said. `shift` is days from today, `wait` minutes from now."""

    shift: int | None = None
    weekday: int | None = None
    which: Which | None = None
    weeks: int | None = None
    date: Date | None = None
    clock: Clock | None = None
    part: Part | None = None
    half: Half | None = None
    wait: int | None = None

    def joined(self, other: "Wish") -> "Wish | None":
        """Both together, or None if both say the same kind of thing: two hours are no time."""
        pieces: dict[str, object] = {}
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(other, one.name)
            if mine is not None and theirs is not None:
                return None
            pieces[one.name] = theirs if mine is None else mine
        return Wish(**pieces)  # type: ignore[arg-type]  # the same fields, taken from two wishes

    def undated(self) -> bool:
        """Whether no day was said."""
        return self.shift is None and self.weekday is None and self.weeks is None and self.date is None

    def sound(self) -> bool:
        """Whether the pieces can be meant together."""
        if self.wait is not None:
            return self == Wish(wait=self.wait)
        days = [self.shift, self.date, self.weeks]
        return (
            sum(day is not None for day in days) <= 1
            and (self.which is None or (self.weekday is not None and days == [None, None, None]))
            and (self.half is None or (self.clock is not None and self.part is None))
            and (self.clock is None or bool(self.hours()))
        )

    def hours(self) -> tuple[int, ...]:
        """Whole hours from the start of the day that the clock time can mean; 24 and more are the day after."""
        if self.clock is None:
            return ()
        hour = self.clock.hour
        if self.half:
            return _on_half(hour, self.half)
        if self.part:
            return _IN_PART[self.part].get(hour, ())
        if self.clock.edge:
            return (0, 24)
        return (hour, hour + 12) if self.clock.open else (hour,)


def _on_half(hour: int, half: Half) -> tuple[int, ...]:
    if 1 <= hour <= 12:
        return (hour % 12 + (12 if half is Half.PM else 0),)
    return (hour,) if (hour >= 12) == (half is Half.PM) else ()


_Hours = dict[int, tuple[int, ...]]


def _hours(first: int, last: int, *later: int) -> _Hours:
    """Each hour said, from `first` to `last`, as that hour and so many hours later."""
    return {hour: tuple(hour + more for more in later) for hour in range(first, last + 1)}


_MIDNIGHT = (0, 12, 24)
_IN_PART: dict[Part, _Hours] = {
    Part.MORNING: _hours(0, 11, 0),
    Part.AFTERNOON: _hours(1, 9, 12) | _hours(10, 19, 0),
    Part.EVENING: _hours(4, 11, 12) | _hours(16, 23, 0) | dict.fromkeys(_MIDNIGHT, (24,)),
    # "Friday night at 1" is the small hours of Friday or of Saturday: both are kept, a person chooses
    Part.NIGHT: _hours(1, 5, 0, 24) | _hours(6, 11, 12) | _hours(18, 23, 0) | dict.fromkeys(_MIDNIGHT, (0, 24)),
}
"""Hour as said with a part of the day → whole hours from the start of that day."""
