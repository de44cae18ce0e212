"""Several readings of the same words: one answer, or the question which was meant."""

from collections.abc import Iterable, Sequence
from typing import Final

from .moment import MOST_CANDIDATES
from .reading import Ask, Found, Why

_OPEN: Final = frozenset({Why.NO_HOUR, Why.AMBIGUOUS, Why.GAP, Why.FOLD})
"""Questions about a time that can be meant; the others tell why a reading cannot be."""


def combined(answers: Sequence[Found | Ask]) -> Found | Ask:
    """Readings that cannot be fall away beside those that can; what remains is asked about."""
    possible = [one for one in answers if isinstance(one, Found) or one.code in _OPEN]
    if len(possible) < 2:
        return (possible or answers)[0]
    candidates = [found for one in possible for found in ((one,) if isinstance(one, Found) else one.candidates)]
    first = possible[0]
    if isinstance(first, Ask) and all(_same_day(one, first) for one in possible):
        return Ask(Why.NO_HOUR, first.facts, earliest(candidates))
    if len(set(candidates)) == 1:
        return first
    return ambiguous(candidates)


def ambiguous(candidates: Iterable[Found]) -> Ask:
    """Ask which of the candidates was meant, earliest first."""
    few = earliest(candidates)
    days, times = {found.local.date() for found in few}, {found.local.time() for found in few}
    about = "hour" if len(days) == 1 else "day" if len(times) == 1 else "both"
    return Ask(Why.AMBIGUOUS, {"about": about}, few)


def _same_day(one: Found | Ask, other: Ask) -> bool:
    """Whether both ask for the hour of the same day."""
    return isinstance(one, Ask) and one.code is Why.NO_HOUR and one.facts.get("date") == other.facts.get("date")


def earliest(candidates: Iterable[Found]) -> tuple[Found, ...]:
    """Each once, in order, as many as fit on the screen."""
    return tuple(sorted(set(candidates), key=lambda found: found.instant))[:MOST_CANDIDATES]
