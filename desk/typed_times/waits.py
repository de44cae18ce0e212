"""Waits: "in 2 hours", "in an hour and a half", "через 2 дня 3 часа", "2 hours from now"."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from .matching import Pattern, matches
from .meanings import Amount, Mark, Number, Times, Unit
from .scanning import Token
from .wish import Wish

_DAY: Final = 24 * 60
Part = tuple[float, int]
"""How many minutes, said in units of how many."""

_AMOUNTS: Final[tuple[tuple[Pattern, Callable[..., Part]], ...]] = (
    ((Amount,), lambda amount: (amount.minutes, 1)),
    ((Unit,), lambda unit: (unit.minutes, unit.minutes)),
    ((Unit, Mark.AND_HALF), lambda unit, _: (1.5 * unit.minutes, unit.minutes)),
    ((Number, Unit), lambda number, unit: (number.value * unit.minutes, unit.minutes)),
    ((Number, Unit, Mark.AND_HALF), lambda number, unit, _: ((number.value + 0.5) * unit.minutes, unit.minutes)),
    ((Number, Mark.AND_HALF, Unit), lambda number, _, unit: ((number.value + 0.5) * unit.minutes, unit.minutes)),
    ((Times, Unit), lambda times, unit: (times.value * unit.minutes, unit.minutes)),
)


def waits(tokens: Sequence[Token]) -> Iterator[tuple[int, Wish]]:
    """Each wait that begins the tokens, with how many of them it takes.

    Whole days say a day and leave the hour open; anything with hours or minutes is counted from now.
    """
    if any(matches(tokens, (Mark.IN,))):
        for taken, parts in _amounts(tokens[1:]):
            yield taken + 1, _wish(parts)
        return
    for taken, parts in _amounts(tokens):
        if any(matches(tokens[taken:], (Mark.LATER,))):
            yield taken + 1, _wish(parts)


def _amounts(tokens: Sequence[Token]) -> Iterator[tuple[int, tuple[Part, ...]]]:
    """One amount, or several in ever smaller units: 2 days 3 hours."""
    for pattern, build in _AMOUNTS:
        for values in matches(tokens, pattern):
            part = build(*values)
            yield len(pattern), (part,)
            for taken, rest in _amounts(tokens[len(pattern) :]):
                if rest[0][1] < part[1]:
                    yield len(pattern) + taken, (part, *rest)


def _wish(parts: tuple[Part, ...]) -> Wish:
    total = int(sum(minutes for minutes, _ in parts))
    if total % _DAY == 0 and all(unit >= _DAY for _, unit in parts):
        return Wish(shift=total // _DAY)
    return Wish(wait=total)
