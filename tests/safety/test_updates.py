"""S2 in process: dying at every boundary of a manager's steps. Each message and each tap has its effect, once."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.model.content import load
from tests.safety.disk import Disk
from tests.safety.onlooker import Onlooker
from tests.safety.process import Death, Process
from tests.safety.scenes import Expected, Scene, prepared, seen

LONGEST = 300
SAID = "A trip with obstacles, at example.com"


class Trip:
    """One editor's steps, each followed by whatever the desk does and however often it dies meanwhile."""

    def __init__(self, scene: Scene, process: Process, deaths: list[Death]) -> None:
        self.scene = scene
        self.process = process
        self.deaths = deaths
        self.editor: Person = scene.people["editor"]
        self.chat = self.editor.chat_with(scene.account)

    async def walk(self) -> None:
        """A new name, a text, an option, a comment on the card, an album, and out."""
        self.editor.first_name = "Editor in chief"
        await self.then(lambda: self.editor.say(self.chat, SAID))
        await self.then(lambda: self.tap("p:options:"))
        await self.then(lambda: self.tap("p:tune:", "silent"))
        await self.then(lambda: self.editor.say(self.chat, "Good?", reply_to=self.card()))
        pictures = [("photo", b"\x89PNG %d" % number) for number in range(3)]
        await self.then(lambda: self.editor.send_album(self.chat, [(*pictures[0], "Three"), *pictures[1:]]))
        self.scene.clock.forward(3)
        await self.then(lambda: None)
        await self.then(lambda: self.tap("p:back:"))
        await self.then(lambda: self.tap("p:publish_now:"))
        while not self.process.disk.rows("SELECT 1 FROM publications WHERE post_id > 1"):
            await self.then(
                lambda: self.tap("p:publish_now:")
            )  # the desk was away meanwhile, and asks whether it counts
        self.scene.clock.forward(12)
        await self.then(lambda: None)
        await self.answer()

    async def answer(self) -> None:
        """Say what is in the channel, if that is asked."""
        row = self.process.disk.rows("SELECT id FROM publications WHERE post_id > 1")[0]
        self.scene.expected.append(Expected(row["id"], self.scene.channels[0], [(SAID,)], pinned=False))
        onlooker = Onlooker(self.scene, self.process.disk)
        while onlooker.answer():
            await self.then(lambda: None)

    async def then(self, act: Callable[[], Any]) -> None:
        act()
        await self.process.goes_on(self.deaths)

    def card(self) -> Message:
        return next(m for m in self.newest() if m.buttons and SAID[:20] in m.text)

    def newest(self) -> list[Message]:
        return sorted(self.chat.messages.values(), key=lambda m: m.id, reverse=True)

    def tap(self, data: str, arg: str = "") -> None:
        """Press the newest such button of the text's own card."""
        for message in self.newest():
            for button in (button for row in message.buttons for button in row):
                found = str(button.get("callback_data", ""))
                if found.startswith(data) and found.endswith(arg) and SAID[:20] in message.text:
                    self.editor.press_forged(self.scene.account, self.chat, message.id, found)
                    return
        raise AssertionError(f"no button {data}{arg}")

    def wrong(self) -> list[str]:
        """Whatever did not happen once."""
        rows = self.process.disk.rows
        posts = {row["title"]: row["id"] for row in rows("SELECT id, title FROM posts WHERE id > 1")}
        titles = sorted(row["title"] for row in rows("SELECT title FROM posts WHERE id > 1"))
        wrong = [] if titles == [SAID, "Three"] else [f"drafts: {titles}"]
        comments = [row["text"] for row in rows("SELECT text FROM post_comments")]
        wrong += [] if comments == ["Good?"] else [f"comments: {comments}"]
        contents = "SELECT content FROM revisions WHERE post_id = ? ORDER BY number DESC"
        text, album = (load(rows(contents, posts[title])[0]["content"]) for title in (SAID, "Three"))
        wrong += [] if text.silent else ["the option was not switched, or switched twice"]
        wrong += [] if len(album.media) == 3 else [f"the album has {len(album.media)} parts"]
        verbs = [row["verb"] for row in rows("SELECT verb FROM audit_entries WHERE subject_id = ?", posts[SAID])]
        wrong += [f"{verbs.count(verb)} times {verb}" for verb in ("compose", "publish_now") if verbs.count(verb) != 1]
        out = [seen(m) for m in self.scene.channels[0].messages.values()]
        wrong += [] if out.count(SAID) == 1 else [f"in the channel: {out}"]
        left = rows("SELECT update_id, state, code FROM updates WHERE state != 'handled'")
        names = [row["name"] for row in rows("SELECT name FROM persons WHERE id = ?", self.editor.id)]
        wrong += [] if names == ["Editor in chief"] else [f"names: {names}"]
        return wrong + [f"update {row['update_id']} {row['state']} {row['code']}" for row in left]


async def walk(disk: Disk, deaths: tuple[Death, ...], faults: list[str]) -> list[str]:
    scene, process = (await prepared("text")).open(disk)
    process.awake = ("albums", "publications", "pushes")
    trip = Trip(scene, process, list(deaths))
    await trip.walk()
    faults += [f"{deaths}, died at {process.crashes}: {what}" for what in trip.wrong()]
    await disk.let_go()
    return process.passed


async def walk_many(disk: Disk, step: int, name: str) -> None:
    chance = random.Random(name)
    faults: list[str] = []
    boundaries = await walk(disk, (), faults)
    cases = 0
    for at in range(1 + chance.randrange(step), len(boundaries) + 1, step):
        again = tuple(Death(chance.randint(1, LONGEST)) for _ in range(chance.choice((0, 1, 2))))
        await walk(disk, (Death(at), *again), faults)
        cases += 1
    line = f"S2 {name}: {cases} trips over {len(boundaries)} boundaries, {len(faults)} effects lost or doubled"
    print(f"\n{line}", file=sys.stderr)
    assert not faults, "\n".join([line, *faults[:12]])


async def test_every_update_has_its_effect_once(disk: Disk) -> None:
    await walk_many(disk, 41, "in process")


@pytest.mark.campaign
async def test_every_update_has_its_effect_once_at_length(disk: Disk) -> None:
    await walk_many(disk, 1, "in process, everywhere")
