"""setMessageReaction, pins."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for, message_in
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.methods.register import plays
from bot.sandbox.pinning import pin, unpin
from bot.sandbox.reacting import EMOJI, react

Json = dict[str, Any]


@plays("setMessageReaction")
def set_message_reaction(request: Request) -> bool:
    """A bot puts at most one reaction."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"], "read")
    message = message_in(chat, request.p["message_id"], "message to react")
    reactions: list[Json] = request.p.get("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(one["type"] == "paid" or (one["type"] == "emoji" and one["emoji"] not in EMOJI) for one in reactions):
        raise bad("REACTION_INVALID")
    react(message, request.bot, reactions)
    return True


def pin_place(request: Request) -> Chat:
    """The chat, if the bot may pin there."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    member = chat.member(request.bot)
    if not chat.is_private and not member.may("can_edit_messages" if chat.is_channel else "can_pin_messages"):
        raise bad("not enough rights to manage pinned messages in the chat")
    return chat


@plays("pinChatMessage")
def pin_chat_message(request: Request) -> bool:
    """Pin."""
    chat = pin_place(request)
    message = message_in(chat, request.p["message_id"], "message to pin")
    quiet = bool(request.p.get("disable_notification")) or chat.is_channel or chat.is_private
    pin(request.town, message, request.bot, quiet)
    return True


@plays("unpinChatMessage")
def unpin_chat_message(request: Request) -> bool:
    """Unpin one, or the newest pinned."""
    chat = pin_place(request)
    if "message_id" in request.p:
        message_id = message_in(chat, request.p["message_id"], "message to unpin").id
    elif chat.pinned:
        message_id = max(chat.pinned)
    else:
        raise bad("message to unpin not found")
    unpin(request.town, chat, [message_id])
    return True


@plays("unpinAllChatMessages")
def unpin_all_chat_messages(request: Request) -> bool:
    """Unpin all."""
    chat = pin_place(request)
    unpin(request.town, chat, list(chat.pinned))
    return True
