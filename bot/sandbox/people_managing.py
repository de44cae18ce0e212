"""What people do with chats: founding, joining, promoting, blocking, pinning."""

from __future__ import annotations

from typing import Any

from bot.sandbox.accounts import Account, BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.links import new_link, opened
from bot.sandbox.members import ALL_RIGHTS, Member
from bot.sandbox.membership import administrator, migrate, set_blocked, set_member
from bot.sandbox.messages import Message
from bot.sandbox.pinning import pin
from bot.sandbox.posting import post

Json = dict[str, Any]


class Managing(Account):
    """The managing side of a person."""

    def create_channel(self, title: str, username: str | None = None, *, signatures: bool = False) -> Chat:
        """A channel; public with a username."""
        from bot.sandbox.founding import found_chat

        chat = found_chat(self.town, "channel", title, self, username)
        chat.signatures = signatures
        post(self.town, chat, {"channel_chat_created": True}, self, sender_chat_id=chat.id, silent=True)
        self.town.keep()
        return chat

    def create_group(
        self, title: str, username: str | None = None, *, supergroup: bool = True, forum: bool = False
    ) -> Chat:
        """A supergroup, or a plain group; a forum has topics."""
        from bot.sandbox.founding import found_chat

        chat = found_chat(self.town, "supergroup" if supergroup else "group", title, self, username)
        chat.is_forum = forum
        created = "supergroup_chat_created" if supergroup else "group_chat_created"
        post(self.town, chat, {created: True}, self, silent=True)
        self.town.keep()
        return chat

    def link_discussion(self, channel: Chat, group: Chat) -> None:
        """The group becomes the place of comments on the channel's posts from now on."""
        if group.type != "supergroup" or not channel.is_channel:
            raise NotPossible("a channel is linked with a supergroup")
        self.need(channel, "can_change_info")
        channel.linked_id, group.linked_id = group.id, channel.id
        self.town.touch(channel)
        self.town.touch(group)
        self.town.tell("chat", channel)
        self.town.keep()

    def need(self, chat: Chat, right: str) -> None:
        """Raises NotPossible without the right."""
        if not chat.member(self).may(right):
            raise NotPossible(f"needs {right} in {chat.title}")

    def add(self, chat: Chat, account: Account) -> None:
        """Invite somebody into a group."""
        if chat.is_channel and isinstance(account, BotAccount):
            raise NotPossible("bots come into channels as administrators")
        self._set(chat, account, Member("member"))

    def invite_by_link(self, chat: Chat, name: str = "", *, main: bool = False) -> str:
        """The address of a new invitation link, which may have a name."""
        self.need(chat, "can_invite_users")
        address = new_link(self.town, chat, self, main, **({"name": name} if name else {}))
        self.town.tell("chat", chat)
        self.town.keep()
        return address

    def join(self, chat: Chat, link: str = "", *, folder: bool = False) -> None:
        """Join by an invitation link, by a shared folder, or a public chat; any other by an invitation that is not
        played."""
        if chat.member(self).status == "kicked":
            raise NotPossible("banned")
        if link:
            opened(chat, link)
        more = {"via_chat_folder_invite_link": True} if folder else {}
        set_member(self.town, chat, self, Member("member"), self, link, **more)
        self.town.keep()

    def leave(self, chat: Chat) -> None:
        """Leave."""
        self._set(chat, self, Member("left"))

    def promote(self, chat: Chat, account: Account, **rights: bool) -> None:
        """Make somebody an administrator; without rights named, with all but adding administrators."""
        self.need(chat, "can_promote_members")
        every = dict.fromkeys(ALL_RIGHTS, True) | {"can_promote_members": False, "is_anonymous": False}
        self._set(chat, account, administrator(chat, rights or every))

    def demote(self, chat: Chat, account: Account) -> None:
        """No administrator any more; a bot leaves the channel with its rights."""
        self.need(chat, "can_promote_members")
        gone = chat.is_channel and isinstance(account, BotAccount)
        self._set(chat, account, Member("left" if gone else "member"))

    def kick(self, chat: Chat, account: Account) -> None:
        """Remove and ban."""
        self.need(chat, "can_restrict_members")
        self._set(chat, account, Member("kicked"))

    def restrict(self, chat: Chat, account: Account, **permissions: bool) -> None:
        """Restrict; what is not named is not allowed."""
        self.need(chat, "can_restrict_members")
        self._set(chat, account, Member("restricted", permissions=permissions))

    def _set(self, chat: Chat, account: Account, member: Member) -> None:
        set_member(self.town, chat, account, member, self)
        self.town.keep()

    def block(self, bot: BotAccount) -> None:
        """Stop and block the bot."""
        set_blocked(self.town, self.town.private[bot.id, self.id], self, True)
        self.town.keep()

    def unblock(self, bot: BotAccount) -> None:
        """Restart the bot without writing to it."""
        set_blocked(self.town, self.town.private[bot.id, self.id], self, False)
        self.town.keep()

    def pin(self, message: Message) -> None:
        """Pin a message; the chat gets a line about it."""
        chat = message.chat
        if not chat.is_private:
            self.need(chat, "can_edit_messages" if chat.is_channel else "can_pin_messages")
        pin(self.town, message, self, quiet=True)
        self.town.keep()

    def rename(self, chat: Chat, title: str) -> None:
        """A new title."""
        self.need(chat, "can_change_info")
        chat.title = title
        self.town.touch(chat)
        sender = chat.id if chat.is_channel else None
        post(self.town, chat, {"new_chat_title": title}, self, sender_chat_id=sender, silent=True)
        self.town.keep()

    def make_supergroup(self, group: Chat) -> Chat:
        """The group becomes a supergroup with a new id."""
        if group.type != "group" or group.migrated_to is not None:
            raise NotPossible("only a plain group can become a supergroup")
        new = migrate(self.town, group, self)
        self.town.keep()
        return new
