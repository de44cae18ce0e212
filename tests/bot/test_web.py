"""The door for other programs: what is signed and sound is kept once before it is answered, the rest is told why."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientConnectorError, ClientSession
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.hooks import BURST, MOST_ITEMS, Unreadable, items_of, signature
from bot.web import LARGEST, PortTaken, Web, door_open
from desk.errors import Unavailable
from desk.model.source import Item
from tests.day import Day

SECRET, TOKEN = "a-secret-of-this-hook", "token-of-chotam"
START = datetime(2026, 11, 27, 12, tzinfo=UTC)
ITEM = {"id": "1", "text": "The beans are burnt.", "author": "Reader"}
PAGE = Path(__file__).parents[2] / "docs" / "webhook.md"


@dataclass
class Inbox:
    """Hooks that keep what they are given."""

    kept: dict[str, list[Item]] = field(default_factory=lambda: {"hook1": [], "hook2": []})
    full: bool = False
    now: datetime = START

    async def secret(self, hook_id: str) -> str | None:
        return SECRET if hook_id in self.kept else None

    async def take(self, hook_id: str, items: Sequence[Item]) -> None:
        if self.full:
            raise Unavailable("disk_full")
        self.kept[hook_id] += items


@dataclass
class Sender:
    """A program that posts."""

    session: ClientSession
    url: str
    inbox: Inbox

    async def post(
        self, body: object, hook: str = "hook1", secret: str = SECRET, age: float = 0, **changed: str
    ) -> tuple[int, dict[str, object]]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        timestamp = str(int((self.inbox.now - timedelta(seconds=age)).timestamp()))
        headers = {
            "X-Desk-Timestamp": timestamp,
            "X-Desk-Signature": f"sha256={signature(secret, timestamp, data)}",
        } | {name.replace("_", "-"): value for name, value in changed.items()}
        return await self.send(f"/hooks/{hook}", data, headers)

    async def send(self, path: str, data: bytes, headers: dict[str, str]) -> tuple[int, dict[str, object]]:
        async with self.session.post(self.url + path, data=data, headers=headers) as answer:
            said = await answer.json() if answer.content_type == "application/json" else {}
            return answer.status, said


@asynccontextmanager
async def doors(inbox: Inbox, token: str = TOKEN) -> AsyncIterator[Sender]:
    async def ready() -> bool:
        return not inbox.full

    web = Web(inbox, lambda: inbox.now, ready, token)
    port = await web.open("127.0.0.1", 0)
    try:
        async with ClientSession() as session:
            yield Sender(session, f"http://127.0.0.1:{port}", inbox)
    finally:
        await web.close()


async def test_signed_items_are_kept_before_the_answer() -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        assert await sender.post({"items": [ITEM, ITEM | {"id": 2, "at": "2026-11-27T12:00:00+03:00"}]}) == (
            202,
            {"taken": 2},
        )
        assert await sender.post(ITEM | {"id": "3"}, "hook2") == (202, {"taken": 1})
    one, two = inbox.kept["hook1"]
    assert (one.external_id, one.text, one.author) == ("1", "The beans are burnt.", "Reader")
    assert (two.external_id, two.at) == ("2", datetime(2026, 11, 27, 9, tzinfo=UTC))
    assert [item.external_id for item in inbox.kept["hook2"]] == ["3"]


async def test_the_example_of_the_documentation_is_taken() -> None:
    example = re.search(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    inbox = Inbox()
    async with doors(inbox) as sender:
        assert (await sender.post(example[1].encode()))[0] == 202
    assert inbox.kept["hook1"][0].link == "https://forum.example/t/4711"


async def test_the_program_of_the_documentation_is_heard() -> None:
    example = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert example is not None
    inbox, place = Inbox(now=datetime.now(UTC)), dict[str, Any]()
    exec(example[1], place)  # noqa: S102 - our own page
    async with doors(inbox) as sender:
        status = await asyncio.to_thread(place["send"], f"{sender.url}/hooks/hook1", SECRET, [ITEM])
    assert status == 202
    assert len(inbox.kept["hook1"]) == 1


FORGED: dict[str, dict[str, object]] = {
    "another secret": {"secret": "guessed"},
    "no such hook": {"hook": "hook3"},
    "too old": {"age": 301},
    "from the future": {"age": -302},
    "no signature": {"X_Desk_Signature": ""},
    "another signature": {"X_Desk_Signature": "sha256=" + "0" * 64},
    "not hexadecimal": {"X_Desk_Signature": "sha256=ünïcode"},
    "no timestamp": {"X_Desk_Timestamp": ""},
    "another timestamp": {"X_Desk_Timestamp": "1795780801"},
    "endless timestamp": {"X_Desk_Timestamp": "9" * 500},
    "no number": {"X_Desk_Timestamp": "١٧٩٥٧٨٠٨٠٠"},
}


@pytest.mark.parametrize("forgery", FORGED)
async def test_what_is_not_signed_is_not_read(forgery: str) -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        status, said = await sender.post(ITEM, **FORGED[forgery])  # type: ignore[arg-type]
    assert (status, said) == (401, {"error": "signature"})
    assert inbox.kept == {"hook1": [], "hook2": []}


async def test_a_changed_body_is_not_signed() -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        timestamp = str(int(START.timestamp()))
        headers = {"X-Desk-Timestamp": timestamp, "X-Desk-Signature": signature(SECRET, timestamp, b"{}")}
        assert (await sender.send("/hooks/hook1", json.dumps(ITEM).encode(), headers))[0] == 401


async def test_what_was_taken_is_not_taken_again_within_the_window() -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        assert await sender.post(ITEM) == (202, {"taken": 1})
        assert await sender.post(ITEM) == (202, {"taken": 0})
        inbox.now += timedelta(seconds=302)
        status, _ = await sender.post(ITEM, age=302)
        assert status == 401
    assert len(inbox.kept["hook1"]) == 1


async def test_what_could_not_be_kept_is_asked_for_again() -> None:
    inbox = Inbox(full=True)
    async with doors(inbox) as sender:
        assert await sender.post(ITEM) == (503, {"error": "unavailable"})
        inbox.full = False
        assert await sender.post(ITEM) == (202, {"taken": 1})
    assert len(inbox.kept["hook1"]) == 1


UNSOUND: dict[str, object] = {
    "json": b"{",
    "json ": b"[" * 100_000,
    "items": [],
    "items ": {"items": []},
    "items  ": {"items": {}},
    "items   ": {"items": [ITEM] * (MOST_ITEMS + 1)},
    "items[0]": {"items": ["text"]},
    "items[0].id": {"text": "x"},
    "items[0].text": {"id": "1"},
    "items[0].text ": {"id": "1", "text": " "},
    "items[0].text  ": {"id": "1", "text": "a" * 10_001},
    "items[0].text   ": {"id": "1", "text": ["a"]},
    "items[0].text    ": b'{"id": "1", "text": "\\ud800"}',
    "items[0].text     ": b'{"id": "1", "text": "a\\u0000b"}',
    "items[0].link": ITEM | {"link": "javascript:alert(1)"},
    "items[0].at": ITEM | {"at": "yesterday"},
    "items[0].at ": ITEM | {"at": "2026-11-27T12:00:00"},
    "items[0].at  ": ITEM | {"at": 5},
    "items[1].author": {"items": [ITEM, ITEM | {"author": "a" * 101}]},
}


@pytest.mark.parametrize("place", UNSOUND)
async def test_the_place_that_cannot_be_read_is_named(place: str) -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        assert await sender.post(UNSOUND[place]) == (400, {"error": place.strip()})
    assert inbox.kept["hook1"] == []


async def test_too_much_is_refused() -> None:
    async with doors(Inbox()) as sender:
        assert (await sender.post(b"a" * (LARGEST + 1)))[0] == 413


async def test_a_flood_is_told_when_to_come_again_and_others_go_on() -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        statuses = [(await sender.post(ITEM | {"id": str(n)}))[0] for n in range(int(BURST) + 5)]
        assert statuses == [202] * int(BURST) + [429] * 5
        assert (await sender.post(ITEM, "hook2"))[0] == 202
        inbox.now += timedelta(seconds=2)
        assert [(await sender.post(ITEM | {"id": f"later {n}"}))[0] for n in range(3)] == [202, 202, 429]


async def test_health_is_told() -> None:
    inbox = Inbox()
    async with doors(inbox) as sender, sender.session.get(f"{sender.url}/healthz") as answer:
        assert (answer.status, await answer.json()) == (200, {"ok": True})
    inbox.full = True
    async with doors(inbox) as sender, sender.session.get(f"{sender.url}/healthz") as answer:
        assert answer.status == 503


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_door(body: bytes) -> None:
    with pytest.raises(Unreadable):
        items_of(body)


async def test_the_door_is_open_only_where_a_port_is_set(day: Day) -> None:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    none = day.app.settings
    async with door_open(none, Inbox(), SystemClock(), day.app.store), ClientSession() as session:
        with pytest.raises(ClientConnectorError):
            await session.get(f"http://127.0.0.1:{port}/healthz")
    some = none.model_copy(update={"http_port": port})
    async with door_open(some, Inbox(), SystemClock(), day.app.store), ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
            assert (answer.status, await answer.json()) == (200, {"ok": True})
        with pytest.raises(PortTaken):
            async with door_open(some, Inbox(), SystemClock(), day.app.store):
                pass
    async with ClientSession() as session:
        with pytest.raises(ClientConnectorError):
            await session.get(f"http://127.0.0.1:{port}/healthz")


# Chotam


EVENT = {
    "channel_id": 123, "dialog_id": 456, "project": {"id": 789, "title": "Roastery"},
    "context": {
        "repliable": 1, "removable": 0, "id": 99999, "social_media": "vk", "owner_id": "-1", "parent_type": "post",
        "comment_type": "comment", "comment_id": "7", "comment_url": "https://vk.example/wall-1_5?reply=7",
        "author_id": 1010, "author_social_id": "42", "author_name": "Анна", "text": "Кофе подгорел",
    },
}  # fmt: skip


async def test_an_event_of_chotam_becomes_an_item() -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        data = json.dumps(EVENT).encode()
        assert await sender.send("/chotam/hook1", data, {"X-Auth-Token": TOKEN}) == (200, {"taken": 1})
    (item,) = inbox.kept["hook1"]
    assert item.external_id == '[123,456,789,99999,1010,"a","Roastery"]'
    assert (item.text, item.author, item.author_id) == ("Кофе подгорел", "Анна", "vk:42")
    assert (item.can_reply, item.can_remove, item.link) == (True, False, "https://vk.example/wall-1_5?reply=7")


@pytest.mark.parametrize(
    ("path", "token", "body", "status"),
    [
        ("/chotam/hook1", "guessed", EVENT, 401),
        ("/chotam/hook1", "", EVENT, 401),
        ("/chotam/hook3", TOKEN, EVENT, 401),
        ("/chotam/hook1", TOKEN, {}, 400),
        ("/chotam/hook1", TOKEN, EVENT | {"context": {}}, 400),
        ("/chotam/hook1", TOKEN, EVENT | {"channel_id": "1e5"}, 400),
        ("/chotam/hook1", TOKEN, EVENT | {"channel_id": True}, 400),
        ("/chotam/hook1", TOKEN, [], 400),
    ],
)
async def test_other_events_are_refused(path: str, token: str, body: object, status: int) -> None:
    inbox = Inbox()
    async with doors(inbox) as sender:
        assert (await sender.send(path, json.dumps(body).encode(), {"X-Auth-Token": token}))[0] == status
    assert inbox.kept["hook1"] == []


async def test_without_a_token_chotam_is_not_let_in() -> None:
    async with doors(Inbox(), token="") as sender:
        assert (await sender.send("/chotam/hook1", json.dumps(EVENT).encode(), {"X-Auth-Token": ""}))[0] == 401


async def test_chotam_is_asked_to_come_again_while_nothing_can_be_kept() -> None:
    async with doors(Inbox(full=True)) as sender:
        assert (await sender.send("/chotam/hook1", json.dumps(EVENT).encode(), {"X-Auth-Token": TOKEN}))[0] == 503
