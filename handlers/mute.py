"""Mute from an alert's card: the author or the thread, for an hour, a day or for good; the list of what is silent."""

from __future__ import annotations

from datetime import timedelta

from aiogram.types import CallbackQuery, InlineKeyboardButton

from desk.model.attention import Mute, MuteKind
from handlers.buttons import keyboard, named, tap
from handlers.draft import drop_question
from handlers.quoting import cleaned, name
from handlers.screens import HERE, Screen, chosen, home, of_workspace, show, value_of
from handlers.taps import AlertTap, HomeTap, SettingTap, alert_actions, setting_actions
from handlers.who import Who

LASTS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "good": None}
SHOWN = 20


@alert_actions("mute")
async def choose(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Whom, and for how long, below the card."""
    there = await who.desk.responding.exchange(who.id, data.alert)
    await query.answer()
    rows = [[_button(who, data.alert, kind, lasts) for lasts in LASTS] for kind in (MuteKind.AUTHOR, MuteKind.THREAD)]
    text = who.say("choose-mute", author=name(there.comment.author.name))
    back = [tap(who.say, "back", AlertTap(do="keep", alert=data.alert))]
    await show(query, who, (text, keyboard(*rows, back)), here=False)


def _button(who: Who, alert: int, kind: MuteKind, lasts: str) -> InlineKeyboardButton:
    which = f"{kind.value}-{lasts}"
    return tap(who.say, f"mute-{which}", AlertTap(do=f"mute-{kind.value}", alert=alert, arg=lasts))


@alert_actions("mute-author", "mute-thread")
async def mute(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    kind = MuteKind(data.do.removeprefix("mute-"))
    lasts = chosen(LASTS.__getitem__, data.arg)
    await who.desk.muting.mute(who.id, data.alert, kind, lasts)
    await query.answer(who.say.plain("done-muted"))
    await drop_question(query)


@setting_actions("mutes")
async def listed(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    value_of(who, data.arg)
    screen = await mutes_screen(who)
    await query.answer()
    await show(query, who, screen)


@setting_actions("unmute")
async def lift(query: CallbackQuery, data: SettingTap, who: Who) -> None:
    await who.desk.muting.lift(who.id, chosen(int, value_of(who, data.arg)))
    screen = await mutes_screen(who)
    await query.answer(who.say.plain("done-unmuted"))
    await show(query, who, screen)


async def mutes_screen(who: Who) -> Screen:
    """Each line a button that lifts it."""
    found = (await who.desk.muting.muted(who.id)).mutes
    rows = [[_line(who, each)] for each in found[:SHOWN]]
    back = [tap(who.say, "back", HomeTap(to="alert_rules", arg=HERE)), home(who)]
    return who.say("mutes-head", count=len(found)), keyboard(*rows, back)


def _line(who: Who, each: Mute) -> InlineKeyboardButton:
    kind = who.say.plain(f"mute-kind-{each.kind.value}")
    until = who.say.time(each.until, who.now) if each.until else who.say.plain("mute-for-good")
    label = f"✕ {kind} {cleaned(each.label, 20, 1)} · {until}"
    return named(label, SettingTap(do="unmute", arg=of_workspace(who, each.id)))
