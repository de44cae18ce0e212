"""S4: whatever people, clocks, crashes and restored copies do, only what was agreed to is sent, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.stateful import run_state_machine_as_test

from tests.safety.machine import Machine, a_machine


@pytest.fixture
def machine() -> Iterator[type[Machine]]:
    with a_machine() as made:
        yield made


def profile(runs: int, steps: int) -> settings:
    """What was found once is tried first the next time."""
    return settings(
        max_examples=runs,
        stateful_step_count=steps,
        deadline=None,
        database=DirectoryBasedExampleDatabase(Path(".cache") / "hypothesis"),
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )


def tell(counts: Counter[str]) -> None:
    print("\nS4:", ", ".join(f"{count} {what}" for what, count in sorted(counts.items())))


def test_only_what_was_agreed_to_is_sent_once(machine: type[Machine]) -> None:
    run_state_machine_as_test(machine, settings=profile(200, 30))
    assert machine.counts["messages"] > 100, machine.counts
    tell(machine.counts)


@pytest.mark.campaign
def test_only_what_was_agreed_to_is_sent_once_at_length(machine: type[Machine]) -> None:
    run_state_machine_as_test(machine, settings=profile(2000, 50))
    tell(machine.counts)
