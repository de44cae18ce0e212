"""Pinned messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.sandbox.posting import post

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account
    from bot.sandbox.chats import Chat
    from bot.sandbox.messages import Message
    from bot.sandbox.town import Town


def pin(town: Town, message: Message, by: Account, quiet: bool) -> None:
    """Pin a message; the chat gets a line about it."""
    chat = message.chat
    if message.id in chat.pinned:
        return
    chat.pinned.append(message.id)
    town.touch(chat)
    town.tell("pin", chat, message_id=message.id, pinned=True)
    sender = chat.id if chat.is_channel else None
    post(town, chat, {"pinned_message": message.id}, by, sender_chat_id=sender, silent=quiet)


def unpin(town: Town, chat: Chat, message_ids: list[int]) -> None:
    """Unpin these."""
    for message_id in message_ids:
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
            town.tell("pin", chat, message_id=message_id, pinned=False)
    town.touch(chat)
