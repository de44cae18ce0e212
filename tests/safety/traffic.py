"""A busy day in real time: editors write and publish, posts fall due, and people answer what they are asked."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from bot.sandbox.chats import Chat
from bot.sandbox.people import Person
from desk.model.content import load
from desk.model.people import Role
from tests.day import Day
from tests.safety.killing import Victim
from tests.safety.onlooker import Onlooker
from tests.safety.scenes import Expected, Scene

AT_ONCE = 3
"""Drafts of one editor that are not out yet."""


@dataclass
class Editor:
    """Writes something new as soon as not too much of theirs waits, and publishes each draft with one tap."""

    day: Day
    person: Person
    channel: Chat
    said: list[str] = field(default_factory=list)
    tapped: set[str] = field(default_factory=set)

    def act(self, writing: bool) -> None:
        for message in [m for m in self.day.chat(self.person).messages.values() if " says " in m.text]:
            for row in message.buttons:
                for button in row:
                    data = str(button.get("callback_data", ""))
                    # a press that was answered right before a kill is asked about, each time in a message of its own
                    wish = f"{message.id} {data}" if "Publish it now?" in message.text else data
                    if data.startswith("p:publish_now:") and wish not in self.tapped:
                        self.tapped.add(wish)
                        self.person.press_forged(self.day.account, message.chat, message.id, data)
        out = {message.text for message in self.channel.messages.values()}
        if writing and sum(text not in out for text in self.said) < AT_ONCE:
            self.said.append(f"{self.person.first_name} says {len(self.said)}, example.com")
            self.day.say(self.person, self.said[-1])


class Traffic:
    """Everybody at once. Everything said by an editor is to be in the editor's channel, and what was planned too."""

    def __init__(self, day: Day, victim: Victim, chance: random.Random) -> None:
        self.day = day
        self.victim = victim
        self.chance = chance
        self.editors: list[Editor] = []
        self.planned: list[str] = []
        self.writing = True
        self.scene = Scene(
            day.town, day.clock, day.account, day.people, [], day.group, day.channel, [], day.now, day.workspace_id, []
        )
        self.onlooker = Onlooker(self.scene, victim)

    async def prepare(self, editors: int, planned: int, seconds: float) -> None:
        """Editors with a channel each, and posts that fall due one after the other over that time."""
        day = self.day
        desk = day.desk
        await desk.staffing.set_undo(day.owner.id, 0)
        for number in range(editors):
            name = f"Editor{number}"
            person = day.people[name.lower()] = day.town.add_person(name, name.lower())
            person.start(day.account)
            await day.listens()
            token, _ = await desk.staffing.invite(day.owner.id, Role.EDITOR)
            await desk.staffing.join(person.id, token)
            channel = day.owner.create_channel(f"Channel {number}", f"channel{number}")
            rights = ("can_post_messages", "can_edit_messages", "can_delete_messages")
            day.owner.promote(channel, day.account, **dict.fromkeys(rights, True))
            self.scene.channels.append(channel)
            await day.goes_on()
            self.editors.append(Editor(day, person, channel))
        channels = {c.external_id: c.id for c in (await desk.connecting.channels(day.owner.id))[1]}
        self.scene.channel_ids += [channels[c.id] for c in self.scene.channels]
        for number, editor in enumerate(self.editors):
            await self._plan(editor.person, self.scene.channel_ids[number], planned // editors, seconds)
        await day.goes_on()

    async def _plan(self, person: Person, channel: int, count: int, seconds: float) -> None:
        desk = self.day.desk
        for number in range(max(count, 1)):
            text = f"{person.first_name} planned {number}, example.com"
            self.day.say(person, text)
            await self.day.listens()
            async with self.day.app.store.read() as unit:
                post = await unit.posts.latest_of(self.day.workspace_id, person.id)
            assert post is not None
            if not number:
                await desk.drafting.choose_channel(person.id, post.id, post.revision, channel)
            wait = timedelta(seconds=4 + self.chance.random() * seconds)
            await desk.scheduling.set_time(person.id, post.id, post.revision, self.day.now + wait, accepted=True)
            self.planned.append(text)

    async def flow(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(0.03 + self.chance.random() * 0.1)
            for editor in self.editors:
                editor.act(self.writing)
            self._know_what_is_due()
            self.onlooker.answer_once()

    def _know_what_is_due(self) -> None:
        known = {e.publication for e in self.scene.expected}
        channels = dict(zip(self.scene.channel_ids, self.scene.channels, strict=True))
        for row in self.victim.rows(
            "SELECT p.id, p.channel_id, r.content FROM publications p"
            " JOIN revisions r ON r.post_id = p.post_id AND r.number = p.revision"
        ):
            if row["id"] not in known:
                part = (load(row["content"]).text,)
                self.scene.expected.append(Expected(row["id"], channels[row["channel_id"]], [part], pinned=False))

    @property
    def said(self) -> list[str]:
        """Everything that is to be in a channel, once."""
        return [*self.planned, *(text for editor in self.editors for text in editor.said)]

    def waiting(self) -> list[str]:
        """What is not in a channel yet, or not known to be."""
        self._know_what_is_due()
        out = Counter(m.text for channel in self.scene.channels for m in channel.messages.values())
        rows = self.victim.rows("SELECT id, state FROM publications WHERE state != 'published'")
        rows += self.victim.rows("SELECT update_id AS id, state FROM updates WHERE state != 'handled'")
        return [text for text in self.said if not out[text]] + [f"{row['id']} {row['state']}" for row in rows]

    def wrong(self) -> list[str]:
        """What came of the updates: one draft for each message, one wish to publish for each tap."""
        posts = Counter(row["title"] for row in self.victim.rows("SELECT title FROM posts"))
        wrong = [f"{posts[text]} drafts of {text!r}" for text in self.said if posts[text] != 1]
        wishes = self.victim.rows(
            "SELECT subject_id, count(*) AS n FROM audit_entries WHERE verb = 'publish_now'"
            " GROUP BY subject_id HAVING n > 1"
        )
        wrong += [f"published by one tap, {row['n']} times: post {row['subject_id']}" for row in wishes]
        parked = self.victim.rows("SELECT update_id, code FROM updates WHERE state = 'parked'")
        return wrong + [f"update {row['update_id']} was parked: {row['code']}" for row in parked]
