"""P1: updates a second through the whole bot (intake, middlewares, handler, SQLite), for each command and button.

Anchor, right before and after each: aiogram with the same routers, given the same updates, whose handler does one read,
one write and one commit in the same storage (a file, synchronous=FULL). Ours has the commit of the intake and the mark
"handled" as well. Cards that are brought afterwards, in the background, are not in it. Goal: at least 0.5 of it for
each. Statements and commits are counted too: unlike times, they are the same on every machine.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.types import Update
from sqlalchemy import event, insert, select

from bench.reporting import middle, report
from bench.scene import AUTHOR, REVIEWER, Scene, scene
from desk.model.people import ApprovalMode
from handlers.front import door
from storage.tables.audit import audit_entries
from storage.tables.people import persons

UPDATES = 100
ROUNDS = 5
COMMANDS = (
    "start",
    "help",
    "new",
    "drafts",
    "review",
    "plan",
    "channels",
    "team",
    "settings",
    "language",
    "cancel",
    "freeze",
)


def _message(number: int, person: int, text: str) -> dict[str, Any]:
    body: dict[str, Any] = {
        "message_id": number,
        "date": 1_795_424_400,
        "chat": {"id": person, "type": "private", "first_name": f"Person {person}", "username": f"person{person}"},
        "from": {
            "id": person,
            "is_bot": False,
            "first_name": f"Person {person}",
            "username": f"person{person}",
            "language_code": "en",
        },
        "text": text,
    }
    if text.startswith("/"):
        body["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return body


class Feeder:
    """Makes updates with ids of their own."""

    def __init__(self) -> None:
        self.number = 1000

    def message(self, person: int, text: str) -> dict[str, Any]:
        self.number += 1
        return {"update_id": self.number, "message": _message(self.number, person, text)}

    def tap(self, person: int, data: str) -> dict[str, Any]:
        self.number += 1
        message = _message(self.number, person, "card")
        message["from"] = {"id": 4242, "is_bot": True, "first_name": "Desk"}
        return {
            "update_id": self.number,
            "callback_query": {
                "id": str(self.number),
                "from": _message(0, person, "")["from"],
                "chat_instance": "1",
                "message": message,
                "data": data,
            },
        }


def anchor(stage: Scene) -> Dispatcher:
    """The same routers and filters; each handler reads a row, writes a row and commits. Updates are taken side by side,
    as aiogram's polling does; who writes waits for whoever writes, as in our store."""
    turn = asyncio.Lock()

    async def handle(event: object) -> None:
        async with turn, stage.app.store.writer.begin() as connection:
            await connection.execute(select(persons).where(persons.c.id == AUTHOR))
            await connection.execute(
                insert(audit_entries).values(
                    workspace_id=1,
                    at=stage.app.desk.office.now,
                    by=1,
                    verb="bench",
                    kind="b",
                    subject_id=1,
                    before="",
                    after="",
                )
            )

    dispatcher = Dispatcher(disable_fsm=True)
    for router in door().sub_routers:
        twin = Router(name=router.name)
        for name, observer in router.observers.items():
            for handler in observer.handlers:
                twin.observers[name].register(handle, *(f.callback for f in handler.filters or ()))
        dispatcher.include_router(twin)
    return dispatcher


async def _anchor_speed(stage: Scene, raw: list[dict[str, Any]]) -> float:
    dispatcher = anchor(stage)

    async def one(raw: dict[str, Any]) -> None:
        update = Update.model_validate(raw, context={"bot": stage.app.bot})
        await dispatcher.feed_update(stage.app.bot, update)

    begun = time.perf_counter()
    await asyncio.gather(*(one(r) for r in raw))
    return len(raw) / (time.perf_counter() - begun)


def counted(stage: Scene) -> Counter[str]:
    """Statements and commits from now on."""
    count: Counter[str] = Counter()
    for engine in (stage.app.store.writer, stage.app.store.reader, stage.app.store.glancer):
        event.listen(engine.sync_engine, "before_cursor_execute", lambda *_: count.update(["statements"]))
    event.listen(stage.app.store.writer.sync_engine, "commit", lambda *_: count.update(["commits"]))
    return count


async def _speed(stage: Scene, raw: list[dict[str, Any]]) -> float:
    """All of them received at once, as one getUpdates brings them, and handled."""
    begun = time.perf_counter()
    await stage.app.intake.take(raw)
    await stage.app.intake.settled()
    return len(raw) / (time.perf_counter() - begun)


async def forget_pushes(stage: Scene) -> None:
    """No card is brought here."""
    async with stage.app.store.write() as unit:
        for push in await unit.pushes.due(stage.app.desk.office.now, 100_000):
            await unit.pushes.drop(push)


Maker = Callable[[Scene, Feeder], Awaitable[list[dict[str, Any]]]]


def _command(name: str) -> Maker:
    async def make(stage: Scene, feeder: Feeder) -> list[dict[str, Any]]:
        return [feeder.message(1 + i % stage.people, f"/{name}") for i in range(UPDATES)]

    return make


async def _texts(stage: Scene, feeder: Feeder) -> list[dict[str, Any]]:
    people = [p for p in range(1, stage.people + 1) if p != REVIEWER]
    return [feeder.message(people[i % len(people)], f"A new post {feeder.number}? example.com") for i in range(UPDATES)]


def _on_posts(do: str, prepare: str = "", arg: str = "") -> Maker:
    """Each post is another one; the admins press in turn."""

    async def make(stage: Scene, feeder: Feeder) -> list[dict[str, Any]]:
        raw = []
        for number in range(UPDATES):
            feeder.number += 1
            post = await stage.draft(feeder.number)
            if prepare:
                await stage.app.desk.approving.submit(AUTHOR, post.id, 1)
            if prepare == "approved":
                await stage.app.desk.approving.approve(REVIEWER, post.id, 1)
            who = REVIEWER + 1 + number % (stage.people - REVIEWER)
            raw.append(feeder.tap(who, f"p:{do}:{post.id}:1:0:{arg}"))
        return raw

    return make


BUTTONS: dict[str, Maker] = {
    "a text becomes a draft": _texts,
    "Options": _on_posts("options"),
    "an option": _on_posts("tune", arg="silent"),
    "Channels": _on_posts("channels"),
    "Edit": _on_posts("edit"),
    "History": _on_posts("history"),
    "Delete": _on_posts("delete"),
    "Submit for review": _on_posts("submit"),
    "Approve": _on_posts("approve", "submitted"),
    "Request changes": _on_posts("return", "submitted"),
    "Schedule": _on_posts("schedule", "approved"),
    "Publish now": _on_posts("publish_now", "approved"),
}


async def main() -> None:
    found: dict[str, list[float]] = {}
    ratios: dict[str, list[float]] = {}
    counts: dict[str, dict[str, float]] = {}
    anchors: list[float] = []
    makers: dict[str, Maker] = {**{f"/{c}": _command(c) for c in COMMANDS}, **BUTTONS}
    for _ in range(ROUNDS):
        async with scene(people=20) as stage:
            await stage.app.desk.staffing.set_mode(AUTHOR, ApprovalMode.REQUIRED)
            feeder, count = Feeder(), counted(stage)
            for name, maker in makers.items():
                raw = await maker(stage, feeder)
                before = await _anchor_speed(stage, raw)
                count.clear()
                found.setdefault(name, []).append(await _speed(stage, raw))
                counts[name] = {what: round(times / len(raw), 2) for what, times in count.items()}
                await forget_pushes(stage)
                anchors.append((before + await _anchor_speed(stage, raw)) / 2)
                ratios.setdefault(name, []).append(found[name][-1] / anchors[-1])
    show(anchors, found, {name: middle(values) for name, values in ratios.items()}, counts)


def show(
    anchors: list[float], found: dict[str, list[float]], ratios: dict[str, float], counts: dict[str, dict[str, float]]
) -> None:
    base = middle(anchors)
    slowest = min(ratios, key=ratios.__getitem__)
    lines = [
        f"P1  anchor {base:6.0f} updates/s; slowest: {slowest} at {ratios[slowest]:.2f} of it (goal >= 0.5 for each)"
    ]
    lines += [
        f"    {name:24} {middle(found[name]):6.0f}/s  {ratio:5.2f}  "
        + ", ".join(f"{times:g} {what}" for what, times in sorted(counts[name].items()))
        for name, ratio in sorted(ratios.items(), key=lambda r: r[1])
    ]
    figures = {
        "anchor_per_s": base,
        "per_s": {n: middle(v) for n, v in found.items()},
        "ratio": ratios,
        "counts": counts,
    }
    report("updates", lines, figures)


if __name__ == "__main__":
    asyncio.run(main())
