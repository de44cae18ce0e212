"""What *Details* tells of joins: by which links, the most first."""

from __future__ import annotations

from collections import Counter

from desk.model.joins import Way, WayKind
from desk.reporting import Behind, Statement
from handlers.charting import amounts
from handlers.words import Html, Voice

MOST_WAYS = 6


def way_words(say: Voice, way: Way) -> str:
    """“Spring leaflet” · Link …x7Qa · Public link"""
    return say.plain(f"way-{way.kind.value}", **({"name": way.name} if way.name else {}))


def join_rows(say: Voice, statement: Statement, behind: Behind) -> tuple[tuple[Html, str], ...]:
    """They add up to all who joined: what came before ways were kept is among those not known."""
    counted = Counter[Way]()
    for one in behind.joins:
        counted[one.way] += one.joins
    unknown = Way(WayKind.UNKNOWN)
    counted[unknown] += max(0, round(statement.report.joins.value or 0) - counted.total())
    if not counted.total():
        return ()
    known = sorted((way for way in counted if way != unknown), key=lambda way: (-counted[way], way.kind, way.name))
    shown = [(say("details-way", way=way_words(say, way)), counted[way]) for way in known[:MOST_WAYS]]
    if rest := sum(counted[way] for way in known[MOST_WAYS:]):
        shown.append((say("details-ways-other"), rest))
    if counted[unknown]:
        shown.append((say("details-way", way=way_words(say, unknown)), counted[unknown]))
    return tuple((name, amounts.whole(count, say.language)) for name, count in shown)
