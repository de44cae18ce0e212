"""get…: updates, the bot itself, chats, members, files."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.files import DOWNLOAD_LIMIT
from bot.sandbox.members import PERMISSIONS
from bot.sandbox.methods.register import plays
from bot.sandbox.updates import get_updates

Json = dict[str, Any]
GIFTS = {
    "unlimited_gifts": True, "limited_gifts": True, "unique_gifts": True, "premium_subscription": True,
    "gifts_from_channels": True,
}  # fmt: skip


@plays("getUpdates")
async def updates(request: Request) -> list[Json]:
    """What waits in the mailbox."""
    return await get_updates(request.town, request.bot, request.p)


@plays("getMe")
def get_me(request: Request) -> Json:
    """The bot itself."""
    return request.bot.me()


@plays("getChat")
def get_chat(request: Request) -> Json:
    """The Bot API's `ChatFullInfo`."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"], "read")
    shown = chat.brief() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    if chat.username:
        shown["active_usernames"] = [chat.username]
    if chat.description:
        shown["description"] = chat.description
    if chat.linked_id is not None:
        shown["linked_chat_id"] = chat.linked_id
    if chat.protected:
        shown["has_protected_content"] = True
    if chat.is_group:
        shown["permissions"] = {name: chat.permissions.get(name, True) for name in PERMISSIONS}
    if chat.pinned and (message := chat.messages.get(max(chat.pinned))):
        shown["pinned_message"] = message.show(with_reply=False)
    if chat.is_channel:
        shown["can_send_paid_media"] = False
    return shown


def shown_member(chat: Chat, request: Request, account_id: int) -> Json:
    """One `ChatMember`."""
    account = request.town.account(account_id)
    if account is None:
        raise bad("PARTICIPANT_ID_INVALID")
    shown = chat.member(account).show(account.brief(), chat.is_channel)
    if shown["status"] == "administrator":
        shown["can_be_edited"] = chat.member(request.bot).may("can_promote_members") and account_id != request.bot.id
    return shown


@plays("getChatMember")
def get_chat_member(request: Request) -> Json:
    """One member; in channels for administrators only, except about the bot itself."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"], "read")
    if chat.is_private:
        user = request.town.account(request.p["user_id"])
        if user is None or user.id not in (chat.id, request.bot.id):
            raise bad("user not found")
        return {"status": "member", "user": user.brief()}
    user_id = request.p["user_id"]
    if chat.is_channel and user_id != request.bot.id and not chat.member(request.bot).administers:
        raise bad("member list is inaccessible")
    if request.town.account(user_id) is None:
        raise bad("user not found")
    return shown_member(chat, request, user_id)


@plays("getChatAdministrators")
def get_chat_administrators(request: Request) -> list[Json]:
    """Owner and administrators; of the bots only this one, unless all are asked for."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"], "read")
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    if chat.is_channel and not chat.member(request.bot).administers:
        raise bad("member list is inaccessible")
    bots = request.town.bots
    return [
        shown_member(chat, request, account_id)
        for account_id, member in chat.members.items()
        if member.administers
        and (account_id not in bots or account_id == request.bot.id or request.p.get("return_bots"))
    ]


@plays("getChatMemberCount")
def get_chat_member_count(request: Request) -> int:
    """How many are in the chat."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"], "read")
    return 2 if chat.is_private else chat.crowd + sum(member.present for member in chat.members.values())


@plays("getUserProfilePhotos")
def get_user_profile_photos(request: Request) -> Json:
    """The bot's own pictures; people of the town have none."""
    account = request.town.account(request.p["user_id"])
    if account is None:
        raise bad("user not found")
    found: list[str] = getattr(account, "photos", [])
    first, most = request.p.get("offset") or 0, request.p.get("limit") or 100
    shown = [request.town.files.by_id[one] for one in found[first : first + most]]
    return {"total_count": len(found), "photos": [[file.brief() | {"width": 640, "height": 640}] for file in shown]}


@plays("getFile")
def get_file(request: Request) -> Json:
    """Where to download a file."""
    file = request.town.files.by_id.get(request.p["file_id"])
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return file.brief() | {"file_path": file.path}
