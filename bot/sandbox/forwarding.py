"""Where a forwarded message comes from."""

from __future__ import annotations

from typing import Any

from bot.sandbox.messages import Message

Json = dict[str, Any]


def origin_of(message: Message) -> Json:
    """The Bot API's `MessageOrigin` for a forward of this message; a forward of a forward keeps the first origin."""
    if message.forward_origin is not None:
        return message.forward_origin
    chat = message.chat
    if chat.is_channel:
        origin: Json = {"type": "channel", "chat": chat.brief(), "message_id": message.id, "date": message.date}
        return origin | ({"author_signature": message.signature} if message.signature else {})
    if message.sender_chat_id is not None:
        sender = chat.town.chats[message.sender_chat_id]
        return {"type": "chat", "sender_chat": sender.brief(), "date": message.date}
    return {"type": "user", "sender_user": chat.town.sender_shown(message), "date": message.date}
