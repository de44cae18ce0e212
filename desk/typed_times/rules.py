"""Which neighbouring words make one piece of a wish, the same for all languages."""

from collections.abc import Callable
from typing import Final

from .matching import Pattern
from .meanings import (
    Clock,
    Date,
    Half,
    Mark,
    Month,
    Now,
    Number,
    Part,
    Past,
    Shift,
    Toward,
    Unit,
    Weekday,
    Weeks,
    Which,
)
from .scanning import LAST_OPEN_HOUR
from .wish import Wish

Built = Wish | None
"""None: the values make no sense together, such as an hour 25."""


def _clock(hour: int, minute: int = 0, *, padded: bool = False) -> Built:
    if not 0 <= minute <= 59 or not 0 <= hour * 60 + minute <= 24 * 60:
        return None
    return Wish(clock=Clock(hour, minute, open=1 <= hour <= LAST_OPEN_HOUR and not padded))


def _hours(unit: Unit) -> bool:
    return unit.on_clock and unit.minutes == 60


def _from_hour(hour: Number, minutes: int) -> Built:
    """Minutes past (or, negative, before) an hour of the twelve-hour clock."""
    if not 1 <= hour.value <= 12 or not -60 < minutes < 60:
        return None
    total = (hour.value * 60 + minutes) % (12 * 60) or 12 * 60
    return _clock(total // 60 or 12, total % 60)


def _number(number: Number) -> Built:
    """Alone: 10, 1830, 27th."""
    if number.ordinal:
        return _day(number)
    if number.digits <= 2:
        return _clock(number.value, padded=number.digits == 2 and number.value < 10)
    hour, minute = divmod(number.value, 100)
    return _clock(hour, minute, padded=number.digits == 4) if number.digits <= 4 else None


def _hour_word(hour: Number, unit: Unit) -> Built:
    return _number(hour) if _hours(unit) and not hour.ordinal else None


def _hour_minute(hour: Number, minute: Number) -> Built:
    """Two numbers: 18 30, six thirty."""
    if hour.digits > 2 or hour.ordinal or minute.digits not in {0, 2} or minute.ordinal:
        return None
    if minute.value < 10 and minute.digits != 2:
        return None
    return _clock(hour.value, minute.value, padded=hour.digits == 2 and hour.value < 10)


def _hour_unit_minute(hour: Number, unit: Unit, minute: Number, small: Unit | None = None) -> Built:
    if not _hours(unit) or (small and small.minutes != 1):
        return None
    return _hour_minute(hour, minute)


def _toward(minutes: Number, toward: Toward, hour: Number) -> Built:
    """Ten past six, five to seven; with digits "5 to 6" would be a range, so only words count before an hour."""
    if minutes.ordinal or (toward.sign < 0 and minutes.digits):
        return None
    return _from_hour(hour, toward.sign * minutes.value)


def _sans(toward: Toward, minutes: Number, hour: Number) -> Built:
    """Без пяти семь."""
    return None if minutes.ordinal else _from_hour(hour, toward.sign * minutes.value)


def _shift(shift: Shift) -> Built:
    return Wish(shift=shift.days, part=shift.part)


def _day(day: Number) -> Built:
    return Wish(date=Date(day.value)) if 1 <= day.value <= 31 else None


def _day_month(day: Number, month: Month, year: Number | None = None) -> Built:
    if not 1 <= day.value <= 31 or day.digits > 2:
        return None
    if year and not (year.digits == 4 and 2000 <= year.value <= 2099):
        return None
    return Wish(date=Date(day.value, month.number, year.value if year else None))


def _month_day(month: Month, day: Number, year: Number | None = None) -> Built:
    return _day_month(day, month, year) if month.leads else None


RULES: Final[tuple[tuple[Pattern, Callable[..., Built]], ...]] = (
    ((Clock,), lambda clock: Wish(clock=clock)),
    ((Clock, Unit), lambda clock, unit: Wish(clock=clock) if _hours(unit) else None),
    ((Number,), _number),
    ((Number, Unit), _hour_word),
    ((Number, Number), _hour_minute),
    ((Number, Unit, Number), _hour_unit_minute),
    ((Number, Unit, Number, Unit), _hour_unit_minute),
    ((Number, Mark.AND_HALF), lambda hour, _: _from_hour(hour, 30)),
    ((Number, Unit, Mark.AND_HALF), lambda hour, unit, _: _from_hour(hour, 30) if _hours(unit) else None),
    ((Past, Number), lambda past, hour: _from_hour(hour, past.minutes)),
    ((Number, Past), lambda hour, past: _from_hour(hour, past.minutes)),
    ((Number, Toward, Number), _toward),
    ((Toward, Number, Number), _sans),
    ((Half,), lambda half: Wish(half=half)),
    ((Part,), lambda part: Wish(part=part)),
    ((Shift,), _shift),
    ((Weekday,), lambda day: Wish(weekday=day.index)),
    ((Which, Weekday), lambda which, day: Wish(weekday=day.index, which=which)),
    ((Weekday, Which), lambda day, which: Wish(weekday=day.index, which=which)),
    ((Weeks,), lambda weeks: Wish(weeks=weeks.ahead)),
    ((Date,), lambda date: Wish(date=date)),
    ((Number, Month), _day_month),
    ((Number, Month, Number), _day_month),
    ((Month, Number), _month_day),
    ((Month, Number, Number), _month_day),
    ((Now,), lambda _: Wish(wait=0)),
)
"""Pattern → the piece it says. A number may stand in several; all readings are tried."""
