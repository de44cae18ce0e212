"""The desk's Network port over a Bot."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Bot
from aiogram.enums import ChatMemberStatus
from aiogram.methods import DeleteMessages
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner, Message, ResultChatMemberUnion

from desk.errors import Rejected
from desk.model.content import Content
from desk.model.network import Identity, Inspection, Limits, Sent
from integrations.telegram.answers import understood
from integrations.telegram.calls import amend_calls, send_call
from integrations.telegram.limits import LIMITS

_RIGHTS = {"can_post_messages": "post", "can_edit_messages": "edit", "can_delete_messages": "delete"}
_POWERS = {"can_delete_messages": "delete", "can_restrict_members": "restrict"}
_DELETE_AT_ONCE = 100  # deleteMessages takes 1-100 ids


class TelegramNetwork:
    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    @property
    def limits(self) -> Limits:
        return LIMITS

    async def publish(self, part: Content, chat_id: int, topic_id: int | None = None) -> Sent:
        """Send one part; the ids of its messages (an album has several) and the link of the first."""
        async with understood():
            answer = await self.bot(send_call(part, chat_id, topic_id=topic_id))
            messages: list[Message] = answer if isinstance(answer, list) else [answer]
            poll = messages[0].poll
            return Sent(tuple(m.message_id for m in messages), _link(messages[0]), poll.id if poll else "")

    async def amend(self, part: Content, chat_id: int, ids: Sequence[int]) -> None:
        for call in amend_calls(part, chat_id, ids):
            try:
                async with understood():
                    await self.bot(call)
            except Rejected as error:
                if error.code != "not_modified":
                    raise

    async def remove(self, chat_id: int, ids: Sequence[int]) -> None:
        for start in range(0, len(ids), _DELETE_AT_ONCE):
            try:
                async with understood():
                    await self.bot(
                        DeleteMessages(chat_id=chat_id, message_ids=list(ids[start : start + _DELETE_AT_ONCE]))
                    )
            except Rejected as error:
                if error.code != "message_gone":
                    raise

    async def pin(self, chat_id: int, message_id: int) -> None:
        async with understood():
            await self.bot.pin_chat_message(chat_id, message_id, disable_notification=True)

    async def followers(self, chat_id: int) -> int:
        """How many are in the chat: getChatMemberCount."""
        async with understood():
            return await self.bot.get_chat_member_count(chat_id)

    async def inspect(self, chat_id: int) -> Inspection:
        """What the bot is and may do in a channel or group.

        Raises:
            Rejected: `gone` where it is no member.
        """
        async with understood():
            chat = await self.bot.get_chat(chat_id)
            me = await self.bot.get_chat_member(chat_id, self.bot.id)
            lacks = _lacks(chat, me)
            if chat.linked_chat_id and not await self._reads(chat.linked_chat_id):
                lacks |= {"discussion"}
            return Inspection(chat.title or "", chat.username or "", chat.linked_chat_id, frozenset(lacks))

    async def identity(self) -> Identity:
        async with understood():
            me = await self.bot.get_me()
            told = await self.bot.get_my_description()
            briefly = await self.bot.get_my_short_description()
            photos = await self.bot.get_user_profile_photos(me.id, limit=1)
        return Identity(
            me.full_name,
            me.username or "",
            pictured=photos.total_count > 0,
            described=bool(told.description or briefly.short_description),
            hears_all=bool(me.can_read_all_group_messages),
        )

    async def powers(self, group_id: int) -> frozenset[str]:
        async with understood():
            me = await self.bot.get_chat_member(group_id, self.bot.id)
        if me.status in ("left", "kicked"):
            raise Rejected("gone")
        if isinstance(me, ChatMemberOwner):
            return frozenset(_POWERS.values())
        if not isinstance(me, ChatMemberAdministrator):
            return frozenset()
        return frozenset(power for right, power in _POWERS.items() if getattr(me, right))

    async def _reads(self, group_id: int) -> bool:
        """Whether comments in the discussion group reach the bot: it is an administrator there, or privacy is off."""
        try:
            async with understood():
                member = await self.bot.get_chat_member(group_id, self.bot.id)
                if isinstance(member, (ChatMemberAdministrator, ChatMemberOwner)):
                    return True
                me = await self.bot.me()
                return member.status is ChatMemberStatus.MEMBER and bool(me.can_read_all_group_messages)
        except Rejected:
            return False


def _lacks(chat: ChatFullInfo, me: ResultChatMemberUnion) -> set[str]:
    if me.status in ("left", "kicked"):
        return {"gone"}
    if chat.type != "channel":
        may_speak = me.status != "restricted" or bool(getattr(me, "can_send_messages", False))
        return set() if may_speak else {"post"}
    if not isinstance(me, ChatMemberAdministrator):
        return set(_RIGHTS.values())
    return {lack for right, lack in _RIGHTS.items() if not getattr(me, right)}


def _link(message: Message) -> str:
    return message.get_url(force_private=False) or ""
