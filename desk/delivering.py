"""One call to the outside world under the promise that posts and answers share: a lease before it, one class of outcome
after it, and a wait before the next try."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from desk.errors import IntegrationError, Moved, NeedsLogin, NotSent, Rejected, SlowDown
from desk.model.publication import Outcome

BATCH = 500
LEASE = timedelta(minutes=5)
"""Longer than the longest upload; a lease that ran out means that nobody knows what became of the call."""
LONGEST_CALL = timedelta(minutes=2)
"""Above the time-out of every call."""
FOREVER = datetime.max.replace(tzinfo=UTC)
"""After every lease, also one that a clock gave which was wrong."""
MOST_TRIES = 30
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=2)
T = TypeVar("T")


async def one_call(
    call: Callable[[], Awaitable[T]], lease_until: datetime | None, now: datetime
) -> T | IntegrationError:
    """Make the call, once, and say what came of it. Not begun where it might outlive its lease: somebody else would be
    asked."""
    if (lease_until or now) - now < LONGEST_CALL:
        return NotSent("lease_too_short")
    try:
        return await call()
    except IntegrationError as error:
        return error
    except Exception as error:  # noqa: BLE001 - whatever it was, the call may have landed
        return IntegrationError("unknown", kind=type(error).__name__)


def outcome_of(error: IntegrationError) -> Outcome:
    """Fail closed: whatever is not known is Unknown."""
    if isinstance(error, (NotSent, NeedsLogin)):
        return Outcome.NOT_SENT
    if isinstance(error, Rejected):
        return Outcome.REJECTED
    return Outcome.UNKNOWN


def wait_before(tries: int) -> timedelta:
    """How long what is known not to be out waits for its next try: 2 s, doubled, 2 min at most."""
    return min(FIRST_WAIT * (1 << min(max(tries, 0), 10)), LONGEST_WAIT)


def next_try(error: IntegrationError, tries: int, now: datetime) -> datetime:
    """When to try again after `tries` that are known not to have landed."""
    if isinstance(error, Moved) or error.code in ("stopping", "lease_too_short"):
        return now
    after = timedelta(seconds=error.after) if isinstance(error, SlowDown) else wait_before(tries - 1)
    return now + after
