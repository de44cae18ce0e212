"""Readers and sources in a case of their own: comments and an edit wait to be received, a blog has new posts, another
program hands its finds over until they are taken; the process dies on the way; then the verdict."""

from __future__ import annotations

import asyncio
import pickle
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.sandbox.accounts import BotAccount
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from bot.wiring import App
from desk.listening import BACKLOG
from desk.model.people import ApprovalMode
from desk.model.source import Abilities, Found, Item, Reading
from tests.day import Day, a_day, migrated
from tests.safety.casting import FAULTS
from tests.safety.disk import Disk
from tests.safety.process import Death, Process
from tests.safety.scenes import image_of
from tests.safety.verdict import Told
from tests.town import Clock

AWAKE = ("sources", "alerts", "alert_pushes", "pushes")
OLD = "A quiet week at the roastery"
BEFORE = "Thank you, what a lovely picture"
ANGRY = (
    "Third order in a row arrives late and nobody answers! Terrible service, give me my money back",
    "They lied about the beans, this is fraud, I want a refund at once",
    "The worst coffee of my life, awful, disgusting, never again",
    "Your courier was rude and broke the cups, what a disgrace",
)
"""What a reader says, what another makes of a harmless comment, what a blog writes, what a program hands over: each of
them must be on a phone."""
CALM = "Lovely picture, thank you"
KINDS = ("group", "blog", "program", "all")


class Blog:
    """Something that is read with a cursor, and the way to it, on which the process can die."""

    kind = "feed"
    abilities = Abilities()

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.disk: Disk | None = None

    def claims(self, typed: str) -> bool:
        return "." in typed

    async def find(self, typed: str) -> Found:
        return Found("feed", f"https://{typed}/feed", "Coffee blog")

    async def read(self, address: str, cursor: str) -> Reading:
        if self.disk is not None:
            self.disk.life.boundary("before read")
        await asyncio.sleep(0)
        known = int(cursor or 0)
        reading = Reading(
            tuple(self.items[known:]),
            str(len(self.items)),
            next_in=timedelta(days=1) if cursor else timedelta(hours=1, seconds=9),
        )
        if self.disk is not None:
            self.disk.life.boundary("after read")
        return reading


@dataclass
class ListeningScene:
    """`said`: the ids of what was said, by its newest words. `handed_over`: what the program has no answer about."""

    town: Town
    clock: Clock
    account: BotAccount
    people: dict[str, Person]
    blog: list[Item]
    hook: str
    handed_over: list[Item]
    said: dict[str, str]
    at: datetime


@dataclass(frozen=True)
class Prepared:
    image: bytes
    world: bytes


_prepared: dict[str, Prepared] = {}


async def prepared(kind: str) -> Prepared:
    """Everything is said, and nothing of it heard."""
    if kind not in _prepared:
        with tempfile.TemporaryDirectory() as folder:
            _prepared[kind] = await _prepare(Path(folder), kind)
    return _prepared[kind]


async def _prepare(folder: Path, kind: str) -> Prepared:
    async with a_day(await migrated(folder), folder / "day", ApprovalMode.NONE) as day:
        blog = [Item("post-0", OLD, "Blogger", "blogger", at=day.now)]
        object.__setattr__(day.desk.office, "readers", (Blog(blog),))
        day.owner.promote(day.group, day.account, can_delete_messages=True)
        post = day.owner.say(day.channel, "Autumn sale")
        await day.desk.sourcing.add(day.owner.id, "blog.example")
        hook = (await day.desk.sourcing.open_hook(day.owner.id, "Forum watcher")).address
        await day.goes_on()
        mild = day.stranger.comment(post, BEFORE)
        await day.goes_on()
        await day.goes_on(3600)
        said, handed = _says(day, post, mild, kind), []
        if kind in ("blog", "all"):
            blog += [
                Item(f"post-{i}", words, "Blogger", "blogger", at=day.now) for i, words in ((1, ANGRY[2]), (2, CALM))
            ]
            said |= {ANGRY[2]: "post-1"}
        if kind in ("program", "all"):
            handed = [Item("find-1", ANGRY[3], "Somebody", "somebody", at=day.now)]
            said |= {ANGRY[3]: "find-1"}
        scene = ListeningScene(
            day.town, day.clock, day.account, day.people, blog, hook, handed, said, day.now
        )  # fmt: skip
        day.town.calls.clear()
        await day.app.close()
        return Prepared(image_of(day.folder / "desk.db"), pickle.dumps(scene))


def _says(day: Day, post: Message, mild: Message, kind: str) -> dict[str, str]:
    if kind not in ("group", "all"):
        return {}
    angry = day.reader.comment(post, ANGRY[0])
    day.stranger.edit(mild, ANGRY[1])
    return {ANGRY[0]: str(angry.id), ANGRY[1]: str(mild.id)}


class ListeningProcess(Process):
    """A desk that reads the blog, and a program that hands its finds over until they are taken."""

    def __init__(self, disk: Disk, scene: ListeningScene) -> None:
        self.scene = scene
        super().__init__(disk, scene.town, scene.clock, scene.account, {})
        self.awake = AWAKE

    def _born(self) -> App:
        app = super()._born()
        blog = Blog(self.scene.blog)
        blog.disk = self.disk
        object.__setattr__(app.desk.office, "readers", (blog,))
        return app

    async def _listen(self) -> None:
        await super()._listen()
        if self.scene.handed_over:
            self.disk.life.boundary("before hook")
            await self.app.desk.sourcing.take(self.scene.hook, self.scene.handed_over)
            self.disk.life.boundary("after hook")
            self.scene.handed_over.clear()


@dataclass
class ListeningTally(Told):
    """What was counted. `again`: cards that came a second time, because nobody knew whether the first had."""

    cases: int = 0
    crashes: int = 0
    lost: int = 0
    doubled: int = 0
    silent: int = 0
    again: int = 0

    def line(self, name: str) -> str:
        return (
            f"{name}: {self.cases} cases, {self.crashes} crashes; {self.lost} lost, {self.doubled} doubled,"
            f" {self.silent} without a card, {self.again} cards sent again in doubt"
        )


@dataclass(frozen=True)
class ListeningCase:
    """`fault` meets the first message to the owner, who is on duty."""

    kind: str
    fault: str
    deaths: tuple[Death, ...] = ()

    def dying(self, deaths: tuple[Death, ...]) -> ListeningCase:
        return replace(self, deaths=deaths)

    async def play(self, disk: Disk, tally: ListeningTally) -> list[str]:
        """The boundaries that were passed."""
        ready = await prepared(self.kind)
        scene: ListeningScene = pickle.loads(ready.world)  # noqa: S301 - our own bytes
        disk.load(ready.image)
        process = ListeningProcess(disk, scene)
        fault = FAULTS[self.fault]
        if fault is not None:
            scene.town.faults.add(replace(fault, method="sendMessage", chat_id=scene.people["owner"].id))
        wrong: list[str] = []
        try:
            await process.goes_on(list(self.deaths))
            wrong += _Verdict(scene, disk, tally, len(process.crashes) + (fault is not None)).all()
        finally:
            await disk.let_go()
        tally.cases += 1
        tally.crashes += len(process.crashes)
        tally.faults += [f"{self}; died at {process.crashes}: {what}" for what in wrong]
        return process.passed


@dataclass
class _Verdict:
    scene: ListeningScene
    disk: Disk
    tally: ListeningTally
    doubts: int
    """Crashes and faults after which nobody knows whether a message is there."""

    def all(self) -> list[str]:
        waiting = self.disk.rows("SELECT update_id FROM updates WHERE state != 'handled'")
        return [
            *(f"update {row['update_id']} is not handled" for row in waiting),
            *self._kept(),
            *(wrong for words in self.scene.said for wrong in self._woke(words)),
            *self._clock(),
        ]

    def _kept(self) -> list[str]:
        """Each once, with its newest words, and the cursor behind the last."""
        kept = Counter(
            (row["text"], row["external_id"]) for row in self.disk.rows("SELECT text, external_id FROM comments")
        )
        missing = [words for words, number in self.scene.said.items() if not kept[words, number]]
        twice = [words for (words, _), count in kept.items() if count > 1]
        self.tally.lost += len(missing)
        self.tally.doubled += len(twice)
        cursors = [row["cursor"] for row in self.disk.rows("SELECT cursor FROM sources WHERE kind = 'feed'")]
        behind = [f"the cursor is {cursor}" for cursor in cursors if cursor != str(len(self.scene.blog))]
        return [*(f"lost: {m}" for m in missing), *(f"twice: {t}" for t in twice), *behind]

    def _woke(self, words: str) -> list[str]:
        """One alert, and its card, or the line of it in a digest, on the phone of whoever is on duty."""
        alerts = self.disk.rows(
            "SELECT a.id, a.code FROM alerts a JOIN comments c ON c.id = a.comment_id OR c.alert_id = a.id"
            " WHERE c.text = ? GROUP BY a.id", words
        )  # fmt: skip
        if len(alerts) != 1:
            self.tally.silent += not alerts
            self.tally.doubled += len(alerts) > 1
            return [f"{len(alerts)} alerts about: {words}"]
        cards = [m for m in self._messages() if words[:24] in m.text and f":{alerts[0]['id']}" in str(m.buttons)]
        shown = [m for m in self._messages() if words[:24] in m.text]
        self.tally.again += max(0, len(cards) - 1)
        if not shown:
            self.tally.silent += 1
            return [f"on nobody's phone: {words} ({alerts[0]['code']})"]
        if len(cards) > 1 + self.doubts:
            return [f"{len(cards)} cards about: {words}"]
        return []

    def _messages(self) -> list[Message]:
        """In everybody's chat with the bot."""
        chats = [self.scene.town.private[self.scene.account.id, person.id] for person in self.scene.people.values()]
        return [message for chat in chats for message in chat.messages.values()]

    def _clock(self) -> list[str]:
        """The clock of each runs from when it was heard; what was heard late has none; no step comes twice."""
        wrong = []
        heard_late = (self.scene.at + BACKLOG).timestamp() * 1_000_000
        for row in self.disk.rows("SELECT id, code, opened_at, due_at FROM alerts"):
            late = row["opened_at"] > heard_late
            if (row["code"] == "backlog") != late:
                wrong.append(
                    f"alert {row['id']} was heard {'late' if late else 'in time'} and is {row['code'] or 'open'}"
                )
            if (row["due_at"] is None) != (row["code"] == "backlog"):
                wrong.append(f"alert {row['id']} ({row['code']}) is due at {row['due_at']}")
        steps = Counter(
            (row["subject_id"], row["before"])
            for row in self.disk.rows("SELECT subject_id, before FROM audit_entries WHERE verb = 'escalate'")
        )
        return wrong + [
            f"alert {alert} was passed on {n} times from {before}" for (alert, before), n in steps.items() if n > 1
        ]
