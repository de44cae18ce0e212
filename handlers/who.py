"""Who is acting: the person, the membership, and the voice that speaks to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup, Message

from desk.errors import Refused
from desk.model.people import Member, Person
from desk.verbs import Desk
from handlers.asking import Asking, Question
from handlers.charting.pictures import Drawing
from handlers.words import Voice


@dataclass(frozen=True, slots=True)
class Who:
    """Everything that a handler needs; made anew for each update."""

    person: Person
    member: Member | None
    say: Voice
    desk: Desk
    bot: Bot
    asking: Asking
    now: datetime
    drawing: Drawing | None = None

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def here(self) -> Member:
        """The membership in the workspace where the person acts.

        Raises:
            Refused: `not_member`.
        """
        if self.member is None:
            raise Refused("not_member")
        return self.member

    async def tell(self, text: str, keyboard: InlineKeyboardMarkup | None = None) -> Message:
        """Write to the person's private chat."""
        return await self.bot.send_message(self.id, text, reply_markup=keyboard)

    async def ask(self, kind: str, text: str, hint: str = "", **about: int | str) -> None:
        await self.asking.ask(self.bot, self.id, kind, text, self.now, hint, **about)

    async def expect(self, kind: str, message_id: int, **about: int | str) -> None:
        """Wait for an answer to a message that has buttons as well."""
        question = Question(kind, about, message_id, self.now.timestamp())
        await self.asking.remember(self.bot, self.id, question)
