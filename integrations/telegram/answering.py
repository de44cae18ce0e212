"""The way back to a reader in a Telegram group: answer in the thread, edit, delete, ban, restrict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from aiogram import Bot
from aiogram.types import ChatMemberAdministrator, ChatMemberOwner, ChatPermissions, Message

from desk.errors import Refused, Rejected
from desk.model.content import Content
from desk.model.inbox import Author, Comment, Source
from desk.model.source import Abilities, Answered
from integrations.telegram.answers import understood
from integrations.telegram.calls import amend_calls, send_call
from integrations.telegram.limits import LIMITS

ALL = tuple(name for name in ChatPermissions.model_fields if name.startswith("can_"))
SILENT = ChatPermissions(**dict.fromkeys(ALL, False))
FREE = ChatPermissions(**dict.fromkeys(ALL, True))
AT_BEST = Abilities(
    reply=True,
    remove=True,
    edits=True,
    amend=True,
    take_back=True,
    ban=True,
    restrict=True,
    files=True,
    text=LIMITS.text,
    caption=LIMITS.caption,
)


def _chat(source: Source) -> int:
    return int(source.address)


def _is_chat(author: Author) -> bool:
    """Somebody who writes as a channel or group has that one's id, which is below zero."""
    return int(author.id) < 0


class TelegramAnswering:
    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    @property
    def abilities(self) -> Abilities:
        return AT_BEST

    async def allowed(self, source: Source) -> Abilities:
        """By the bot's rights in the group."""
        async with understood():
            me = await self.bot.get_chat_member(_chat(source), self.bot.id)
        owns = isinstance(me, ChatMemberOwner)
        runs = me if isinstance(me, ChatMemberAdministrator) else None
        governs = owns or bool(runs and runs.can_restrict_members)
        deletes = owns or bool(runs and runs.can_delete_messages)
        there = me.status not in ("left", "kicked")
        return replace(AT_BEST, reply=there, remove=deletes, ban=governs, restrict=governs)

    async def reply(self, comment: Comment, source: Source, part: Content) -> Answered:
        """A reply stands in the thread of what it answers; where that is gone, nothing is sent."""
        async with understood():
            sent: Message = await self.bot(send_call(part, _chat(source), int(comment.external_id)))
            return Answered((str(sent.message_id),), sent.get_url(force_private=False) or "")

    async def amend(self, source: Source, ids: Sequence[str], part: Content) -> None:
        for call in amend_calls(part, _chat(source), [int(i) for i in ids]):
            try:
                async with understood():
                    await self.bot(call)
            except Rejected as error:
                if error.code != "not_modified":
                    raise

    async def take_back(self, source: Source, ids: Sequence[str]) -> None:
        for number in ids:
            try:
                async with understood():
                    await self.bot.delete_message(_chat(source), int(number))
            except Rejected as error:
                if error.code != "message_gone":
                    raise

    async def remove(self, source: Source, comment: Comment) -> None:
        try:
            async with understood():
                await self.bot.delete_message(_chat(source), int(comment.external_id))
        except Rejected as error:
            if error.code == "message_gone":
                raise Rejected("comment_gone") from error
            raise

    async def ban(self, source: Source, author: Author) -> None:
        async with understood():
            if _is_chat(author):
                await self.bot.ban_chat_sender_chat(_chat(source), int(author.id))
            else:
                await self.bot.ban_chat_member(_chat(source), int(author.id))

    async def unban(self, source: Source, author: Author) -> None:
        async with understood():
            if _is_chat(author):
                await self.bot.unban_chat_sender_chat(_chat(source), int(author.id))
            else:
                await self.bot.unban_chat_member(_chat(source), int(author.id), only_if_banned=True)

    async def restrict(self, source: Source, author: Author, until: datetime) -> None:
        """Telegram restricts persons alone, and only in supergroups."""
        await self._permit(source, author, SILENT, until)

    async def lift(self, source: Source, author: Author) -> None:
        await self._permit(source, author, FREE, None)

    async def _permit(
        self, source: Source, author: Author, permissions: ChatPermissions, until: datetime | None
    ) -> None:
        if _is_chat(author):
            raise Refused("cannot_do")
        async with understood():
            await self.bot.restrict_chat_member(
                _chat(source), int(author.id), permissions, use_independent_chat_permissions=True, until_date=until
            )
