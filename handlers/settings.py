"""Settings of the workspace: name, zone, approval, undo, team chat, hints; and everybody's own language."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.model.people import ApprovalMode, Right, Workspace
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.places import in_private
from handlers.screens import HERE, Screen, as_of_now, bring, chosen, home, of_workspace, show, value_of
from handlers.taps import HomeTap, SavedTap, SettingTap, WatchTap, home_actions, setting_actions
from handlers.who import Who
from handlers.zones import zone_label

router = Router(name="settings")
router.message.filter(in_private)
QUORUMS = (2, 3, 4, 5)
UNDO_SECONDS = (0, 5, 10, 30, 60)


@router.message(Command("settings"))
async def settings(message: Message, who: Who) -> None:
    await bring(message, await settings_screen(who))


@home_actions("settings")
async def open_settings(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    screen = await settings_screen(who)
    await query.answer()
    await show(query, who, screen, here=data.arg == HERE)


async def settings_screen(who: Who) -> Screen:
    """How the workspace works; the buttons for those who may change it. The language is everybody's own."""
    who = await as_of_now(who)
    team = await who.desk.staffing.team(who.id)
    approvers = sum(member.may(Right.APPROVE) for member in team.members)
    text = "\n".join(_lines(who, who.here.workspace, approvers))
    last = [tap(who.say, "language", _tap(who, "language")), home(who)]
    if who.here.may(Right.ANSWER):
        last[1:1] = [tap(who.say, "saved", SavedTap(do="list")), tap(who.say, "watches", WatchTap(do="list"))]
    if not who.here.may(Right.SETTINGS):
        return text, keyboard(*in_rows(last, 3))
    last.insert(-1, tap(who.say, "alert-rules", HomeTap(to="alert_rules", arg=HERE)))
    last.insert(-1, tap(who.say, "workspaces", HomeTap(to="workspaces")))
    return text, keyboard(*in_rows(_buttons(who, who.here.workspace), 2), *in_rows(last, 2))


def _lines(who: Who, workspace: Workspace, approvers: int) -> list[str]:
    say = who.say
    lines: list[str] = [
        say("settings-head", workspace=workspace.name),
        say("settings-zone", zone=zone_label(workspace.zone, say.language, who.now), now=say.clock(who.now)),
        say(f"settings-mode-{workspace.mode.value}", count=workspace.quorum, people=approvers),
    ]
    if workspace.needed > approvers:
        lines.append(say("settings-too-few", count=approvers, wanted=workspace.needed))
    if workspace.mode is not ApprovalMode.NONE:
        lines.append(say("settings-self-yes" if workspace.self_approval else "settings-self-no"))
    lines.append(say("settings-undo", seconds=workspace.undo_seconds))
    lines.append(say("settings-team-chat-on" if workspace.team_chat_id else "settings-team-chat-off"))
    if workspace.silenced:
        lines.append(say("settings-hints", count=len(workspace.silenced)))
    return lines


def _buttons(who: Who, workspace: Workspace) -> list[InlineKeyboardButton]:
    labels = ["name", "zone", "approval"]
    if workspace.mode is not ApprovalMode.NONE:
        labels.append("self-forbid" if workspace.self_approval else "self-allow")
    labels += ["undo-time", "team-chat"]
    if workspace.silenced:
        labels.append("hints")
    return [tap(who.say, f"set-{label}", _tap(who, label)) for label in labels]


def _tap(who: Who, do: str, *value: object) -> SettingTap:
    return SettingTap(do=do, arg=of_workspace(who, *value))


async def _done(query: CallbackQuery, who: Who) -> None:
    """What was changed shows in the settings."""
    screen = await settings_screen(who)
    await query.answer(who.say.plain("done-setting"))
    await show(query, who, screen)


def _back(who: Who) -> list[InlineKeyboardButton]:
    return [tap(who.say, "back", HomeTap(to="settings", arg=HERE))]


# Name


@setting_actions("name")
async def name(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    await query.answer()
    await who.ask("workspace_name", who.say("ask-name"), workspace=who.here.workspace.id)


@answer_to("workspace_name")
async def named_anew(message: Message, who: Who, about: dict[str, int | str]) -> None:
    value_of(who, str(about["workspace"]))
    await who.desk.staffing.rename(who.id, message.text or "")
    await bring(message, await settings_screen(who))


# Approval


@setting_actions("approval")
async def approval(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    workspace = who.here.workspace
    rows = []
    for mode in (ApprovalMode.NONE, ApprovalMode.OPTIONAL, ApprovalMode.REQUIRED):
        label = _marked(who.say.plain(f"button-mode-{mode.value}"), mode is workspace.mode)
        rows.append(named(label, _tap(who, "mode", mode.value)))
    quorums = []
    for number in QUORUMS:
        current = workspace.mode is ApprovalMode.QUORUM and number == workspace.quorum
        label = _marked(who.say.plain("button-mode-quorum", count=number), current)
        quorums.append(named(label, _tap(who, "quorum", number)))
    await query.answer()
    await show(query, who, (who.say("choose-mode"), keyboard(rows, *in_rows(quorums, 2), _back(who))))


def _marked(label: str, current: bool) -> str:
    return f"✓ {label}" if current else label


@setting_actions("mode")
async def mode(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.staffing.set_mode(who.id, chosen(ApprovalMode, value_of(who, data.arg)))
    await _done(query, who)


@setting_actions("quorum")
async def quorum(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.staffing.set_quorum(who.id, chosen(int, value_of(who, data.arg)))
    await _done(query, who)


@setting_actions("self-allow", "self-forbid")
async def self_approval(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    await who.desk.staffing.set_self_approval(who.id, data.do == "self-allow")
    await _done(query, who)


# Undo and hints


@setting_actions("undo-time")
async def undo_time(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    current = who.here.workspace.undo_seconds
    buttons = [
        named(_marked(who.say.plain("button-undo-seconds", seconds=s), s == current), _tap(who, "undo", s))
        for s in UNDO_SECONDS
    ]
    await query.answer()
    await show(query, who, (who.say("choose-undo"), keyboard(*in_rows(buttons, 3), _back(who))))


@setting_actions("undo")
async def undo(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.staffing.set_undo(who.id, chosen(int, value_of(who, data.arg)))
    await _done(query, who)


@setting_actions("hints")
async def hints(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    await who.desk.staffing.speak_again(who.id)
    await _done(query, who)
