"""What a manager does over and over, in a line."""

from __future__ import annotations

from typing import Any

from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from tests.day import Day

KINDS = ("photo", "video", "animation", "document", "audio", "voice", "video_note")
TEXT = "Coffee at nine, who comes?"


async def is_approved(day: Day, text: str = TEXT) -> None:
    """The editor writes, the reviewer says yes."""
    await day.says(day.editor, text)
    await is_submitted(day)
    await day.tap(day.reviewer, "Approve")


async def is_submitted(day: Day) -> None:
    await day.tap(day.editor, "Submit for review")


async def is_published(day: Day, text: str = TEXT) -> Message:
    """The post in the channel."""
    await is_approved(day, text)
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    return day.posts()[-1]


async def is_planned(day: Day, text: str = TEXT, when: str = "fri 18:30") -> None:
    await is_approved(day, text)
    await plans(day, when)


async def plans(day: Day, when: str) -> None:
    await day.tap(day.editor, "Schedule")
    await day.says(day.editor, when)
    await day.tap(day.editor, "Yes")


def card(day: Day, person: Person) -> Message:
    """The newest card of a post in that person's chat: it has a history, or one of its menus open under it."""
    messages = sorted(day.chat(person).messages.values(), key=lambda m: m.id, reverse=True)
    return next(m for m in messages if "History" in m.labels or _has(m, "p:back:"))


def _has(message: Message, data: str) -> bool:
    return any(b.get("callback_data", "").startswith(data) for row in message.buttons for b in row)


def preview(day: Day, person: Person) -> list[Message]:
    """The silent messages that show the post itself: right above its newest card, or where that points to."""
    shown = card(day, person)
    messages = day.chat(person).messages
    found: list[Message] = []
    at, step = (shown.reply_to, 1) if shown.reply_to else (shown.id - 1, -1)
    while at in messages and messages[at].silent and not _has(messages[at], "p:"):
        found.append(messages[at])
        at += step
    return sorted(found, key=lambda m: m.id)


def looks(message: Message) -> dict[str, Any]:
    """What readers see of a message, files by what they are; how a link is previewed is looked at apart."""
    shown: dict[str, Any] = {}
    for name, value in message.content.items():
        if name == "poll":
            poll = message.chat.town.polls[value]
            shown[name] = (poll.question, [o["text"] for o in poll.options], poll.kind, poll.multiple, poll.settings)
        elif name in KINDS:
            shown[name] = [size["file_unique_id"] for size in value] if name == "photo" else value["file_unique_id"]
        elif name != "link_preview_options":
            shown[name] = value
    return shown | {"buttons": message.buttons}
