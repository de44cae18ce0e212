"""Sets the sandbox's scene: a team founds its workspace by the very steps that a real one takes, through the bot."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from bot.history import rival_posts, write_history
from bot.sandbox.accounts import BotAccount
from bot.sandbox.blogs import found_blog, write
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.posting import write_past
from bot.sandbox.town import Town
from bot.wiring import App
from desk.errors import DeskError

BOT_NAME, BOT_TITLE = "smm_desk_bot", "SMM Desk"
BRAND = "Roastery"
TEAM = (("Editor", "editor"), ("Reviewer", "reviewer"))
READERS = ("Reader", "Customer", "Visitor")
TALK, BLOG = "towntalk", "coffee-diary"
RIVAL, RIVAL_TITLE = "bean_brothers", "Bean Brothers"
PATIENCE = 30.0
PAUSE = 0.02


class SceneError(Exception):
    """The bot did not answer as the scene needs."""


class Stage:
    """People with phones who wait for what the bot shows them."""

    def __init__(self, town: Town, account: BotAccount) -> None:
        self.town = town
        self.account = account

    def person(self, name: str) -> Person:
        known = next((p for p in self.town.people.values() if p.username == name.lower()), None)
        return known or self.town.add_person(name, name.lower())

    async def shown(self, person: Person, found: Callable[[Message], bool]) -> Message:
        """The newest message in the person's chat with the bot that is what they wait for."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            messages = sorted(person.chat_with(self.account).messages.values(), key=lambda m: m.id, reverse=True)
            for message in messages:
                if found(message):
                    return message
            await asyncio.sleep(PAUSE)
        raise SceneError(f"{person.first_name} waited in vain")

    async def tap(self, person: Person, label: str) -> None:
        message = await self.shown(person, lambda m: any(label in text for text in m.labels))
        await person.press(message, label).wait()

    async def asked(self, person: Person, answer: str) -> None:
        """Answer the question that the bot asks."""
        message = await self.shown(person, lambda m: bool((m.markup or {}).get("force_reply")))
        person.say(person.chat_with(self.account), answer, reply_to=message)


async def set_the_scene(town: Town, account: BotAccount, app: App) -> None:
    """Once per data folder: an owner, an editor, a reviewer, readers, a channel and its discussion group."""
    claim = await app.desk.staffing.issue_claim()
    if claim is None:
        return
    stage = Stage(town, account)
    owner, *_ = (stage.person(name) for name in ("Owner", "Editor", "Reviewer"))
    readers = [stage.person(name) for name in READERS]
    channel = _channel(town, owner, account, readers)
    _world(town, readers[1])
    owner.start(account, f"claim_{claim}")
    await stage.tap(owner, "English")
    await stage.asked(owner, BRAND)
    await stage.tap(owner, "London")
    await stage.tap(owner, "Add my channel")
    picker = await stage.shown(owner, lambda m: "keyboard" in (m.markup or {}))
    owner.choose_chat(picker, channel)
    await stage.shown(owner, lambda m: "is connected" in m.text)
    channel.crowd = max(0, await write_history(app, owner.id) - len(channel.members))
    town.touch(channel)
    for name, role in TEAM:
        await _invite(stage, owner, stage.person(name), role)
    town.keep()
    await _watch_the_rival(app, owner)


async def _watch_the_rival(app: App, owner: Person) -> None:
    """The other roastery's public channel is a source, and its numbers are held against ours."""
    try:
        source = await app.desk.sourcing.add(owner.id, f"@{RIVAL}")
        await app.desk.competing.mark(owner.id, source.id, on=True)
    except DeskError as error:
        raise SceneError(f"{RIVAL}: {error.code}") from error


def _world(town: Town, author: Person) -> None:
    """What is written elsewhere: a public channel and a blog, each with something old in it."""
    if TALK not in {chat.username for chat in town.chats.values()}:
        talk = author.create_channel("Town talk", TALK)
        author.say(talk, "The market is on Saturday this week.")
    if RIVAL not in {chat.username for chat in town.chats.values()}:
        write_past(town, author.create_channel(RIVAL_TITLE, RIVAL), author, rival_posts(town.now()))
    blog = found_blog(town, BLOG, "Coffee diary")
    if not blog.entries:
        write(town, blog, author, "A cup a day", "I will write here about every cup that I drink.")


def _channel(town: Town, owner: Person, account: BotAccount, readers: Sequence[Person]) -> Chat:
    """The brand's channel with its discussion group; the bot reads the comments there."""
    known = next((c for c in town.chats.values() if c.username == BRAND.lower()), None)
    if known is not None:
        return known
    channel = owner.create_channel(BRAND, BRAND.lower())
    group = owner.create_group(f"{BRAND} talk")
    owner.link_discussion(channel, group)
    owner.promote(group, account, can_delete_messages=True, can_restrict_members=True, can_pin_messages=True)
    for reader in readers:
        reader.join(channel)
    return channel


async def _invite(stage: Stage, owner: Person, person: Person, role: str) -> None:
    """By a link that the owner gets from /team and the person opens."""
    chat = owner.chat_with(stage.account)
    before = max(chat.messages)
    owner.say(chat, "/team")
    await stage.tap(owner, "Invite")
    await stage.tap(owner, role.capitalize())
    link = await stage.shown(owner, lambda m: m.id > before and "?start=join_" in m.text)
    person.start(stage.account, link.text.partition("?start=")[2].split()[0])
    await stage.tap(person, "Join")
    await stage.shown(person, lambda m: "New post" in m.labels or "Review" in m.labels)
