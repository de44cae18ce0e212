"""S7: whatever is pressed by whomever, nothing happens that they may not do, decisions are made once, and every press
is answered."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData

from bot.sandbox.callbacks import Press
from desk.alerting import TOLD
from desk.model.people import RIGHTS, ApprovalMode, Right, Role
from handlers import taps
from handlers.front import door
from tests.bot.doors import plain_logs
from tests.day import Day, a_day
from tests.safety.storm import ACTIONS, Crowd, gather
from tests.two_workspaces import changed, dump

ASIDE = ("persons", "updates", "offsets", "memory", "pushes", "card_copies", "retry_instants", "audit_entries")
"""Tables that say nothing about what a team has decided."""
NEEDED = {
    "compose": Right.WRITE, "edit": Right.WRITE, "channels": Right.WRITE, "label": Right.WRITE,
    "restore": Right.WRITE, "drop_change": Right.WRITE, "submit": Right.WRITE, "withdraw": Right.WRITE,
    "cancel": Right.WRITE, "comment": Right.SEE, "approve": Right.APPROVE, "return": Right.APPROVE,
    "retract": Right.APPROVE, "set_time": Right.PUBLISH, "publish_now": Right.PUBLISH, "unschedule": Right.PUBLISH,
    "forget_time": Right.PUBLISH, "remove": Right.PUBLISH, "it_is_there": Right.PUBLISH, "send_again": Right.PUBLISH,
    "leave_it": Right.PUBLISH, "retry": Right.PUBLISH, "drop": Right.PUBLISH, "published": Right.PUBLISH,
    "freeze": Right.FREEZE, "unfreeze": Right.FREEZE, "connect": Right.CHANNELS, "disconnect": Right.CHANNELS,
    "set_silenced": Right.WRITE, "pin": Right.PUBLISH, "pinned": Right.PUBLISH, "hand_over": Right.ANSWER,
    "take_duty_back": Right.ANSWER,
}  # fmt: skip
"""What an entry in the audit shows somebody to have had; see BY_KIND for the others."""
LATER = ("published", "pinned")
"""Outcomes of what somebody pressed before."""
BY_KIND = dict.fromkeys(("alert", "watch", "source", "mute"), Right.ANSWER)
"""What is about readers; all else is for those who may settle things."""


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    with plain_logs():
        yield


def test_no_kind_of_button_is_left_out() -> None:
    door()  # opening it lets every handler register its buttons
    kinds = {k for _, k in inspect.getmembers(taps, inspect.isclass) if issubclass(k, CallbackData)} - {CallbackData}
    assert kinds == set(ACTIONS)
    assert len({kind.__prefix__ for kind in kinds}) == len(kinds)
    assert all(actions.table for actions in ACTIONS.values())


class Watch:
    """What changed since the last look, and whether somebody was entitled to it."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.path = crowd.day.folder / "desk.db"
        self.tables = dump(self.path, ASIDE)
        self.entries = self.audit()
        self.roles = self.members()
        self.unanswered = 0

    def audit(self) -> list[list[Any]]:
        return [json.loads(row) for row in dump(self.path)["audit_entries"]]

    def members(self) -> dict[tuple[int, int], Role]:
        return {(row[0], row[1]): Role(row[2]) for row in map(json.loads, dump(self.path)["members"])}

    async def check(self, pressed: list[Press]) -> None:
        """Every press was answered, nothing broke, and each change has an author who had the right to it."""
        self.unanswered += sum(press.answer is None for press in pressed)
        assert self.unanswered == 0, [press.query.data for press in pressed if press.answer is None]
        assert await self.crowd.day.app.queue.parked() == 0
        pressers = {press.query.person_id for press in pressed}
        entries, roles, tables = self.audit(), self.members(), dump(self.path, ASIDE)
        new = entries[len(self.entries) :]
        for _, workspace, _, by, verb, kind, subject, *_ in new:
            if by is None or verb == TOLD:  # it names whom the card was brought to
                continue
            had = [r[workspace, by] for r in (self.roles, roles) if (workspace, by) in r]
            right = NEEDED.get(verb, BY_KIND.get(kind, Right.SETTINGS))
            assert verb == "found" or any(right in RIGHTS[role] for role in had), (verb, kind, subject, by, had)
            assert by in pressers or verb in LATER, (verb, by)
            self.crowd.counts["changes"] += 1
        self._every_change_is_in_the_audit(tables, new)
        self._one_decision_each(tables)
        self.tables, self.entries, self.roles = tables, entries, roles

    def _every_change_is_in_the_audit(self, tables: dict[str, list[str]], new: list[list[Any]]) -> None:
        noted = {(entry[5], entry[6]) for entry in new}
        for table, rows in changed(self.tables, tables).items():
            for row in map(json.loads, rows):
                if table in ("posts", "revisions", "post_channels"):
                    assert ("post", row[0]) in noted, row
                elif table in ("decisions", "post_comments"):
                    assert ("post", row[1]) in noted, row
                elif table == "members":
                    assert ("member", row[1]) in noted, row

    def _one_decision_each(self, tables: dict[str, list[str]]) -> None:
        """A person's yes to a revision stands once."""
        standing: set[tuple[int, int, int]] = set()
        for _, post, revision, _, verdict, by, _, _, retracted in map(json.loads, tables["decisions"]):
            if verdict == "approved" and retracted is None:
                assert (post, revision, by) not in standing
                standing.add((post, revision, by))


async def storm(crowd: Crowd, count: int) -> None:
    """Batches that arrive at once; every third comes from people to whom nothing at all is open."""
    watch = Watch(crowd)
    foreign = crowd.outside
    number = 0
    while number < count:
        harmless = (number // 25) % 3 == 2
        before = dump(watch.path, ASIDE)
        pressed = list(crowd.presses(25, foreign if harmless else None))
        await crowd.day.listens()
        if harmless:
            assert changed(before, dump(watch.path, ASIDE)) == {}
            crowd.counts["presses that may change nothing"] += len(pressed)
        await crowd.day.goes_on(1)
        await watch.check(pressed)
        number += len(pressed)
    crowd.counts["presses"] = number
    print("\nS7:", ", ".join(f"{n} {what}" for what, n in sorted(crowd.counts.items())), "0 unauthorised, 0 unanswered")


async def test_a_storm_of_presses_changes_nothing_that_it_may_not(day: Day) -> None:
    await storm(await gather(day, 7), 750)


@pytest.mark.campaign
async def test_a_long_storm_of_presses_changes_nothing_that_it_may_not(empty_database: Path, tmp_path: Path) -> None:
    for seed in range(5):
        async with a_day(empty_database, tmp_path / str(seed)) as day:
            await storm(await gather(day, seed), 2_000)


@pytest.mark.parametrize(("mode", "wanted"), [(ApprovalMode.REQUIRED, 1), (ApprovalMode.QUORUM, 3)])
async def test_many_approve_at_once_and_one_decision_is_made(day: Day, mode: ApprovalMode, wanted: int) -> None:
    crowd = await gather(day, 1)
    if mode is ApprovalMode.QUORUM:
        await day.desk.staffing.set_quorum(day.owner.id, wanted)
    post = crowd.roastery.id("in_review")
    data = taps.PostTap(do="approve", post=post, rev=1).pack()
    people = crowd.everybody + crowd.heads
    pressed = [p.press_forged(day.account, day.chat(p), 1, data) for p in people for _ in range(2)]
    await day.goes_on()
    view = await day.desk.viewing.post(day.owner.id, post)
    assert view.post.state.value == "approved"
    assert len(view.approvals) == wanted
    assert sum(p.text in ("Approved", "Your approval counts. Others are still needed.") for p in pressed) <= wanted
    assert all(press.answer is not None for press in pressed)
    assert {approval.by for approval in view.approvals} <= {p.id for p in (*crowd.team, *crowd.heads)}


async def test_the_second_to_press_is_told_who_was_faster(day: Day) -> None:
    await day.says(day.editor, "Faster? See example.com")
    await day.tap(day.editor, "Submit for review")
    card = day.find(day.reviewer, "Approve")
    first, second = (day.reviewer.press(card, "Approve") for _ in range(2))
    owner = day.owner.press(day.find(day.owner, "Approve"), "Approve")
    await day.goes_on()
    assert first.text == "Approved"
    assert second.text
    assert "Reviewer" in owner.text
