"""send…: text, files, albums, actions."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for, may_send
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import ApiError, bad
from bot.sandbox.keyboards import markup_for
from bot.sandbox.messages import Message
from bot.sandbox.methods.content import media_content, text_content
from bot.sandbox.methods.register import plays
from bot.sandbox.methods.replying import receiver, reply_fields
from bot.sandbox.posting import post

Json = dict[str, Any]
MEDIA = {
    "sendPhoto": "photo", "sendVideo": "video", "sendAnimation": "animation", "sendDocument": "document",
    "sendAudio": "audio", "sendVoice": "voice", "sendVideoNote": "video_note", "sendSticker": "sticker",
}  # fmt: skip
ACTIONS = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
)  # fmt: skip
GATHERED = {"photo": "visual", "video": "visual", "live_photo": "visual", "document": "document", "audio": "audio"}


def place(request: Request, kind: str) -> Chat:
    """The chat to write to, after all checks of rights."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    may_send(request.bot, chat, kind)
    return chat


def send(request: Request, chat: Chat, content: Json, **more: Any) -> Message:
    """Write the message with all that a send method can say about it."""
    p = request.p
    fields = reply_fields(request, chat)
    markup = markup_for(chat, p.get("reply_markup"))
    if p.get("message_effect_id"):
        fields["extra"] = fields.get("extra", {}) | {"effect_id": p["message_effect_id"]}
    return post(
        request.town,
        chat,
        content,
        request.bot,
        sender_chat_id=chat.id if chat.is_channel else None,
        markup=markup,
        receiver_id=receiver(request, chat),
        silent=bool(p.get("disable_notification")),
        protected=bool(p.get("protect_content")),
        **fields,
        **more,
    )


@plays("sendMessage")
def send_message(request: Request) -> Json:
    """A text."""
    chat = place(request, "text")
    return send(request, chat, text_content(request)).show()


@plays(*MEDIA)
def send_media(request: Request) -> Json:
    """A file."""
    kind = MEDIA[request.method]
    chat = place(request, kind)
    return send(request, chat, media_content(request, kind, request.p[kind], request.p)).show()


@plays("sendMediaGroup")
def send_media_group(request: Request) -> list[Json]:
    """An album: two to ten items that may be together; no keyboard."""
    items: list[Json] = request.p["media"]
    if not 2 <= len(items) <= 10:
        raise bad("too few messages to send as an album" if len(items) < 2 else "too many messages to send as an album")
    rooms = {GATHERED.get(item["type"]) for item in items}
    if len(rooms) > 1 or None in rooms:
        raise bad("can't use the media of the specified type in the album")
    chat = place(request, items[0]["type"])
    contents = [media_content(request, item["type"], item["media"], item) for item in items]
    album = request.town.new_album()
    out = contents if request.parts is None else contents[: request.parts]
    sent = [send(request, chat, content, album_id=album) for content in out]
    if request.parts is not None:
        raise ApiError(
            400,
            f'Bad Request: Failed to send message #{len(sent) + 1} with the error message "MEDIA_EMPTY"',
            applied=True,
        )
    return [message.show() for message in sent]


@plays("sendChatAction")
def send_chat_action(request: Request) -> bool:
    """ "typing…"."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    if request.p["action"] not in ACTIONS:
        raise bad("wrong parameter action in request")
    request.town.tell("action", chat, action=request.p["action"])
    return True
