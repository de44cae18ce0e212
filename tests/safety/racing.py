"""Two things at once: one stands still at a chosen await, and the other one happens there, whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from desk.errors import DeskError
from desk.model.content import Content
from desk.verbs import Desk
from tests.safety.crashing import Life
from tests.safety.disk import Disk
from tests.safety.process import Process
from tests.safety.scenes import Part, Scene, parts_seen, prepared, seen

HOUR = 3600.0
DONE = "done"


@dataclass
class Post:
    """The post of a scene, as a person knows it when the race begins."""

    scene: Scene
    process: Process
    id: int
    revision: int
    old: Content

    @property
    def desk(self) -> Desk:
        return self.process.app.desk

    @property
    def editor(self) -> int:
        return self.scene.people["editor"].id

    @property
    def owner(self) -> int:
        return self.scene.people["owner"].id

    @property
    def new(self) -> Content:
        return replace(self.old, text="Quite other words", entities=())

    def out(self) -> list[str]:
        """What of it readers see, in the order of the channel."""
        channel = self.scene.channels[0]
        mine = [m for m in channel.messages.values() if m.author_id == self.scene.account.id]
        return [seen(m) for m in sorted(mine, key=lambda m: m.id)]

    def row(self) -> dict[str, Any]:
        statement = "SELECT state, amendment, revision FROM posts WHERE id = ?"
        return self.process.disk.rows(statement, self.id)[0]


def whole(content: Content) -> list[str]:
    """What readers see of all its parts."""
    parts: list[Part] = parts_seen(content)
    return [one for part in parts for one in part]


class Stage(StrEnum):
    """What the desk is about to do with the post when the race begins."""

    DUE = "due"
    CHANGING = "changing"
    DELETING = "deleting"


async def a_post(disk: Disk, kind: str, stage: Stage) -> Post:
    """A post that is due, or is out and shall say something else, or shall be taken down."""
    scene, process = (await prepared(kind)).open(disk)
    scene.clock.at = scene.due.timestamp()
    row = disk.rows("SELECT post_id, revision FROM publications WHERE id = ?", scene.expected[0].publication)[0]
    async with process.app.store.read() as unit:
        old = (await unit.posts.revision(row["post_id"], row["revision"])).content
    post = Post(scene, process, row["post_id"], row["revision"], old)
    if stage is not Stage.DUE:
        await process.goes_on()
    if stage is Stage.DELETING:
        await post.desk.changing.remove(post.editor, post.id, post.revision)
    if stage is Stage.CHANGING:
        await post.desk.drafting.revise(post.editor, post.id, replace(old, text="First other words", entities=()))
        post.revision = post.row()["revision"]
        await post.desk.scheduling.publish_now(post.editor, post.id, post.revision, accepted=True)
    return post


async def race(post: Post, verb: Callable[[Post], Awaitable[object]], at: int, verb_first: bool) -> tuple[str, int]:
    """The verb against the way out. `verb_first`: the verb stands still and the desk publishes meanwhile. Returns how
    the verb ended (`done`, or the code of its refusal), and how many awaits were passed by whoever stood still."""
    ended: list[str] = []

    async def act() -> None:
        try:
            await verb(post)
            ended.append(DONE)
        except DeskError as error:
            ended.append(error.code)

    first, second = (act, post.process.publishes) if verb_first else (post.process.publishes, act)
    begun: list[asyncio.Task[None]] = []

    async def meanwhile() -> None:
        task: asyncio.Task[None] = asyncio.Task(_run(second()))
        begun.append(task)
        if not vars(post.process.app.store)["_turn"].locked():  # whoever stands still must not hold what others need
            await asyncio.wait({task})

    life = Life(at, meanwhile)
    post.process.disk.life = life
    await life.live(first())
    post.process.disk.life = Life()
    if not begun:
        await second()
    for task in begun:
        await task
    return ended[0], len(life.boundaries)


async def _run(work: Coroutine[Any, Any, object]) -> None:
    await work
