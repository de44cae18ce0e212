"""P3: from a complaint's update to the push begun on the responder's phone, with 50 other comments a second.

Comments come in groups, as one getUpdates after the other brings them; the complaints stand among them, each in other
words by another reader. Counted from the instant at which Telegram has the update, with what it waits for its turn. The
gate is open: Telegram's own pace is not ours. Anchor, right after each round: aiogram with one commit and one
sendMessage for each update, at the same rate. Goal: p50 <= 30 ms, p99 <= 150 ms.
"""

from __future__ import annotations

import asyncio
import csv
import os
import random
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.types import Message, Update
from sqlalchemy import insert

from bench.echoing import EchoSession
from bench.reporting import middle, percentile, report
from bench.scene import AUTHOR, Scene, scene
from bot.clock import new_scheduler
from desk.judging import kind_of
from desk.matching import NearKey, near_key
from desk.model.attention import Rules
from desk.model.inbox import CommentKind
from storage.tables.audit import audit_entries

RATE, GROUPS = 50, 10
COMPLAINTS, APART = 20, 0.15
"""Complaints of a round, and the seconds between two of them."""
ROUNDS = 3
AFTER = 5.0
"""Seconds for what is still under way; a push that has not come then is counted as if it came at that moment."""
GOAL_P50, GOAL_P99 = 0.03, 0.15
HELD_OUT = Path(__file__).parent / "mood_held_out"
AWAKE = ("publications", "alerts", "alert_pushes", "replies", "pushes")
"""What stands in the running bot beside the look-outs that ask Telegram and the web: nobody answers them here."""
_NAME = re.compile(r"Reader \d+")
Take = Callable[[list[dict[str, Any]]], Awaitable[object]]


@dataclass
class Texts:
    """What readers say: what nobody must look at, and what wakes somebody, each word for word another thing."""

    idle: list[str]
    angry: list[str]


@dataclass
class Round:
    """Seconds from update to push, or to the end of waiting for it; how many never came."""

    taken: list[float]
    missing: int


async def texts(stage: Scene) -> Texts:
    """Real comments, sorted by what the desk itself makes of them."""
    found = Texts([], [])
    keys: list[NearKey] = []
    for path in sorted(HELD_OUT.glob("*.tsv")):
        for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
            judgement = await stage.app.desk.judging.judge(1, row["text"])
            kind = kind_of(row["text"], judgement, elsewhere=False, flooding=False)
            key = near_key(row["text"])
            if kind in (CommentKind.OTHER, CommentKind.PRAISE):
                found.idle.append(row["text"])
            elif kind is CommentKind.NEGATIVE and judgement.wakes and not any(key.is_near(k) for k in keys):
                keys.append(key)
                found.angry.append(row["text"])
    return found


class Readers:
    """Makes updates; each has a reader of its own."""

    def __init__(self) -> None:
        self.number = 1_000

    def say(self, text: str, group: int) -> dict[str, Any]:
        self.number += 1
        person = {"id": 1_000_000 + self.number, "is_bot": False, "first_name": f"Reader {self.number}"}
        message = {
            "message_id": self.number,
            "date": int(time.time()),
            "chat": {"id": -1_000_500 - group, "type": "supergroup", "title": f"Talk {group}"},
            "from": person,
            "text": text,
        }
        return {"update_id": self.number, "message": message}


def plan(said: Texts, readers: Readers, first: int) -> list[tuple[float, dict[str, Any], bool]]:
    """(seconds from the beginning, update, whether it is a complaint) of a round, in order."""
    chance = random.Random(first)
    over = COMPLAINTS * APART
    idle = [(chance.random() * over, chance.choice(said.idle), False) for _ in range(int(over * RATE))]
    angry = [(APART * (n + chance.random()), text, True) for n, text in enumerate(said.angry[first:][:COMPLAINTS])]
    ordered = sorted([*idle, *angry])
    return [(at, readers.say(text, chance.randrange(GROUPS)), waits) for at, text, waits in ordered]


async def play(steps: list[tuple[float, dict[str, Any], bool]], take: Take, session: EchoSession, chat: int) -> Round:
    """Bring them as polling does: whatever has come since the last look, at most a hundred."""
    before = len(session.calls)
    begun = time.perf_counter()
    due = {_name(update): begun + at for at, update, waits in steps if waits}
    left = steps
    while left:
        now = time.perf_counter() - begun
        ready = [update for at, update, _ in left[:100] if at <= now]
        if ready:
            left = left[len(ready) :]
            await take(ready)
        else:
            await asyncio.sleep(left[0][0] - now)
    pushed = await _pushed(session, before, chat, due)
    ended = time.perf_counter()
    return Round([pushed.get(name, ended) - at for name, at in due.items()], len(due) - len(pushed))


def _name(update: dict[str, Any]) -> str:
    return str(update["message"]["from"]["first_name"])


async def _pushed(session: EchoSession, before: int, chat: int, names: dict[str, float]) -> dict[str, float]:
    """When the first message about each of these readers was begun, by its name; looked for after `before` calls."""
    until = time.perf_counter() + AFTER
    while True:
        found: dict[str, float] = {}
        for (method, to, at), text in zip(session.calls[before:], session.texts[before:], strict=True):
            if method == "sendMessage" and to == chat:
                for name in _NAME.findall(text):
                    if name in names:
                        found.setdefault(name, at)
        if len(found) == len(names) or time.perf_counter() > until:
            return found
        await asyncio.sleep(0.1)


@asynccontextmanager
async def awake(stage: Scene) -> AsyncIterator[None]:
    """With what wakes up when something was committed, as in the running bot."""
    scheduler = new_scheduler()
    scheduler.start()
    tasks = [asyncio.create_task(stage.app.wakeups[name].stand(scheduler)) for name in AWAKE]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        scheduler.shutdown(wait=False)


def anchor(stage: Scene) -> Take:
    """One commit and one dispatch for each update; the message goes out from the handler."""
    router = Router()

    @router.message()
    async def handle(message: Message) -> None:
        row = {"workspace_id": 1, "at": stage.app.desk.office.now, "by": 1, "verb": "bench", "kind": "b"}
        async with stage.app.store.write() as unit:
            await unit.run(insert(audit_entries), {**row, "subject_id": 1, "before": "", "after": ""})
        await stage.app.bot.send_message(AUTHOR, f"{message.text}\n{message.from_user and message.from_user.full_name}")

    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)

    async def one(raw: dict[str, Any]) -> None:
        update = Update.model_validate(raw, context={"bot": stage.app.bot})
        await dispatcher.feed_update(stage.app.bot, update)

    async def take(raw: list[dict[str, Any]]) -> None:
        await asyncio.gather(*(one(r) for r in raw))

    return take


async def main() -> None:
    ours, anchors = [], []
    async with scene() as stage:
        async with stage.app.store.write() as unit:
            await unit.attention.save_rules(1, Rules(rate=10_000))  # a digest above it would be no push
        for group in range(GROUPS):
            await stage.app.desk.listening.listen_in(AUTHOR, -1_000_500 - group, f"Talk {group}")
        said, readers = await texts(stage), Readers()
        assert len(said.angry) >= ROUNDS * COMPLAINTS, "too few complaints of different words"
        for number in range(ROUNDS):
            async with awake(stage):
                steps = plan(said, readers, number * COMPLAINTS)
                ours.append(await play(steps, stage.app.intake.take, stage.session, AUTHOR))
                await stage.app.intake.settled()
            anchors.append(await play(plan(said, readers, number * COMPLAINTS), anchor(stage), stage.session, AUTHOR))
    show(ours, anchors)


def show(ours: list[Round], anchors: list[Round]) -> None:
    p50, p99 = (middle([percentile(r.taken, share) for r in ours]) for share in (0.5, 0.99))
    a50, a99 = (middle([percentile(r.taken, share) for r in anchors]) for share in (0.5, 0.99))
    missing = sum(r.missing for r in ours)
    lines = [
        f"P3  complaint to push, {RATE} comments/s in {GROUPS} groups besides: p50 {p50 * 1000:.0f} ms,"
        f" p99 {p99 * 1000:.0f} ms (goal <= {GOAL_P50 * 1000:.0f}, {GOAL_P99 * 1000:.0f});"
        f" {sum(len(r.taken) for r in ours) - missing} pushed, {missing} not within {AFTER:.0f} s",
        f"    one commit and one dispatch: p50 {a50 * 1000:.0f} ms, p99 {a99 * 1000:.0f} ms",
    ]
    figures = {"p50_ms": p50 * 1000, "p99_ms": p99 * 1000, "anchor_p50_ms": a50 * 1000, "anchor_p99_ms": a99 * 1000}
    report("alerting", lines, figures | {"missing": missing, "load": round(os.getloadavg()[0], 1)})


if __name__ == "__main__":
    asyncio.run(main())
