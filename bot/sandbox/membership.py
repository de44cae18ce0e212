"""Changes of membership, and who hears of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.accounts import Account, BotAccount
from bot.sandbox.links import shown_to
from bot.sandbox.members import CHANNEL_RIGHTS, COMMON_RIGHTS, GROUP_RIGHTS, Member
from bot.sandbox.posting import post
from bot.sandbox.updates import deliver

if TYPE_CHECKING:
    from bot.sandbox.chats import Chat
    from bot.sandbox.town import Town

Json = dict[str, Any]


def set_member(town: Town, chat: Chat, account: Account, new: Member, by: Account, link: str = "", **more: Any) -> None:
    """Give the account a new standing: updates for bots, an event for people, in groups a line in the chat. `link`: the
    address of the invitation link by which it came."""
    old = chat.member(account).copy()
    chat.members[account.id] = new
    town.touch(chat)
    change = changed(town, chat, account, old, new, by) | more
    if isinstance(account, BotAccount):
        deliver(town, account, "my_chat_member", change)
    for bot in chat.bots():
        if bot.id != account.id and chat.member(bot).administers:
            shown = {"invite_link": shown_to(town, chat, link, bot)} if link else {}
            deliver(town, bot, "chat_member", change | shown)
    town.tell("member", chat, account=account.id, status=new.status)
    if chat.is_group and old.present != new.present:
        if new.present:
            post(town, chat, {"new_chat_members": [account.brief()]}, by, silent=True)
        else:
            post(town, chat, {"left_chat_member": account.brief()}, by, silent=True)


def changed(town: Town, chat: Chat, account: Account, old: Member, new: Member, by: Account) -> Json:
    """The Bot API's `ChatMemberUpdated`."""
    user = account.brief()
    return {
        "chat": chat.brief(),
        "from": by.brief(),
        "date": int(town.now()),
        "old_chat_member": old.show(user, chat.is_channel),
        "new_chat_member": new.show(user, chat.is_channel),
    }


def administrator(chat: Chat, rights: Json) -> Member:
    """An administrator with these rights, as far as they exist in this kind of chat."""
    known = (*COMMON_RIGHTS, *(CHANNEL_RIGHTS if chat.is_channel else GROUP_RIGHTS), "is_anonymous")
    return Member("administrator", {"can_manage_chat": True} | {r: bool(rights[r]) for r in known if r in rights})


def set_blocked(town: Town, chat: Chat, person: Account, blocked: bool) -> None:
    """A person blocks a bot, or comes back."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    town.touch(chat)
    old, new = (Member("kicked" if one else "member") for one in (not blocked, blocked))
    deliver(town, chat.bot, "my_chat_member", changed(town, chat, chat.bot, old, new, person))
    town.tell("member", chat, account=chat.bot.id, status=new.status)


def migrate(town: Town, group: Chat, by: Account) -> Chat:
    """A group becomes a supergroup: a new chat with a new id, the same members, empty history."""
    from bot.sandbox.chats import Chat

    new = Chat(town, -1_000_000_000_000 - town.number("channel"), "supergroup", group.title)
    new.members = {account_id: member.copy() for account_id, member in group.members.items()}
    town.chats[new.id] = new
    town.touch(new)
    group.migrated_to = new.id
    town.touch(group)
    town.tell("chat", new)
    post(town, group, {"migrate_to_chat_id": new.id}, by, silent=True)
    post(town, new, {"migrate_from_chat_id": group.id}, by, silent=True)
    return new
