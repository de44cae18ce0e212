"""edit…, delete…, answerCallbackQuery."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for, may_delete, may_edit, message_in
from bot.sandbox.callbacks import LIFETIME
from bot.sandbox.calling import Request
from bot.sandbox.entities import length
from bot.sandbox.errors import bad
from bot.sandbox.keyboards import markup_for
from bot.sandbox.messages import Message
from bot.sandbox.methods.content import CAPTION, caption_content, media_content, text_content
from bot.sandbox.methods.register import plays
from bot.sandbox.posting import edited, remove
from bot.sandbox.rich import rich_content

Json = dict[str, Any]
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


def target(request: Request) -> Message:
    """The message to edit, after all checks of rights."""
    p = request.p
    if "chat_id" not in p:
        raise bad("chat_id is empty")
    if not p.get("message_id"):
        raise bad("message identifier is not specified")
    chat = chat_for(request.town, request.bot, p["chat_id"])
    message = message_in(chat, p["message_id"], "message to edit")
    may_edit(request.bot, message)
    return message


def change(request: Request, message: Message, content: Json) -> Json:
    """Put the new content and keyboard; without `reply_markup` the keyboard goes."""
    markup = markup_for(message.chat, request.p.get("reply_markup"))
    if content == message.content and markup == message.markup:
        raise bad(SAME)
    if content != message.content:
        message.edit_date = int(request.town.now())
    message.content = content
    message.markup = markup
    edited(request.town, message, request.bot)
    return message.show()


@plays("editMessageText")
def edit_text(request: Request) -> Json:
    """Text or rich content; one may become the other."""
    message = target(request)
    rich = request.p.get("rich_message")
    if not ({"text", "rich_message"} & message.content.keys()):
        raise bad("there is no text in the message to edit")
    return change(request, message, rich_content(rich) if rich else text_content(request))


@plays("editMessageCaption")
def edit_caption(request: Request) -> Json:
    """Caption of a message with a file."""
    message = target(request)
    if message.media is None:
        raise bad("there is no caption in the message to edit")
    rest = {name: value for name, value in message.content.items() if name not in CAPTION}
    return change(request, message, rest | caption_content(request.town, request.p))


@plays("editMessageMedia")
def edit_media(request: Request) -> Json:
    """File and caption."""
    message = target(request)
    media: Json = request.p["media"]
    if message.album_id is not None and message.media != media["type"] and "audio" in (message.media, media["type"]):
        raise bad("can't change media type of an album message")
    return change(request, message, media_content(request, media["type"], media["media"], media))


@plays("editMessageReplyMarkup")
def edit_markup(request: Request) -> Json:
    """The inline keyboard alone."""
    message = target(request)
    return change(request, message, message.content)


@plays("deleteMessage")
def delete_message(request: Request) -> bool:
    """One message."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    message = message_in(chat, request.p["message_id"], "message to delete")
    may_delete(request.bot, message, request.town.now())
    remove(request.town, message)
    return True


@plays("deleteMessages")
def delete_messages(request: Request) -> bool:
    """Up to a hundred; those that are not there are skipped."""
    ids: list[int] = request.p["message_ids"]
    if not 1 <= len(ids) <= 100:
        raise bad("message identifiers are not specified" if not ids else "too many message identifiers specified")
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    found = [chat.messages[i] for i in dict.fromkeys(ids) if i in chat.messages]
    for message in found:
        may_delete(request.bot, message, request.town.now())
    for message in found:
        remove(request.town, message)
    return True


@plays("answerCallbackQuery")
def answer_callback_query(request: Request) -> bool:
    """A toast or an alert for who pressed."""
    p, town = request.p, request.town
    query = town.queries.get(p["callback_query_id"])
    if query is None or query.bot_id != request.bot.id or query.answered.is_set() or town.now() - query.time > LIFETIME:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if length(p.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query.answer = {name: p[name] for name in ("text", "show_alert", "url") if p.get(name)}
    query.answered.set()
    town.tell(
        "answer",
        town.chat(query.chat_key),
        person=query.person_id,
        message_id=query.message_id,
        text=query.answer.get("text", ""),
        alert=bool(query.answer.get("show_alert")),
        url=query.answer.get("url"),
    )
    return True
