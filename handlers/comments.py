"""What is said in groups that the bot is in: comments under posts, and all else that readers write there."""

from __future__ import annotations

from datetime import UTC, datetime

from aiogram import Router
from aiogram.types import Message

from desk.connecting import link_to
from desk.listening import Said
from desk.model.inbox import Author
from desk.model.network import Channel
from desk.verbs import Desk
from handlers.places import in_group
from handlers.reading import is_service

router = Router(name="comments")


@router.message(in_group)
async def said(message: Message, desk: Desk) -> None:
    if not is_service(message):
        await desk.listening.hear(message.chat.id, message.chat.title or "", heard(message))


@router.edited_message(in_group)
async def edited(message: Message, desk: Desk) -> None:
    await desk.listening.hear(message.chat.id, message.chat.title or "", heard(message, edited=True))


def heard(message: Message, edited: bool = False) -> Said:
    """A group's message as something that was said. Anonymous administrators and channels speak as chats."""
    user, chat = message.from_user, message.sender_chat
    anonymous = chat is not None and chat.id == message.chat.id
    if chat is not None:
        author = Author(str(chat.id), chat.title or "", chat.username or "")
    else:
        author = Author(str(user.id) if user else "", user.full_name if user else "", (user and user.username) or "")
    answers = message.reply_to_message
    return Said(
        external_id=str(message.message_id),
        author=author,
        text=message.text or message.caption or "",
        at=message.date,
        thread_id=str(message.message_thread_id or ""),
        reply_to=str(answers.message_id) if answers and not answers.is_automatic_forward else "",
        link=_link(message),
        media="" if message.text else str(message.content_type),
        edited=edited,
        edited_at=datetime.fromtimestamp(message.edit_date, UTC) if message.edit_date else None,
        by_us=anonymous or bool(user and user.is_bot and chat is None),
        sender=user.id if user and chat is None else None,
    )


def _link(message: Message) -> str:
    """Supergroups have addresses; in others only their members find a message."""
    if message.chat.type != "supergroup":
        return ""
    place = Channel(0, 0, "telegram", message.chat.id, "", message.chat.username or "")
    return link_to(place, message.message_id)
