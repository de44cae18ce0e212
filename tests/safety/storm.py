"""Fifty people of two workspaces, and outside of them, who press whatever can be pressed and much that cannot."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot.sandbox.callbacks import Press
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.model.content import Content
from desk.model.people import Role
from handlers import taps
from tests.day import Day
from tests.two_workspaces import Roastery, open_roastery

ACTIONS: dict[type[CallbackData], taps.Actions] = {
    taps.PostTap: taps.post_actions,
    taps.PublicationTap: taps.publication_actions,
    taps.ListTap: taps.list_actions,
    taps.TeamTap: taps.team_actions,
    taps.ChannelTap: taps.channel_actions,
    taps.SettingTap: taps.setting_actions,
    taps.HomeTap: taps.home_actions,
    taps.StatsTap: taps.stats_actions,
    taps.AlertTap: taps.alert_actions,
    taps.CaseTap: taps.case_actions,
    taps.SavedTap: taps.saved_actions,
    taps.ReportTap: taps.report_actions,
    taps.SourceTap: taps.source_actions,
    taps.WatchTap: taps.watch_actions,
}
"""Every kind of button, and what it can do; a test says that none is missing."""
TEAM = {Role.ADMIN: 2, Role.EDITOR: 9, Role.REVIEWER: 7, Role.RESPONDER: 2, Role.ANALYST: 2, Role.CLIENT: 3}
BAKERY = {Role.ADMIN: 1, Role.EDITOR: 3, Role.REVIEWER: 3, Role.CLIENT: 1}
FORMER, STRANGERS = 5, 8
ODD = (
    "", ":", "p", "p:", "p:approve", "p:approve:x:1:0:", "p:approve:1:1:2:", "p:approve:1:1:0:a:b", "p::::::::", "q:x",
    "p:approve:9223372036854775808:1:0:", "p:approve:-9223372036854775809:1:0:", "p:approve:1e3:1:0:", "c:check:٣",
    "h:settings", "l:drafts:-1", "l:drafts:99999999999999999999", "t:role:0:1.owner", "s:mode:none", "p:at:1:1:1:inf",
    "u:try-now:1:9999999999999999999999", "🍞" * 16, "\u202e:approve", "\x00", "p:approve:1:1:0:" + "9" * 40,
)  # fmt: skip
NUMBERS = (0, 1, -1, 2**31, 2**53, 2**63 - 1, 2**63, 2**70)
ARGS = (
    "",
    "0",
    "1",
    "-1",
    "x",
    "none",
    "owner",
    "1.none",
    "2.none",
    "1.owner",
    "Europe/Athens",
    "1.Mars/Base",
    "silent",
)


@dataclass
class Crowd:
    """Who presses: by what they may be expected to be able to."""

    day: Day
    roastery: Roastery
    chance: random.Random
    team: list[Person] = field(default_factory=list)
    heads: list[Person] = field(default_factory=list)
    bakers: list[Person] = field(default_factory=list)
    outside: list[Person] = field(default_factory=list)
    bakery_posts: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def everybody(self) -> list[Person]:
        return [*self.team, *self.bakers, *self.outside]

    def who(self) -> Person:
        """Mostly those of the team; its heads seldom, or little would be left to press."""
        crowd = self.chance.choices((self.team, self.heads, self.bakers, self.outside), (70, 4, 14, 12))[0]
        return self.chance.choice(crowd)

    def presses(self, count: int, pressers: list[Person] | None = None) -> Iterator[Press]:
        """So many presses, some twice or three times at once."""
        while count > 0:
            person = self.chance.choice(pressers) if pressers else self.who()
            times = min(count, self.chance.choice((1, 1, 1, 1, 2, 3)))
            yield from self.press(person, times)
            count -= times

    def press(self, person: Person, times: int) -> Iterator[Press]:
        chat, message, data = self.target(person)
        for _ in range(times):
            yield person.press_forged(self.day.account, chat, message, data)

    def target(self, person: Person) -> tuple[Chat, int, str]:
        """A chat where the person is, a message there (or one that never was), and what is sent as its button."""
        chats = [self.day.chat(person)]
        if self.day.town.chats[self.day.group.id].member(person).present:
            chats.append(self.day.group)
        chat = self.chance.choice(chats)
        messages = list(chat.messages.values())
        message = self.chance.choice(messages).id if messages and self.chance.random() < 0.9 else 999_999
        kind = self.chance.choices(("own", "foreign", "forged", "odd"), (60, 15, 20, 5))[0]
        self.counts[kind] += 1
        if kind == "own" and (mine := [b for m in messages for b in buttons(m)]):
            return chat, *self.chance.choice(mine)
        if kind == "foreign":
            other = self.day.chat(self.chance.choice(self.everybody))
            if theirs := [data for m in other.messages.values() for _, data in buttons(m)]:
                return chat, message, self.chance.choice(theirs)
        return chat, message, self.forged() if kind != "odd" else self.chance.choice(ODD)

    def forged(self) -> str:
        """A well-made button of any kind with somebody's, nobody's or impossible numbers in it."""
        kind, actions = self.chance.choice(list(ACTIONS.items()))
        posts = [post.id for post in self.roastery.posts.values()] + self.bakery_posts
        ids = [*posts, *self.roastery.publications.values(), self.roastery.channel, *NUMBERS]
        fields: dict[str, Any] = {}
        for name in kind.model_fields:
            if name in ("do", "name", "to"):
                fields[name] = self.chance.choice([*actions.table, "nothing-of-the-kind"])
            elif name == "yes":
                fields[name] = self.chance.random() < 0.5
            elif name == "arg":
                fields[name] = self.chance.choice([*ARGS, str(int(self.day.clock.at) + 3600)])
            elif name == "rev":
                fields[name] = self.chance.choice((1, 1, 1, 2, 3, 0, -1, 2**70))
            elif name == "person":
                fields[name] = self.chance.choice([p.id for p in self.everybody] + list(NUMBERS))
            else:
                fields[name] = self.chance.choice(ids)
        made = kind.__prefix__ + ":" + ":".join(str(int(v) if isinstance(v, bool) else v) for v in fields.values())
        return made if len(made.encode()) <= 64 else made[:30]


def buttons(message: Message) -> list[tuple[int, str]]:
    """(message, data) of every button that calls back."""
    return [(message.id, b["callback_data"]) for row in message.buttons for b in row if "callback_data" in b]


async def gather(day: Day, seed: int) -> Crowd:
    """Everybody is there, has a card or two, and in the team's group there are strangers as well."""
    roastery = await open_roastery(day)
    crowd = Crowd(day, roastery, random.Random(seed), [day.editor, day.reviewer], [day.owner])
    staffing = day.desk.staffing
    for role, count in TEAM.items():
        for number in range(count):
            person = await _join(day, f"{role.value} {number}", day.owner, role)
            (crowd.heads if role is Role.ADMIN else crowd.team).append(person)
    for number in range(FORMER):
        person = await _join(day, f"former {number}", day.owner, Role.ADMIN)
        await staffing.remove(day.owner.id, person.id)
        crowd.outside.append(person)
    for number in range(STRANGERS):
        crowd.outside.append(_new(day, f"stranger {number}"))
    baker = await _join(day, "baker", day.owner, Role.OWNER)
    await day.listens()
    await staffing.found(baker.id, "Bakery", "Europe/Paris")
    await staffing.remove(day.owner.id, baker.id)
    crowd.bakers.append(baker)
    for role, count in BAKERY.items():
        crowd.bakers += [await _join(day, f"bakery {role.value} {n}", baker, role) for n in range(count)]
    for person in (*crowd.team, *crowd.outside[-3:]):
        person.join(day.group)
    day.owner.add(day.group, day.account)
    await staffing.set_team_chat(day.owner.id, day.group.id)
    await _work(day, crowd)
    return crowd


def _new(day: Day, name: str) -> Person:
    person = day.town.add_person(name.capitalize())
    person.start(day.account)
    return person


async def _join(day: Day, name: str, by: Person, role: Role) -> Person:
    person = _new(day, name)
    await day.listens()
    token, _ = await day.desk.staffing.invite(by.id, role)
    await day.desk.staffing.join(person.id, token)
    return person


async def _work(day: Day, crowd: Crowd) -> None:
    """Something to press for everybody."""
    editor = crowd.bakers[2].id
    for number in range(4):
        post = await day.desk.drafting.compose(editor, Content(text=f"Bread number {number}? Yes"))
        crowd.bakery_posts.append(post.id)
    for person in crowd.team[:6]:
        for number in range(2):
            content = Content(text=f"By {person.first_name}, {number}, see example.com")
            try:
                post = await day.desk.drafting.compose(person.id, content)
                crowd.roastery.posts[f"{person.id} {number}"] = post
                if number:
                    await day.desk.approving.submit(person.id, post.id, 1)
            except Exception:  # noqa: BLE001, S112 - a reviewer writes no posts
                continue
    for person in crowd.everybody:
        for command in ("/start", "/team", "/channels", "/settings", "/plan", "/drafts", "/review", "/freeze"):
            if crowd.chance.random() < 0.4:
                day.say(person, command)
    await day.goes_on()
