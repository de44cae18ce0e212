"""Content → the one Bot API call that sends it, or that makes a message say it. Preview and publication are this."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    SendAnimation,
    SendAudio,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendPoll,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    InputPollOption,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
    User,
)

from desk.errors import Refused
from desk.model.content import Content, Entity, LinkPreview, Media, MediaKind

_SPOILED = {MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.ANIMATION}
_SEND: dict[MediaKind, type[TelegramMethod[Any]]] = {
    MediaKind.PHOTO: SendPhoto,
    MediaKind.VIDEO: SendVideo,
    MediaKind.ANIMATION: SendAnimation,
    MediaKind.DOCUMENT: SendDocument,
    MediaKind.AUDIO: SendAudio,
    MediaKind.VOICE: SendVoice,
    MediaKind.VIDEO_NOTE: SendVideoNote,
    MediaKind.STICKER: SendSticker,
}
_INPUT: dict[MediaKind, type[Any]] = {
    MediaKind.PHOTO: InputMediaPhoto,
    MediaKind.VIDEO: InputMediaVideo,
    MediaKind.ANIMATION: InputMediaAnimation,
    MediaKind.DOCUMENT: InputMediaDocument,
    MediaKind.AUDIO: InputMediaAudio,
}


def to_entities(entities: Sequence[Entity]) -> list[MessageEntity] | None:
    made = []
    for entity in entities:
        facts: dict[str, Any] = dict(entity.facts)
        if (user_id := facts.pop("user_id", None)) is not None:
            facts["user"] = User(id=user_id, is_bot=False, first_name="")
        made.append(MessageEntity(type=entity.kind, offset=entity.offset, length=entity.length, **facts))
    return made or None


def _keyboard(content: Content) -> InlineKeyboardMarkup | None:
    if not content.buttons:
        return None
    rows = [[InlineKeyboardButton(text=b.label, url=b.url) for b in row] for row in content.buttons]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _preview(content: Content) -> LinkPreviewOptions:
    return _preview_options(content.link_preview, content.preview_url, content.preview_size)


@lru_cache(maxsize=64)  # nearly all posts have the same, and making it is a seventh of a call's time
def _preview_options(preview: LinkPreview, url: str, size: str) -> LinkPreviewOptions:
    if preview is LinkPreview.OFF:
        return LinkPreviewOptions(is_disabled=True)
    return LinkPreviewOptions(
        is_disabled=False,
        show_above_text=preview is LinkPreview.ABOVE,
        url=url or None,
        prefer_small_media=size == "small" or None,
        prefer_large_media=size == "large" or None,
    )


def _caption(said: Content | Media) -> dict[str, Any]:
    """What stands under a file. An empty parse mode would be the bot's default: captions carry entities instead."""
    if not said.text:
        return {}
    return {"caption": said.text, "caption_entities": to_entities(said.entities), "parse_mode": None}


def _look(content: Content, kind: MediaKind) -> dict[str, Any]:
    look: dict[str, Any] = {}
    if kind in _SPOILED:
        if content.spoiler:
            look["has_spoiler"] = True
        if content.caption_above and content.text:
            look["show_caption_above_media"] = True
    return look


_BARE = {MediaKind.VIDEO_NOTE, MediaKind.STICKER}
"""Files under which nothing is said."""


def send_call(
    part: Content, chat_id: int, answered: int | None = None, topic_id: int | None = None
) -> TelegramMethod[Any]:
    """The call that sends one part (see Content.parts) to a chat or a topic of it; `answered` is the message that it
    answers, and where that is gone nothing is sent."""
    common: dict[str, Any] = {"chat_id": chat_id}
    if topic_id is not None:
        common["message_thread_id"] = topic_id
    if answered is not None:
        common["reply_parameters"] = ReplyParameters(message_id=answered, allow_sending_without_reply=False)
    if part.silent:
        common["disable_notification"] = True
    if part.protected:
        common["protect_content"] = True
    if part.poll:
        return _poll(part, common)
    if part.album:
        return SendMediaGroup(media=_album(part), **common)
    common["reply_markup"] = _keyboard(part)
    if not part.media:
        return SendMessage(
            text=part.text,
            entities=to_entities(part.entities),
            parse_mode=None,
            link_preview_options=_preview(part),
            **common,
        )
    media = part.media[0]
    caption = {} if media.kind in _BARE else _caption(part)
    return _SEND[media.kind](**{media.kind.value: media.ref}, **caption, **_look(part, media.kind), **common)


def _poll(part: Content, common: dict[str, Any]) -> TelegramMethod[Any]:
    poll = part.poll
    assert poll is not None  # noqa: S101 - the caller looked
    quiz: dict[str, Any] = {}
    if poll.quiz:
        quiz = {"type": "quiz", "correct_option_ids": list(poll.correct)}
        if poll.explanation:
            quiz |= {
                "explanation": poll.explanation,
                "explanation_entities": to_entities(poll.explanation_entities),
                "explanation_parse_mode": None,
            }
    return SendPoll(
        question=poll.question,
        question_entities=to_entities(poll.question_entities),
        question_parse_mode=None,
        options=[InputPollOption(text=o, text_parse_mode=None) for o in poll.options],
        is_anonymous=True,  # channels know no other polls, and the preview is the post
        allows_multiple_answers=poll.multiple or None,
        allows_revoting=poll.revoting,
        reply_markup=_keyboard(part),
        **quiz,
        **common,
    )


def _input(media: Media, content: Content, first: bool) -> Any:
    """The content's text stands under its first file."""
    return _INPUT[media.kind](media=media.ref, **_caption(content if first else media), **_look(content, media.kind))


def _album(part: Content) -> list[Any]:
    return [_input(media, part, first=i == 0) for i, media in enumerate(part.media)]


def amend_calls(part: Content, chat_id: int, ids: Sequence[int]) -> list[TelegramMethod[Any]]:
    """The calls that make messages which are out say this part instead.

    Raises:
        Refused: `cannot_amend` where Telegram has no way from the one to the other.
    """
    if not ids or part.poll or len(ids) != max(len(part.media), 1):
        raise Refused("cannot_amend")
    if not part.media:
        return [
            EditMessageText(
                chat_id=chat_id,
                message_id=ids[0],
                text=part.text,
                entities=to_entities(part.entities),
                parse_mode=None,
                link_preview_options=_preview(part),
                reply_markup=_keyboard(part),
            )
        ]
    if any(m.kind not in _INPUT for m in part.media):
        return [_amend_caption(part, chat_id, ids[0])]
    keyboard = None if part.album else _keyboard(part)
    return [
        EditMessageMedia(chat_id=chat_id, message_id=i, media=_input(media, part, first=n == 0), reply_markup=keyboard)
        for n, (i, media) in enumerate(zip(ids, part.media, strict=True))
    ]


def _amend_caption(part: Content, chat_id: int, message_id: int) -> TelegramMethod[Any]:
    """Voice and video notes and stickers cannot be exchanged: only what stands under them."""
    if part.media[0].kind in _BARE:
        return EditMessageReplyMarkup(chat_id=chat_id, message_id=message_id, reply_markup=_keyboard(part))
    return EditMessageCaption(chat_id=chat_id, message_id=message_id, **_caption(part), reply_markup=_keyboard(part))
