"""Everything that people, clocks, crashes and restored copies may do to an office, as rules for Hypothesis.

Most steps are likely ones, by people who may, on posts where it is possible: refusals are tried too, but a machine that
is mostly refused never gets far.
"""

from __future__ import annotations

import asyncio
import copy
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.sandbox.faults import Fault
from desk.model.content import Content, Poll
from desk.model.people import ApprovalMode, Right, Role
from desk.model.post import Post, PostState
from desk.options import Option
from storage.unit import SqlStore
from tests.safety.ledger import Ledger, hold
from tests.safety.office import OWNER, STRANGER, TEAM, Killed, Office, Row, drawers
from tests.safety.tables import check_tables
from tests.safety.watching import Nothing, Watch

WAITING = ("approved", "scheduled", "in_review")
writers = st.sampled_from([2, 2, 3, 3, 1, 7, 4, STRANGER])
reviewers = st.sampled_from([4, 5, 6, 4, 5, 6, 7, 1, 2, STRANGER])
index = st.integers(0, 3)
seldom = st.sampled_from([False] * 7 + [True])
moods = st.sampled_from(["silence", "dropped", "half", "newer", "refused", "flood", "forbidden", "restart", "proxy"])


class Machine(RuleBasedStateMachine):
    """One office under everything that may happen to it."""

    runner: ClassVar[asyncio.Runner]
    drawers: ClassVar[tuple[SqlStore, sqlite3.Connection, Path]]
    counts: ClassVar[Counter[str]]

    def __init__(self) -> None:
        super().__init__()
        self.office = Office(self.runner, *self.drawers)
        self.watch = Watch(self.office, self.counts)
        self.saved: Ledger | None = None
        self.counts["runs"] += 1

    @property
    def ledger(self) -> Ledger:
        return self.watch.ledger

    @property
    def desk(self) -> Any:
        return self.office.desk

    def pick(self, nth: int, *states: str) -> int:
        """A post in one of these states (its amendment's, where it has one); else any."""
        marks = ",".join("?" * len(states))
        rows = self.office.rows(
            f"SELECT id FROM posts WHERE coalesce(amendment, state) IN ({marks}) ORDER BY id DESC",  # noqa: S608 - marks
            *states,
        ) or self.office.rows("SELECT id FROM posts ORDER BY id DESC")
        return int(rows[nth % len(rows)]["id"])

    def rev(self, post: int) -> int:
        return self.ledger.revision[self.ledger.family[post]]

    def do(self, person: int, right: Right, verb: str, act: Coroutine[Any, Any, Any]) -> Any:
        return self.watch.do(person, right, verb, act)

    # Writing

    @initialize(mode=st.sampled_from([ApprovalMode.REQUIRED, *ApprovalMode]), own=seldom)
    def begin(self, mode: ApprovalMode, own: bool) -> None:
        self.settle(OWNER, mode)
        self.settle(OWNER, own)
        self.write(2, False)
        self.write(3, False)

    @rule(person=writers, poll=seldom)
    def write(self, person: int, poll: bool) -> None:
        """A new post, for both channels; a poll has a text before it: two messages."""
        number = next(self.watch.numbers)
        asked = Poll(f"Number {number}?", ("Yes", "No")) if poll else None
        content = Content(text=f"Number {number}, see example.com", poll=asked)
        made = self.do(person, Right.WRITE, "compose", self.desk.drafting.compose(person, content))
        if made is None:
            return
        self.ledger.family[made.id] = number
        self.ledger.author[number] = person
        self.watch.learn(made)
        for channel in sorted(set(self.watch.channels) - self.ledger.channels[number]):
            act = self.desk.drafting.choose_channel(person, made.id, 1, channel)
            self.do(person, Right.WRITE, "channels", act)
            self.watch.learn(made)

    @rule(person=writers, nth=index, stale=seldom, how=st.sampled_from(["text", "text", "buttons", *Option]))
    def edit(self, person: int, nth: int, stale: bool, how: str) -> None:
        post = self.pick(nth, "approved", "scheduled", "closed", "draft")
        drafting, before = self.desk.drafting, self.rev(post)
        rev = before - stale
        if how == "text":
            text = f"Number {next(self.watch.numbers)}, see example.com"
            act = drafting.revise(person, post, Content(text=text), rev)
        elif how == "buttons":
            act = drafting.set_buttons(person, post, (), rev)
        else:
            act = drafting.tune(person, post, rev, Option(how))
        done = self.do(person, Right.WRITE, "edit", _changed(act, before))
        if done is not None:
            hold(not stale, "an edit of what is not current")
            self.watch.learn(done)

    @rule(person=writers, nth=index, which=st.integers(0, 1))
    def choose(self, person: int, nth: int, which: int) -> None:
        post = self.pick(nth, "draft", "returned", "approved")
        act = self.desk.drafting.choose_channel(person, post, self.rev(post), self.watch.channels[which])
        if done := self.do(person, Right.WRITE, "channels", act):
            self.watch.learn(done)

    @rule(person=writers, nth=index, what=st.sampled_from(["cancel", "restore", "remove", "drop_change"]))
    def end(self, person: int, nth: int, what: str) -> None:
        post = self.pick(nth, *(("scheduled", "approved") if what == "cancel" else ("closed",)))
        family, rev, desk = self.ledger.family[post], self.rev(post), self.desk
        if what == "cancel":
            if self.do(person, Right.WRITE, "cancel", desk.drafting.cancel(person, post, rev)):
                self.ledger.cancelled.add(family)
        elif what == "restore":
            if done := self.do(person, Right.WRITE, "restore", desk.drafting.restore(person, post)):
                self.ledger.cancelled.discard(family)
                self.watch.learn(done)
        elif what == "remove":
            if self.do(person, Right.PUBLISH, "remove", desk.changing.remove(person, post, rev)):
                self.ledger.removed.add(family)
        elif done := self.do(person, Right.WRITE, "drop_change", desk.drafting.drop_amendment(person, post, rev)):
            self.watch.learn(done)

    # Reviews

    @rule(person=writers, nth=index, back=seldom)
    def ask(self, person: int, nth: int, back: bool) -> None:
        post = self.pick(nth, *(("in_review", "returned") if back else ("draft", "returned")))
        if back:
            self.do(person, Right.WRITE, "withdraw", self.desk.approving.withdraw(person, post, self.rev(post)))
        else:
            act = self.desk.approving.submit(person, post, self.rev(post), accepted=True)
            self.do(person, Right.WRITE, "submit", act)

    @rule(
        person=reviewers,
        nth=index,
        stale=seldom,
        step=st.sampled_from(["approve", "approve", "approve", "return", "retract"]),
    )
    def decide(self, person: int, nth: int, stale: bool, step: str) -> None:
        post = self.pick(nth, *(("approved", "scheduled") if step == "retract" else ("in_review",)))
        said = self.ledger.current(self.ledger.family[post])
        approving, rev, before = self.desk.approving, said[1] - stale, self.watch.states(post)
        if step == "approve":
            act = approving.approve(person, post, rev)
        elif step == "return":
            act = approving.request_changes(person, post, rev, "Please mend")
        else:
            act = approving.retract(person, post, rev)
        done = self.do(person, Right.APPROVE, step, act)
        if done is None:
            return
        hold(not stale, f"{step} of what is not current")
        if step == "approve":
            self.ledger.approved(person, said)
            if done.state is PostState.SCHEDULED:
                self.watch.planned(done, before)
        else:
            self.ledger.yes[said].pop(person, None)

    @rule(nth=index)
    def agree(self, nth: int) -> None:
        self.agreed(nth)

    def agreed(self, nth: int) -> int:
        """The usual way, so that much gets far: the post that everybody was asked about."""
        post = self.pick(nth, "draft", "returned", "in_review")
        self.do(3, Right.WRITE, "submit", self.desk.approving.submit(3, post, self.rev(post), accepted=True))
        said = self.ledger.current(self.ledger.family[post])
        for person in (4, 5, 6):
            before = self.watch.states(post)
            done = self.do(person, Right.APPROVE, "approve", self.desk.approving.approve(person, post, said[1]))
            if done is not None:
                self.ledger.approved(person, said)
                if done.state is PostState.SCHEDULED:
                    self.watch.planned(done, before)
        return post

    # Times

    @rule(
        person=writers,
        nth=index,
        step=st.sampled_from(["set_time", "set_time", "publish_now", "publish_now", "unschedule", "forget_time"]),
        after=st.sampled_from([30, 300, 3600, 90_000]),
    )
    def plan(self, person: int, nth: int, step: str, after: int) -> None:
        wanted = {"unschedule": ("scheduled",), "forget_time": ("draft", "in_review")}.get(step, WAITING)
        post = self.pick(nth, *wanted)
        scheduling, rev, before = self.desk.scheduling, self.rev(post), self.watch.states(post)
        if step == "set_time":
            at = self.desk.office.now + timedelta(seconds=after)
            act = scheduling.set_time(person, post, rev, at, accepted=True)
        elif step == "publish_now":
            act = scheduling.publish_now(person, post, rev, accepted=True)
        else:
            act = getattr(scheduling, step)(person, post, rev)
        done = self.do(person, Right.PUBLISH, step, act)
        if step in ("set_time", "publish_now"):
            self.watch.planned(done, before)

    @rule(nth=index, wait=st.sampled_from([0, 11, 11, 11]))
    def publish(self, nth: int, wait: int) -> None:
        """The main trip in one step."""
        post = self.agreed(nth)
        before = self.watch.states(post)
        act = self.desk.scheduling.publish_now(2, post, self.rev(post), accepted=True)
        self.watch.planned(self.do(2, Right.PUBLISH, "publish_now", act), before)
        self.time_passes(wait)

    @rule(seconds=st.sampled_from([1, 11, 61, 600, 1200, 7 * 3600, 50 * 3600]))
    def time_passes(self, seconds: int) -> None:
        self.office.clock.forward(seconds)
        try:
            self.office.work()
        except Killed:
            self.counts["deaths in a call"] += 1
            self.office.restart()

    @rule()
    def next_is_due(self) -> None:
        due = self.office.rows("SELECT min(next_try_at) AS at FROM publications WHERE state = 'planned'")[0]["at"]
        if due is not None:
            self.time_passes(max(0, due // 1_000_000 + 1 - int(self.office.clock.at)))

    # Trouble

    def troubled(self) -> list[Row]:
        return self.office.rows(
            "SELECT * FROM publications WHERE state IN ('unconfirmed', 'failed', 'missed') ORDER BY id DESC"
        )

    @precondition(lambda self: self.troubled())
    @rule(
        person=writers,
        nth=index,
        how=st.sampled_from(["it_is_there", "send_again", "send_again", "leave_it", "retry", "retry", "drop"]),
    )
    def resolve(self, person: int, nth: int, how: str) -> None:
        rows = self.troubled()
        row = rows[nth % len(rows)]
        place = self.ledger.family[row["post_id"]], row["channel_id"]
        done = self.do(person, Right.PUBLISH, how, getattr(self.desk.resolving, how)(person, row["id"]))
        if done is not None and how == "it_is_there":
            self.watch.truth.doubt.discard(place)
        elif done is not None and how in ("send_again", "retry"):
            self.watch.truth.ask(place)

    @rule(kind=moods, applied=st.booleans(), nth=index)
    def weather(self, kind: Any, applied: bool, nth: int) -> None:
        """Something goes wrong with the next messages, while something is on its way."""
        self.office.town.faults.clear()
        self.office.town.faults.add(Fault(kind, method="sendMessage", applied=applied, times=1 + nth % 2))
        self.publish(nth, 11)

    @rule(
        what=st.sampled_from(["crash", "die before", "die after", "copy", "copy", "back", "login", "check"]), nth=index
    )
    def odd(self, what: str, nth: int) -> None:
        if what == "crash":
            self.office.restart()
        elif what.startswith("die"):
            self.office.session.die = what.removeprefix("die ")
            self.publish(nth, 11)
        elif what == "copy":
            self.office.keep_copy()
            self.saved = copy.deepcopy(self.ledger)
        elif what == "back" and self.saved is not None:
            self.office.put_copy_back()
            self.watch.remembers(copy.deepcopy(self.saved))
            self.counts["copies put back"] += 1
        elif what == "login":
            self.office.town.faults.add(Fault("unauthorized", method="sendMessage"))
            self.publish(nth, 11)
        for channel in self.watch.channels:
            self.office.run(self.desk.connecting.check(OWNER, channel))

    # Rules of the house

    @rule(person=st.sampled_from([1, 2, 4, 7, STRANGER]), which=st.sampled_from([None, 0, 1]), frozen=seldom)
    def freeze(self, person: int, which: int | None, frozen: bool) -> None:
        channel = None if which is None else self.watch.channels[which]
        verb = "freeze" if frozen else "unfreeze"
        if self.do(person, Right.FREEZE, verb, getattr(self.desk.freezing, verb)(person, channel)) is not None:
            self.watch.frozen(channel, frozen)

    @rule(
        person=st.sampled_from([1, 1, 7, 2]),
        what=st.sampled_from([*ApprovalMode, ApprovalMode.REQUIRED, 2, 3, True, False]),
    )
    def settle(self, person: int, what: ApprovalMode | int | bool) -> None:
        staffing = self.desk.staffing
        if isinstance(what, ApprovalMode):
            if self.do(person, Right.SETTINGS, "set_mode", staffing.set_mode(person, what)):
                self.ledger.mode = what
        elif isinstance(what, bool):
            if self.do(person, Right.SETTINGS, "set_self_approval", staffing.set_self_approval(person, what)):
                self.ledger.self_approval = what
        elif self.do(person, Right.SETTINGS, "set_quorum", staffing.set_quorum(person, what)):
            self.ledger.quorum, self.ledger.mode = what, ApprovalMode.QUORUM

    @rule(
        person=st.sampled_from([1, 7, 2]),
        other=st.sampled_from([3, 5, 6, 7]),
        to=st.sampled_from([None, None, Role.REVIEWER, Role.EDITOR, Role.ANALYST, Role.ADMIN]),
    )
    def staff(self, person: int, other: int, to: Role | None) -> None:
        """Somebody goes, changes, or comes back."""
        if other not in self.ledger.roles:
            self.office.run(self._rejoin(other))
            self.ledger.roles[other] = TEAM[other]
        elif to is None:
            if self.do(person, Right.TEAM, "remove", self.desk.staffing.remove(person, other)):
                del self.ledger.roles[other]
        elif self.do(person, Right.TEAM, "change_role", self.desk.staffing.change_role(person, other, to)):
            self.ledger.roles[other] = to

    async def _rejoin(self, other: int) -> None:
        token, _ = await self.desk.staffing.invite(OWNER, TEAM[other])
        await self.desk.staffing.join(other, token)

    @invariant()
    def tables_tell_one_story(self) -> None:
        self.counts["steps"] += 1
        self.watch.unbroken()
        check_tables(self.office)


async def _changed(act: Coroutine[Any, Any, Post], before: int) -> Post:
    """An edit that changes nothing is no edit."""
    done = await act
    if done.revision == before:
        raise Nothing
    return done


@contextmanager
def a_machine() -> Iterator[type[Machine]]:
    """The machine with its drawers open."""
    memory = Path("/dev/shm")  # nothing here is about the disk
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    with asyncio.Runner() as runner, drawers(runner, folder) as opened:
        Machine.runner, Machine.drawers, Machine.counts = runner, opened, Counter()
        yield Machine
    shutil.rmtree(folder)
