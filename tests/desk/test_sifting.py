"""What passes a sieve of the inbox, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desk.model.inbox import Alert, AlertKind, AlertState, Severity
from desk.sifting import Sieve, Whose, sifted

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
ME, OTHER = 5, 6


def waiting(number: int, kind: AlertKind, holder: int | None, source: int | None) -> Alert:
    state = AlertState.ASSIGNED if holder else AlertState.OPEN
    return Alert(number, 1, kind, Severity.HIGH, state, NOON, NOON, source_id=source, assignee=holder)


ALERTS = [
    waiting(1, AlertKind.NEGATIVE, None, 7),
    waiting(2, AlertKind.QUESTION, OTHER, 7),
    waiting(3, AlertKind.NEGATIVE, ME, 8),
    waiting(4, AlertKind.SPIKE, None, None),
]


@pytest.mark.parametrize(
    ("sieve", "found"),
    [
        (Sieve(), [3, 1, 2, 4]),
        (Sieve(kind=AlertKind.NEGATIVE), [3, 1]),
        (Sieve(whose=Whose.MINE), [3]),
        (Sieve(whose=Whose.FREE), [1, 4]),
        (Sieve(source_id=7), [1, 2]),
        (Sieve(AlertKind.NEGATIVE, Whose.FREE, 7), [1]),
        (Sieve(AlertKind.SPAM), []),
    ],
)
def test_what_passes(sieve: Sieve, found: list[int]) -> None:
    assert [alert.id for alert in sifted(ALERTS, sieve, ME)] == found
    assert sieve.open is (sieve == Sieve())
