"""Screens: a text with buttons that takes the place of the one before it, so that a menu stays one message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message

from desk.errors import Rejected, Stale
from handlers.buttons import named, tap
from handlers.middleware import voice_for
from handlers.taps import HomeTap, ListTap
from handlers.who import Who

HERE = "here"
"""In a button's `arg`: the screen may take the place of the message, which is a menu and nothing that should stay."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Screen = tuple[str, InlineKeyboardMarkup]
Choice = TypeVar("Choice")


async def show(query: CallbackQuery, who: Who, screen: Screen, here: bool = True) -> None:
    """Put the screen where the button was; or below, where that message must stay or can be changed no more.

    Screens are for one person: in a group nothing is replaced, whatever was pressed there.
    """
    text, markup = screen
    if here and isinstance(query.message, Message) and query.message.chat.id == who.id:
        try:
            await query.message.edit_text(text, reply_markup=markup, link_preview_options=NO_PREVIEW)
            return
        except Rejected as error:
            if error.code == "not_modified":
                return
            if error.code not in ("message_gone", "message_locked"):
                raise
    await who.bot.send_message(who.id, text, reply_markup=markup, link_preview_options=NO_PREVIEW)


async def bring(message: Message, screen: Screen) -> None:
    """The screen as the answer to a command."""
    text, markup = screen
    await message.answer(text, reply_markup=markup, link_preview_options=NO_PREVIEW)


def home(who: Who) -> InlineKeyboardButton:
    """The way back from every screen."""
    return tap(who.say, "home", HomeTap(to="home"))


def of_workspace(who: Who, *values: object) -> str:
    """A button's `arg` that holds good in this workspace alone."""
    return ".".join(map(str, (who.here.workspace.id, *values)))


def value_of(who: Who, arg: str) -> str:
    """What `of_workspace` put in, but for the workspace.

    Raises:
        Stale: `other_workspace`: the person acts in another one by now, and the press would change that one.
    """
    workspace, _, value = arg.partition(".")
    if workspace and workspace != str(who.here.workspace.id):
        raise Stale("other_workspace", workspace=who.here.workspace.name)
    return value


def chosen(kind: Callable[[str], Choice], value: str) -> Choice:
    """What a button names, as a member of its kind: a client can send anything.

    Raises:
        Stale: `old_button`.
    """
    try:
        return kind(value)
    except (KeyError, ValueError, OverflowError):
        raise Stale("old_button") from None


def pages(name: str, page: int, total: int, size: int) -> list[InlineKeyboardButton]:
    """To the page before and the one after, where there are any."""
    row = []
    if page > 0:
        row.append(named("‹", ListTap(name=name, page=page - 1)))
    if (page + 1) * size < total:
        row.append(named("›", ListTap(name=name, page=page + 1)))
    return row


async def as_of_now(who: Who) -> Who:
    """The same person after a verb has changed who they are here: workspace, role or language."""
    member = await who.desk.staffing.member(who.id)
    person = member.person if member else (await who.desk.viewing.person(who.id))[0]
    return replace(who, person=person, member=member, say=voice_for(person, member))
