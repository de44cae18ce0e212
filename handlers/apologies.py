"""When something broke that nobody foresaw: an apology with a code; what the person wrote is kept."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import Update

from desk.verbs import Desk
from handlers.words import Voice, nearest


async def apologise(bot: Bot, desk: Desk, update: Update, code: str) -> None:
    """Tell the person, if the update has one; the code is in the log."""
    query = update.callback_query
    message = update.message or update.edited_message
    person = query.from_user if query else message.from_user if message else None
    if person is None or person.is_bot:
        return
    member = await desk.staffing.member(person.id)
    language = member.person.language if member else nearest(person.language_code)
    say = Voice(language, ZoneInfo(member.workspace.zone) if member else ZoneInfo("UTC"))
    if query:
        await bot.answer_callback_query(query.id, text=say.plain("apology", code=code), show_alert=True)
    elif message and message.chat.type == "private":
        await bot.send_message(message.chat.id, say("apology", code=code))
