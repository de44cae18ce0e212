"""The red button on a storm or a spike: all publishing stops, and the team gets a room with what was stopped and what
is out already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk.acting import Office
from desk.alerting import alert_for, note
from desk.errors import Stale
from desk.freezing import Freezing
from desk.model.cards import CardKind, Priority, Push
from desk.model.inbox import Alert, AlertKind
from desk.model.people import Right, Workspace
from desk.model.publication import Publication, PublicationState
from desk.ports import Unit

LATELY = timedelta(hours=6)
"""What went out since then may be what people speak of."""
_CROWDS = (AlertKind.STORM, AlertKind.SPIKE)


@dataclass(frozen=True, slots=True)
class Line:
    """A publication: its title, its channel, when it goes or went out."""

    title: str
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Situation:
    """What a war room shows. `topic`: of the team's group, once it is there; 0: there can be none; None: not tried."""

    alert: Alert
    workspace: Workspace
    stopped: list[Line]
    out: list[Line]
    topic: int | None


class Halting:
    def __init__(self, office: Office, freezing: Freezing) -> None:
        self.office = office
        self.freezing = freezing

    async def halt(self, person_id: int, alert_id: int) -> int:
        """Stop all publishing of the workspace, then open the room. How many posts were stopped.

        Raises:
            Stale: `no_crowd`: it is about a single comment.
        """
        async with self.office.store.read() as unit:
            alert = await _crowd(unit, person_id, alert_id)
        count = await self.freezing.freeze(person_id, None, alert.workspace_id)
        now = self.office.now
        async with self.office.store.write() as unit:
            alert = await _crowd(unit, person_id, alert_id)
            await note(unit, alert, person_id, "red_button", alert.state.value, now)
            chat = (await unit.people.workspace(alert.workspace_id)).team_chat_id
            await unit.pushes.push(
                Push(
                    chat_id=chat or person_id,
                    kind=CardKind.WAR_ROOM,
                    subject_id=alert.id,
                    workspace_id=alert.workspace_id,
                    person_id=None if chat else person_id,
                    ring=True,
                    priority=Priority.ALERT,
                ),
                now,
            )
        return count

    async def situation(self, alert_id: int) -> Situation:
        """For the room that is being made: whoever sees it was chosen with the push."""
        now = self.office.now
        async with self.office.store.read() as unit:
            alert = await unit.inbox.alert(alert_id)
            workspace = await unit.people.workspace(alert.workspace_id)
            held = await unit.publications.in_state([PublicationState.HELD], workspace.id)
            recent = await unit.publications.agenda(workspace.id, now - LATELY, now)
            out = [p for p in recent if p.state is PublicationState.PUBLISHED]
            topic = alert.facts.get("topic")
            return Situation(
                alert,
                workspace,
                await _lines(unit, workspace.id, held),
                await _lines(unit, workspace.id, out),
                None if topic is None else int(topic),
            )

    async def room_opened(self, alert_id: int, topic: int) -> None:
        """Kept before anything is said in it, so that a second try finds the same room."""
        async with self.office.store.write() as unit:
            alert = await unit.inbox.alert(alert_id)
            await unit.inbox.save_alert(replace(alert, facts={**alert.facts, "topic": topic}))


async def _crowd(unit: Unit, person_id: int, alert_id: int) -> Alert:
    alert, _ = await alert_for(unit, person_id, alert_id, Right.FREEZE)
    if alert.kind not in _CROWDS:
        raise Stale("no_crowd")
    return alert


async def _lines(unit: Unit, workspace_id: int, found: Sequence[Publication]) -> list[Line]:
    lines = []
    for publication in found:
        channel = await unit.channels.channel(workspace_id, publication.channel_id)
        title = publication.title
        if publication.post_id is not None:
            title = (await unit.posts.any_post(publication.post_id)).title
        lines.append(Line(title, channel.name, publication.published_at or publication.due_at))
    return lines
