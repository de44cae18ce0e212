"""A report in the words of a person: the sheet of the whole picture and those of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.model.stats import Answered, Cell, Effect, Figure, Kind, Line, Metric, Peak, Report, Share, Why
from handlers.charting import amounts
from handlers.charting.fonts import clean
from handlers.charting.sheet import Headline, Panel, Sheet
from handlers.words import Voice
from handlers.zones import zone_city

RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur"})
MOST_KINDS, MOST_LABELS = 4, 3
MOST_DOTS = 300
VIEWS = ("week", "growth", "posts", "hours", "mood", "answers", "voice")
"""The whole picture, and the single charts behind buttons."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Words a report for one person. `now` tells what "this year" is."""

    say: Voice
    now: datetime

    @property
    def language(self) -> str:
        return self.say.language

    def sheet(self, report: Report, view: str = "week", dark: bool = False) -> Sheet:
        """The picture of a report: everything (`week`), or one of its parts over the whole width."""
        return Sheet(
            title=report.name,
            subtitle=self.subtitle(report),
            panels=self._panels(report, view),
            headlines=tuple(self._headline(f, report) for f in report.figures) if view == "week" else (),
            peaks=tuple(self.peak(p) for p in report.peaks) if view == "week" else (),
            footer=self._footer(report),
            dark=dark,
            rtl=self.language in RIGHT_TO_LEFT,
            language=self.language,
        )

    def _panels(self, report: Report, view: str) -> tuple[Panel, ...]:
        match view:
            case "growth":
                trend, flow = self._trend(report), self._flow(report)
                return (trend,) if flow == trend else (trend, flow)  # nobody was seen to come or go
            case "posts":
                return self._engaged(report), self._kinds(report, MOST_KINDS + 2, 6)
            case "hours":
                return (self._hours(report),)
            case "mood":
                return (self._mood(report),)
            case "answers":
                return (self._answers(report),)
            case "voice":
                return self._voice(report)
        return self._all(report)

    def subtitle(self, report: Report) -> str:
        """Week 47 · 16–22 November · against the 7 days before"""
        today = self.now.astimezone(self.say.zone).date()
        first, last = report.period.first, report.period.last
        parts = [amounts.stretch(first, last, self.language, today)]
        if report.period.days == 7 and first.weekday() == 0:
            parts.insert(0, self.say.plain("stats-week", number=first.isocalendar().week))
        parts.append(self.say.plain(f"stats-against-{report.span.value}"))
        return " · ".join(parts)

    def _all(self, report: Report) -> tuple[Panel, ...]:
        return (
            self._views(report),
            self._flow(report),
            self._kinds(report, MOST_KINDS, MOST_LABELS),
            self._hours(report),
            self._mood(report),
            self._answers(report),
        )

    # Headlines

    def _headline(self, figure: Figure, report: Report) -> Headline:
        label = self._label(figure, report)
        if figure.now.value is None:
            return Headline(label, amounts.NOTHING, note=self.why(figure.now))
        value = self.value(figure)
        if figure.change is None:
            return Headline(label, value, note=self.say.plain("stats-new"))
        change = self.change(figure)
        if not change:
            return Headline(label, value, note=self.say.plain("stats-same"))
        return Headline(label, value, change, 1 if figure.change > 0 else -1)

    def _label(self, figure: Figure, report: Report) -> str:
        if figure.name != "in_time":
            return self.say.plain(f"stats-{figure.name}")
        minutes = report.promised // 60
        if minutes >= 120:
            return self.say.plain("stats-in-hours", hours=minutes // 60)
        return self.say.plain("stats-in-time", minutes=minutes)

    def value(self, figure: Figure) -> str:
        """The figure as it is read: 12,480; 4.6 %."""
        value = figure.now.value or 0.0
        if figure.name in ("engagement", "in_time"):
            return amounts.percent(value, self.language, 1 if figure.name == "engagement" else 0)
        return amounts.whole(value, self.language)

    def change(self, figure: Figure) -> str:
        """+214, +12 %, −0.3 (points of a percentage); "" where it rounds to nothing."""
        change = figure.change or 0.0
        size = abs(change)
        if figure.relative:
            return amounts.signed(amounts.percent(size, self.language, 0), change) if round(size, 2) else ""
        if figure.name == "followers":
            return amounts.signed(amounts.whole(size, self.language), change) if round(size) else ""
        points = round(100 * size, 1 if figure.name == "engagement" else 0)
        return amounts.signed(amounts.tenth(points, self.language), change) if points else ""

    def why(self, metric: Metric) -> str:
        why = metric.why or Why.NO_POSTS
        return self.say.plain(f"stats-why-{why.value.replace('_', '-')}")

    # Panels over time

    def _ticks(self, report: Report) -> tuple[str, ...]:
        days = [line.day for line in report.lines]
        if report.step > 1:
            return tuple(amounts.day_and_month(day, self.language) for day in days)
        if len(days) <= 7:
            return tuple(amounts.weekday(day, self.language) for day in days)
        return tuple(amounts.day_of_month(day, self.language) for day in days)

    def _place(self, report: Report, peak: Peak) -> int:
        return (peak.day - report.period.first).days // report.step

    def _numbers(self, report: Report, reason: str) -> tuple[tuple[int, int], ...]:
        found: dict[int, int] = {}
        for peak in report.peaks:
            if peak.reason == reason:
                found.setdefault(self._place(report, peak), peak.number)
        return tuple(found.items())

    def _nothing(self, title: str, why: Why) -> Panel:
        return Panel("words", title, text=self.say.plain(f"stats-no-{why.value.removeprefix('no_')}"))

    def _views(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-views", step=report.step)
        values = tuple(line.views for line in report.lines)
        others = tuple(line.before for line in report.lines)
        if not any(v is not None for v in values):
            return self._nothing(title, Why.NO_POSTS if not report.posts else Why.NO_VIEWS)
        hint = self.say.plain("stats-panel-views-hint")
        numbers = self._numbers(report, "hit")
        return self._timed("bars", title, hint, report, values, others, numbers)

    def _engaged(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-engaged", step=report.step)
        values, others = (tuple(getattr(line, name) for line in report.lines) for name in ("engaged", "engaged_before"))
        if not any(v is not None for v in values):
            return self._nothing(title, Why.NO_POSTS)
        return self._timed("bars", title, self.say.plain("stats-panel-engaged-hint"), report, values, others)

    def _timed(
        self,
        kind: str,
        title: str,
        hint: str,
        report: Report,
        values: Sequence[float | None],
        others: Sequence[float | None] = (),
        numbers: tuple[tuple[int, int], ...] = (),
    ) -> Panel:
        high = max([v for v in (*values, *others) if v is not None], default=0)
        room = 1.16 if numbers else 1.0
        scale = amounts.scale(high, self.language, room=room)
        return Panel(
            kind,
            title,
            hint,
            self._ticks(report),
            scale,
            tuple(values),
            tuple(others),
            numbers=numbers,
        )

    def _flow(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-flow")
        joins, leaves = (tuple(getattr(line, name) for line in report.lines) for name in ("joins", "leaves"))
        if not any(joins) and not any(leaves):
            return self._trend(report)
        up, down = (max([v for v in values if v is not None], default=0) for values in (joins, leaves))
        scale = amounts.scale(up, self.language, low=-down)
        hint = self.say.plain("stats-panel-flow-hint", step=report.step)
        return Panel("flow", title, hint, self._ticks(report), scale, joins, leaves)

    def _trend(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-trend")
        values = tuple(line.followers for line in report.lines)
        known = [v for v in values if v is not None]
        if not known:
            return self._nothing(title, Why.NO_FOLLOWERS)
        scale = amounts.band(min(known), max(known), self.language)
        return Panel("trend", title, self.say.plain("stats-panel-trend-hint"), self._ticks(report), scale, values)

    def _mood(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-mood")
        if not any(line.comments for line in report.lines):
            return self._nothing(title, Why.NO_DISCUSSION if Why.NO_DISCUSSION in report.missing else Why.NO_COMMENTS)
        negative, neutral, positive = zip(*(_moods(line) for line in report.lines), strict=True)
        numbers = self._numbers(report, "negative")
        loud = tuple(place for place, _ in numbers)
        scale = amounts.scale(
            max(line.comments or 0 for line in report.lines), self.language, room=1.42 if numbers else 1.18
        )
        crowded = len(report.lines) > 7
        notes = tuple(
            amounts.percent((line.negative or 0) / line.comments, self.language, 0)
            if line.comments and (not crowded or i in loud)
            else ""
            for i, line in enumerate(report.lines)
        )
        return Panel(
            "stack",
            title,
            self.say.plain("stats-panel-mood-hint", step=report.step),
            self._ticks(report),
            scale,
            negative,
            neutral,
            positive,
            notes=notes,
            loud=loud,
            numbers=numbers,
        )

    def _answers(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-answers")
        given = _thinned([a for a in report.answers if a.seconds is not None])
        if not given:
            return self._nothing(title, Why.NO_DISCUSSION if Why.NO_DISCUSSION in report.missing else Why.NO_ANSWERS)
        promised = report.promised / 60
        # a few that took hours must not press all others to the ground: they stand at the upper edge
        ordered = sorted(a.seconds or 0 for a in given)
        high = max(promised * 1.5, min(ordered[-1], ordered[int(0.97 * (len(ordered) - 1))] * 1.4) / 60)
        days = report.period.days
        start = datetime.combine(report.period.first, datetime.min.time())
        points = tuple(
            (
                round(min(max((a.at - start) / timedelta(days=days), 0.0), 1.0), 4),
                round((a.seconds or 0) / 60, 2),
                not a.in_time,
            )
            for a in given
        )
        return Panel(
            "dots",
            title,
            self.say.plain("stats-panel-answers-hint"),
            self._ticks(report),
            amounts.scale(high, self.language),
            points=points,
            line=promised,
        )

    # Panels of groups

    def _kinds(self, report: Report, most_kinds: int, most_labels: int) -> Panel:
        title = self.say.plain("stats-panel-kinds")
        if not report.kinds:
            return self._nothing(title, Why.NO_POSTS if not report.posts else Why.NO_VIEWS)
        labels = report.labels[:most_labels] if len(report.labels) > 1 or report.labels else ()
        kinds = report.kinds[: most_kinds if not labels else max(3, most_kinds - 1)]
        rows = [self._row(e, self.say.plain(f"stats-kind-{Kind(e.name).value}")) for e in kinds]
        rows += [self._row(e, f"#{e.name}") for e in labels]
        hint = self.say.plain("stats-panel-kinds-views" if report.by_views else "stats-panel-kinds-followers")
        return Panel("ranks", title, hint, rows=tuple(rows))

    def _row(self, effect: Effect, name: str) -> tuple[str, float, str, bool]:
        rate = amounts.percent(effect.rate.value or 0.0, self.language)
        if effect.posts < 2:
            written = self.say.plain("stats-row-one", rate=rate)
        elif effect.sure:
            written = self.say.plain("stats-row-better" if effect.better else "stats-row-weaker", rate=rate)
        else:
            written = rate
        shown = self.say.plain("stats-row", name=name, posts=effect.posts)
        return shown, effect.rate.value or 0.0, written, effect.posts < 2

    def _hours(self, report: Report) -> Panel:
        title = self.say.plain("stats-panel-hours")
        known = [c for c in report.cells if c.views is not None]
        if not known:
            return self._nothing(title, Why.NO_VIEWS if report.cells else Why.NO_POSTS)
        low, high = min(c.hour for c in known), max(c.hour for c in known)
        hours = range(min(low, 8), max(high, 22) + 1, 2)
        shades = {(c.weekday, c.hour): shade for c, shade in zip(known, _shades(known), strict=True)}
        monday = report.period.first - timedelta(days=report.period.first.weekday())
        names = tuple(amounts.weekday(monday + timedelta(days=i), self.language) for i in range(7))
        grid = tuple(tuple(shades.get((weekday, hour)) for hour in hours) for weekday in range(7))
        hint = self.say.plain("stats-panel-hours-hint")
        return Panel("heat", title, hint, tuple(str(hour) for hour in hours), rows_of=names, grid=grid)

    def _voice(self, report: Report) -> tuple[Panel, ...]:
        """Share of voice, and below it how much each of their posts is seen; theirs are pale and dotted."""
        title = self.say.plain("stats-panel-voice")
        if not report.shares:
            return (self._nothing(title, Why.NO_COMPETITOR),)
        if all(share.share.value is None for share in report.shares):
            return (self._nothing(title, Why.NO_VIEWS),)
        voice = tuple(self._share(s, s.share, lambda v: amounts.percent(v, self.language, 0)) for s in report.shares)
        by_views = sorted(report.shares, key=lambda s: (-(s.each.value or 0.0), not s.ours, s.name))
        each = tuple(self._share(s, s.each, lambda v: amounts.whole(v, self.language)) for s in by_views)
        return (
            Panel("ranks", title, self.say.plain("stats-panel-voice-hint"), rows=voice),
            Panel("ranks", self.say.plain("stats-views"), self.say.plain("stats-panel-each-hint"), rows=each),
        )

    def _share(self, share: Share, metric: Metric, written: Callable[[float], str]) -> tuple[str, float, str, bool]:
        name = share.name if share.posts is None else self.say.plain("stats-row", name=share.name, posts=share.posts)
        if metric.value is None:
            return name, 0.0, self.why(metric), not share.ours
        text = written(metric.value)
        if share.since is not None:
            since = share.since.astimezone(self.say.zone).date()
            text = self.say.plain("stats-row-since", value=text, day=amounts.day_and_month(since, self.language))
        return name, metric.value, text, not share.ours

    # Words below

    def peak(self, peak: Peak) -> str:
        """What sticks out and why, in a line."""
        if peak.reason == "negative" or peak.piece is None:
            day = amounts.day_and_month(peak.day, self.language)
            return self.say.plain("stats-peak-negative", count=peak.count, day=day)
        kind = self.say.plain(f"stats-kind-{peak.piece.kind.value}")
        times = amounts.tenth(peak.times, self.language)
        title = clean(peak.piece.title)
        if 2 * len(title) < len(peak.piece.title):
            return self.say.plain("stats-peak-hit-untitled", kind=kind, times=times)
        return self.say.plain("stats-peak-hit", kind=kind, title=title, times=times)

    def _footer(self, report: Report) -> str:
        if report.measured_at is None:
            return self.say.plain("stats-footer-never")
        parts = []
        if 0 < report.with_views < report.posts or (report.posts and not report.with_views):
            parts.append(self.say.plain("stats-footer-views", known=report.with_views, count=report.posts))
        if Why.NO_DISCUSSION in report.missing:
            parts.append(self.say.plain("stats-no-discussion") + ".")
        when = self.say.time(report.measured_at, self.now)
        city = zone_city(self.say.zone.key, self.language)
        parts.append(self.say.plain("stats-footer-at", when=when, city=city))
        return " ".join(parts)


def _thinned(answers: Sequence[Answered]) -> Sequence[Answered]:
    """An even sample: more dots than this are a wall."""
    every = -(-len(answers) // MOST_DOTS) or 1
    return answers[::every]


def _shades(cells: Sequence[Cell]) -> list[float]:
    """0 to 1 from the least to the most; one hit must not make all others pale."""
    views = [cell.views or 0.0 for cell in cells]
    ordered = sorted(views)
    least, most = ordered[0], ordered[int(0.95 * (len(ordered) - 1))]
    return [round(min(1.0, (v - least) / (most - least)), 3) if most > least else 0.5 for v in views]


def _moods(line: Line) -> tuple[int, int, int]:
    """Negative, neutral, positive comments."""
    negative, positive = line.negative or 0, line.positive or 0
    return negative, max(0, (line.comments or 0) - negative - positive), positive
