"""Weeks to draw: a rich one, an empty one, one post, a thousand; always the same."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from desk.model.stats import Answered, Competitor, Kind, Metric, Numbers, Period, Piece, Report, Span, Tally
from desk.reporting import compose
from handlers.charting.composing import Composer
from handlers.charting.sheet import Sheet
from handlers.words import Voice

LANGUAGES = ("en", "ru", "vi", "ar", "zh-Hant", "sv", "el")
TITLES = {
    "en": "Autumn sale: minus 20 % on everything dark ☕",
    "ru": "Осенняя распродажа: минус 20 % на всё тёмное",
    "vi": "Giảm giá mùa thu: giảm 20 % mọi loại rang đậm",
    "ar": "تخفيضات الخريف: خصم 20 % على كل أنواع القهوة الداكنة",
    "zh-Hant": "秋季特賣：深焙咖啡豆全部八折，只到星期日",
    "sv": "Höstrea: minus 20 % på allt mörkt",
    "el": "Φθινοπωρινή έκπτωση: μείον 20 % σε όλα τα σκούρα",
}
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)
KINDS = (Kind.PHOTO, Kind.PHOTO, Kind.TEXT, Kind.ALBUM, Kind.VIDEO, Kind.POLL)
COMPETITORS = (
    Competitor(1, "Bean brothers", 19, 19, 61_400),
    Competitor(2, "Кофейня на углу", 6, 5, 9_870, since=datetime(2026, 11, 19, 8, tzinfo=UTC)),
    Competitor(3, "Old mill", 0, 0, None, read=False),
    Competitor(4, "咖啡館", 31, 31, 22_010),
)
RATE = {Kind.PHOTO: 0.05, Kind.TEXT: 0.024, Kind.ALBUM: 0.064, Kind.VIDEO: 0.043, Kind.POLL: 0.08}


def numbers(title: str, span: Span = Span.WEEK, a_day: int = 2) -> Numbers:
    dice, period = random.Random(5), Period.ending(SUNDAY, span)
    pieces: list[Piece] = []
    tallies: list[Tally] = []
    answers: list[Answered] = []
    followers: dict[date, int] = {}
    count = 11_000
    day = period.before.first - timedelta(days=60)
    while day <= SUNDAY:
        joins, leaves, comments = dice.randint(15, 60), dice.randint(5, 18), dice.randint(14, 50)
        loud = day == SUNDAY - timedelta(days=2)
        count += joins - leaves
        followers[day] = count
        negative = comments // 2 if loud else comments // 8
        if period.holds(day):
            tallies.append(Tally(day, joins, leaves, comments, comments // 4, negative))
        for _ in range(a_day):
            pieces.append(_piece(dice, len(pieces) + 1, day, title, day == SUNDAY - timedelta(days=4)))
        if period.holds(day):
            answers += [_answer(dice, day) for _ in range(9)]
        day += timedelta(days=1)
    kept = Metric(sum(a.in_time for a in answers) / len(answers), None, len(answers))
    return Numbers(
        tuple(p for p in pieces if period.holds(p.at.date())),
        tuple(tallies),
        followers,
        tuple(answers),
        Metric(241.0, None, len(answers)),
        kept,
        Metric(0.85, None, 90),
        measured_at=NOW,
        competitors=COMPETITORS,
        earlier=tuple(p for p in pieces if not period.holds(p.at.date())),
    )


def _piece(dice: random.Random, number: int, day: date, title: str, hit: bool) -> Piece:
    kind, hour = dice.choice(KINDS), dice.choice((9, 10, 12, 14, 14, 18, 20, 21))
    views = int(dice.uniform(2200, 3800) * (1.4 if hour >= 18 else 1.0) * (3 if hit else 1))
    at = datetime(day.year, day.month, day.day, hour, 5)  # noqa: DTZ001 - local, as a piece has it
    engaged = int(views * RATE[kind] * dice.uniform(0.8, 1.2))
    label = dice.choice(("sale", "news", "recipes", ""))
    return Piece(
        number, 1, at, kind, title, "https://t.me/roastery/1", label, views, engaged, engaged // 9, engaged // 8
    )


def _answer(dice: random.Random, day: date) -> Answered:
    seconds = int(dice.expovariate(1 / 260))
    at = datetime(day.year, day.month, day.day, dice.randrange(8, 22), dice.randrange(60))  # noqa: DTZ001
    return Answered(at, seconds, seconds <= 600)


def rich(language: str, span: Span = Span.WEEK, a_day: int = 2) -> Report:
    return compose("@roastery", span, Period.ending(SUNDAY, span), numbers(TITLES[language], span, a_day))


def empty() -> Report:
    return compose("@roastery", Span.WEEK, Period.ending(SUNDAY, Span.WEEK), Numbers((), (), discussion=False))


def one_post(language: str) -> Report:
    at = datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001
    piece = Piece(1, 1, at, Kind.PHOTO, TITLES[language], views=412, reactions=9)
    found = Numbers((piece,), (Tally(at.date(), joins=1, leaves=0),), {at.date(): 128}, measured_at=NOW)
    return compose("@roastery", Span.WEEK, Period.ending(SUNDAY, Span.WEEK), found)


def sheet(report: Report, language: str, view: str = "week", dark: bool = False) -> Sheet:
    return Composer(Voice(language, ZoneInfo("Europe/Athens")), NOW).sheet(report, view, dark)
