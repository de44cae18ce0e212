"""Ways in which the machine once broke a promise, step by step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.sandbox.faults import Fault
from desk.model.content import Content
from desk.model.people import ApprovalMode, Right
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


def test_what_is_out_in_part_is_ended_although_the_rest_goes_back_to_review(office: Machine) -> None:
    office.write(2, True)
    for method, channel in (("sendPoll", 0), ("sendMessage", 1)):
        chat = list(office.watch.chats)[channel]
        office.office.town.faults.add(Fault("flood", method=method, chat_id=chat, retry_after=30))
    office.plan(2, 0, "publish_now", 0)
    office.time_passes(11)
    assert office.counts["messages"] == 1
    office.settle(OWNER, ApprovalMode.REQUIRED)
    office.time_passes(61)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 2
    office.publish(0, 11)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 4


def test_what_may_be_out_is_not_sent_again_while_its_post_is_in_review(office: Machine) -> None:
    office.office.town.faults.add(Fault("silence", method="sendMessage", times=2))
    office.plan(2, 0, "publish_now", 0)
    office.time_passes(11)
    office.settle(OWNER, ApprovalMode.REQUIRED)
    office.resolve(2, 0, "send_again")
    office.time_passes(1)
    office.tables_tell_one_story()
    office.resolve(2, 0, "send_again")
    office.tables_tell_one_story()
    assert office.counts["messages"] == 2
    assert len(office.troubled()) == 1


def test_a_post_that_says_again_what_is_out_is_closed(office: Machine) -> None:
    """One channel has it, the other refused; the text is changed and changed back, and only the first is wanted."""
    number = office.pick(0, "draft")
    chat = list(office.watch.chats)[1]
    office.office.town.faults.add(Fault("forbidden", method="sendMessage", chat_id=chat))
    office.plan(2, 0, "publish_now", 0)
    office.time_passes(11)
    said = office.ledger.words[office.ledger.family[number], 1]
    for content in (Content(text="Something else? Yes"), said):
        act = office.desk.drafting.revise(3, number, content, office.rev(number))
        office.watch.learn(office.do(3, Right.WRITE, "edit", act))
    office.choose(3, 0, 1)
    office.plan(3, 0, "publish_now", 0)
    office.time_passes(11)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 1
    assert office.office.rows("SELECT state FROM posts WHERE id = ?", number)[0]["state"] == "closed"


def test_a_post_whose_change_is_refused_is_closed_and_somebody_is_told(office: Machine) -> None:
    """It is there, said a person, so nobody knows its number: it cannot be changed any more."""
    number, chats = office.pick(0, "draft"), list(office.watch.chats)
    office.office.town.faults.add(Fault("silence", method="sendMessage", chat_id=chats[0]))
    office.office.town.faults.add(Fault("forbidden", method="sendMessage", chat_id=chats[1]))
    office.plan(3, 0, "publish_now", 0)
    office.time_passes(11)
    unconfirmed = [row["state"] for row in office.troubled()].index("unconfirmed")
    office.resolve(3, unconfirmed, "it_is_there")
    office.edit(3, 0, False, "text")
    office.choose(3, 0, 1)
    office.plan(3, 0, "publish_now", 0)
    office.time_passes(11)
    office.tables_tell_one_story()
    assert office.counts["messages"] == 1
    assert office.office.rows("SELECT state FROM posts WHERE id = ?", number)[0]["state"] == "closed"


def test_what_nobody_approved_is_a_draft_when_its_time_is_taken_back(office: Machine) -> None:
    """The rules have changed since it was planned: it can be submitted."""
    office.plan(2, 0, "set_time", 300)
    office.settle(OWNER, ApprovalMode.REQUIRED)
    office.plan(2, 0, "unschedule", 0)
    office.tables_tell_one_story()
    office.publish(0, 11)
    assert office.counts["messages"] == 2
