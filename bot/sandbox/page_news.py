"""The stream of news: events of the town become JSON for every open page.

message, changed   {item, summaries}       a new or changed message; summaries: person id -> line of the chat list
deleted            {chat, ids, summaries}
push               {item, people, sound, private}
answer             {person, chat, message, text, alert, url}
typing             {chat, action}
draft              {chat, draft, message}  text that the bot is streaming
chats              {chats}                 all chat lists
world              {world}                 people, bots, places
faults             {faults}
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from aiohttp import web

from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.page_view import View
from bot.sandbox.page_weather import Weather
from bot.sandbox.town import Town

Json = dict[str, Any]
TICK = 0.4  # seconds between looks at whether the bot has fetched what people wrote


class News:
    """Listens to the town while the page's server runs, and tells the open pages."""

    def __init__(self, town: Town, view: View, weather: Weather) -> None:
        self.town = town
        self.view = view
        self.weather = weather
        self.pages: set[web.WebSocketResponse] = set()
        self.unfetched: dict[str, Message] = {}
        self.crowd = (len(town.people), len(town.bots), len(town.blogs))

    async def run(self) -> None:
        """Pass on events until cancelled."""
        queue = self.town.subscribe()

        def storm() -> None:
            queue.put_nowait({"kind": "faults"})

        self.town.faults.watchers.append(storm)
        try:
            while True:
                event = None
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(TICK if self.unfetched else None):
                        event = await queue.get()
                if event is not None:
                    await self.tell(self.translate(event))
                    await self.shut_if_away(event)
                await self.look_round()
        finally:
            self.town.faults.watchers.remove(storm)
            self.town.unsubscribe(queue)

    async def tell(self, news: list[Json]) -> None:
        """Send to every page; one that is gone is forgotten."""
        for page in list(self.pages):
            try:
                for one in news:
                    await page.send_json(one)
            except (ConnectionError, RuntimeError):
                self.pages.discard(page)

    async def close(self) -> None:
        """Say goodbye to the pages; they come back when a server is there again."""
        await asyncio.gather(*(page.close() for page in list(self.pages)), return_exceptions=True)

    async def shut_if_away(self, event: Json) -> None:
        """When nobody is to reach Telegram, the pages are cut off too."""
        if event["kind"] == "faults" and any(f.kind == "refused" and f.method is None for f in self.town.faults.on):
            await self.close()

    async def look_round(self) -> None:
        """What no event tells: new people and blogs, messages that the bot has fetched meanwhile."""
        crowd = (len(self.town.people), len(self.town.bots), len(self.town.blogs))
        if crowd != self.crowd:
            self.crowd = crowd
            await self.tell(self.everything())
        fetched = [message for message in self.unfetched.values() if self.view.seen(message)]
        for message in fetched:
            del self.unfetched[message.key]
            if message.id in message.chat.messages:
                await self.tell([self.changed(message)])

    def translate(self, event: Json) -> list[Json]:
        """One event of the town as news."""
        kind = event["kind"]
        if kind == "faults":
            return [{"kind": "faults", "faults": self.weather.show()}]
        try:
            chat = self.town.chat(event["chat"]) if "chat" in event else None
        except KeyError:
            chat = None
        if chat is None:
            return []
        if kind == "message":
            return self.arrived(chat, number_of(event["message"])) + self.renamed(event["message"])
        if kind in ("edited", "reaction", "poll"):
            number = number_of(event["message"]) if kind == "edited" else event["message_id"]
            return [self.changed(message) for message in with_post(chat, number)]
        if kind == "deleted":
            return [
                {"kind": "deleted", "chat": chat.key, "ids": [event["message_id"]], "summaries": self.summaries(chat)}
            ]
        if kind == "push":
            return self.push(chat, event)
        if kind == "answer":
            facts = {"person": event["person"], "chat": chat.key, "message": event["message_id"]}
            return [{"kind": "answer", **facts, "text": event["text"], "alert": event["alert"], "url": event["url"]}]
        if kind == "action":
            return [{"kind": "typing", "chat": chat.key, "action": event["action"]}]
        if kind == "draft":
            return [{"kind": "draft", "chat": chat.key, "draft": event["draft"], "message": event["content"]}]
        return self.everything()

    def everything(self) -> list[Json]:
        """All people and places, all chat lists."""
        return [{"kind": "world", "world": self.view.world()}, {"kind": "chats", "chats": self.view.chats()}]

    def arrived(self, chat: Chat, number: int) -> list[Json]:
        """A new message; the post that it comments on has one comment more."""
        message = chat.messages.get(number)
        if message is None:
            return []
        item = self.view.item(message)
        if item["seen"] is False:
            self.unfetched[message.key] = message
        news: list[Json] = [{"kind": "message", "item": item, "summaries": self.summaries(chat)}]
        return news + [self.changed(post) for post in posts_above(message)]

    def renamed(self, shown: Json) -> list[Json]:
        """A new title is seen everywhere."""
        return [{"kind": "world", "world": self.view.world()}] if "new_chat_title" in shown else []

    def changed(self, message: Message) -> Json:
        """A message that looks different now."""
        return {"kind": "changed", "item": self.view.item(message), "summaries": self.summaries(message.chat)}

    def push(self, chat: Chat, event: Json) -> list[Json]:
        """A notification."""
        message = chat.messages.get(event["message_id"])
        if message is None:
            return []
        facts = {"people": event["people"], "sound": event["sound"], "private": chat.is_private}
        return [{"kind": "push", "item": self.view.item(message), **facts}]

    def summaries(self, chat: Chat) -> Json:
        """The chat's line in the list of everybody who has it."""
        people = self.town.people
        concerned = [people[chat.id]] if chat.is_private else list(people.values())
        return {str(person.id): self.view.line(person, chat) for person in concerned}


def number_of(shown: Json) -> int:
    """The id in the town: ephemeral messages show 0 as their message id."""
    number: int = shown.get("ephemeral_message_id") or shown["message_id"]
    return number


def with_post(chat: Chat, number: int) -> list[Message]:
    """A message that may be gone already, and the post above it."""
    message = chat.messages.get(number)
    return [message, *posts_above(message)] if message is not None else []


def posts_above(message: Message) -> list[Message]:
    """The channel post that a message of the discussion group carries or comments on."""
    chat = message.chat
    root = chat.messages.get(message.thread_id) if message.thread_id is not None else message
    if root is None or root.origin is None or chat.linked_id is None:
        return []
    post = chat.town.chats[chat.linked_id].messages.get(root.origin[1])
    return [post] if post is not None else []
