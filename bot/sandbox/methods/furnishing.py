"""Chats: title, description, photo, permissions, invitation links."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.links import new_link, shown_to
from bot.sandbox.methods.moderating import spread
from bot.sandbox.methods.register import plays
from bot.sandbox.posting import post

Json = dict[str, Any]


def owned(request: Request, right: str, words: str) -> Chat:
    """A group or channel where the bot has this right."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    if chat.is_private:
        raise bad("method is available only for groups and supergroups")
    if not chat.member(request.bot).may(right):
        raise bad(f"not enough rights to {words}")
    return chat


def note(request: Request, chat: Chat, content: Json) -> None:
    """A line in the chat about what was changed."""
    sender = chat.id if chat.is_channel else None
    post(request.town, chat, content, request.bot, sender_chat_id=sender, silent=True)
    request.town.touch(chat)
    request.town.tell("chat", chat)


@plays("setChatTitle")
def set_chat_title(request: Request) -> bool:
    """A new title."""
    chat = owned(request, "can_change_info", "change chat title")
    if not 1 <= len(request.p["title"].strip()) <= 128:
        raise bad("chat title is empty" if not request.p["title"].strip() else "chat title is too long")
    chat.title = request.p["title"].strip()
    note(request, chat, {"new_chat_title": chat.title})
    return True


@plays("setChatDescription")
def set_chat_description(request: Request) -> bool:
    """A new description."""
    chat = owned(request, "can_change_info", "set chat description")
    told = request.p.get("description") or None
    if told == chat.description:
        raise bad("chat description is not modified")
    chat.description = told
    request.town.touch(chat)
    return True


@plays("setChatPhoto")
def set_chat_photo(request: Request) -> bool:
    """A new photo."""
    chat = owned(request, "can_change_info", "change chat photo")
    file = request.town.files.resolve(request.p["photo"], "photo", request.files)
    chat.photo = {"file_id": file.file_id, "file_unique_id": file.unique_id}
    note(request, chat, {"new_chat_photo": request.town.files.photo_sizes(file)})
    return True


@plays("deleteChatPhoto")
def delete_chat_photo(request: Request) -> bool:
    """No photo."""
    chat = owned(request, "can_change_info", "change chat photo")
    chat.photo = None
    note(request, chat, {"delete_chat_photo": True})
    return True


@plays("setChatPermissions")
def set_chat_permissions(request: Request) -> bool:
    """What plain members may do."""
    chat = owned(request, "can_restrict_members", "change chat permissions")
    independent = bool(request.p.get("use_independent_chat_permissions"))
    given = spread(request.p["permissions"], independent)
    from bot.sandbox.members import PERMISSIONS

    chat.permissions = {name: bool(given.get(name)) for name in PERMISSIONS}
    request.town.touch(chat)
    return True


LINK_FACTS = ("name", "expire_date", "member_limit", "creates_join_request")


@plays("exportChatInviteLink")
def export_chat_invite_link(request: Request) -> str:
    """A new primary link; the old one is revoked."""
    chat = owned(request, "can_invite_users", "manage chat invite link")
    for link in chat.invite_links.values():
        if link["is_primary"] and link["creator"] == request.bot.id:
            link["is_revoked"] = True
    return new_link(request.town, chat, request.bot, True)


@plays("createChatInviteLink")
def create_chat_invite_link(request: Request) -> Json:
    """A further link."""
    chat = owned(request, "can_invite_users", "manage chat invite link")
    facts = {name: request.p[name] for name in LINK_FACTS if name in request.p}
    address = new_link(request.town, chat, request.bot, False, **facts)
    return shown_to(request.town, chat, address, request.bot)


@plays("editChatInviteLink", "revokeChatInviteLink")
def change_chat_invite_link(request: Request) -> Json:
    """Change or revoke a link of the bot."""
    chat = owned(request, "can_invite_users", "manage chat invite link")
    link = chat.invite_links.get(request.p["invite_link"])
    if link is None or link["creator"] != request.bot.id:
        raise bad("INVITE_HASH_EXPIRED")
    if request.method == "revokeChatInviteLink":
        link["is_revoked"] = True
    else:
        link.update({name: request.p[name] for name in LINK_FACTS if name in request.p})
    request.town.touch(chat)
    return shown_to(request.town, chat, request.p["invite_link"], request.bot)
