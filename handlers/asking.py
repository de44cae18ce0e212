"""Questions to a person: asked with a forced reply, kept in the database, answered by a reply or the next message
within five minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from aiogram import Bot
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.types import CallbackQuery, ForceReply, Message

ANSWER_WITHIN = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Question:
    """`kind` names what is asked (note, time, edit, label, buttons, name, zone …); `about` says of what."""

    kind: str
    about: dict[str, int | str] = field(default_factory=dict)
    message_id: int = 0
    asked_at: float = 0.0


class Asking:
    def __init__(self, memory: BaseStorage) -> None:
        self.memory = memory

    def _key(self, bot: Bot, person_id: int) -> StorageKey:
        return StorageKey(bot_id=bot.id, chat_id=person_id, user_id=person_id)

    async def ask(
        self, bot: Bot, person_id: int, kind: str, text: str, now: datetime, hint: str = "", **about: int | str
    ) -> None:
        """Ask in the private chat. A newer question takes the place of one that was not answered."""
        sent = await bot.send_message(
            person_id, text, reply_markup=ForceReply(force_reply=True, input_field_placeholder=hint[:64] or None)
        )
        await self.remember(bot, person_id, Question(kind, about, sent.message_id, now.timestamp()))

    async def remember(self, bot: Bot, person_id: int, question: Question) -> None:
        """Wait for an answer to something that was already shown."""
        data: dict[str, Any] = {
            "kind": question.kind,
            "about": question.about,
            "message_id": question.message_id,
            "asked_at": question.asked_at,
        }
        await self.memory.set_data(self._key(bot, person_id), data)

    async def pending(self, bot: Bot, person_id: int) -> Question | None:
        data = await self.memory.get_data(self._key(bot, person_id))
        return Question(**data) if data else None

    async def forget(self, bot: Bot, person_id: int) -> bool:
        """Whether there was a question."""
        there = await self.pending(bot, person_id) is not None
        if there:
            await self.memory.set_data(self._key(bot, person_id), {})
        return there

    async def settle(self, bot: Bot, person_id: int, query: CallbackQuery) -> None:
        """A button under the question was pressed: it waits for no answer any more."""
        question = await self.pending(bot, person_id)
        if question and query.message and question.message_id == query.message.message_id:
            await self.forget(bot, person_id)

    def answers(self, question: Question, message: Message, now: datetime) -> bool:
        """Whether a message is the answer: a reply to the question, or no reply at all and soon enough."""
        if message.reply_to_message is not None:
            return message.reply_to_message.message_id == question.message_id
        return now.timestamp() - question.asked_at <= ANSWER_WITHIN.total_seconds()
