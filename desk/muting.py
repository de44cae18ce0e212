"""Silence for an author or a thread: nothing of theirs raises an alert until it ends or is lifted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from desk.acting import Office, member_of
from desk.alerting import alert_for, follow, mute_values, note
from desk.errors import Refused
from desk.model.attention import Mute, MuteKind
from desk.model.audit import AuditEntry
from desk.model.inbox import Alert, AlertState, Comment
from desk.model.people import Member, Right
from desk.ports import Unit

LABEL = 60


@dataclass(frozen=True, slots=True)
class Muted:
    """What is silent now, for one viewer."""

    member: Member
    mutes: list[Mute]


class Muting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def mute(self, person_id: int, alert_id: int, kind: MuteKind, lasts: timedelta | None) -> Mute:
        """The author or the thread of an alert's comment is silent from now on; `lasts` None: until it is lifted.
        What waits of theirs waits no more.

        Raises:
            Refused: `not_understood`: the alert is about no single comment.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            if alert.comment_id is None:
                raise Refused("not_understood")
            comment = await unit.inbox.comment(alert.comment_id)
            label = comment.author.name
            if kind is MuteKind.THREAD and alert.source_id is not None:
                label = (await unit.inbox.source(alert.workspace_id, alert.source_id)).title
            value = mute_values(comment)[kind]
            until = now + lasts if lasts is not None else None
            mute = Mute(0, alert.workspace_id, kind, value, label[:LABEL], person_id, now, until)
            await unit.attention.add_mute(mute)
            for waiting in await unit.inbox.waiting_for(alert.workspace_id, None):
                if waiting.id == alert.id or await _falls_under(unit, waiting, mute):
                    await self._silence(unit, waiting, mute)
            return mute

    async def _silence(self, unit: Unit, alert: Alert, mute: Mute) -> None:
        now = self.office.now
        before = alert.state.value
        code = f"muted_{mute.kind.value}"
        alert = replace(alert, state=AlertState.MUTED, next_at=None, updated_at=now, code=code)
        await unit.inbox.save_alert(alert)
        await note(unit, alert, mute.by, "mute", before, now)
        await follow(unit, alert, now)

    async def muted(self, person_id: int) -> Muted:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            return Muted(member, await unit.attention.mutes(member.workspace.id, self.office.now))

    async def lift(self, person_id: int, mute_id: int) -> None:
        """What they say raises alerts again. One that has ended already is no failure."""
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.ANSWER)
            for mute in await unit.attention.mutes(member.workspace.id, now):
                if mute.id == mute_id:
                    await unit.attention.lift_mute(member.workspace.id, mute.kind, mute.value)
                    await unit.audit.add(AuditEntry(member.workspace.id, now, person_id, "unmute", "mute", mute.id))


async def _falls_under(unit: Unit, alert: Alert, mute: Mute) -> bool:
    if alert.comment_id is None or alert.kind.value in ("storm", "spike"):
        return False
    comment: Comment = await unit.inbox.comment(alert.comment_id)
    return mute_values(comment)[mute.kind] == mute.value
