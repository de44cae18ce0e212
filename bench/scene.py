"""A desk with a team, a channel and as many people as a bench needs, on a database of its own."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bench.echoing import EchoSession
from bot.config import Settings
from bot.gate import Pace
from bot.wiring import App, build
from desk.model.content import Content
from desk.model.network import Channel
from desk.model.people import Person, Role
from desk.model.post import Post
from desk.ports import Clock
from storage import schema

OPEN_GATE = Pace(overall=1e9, overall_burst=10**9, private=1e9, private_burst=10**9, group=1e9, group_burst=10**9)
AUTHOR, REVIEWER = 1, 2


@dataclass
class Scene:
    app: App
    session: EchoSession
    channels: list[Channel]
    people: int

    async def draft(self, number: int, person_id: int = AUTHOR) -> Post:
        content = Content(text=f"Post number {number}: is it good? example.com")
        return await self.app.desk.drafting.compose(person_id, content, (person_id, 1_000_000 + number))


def said(number: int, text: str) -> dict[str, Any]:
    """An update: the first person types a command to the bot."""
    command = text.split(maxsplit=1)[0]
    message = {
        "message_id": 10 + number,
        "date": 1_790_000_000,
        "chat": {"id": AUTHOR, "type": "private", "first_name": "Person 1"},
        "from": {"id": AUTHOR, "is_bot": False, "first_name": "Person 1", "username": "person1"},
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
    }
    return {"update_id": 1000 + number, "message": message}


@asynccontextmanager
async def scene(
    people: int = 2, channels: int = 1, pace: Pace = OPEN_GATE, clock: Clock | None = None
) -> AsyncIterator[Scene]:
    """`people` members: the first is an owner, the second a reviewer, the others admins."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr("4242:bench-bench-bench-bench"),
            data_dir=Path(folder),
            telegram_web_url="http://127.0.0.1:9",  # refused by the guard: a bench asks nobody
        )
        session = EchoSession()
        app = build(settings, session=session, pace=pace, clock=clock)
        gc.freeze()  # as the running bot does with what it has imported
        await schema.upgrade(app.store.writer)
        made = await _furnish(app, people, channels)
        try:
            yield Scene(app, session, made, people)
        finally:
            await app.close()


async def _furnish(app: App, people: int, channels: int) -> list[Channel]:
    staffing = app.desk.staffing
    for number in range(1, people + 1):
        await staffing.meet(Person(number, f"Person {number}", f"person{number}", reachable=True))
    claim = await staffing.issue_claim()
    member = await staffing.found(AUTHOR, "Bench", "UTC", claim)
    for number in range(2, people + 1):
        token, _ = await staffing.invite(AUTHOR, Role.REVIEWER if number == REVIEWER else Role.ADMIN)
        await staffing.join(number, token)
    made = []
    async with app.store.write() as unit:
        for number in range(channels):
            blank = Channel(
                0, member.workspace.id, "telegram", -1_000_000_000 - number, f"Channel {number}", f"ch{number}"
            )
            made.append(await unit.channels.add(blank))
    async with app.store.write() as unit:
        for push in await unit.pushes.due(app.desk.office.now, 100_000):
            await unit.pushes.drop(push)
    return made
