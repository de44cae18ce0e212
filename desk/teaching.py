"""What people teach the desk about moods: this comment was not negative, this one was; each undone by the other."""

from __future__ import annotations

from dataclasses import replace

from desk.acting import Office
from desk.alerting import alert_for, follow, note, open_alert, tell, with_clock, zone_of
from desk.errors import NotFound, Refused, Stale
from desk.judging import Judging
from desk.model.inbox import Alert, AlertKind, AlertState, Comment, CommentKind, Severity, SourceKind
from desk.model.people import Member, Right
from desk.mood import Label, correct
from desk.ports import Unit


class Teaching:
    def __init__(self, office: Office, judging: Judging) -> None:
        self.office = office
        self.judging = judging

    async def not_negative(self, person_id: int, alert_id: int) -> Alert:
        """The comment is no complaint: the workspace learns it, and the alert is closed.

        Raises:
            Stale: `taught_already`, `comment_gone`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, comments = await self._taught(unit, person_id, alert_id, Label.NEUTRAL)
            over = replace(
                alert, state=AlertState.CLOSED, code="not_negative",
                closed_at=now, closed_by=person_id, next_at=None, updated_at=now,
            )  # fmt: skip
            calm = [replace(comment, kind=CommentKind.OTHER) for comment in comments]
            await self._keep(unit, alert, over, calm, person_id, "not_negative")
        self.judging.changed(alert.workspace_id)
        return over

    async def is_negative(self, person_id: int, alert_id: int) -> Alert:
        """The comment is a complaint after all: the workspace learns it, and the alert counts as one. One that was over
        is open again, and this person's.

        Raises:
            Stale: `taught_already`, `comment_gone`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, comments = await self._taught(unit, person_id, alert_id, Label.NEGATIVE)
            rules = await unit.attention.rules(alert.workspace_id)
            severity = max(alert.severity, rules.severity[AlertKind.NEGATIVE.value])
            kind = alert.kind if alert.kind is AlertKind.STORM else AlertKind.NEGATIVE
            found = replace(alert, kind=kind, severity=severity, updated_at=now)
            if alert.state in (AlertState.CLOSED, AlertState.MUTED):
                found = replace(found, state=AlertState.ASSIGNED, assignee=person_id, closed_at=None, closed_by=None)
                found = with_clock(replace(found, code="", level=0), rules, now, await zone_of(unit, alert))
            elif alert.waiting and alert.due_at is None and severity > Severity.LOW:
                found = with_clock(found, rules, now, await zone_of(unit, alert))
            angry = [replace(comment, kind=CommentKind.NEGATIVE) for comment in comments]
            await self._keep(unit, alert, found, angry, person_id, "is_negative")
        self.judging.changed(alert.workspace_id)
        return found

    async def heard_at(self, person_id: int, chat_id: int, message_id: int) -> int:
        """What a reader said in a group: the id of that comment, in a workspace of the person.

        Raises:
            NotFound: `comment_not_found`.
        """
        async with self.office.store.read() as unit:
            for source in await unit.inbox.sources_at(SourceKind.GROUP, str(chat_id)):
                if await unit.people.member(person_id, source.workspace_id) is not None:
                    comment = await unit.inbox.said(source.id, str(message_id))
                    if comment is not None:
                        return comment.id
        raise NotFound("comment_not_found")

    async def comment_is_negative(self, person_id: int, comment_id: int) -> Alert:
        """A comment that woke nobody is a complaint: the workspace learns it, and there is an alert about it, brought
        to whoever is on duty and to this person. One that belongs to an alert: as `is_negative`.

        Raises:
            NotFound: `comment_not_found`. Refused: `no_right`. Stale: `taught_already`, `comment_gone`.
        """
        async with self.office.store.read() as unit:
            comment, _ = await _comment_for(unit, person_id, comment_id)
        if comment.alert_id is not None:
            return await self.is_negative(person_id, comment.alert_id)
        now = self.office.now
        async with self.office.store.write() as unit:
            comment, member = await _comment_for(unit, person_id, comment_id)
            if comment.alert_id is not None or comment.judgement.taught == Label.NEGATIVE:
                raise Stale("taught_already")  # somebody was faster
            lessons = await unit.watches.lessons(comment.workspace_id, to_change=True)
            await unit.watches.save_lessons(comment.workspace_id, correct(comment.text, Label.NEGATIVE.value, lessons))
            comment = replace(_as_taught(comment, Label.NEGATIVE), kind=CommentKind.NEGATIVE)
            alert = await open_alert(unit, comment, await unit.attention.rules(comment.workspace_id), now)
            if alert is None:
                raise Stale("comment_gone")
            await unit.inbox.save_comment(replace(comment, alert_id=alert.id))
            await note(unit, alert, person_id, "is_negative", "", now)
            if person_id not in alert.told:
                alert = await tell(unit, alert, [member], quiet=True, now=now)
        self.judging.changed(alert.workspace_id)
        return alert

    async def _taught(self, unit: Unit, person_id: int, alert_id: int, was: Label) -> tuple[Alert, list[Comment]]:
        """The alert, and its comment with the label that it has by the person's word; of a storm all that say it."""
        alert, _ = await alert_for(unit, person_id, alert_id)
        if alert.comment_id is None:
            raise Stale("comment_gone")
        comment = await unit.inbox.comment(alert.comment_id)
        if (comment.judgement.label == Label.NEGATIVE) == (was is Label.NEGATIVE):
            raise Stale("taught_already")
        lessons = await unit.watches.lessons(alert.workspace_id, to_change=True)
        await unit.watches.save_lessons(alert.workspace_id, correct(comment.text, was.value, lessons))
        said = await unit.inbox.comments_of(alert.id) if alert.kind is AlertKind.STORM else [comment]
        return alert, [_as_taught(one, was) for one in said]

    async def _keep(self, unit: Unit, before: Alert, after: Alert, comments: list[Comment], by: int, verb: str) -> None:
        for comment in comments:
            await unit.inbox.save_comment(comment)
        await unit.inbox.save_alert(after)
        await note(unit, after, by, verb, before.state.value, self.office.now)
        await follow(unit, after, self.office.now)


async def _comment_for(unit: Unit, person_id: int, comment_id: int) -> tuple[Comment, Member]:
    """What a reader said, and the person as one who answers readers there. To a stranger there is no such comment."""
    comment = await unit.inbox.comment(comment_id)
    member = await unit.people.member(person_id, comment.workspace_id)
    if member is None or comment.ours:
        raise NotFound("comment_not_found", comment=comment_id)
    if not member.may(Right.ANSWER):
        raise Refused("no_right", right=Right.ANSWER.value, role=member.role.value)
    if comment.removed_at is not None:
        raise Stale("comment_gone")
    return comment, member


def _as_taught(comment: Comment, was: Label) -> Comment:
    taught = "" if comment.judgement.taught else was.value  # the opposite takes the lesson back
    judgement = replace(comment.judgement, label=was.value, wakes=was is Label.NEGATIVE, taught=taught)
    return replace(comment, judgement=judgement)
