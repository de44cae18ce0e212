"""Buttons: a label from locales/, what it carries, and rows of them."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from desk.viewing import PAGE
from handlers.taps import ListTap
from handlers.words import Voice


def tap(say: Voice, label: str, data: CallbackData, style: str | None = None, **facts: object) -> InlineKeyboardButton:
    """A button whose label is the locale's `button-<label>`; styles: success, danger, primary."""
    return named(say.plain(f"button-{label}", **facts), data, style)


def named(text: str, data: CallbackData, style: str | None = None) -> InlineKeyboardButton:
    """A button with a label that is data: a channel, a person, a post."""
    return InlineKeyboardButton(text=text, callback_data=data.pack(), style=style)


def link(say: Voice, label: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=say.plain(f"button-{label}"), url=url)


def keyboard(*rows: Sequence[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[list(row) for row in rows if row])


def in_rows(buttons: Sequence[InlineKeyboardButton], width: int) -> list[list[InlineKeyboardButton]]:
    return [list(buttons[i : i + width]) for i in range(0, len(buttons), width)]


def pager(say: Voice, name: str, page: int, total: int) -> list[InlineKeyboardButton]:
    """Earlier and later pages of a list, where there are any."""
    row = []
    if page > 0:
        row.append(tap(say, "page-before", ListTap(name=name, page=page - 1)))
    if (page + 1) * PAGE < total:
        row.append(tap(say, "page-after", ListTap(name=name, page=page + 1)))
    return row
