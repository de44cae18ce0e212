"""How a message comes into a chat, and who hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bot.sandbox.entities import commands_for
from bot.sandbox.messages import SERVICE, Message
from bot.sandbox.updates import deliver

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account, BotAccount
    from bot.sandbox.chats import Chat
    from bot.sandbox.town import Town

Json = dict[str, Any]
SERVICE_FIELDS = (
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "pinned_message",
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id",
    "migrate_from_chat_id", "chat_shared", "users_shared", "forum_topic_created", "forum_topic_edited",
    "forum_topic_closed", "forum_topic_reopened",
)  # fmt: skip


def is_service(message: Message) -> bool:
    """Written by Telegram itself about an event in the chat."""
    return any(name in message.content for name in SERVICE_FIELDS)


def post(town: Town, chat: Chat, content: Json, author: Account | None, **more: Any) -> Message:
    """Write a message into the chat and tell everybody: bots by updates, people by events and pushes.

    `more` are further fields of Message. A reply belongs to the thread of what it answers.
    """
    message = Message(chat, chat.next_id(), int(town.now()), content, author_id=author.id if author else None, **more)
    if message.reply_to is not None and message.thread_id is None and chat.type == "supergroup":
        answered = chat.messages.get(message.reply_to)
        if answered is not None and not chat.is_forum:
            message.thread_id = answered.thread_id or answered.id
    if chat.protected:
        message.protected = True
    chat.messages[message.id] = message
    town.touch(message)
    announce(town, message)
    return message


def write_past(town: Town, channel: Chat, author: Account, past: Iterable[tuple[float, str, int]]) -> None:
    """What a channel had before anybody came to the town: instants, words, how many saw it. Nobody is told."""
    for at, words, eyes in past:
        message = Message(channel, channel.next_id(), int(at), {"text": words}, author_id=author.id, eyes=eyes)
        channel.messages[message.id] = message
        town.touch(message)


def announce(town: Town, message: Message) -> None:
    """Updates for bots, an event and a push for people, the copy in the discussion group."""
    chat = message.chat
    kind = "channel_post" if chat.is_channel else "message"
    shown: Json | None = None
    for bot in chat.bots():
        if bot.id != message.author_id and bot_sees(bot, message):
            shown = shown or message.show()
            deliver(town, bot, kind, shown)
    if town.listeners:
        town.tell("message", chat, message=shown or message.show(), keyboard=message.markup)
        push(town, message)
    if chat.is_channel and chat.linked_id is not None and not is_service(message):
        forward_to_discussion(town, message)


def edited(town: Town, message: Message, by: Account | None) -> None:
    """Tell everybody that a message has changed; a channel post's copy in the discussion group follows."""
    chat = message.chat
    town.touch(message)
    kind = "edited_channel_post" if chat.is_channel else "edited_message"
    for bot in chat.bots():
        if (by is None or bot.id != by.id) and bot_sees(bot, message):
            deliver(town, bot, kind, message.show())
    if town.listeners:
        town.tell("edited", chat, message=message.show(), keyboard=message.markup)
    if chat.is_channel and (copy := discussion_copy(town, message)) is not None:
        copy.content, copy.edit_date = message.content, message.edit_date
        edited(town, copy, None)


def remove(town: Town, message: Message) -> None:
    """Delete a message; a channel post's copy in the discussion group goes with it."""
    chat = message.chat
    copy = discussion_copy(town, message) if chat.is_channel else None
    chat.messages.pop(message.id, None)
    town.forget(message)
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
        town.touch(chat)
    if town.listeners:
        town.tell("deleted", chat, message_id=message.id)
    if copy is not None:
        remove(town, copy)


def bot_sees(bot: BotAccount, message: Message) -> bool:
    """Does the bot get updates about this message? In groups privacy mode and authorship decide."""
    chat = message.chat
    if message.receiver_id is not None:
        return False
    if not chat.is_group:
        return True
    if message.author_id in chat.town.bots:
        return False
    if not bot.privacy or chat.member(bot).administers or is_service(message):
        return True
    if message.is_automatic_forward:
        return False
    answered = chat.messages.get(message.reply_to) if message.reply_to is not None else None
    if answered is not None and answered.author_id == bot.id:
        return True
    return commands_for(bot.username or "", message.text, message.entities)


def push(town: Town, message: Message) -> None:
    """An event for those whose phone shows a notification."""
    chat = message.chat
    if chat.is_private:
        people = [] if chat.blocked else [chat.id]
    elif message.receiver_id is not None:
        people = [message.receiver_id]
    else:
        known = town.people
        people = [i for i, member in chat.members.items() if member.present and i in known]
    people = [i for i in people if i != message.author_id]
    if people:
        town.tell("push", chat, message_id=message.id, people=people, sound=not message.silent)


def forward_to_discussion(town: Town, message: Message) -> Message | None:
    """The automatic forward of a channel post; comments are replies to it."""
    channel = message.chat
    group = town.chats.get(channel.linked_id or 0)
    if group is None:
        return None
    origin: Json = message.forward_origin or {
        "type": "channel", "chat": channel.brief(), "message_id": message.id, "date": message.date,
    }  # fmt: skip
    if message.signature and message.forward_origin is None:
        origin["author_signature"] = message.signature
    copy = Message(
        group, group.next_id(), int(town.now()), message.content, author_id=SERVICE, sender_chat_id=channel.id,
        forward_origin=origin, is_automatic_forward=True, album_id=message.album_id and f"{message.album_id}0",
        origin=[channel.id, message.id], silent=True, markup=message.markup,
    )  # fmt: skip
    group.messages[copy.id] = copy
    town.copies[channel.id, message.id] = copy
    town.touch(copy)
    announce(town, copy)
    return copy


def discussion_copy(town: Town, message: Message) -> Message | None:
    """The message of the discussion group that carries this channel post, or None."""
    copy = town.copies.get((message.chat.id, message.id))
    return copy if copy is not None and copy.id in copy.chat.messages else None
