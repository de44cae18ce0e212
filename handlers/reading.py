"""A Telegram message → Content, with what a bot will not be able to repeat named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram.enums import ContentType
from aiogram.types import (
    LinkPreviewOptions,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)
from aiogram.types import Poll as TelegramPoll

from desk.model.content import Button, Content, Entity, LinkPreview, Media, MediaKind, Poll

_SAID = frozenset(
    {
        *(ContentType.TEXT, ContentType.PHOTO, ContentType.LIVE_PHOTO, ContentType.VIDEO, ContentType.ANIMATION),
        *(ContentType.DOCUMENT, ContentType.AUDIO, ContentType.VOICE, ContentType.VIDEO_NOTE, ContentType.POLL),
        *(ContentType.STICKER, ContentType.STORY, ContentType.PAID_MEDIA, ContentType.RICH_MESSAGE),
        *(ContentType.LOCATION, ContentType.VENUE, ContentType.CONTACT, ContentType.DICE, ContentType.GAME),
        *(ContentType.CHECKLIST, ContentType.GIVEAWAY, ContentType.INVOICE),
    }
)
"""What people send; all else is Telegram's."""

_KEPT = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")


def read_entities(entities: Sequence[MessageEntity] | None) -> tuple[Entity, ...]:
    found = []
    for entity in entities or ():
        facts = [(name, value) for name in _KEPT if (value := getattr(entity, name)) is not None]
        if entity.user is not None:
            facts.append(("user_id", entity.user.id))
        found.append(Entity(str(entity.type), entity.offset, entity.length, tuple(facts)))
    return tuple(found)


def _media(message: Message) -> Media | None:
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return Media(MediaKind.PHOTO, best.file_id, best.file_unique_id, size=best.file_size or 0)
    for kind in (
        MediaKind.ANIMATION,  # an animation is a document too: it goes first
        MediaKind.VIDEO,
        MediaKind.DOCUMENT,
        MediaKind.AUDIO,
        MediaKind.VOICE,
        MediaKind.VIDEO_NOTE,
    ):
        file = getattr(message, kind.value)
        if file is not None:
            return Media(
                kind,
                file.file_id,
                file.file_unique_id,
                name=getattr(file, "file_name", None) or "",
                size=file.file_size or 0,
                duration=int(getattr(file, "duration", 0) or 0),
            )
    return None


def _poll(message: Message) -> Poll | None:
    poll = message.poll
    if poll is None:
        return None
    correct = poll.correct_option_ids or ([poll.correct_option_id] if poll.correct_option_id is not None else [])
    return Poll(
        question=poll.question,
        options=tuple(option.text for option in poll.options),
        question_entities=read_entities(poll.question_entities),
        anonymous=poll.is_anonymous,
        multiple=poll.allows_multiple_answers,
        quiz=poll.type == "quiz",
        correct=tuple(correct),
        explanation=poll.explanation or "",
        explanation_entities=read_entities(poll.explanation_entities),
        revoting=poll.allows_revoting,
    )


def _lost(message: Message, entities: Sequence[Entity], poll: Poll | None) -> tuple[str, ...]:
    """What the message has and a bot cannot repeat."""
    kinds = {e.kind for e in (*entities, *(poll.question_entities if poll else ()))}
    known: tuple[str, ...] = ("custom_emoji", "text_mention")
    found = [kind for kind in known if kind in kinds]
    if poll and poll.quiz and not poll.correct:
        found.append("quiz_answer")  # Telegram shows a forwarded quiz's right answer to nobody
    if message.poll and _more_than_asked(message.poll):
        found.append("poll_extras")
    if message.live_photo:
        found.append("live_photo")
    return tuple(found)


def _more_than_asked(poll: TelegramPoll) -> bool:
    """A description, pictures, a time to close."""
    extras = (poll.description, poll.media, poll.explanation_media, poll.open_period, poll.close_date)
    return any(extras) or any(option.media for option in poll.options)


def _buttons(message: Message) -> tuple[tuple[Button, ...], ...]:
    """Link buttons of a forwarded post; others do nothing outside their chat."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    kept = [tuple(Button(b.text, b.url) for b in row if b.url) for row in rows]
    return tuple(row for row in kept if row)


def _origin(message: Message) -> str:
    """Whom it was forwarded from, unless it is the sender's own."""
    match message.forward_origin:
        case MessageOriginChannel(chat=chat) | MessageOriginChat(sender_chat=chat):
            return f"@{chat.username}" if chat.username else chat.title or ""
        case MessageOriginUser(sender_user=user):
            own = message.from_user is not None and message.from_user.id == user.id
            return "" if own else user.full_name
        case MessageOriginHiddenUser(sender_user_name=name):
            return name
    return ""


def _preview(options: LinkPreviewOptions | None) -> dict[str, Any]:
    """How the author wants the preview of a link."""
    if options is None:
        return {}
    if options.is_disabled:
        return {"link_preview": LinkPreview.OFF}
    size = "small" if options.prefer_small_media else "large" if options.prefer_large_media else ""
    where = LinkPreview.ABOVE if options.show_above_text else LinkPreview.BELOW
    return {"link_preview": where, "preview_url": options.url or "", "preview_size": size}


def read_content(message: Message) -> Content | None:
    """What the message says, or None for what cannot be a post (stickers, locations, service messages …)."""
    media, poll = _media(message), _poll(message)
    text = message.text or message.caption or ""
    if not (text or media or poll):
        return None
    entities = read_entities(message.entities or message.caption_entities)
    content = Content(
        text=text,
        entities=entities,
        media=(media,) if media else (),
        poll=poll,
        buttons=_buttons(message),
        caption_above=bool(message.show_caption_above_media),
        spoiler=bool(message.has_media_spoiler),
        lost=_lost(message, entities, poll),
        origin=_origin(message),
    )
    return replace(content, **_preview(message.link_preview_options)) if message.text else content


def read_answer(message: Message) -> Content | None:
    """What the message says to a reader: all that a post can say, and stickers."""
    sticker = message.sticker
    if sticker is not None:
        media = Media(MediaKind.STICKER, sticker.file_id, sticker.file_unique_id, size=sticker.file_size or 0)
        return Content(media=(media,))
    return read_content(message)


def is_service(message: Message) -> bool:
    """Telegram's own lines in a chat (something was pinned, a timer was set …): nobody says anything by them."""
    return message.content_type not in _SAID
