"""Scenes to crash in: a desk and a town made once by the day's own steps, and copied for every case.

Everything is due at `Scene.due`; each publication's parts are known by what readers would see of them.
"""

from __future__ import annotations

import pickle
import sqlite3
import tempfile
from collections.abc import Callable, Coroutine
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from desk.model.content import Content
from desk.model.people import ApprovalMode
from desk.model.post import Post, PostState
from desk.options import Option
from tests.day import Day, a_day, migrated
from tests.safety.disk import Disk
from tests.safety.process import Process
from tests.town import Clock

Seen = str
"""What readers see of one message: its words and its file."""
Part = tuple[Seen, ...]
"""The messages of one part; an album has several."""


def seen(message: Message) -> Seen:
    content = message.content
    if "poll" in content:
        return f"poll {message.chat.town.polls[content['poll']].question}"
    photo = content["photo"][-1]["file_unique_id"] if "photo" in content else ""
    return f"{photo} {message.text}".strip()


@dataclass
class Expected:
    """What one publication must bring into its channel."""

    publication: int
    channel: Chat
    parts: list[Part]
    pinned: bool


@dataclass
class Scene:
    """One case's own copy of the world, before anything is due. `spare`: where the first channel may move."""

    town: Town
    clock: Clock
    account: BotAccount
    people: dict[str, Person]
    channels: list[Chat]
    group: Chat
    spare: Chat
    expected: list[Expected]
    due: datetime
    workspace_id: int
    channel_ids: list[int]


@dataclass(frozen=True)
class Prepared:
    image: bytes
    world: bytes

    def open(self, disk: Disk) -> tuple[Scene, Process]:
        """A fresh copy, with a process not yet begun."""
        scene: Scene = pickle.loads(self.world)  # noqa: S301 - our own bytes
        disk.load(self.image)
        numbers = dict(zip([c.id for c in scene.channels], scene.channel_ids, strict=True))
        numbers[scene.spare.id] = scene.channel_ids[0]
        return scene, Process(disk, scene.town, scene.clock, scene.account, numbers)


Write = Callable[[Day, str], Coroutine[Any, Any, Post]]


def _picture(name: str) -> bytes:
    return b"\x89PNG " + name.encode()


async def _newest(day: Day) -> Post:
    async with day.app.store.read() as unit:
        posts, _ = await unit.posts.listed(day.workspace_id, [PostState.DRAFT], day.editor.id, 0, 1)
    return posts[0]


async def text(day: Day, name: str) -> Post:
    await day.says(day.editor, f"News {name}, at example.com")
    return await _newest(day)


async def photo(day: Day, name: str) -> Post:
    day.editor.send_photo(day.chat(day.editor), _picture(name), f"Picture {name}")
    await day.goes_on()
    return await _newest(day)


async def album(day: Day, name: str) -> Post:
    pictures = [("photo", _picture(f"{name}{i}")) for i in range(3)]
    day.editor.send_album(day.chat(day.editor), [(*pictures[0], f"Album {name}"), *pictures[1:]])
    await day.goes_on()
    await day.goes_on(3)
    return await _newest(day)


async def two_messages(day: Day, name: str) -> Post:
    post = await photo(day, name)
    return await _tuned(day, post, Option.TWO_MESSAGES)


async def album_and_text(day: Day, name: str) -> Post:
    post = await album(day, name)
    return await _tuned(day, post, Option.TWO_MESSAGES)


async def poll(day: Day, name: str) -> Post:
    day.editor.send_poll(day.chat(day.editor), f"Question {name}?", ["Yes", "No"])
    await day.goes_on()
    return await _newest(day)


async def pinned(day: Day, name: str) -> Post:
    post = await text(day, name)
    return await _tuned(day, post, Option.PINNED)


async def _tuned(day: Day, post: Post, option: Option) -> Post:
    tuned: Post = await day.desk.drafting.tune(day.editor.id, post.id, post.revision, option)
    return tuned


KINDS: dict[str, Write] = {
    "text": text,
    "photo": photo,
    "album": album,
    "two_messages": two_messages,
    "album_and_text": album_and_text,
    "poll": poll,
    "pinned": pinned,
}
_prepared: dict[tuple[str, bool, bool], Prepared] = {}


async def prepared(kind: str, crowd: bool = False, witness: bool = False) -> Prepared:
    """One post of that kind on one channel. `crowd`: on two channels, and another post right after it on the first.
    `witness`: the desk reads the discussion group."""
    key = (kind, crowd, witness)
    if key not in _prepared:
        with tempfile.TemporaryDirectory() as folder:
            _prepared[key] = await _prepare(Path(folder), *key)
    return _prepared[key]


async def _prepare(folder: Path, kind: str, crowd: bool, witness: bool) -> Prepared:
    async with a_day(await migrated(folder), folder / "day", ApprovalMode.NONE) as day:
        channels, ids = [day.channel], [day.channel_id]
        spare = await _channel(day, day.stranger, "Spare")
        if witness:
            day.owner.promote(day.group, day.account)
            await day.goes_on()
            await day.desk.connecting.check(day.owner.id, day.channel_id)
        written = [await KINDS[kind](day, "one")]
        if crowd:
            channels.append(await _channel(day, day.owner, "Second"))
            ids.append((await day.desk.connecting.connect(day.owner.id, "telegram", channels[1].id)).id)
            first = written[0]
            await day.desk.drafting.choose_channel(day.editor.id, first.id, first.revision, ids[1])
            written.append(await text(day, "after"))
            after = written[1]
            await day.desk.drafting.choose_channel(day.editor.id, after.id, after.revision, ids[1])
        due = day.now + timedelta(minutes=10)
        for post in written:
            await day.desk.scheduling.set_time(day.editor.id, post.id, post.revision, due)
        await day.goes_on(5)
        expected = [e for post in written for e in await _expected(day, post, dict(zip(ids, channels, strict=True)))]
        scene = Scene(
            day.town, day.clock, day.account, day.people, channels, day.group, spare, expected, due,
            day.workspace_id, ids,
        )  # fmt: skip
        day.town.calls.clear()
        await day.app.close()
        return Prepared(image_of(day.folder / "desk.db"), pickle.dumps(scene))


async def _channel(day: Day, owner: Person, title: str) -> Chat:
    """Another channel in which the bot may post."""
    channel = owner.create_channel(title, title.lower())
    rights = ("can_post_messages", "can_edit_messages", "can_delete_messages")
    owner.promote(channel, day.account, **dict.fromkeys(rights, True))
    await day.goes_on()
    return channel


def image_of(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


async def _expected(day: Day, post: Post, channels: dict[int, Chat]) -> list[Expected]:
    async with day.app.store.read() as unit:
        content = (await unit.posts.revision(post.id, post.revision)).content
        publications = await unit.publications.of_post(post.id)
    return [Expected(p.id, channels[p.channel_id], parts_seen(content), content.pinned) for p in publications]


def parts_seen(content: Content) -> list[Part]:
    """What readers see of each part of a content once it is out."""
    parts: list[Part] = []
    for part in content.parts():
        if part.poll:
            parts.append((f"poll {part.poll.question}",))
        elif part.media:
            words = [part.text] + [""] * (len(part.media) - 1)
            parts.append(tuple(f"{m.unique} {t}".strip() for m, t in zip(part.media, words, strict=True)))
        else:
            parts.append((part.text,))
    return parts
