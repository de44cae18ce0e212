"""Was everything that was due out exactly once, did nothing get stuck, and was nothing sent twice unasked?"""

from __future__ import annotations

import json
import sys
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.safety.onlooker import Looks, Onlooker, found
from tests.safety.scenes import Expected, Scene, seen


@dataclass
class Told(ABC):
    """What a campaign tells at its end. `faults`: which promise was broken, and in which case."""

    faults: list[str] = field(default_factory=list, kw_only=True)

    @abstractmethod
    def line(self, name: str) -> str:
        """The figures of a campaign of that name."""

    def tell(self, name: str) -> None:
        """Print the figures; fail with the first faults."""
        line = self.line(name)
        print(f"\n{line}", file=sys.stderr)
        assert not self.faults, "\n".join([line, f"{len(self.faults)} faults", *self.faults[:12]])


@dataclass
class Tally(Told):
    """What a campaign counted."""

    cases: int = 0
    crashes: int = 0
    publications: int = 0
    lost: int = 0
    duplicates: int = 0
    stuck: int = 0
    ambiguous: int = 0
    carded: int = 0
    deepest: Counter[int] = field(default_factory=Counter)

    def judge(self, case: str, scene: Scene, onlooker: Onlooker, crashes: int, more: Sequence[str] = ()) -> None:
        """Judge a case that has become quiet; `more` is what else was seen to be wrong."""
        self.cases += 1
        self.crashes += crashes
        self.deepest[crashes] += 1
        self.ambiguous += onlooker.ambiguous
        self.carded += onlooker.carded
        self.publications += len(scene.expected)
        wrong = [*more, *onlooker.unseen]
        for expected in scene.expected:
            wrong += self._judge_channel(scene, expected)
            if expected.pinned:
                wrong += _judge_pin(scene, onlooker.look, expected)
        wrong += self._judge_rows(onlooker.look)
        wrong += _judge_attempts(onlooker)
        self.faults += [f"{case}: {what}" for what in wrong]

    def _judge_channel(self, scene: Scene, expected: Expected) -> list[str]:
        wrong = []
        order = []
        for number, part in enumerate(expected.parts):
            there = found(scene, expected, part)
            copies = Counter(seen(message) for message in there)
            if missing := [s for s in part if not copies[s]]:
                self.lost += 1
                wrong.append(f"lost: part {number} of publication {expected.publication}: {missing}")
            if twice := [s for s in part if copies[s] > 1]:
                self.duplicates += 1
                wrong.append(f"twice: part {number} of publication {expected.publication}: {twice}")
            if len({message.album_id for message in there}) > 1:
                wrong.append(f"an album of publication {expected.publication} is torn")
            order += sorted(message.id for message in there)
        if order != sorted(order) and len({m.chat.id for p in expected.parts for m in found(scene, expected, p)}) == 1:
            wrong.append(f"parts of publication {expected.publication} are out of order")
        return wrong

    def _judge_rows(self, look: Looks) -> list[str]:
        rows = look.rows("SELECT id, state, code, change FROM publications")
        stuck = [row for row in rows if row["state"] != "published" or row["change"]]
        self.stuck += len(stuck)
        posts = look.rows("SELECT id, state FROM posts WHERE state != 'closed'")
        waiting = look.rows("SELECT update_id FROM updates WHERE state != 'handled'")
        wrong = [f"stuck: publication {r['id']} is {r['state']} {r['code']} {r['change'] or ''}" for r in stuck]
        wrong += [f"post {post['id']} is {post['state']}" for post in posts] if not stuck else []
        return wrong + [f"update {update['update_id']} is not handled" for update in waiting]

    def line(self, name: str) -> str:
        depth = ", ".join(f"{n} with {k}" for k, n in sorted(self.deepest.items()))
        return (
            f"{name}: {self.cases} cases, {self.publications} publications, {self.crashes} crashes ({depth}); "
            f"{self.lost} lost, {self.duplicates} silent duplicates, {self.stuck} stuck, "
            f"{self.ambiguous} ambiguous of which {self.carded} with a card"
        )


def _judge_pin(scene: Scene, look: Looks, expected: Expected) -> list[str]:
    """Pinned, or its card owns up to it: a person who says that it is there does not say which message it is."""
    row = look.rows("SELECT ids, code FROM publications WHERE id = ?", expected.publication)[0]
    known = [number for part in json.loads(row["ids"]) for number in part][:1]
    pins = [*expected.channel.pinned, *scene.spare.pinned]
    pinned = known[0] in pins if known else row["code"] == "pin_unknown"
    return [] if pinned else [f"publication {expected.publication} is not pinned"]


def _judge_attempts(onlooker: Onlooker) -> list[str]:
    """A part is tried again only if every earlier try is known not to have landed, or a person asked for it."""
    wrong = []
    tries: dict[tuple[int, int], list[str | None]] = defaultdict(list)
    for row in onlooker.look.rows("SELECT publication_id, part, outcome FROM attempts ORDER BY id"):
        tries[row["publication_id"], row["part"]].append(row["outcome"])
    unasked: Counter[int] = Counter()
    for (publication, part), outcomes in tries.items():
        if None in outcomes:
            wrong.append(f"an attempt of publication {publication} has no end")
        if "confirmed" in outcomes[:-1]:
            wrong.append(f"part {part} of publication {publication} was tried again after it was out")
        unasked[publication] += sum(outcome in ("unknown", None) for outcome in outcomes[:-1])
    for publication, count in unasked.items():
        if count > onlooker.asked_again[publication]:
            wrong.append(f"publication {publication} was tried again although it may have been out")
    return wrong
