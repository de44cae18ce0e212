"""Passing a complaint on, to a member or to a department outside the team, which sees only that case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desk.acting import Office
from desk.alerting import alert_for, follow, note, with_clock
from desk.errors import NotFound, Refused, Stale
from desk.model.attention import Case, CaseState, Department
from desk.model.cards import CardKind, Priority, Push
from desk.model.content import Content
from desk.model.hours import deadline
from desk.model.inbox import Alert, AlertState
from desk.model.people import Member
from desk.model.replies import Reply, ReplyState
from desk.ports import Unit
from desk.responding import Exchange, check_fits, exchange_for, plan_reply

LASTS = timedelta(hours=4)
"""Of business hours, until an answer is expected."""
HOURS = (1, 4, 24)
"""What is offered."""
OVER = (ReplyState.CANCELLED, ReplyState.REMOVED, ReplyState.FAILED)
"""Answers that no reader has."""
NOTE = 600
"""Characters at most."""


@dataclass(frozen=True, slots=True)
class Targets:
    """To whom an alert can be passed on."""

    alert: Alert
    viewer: Member
    members: list[Member]
    departments: list[Department]


class PassingOn:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def targets(self, person_id: int, alert_id: int) -> Targets:
        async with self.office.store.read() as unit:
            alert, member = await alert_for(unit, person_id, alert_id)
            _check_can_pass_on(alert)
            members = [m for m in await unit.people.members(alert.workspace_id) if m.person.id != person_id]
            return Targets(alert, member, members, await unit.cases.departments(alert.workspace_id))

    async def pass_on(
        self, person_id: int, alert_id: int, to: Department | int, note_text: str = "", hours: int | None = None
    ) -> Case:
        """To a department, or to the member with that id. The alert's own clock rests until the case is over.

        Raises:
            Refused: `department_not_joined`, `note_too_long` (have, limit).
            Stale: `alert_over`, `case_open`.
            NotFound: `member_not_found`, `department_not_found`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            _check_can_pass_on(alert)
            check_length(note_text, NOTE)
            if (known := await case_of(unit, alert)) is not None and known.state is CaseState.OPEN:
                raise Stale("case_open")
            lasts = timedelta(hours=hours) if hours in HOURS else LASTS
            due = await after(unit, alert.workspace_id, lasts, now)
            case = Case(0, alert.workspace_id, alert.id, person_id, note_text, now, due, next_at=due)
            case = await _addressed(unit, case, to)
            case = await unit.cases.add(case)
            passed = replace(
                alert, state=AlertState.ASSIGNED, assignee=person_id, next_at=None, updated_at=now,
                facts=alert.facts | {"case": case.id},
            )  # fmt: skip
            await unit.inbox.save_alert(passed)
            await note(unit, passed, person_id, "pass_on", alert.state.value, now)
            await ring(unit, case, now)
            await follow(unit, passed, now)
            return case

    async def take_back(self, person_id: int, alert_id: int) -> Alert:
        """The case is no longer theirs: the alert's clock runs anew.

        Raises:
            Stale: `case_over`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            case = await case_of(unit, alert)
            if case is None or case.state is not CaseState.OPEN:
                raise Stale("case_over")
            await end(unit, case, CaseState.WITHDRAWN, now)
            before = alert.state.value
            alert = await awake(unit, replace(alert, assignee=person_id), now)
            await note(unit, alert, person_id, "case_take_back", before, now)
            await follow(unit, alert, now)
            return alert

    async def tell_reader(self, person_id: int, alert_id: int, words: Content) -> Reply:
        """Say in the thread that somebody is at it; once for each case, also where two press at once.

        Raises:
            Refused: as `desk.responding.exchange_for`.
            Stale: `case_over`, `reader_told`, `comment_gone`.
        """
        async with self.office.store.write() as unit:
            there = await self._way_back(unit, person_id, alert_id)
            case = await case_of(unit, there.alert)
            if case is None or case.state is not CaseState.OPEN:
                raise Stale("case_over")
            if reader_told(case, await unit.replies.of_alert(alert_id)):
                raise Stale("reader_told")
            return await plan_reply(unit, there.alert, there.comment, person_id, words, self.office.now)

    async def send_answer(self, person_id: int, alert_id: int) -> Reply:
        """What they say goes to the reader, as it is; once.

        Raises:
            NotFound: `case_not_found`: they said nothing.
            Refused: as `desk.responding.exchange_for`; what `check_fits` raises.
            Stale: `reader_answered`, `comment_gone`.
        """
        async with self.office.store.write() as unit:
            there = await self._way_back(unit, person_id, alert_id)
            case = await case_of(unit, there.alert)
            if case is None or not case.answer:
                raise NotFound("case_not_found", case=0)
            if reader_answered(case, await unit.replies.of_alert(alert_id)):
                raise Stale("reader_answered")
            content = Content(text=case.answer)
            check_fits(content, there.abilities)
            return await plan_reply(unit, there.alert, there.comment, person_id, content, self.office.now)

    async def _way_back(self, unit: Unit, person_id: int, alert_id: int) -> Exchange:
        """To the reader. Raises Stale: `comment_gone`."""
        there = await exchange_for(self.office, unit, person_id, alert_id)
        if there.comment.removed_at is not None:
            raise Stale("comment_gone")
        return there

    async def answer_of(self, person_id: int, alert_id: int) -> str:
        """What they say that the reader may be told.

        Raises:
            NotFound: `case_not_found`: they said nothing.
        """
        async with self.office.store.read() as unit:
            alert, _ = await alert_for(unit, person_id, alert_id)
            case = await case_of(unit, alert)
            if case is None or not case.answer:
                raise NotFound("case_not_found", case=0)
            return case.answer


def _check_can_pass_on(alert: Alert) -> None:
    """Pure. What is over needs nobody; a spike and a storm are no single case."""
    if alert.comment_id is None or not (alert.waiting or alert.state is AlertState.ANSWERED):
        raise Stale("alert_over", state=alert.state.value)


def reader_told(case: Case, replies: Sequence[Reply]) -> bool:
    """Pure: whether the reader has heard from us since it was passed on, or soon will."""
    return any(r.created_at >= case.created_at and r.state not in OVER for r in replies)


def reader_answered(case: Case, replies: Sequence[Reply]) -> bool:
    """Pure: whether the reader has their answer, or soon will."""
    return any(r.content.text == case.answer and r.state not in OVER for r in replies)


def check_length(text: str, limit: int) -> None:
    """Pure. Raises Refused `note_too_long` (have, limit)."""
    if len(text) > limit:
        raise Refused("note_too_long", have=len(text), limit=limit)


async def case_of(unit: Unit, alert: Alert) -> Case | None:
    """The newest case about an alert."""
    return await unit.cases.case(int(alert.facts["case"])) if "case" in alert.facts else None


async def _addressed(unit: Unit, case: Case, to: Department | int) -> Case:
    if isinstance(to, Department):
        found = await unit.cases.department(case.workspace_id, to.id)
        if found.chat_id is None:
            raise Refused("department_not_joined", name=found.name)
        return replace(case, department_id=found.id)
    if await unit.people.member(to, case.workspace_id) is None:
        raise NotFound("member_not_found", person=to)
    return replace(case, person_id=to)


async def after(unit: Unit, workspace_id: int, lasts: timedelta, now: datetime) -> datetime:
    """So many business hours of the workspace from now."""
    rules = await unit.attention.rules(workspace_id)
    zone = ZoneInfo((await unit.people.workspace(workspace_id)).zone)
    return deadline(now, lasts, rules.business, zone)


async def end(unit: Unit, case: Case, state: CaseState, now: datetime) -> Case:
    """No clock runs on it any more; its card says what became of it."""
    solved = now if state is CaseState.SOLVED else case.solved_at
    case = replace(case, state=state, next_at=None, solved_at=solved)
    await unit.cases.save(case)
    await unit.pushes.follow(CardKind.CASE, case.id, now)
    return case


async def awake(unit: Unit, alert: Alert, now: datetime) -> Alert:
    """The alert is its responder's again, with a clock."""
    rules = await unit.attention.rules(alert.workspace_id)
    zone = ZoneInfo((await unit.people.workspace(alert.workspace_id)).zone)
    alert = with_clock(replace(alert, state=AlertState.ASSIGNED, updated_at=now), rules, now, zone)
    await unit.inbox.save_alert(alert)
    return alert


async def ring(unit: Unit, case: Case, now: datetime) -> None:
    """The case's card, with a sound, where it was passed on to."""
    chat_id = case.person_id
    if case.department_id is not None:
        chat_id = (await unit.cases.department(case.workspace_id, case.department_id)).chat_id
    if chat_id is not None:
        push = Push(
            chat_id=chat_id,
            kind=CardKind.CASE,
            subject_id=case.id,
            workspace_id=case.workspace_id,
            person_id=case.person_id,
            ring=True,
            priority=Priority.PUSH,
        )
        await unit.pushes.push(push, now)
