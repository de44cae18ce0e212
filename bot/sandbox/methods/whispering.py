"""Ephemeral messages: one person of a group sees them."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.errors import bad
from bot.sandbox.messages import Message
from bot.sandbox.methods.content import CAPTION, caption_content, media_content, text_content
from bot.sandbox.methods.editing import change
from bot.sandbox.methods.register import plays
from bot.sandbox.posting import remove
from bot.sandbox.rich import rich_content

Json = dict[str, Any]


def whisper(request: Request) -> Message:
    """The ephemeral message that the request names."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    message = chat.messages.get(request.p["ephemeral_message_id"])
    if message is None or message.receiver_id != request.p["receiver_user_id"] or message.author_id != request.bot.id:
        raise bad("ephemeral message not found")
    return message


@plays("editEphemeralMessageText")
def edit_text(request: Request) -> bool:
    """Text or rich content."""
    rich = request.p.get("rich_message")
    change(request, whisper(request), rich_content(rich) if rich else text_content(request))
    return True


@plays("editEphemeralMessageCaption")
def edit_caption(request: Request) -> bool:
    """Caption."""
    message = whisper(request)
    rest = {name: value for name, value in message.content.items() if name not in CAPTION}
    change(request, message, rest | caption_content(request.town, request.p))
    return True


@plays("editEphemeralMessageMedia")
def edit_media(request: Request) -> bool:
    """File and caption."""
    media: Json = request.p["media"]
    change(request, whisper(request), media_content(request, media["type"], media["media"], media))
    return True


@plays("editEphemeralMessageReplyMarkup")
def edit_markup(request: Request) -> bool:
    """Keyboard."""
    message = whisper(request)
    change(request, message, message.content)
    return True


@plays("deleteEphemeralMessage")
def delete(request: Request) -> bool:
    """Gone."""
    remove(request.town, whisper(request))
    return True
