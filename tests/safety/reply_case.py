"""An answer to a reader in a case of its own: the responder's message waits to be received, a fault waits on the way to
the group, the process dies; people look into the thread and press what is true; then the verdict."""

from __future__ import annotations

import pickle
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from desk.model.people import ApprovalMode
from tests.day import Day, a_day, migrated
from tests.safety.casting import ANSWERS, FAULTS
from tests.safety.disk import Disk
from tests.safety.process import Death, Process, Wire
from tests.safety.scenes import image_of
from tests.safety.verdict import Told
from tests.town import Clock

ANGRY = "Third order in a row arrives late and nobody answers! Terrible service, give me my money back"
TEXT, EDITED = "So sorry, we look into it", "So sorry, we look into it at once"
PNG = b"\x89PNG sorry"
AWAKE = ("publications", "replies", "pushes", "alert_pushes")
KINDS = ("text", "photo", "voice", "edited")


@dataclass
class ReplyScene:
    """`spare`: where the group may move."""

    town: Town
    clock: Clock
    account: BotAccount
    people: dict[str, Person]
    group: Chat
    spare: Chat
    comment: int


@dataclass(frozen=True)
class Prepared:
    image: bytes
    world: bytes


_prepared: dict[str, Prepared] = {}


async def prepared(kind: str) -> Prepared:
    """A reader has complained, the owner has answered, and the bot has not received it yet."""
    if kind not in _prepared:
        with tempfile.TemporaryDirectory() as folder:
            _prepared[kind] = await _prepare(Path(folder), kind)
    return _prepared[kind]


async def _prepare(folder: Path, kind: str) -> Prepared:
    async with a_day(await migrated(folder), folder / "day", ApprovalMode.NONE) as day:
        day.owner.promote(day.group, day.account, can_delete_messages=True)
        spare = day.stranger.create_group("Spare")
        day.stranger.promote(spare, day.account)
        post = day.owner.say(day.channel, "Autumn sale")
        await day.goes_on()
        comment = day.reader.comment(post, ANGRY)
        await day.goes_on()
        _answer(day, kind)
        scene = ReplyScene(day.town, day.clock, day.account, day.people, day.group, spare, comment.id)
        day.town.calls.clear()
        await day.app.close()
        return Prepared(image_of(day.folder / "desk.db"), pickle.dumps(scene))


def _answer(day: Day, kind: str) -> None:
    card = next(m for m in reversed(day.chat(day.owner).messages.values()) if "Negative" in m.text)
    if kind in ("photo", "voice"):
        day.owner.send_file(day.chat(day.owner), kind, PNG, TEXT, reply_to=card)
        return
    message = day.say(day.owner, TEXT, reply_to=card)
    if kind == "edited":
        day.owner.edit(message, EDITED)


class ReplyWire(Wire):
    """Nothing is said in the group without a kept intent."""

    def _check_intent(self, name: str, chat_id: object) -> None:
        if not name.startswith("send") or chat_id not in self.channels:
            return
        meant = self.disk.rows(
            "SELECT 1 FROM reply_attempts JOIN replies r ON r.id = reply_id WHERE outcome IS NULL AND state = 'sending'"
        )
        if not meant:
            self.unmeant.append(f"{name} to {chat_id}")


@dataclass
class ReplyTally(Told):
    """What was counted."""

    cases: int = 0
    crashes: int = 0
    lost: int = 0
    duplicates: int = 0
    stuck: int = 0
    ambiguous: int = 0
    carded: int = 0

    def line(self, name: str) -> str:
        return (
            f"{name}: {self.cases} cases, {self.crashes} crashes; {self.lost} lost, {self.duplicates} silent"
            f" duplicates, {self.stuck} stuck, {self.ambiguous} ambiguous of which {self.carded} with a card"
        )


@dataclass(frozen=True)
class ReplyCase:
    """`fault` meets the first call to the group."""

    kind: str
    fault: str
    deaths: tuple[Death, ...] = ()

    def dying(self, deaths: tuple[Death, ...]) -> ReplyCase:
        return replace(self, deaths=deaths)

    async def play(self, disk: Disk, tally: ReplyTally) -> list[str]:
        """The boundaries that were passed."""
        ready = await prepared(self.kind)
        scene: ReplyScene = pickle.loads(ready.world)  # noqa: S301 - our own bytes
        disk.load(ready.image)
        process = Process(disk, scene.town, scene.clock, scene.account, {})
        process.wire = ReplyWire(scene.town, disk, {scene.group.id: 1, scene.spare.id: 1})
        process.app = process._born()
        process.awake = AWAKE
        fault = FAULTS[self.fault]
        if fault is not None:
            scene.town.faults.add(replace(fault, chat_id=scene.group.id, migrate_to_chat_id=scene.spare.id))
        look = ReplyLook(scene, disk)
        deaths = list(self.deaths)
        try:
            for _ in range(ANSWERS):
                await process.goes_on(deaths)
                if not look.answer():
                    break
            else:
                look.wrong.append("people are asked again and again")
            look.wrong += [f"sent without a kept intent: {call}" for call in process.wire.unmeant]
            look.judge(tally, moved=self.fault == "migrate")
        finally:
            await disk.let_go()
        tally.cases += 1
        tally.crashes += len(process.crashes)
        tally.ambiguous += look.ambiguous
        tally.carded += look.carded
        tally.faults += [f"{self}; died at {process.crashes}: {what}" for what in look.wrong]
        return process.passed


@dataclass
class ReplyLook:
    """Somebody who looks into the thread and presses what is true."""

    scene: ReplyScene
    disk: Disk
    ambiguous: int = 0
    carded: int = 0
    asked_again: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def there(self) -> list[Message]:
        """Our answers, in the group or where it went."""
        places = chain(self.scene.group.messages.values(), self.scene.spare.messages.values())
        ours = [m for m in places if m.author_id == self.scene.account.id]
        return [m for m in ours if m.text in (TEXT, EDITED)]

    def answer(self) -> bool:
        """Answer every card that asks; whether any did."""
        rows = self.disk.rows(
            "SELECT id, alert_id, state, code FROM replies"
            " WHERE state = 'unconfirmed' OR (state = 'failed' AND code != 'comment_gone')"
        )
        self.ambiguous += sum(row["state"] == "unconfirmed" for row in rows)
        pressed = [self._press(row) for row in rows]
        return any(pressed)

    def _press(self, row: dict[str, Any]) -> bool:
        choice = "try-again"
        if row["state"] == "unconfirmed":
            choice = "it-is-there" if self.there() else "send-again"
        data = f"a:{choice}:{row['alert_id']}:{row['id']}"
        for person, message in self._messages():
            if any(b.get("callback_data") == data for buttons in message.buttons for b in buttons):
                person.press_forged(self.scene.account, message.chat, message.id, data)
                self.carded += row["state"] == "unconfirmed"
                self.asked_again[row["id"]] += choice == "send-again"
                return True
        self.wrong.append(f"answer {row['id']} is {row['state']} ({row['code']}) and nobody's chat offers {choice}")
        return False

    def _messages(self) -> list[tuple[Person, Message]]:
        """Newest first, of everybody's chat with the bot."""
        chats = [(p, self.scene.town.private[self.scene.account.id, p.id]) for p in self.scene.people.values()]
        found = [(p, m) for p, chat in chats for m in chat.messages.values()]
        return sorted(found, key=lambda one: one[1].id, reverse=True)

    def judge(self, tally: ReplyTally, moved: bool) -> None:
        rows = self.disk.rows("SELECT id, state, code, change FROM replies")
        alerts = self.disk.rows("SELECT state, code FROM alerts")
        waiting = self.disk.rows("SELECT update_id FROM updates WHERE state != 'handled'")
        self.wrong += [f"update {row['update_id']} is not handled" for row in waiting]
        gone = moved and [r["code"] for r in rows] == ["comment_gone"]
        if gone:
            self.wrong += [] if alerts == [{"state": "closed", "code": "gone"}] else [f"alerts are {alerts}"]
            told = any("The comment has been deleted" in m.text for _, m in self._messages())
            self.wrong += [] if told else ["nobody was told that the comment is gone"]
        else:
            self._judge_sent(tally, rows, alerts)
        self._judge_attempts()

    def _judge_sent(self, tally: ReplyTally, rows: list[dict[str, Any]], alerts: list[dict[str, Any]]) -> None:
        there = self.there()
        if not there:
            tally.lost += 1
            self.wrong.append("lost")
        if len(there) > 1:
            tally.duplicates += 1
            self.wrong.append(f"{len(there)} answers")
        if any(m.reply_to != self.scene.comment for m in there if m.chat is self.scene.group):
            self.wrong.append("it answers something else")
        stuck = [r for r in rows if r["state"] != "sent" or r["change"]]
        if stuck or not rows:
            tally.stuck += 1
            self.wrong.append(f"stuck: {rows}")
        if [a["state"] for a in alerts] != ["answered"]:
            self.wrong.append(f"alerts are {alerts}")

    def _judge_attempts(self) -> None:
        """Tried again only if every earlier try is known not to have landed, or a person asked for it."""
        tried: dict[int, list[str | None]] = {}
        for row in self.disk.rows("SELECT reply_id, outcome FROM reply_attempts ORDER BY id"):
            tried.setdefault(row["reply_id"], []).append(row["outcome"])
        for reply, outcomes in tried.items():
            if None in outcomes:
                self.wrong.append(f"an attempt of answer {reply} has no end")
            if "confirmed" in outcomes[:-1]:
                self.wrong.append(f"answer {reply} was tried again after it was there")
            if sum(o in ("unknown", None) for o in outcomes[:-1]) > self.asked_again[reply]:
                self.wrong.append(f"answer {reply} was tried again although it may have been there")


def some_deaths(boundaries: list[str], chance: random.Random) -> tuple[Death, ...]:
    """Where it tells most, or anywhere; sometimes again in the lives that follow."""
    marked = [i for i, name in enumerate(boundaries, 1) if name == "commit" or name.startswith(("before", "after"))]
    near = [n for n in sorted({*marked, *(i + 1 for i in marked)}) if n <= len(boundaries)]
    first = chance.choice(near) if chance.random() < 0.6 else chance.randint(1, len(boundaries))
    rest = [chance.randint(1, 200) for _ in range(chance.choice((0, 0, 1, 2)))]
    return tuple(Death(at, chance.choice((0.0, 0.0, 5.0, 400.0, 1200.0))) for at in (first, *rest))
