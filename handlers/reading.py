"""A Telegram message → Content, with what a bot will not be able to repeat named."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import Message, MessageEntity

from desk.model.content import Content, Entity, Media, MediaKind, Poll

_AUTOMATIC = frozenset(
    {"bot_command", "cashtag", "hashtag", "mention", "url", "email", "phone_number", "bank_card_number"}
)
"""Found by Telegram itself in the text: not formatting, but what preflight looks at."""

_KEPT = ("url", "language", "custom_emoji_id", "unix_time", "date_time_format")


def read_entities(entities: Sequence[MessageEntity] | None) -> tuple[Entity, ...]:
    found = []
    for entity in entities or ():
        facts = [(name, value) for name in _KEPT if (value := getattr(entity, name)) is not None]
        if entity.user is not None:
            facts.append(("user_id", entity.user.id))
        found.append(Entity(str(entity.type), entity.offset, entity.length, tuple(facts)))
    return tuple(found)


def _lost(entities: Sequence[Entity]) -> tuple[str, ...]:
    """Custom emoji are for bots with a bought user name alone; a mention by name works for people the bot has met."""
    kinds = {e.kind for e in entities}
    return tuple(kind for kind in ("custom_emoji", "text_mention") if kind in kinds)


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
    correct = getattr(poll, "correct_option_ids", None) or (
        [poll.correct_option_id] if poll.correct_option_id is not None else []
    )
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
    )


def read_content(message: Message) -> Content | None:
    """What the message says, or None for what cannot be a post (stickers, locations, service messages …)."""
    media, poll = _media(message), _poll(message)
    text = message.text or message.caption or ""
    if not (text or media or poll):
        return None
    entities = read_entities(message.entities or message.caption_entities)
    lost = list(_lost(entities))
    if poll and poll.quiz and not poll.correct:
        lost.append("quiz_answer")  # Telegram shows a forwarded quiz's right answer to nobody
    return Content(
        text=text,
        entities=entities,
        media=(media,) if media else (),
        poll=poll,
        caption_above=bool(message.show_caption_above_media),
        spoiler=bool(message.has_media_spoiler),
        lost=tuple(lost),
    )


def formatting(content: Content) -> tuple[Entity, ...]:
    """The entities that somebody made, without those that Telegram finds by itself."""
    return tuple(e for e in content.entities if e.kind not in _AUTOMATIC)
