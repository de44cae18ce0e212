"""What *Details* tells of visits to the site: how many, from which channel, by which campaign."""

from __future__ import annotations

from collections import Counter

from desk.model.stats import Report
from desk.reporting import Behind, Statement
from handlers.charting import amounts
from handlers.words import Html, Voice, safe

MOST_CAMPAIGNS = 5


def visits_figure(say: Voice, report: Report) -> tuple[str, str, str]:
    """What, how much, how it changed; without an imported file: no data, and why."""
    name, total, change = say.plain("details-visits"), report.visited.total, report.visited.change
    if total.value is None:
        return name, amounts.NOTHING, say.plain("stats-why-no-visits")
    told = say.plain("details-visits-days", known=total.count, days=report.period.days)
    if change is not None:
        arrow = "▲" if change > 0 else "▼" if change < 0 else ""
        sized = amounts.signed(amounts.percent(abs(change), say.language, 0), change)
        told = f"{arrow} {sized} · {told}".strip()
    return name, amounts.whole(total.value, say.language), told


def visit_rows(say: Voice, statement: Statement, behind: Behind) -> tuple[tuple[Html, str], ...]:
    """By channel where there are several, by campaign, and what is not assigned."""
    visited = statement.report.visited
    if visited.total.value is None:
        return ()
    names = {channel.id: channel.name for channel in statement.channels}
    rows: list[tuple[Html, int]] = []
    if len(visited.by_channel) > 1:
        gone = say("details-channel-gone")
        listed = ((safe(names[c]) if c in names else gone, n) for c, n in visited.by_channel.items())
        rows += sorted(listed, key=_most)
    campaigns = Counter[str]()
    for visit in behind.visits:
        if visit.channel_id is not None and visit.campaign:
            campaigns[visit.campaign] += visit.visits
    told = ((say("details-campaign", name=name), count) for name, count in campaigns.items())
    rows += sorted(told, key=_most)[:MOST_CAMPAIGNS]
    if visited.strange:
        rows.append((say("details-visits-strange"), visited.strange))
    return tuple((name, amounts.whole(count, say.language)) for name, count in rows)


def _most(row: tuple[Html, int]) -> tuple[int, str]:
    return -row[1], row[0]
