"""Spikes: the last hours against the same weekday and hour of the weeks before, in volume and in mood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import sqrt
from zoneinfo import ZoneInfo

from desk.acting import Office
from desk.alerting import bring, follow, note, with_clock, zone_of
from desk.model.inbox import Alert, AlertKind, AlertState, Tally
from desk.model.people import Workspace
from desk.ports import Unit

WINDOW = timedelta(hours=2)
WEEKS = 4
FEWEST_WEEKS = 2
"""Without so much history nothing is usual yet."""
FEWEST, TIMES, DEVIATIONS = 10, 3.0, 3.0
"""Comments in the window; how many times as many as usual; above it in root-of-usual, as rare events scatter."""
FEWEST_NEGATIVE, SHARE_ABOVE, SHARE_TIMES = 5, 0.25, 2.0


@dataclass(frozen=True, slots=True)
class Rise:
    """What rose. `usual`: comments in such a window; `share`, `usual_share`: negative of all, 0..1."""

    volume: bool
    mood: bool
    recent: Tally
    usual: float
    share: float
    usual_share: float
    weeks: int


def rise(recent: Tally, before: Sequence[Tally]) -> Rise | None:
    """Pure: whether this is a spike. `before`: the same window of earlier weeks."""
    if len(before) < FEWEST_WEEKS:
        return None
    said = sum(tally.count for tally in before)
    usual = said / len(before)
    share = recent.negative / recent.count if recent.count else 0.0
    usual_share = sum(tally.negative for tally in before) / said if said else 0.0
    enough = max(FEWEST, TIMES * usual, usual + DEVIATIONS * sqrt(max(usual, 1.0)))
    volume = recent.count >= enough
    mood = recent.negative >= FEWEST_NEGATIVE and share >= max(usual_share + SHARE_ABOVE, SHARE_TIMES * usual_share)
    if not (volume or mood):
        return None
    return Rise(volume, mood, recent, usual, share, usual_share, len(before))


def windows(now: datetime, zone: str) -> list[datetime]:
    """Pure: where the window of each earlier week begins, the nearest first: the same hour on the local clock."""
    local = now.astimezone(ZoneInfo(zone)) - WINDOW
    return [(local - timedelta(weeks=week)).astimezone(UTC) for week in range(1, WEEKS + 1)]


class Spiking:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def run_once(self) -> int:
        """Look at every workspace that listens. How many spikes began."""
        async with self.office.store.glance() as unit:
            listening = await unit.inbox.listening_workspaces()
        return sum([await self._look(workspace_id) for workspace_id in listening])

    async def _look(self, workspace_id: int) -> bool:
        now = self.office.now
        async with self.office.store.glance() as unit:
            found = await _measured(unit, await unit.people.workspace(workspace_id), now)
        if found is None:
            return False
        async with self.office.store.write() as unit:
            last = await unit.inbox.last_alert(workspace_id, AlertKind.SPIKE)
            if last is not None and int(last.facts.get("until", 0)) >= (now - WINDOW).timestamp():
                await _goes_on(unit, last, found, now)
                return False
            await _begins(unit, workspace_id, found, now)
            return True


async def _measured(unit: Unit, workspace: Workspace, now: datetime) -> Rise | None:
    recent = await unit.inbox.tally(workspace.id, now - WINDOW, now)
    if recent.count < FEWEST_NEGATIVE:
        return None  # too little for a spike of either kind
    first = await unit.inbox.first_said(workspace.id)
    starts = [at for at in windows(now, workspace.zone) if first is not None and first <= at]
    return rise(recent, [await unit.inbox.tally(workspace.id, at, at + WINDOW) for at in starts])


def _facts(found: Rise, now: datetime) -> dict[str, str | int | float]:
    return {
        "volume": int(found.volume),
        "mood": int(found.mood),
        "count": found.recent.count,
        "usual": round(found.usual),
        "share": round(100 * found.share),
        "usual_share": round(100 * found.usual_share),
        "weeks": found.weeks,
        "until": int(now.timestamp()),
    }


async def _begins(unit: Unit, workspace_id: int, found: Rise, now: datetime) -> None:
    rules = await unit.attention.rules(workspace_id)
    alert = Alert(
        id=0,
        workspace_id=workspace_id,
        kind=AlertKind.SPIKE,
        severity=rules.severity[AlertKind.SPIKE.value],
        state=AlertState.OPEN,
        opened_at=now,
        updated_at=now,
        count=found.recent.count,
        facts=_facts(found, now),
    )
    alert = await unit.inbox.add_alert(with_clock(alert, rules, now, await zone_of(unit, alert)))
    await note(unit, alert, None, "spike", "", now)
    await bring(unit, alert, now)


async def _goes_on(unit: Unit, alert: Alert, found: Rise, now: datetime) -> None:
    """The same spike: its card shows the newest figures and makes no sound."""
    facts = {**alert.facts, **_facts(found, now)}
    await unit.inbox.save_alert(replace(alert, facts=facts, count=found.recent.count, updated_at=now))
    await follow(unit, alert, now)
