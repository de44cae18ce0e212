"""Home, first use, invitations, and the way between workspaces."""

from __future__ import annotations

from datetime import timedelta

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, ChatMemberUpdated, InlineKeyboardButton, Message

from desk.model.people import Right
from desk.viewing import Home
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.choose_zone import ask_first_zone
from handlers.departments import LINK, join_here, serving
from handlers.menu import refresh_menu
from handlers.places import in_private
from handlers.plan import day_start
from handlers.screens import HERE, Screen, as_of_now, bring, chosen, home, of_workspace, show
from handlers.taps import ChannelTap, HomeTap, ListTap, SettingTap, home_actions
from handlers.who import Who
from handlers.words import Voice, languages, nearest
from handlers.zones import common_zones

router = Router(name="start")
router.message.filter(in_private)


@router.message(CommandStart())
async def start(message: Message, who: Who, command: CommandObject) -> None:
    """Home; or what a link leads to: `claim_`, `join_` and `dep_` with a code, `post_` with a number."""
    await who.asking.forget(who.bot, who.id)
    kind, _, value = (command.args or "").partition("_")
    if kind in ("claim", "join"):
        await bring(message, await _invited(who, value))
    elif kind == LINK:
        await join_here(message, who.desk, who.say, value)
    elif kind == "post" and value.isdecimal():
        await who.desk.carding.bring(who.id, int(value))
    else:
        await bring(message, await _welcome(who))
    await refresh_menu(who)


async def _welcome(who: Who) -> Screen:
    """What the person meets: home, one of several workspaces, the first steps, or a closed door."""
    if who.member is not None:
        return await home_screen(who)
    if await who.desk.staffing.workspaces(who.id):
        return await _workspaces(who)
    if await who.desk.staffing.may_found(who.id):
        return _first_screen(who, "")
    return await serving(who) or who.say("stranger"), keyboard()


async def home_screen(who: Who) -> Screen:
    today = who.now.astimezone(who.say.zone).date()
    view = await who.desk.viewing.home(who.id, day_start(today + timedelta(days=1), who.say.zone))
    return "\n".join(_home_lines(who, view)), keyboard(*_home_rows(who, view))


def _home_lines(who: Who, view: Home) -> list[str]:
    say, may = who.say, view.member.may
    lines: list[str] = [say("home-head", workspace=view.member.workspace.name, now=say.time(who.now, who.now))]
    if view.frozen:
        lines.append(say("home-frozen"))
    if view.waiting:
        lines.append(say("home-trouble", count=view.waiting))
    if view.blocked:
        lines.append(say("home-blocked", count=view.blocked))
    if view.to_review:
        lines.append(say("home-review", count=view.to_review))
    if view.alerts and may(Right.ANSWER):
        lines.append(say("home-inbox", count=view.alerts, oldest=say.ago(view.oldest_alert or who.now, who.now)))
    if view.drafts and may(Right.WRITE):
        lines.append(say("home-drafts", count=view.drafts))
    if not view.channels and may(Right.CHANNELS):
        lines.append(say("home-no-channel"))
    elif view.next_at:
        lines.append(say("home-today", count=view.today, next=say.clock(view.next_at)))
    else:
        lines.append(say("home-nothing-today"))
    return lines


def _home_rows(who: Who, view: Home) -> list[list[InlineKeyboardButton]]:
    """The trouble first, then what waits, then the places; as the rights allow."""
    say, may = who.say, view.member.may
    trouble, work, places = [], [], []
    if view.waiting and may(Right.PUBLISH):
        trouble.append(tap(say, "trouble", ListTap(name="trouble"), "primary"))
    if view.frozen and may(Right.FREEZE):
        trouble.append(tap(say, "unfreeze", SettingTap(do="unfreeze-ask", arg=of_workspace(who)), "success"))
    if not view.channels and may(Right.CHANNELS):
        trouble.append(tap(say, "add-my-channel", ChannelTap(do="add"), "primary"))
    if may(Right.APPROVE):
        work.append(tap(say, "review", ListTap(name="review")))
    if may(Right.WRITE):
        work.append(tap(say, "drafts", ListTap(name="drafts")))
    work.append(tap(say, "plan", ListTap(name="plan")))
    if may(Right.ANSWER):
        work.append(tap(say, "inbox", ListTap(name="inbox")))
    if view.channels:
        work.append(tap(say, "stats", HomeTap(to="stats")))
    if may(Right.WRITE):
        places.append(tap(say, "new-post", HomeTap(to="new", arg=HERE)))
    if may(Right.TEAM):
        places.append(tap(say, "team", HomeTap(to="team", arg=HERE)))
    if may(Right.CHANNELS):
        places.append(tap(say, "channels", HomeTap(to="channels", arg=HERE)))
    last = [tap(say, "settings", HomeTap(to="settings", arg=HERE))]
    if view.workspaces > 1:
        last.append(tap(say, "workspaces", HomeTap(to="workspaces")))
    return [trouble, *in_rows(work, 3), places, last]


@home_actions("home")
async def go_home(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = await _welcome(who)
    await query.answer()
    await show(query, who, screen)


@home_actions("new")
async def new_post(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    await query.answer()
    await show(query, who, (who.say("new-send-anything"), keyboard([home(who)])))


# Workspaces


@home_actions("workspaces")
async def list_workspaces(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = await _workspaces(who)
    await query.answer()
    await show(query, who, screen)


async def _workspaces(who: Who) -> Screen:
    here = who.member.workspace.id if who.member else None
    rows = []
    for member in await who.desk.staffing.workspaces(who.id):
        mark = "✓ " if member.workspace.id == here else ""
        name = f"{mark}{member.workspace.name} · {who.say.plain(f'role-{member.role.value}')}"
        rows.append([named(name[:60], HomeTap(to="switch", arg=str(member.workspace.id)))])
    last = [home(who)] if who.member else []
    if await who.desk.staffing.may_found(who.id):
        last.insert(0, tap(who.say, "new-workspace", HomeTap(to="found")))
    return who.say("workspaces-head"), keyboard(*rows, last)


@home_actions("switch")
async def switch(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    await who.desk.staffing.switch(who.id, chosen(int, data.arg))
    who = await as_of_now(who)
    await query.answer(who.say.plain("done-switched", workspace=who.here.workspace.name))
    await show(query, who, await home_screen(who))
    await refresh_menu(who)


# Invitations


async def _invited(who: Who, token: str) -> Screen:
    """What a link offers: a place in a team, or a desk of one's own."""
    workspace, role = await who.desk.staffing.offered(token)
    if workspace is None:
        return _first_screen(who, token)
    role_name, may = who.say.plain(f"role-{role.value}"), who.say.plain(f"role-may-{role.value}")
    text = who.say("invited", workspace=workspace.name, role=role_name, may=may)
    return text, keyboard([tap(who.say, "join", HomeTap(to="join", arg=token), "success")])


@home_actions("join")
async def join(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    await who.desk.staffing.join(who.id, data.arg)
    who = await as_of_now(who)
    await query.answer(who.say.plain("done-joined", workspace=who.here.workspace.name))
    await show(query, who, await home_screen(who))
    await refresh_menu(who)


# First use: language → name → zone → channel


def _first_screen(who: Who, token: str) -> Screen:
    """The code of the claim travels in the buttons."""
    buttons = [
        named(Voice(code).plain("language-name"), HomeTap(to="first", arg=f"{code}.{token}")) for code in languages()
    ]
    return who.say("first-hello"), keyboard(*in_rows(buttons, 3))


@home_actions("first")
async def first_language(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    language, _, token = data.arg.partition(".")
    await who.desk.staffing.choose_language(who.id, nearest(language))
    who = await as_of_now(who)
    await query.answer()
    await show(query, who, (who.say("first-language"), keyboard()))
    await who.ask("brand", who.say("ask-brand"), token=token)


@home_actions("found")
async def found_another(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    await query.answer()
    await who.ask("brand", who.say("ask-brand"), token="")


@answer_to("brand")
async def brand_named(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """The workspace is there at once, with the likeliest zone of the person's language until one is chosen."""
    code = message.from_user.language_code if message.from_user else None
    zones = common_zones(code or who.say.language)
    await who.desk.staffing.found(who.id, message.text or "", zones[0], str(about.get("token") or "") or None)
    who = await as_of_now(who)
    await ask_first_zone(who, zones)
    await refresh_menu(who)


# Blocked and back


@router.my_chat_member(in_private)
async def reachable(event: ChatMemberUpdated, who: Who) -> None:
    """The person blocked the bot, or came back."""
    await who.desk.staffing.set_reachable(who.id, event.new_chat_member.status == "member")
