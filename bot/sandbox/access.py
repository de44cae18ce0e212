"""May this bot do that in this chat? In Telegram's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from bot.sandbox.chats import CHAT_NAMES, Chat
from bot.sandbox.errors import ApiError, bad, forbidden
from bot.sandbox.messages import Message

if TYPE_CHECKING:
    from bot.sandbox.accounts import BotAccount
    from bot.sandbox.town import Town

Need = Literal["read", "write"]
SENDING = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "animation": ("can_send_other_messages", "GIFs"),
    "sticker": ("can_send_other_messages", "stickers"),
    "document": ("can_send_documents", "documents"),
    "audio": ("can_send_audios", "music"),
    "voice": ("can_send_voice_notes", "voice messages"),
    "video_note": ("can_send_video_notes", "video messages"),
    "poll": ("can_send_polls", "polls"),
}


def chat_for(town: Town, bot: BotAccount, chat_id: int | str, need: Need = "write") -> Chat:
    """The chat that a bot names by id or @username. Raises ApiError as Telegram does when it has no access."""
    if isinstance(chat_id, str):
        return by_username(town, bot, chat_id, need)
    if chat_id > 0:
        return private_chat(town, bot, chat_id, need)
    chat = town.chats.get(chat_id)
    if chat is None:
        raise bad("chat not found")
    if chat.migrated_to is not None and need == "write":
        raise ApiError(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    check_membership(bot, chat, need)
    return chat


def by_username(town: Town, bot: BotAccount, name: str, need: Need) -> Chat:
    """A public chat."""
    if not name:
        raise bad("chat_id is empty")
    wanted = name.removeprefix("@").lower()
    for chat in town.chats.values():
        if chat.username and chat.username.lower() == wanted:
            check_membership(bot, chat, need)
            return chat
    raise bad("chat not found")


def private_chat(town: Town, bot: BotAccount, person_id: int, need: Need) -> Chat:
    """The chat with a person who has started the bot and not blocked it."""
    chat = town.private.get((bot.id, person_id))
    if chat is not None:
        if chat.blocked and need == "write":
            raise forbidden("bot was blocked by the user")
        return chat
    if person_id in town.bots:
        raise forbidden("bots can't send messages to bots") if person_id != bot.id else bad("chat not found")
    if any(person_id in other.members and other.member(bot).present for other in town.chats.values()):
        raise forbidden("bot can't initiate conversation with a user")
    raise bad("chat not found")


def check_membership(bot: BotAccount, chat: Chat, need: Need) -> None:
    """Is the bot in the chat? Public chats may be read without."""
    member = chat.members.get(bot.id)
    if member is not None and member.present:
        return
    where = CHAT_NAMES[chat.type]
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {where}")
    if member is None and not chat.username:
        raise bad("chat not found")
    if need == "write" or not chat.username:
        raise forbidden(f"bot is not a member of the {where}")


def may_send(bot: BotAccount, chat: Chat, kind: str) -> None:
    """May the bot send this kind of message here?"""
    if chat.is_private:
        return
    member = chat.member(bot)
    if chat.is_channel:
        if not member.may("can_post_messages"):
            raise bad("need administrator rights in the channel chat")
        return
    permission, words = SENDING.get(kind, SENDING["text"])
    if member.administers:
        return
    allowed = member.status != "restricted" or member.permissions.get(permission)
    if not allowed or not chat.permissions.get(permission, True):
        raise bad(f"not enough rights to send {words} to the chat")


def message_in(chat: Chat, message_id: int, what: str) -> Message:
    """A message of the chat; `what` names it in the refusal, as in "message to edit"."""
    message = chat.messages.get(message_id)
    if message is None or message.receiver_id is not None:
        raise bad(f"{what} not found")
    return message


def may_edit(bot: BotAccount, message: Message) -> None:
    """Bots edit their own messages, and others' posts in channels with the right to."""
    chat = message.chat
    if chat.is_channel:
        member = chat.member(bot)
        if not member.administers:
            raise bad("need administrator rights in the channel chat")
        if member.may("can_edit_messages") or (message.author_id == bot.id and member.may("can_post_messages")):
            return
        raise bad("message can't be edited")
    if message.author_id != bot.id or message.forward_origin is not None:
        raise bad("message can't be edited")


def may_delete(bot: BotAccount, message: Message, now: float) -> None:
    """Own messages, with the right also others'; plain ones within two days."""
    chat = message.chat
    if chat.is_private:
        if now - message.date > 48 * 3600:
            raise bad("message can't be deleted for everyone")
        return
    if chat.member(bot).may("can_delete_messages"):
        return
    own = message.author_id == bot.id and (chat.is_group or chat.member(bot).may("can_post_messages"))
    if not own or now - message.date > 48 * 3600:
        raise bad("message can't be deleted")
