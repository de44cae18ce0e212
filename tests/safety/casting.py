"""One case: a scene, a fault on its way to Telegram, deaths, and people who answer; then the verdict."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import chain

from bot.sandbox.faults import Fault, Kind
from tests.safety.disk import Disk
from tests.safety.onlooker import Onlooker
from tests.safety.process import Death, Process
from tests.safety.scenes import Prepared, Scene, prepared
from tests.safety.verdict import Tally

ANSWERS = 14
"""Rounds of questions and answers after which people are asked too often."""
DOWNTIMES = (0.0, 0.0, 5.0, 30.0, 400.0, 1200.0)
"""Seconds: at once, within the lease, after it, too late to go on unasked."""
NO_FAULT = "none"
KINDS: tuple[Kind, ...] = (
    "refused", "flood", "forbidden", "bad", "too_large", "unauthorized", "not_found", "conflict", "migrate", "silence",
    "dropped", "half", "newer", "proxy", "restart", "slow",
)  # fmt: skip
FAULTS: dict[str, Fault | None] = {
    NO_FAULT: None,
    **{kind: Fault(kind) for kind in KINDS},
    "proxy, applied": Fault("proxy", applied=True),
    "restart, applied": Fault("restart", applied=True),
}
"""Every row of the table of what an answer of Telegram means."""
PART = Fault("part", method="sendMediaGroup")


@dataclass(frozen=True)
class Case:
    """`fault` meets the first call to the first channel."""

    kind: str
    fault: str = NO_FAULT
    crowd: bool = False
    witness: bool = False
    deaths: tuple[Death, ...] = ()
    patient: bool = False

    async def play(self, disk: Disk, tally: Tally) -> list[str]:
        """The boundaries that were passed, for choosing where the next case shall die."""
        return (await self._play(disk, tally)).passed

    async def rests(self, disk: Disk, tally: Tally) -> list[Exception]:
        """What wake-ups met, rested after, and went on from."""
        return (await self._play(disk, tally)).rests

    async def _play(self, disk: Disk, tally: Tally) -> Process:
        ready: Prepared = await prepared(self.kind, self.crowd, self.witness)
        scene, process = ready.open(disk)
        process.patient = self.patient
        try:
            self._spoil(scene)
            scene.clock.at = scene.due.timestamp()
            onlooker = Onlooker(scene, disk)
            deaths = list(self.deaths)
            asking = True
            for _ in range(ANSWERS):
                await process.goes_on(deaths)
                asking = onlooker.answer()
                if not asking:
                    break
            more = [f"sent without a kept intent: {call}" for call in process.wire.unmeant]
            more += ["people are asked again and again"] if asking else []
            tally.judge(f"{self}; died at {process.crashes}", scene, onlooker, len(process.crashes), more)
        finally:
            await disk.let_go()
        return process

    def dying(self, deaths: tuple[Death, ...]) -> Case:
        return replace(self, deaths=deaths)

    def _spoil(self, scene: Scene) -> None:
        fault = PART if self.fault == "part" else FAULTS[self.fault]
        if fault is not None:
            scene.town.faults.add(replace(fault, chat_id=scene.channels[0].id, migrate_to_chat_id=scene.spare.id))

    def __str__(self) -> str:
        where = " in a crowd" if self.crowd else ""
        witness = ", with a witness" if self.witness else ""
        return f"{self.kind}{where}{witness}, fault {self.fault}, {', '.join(map(str, self.deaths))}"


def telling(boundaries: list[str]) -> list[int]:
    """Numbers of the boundaries around commits and calls, where the truth changes."""
    marked = [i for i, name in enumerate(boundaries, 1) if name == "commit" or name.startswith(("before", "after"))]
    return sorted(set(chain.from_iterable((i, i + 1) for i in marked if i < len(boundaries))))


def deaths_after(first: int, chance: random.Random, more: int, longest: int) -> tuple[Death, ...]:
    """The first death at a given boundary, `more` of them in the lives that follow."""
    rest = [chance.randint(1, longest) for _ in range(more)]
    return tuple(Death(at, chance.choice(DOWNTIMES)) for at in (first, *rest))
