"""A small bot for the page's own tests: it makes cards, asks, answers presses, and posts what is approved."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.people import Person
from bot.sandbox.town import Town

Json = dict[str, Any]
RIGHTS = (
    "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_send_welcome_messages", "can_post_messages", "can_edit_messages",
)  # fmt: skip
WANTED = {right: right in ("can_manage_chat", "can_post_messages", "can_edit_messages") for right in RIGHTS}


def settle_town(town: Town) -> None:
    """Four people, a bot that the first three have started, a channel, its discussion group."""
    bot = town.add_bot("small_desk_bot", "Small Desk")
    bot.texts["description|"] = "I turn a text into a post."
    bot.commands["default|"] = [
        {"command": "new", "description": "A new draft"},
        {"command": "ask", "description": "Ask me"},
    ]
    bot.commands["default|ru"] = [{"command": "new", "description": "Новый черновик"}]
    owner, editor, reviewer, _ = (
        town.add_person(name, name.lower()) for name in ("Owner", "Editor", "Reviewer", "Reader")
    )
    channel, group = owner.create_channel("Roastery", "roastery"), owner.create_group("Roastery talk")
    owner.link_discussion(channel, group)
    owner.promote(channel, bot)
    for person in (owner, editor, reviewer):
        person.start(bot)
    town.mailbox(bot).waiting.clear()


class SmallDesk:
    """Runs while it is entered."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.bot: BotAccount = next(iter(town.bots.values()))
        self.drafts: dict[int, str] = {}  # card's message id -> text
        self.task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self.task = asyncio.create_task(self.run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.task is not None:
            self.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.task

    def person(self, name: str) -> Person:
        """A person by first name."""
        return next(person for person in self.town.people.values() if person.first_name == name)

    @property
    def channel(self) -> Chat:
        """The channel."""
        return next(chat for chat in self.town.chats.values() if chat.is_channel)

    async def call(self, method: str, **params: Any) -> Any:
        """A call that must succeed."""
        return (await self.town.call(self.bot.token, method, params)).result

    async def run(self) -> None:
        """Fetch updates and answer them."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=10):
                offset = update["update_id"] + 1
                if "message" in update and update["message"]["chat"]["type"] == "private":
                    await self.hear(update["message"])
                elif "callback_query" in update:
                    await self.pressed(update["callback_query"])

    async def hear(self, message: Json) -> None:
        """A message of a person."""
        text = message.get("text", "")
        special: dict[str, Callable[[Json], Awaitable[None]]] = {"/channel": self.offer_channel, "/ask": self.ask}
        if text in special:
            await special[text](message)
        elif "chat_shared" in message:
            connected = f"Connected: {message['chat_shared']['chat_id']}"
            await self.say(message, connected, reply_markup={"remove_keyboard": True})
        elif "reply_to_message" in message and message["reply_to_message"].get("text") == "What is it called?":
            await self.say(message, f"So it is called {text}")
        elif text.startswith("/"):
            await self.say(message, f"You ran {text}")
        elif text:
            await self.card(message)
        else:
            kind = next(name for name in ("photo", "video", "document", "poll", "voice") if name in message)
            await self.say(message, f"Got a {kind}, album {'media_group_id' in message}")

    async def say(self, message: Json, text: str, **more: Any) -> None:
        """Answer in the same chat."""
        await self.call("sendMessage", chat_id=message["chat"]["id"], text=text, **more)

    async def card(self, message: Json) -> None:
        """A draft card for the author, a push for the reviewer."""
        rows = [
            [{"text": "Submit", "callback_data": "submit", "style": "primary"}],
            [{"text": "Why?", "callback_data": "why"}],
        ]
        await self.say(message, f"Draft: {message['text']}", reply_markup={"inline_keyboard": rows})
        self.drafts[message["chat"]["id"]] = message["text"]

    async def offer_channel(self, message: Json) -> None:
        """A keyboard that asks for a channel."""
        request = {
            "request_id": 7,
            "chat_is_channel": True,
            "user_administrator_rights": WANTED,
            "bot_administrator_rights": WANTED,
        }
        keyboard = {"keyboard": [[{"text": "Add my channel", "request_chat": request}]], "resize_keyboard": True}
        await self.say(message, "Which one?", reply_markup=keyboard)

    async def ask(self, message: Json) -> None:
        """A question that wants a reply."""
        await self.say(
            message, "What is it called?", reply_markup={"force_reply": True, "input_field_placeholder": "The name"}
        )

    async def pressed(self, query: Json) -> None:
        """A button."""
        data, chat = query["data"], query["message"]["chat"]["id"]
        answer: Json = {"callback_query_id": query["id"]}
        if data == "why":
            await self.call(
                "answerCallbackQuery", **answer, text="Because <b>it</b> must be seen by two.", show_alert=True
            )
        elif data == "submit":
            await self.call("answerCallbackQuery", **answer, text="Sent to the reviewer")
            rows = [[{"text": "Approve", "callback_data": f"yes {chat}", "style": "success"}]]
            await self.call("sendMessage", chat_id=self.person("Reviewer").id, text=f"Please look: {self.drafts[chat]}",
                            reply_markup={"inline_keyboard": rows})  # fmt: skip
        else:
            await self.call("answerCallbackQuery", **answer, text="Approved")
            text = self.drafts[int(data.split()[1])]
            await self.call("sendMessage", chat_id=self.channel.id, text=text)
            await self.call(
                "editMessageText", chat_id=chat, message_id=query["message"]["message_id"], text="✅ Approved by you"
            )
