"""What this bot does for this person, a line for each right; and the way out of a question."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message, ReplyKeyboardRemove

from desk.model.people import Right
from handlers.buttons import keyboard
from handlers.menu import commands_for
from handlers.places import in_private
from handlers.screens import bring, home
from handlers.who import Who

router = Router(name="help")
router.message.filter(in_private)


LINES = (
    ("write", Right.WRITE),
    ("submit", Right.WRITE),
    ("approve", Right.APPROVE),
    ("publish", Right.PUBLISH),
    ("see", Right.SEE),
    ("comment", Right.SEE),
    ("freeze", Right.FREEZE),
)
"""What can be done, with the right that it takes."""


@router.message(Command("help"))
async def help_(message: Message, who: Who) -> None:
    lines: list[str] = [who.say("help-head")]
    if who.member is None:
        lines.append(who.say("stranger"))
    else:
        lines += [who.say(f"help-{line}") for line, right in LINES if who.member.may(right)]
        lines.append(who.say("help-role", role=who.say.plain(f"role-{who.member.role.value}")))
    lines += [
        who.say("help-command", command=f"/{name}", what=who.say.plain(f"command-{name}"))
        for name in commands_for(who.member)
    ]
    await bring(message, ("\n".join(lines), keyboard([home(who)])))


@router.message(Command("cancel"))
async def cancel(message: Message, who: Who) -> None:
    """Forgets what was asked, and takes a chat picker away."""
    asked = await who.asking.forget(who.bot, who.id)
    await message.answer(who.say("cancelled" if asked else "nothing-asked"), reply_markup=ReplyKeyboardRemove())
