"""Topics of forums."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.methods.register import plays
from bot.sandbox.posting import post, remove

Json = dict[str, Any]
BLUE = 7322096


def forum(request: Request) -> Chat:
    """A forum where the bot may manage topics."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    if not chat.member(request.bot).may("can_manage_topics"):
        raise bad("not enough rights to create a topic")
    return chat


def topic(request: Request, chat: Chat) -> Json:
    """The topic that the request names."""
    found: Json | None = chat.topics.get(str(request.p["message_thread_id"]))
    if found is None:
        raise bad("TOPIC_ID_INVALID")
    return found


@plays("createForumTopic")
def create_forum_topic(request: Request) -> Json:
    """A new topic; its id is that of the message that tells of it."""
    chat = forum(request)
    facts: Json = {"name": request.p["name"], "icon_color": request.p.get("icon_color", BLUE)}
    if "icon_custom_emoji_id" in request.p:
        facts["icon_custom_emoji_id"] = request.p["icon_custom_emoji_id"]
    message = post(request.town, chat, {"forum_topic_created": facts}, request.bot, silent=True)
    message.thread_id = message.id
    chat.topics[str(message.id)] = facts | {"closed": False}
    request.town.touch(chat)
    request.town.touch(message)
    return {"message_thread_id": message.id} | facts


@plays("editForumTopic")
def edit_forum_topic(request: Request) -> bool:
    """Another name or icon."""
    chat = forum(request)
    found = topic(request, chat)
    changed: Json = {name: request.p[name] for name in ("name", "icon_custom_emoji_id") if name in request.p}
    if all(found.get(name) == value for name, value in changed.items()):
        raise bad("TOPIC_NOT_MODIFIED")
    found.update(changed)
    post(request.town, chat, {"forum_topic_edited": changed}, request.bot, thread_id=request.p["message_thread_id"])
    request.town.touch(chat)
    return True


@plays("closeForumTopic", "reopenForumTopic")
def turn_forum_topic(request: Request) -> bool:
    """Close or open."""
    chat = forum(request)
    found = topic(request, chat)
    closing = request.method == "closeForumTopic"
    if found["closed"] == closing:
        raise bad("TOPIC_NOT_MODIFIED")
    found["closed"] = closing
    told = "forum_topic_closed" if closing else "forum_topic_reopened"
    post(request.town, chat, {told: {}}, request.bot, thread_id=request.p["message_thread_id"], silent=True)
    request.town.touch(chat)
    return True


@plays("deleteForumTopic")
def delete_forum_topic(request: Request) -> bool:
    """The topic goes with all its messages."""
    chat = forum(request)
    topic(request, chat)
    thread = request.p["message_thread_id"]
    for message in [message for message in chat.messages.values() if message.thread_id == thread]:
        remove(request.town, message)
    del chat.topics[str(thread)]
    request.town.touch(chat)
    return True
