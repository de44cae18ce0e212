"""Members: ban, restrict, promote, leave."""

from __future__ import annotations

from typing import Any

from bot.sandbox.access import chat_for
from bot.sandbox.accounts import Account
from bot.sandbox.calling import Request
from bot.sandbox.chats import Chat
from bot.sandbox.errors import bad
from bot.sandbox.members import ALL_RIGHTS, PERMISSIONS, Member
from bot.sandbox.membership import administrator, set_member
from bot.sandbox.methods.register import plays

Json = dict[str, Any]
MEDIA_PERMISSIONS = PERMISSIONS[1:7]
OTHERS = ("can_send_polls", "can_send_other_messages", "can_add_web_page_previews")


def governed(request: Request, right: str) -> Chat:
    """A group or channel where the bot has this right."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    if chat.is_private:
        raise bad("can't restrict self" if request.p.get("user_id") == request.bot.id else "method is unavailable here")
    member = chat.member(request.bot)
    if not member.administers:
        raise bad("CHAT_ADMIN_REQUIRED" if chat.is_channel else "not enough rights to restrict/unrestrict chat member")
    if not member.may(right):
        raise bad(
            "not enough rights to restrict/unrestrict chat member" if "restrict" in right else "not enough rights"
        )
    return chat


def person_of(request: Request) -> Account:
    """The user that the request names."""
    account = request.town.account(request.p["user_id"])
    if account is None:
        raise bad("invalid user_id specified")
    return account


def target(request: Request, chat: Chat) -> Account:
    """A member that the bot may act upon."""
    account = person_of(request)
    if account.id == request.bot.id:
        raise bad("can't restrict self")
    if chat.member(account).status == "creator":
        raise bad("can't remove chat owner")
    if chat.member(account).status == "administrator":
        raise bad("user is an administrator of the chat")
    return account


@plays("banChatMember")
def ban_chat_member(request: Request) -> bool:
    """Remove and ban; what the member wrote stays."""
    chat = governed(request, "can_restrict_members")
    account = target(request, chat)
    set_member(request.town, chat, account, Member("kicked", until=until(request)), request.bot)
    return True


def until(request: Request) -> int:
    """When it ends: less than half a minute or more than a year from now is for ever."""
    date: int = request.p.get("until_date", 0)
    away = date - request.town.now()
    return date if 30 <= away <= 366 * 24 * 3600 else 0


@plays("unbanChatMember")
def unban_chat_member(request: Request) -> bool:
    """May come back; without only_if_banned a member is removed."""
    chat = governed(request, "can_restrict_members")
    account = person_of(request)
    if chat.member(account).status == "kicked" or not request.p.get("only_if_banned"):
        target(request, chat)
        set_member(request.town, chat, account, Member("left"), request.bot)
    return True


def sender_of(request: Request, chat: Chat) -> Chat:
    """The channel as which somebody writes in the group."""
    sender = request.town.chats.get(request.p["sender_chat_id"])
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    if sender is None or not sender.is_channel:
        raise bad("PARTICIPANT_ID_INVALID")
    return sender


@plays("banChatSenderChat")
def ban_sender_chat(request: Request) -> bool:
    """Its owner writes here no more as any of their channels."""
    chat = governed(request, "can_restrict_members")
    sender = sender_of(request, chat)
    if sender.id not in chat.banned_senders:
        chat.banned_senders.append(sender.id)
        request.town.touch(chat)
    return True


@plays("unbanChatSenderChat")
def unban_sender_chat(request: Request) -> bool:
    """The channel may speak again."""
    chat = governed(request, "can_restrict_members")
    sender = sender_of(request, chat)
    if sender.id in chat.banned_senders:
        chat.banned_senders.remove(sender.id)
        request.town.touch(chat)
    return True


@plays("restrictChatMember")
def restrict_chat_member(request: Request) -> bool:
    """Allow some things only; in supergroups."""
    chat = governed(request, "can_restrict_members")
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    account = target(request, chat)
    permissions = spread(request.p["permissions"], bool(request.p.get("use_independent_chat_permissions")))
    free = all(permissions.get(name) for name in PERMISSIONS[:10])
    there = chat.member(account).present
    new = Member("member" if there else "left")
    if not free:
        new = Member("restricted", permissions=permissions, until=until(request), in_chat=there)
    set_member(request.town, chat, account, new, request.bot)
    return True


def spread(given: Json, independent: bool) -> Json:
    """Old-fashioned permissions imply each other unless they are independent."""
    made = {name: bool(value) for name, value in given.items()}
    if independent:
        return made
    if any(made.get(name) for name in OTHERS):
        made |= dict.fromkeys((*MEDIA_PERMISSIONS, "can_send_messages"), True)
    if any(made.get(name) for name in MEDIA_PERMISSIONS):
        made["can_send_messages"] = True
    return made


@plays("promoteChatMember")
def promote_chat_member(request: Request) -> bool:
    """Give rights that the bot has itself; none at all makes a plain member."""
    chat = governed(request, "can_promote_members")
    account = person_of(request)
    rights = {right: True for right in ALL_RIGHTS if request.p.get(right)}
    own = chat.member(request.bot)
    if any(not own.may(right) for right in rights if right != "is_anonymous"):
        raise bad("not enough rights")
    if chat.member(account).status == "creator":
        raise bad("can't remove chat owner")
    set_member(request.town, chat, account, administrator(chat, rights) if rights else Member("member"), request.bot)
    return True


@plays("setChatAdministratorCustomTitle")
def set_custom_title(request: Request) -> bool:
    """An administrator's title."""
    chat = governed(request, "can_promote_members")
    member = chat.member(person_of(request))
    if member.status != "administrator":
        raise bad("user is not an administrator")
    member.custom_title = request.p["custom_title"] or None
    request.town.touch(chat)
    return True


@plays("leaveChat")
def leave_chat(request: Request) -> bool:
    """The bot goes."""
    chat = chat_for(request.town, request.bot, request.p["chat_id"])
    if chat.is_private:
        raise bad("chat member status can't be changed in private chats")
    set_member(request.town, chat, request.bot, Member("left"), request.bot)
    return True
