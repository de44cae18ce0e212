"""forward…, copy…."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for, may_send, message_in
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.forwarding import origin_of
from bot.sandbox.messages import Message
from bot.sandbox.methods.content import CAPTION, caption_content
from bot.sandbox.methods.register import plays
from bot.sandbox.methods.sending import send
from bot.sandbox.posting import is_service

Json = dict[str, Any]
PROTECTED = "message has protected content and can't be forwarded"


def both(request: Request) -> tuple[Chat, Chat]:
    """Where from and where to."""
    to = chat_for(request.town, request.bot, request.p["chat_id"])
    source = chat_for(request.town, request.bot, request.p["from_chat_id"], "read")
    return source, to


def passable(message: Message) -> bool:
    """May it be forwarded or copied at all?"""
    return not message.protected and not is_service(message)


def several(request: Request) -> tuple[Chat, list[Message]]:
    """Where to, and those of the named messages that are there and may be passed on."""
    ids: list[int] = request.p["message_ids"]
    if not ids:
        raise bad("message identifiers are not specified")
    if len(ids) > 100:
        raise bad("too many message identifiers specified")
    if ids != sorted(set(ids)):
        raise bad("message identifiers must be in a strictly increasing order")
    source, to = both(request)
    if source.protected and request.method == "forwardMessages":
        raise bad(PROTECTED)
    found = [source.messages[i] for i in ids if i in source.messages and passable(source.messages[i])]
    if not found:
        raise bad("messages can't be forwarded")
    for message in found:
        may_send(request.bot, to, message.media or "text")
    return to, found


def albums(request: Request, found: list[Message]) -> dict[str, str]:
    """Old album ids → new ones, for albums of which at least two parts are passed on."""
    olds = [message.album_id for message in found if message.album_id]
    return {old: request.town.new_album() for old in dict.fromkeys(olds) if olds.count(old) > 1}


@plays("forwardMessage")
def forward_message(request: Request) -> Json:
    """One message, with its origin."""
    source, to = both(request)
    message = message_in(source, request.p["message_id"], "message to forward")
    if source.protected:
        raise bad(PROTECTED)
    if not passable(message):
        raise bad("the message can't be forwarded")
    may_send(request.bot, to, message.media or "text")
    return send(request, to, dict(message.content), forward_origin=origin_of(message)).show()


@plays("forwardMessages")
def forward_messages(request: Request) -> list[Json]:
    """Several; what is not there is skipped, albums stay together."""
    to, found = several(request)
    new = albums(request, found)
    sent = [
        send(request, to, dict(one.content), forward_origin=origin_of(one), album_id=new.get(one.album_id or ""))
        for one in found
    ]
    return [{"message_id": message.id} for message in sent]


@plays("copyMessage")
def copy_message(request: Request) -> Json:
    """One message without its origin, perhaps with another caption."""
    source, to = both(request)
    message = message_in(source, request.p["message_id"], "message to copy")
    if not passable(message):
        raise bad("the message can't be copied")
    may_send(request.bot, to, message.media or "text")
    content = dict(message.content)
    if "caption" in request.p and message.media:
        content = {name: value for name, value in content.items() if name not in CAPTION}
        content |= caption_content(request.town, request.p)
    return {"message_id": send(request, to, content).id}


@plays("copyMessages")
def copy_messages(request: Request) -> list[Json]:
    """Several; what is not there is skipped."""
    to, found = several(request)
    new = albums(request, found)
    sent = []
    for one in found:
        bare = request.p.get("remove_caption")
        content = {name: value for name, value in one.content.items() if not (bare and name in CAPTION)}
        sent.append(send(request, to, content, album_id=new.get(one.album_id or "")))
    return [{"message_id": message.id} for message in sent]
