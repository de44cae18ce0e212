"""Saved replies: chosen and shown before they are sent; written, edited, given a language, deleted."""

from __future__ import annotations

from collections.abc import Callable

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import Refused
from desk.model.replies import Reply, SavedReply
from desk.saving import AUTHOR, PAGE, POST, Filled
from handlers.answer import SECOND
from handlers.answers import answer_to
from handlers.buttons import keyboard, named, tap
from handlers.draft import drop_question
from handlers.errors import sentence
from handlers.quoting import name
from handlers.screens import HERE, Screen, chosen, show
from handlers.taps import AlertTap, HomeTap, SavedTap, alert_actions, saved_actions
from handlers.who import Who
from handlers.words import languages

LABEL = 40


def _turning(page: int, total: int, to: Callable[[int], CallbackData]) -> list[InlineKeyboardButton]:
    """To the page before and the one after, where there are any."""
    row = [named("‹", to(page - 1))] if page > 0 else []
    return [*row, named("›", to(page + 1))] if (page + 1) * PAGE < total else row


# On an alert


@alert_actions("saved")
async def choose(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """The list for this reader, those in the comment's language first."""
    page = max(chosen(int, data.arg or "0"), 0)
    _, found, total = await who.desk.saving.listed(who.id, page, data.alert)
    await query.answer()
    rows = [[named(s.name[:LABEL], AlertTap(do="saved-pick", alert=data.alert, arg=str(s.id)))] for s in found]
    turning = _turning(page, total, lambda to: AlertTap(do="saved", alert=data.alert, arg=str(to)))
    last = [tap(who.say, "saved-new", SavedTap(do="new")), tap(who.say, "back", AlertTap(do="keep", alert=data.alert))]
    text = who.say("saved-head", count=total) if total else who.say("saved-none")
    await show(query, who, (text, keyboard(*rows, turning, last)), here=bool(data.arg))


@alert_actions("saved-pick")
async def pick(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """The very words that the reader would get; nothing is sent yet."""
    filled = await who.desk.saving.filled(who.id, data.alert, chosen(int, data.arg))
    await query.answer()
    await show(query, who, _proof(filled, who))


def _proof(filled: Filled, who: Who) -> Screen:
    alert, saved = filled.exchange.alert.id, filled.saved.id
    send = AlertTap(do="saved-send", alert=alert, arg=f"{saved}.{filled.mark}")
    others = tap(who.say, "saved-others", AlertTap(do="saved", alert=alert, arg="0"))
    text = who.say("saved-proof", author=name(filled.exchange.comment.author.name), text=filled.text)
    return text, keyboard([tap(who.say, "saved-send", send, "success"), others])


@alert_actions("saved-send", "saved-send-too")
async def send(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    number, _, mark = data.arg.partition(".")
    try:
        await _send(who, data, chosen(int, number), mark)
    except Refused as error:
        if error.code not in SECOND:
            raise
        await query.answer()
        too = tap(who.say, "answer-too", AlertTap(do="saved-send-too", alert=data.alert, arg=data.arg))
        await show(query, who, (who.say("line", text=sentence(who.say, error, who.now)), keyboard([too])))
        return
    await query.answer(who.say.plain("done-answering"))
    await drop_question(query)


async def _send(who: Who, data: AlertTap, saved: int, mark: str) -> Reply:
    return await who.desk.saving.send(who.id, data.alert, saved, mark, anyway=data.do == "saved-send-too")


@alert_actions("save-template")
async def save_answer(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """An answer that may be of use again."""
    saved = await who.desk.saving.add_from(who.id, chosen(int, data.arg))
    await query.answer(who.say.plain("done-saved"))
    await show(query, who, _opened(saved, who), here=False)


# By themselves


@saved_actions("list")
async def listed(query: CallbackQuery, data: SavedTap, who: Who) -> None:
    screen = await _list(who, max(chosen(int, data.arg or "0"), 0))
    await query.answer()
    await show(query, who, screen)


async def _list(who: Who, page: int) -> Screen:
    _, found, total = await who.desk.saving.listed(who.id, page)
    rows = [[named(f"{s.language} · {s.name}"[:LABEL], SavedTap(do="open", saved=s.id))] for s in found]
    turning = _turning(page, total, lambda to: SavedTap(do="list", arg=str(to)))
    last = [tap(who.say, "saved-new", SavedTap(do="new")), tap(who.say, "back", HomeTap(to="settings", arg=HERE))]
    text = who.say("saved-head", count=total) if total else who.say("saved-none")
    return text, keyboard(*rows, turning, last)


@saved_actions("open")
async def open_one(query: CallbackQuery, data: SavedTap, who: Who) -> None:
    saved = await who.desk.saving.saved(who.id, data.saved)
    await query.answer()
    await show(query, who, _opened(saved, who))


def _opened(saved: SavedReply, who: Who) -> Screen:
    def do(label: str, name: str, style: str | None = None, **facts: object) -> InlineKeyboardButton:
        return tap(who.say, label, SavedTap(do=name, saved=saved.id), style, **facts)

    text = who.say("saved-one", text=saved.text)
    first = [do("saved-edit", "edit"), do("saved-language", "language", language=saved.language)]
    return text, keyboard(first, [do("saved-delete", "delete", "danger"), do("back", "list")])


@saved_actions("new", "edit")
async def ask_for_text(query: CallbackQuery, data: SavedTap, who: Who) -> None:
    if data.saved:
        await who.desk.saving.saved(who.id, data.saved)
    else:
        await who.desk.saving.listed(who.id, 0)
    await query.answer()
    await who.ask("saved_text", who.say("ask-saved", name=AUTHOR, title=POST), saved=data.saved)


@answer_to("saved_text")
async def text_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    number, text = int(about["saved"]), message.text or ""
    if number:
        saved = await who.desk.saving.rewrite(who.id, number, text)
    else:
        saved = await who.desk.saving.add(who.id, text)
    shown, markup = _opened(saved, who)
    await message.answer(shown, reply_markup=markup)


@saved_actions("language")
async def next_language(query: CallbackQuery, data: SavedTap, who: Who) -> None:
    """The next of the interface's languages."""
    saved = await who.desk.saving.saved(who.id, data.saved)
    known = languages()
    at = known.index(saved.language) + 1 if saved.language in known else 0
    saved = await who.desk.saving.set_language(who.id, saved.id, known[at % len(known)])
    await query.answer()
    await show(query, who, _opened(saved, who))


@saved_actions("delete")
async def ask_to_delete(query: CallbackQuery, data: SavedTap, who: Who) -> None:
    saved = await who.desk.saving.saved(who.id, data.saved)
    await query.answer()
    yes = tap(who.say, "delete-yes", SavedTap(do="delete-yes", saved=saved.id), "danger")
    no = tap(who.say, "keep", SavedTap(do="open", saved=saved.id))
    await show(query, who, (who.say("question-saved-delete", name=saved.name), keyboard([yes, no])))


@saved_actions("delete-yes")
async def delete(query: CallbackQuery, data: SavedTap, who: Who) -> None:
    await who.desk.saving.delete(who.id, data.saved)
    screen = await _list(who, 0)
    await query.answer(who.say.plain("done-saved-deleted"))
    await show(query, who, screen)
