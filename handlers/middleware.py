"""Who is acting, in which workspace, in which language; and where refusals become sentences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import BaseMiddleware, Bot
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from desk.errors import DeskError
from desk.model.people import Member, Person
from desk.verbs import Desk
from handlers import errors
from handlers.asking import Asking
from handlers.who import Who
from handlers.words import Voice, nearest

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def _author(update: Update) -> tuple[User | None, bool]:
    """The person behind an update, and whether it shows that we may write to them."""
    if update.message:
        return update.message.from_user, update.message.chat.type == "private"
    if update.callback_query:
        message = update.callback_query.message
        return update.callback_query.from_user, bool(message and message.chat.type == "private")
    if update.edited_message:
        return update.edited_message.from_user, False
    if update.my_chat_member:
        return update.my_chat_member.from_user, False
    return None, False


def voice_for(person: Person, member: Member | None) -> Voice:
    return Voice(person.language, ZoneInfo(member.workspace.zone) if member else ZoneInfo("UTC"))


class Acting(BaseMiddleware):
    """Outer middleware of all updates: makes `who`, and answers when the desk refuses."""

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self.desk = desk
        self.asking = asking

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
        assert isinstance(event, Update)  # noqa: S101 - registered for updates alone
        bot: Bot = data["bot"]
        user, writable = _author(event)
        data["desk"] = self.desk
        if user is None or user.is_bot:
            return await handler(event, data)
        data["who"] = who = await self.recognise(bot, user, writable)
        try:
            return await handler(event, data)
        except DeskError as error:
            await errors.refuse(who, _reachable(event), error)
            return None

    async def recognise(self, bot: Bot, user: User, writable: bool) -> Who:
        member = await self.desk.staffing.member(user.id)
        known = member.person if member else None
        fresh = Person(
            id=user.id,
            name=user.full_name,
            username=user.username or "",
            language=nearest(user.language_code),
            reachable=writable,
        )
        if known is None or _differs(known, fresh):
            known = await self.desk.staffing.meet(fresh)
            member = await self.desk.staffing.member(user.id)
        return Who(
            person=known,
            member=member,
            say=voice_for(known, member),
            desk=self.desk,
            bot=bot,
            asking=self.asking,
            now=self.desk.office.now,
        )


def _differs(known: Person, fresh: Person) -> bool:
    if (known.name, known.username) != (fresh.name, fresh.username):
        return True
    if not known.language_chosen and known.language != fresh.language:
        return True
    return fresh.reachable and not known.reachable


def _reachable(update: Update) -> Message | CallbackQuery | None:
    return update.callback_query or update.message or update.edited_message
