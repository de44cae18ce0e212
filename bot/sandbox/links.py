"""Invitation links of chats: made by people and bots, and how each bot is shown them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import NotPossible

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account
    from bot.sandbox.chats import Chat
    from bot.sandbox.town import Town

Json = dict[str, Any]
_SHOWN = 8
"""Characters of somebody else's link that a bot is shown; the rest is “…” (Bot API, ChatInviteLink.invite_link)."""


def new_link(town: Town, chat: Chat, creator: Account, primary: bool, **facts: Any) -> str:
    """The address of a fresh invitation link."""
    number = town.number("link")
    address = f"https://t.me/+{number:06d}town{number:06d}"
    chat.invite_links[address] = {"creator": creator.id, "is_primary": primary} | facts
    town.touch(chat)
    return address


def shown_to(town: Town, chat: Chat, address: str, reader: Account) -> Json:
    """The Bot API's `ChatInviteLink`, as that account sees it."""
    link = chat.invite_links[address]
    creator = town.account(link["creator"]) or reader
    kept = {name: value for name, value in link.items() if name != "creator"}
    head, plus, secret = address.partition("+")
    shown = address if creator.id == reader.id else f"{head}{plus}{secret[:_SHOWN]}…"
    return {
        "invite_link": shown,
        "creator": creator.brief(),
        "creates_join_request": False,
        "is_revoked": False,
    } | kept


def opened(chat: Chat, address: str) -> None:
    """Raises NotPossible where nobody comes in by that link."""
    link = chat.invite_links.get(address)
    if link is None or link.get("is_revoked"):
        raise NotPossible("the link has expired")
