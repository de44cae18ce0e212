"""Ways in which the machine once broke a promise, step by step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desk.model.people import ApprovalMode
from tests.safety.machine import Machine, a_machine
from tests.safety.office import OWNER


@pytest.fixture
def office() -> Iterator[Machine]:
    """Nobody needs an approval here yet."""
    with a_machine() as machine:
        made = machine()
        made.begin(ApprovalMode.NONE, False)
        yield made


def test_what_was_planned_without_approval_needs_one_from_the_moment_the_rules_say_so(office: Machine) -> None:
    office.plan(2, 0, "set_time", 300)
    office.settle(OWNER, ApprovalMode.REQUIRED)
    office.next_is_due()
    office.tables_tell_one_story()
    assert office.counts["messages"] == 0
    post = office.pick(0, "in_review")
    assert office.office.rows("SELECT 1 FROM posts WHERE id = ? AND state = 'in_review'", post)
    assert len(office.office.rows("SELECT 1 FROM pushes WHERE kind = 'post' AND subject_id = ? AND ring", post)) >= 3
    office.publish(0, 11)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 2


def test_what_was_held_when_the_copy_was_made_is_asked_about_too(office: Machine) -> None:
    office.plan(2, 0, "set_time", 30)
    office.freeze(OWNER, None, True)
    office.odd("copy", 0)
    office.time_passes(61)
    office.freeze(OWNER, None, False)
    office.time_passes(1)
    assert office.counts["messages"] == 2
    office.odd("back", 0)
    office.freeze(OWNER, None, False)
    office.time_passes(61)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 2
    assert len(office.troubled()) == 2


def test_a_yes_counts_for_the_channels_that_it_was_given_for(office: Machine) -> None:
    office.settle(OWNER, 2)
    office.choose(2, 0, 1)
    office.ask(2, 0, False)
    office.decide(4, 0, False, "approve")
    office.ask(2, 0, True)
    office.choose(2, 0, 1)
    office.ask(2, 0, False)
    office.decide(5, 0, False, "approve")
    office.plan(2, 0, "publish_now", 0)
    office.time_passes(11)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 0
