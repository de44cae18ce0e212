"""What a new message answers, in which thread it stands, and who alone sees it."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.entities import format_text, length, piece
from bot.sandbox.errors import bad
from bot.sandbox.messages import Message

Json = dict[str, Any]
MOMENT = 15  # seconds in which a press allows a whisper


def reply_fields(request: Request, chat: Chat) -> Json:
    """Fields of Message for `reply_parameters` and `message_thread_id`. Raises ApiError 400."""
    fields: Json = {}
    thread = request.p.get("message_thread_id")
    if thread is not None and (chat.is_forum or chat.is_private):
        if str(thread) not in chat.topics:
            raise bad("message thread not found")
        if chat.topics[str(thread)].get("closed") and not chat.member(request.bot).administers:
            raise bad("TOPIC_CLOSED")
        fields["thread_id"] = thread
    wanted: Json | None = request.p.get("reply_parameters")
    if not wanted:
        return fields
    there = chat_for(request.town, request.bot, wanted["chat_id"], "read") if "chat_id" in wanted else chat
    answered = there.messages.get(wanted.get("message_id", 0))
    if answered is None:
        if wanted.get("allow_sending_without_reply") and there is chat:
            return fields
        raise bad("message to be replied not found")
    if there is chat:
        fields["reply_to"] = answered.id
        if chat.is_forum and answered.thread_id is not None:
            fields.setdefault("thread_id", answered.thread_id)
    else:
        fields["extra"] = {"external_reply": external(answered)}
    if wanted.get("quote"):
        fields["extra"] = fields.get("extra", {}) | {"quote": quote(answered, wanted)}
    return fields


def external(answered: Message) -> Json:
    """The Bot API's `ExternalReplyInfo`."""
    chat = answered.chat
    origin: Json
    if chat.is_channel:
        origin = {"type": "channel", "chat": chat.brief(), "message_id": answered.id, "date": answered.date}
    else:
        origin = {"type": "user", "sender_user": chat.town.sender_shown(answered), "date": answered.date}
    return {"origin": origin, "chat": chat.brief(), "message_id": answered.id}


def quote(answered: Message, wanted: Json) -> Json:
    """The Bot API's `TextQuote`; the words must stand in the message."""
    text, entities = format_text(
        wanted["quote"], wanted.get("quote_parse_mode"), wanted.get("quote_entities"), detect=False
    )
    at = wanted.get("quote_position", 0)
    whole = answered.text
    if piece(whole, at, length(text)) != text:
        index = whole.find(text)
        if index < 0:
            raise bad("QUOTE_TEXT_INVALID")
        at = length(whole[:index])
    shown: Json = {"text": text, "position": at, "is_manual": True}
    return shown | ({"entities": entities} if entities else {})


def receiver(request: Request, chat: Chat) -> int | None:
    """Who alone sees the message; None when all do. Raises ApiError 400."""
    wanted: Json | None = request.p.get("ephemeral_message_parameters")
    if wanted is None:
        return None
    if not chat.is_group:
        raise bad("ephemeral messages can be sent to groups only")
    person = request.town.people.get(wanted["receiver_user_id"])
    if person is None or not (chat.member(person).present or chat.linked_id is not None):
        raise bad("USER_NOT_PARTICIPANT")
    if "callback_query_id" in wanted:
        query = request.town.queries.get(wanted["callback_query_id"])
        if query is None or query.person_id != person.id or request.town.now() - query.time > MOMENT:
            raise bad("query is too old and response timeout expired or query ID is invalid")
    return person.id
