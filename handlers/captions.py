"""Reports in words: the caption under a picture, and why views changed."""

from __future__ import annotations

from html import escape

from desk.model.stats import Cause, Kind, Peak, Report
from desk.reporting import Statement
from handlers.charting import amounts
from handlers.charting.composing import Composer
from handlers.voice_lines import voice_lines
from handlers.who import Who
from handlers.words import Html, Voice, safe

MOST = 900
"""Characters of a caption; Telegram takes 1,024 (Bot API, sendPhoto)."""
SIGNS = "①②③④⑤⑥"
TITLE = 60
SAME = 0.02
"""Of all views: a smaller change is none."""


def caption(who: Who, statement: Statement, view: str = "week") -> str:
    """Head, numbered peaks with their links, the best hours with their evidence, what is not known."""
    return caption_of(Composer(who.say, who.now), statement.report, view)


def caption_of(composer: Composer, report: Report, view: str = "week") -> str:
    say = composer.say
    period = composer.subtitle(report)
    lines: list[str] = [say("stats-caption-head", name=report.name, period=period)]
    if view == "voice" and not report.shares:
        lines.append(say("stats-no-competitor"))
    elif view == "voice":
        lines += voice_lines(say, report)
    lines += [_peak(composer, peak) for peak in report.peaks]
    if report.best is not None:
        lines.append(
            say(
                "stats-caption-best" if report.best.sure else "stats-caption-best-unsure",
                **{"from": f"{report.best.hour}:00", "until": f"{(report.best.hour + 2) % 24}:00"},
                views=amounts.whole(report.best.views, say.language),
                posts=report.best.posts,
            )
        )
    if report.response.value is not None:
        minutes = max(1, round(report.response.value / 60))
        lines.append(say("stats-caption-answer", minutes=minutes))
    if report.visited.total.value is not None:
        lines.append(_visits(composer, report))
    if any(not e.sure for e in (*report.kinds, *report.labels)) and len(report.kinds) > 1:
        lines.append(say("stats-caption-unsure"))
    for why in report.missing:
        lines.append(say(f"stats-no-{why.value.removeprefix('no_')}"))
    while len("\n".join(lines)) > MOST and len(lines) > 1:
        lines.pop()
    return "\n".join(lines)


def _visits(composer: Composer, report: Report) -> Html:
    """How many came by our links; how many days are known, where today is not the only one that is missing."""
    say, total = composer.say, report.visited.total
    visits = amounts.whole(total.value or 0.0, say.language)
    if total.count < report.period.days - 1:
        return say("stats-caption-visits-part", visits=visits, known=total.count, days=report.period.days)
    return say("stats-caption-visits", visits=visits)


def _peak(composer: Composer, peak: Peak) -> Html:
    sign, link = SIGNS[(peak.number - 1) % len(SIGNS)], peak.piece.link if peak.piece else ""
    return composer.say("stats-caption-peak", sign=sign, text=_linked(composer.peak(peak), link))


def _linked(text: str, link: str) -> Html:
    """The words as a link, where there is one."""
    return Html(f'<a href="{escape(link)}">{escape(text)}</a>') if link else safe(text)


def causes_text(who: Who, statement: Statement) -> str:
    """Why views changed: the change, and the causes that the numbers carry."""
    say, report = who.say, statement.report
    composer = Composer(say, who.now)
    lines: list[str] = [say("why-views-head", name=report.name, period=composer.subtitle(report))]
    now, before = (_total(report, name) for name in ("views", "before"))
    if now is None or before is None or not before:
        return "\n".join([*lines, say("why-views-unknown")])
    change = now / before - 1
    written = {"now": amounts.whole(now, say.language), "before": amounts.whole(before, say.language)}
    if abs(change) < SAME:
        return "\n".join([*lines, say("why-views-same", now=written["now"])])
    share = amounts.signed(amounts.percent(abs(change), say.language, 0), change)
    lines.append(say("why-views-rose" if change > 0 else "why-views-fell", change=share, **written))
    if not statement.causes:
        return "\n".join([*lines, say("why-views-none")])
    lines += ["", say("why-views-because"), *(_cause(say, cause) for cause in statement.causes)]
    return "\n".join([*lines, "", say("why-views-note")])


def _total(report: Report, name: str) -> int | None:
    known = [value for line in report.lines if (value := getattr(line, name)) is not None]
    return sum(known) if known else None


def _way(change: float) -> str:
    return "up" if change > 0 else "down"


def _cause(say: Voice, cause: Cause) -> Html:
    way, part = _way(cause.part), amounts.signed(amounts.whole(abs(cause.part), say.language), cause.part)
    now, before = (amounts.whole(value, say.language) for value in (cause.now, cause.before))
    match cause.code:
        case "posts":
            return say(f"cause-posts-{way}", part=part, now=now, before=before)
        case "hit" if cause.piece is not None:
            views = amounts.whole(cause.piece.views or 0, say.language)
            title = cause.piece.title[:TITLE] or say.plain(f"stats-kind-{_kind(cause.piece.kind)}")
            return say(f"cause-hit-{way}", part=part, title=_linked(title, cause.piece.link), views=views)
        case "kinds":
            return say(f"cause-kinds-{way}", part=part, name=say.plain(f"stats-kind-{_kind(Kind(cause.name))}"))
        case "hours":
            hour = int(cause.name)
            span = {"from": f"{hour}:00", "until": f"{(hour + 2) % 24}:00"}
            return say(f"cause-hours-{way}", part=part, **span)
        case "followers":
            return say(f"cause-followers-{way}", part=part, now=now, before=before)
    return say(f"cause-reach-{way}", part=part, now=now, before=before)


def _kind(kind: Kind) -> str:
    return kind.value or Kind.OTHER.value
