"""Who is acting, in which workspace, in which language; and where refusals become sentences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from desk.errors import DeskError, IntegrationError, Rejected, Unavailable
from desk.model.people import Member, Person
from desk.verbs import Desk
from handlers import errors
from handlers.asking import Asking
from handlers.charting.pictures import Drawing
from handlers.who import Who
from handlers.words import Voice, nearest

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


def _author(update: Update) -> tuple[User | None, bool]:
    """The person behind an update, and whether it shows that we may write to them."""
    if update.message:
        if update.message.is_automatic_forward:
            return None, False  # Telegram itself shows the channel's post in the discussion group
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


async def acting(handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:
    """Outer middleware of all updates: makes `who`, and answers when the desk refuses.

    What the outside world did not take (IntegrationError but Rejected) passes on: the intake tries the update again.
    """
    assert isinstance(event, Update)  # noqa: S101 - registered for updates alone
    user, writable = _author(event)
    if user is None or user.is_bot:
        return await handler(event, data)
    who = await recognise(
        data["desk"], data["asking"], data["bot"], user, writable, _in_group(event), data.get("drawing")
    )
    if who is None:
        return await handler(event, data)
    data["who"] = who
    try:
        return await handler(event, data)
    except DeskError as error:
        outside = isinstance(error, IntegrationError) and not isinstance(error, Rejected)
        if outside or isinstance(error, Unavailable):
            raise
        await errors.refuse(who, _reachable(event), error)
        return None


def _in_group(update: Update) -> bool:
    message = update.message or update.edited_message
    return message is not None and message.chat.type in ("group", "supergroup")


async def recognise(
    desk: Desk,
    asking: Asking,
    bot: Bot,
    user: User,
    writable: bool,
    in_group: bool = False,
    drawing: Drawing | None = None,
) -> Who | None:
    """The person as the desk knows them now; a new name or language is kept. Readers in groups are not met: None."""
    member = await desk.staffing.member(user.id)
    known = member.person if member else None
    if in_group and member is None:
        return None
    fresh = Person(
        id=user.id,
        name=user.full_name,
        username=user.username or "",
        language=nearest(user.language_code),
        reachable=writable,
    )
    if known is None or _differs(known, fresh):
        known = await desk.staffing.meet(fresh)
        member = await desk.staffing.member(user.id)
    return Who(known, member, voice_for(known, member), desk, bot, asking, desk.office.now, drawing)


def _differs(known: Person, fresh: Person) -> bool:
    if (known.name, known.username) != (fresh.name, fresh.username):
        return True
    if not known.language_chosen and known.language != fresh.language:
        return True
    return fresh.reachable and not known.reachable


def _reachable(update: Update) -> Message | CallbackQuery | None:
    return update.callback_query or update.message or update.edited_message
