"""Russian: words of a typed time."""

from .meanings import (
    Amount,
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
    **same(Shift(0), "сегодня", "сег"),
    **same(Shift(1), "завтра"),
    **same(Shift(2), "послезавтра", "после завтра"),
    **same(Shift(-1), "вчера"),
    **same(Shift(-2), "позавчера"),
    "через день": (Shift(1), Shift(2)),
    **same(Weeks(1), "на следующей неделе", "на след неделе", "следующая неделя"),
    **same(Weeks(0), "на этой неделе"),
    **same(Which.THIS, "этот", "эту", "это", "этой", "эта"),
    **same(
        Which.NEXT,
        "следующий",
        "следующую",
        "следующее",
        "следующей",
        "следующая",
        "следующего",
        "след",
        "будущий",
        "будущую",
    ),
    **same(Now(), "сейчас", "прямо сейчас", "сразу"),
}
_WEEKDAYS = series(
    Weekday,
    "пн пон понедельник понедельника понедельнику|вт вторник вторника вторнику|ср среда среду среды среде"
    "|чт четв четверг четверга четвергу|пт пятн пятница пятницу пятницы пятнице|сб суб суббота субботу субботы субботе"
    "|вс вск воскр воскресенье воскресенья воскресенью",
)
_MONTHS = series(
    Month,
    "янв январь января|фев февр февраль февраля|мар март марта|апр апрель апреля|май мая|июн июнь июня|июл июль июля"
    "|авг август августа|сен сент сентябрь сентября|окт октябрь октября|ноя нояб ноябрь ноября|дек декабрь декабря",
    start=1,
)
_NUMBERS = series(
    Number,
    "один одна одну одного час|два две двух|три трех|четыре четырех|пять пяти|шесть шести|семь семи|восемь восьми"
    "|девять девяти|десять десяти|одиннадцать одиннадцати|двенадцать двенадцати",
    start=1,
)
_MINUTES = {
    **series(lambda fives: Number(5 * fives), "пятнадцать пятнадцати|двадцать двадцати", start=3),
    **same(Number(25), "двадцать пять", "двадцати пяти"),
    **same(Number(30), "тридцать"),
    **same(Number(40), "сорок"),
    **same(Number(45), "сорок пять"),
    **same(Number(50), "пятьдесят"),
}
_HOURS_OF = (
    "первого|второго|третьего|четвертого|пятого|шестого|седьмого|восьмого|девятого|десятого|одиннадцатого|двенадцатого"
)
_TEENS = "тринадцатого|четырнадцатого|пятнадцатого|шестнадцатого|семнадцатого|восемнадцатого|девятнадцатого|двадцатого"
_ORDINALS = {
    **series(lambda day: Number(day, ordinal=True), f"{_HOURS_OF}|{_TEENS}", start=1),
    **{f"двадцать {word}": Number(20 + unit, ordinal=True) for unit, word in enumerate(_HOURS_OF.split("|")[:9], 1)},
    "тридцатого": Number(30, ordinal=True),
    "тридцать первого": Number(31, ordinal=True),
}
_HALF_HOURS = series(
    lambda hour: Clock((hour - 2) % 12 + 1, 30, open=1 < hour <= 9),
    "|".join(f"пол{word}" for word in _HOURS_OF.split("|")),
    start=1,
)
_CLOCKS: Words = {
    "полдень": Clock(12),
    "полночь": Clock(0, edge=True),
    **same(Past(-30), "половина", "половину", "половине", "пол"),
    **same(Past(-45), "четверть"),
    **same(Past(-15), "без четверти"),
    "без": Toward(-1),
    **same(Part.MORNING, "утро", "утра", "утром", "с утра"),
    **same(Part.AFTERNOON, "день", "дня", "днем"),
    **same(Part.EVENING, "вечер", "вечера", "вечером"),
    **same(Part.NIGHT, "ночь", "ночи", "ночью"),
}
_UNITS: Words = {
    **same(Unit(1), "м", "мин", "минута", "минуту", "минуты", "минут"),
    **same(Unit(60, on_clock=True), "ч", "час", "часа", "часов", "часик"),
    **same(Unit(24 * 60), "день", "дня", "дней", "сутки", "суток"),
    **same(Unit(7 * 24 * 60), "неделя", "неделю", "недели", "недель"),
    **same(Amount(30), "полчаса", "пол часа"),
    **same(Times(1.5), "полтора", "полторы"),
    **same(Mark.AND_HALF, "с половиной"),
}
_MARKS: Words = {
    **same(Mark.AT, "в", "во", "к"),
    **same(Mark.IN, "через", "спустя"),
    **same(Mark.ORDINAL, "го", "ое", "е", "числа", "число"),
    **same(Mark.FILLER, "на", "и", "г", "год", "года", "году", "пожалуйста", "ровно", "ближайший", "ближайшую"),
}

RUSSIAN = Vocabulary(
    code="ru",
    tables=(
        _DAYS,
        _WEEKDAYS,
        _MONTHS,
        _NUMBERS,
        _MINUTES,
        _ORDINALS,
        _HALF_HOURS,
        _CLOCKS,
        _UNITS,
        _MARKS,
    ),
    clock_marks=":.-,",
)
