"""What an answer of Telegram means: aiogram's exceptions → the desk's tree. Whatever is not in this table is Unknown.

Source: the measured table of the delivery page, for aiogram 3.31.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

from desk.errors import IntegrationError, Moved, NeedsLogin, NotSent, Rejected, SlowDown, Unknown

_CODES = (
    ("bot was kicked", "gone"),
    ("bot is not a member", "gone"),
    ("chat not found", "gone"),
    ("group chat was deactivated", "gone"),
    ("group chat was deleted", "gone"),
    ("bot was blocked by the user", "blocked"),
    ("user is deactivated", "blocked"),
    ("bot can't initiate conversation", "blocked"),
    ("need administrator rights", "no_rights"),
    ("not enough rights", "no_rights"),
    ("have no rights", "no_rights"),
    ("chat_write_forbidden", "no_rights"),
    ("chat_admin_required", "no_rights"),
    ("message is too long", "too_long"),
    ("caption is too long", "too_long"),
    ("caption_too_long", "too_long"),
    ("message_too_long", "too_long"),
    ("wrong file identifier", "file_gone"),
    ("wrong remote file", "file_gone"),
    ("message is not modified", "not_modified"),
    ("message to be replied not found", "comment_gone"),
    ("replied message not found", "comment_gone"),
    ("user is an administrator", "author_runs_it"),
    ("can't remove chat owner", "author_runs_it"),
    ("participant_id_invalid", "author_gone"),
    ("user not found", "author_gone"),
    ("invalid user_id", "author_gone"),
    ("user_not_participant", "author_gone"),
    ("available only for supergroups", "cannot_do"),
    ("topic_closed", "topic_closed"),
    ("topic_deleted", "topic_gone"),
    ("message thread not found", "topic_gone"),
    ("message to edit not found", "message_gone"),
    ("message to delete not found", "message_gone"),
    ("message can't be edited", "message_locked"),
    ("message can't be deleted", "message_locked"),
    ("button_url_invalid", "bad_button"),
    ("keyboard button url", "bad_button"),
    ("query is too old", "too_late"),
)


def _code(description: str) -> str:
    text = description.lower()
    return next((code for words, code in _CODES if words in text), "rejected")


def meaning(error: BaseException) -> IntegrationError:
    """The desk's class for whatever a call raised."""
    match error:
        case IntegrationError():
            return error
        case TelegramRetryAfter():
            return SlowDown("slow_down", float(error.retry_after))
        case TelegramMigrateToChat():
            return Moved("moved", error.migrate_to_chat_id)
        case TelegramUnauthorizedError() | TelegramNotFound():
            return NeedsLogin("needs_login")
        case TelegramForbiddenError():
            return Rejected(_code(error.message))
        case TelegramEntityTooLarge():
            return Rejected("file_too_large")
        case TelegramBadRequest():
            if "failed to send message #" in error.message.lower():
                return Unknown("partly_sent")
            return Rejected(_code(error.message))
        case TelegramNetworkError():
            if isinstance(error.__cause__, ClientConnectorError):
                return NotSent("no_connection")
            timeout = isinstance(error.__cause__, asyncio.TimeoutError)
            return Unknown("timed_out" if timeout else "answer_lost")
        case TelegramConflictError() | ClientDecodeError():
            return Unknown("conflict" if isinstance(error, TelegramConflictError) else "answer_unread")
        case AiogramError():
            return Unknown("unknown")
    return Unknown("unknown", kind=type(error).__name__)


@asynccontextmanager
async def understood() -> AsyncIterator[None]:
    """Inside, whatever a call raises becomes the desk's word for it. Cancellation passes."""
    try:
        yield
    except Exception as error:
        raise meaning(error) from error
