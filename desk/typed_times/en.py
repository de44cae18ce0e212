"""English: words of a typed time."""

from .meanings import (
    Clock,
    Mark,
    Month,
    Now,
    Number,
    Part,
    Past,
    Shift,
    Times,
    Toward,
    Unit,
    Weekday,
    Weeks,
    Which,
)
from .vocabulary import Vocabulary, Words, same, series

_DAYS: Words = {
    "today": Shift(0),
    "tonight": Shift(0, Part.NIGHT),
    "this morning": Shift(0, Part.MORNING),
    "this afternoon": Shift(0, Part.AFTERNOON),
    "this evening": Shift(0, Part.EVENING),
    **same(Shift(1), "tomorrow", "tmrw", "tmr"),
    "day after tomorrow": Shift(2),
    "yesterday": Shift(-1),
    "next week": Weeks(1),
    "this week": Weeks(0),
    "this": Which.THIS,
    "next": Which.NEXT,
    **same(Now(), "now", "right now"),
}
_WEEKDAYS = series(
    Weekday,
    "mon monday|tue tues tuesday|wed weds wednesday|thu thur thurs thursday|fri friday|sat saturday|sun sunday",
)
_MONTHS = series(
    lambda number: Month(number, leads=True),
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october"
    "|nov november|dec december",
    start=1,
)
_NUMBERS = series(Number, "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve", start=1)
_MINUTES = {
    **{word: Number(value) for value, word in ((15, "fifteen"), (20, "twenty"), (30, "thirty"), (40, "forty"))},
    **{f"{ten} five": Number(value) for value, ten in ((25, "twenty"), (35, "thirty"), (45, "forty"), (55, "fifty"))},
    "fifty": Number(50),
}
_ORDINALS = series(
    lambda day: Number(day, ordinal=True),
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth",
    start=1,
)
_CLOCKS: Words = {
    **same(Clock(12), "noon", "midday"),
    "midnight": Clock(0, edge=True),
    "half past": Past(30),
    "quarter past": Past(15),
    "quarter to": Past(-15),
    **same(Toward(1), "past", "minutes past", "after"),
    **same(Toward(-1), "to", "minutes to"),
    **same(Part.MORNING, "morning", "in the morning"),
    **same(Part.AFTERNOON, "afternoon", "in the afternoon"),
    **same(Part.EVENING, "evening", "in the evening"),
    **same(Part.NIGHT, "night", "at night"),
}
_UNITS: Words = {
    **same(Unit(1), "m", "min", "mins", "minute", "minutes"),
    **same(Unit(60, on_clock=True), "h", "hr", "hrs"),
    **same(Unit(60), "hour", "hours"),
    **same(Unit(24 * 60), "d", "day", "days"),
    **same(Unit(7 * 24 * 60), "w", "week", "weeks"),
    "half": Times(0.5),
    "couple of": Number(2),
    **same(Mark.AND_HALF, "and a half", "and half"),
}
_MARKS: Words = {
    "at": Mark.AT,
    "on": Mark.ON,
    "in": Mark.IN,
    **same(Mark.LATER, "from now", "later"),
    **same(Mark.ORDINAL, "st", "nd", "rd", "th"),
    **same(Mark.FILLER, "the", "of", "a", "an", "and", "o'clock", "oclock", "please", "coming"),
}

ENGLISH = Vocabulary(
    code="en",
    tables=(_DAYS, _WEEKDAYS, _MONTHS, _NUMBERS, _MINUTES, _ORDINALS, _CLOCKS, _UNITS, _MARKS),
    twelve_hour=True,
    month_first=(False, True),
)
