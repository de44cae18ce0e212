"""Solving cases, by whom they were passed on to: whoever writes in the chat where the case's card stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.acting import Office
from desk.alerting import follow, note, tell
from desk.errors import NotFound, Refused, Stale
from desk.model.attention import Case, CaseState
from desk.model.cards import CardKind
from desk.model.inbox import Comment
from desk.model.people import Member, Right, Workspace
from desk.passing_on import awake, check_length, end
from desk.ports import Unit
from desk.rostering import on_duty

ANSWER = 3000
"""Characters at most."""
BY = {CaseState.ANSWERED: "case_answer", CaseState.SOLVED: "case_solve", CaseState.NOT_OURS: "case_refuse"}
"""How the steps are called in an alert's history."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """All that whoever solves a case sees: what the reader said, who asks, the note and the clock."""

    case: Case
    workspace: Workspace
    comment: Comment
    asker: str


class Solving:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def case_at(self, chat_id: int, message_id: int) -> int | None:
        """The case whose card is that message."""
        async with self.office.store.glance() as unit:
            copy = await unit.pushes.copy_at(chat_id, message_id)
        return copy.subject_id if copy is not None and copy.kind is CardKind.CASE else None

    async def case(self, chat_id: int, case_id: int) -> CaseView:
        """Raises NotFound `case_not_found`, also where it is not that chat's."""
        async with self.office.store.read() as unit:
            case = await _case_for(unit, chat_id, case_id)
            alert = await unit.inbox.alert(case.alert_id)
            workspace = await unit.people.workspace(case.workspace_id)
            asker = await unit.people.person(case.by)
            comment = await unit.inbox.comment(alert.comment_id or 0)
            return CaseView(case, workspace, comment, asker.name if asker else "")

    async def answer(self, chat_id: int, person_id: int, case_id: int, text: str) -> Case:
        """What the reader may be told; the responder gets it as a draft. It may be said anew until that is sent.

        Raises:
            Refused: `not_an_answer`, `note_too_long` (have, limit).
            Stale: `case_over`.
        """
        if not text.strip():
            raise Refused("not_an_answer")
        check_length(text, ANSWER)
        return await self._move(chat_id, person_id, case_id, CaseState.ANSWERED, text)

    async def solve(self, chat_id: int, person_id: int, case_id: int) -> Case:
        return await self._move(chat_id, person_id, case_id, CaseState.SOLVED)

    async def refuse(self, chat_id: int, person_id: int, case_id: int) -> Case:
        """Not ours: back to whoever passed it on."""
        return await self._move(chat_id, person_id, case_id, CaseState.NOT_OURS)

    async def _move(
        self, chat_id: int, person_id: int, case_id: int, state: CaseState, text: str | None = None
    ) -> Case:
        now = self.office.now
        async with self.office.store.write() as unit:
            case = await _case_for(unit, chat_id, case_id)
            over = {CaseState.SOLVED, CaseState.NOT_OURS, CaseState.WITHDRAWN} | (
                {CaseState.ANSWERED} if state is CaseState.NOT_OURS else set()
            )
            if case.state in over:
                raise Stale("case_over")
            case = await end(unit, case if text is None else replace(case, answer=text), state, now)
            alert = await unit.inbox.alert(case.alert_id)
            before = alert.state.value
            alert = await awake(unit, alert, now)
            await note(unit, alert, person_id, BY[state], before, now)
            alert = await tell(unit, alert, await _askers(unit, case, now), quiet=False, now=now)
            await follow(unit, alert, now)
            return case


async def _case_for(unit: Unit, chat_id: int, case_id: int) -> Case:
    """A case, in the chat to which it was passed on; elsewhere there is no such case."""
    case = await unit.cases.case(case_id)
    if case.department_id is not None:
        there = (await unit.cases.department(case.workspace_id, case.department_id)).chat_id == chat_id
    else:
        there = case.person_id == chat_id and await unit.people.member(chat_id, case.workspace_id) is not None
    if not there:
        raise NotFound("case_not_found", case=case_id)
    return case


async def _askers(unit: Unit, case: Case, now: datetime) -> list[Member]:
    """Whoever passed it on; where they left, whoever is on duty."""
    asker = await unit.people.member(case.by, case.workspace_id)
    return [asker] if asker is not None and asker.may(Right.ANSWER) else await on_duty(unit, case.workspace_id, now)
