"""S3: posts of several messages, killed at each part: no part is out twice, none is missing, an album is never torn."""

from __future__ import annotations

import itertools

import pytest

from tests.safety.casting import NO_FAULT, PART, Case, telling
from tests.safety.disk import Disk
from tests.safety.process import Death
from tests.safety.verdict import Tally

KINDS = ("album", "two_messages", "album_and_text")
FAULTS = (NO_FAULT, PART.kind, "silence", "dropped", "refused", "flood")
SENDING = ("before send", "after send")


def on_the_way(boundaries: list[str]) -> range:
    """From the claim to the outcome of the last part."""
    calls = [number for number, name in enumerate(boundaries, 1) if name.startswith(SENDING)]
    return range(calls[0] - 12, min(calls[-1] + 30, len(boundaries)) + 1)


async def kill_at_each_part(kind: str, fault: str, everywhere: bool, disk: Disk, tally: Tally) -> None:
    case = Case(kind, fault)
    boundaries = await case.play(disk, tally)
    chosen = set(on_the_way(boundaries))
    if not everywhere:
        chosen &= set(telling(boundaries))
    for at in sorted(chosen):
        await case.dying((Death(at),)).play(disk, tally)
        if everywhere:
            await case.dying((Death(at, 30.0), Death(at))).play(disk, tally)


@pytest.mark.parametrize("kind", KINDS)
async def test_no_part_twice_and_none_missing(kind: str, disk: Disk) -> None:
    tally = Tally()
    for fault in FAULTS[:2]:
        await kill_at_each_part(kind, fault, False, disk, tally)
    tally.tell(f"S3 {kind}")


@pytest.mark.campaign
async def test_no_part_twice_and_none_missing_at_length(disk: Disk) -> None:
    tally = Tally()
    for kind, fault in itertools.product(KINDS, FAULTS):
        await kill_at_each_part(kind, fault, True, disk, tally)
    assert tally.cases >= 500
    tally.tell("S3")
