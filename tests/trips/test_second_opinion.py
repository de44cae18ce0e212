"""A language model is asked about the unsure half after the alert is out; the card follows; the budget stops it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.clock import run_until_quiet
from desk.consulting import YOUNG
from desk.model.attention import Rules
from desk.model.inbox import AlertKind
from desk.ports.models import Completion
from tests.day import Day, open_app
from tests.trips.test_watch import ANGRY

SNIDE = "The famous parcel came on Friday"
TOKENS = 300


@dataclass
class Oracle:
    """A model that holds comments with some word in them for negative, and all others for neutral."""

    word: str = "famous"
    answers: bool = True
    calls: list[str] = field(default_factory=list)
    longest_answer: int = 100

    async def complete(self, instruction: str, content: str, schema: Mapping[str, Any]) -> Completion:
        self.calls.append(content)
        if not self.answers:
            return Completion(None, 0, "slow_down")
        rows = json.loads(content)["comments"]
        moods = [
            {"id": r["id"], "label": "negative" if self.word in r["comment"] else "neutral", "confidence": 0.95}
            for r in rows
        ]
        return Completion(json.dumps({"moods": moods}), TOKENS)


@pytest.fixture
async def oracle(day: Day) -> Oracle:
    """The desk opens again, with a model, and may read the group."""
    day.owner.promote(day.group, day.account, can_delete_messages=True, can_restrict_members=True)
    await day.goes_on()
    model = Oracle()
    await restart(day, model)
    return model


async def restart(day: Day, model: Oracle | None) -> None:
    """The process ends and another one begins, with the model."""
    await day.app.close()
    day.app = open_app(day.town, day.clock, day.folder, day.account, model)
    await day.app.gate.open()
    await day.app.intake.resume()


async def is_heard(day: Day, text: str) -> None:
    """It is said and kept; the process ends before anybody is asked about it."""
    day.reader.say(day.group, text)
    await day.listens()


async def says(day: Day, text: str) -> None:
    day.reader.say(day.group, text)
    await day.goes_on()


async def test_what_only_the_model_sees_becomes_an_alert(day: Day, oracle: Oracle) -> None:
    await says(day, SNIDE)
    assert oracle.calls
    seen = day.sees(day.owner)
    assert "Negative 0.95" in seen
    assert "negative, says the language model" in seen


async def test_a_card_is_corrected_and_nothing_is_closed(day: Day, oracle: Oracle) -> None:
    oracle.word = "no such word"
    await says(day, ANGRY)
    assert "neutral, says the language model" in day.sees(day.owner)
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    assert alert.waiting
    assert alert.kind is AlertKind.NEGATIVE


async def test_a_model_that_does_not_answer_leaves_the_local_judgement(day: Day, oracle: Oracle) -> None:
    oracle.answers = False
    await says(day, ANGRY)
    assert oracle.calls
    assert "because:" in day.sees(day.owner)
    assert "says the language model" not in day.sees(day.owner)


async def test_the_budget_of_the_day_is_a_hard_stop(day: Day, oracle: Oracle) -> None:
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, Rules(budget=100))
    await says(day, SNIDE)
    assert oracle.calls == []
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, Rules(budget=50_000))
    await says(day, f"{SNIDE}, again")
    assert len(oracle.calls) == 1
    async with day.app.store.read() as unit:
        assert await unit.watches.spent(day.workspace_id, day.now.date()) == (0, TOKENS)


async def test_a_workspace_that_asks_no_model_asks_none(day: Day, oracle: Oracle) -> None:
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, Rules(model=False))
    await says(day, SNIDE)
    assert oracle.calls == []


async def test_what_was_heard_before_a_restart_is_asked_about_after_it_once(day: Day, oracle: Oracle) -> None:
    await is_heard(day, SNIDE)
    assert oracle.calls == []
    await restart(day, oracle)
    await day.goes_on()
    assert len(oracle.calls) == 1
    assert "negative, says the language model" in day.sees(day.owner)
    await restart(day, oracle)
    await day.goes_on()
    assert len(oracle.calls) == 1


async def test_a_card_that_came_before_a_restart_is_corrected_after_it(day: Day, oracle: Oracle) -> None:
    oracle.word = "no such word"
    await is_heard(day, ANGRY)
    await run_until_quiet(day.desk.office.clock, day.app.wakeups["alert_pushes"])
    assert "because:" in day.sees(day.owner)
    await restart(day, oracle)
    await day.goes_on()
    assert "neutral, says the language model" in day.sees(day.owner)


async def test_what_was_asked_in_vain_is_not_asked_about_again(day: Day, oracle: Oracle) -> None:
    oracle.answers = False
    await says(day, SNIDE)
    assert len(oracle.calls) == 1
    await restart(day, oracle)
    await day.goes_on()
    assert len(oracle.calls) == 1


async def test_a_restart_keeps_to_the_budget(day: Day, oracle: Oracle) -> None:
    await is_heard(day, SNIDE)
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, Rules(budget=100))
    await restart(day, oracle)
    await day.goes_on()
    assert oracle.calls == []


async def test_what_was_said_long_before_a_restart_is_asked_about_no_more(day: Day, oracle: Oracle) -> None:
    await is_heard(day, SNIDE)
    await restart(day, oracle)
    day.clock.forward(YOUNG.total_seconds() + 1)
    await day.goes_on()
    assert oracle.calls == []


async def test_what_was_said_while_no_model_was_asked_stays_unasked(day: Day, oracle: Oracle) -> None:
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, Rules(model=False))
    await says(day, SNIDE)
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, Rules(model=True))
    await restart(day, oracle)
    await day.goes_on()
    assert oracle.calls == []


async def test_an_edit_is_asked_about_after_a_restart_in_its_newest_words(day: Day, oracle: Oracle) -> None:
    said = day.reader.say(day.group, "See you on Friday")
    await day.goes_on()
    asked = len(oracle.calls)
    day.reader.edit(said, SNIDE)
    await day.listens()
    await restart(day, oracle)
    await day.goes_on()
    assert len(oracle.calls) == asked + 1
    assert SNIDE in oracle.calls[-1]
    assert "negative, says the language model" in day.sees(day.owner)
