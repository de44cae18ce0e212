"""Keyboards: what Telegram drops silently, and what it refuses."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from bot.sandbox.chats import Chat
from bot.sandbox.entities.links import checked
from bot.sandbox.errors import bad

Json = dict[str, Any]
IN_A_ROW, IN_ALL = 12, 300
LOOKS = ("text", "style", "icon_custom_emoji_id")
LOCAL = re.compile(
    r"localhost$|.*\.(local|localhost|internal)$|127\.|10\.|192\.168\.|169\.254\.|0\.|172\.(1[6-9]|2\d|3[01])\.",
    re.IGNORECASE,
)


def markup_for(chat: Chat, markup: Json | None) -> Json | None:
    """The keyboard as Telegram keeps it; None when nothing is left of it. Raises ApiError 400."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        rows = trimmed(markup["inline_keyboard"])
        for row in rows:
            for button in row:
                check_inline(chat, button)
        return {"inline_keyboard": rows} if rows else None
    if chat.is_channel:
        raise bad("inline keyboard expected")
    if "keyboard" in markup:
        rows = trimmed([[{"text": b} if isinstance(b, str) else b for b in row] for row in markup["keyboard"]])
        for row in rows:
            for button in row:
                check_reply(chat, button)
        return markup | {"keyboard": rows} if rows else None
    return markup


def trimmed(rows: list[list[Json]]) -> list[list[Json]]:
    """Without empty labels, without what is too much, without empty rows."""
    kept: list[list[Json]] = []
    left = IN_ALL
    for row in rows:
        buttons = [button for button in row if button["text"]][: min(IN_A_ROW, left)]
        left -= len(buttons)
        if buttons:
            kept.append(buttons)
    return kept


def check_inline(chat: Chat, button: Json) -> None:
    """One inline button."""
    actions = [name for name in button if name not in LOOKS]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad(f"can't parse inline keyboard button: only one of {', '.join(actions)} may be used")
    if (data := button.get("callback_data")) is not None and not 1 <= len(data.encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if (url := button.get("url")) is not None:
        check_url(url)
    if "web_app" in button:
        if not chat.is_private:
            raise bad("BUTTON_TYPE_INVALID")
        if not button["web_app"]["url"].startswith("https://"):
            url = button["web_app"]["url"]
            raise bad(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    if (copied := button.get("copy_text")) is not None and not 1 <= len(copied["text"]) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def check_url(url: str) -> None:
    """Addresses of buttons are public ones."""
    target = checked(url)
    host = urlsplit(target).hostname if target else None
    if target is None or (target.startswith(("http", "ftp")) and (host is None or LOCAL.match(host))):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def check_reply(chat: Chat, button: Json) -> None:
    """One button of a reply keyboard."""
    actions = [name for name in button if name not in LOOKS]
    if len(actions) > 1:
        raise bad("can't parse keyboard button: more than one action")
    if actions and actions[0].startswith("request_") and not chat.is_private:
        raise bad(f"{'Chats' if actions[0] == 'request_chat' else 'This'} can be requested in private chats only")
    if (wanted := button.get("request_chat")) is not None:
        need = {k for k, v in (wanted.get("bot_administrator_rights") or {}).items() if v}
        have = {k for k, v in (wanted.get("user_administrator_rights") or {}).items() if v}
        if need - have:
            raise bad(
                "BUTTON_USER_RIGHTS_INVALID: user_administrator_rights must be a superset of bot_administrator_rights"
            )
