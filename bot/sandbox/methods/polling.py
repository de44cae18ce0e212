"""sendPoll, stopPoll."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for, message_in
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.entities import format_text, length
from bot.sandbox.errors import bad
from bot.sandbox.keyboards import markup_for
from bot.sandbox.methods.register import plays
from bot.sandbox.methods.sending import place, send
from bot.sandbox.polls import Poll
from bot.sandbox.posting import edited
from bot.sandbox.updates import deliver

Json = dict[str, Any]


@plays("sendPoll")
def send_poll(request: Request) -> Json:
    """A poll; in channels it is always anonymous."""
    chat = place(request, "poll")
    if chat.is_channel and request.p.get("is_anonymous") is False:
        raise bad("non-anonymous polls can't be sent to channel chats")
    poll = new_poll(request, chat)
    request.town.polls[poll.id] = poll
    message = send(request, chat, {"poll": poll.id})
    poll.chat_key, poll.message_id = chat.key, message.id
    request.town.touch(poll)
    return message.show()


def new_poll(request: Request, chat: Chat) -> Poll:
    """The poll that is asked for. Raises ApiError 400."""
    p = request.p
    question, entities = format_text(
        p["question"], p.get("question_parse_mode"), p.get("question_entities"), detect=False
    )
    options = [option_of(one, index) for index, one in enumerate(p["options"])]
    if not 1 <= length(question) <= 300:
        raise bad("poll question length must not exceed 300" if question else "poll question must be non-empty")
    if not 1 <= len(options) <= 12:
        raise bad("poll must have at least 1 answer option" if not options else "poll can't have more than 12 options")
    kind = p.get("type", "regular")
    settings: Json = {"question_entities": entities} if entities else {}
    if kind == "quiz":
        settings |= quiz(p, len(options))
    if "open_period" in p:
        settings |= {"open_period": p["open_period"], "close_date": int(request.town.now()) + p["open_period"]}
    elif "close_date" in p:
        settings["close_date"] = p["close_date"]
    if p.get("description"):
        described, marks = format_text(p["description"], p.get("description_parse_mode"), p.get("description_entities"))
        settings |= {"description": described} | ({"description_entities": marks} if marks else {})
    return Poll(
        str(5_000_000_000_000_000 + request.town.number("poll")),
        question,
        options,
        anonymous=chat.is_channel or p.get("is_anonymous", True),
        kind=kind,
        multiple=p.get("allows_multiple_answers", False),
        revoting=p.get("allows_revoting", kind == "regular"),
        members_only=p.get("members_only", False),
        closed=p.get("is_closed", False),
        settings=settings,
        bot_id=request.bot.id,
    )


def option_of(given: Json, index: int) -> Json:
    """One answer option."""
    text, entities = format_text(given["text"], given.get("text_parse_mode"), given.get("text_entities"), detect=False)
    if not 1 <= length(text) <= 100:
        raise bad("poll options length must not exceed 100" if text else "poll option must be non-empty")
    option: Json = {"persistent_id": str(index), "text": text}
    return option | ({"text_entities": entities} if entities else {})


def quiz(p: Json, options: int) -> Json:
    """What makes a poll a quiz."""
    correct: list[int] = p.get("correct_option_ids") or []
    if not correct or any(not 0 <= index < options for index in correct):
        raise bad("wrong correct option ID specified")
    settings: Json = {"correct_option_ids": correct}
    if p.get("explanation"):
        told, marks = format_text(p["explanation"], p.get("explanation_parse_mode"), p.get("explanation_entities"))
        if length(told) > 200:
            raise bad("poll explanation is too long")
        settings |= {"explanation": told} | ({"explanation_entities": marks} if marks else {})
    return settings


@plays("stopPoll")
def stop_poll(request: Request) -> Json:
    """Close a poll of the bot."""
    town = request.town
    chat = chat_for(town, request.bot, request.p["chat_id"])
    message = message_in(chat, request.p["message_id"], "message with poll to stop")
    if "poll" not in message.content or message.author_id != request.bot.id:
        raise bad("poll can't be stopped")
    poll = town.polls[message.content["poll"]]
    if poll.closed:
        raise bad("poll has already been closed")
    poll.closed = True
    message.markup = markup_for(chat, request.p.get("reply_markup"))
    town.touch(poll)
    edited(town, message, request.bot)
    deliver(town, request.bot, "poll", poll.show())
    return poll.show()
