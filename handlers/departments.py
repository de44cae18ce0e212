"""Departments: made and removed by the team's keepers, joined by a link from a private chat or a group."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import NotFound, Stale
from desk.model.attention import Department
from desk.verbs import Desk
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.places import in_group
from handlers.quoting import name
from handlers.screens import HERE, NO_PREVIEW, Screen, home, of_workspace, show, value_of
from handlers.taps import HomeTap, TeamTap, team_actions
from handlers.who import Who
from handlers.words import Voice, nearest

router = Router(name="departments")
LINK = "dep"
"""What the links' parameter begins with."""


def _tap(who: Who, do: str, department: int = 0) -> TeamTap:
    return TeamTap(do=do, person=department, arg=of_workspace(who))


async def _screen(who: Who) -> Screen:
    _, found = await who.desk.enlisting.departments(who.id)
    lines = [who.say("departments-head" if found else "departments-none")]
    lines += [who.say("department-line" if d.chat_id else "department-line-waits", name=d.name) for d in found]
    each = [named(d.name[:24], _tap(who, "department", d.id)) for d in found]
    add = tap(who.say, "new-department", _tap(who, "new-department"), "primary")
    last = [tap(who.say, "back", HomeTap(to="team", arg=HERE)), home(who)]
    return "\n".join(lines), keyboard(*in_rows(each, 2), [add], last)


@team_actions("departments")
async def listed(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    screen = await _screen(who)
    await query.answer()
    await show(query, who, screen)


@team_actions("department")
async def one(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    _, all_of_them = await who.desk.enlisting.departments(who.id)
    found = next((d for d in all_of_them if d.id == data.person), None)
    if found is None:
        raise NotFound("department_not_found", department=data.person)
    await query.answer()
    key = "department-line" if found.chat_id else "department-line-waits"
    rows: list[InlineKeyboardButton] = [
        tap(who.say, "new-link", _tap(who, "department-link", found.id)),
        tap(who.say, "remove-department", _tap(who, "department-remove", found.id), "danger"),
    ]
    back = tap(who.say, "back", _tap(who, "departments"))
    await show(query, who, (who.say(key, name=found.name), keyboard(rows, [back])))


@team_actions("new-department")
async def ask_name(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    await who.desk.enlisting.departments(who.id)
    await query.answer()
    await who.ask("department-name", who.say("ask-department-name"))


@answer_to("department-name")
async def name_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    await _show_links(who, *await who.desk.enlisting.add(who.id, message.text or ""))


@team_actions("department-link")
async def new_link(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    found = await who.desk.enlisting.invite_anew(who.id, data.person)
    await query.answer()
    await _show_links(who, *found)


async def _show_links(who: Who, department: Department, token: str) -> None:
    """For one person, or for a group: whoever uses it first is the department."""
    bot = await who.bot.me()
    address = f"https://t.me/{bot.username}"
    text = who.say(
        "department-links",
        name=department.name,
        person=f"{address}?start={LINK}_{token}",
        group=f"{address}?startgroup={LINK}_{token}",
    )
    back = tap(who.say, "departments", _tap(who, "departments"))
    await who.bot.send_message(who.id, text, reply_markup=keyboard([back]), link_preview_options=NO_PREVIEW)


@team_actions("department-remove")
async def remove(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    await who.desk.enlisting.remove(who.id, data.person)
    screen = await _screen(who)
    await query.answer(who.say.plain("done-department-removed"))
    await show(query, who, screen)


async def join_here(message: Message, desk: Desk, say: Voice, token: str) -> None:
    """This chat is the department from now on."""
    by = message.from_user.id if message.from_user else message.chat.id
    department, workspace = await desk.enlisting.join(message.chat.id, by, token)
    await message.answer(say("department-joined", name=name(department.name), workspace=name(workspace.name)))


@router.message(CommandStart(deep_link=True), in_group)
async def join_as_group(message: Message, command: CommandObject, desk: Desk) -> None:
    kind, _, token = (command.args or "").partition("_")
    say = Voice(nearest(message.from_user.language_code if message.from_user else None))
    if kind != LINK:
        return
    try:
        await join_here(message, desk, say, token)
    except Stale:
        await message.answer(say("refusal-invitation-gone"))


async def serving(who: Who) -> str:
    """What somebody from a department is here for; "" for all others."""
    found = await who.desk.enlisting.served_at(who.id)
    return "\n".join(who.say("department-here", name=d.name, workspace=w.name) for d, w in found)
