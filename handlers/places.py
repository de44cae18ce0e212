"""Where an update happened, as asynchronous filters: aiogram runs a synchronous one in a worker thread each time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram.types import ChatMemberUpdated, Message, MessageReactionCountUpdated, MessageReactionUpdated

Event = Message | ChatMemberUpdated | MessageReactionUpdated | MessageReactionCountUpdated


async def in_private(event: Event) -> bool:
    return event.chat.type == "private"


async def in_channel(event: Event) -> bool:
    return event.chat.type == "channel"


async def in_group(event: Event) -> bool:
    return event.chat.type in ("group", "supergroup")


async def is_renaming(message: Message) -> bool:
    return message.new_chat_title is not None


async def is_reply(message: Message) -> bool:
    return message.reply_to_message is not None


async def is_from_channel(message: Message) -> bool:
    """Telegram's own copy of a channel post in the discussion group."""
    return bool(message.is_automatic_forward)


async def is_migration(message: Message) -> bool:
    return message.migrate_to_chat_id is not None


def chose_chat(request_id: int) -> Callable[[Message], Awaitable[bool]]:
    """A chat was chosen with the picker that has this number."""

    async def chosen(message: Message) -> bool:
        return message.chat_shared is not None and message.chat_shared.request_id == request_id

    return chosen
