"""The team: who is in it and as what, invitations by link."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import IntegrationError, NotFound
from desk.model.people import Invitation, Member, Right, Role
from desk.staffing import Team, grantable
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.manner import capital
from handlers.menu import set_menu
from handlers.middleware import voice_for
from handlers.places import in_private
from handlers.screens import HERE, NO_PREVIEW, Screen, bring, chosen, home, of_workspace, pages, show, value_of
from handlers.taps import HomeTap, ListTap, TeamTap, home_actions, list_actions, team_actions
from handlers.who import Who
from handlers.words import Html

router = Router(name="team")
router.message.filter(in_private)
PAGE = 24


@router.message(Command("team"))
async def team(message: Message, who: Who) -> None:
    await bring(message, _team_screen(who, await who.desk.staffing.team(who.id)))


@home_actions("team")
async def open_team(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = _team_screen(who, await who.desk.staffing.team(who.id))
    await query.answer()
    await show(query, who, screen, here=data.arg == HERE)


@list_actions("team")
async def turn(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = _team_screen(who, await who.desk.staffing.team(who.id), max(0, data.page))
    await query.answer()
    await show(query, who, screen)


def _tap(who: Who, do: str, person: int = 0, *value: object) -> TeamTap:
    return TeamTap(do=do, person=person, arg=of_workspace(who, *value))


def _back(who: Who, to: TeamTap | None = None) -> list[InlineKeyboardButton]:
    return [tap(who.say, "back", to or HomeTap(to="team", arg=HERE))]


def _role(who: Who, role: Role) -> str:
    return who.say.plain(f"role-{role.value}")


def _team_screen(who: Who, found: Team, page: int = 0) -> Screen:
    """Members and open invitations; for those who may change them, each is a button."""
    say = who.say
    lines = [say("team-head", workspace=found.viewer.workspace.name, count=len(found.members))]
    members = found.members[page * PAGE : (page + 1) * PAGE]
    for member in members:
        key = "team-line" if member.person.reachable else "team-line-unreachable"
        lines.append(say(key, name=member.person.name, role=_role(who, member.role)))
    lines += [
        say("team-invitation", role=_role(who, i.role), until=say.time(i.expires_at, who.now))
        for i in found.invitations
    ]
    duty = tap(say, "duty", _tap(who, "duty"))
    turns = pages("team", page, len(found.members), PAGE)
    if not found.viewer.may(Right.TEAM):
        return "\n".join(lines), keyboard(turns, [duty, home(who)])
    people = [named(m.person.name[:20] or "…", _tap(who, "member", m.person.id)) for m in members]
    revoke = [_revoke_button(who, invitation) for invitation in found.invitations]
    invite = tap(say, "invite", _tap(who, "invite"), "primary")
    departments = tap(say, "departments", _tap(who, "departments"))
    return "\n".join(lines), keyboard(
        [invite, duty], [departments], *in_rows(people, 3), turns, *in_rows(revoke, 2), [home(who)]
    )


def _revoke_button(who: Who, invitation: Invitation) -> InlineKeyboardButton:
    return tap(who.say, "revoke", _tap(who, "revoke", 0, invitation.id), role=_role(who, invitation.role))


# Invitations


@team_actions("invite")
async def invite(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    lines = [who.say("choose-role")]
    buttons = []
    for role in grantable(who.here):
        lines.append(_role_line(who, role))
        buttons.append(named(capital(_role(who, role)), _tap(who, "invite-as", 0, role.value)))
    await query.answer()
    await show(query, who, ("\n".join(lines), keyboard(*in_rows(buttons, 2), _back(who))))


def _role_line(who: Who, role: Role) -> Html:
    return who.say("role-line", role=_role(who, role), may=who.say.plain(f"role-may-{role.value}"))


@team_actions("invite-as")
async def invite_as(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    """A message of its own with the link, made to be forwarded."""
    token, invitation = await who.desk.staffing.invite(who.id, chosen(Role, value_of(who, data.arg)))
    await query.answer()
    bot = await who.bot.me()
    facts = {"workspace": who.here.workspace.name, "role": _role(who, invitation.role)}
    link = f"https://t.me/{bot.username}?start=join_{token}"
    await show(query, who, (who.say("invitation-made", **facts), keyboard([*_back(who), home(who)])))
    await who.bot.send_message(who.id, who.say("invitation", link=link, **facts), link_preview_options=NO_PREVIEW)


@team_actions("revoke")
async def revoke(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    await who.desk.staffing.revoke(who.id, chosen(int, value_of(who, data.arg)))
    screen = _team_screen(who, await who.desk.staffing.team(who.id))
    await query.answer(who.say.plain("done-revoked"))
    await show(query, who, screen)


# Members


async def _member(who: Who, person_id: int) -> Member:
    for member in (await who.desk.staffing.team(who.id)).members:
        if member.person.id == person_id:
            return member
    raise NotFound("member_not_found", person=person_id)


def _member_screen(who: Who, member: Member) -> Screen:
    person = member.person
    lines = [
        who.say("member-head", name=person.name, username=f"@{person.username}" if person.username else ""),
        _role_line(who, member.role),
    ]
    if not person.reachable:
        lines.append(who.say("member-unreachable"))
    change = tap(who.say, "change-role", _tap(who, "role", person.id))
    remove = tap(who.say, "remove-member", _tap(who, "remove", person.id), "danger")
    return "\n".join(lines), keyboard([change, remove], [*_back(who), home(who)])


@team_actions("member")
async def open_member(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    member = await _member(who, data.person)
    await query.answer()
    await show(query, who, _member_screen(who, member))


@team_actions("role")
async def choose_role(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    member = await _member(who, data.person)
    lines = [who.say("choose-new-role", name=member.person.name)]
    buttons = []
    for role in grantable(who.here):
        lines.append(_role_line(who, role))
        mark = "✓ " if role is member.role else ""
        buttons.append(named(f"{mark}{capital(_role(who, role))}", _tap(who, "role-set", data.person, role.value)))
    back = _back(who, _tap(who, "member", data.person))
    await query.answer()
    await show(query, who, ("\n".join(lines), keyboard(*in_rows(buttons, 2), back)))


@team_actions("role-set")
async def set_role(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    member = await who.desk.staffing.change_role(who.id, data.person, chosen(Role, value_of(who, data.arg)))
    await query.answer(who.say.plain("done-role", name=member.person.name, role=_role(who, member.role)))
    await show(query, who, _member_screen(who, member))
    await _tell(who, member, "your-role", member)


@team_actions("remove")
async def remove(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    member = await _member(who, data.person)
    yes = tap(who.say, "remove-member", _tap(who, "remove-yes", data.person), "danger")
    keep = tap(who.say, "keep", _tap(who, "member", data.person))
    await query.answer()
    await show(query, who, (who.say("question-remove", name=member.person.name), keyboard([yes, keep])))


@team_actions("remove-yes")
async def removed(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    member = await who.desk.staffing.remove(who.id, data.person)
    await query.answer(who.say.plain("done-removed", name=member.person.name))
    if data.person == who.id:
        await show(query, who, (who.say("you-left", workspace=member.workspace.name), keyboard([home(who)])))
    else:
        await show(query, who, _team_screen(who, await who.desk.staffing.team(who.id)))
    await _tell(who, member, "you-are-removed", await who.desk.staffing.member(data.person))


async def _tell(who: Who, other: Member, key: str, now: Member | None) -> None:
    """The other person hears of it, and their menu follows; that they cannot be reached is no failure here."""
    if other.person.id != who.id:
        say = voice_for(other.person, other)
        text = say(key, workspace=other.workspace.name, role=say.plain(f"role-{other.role.value}"), by=who.person.name)
        with suppress(IntegrationError):
            await who.bot.send_message(other.person.id, text)
    await set_menu(who.bot, other.person, now)
