"""Handing the duty over: until when is chosen or typed, and a tap on a name does it, with what is open; one more
takes it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.handing import Rota
from desk.typed_times import Found, read_time
from handlers import dates
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.duty import duty_tap, week_screen
from handlers.schedule import read_when
from handlers.screens import Screen, bring, chosen, of_workspace, show, value_of
from handlers.taps import TeamTap, team_actions
from handlers.who import Who

MINUTE = 60
LAST = 4102444800 // MINUTE
"""The year 2100: no button of ours speaks of later."""
KEEP = "0"
"""In the place of an instant: the duty stays where it is."""


def _until(value: str) -> datetime | None:
    """Buttons carry minutes since 1970: short, and the rota knows no seconds."""
    if value in ("", KEEP):
        return None
    if not 0 < int(value) < LAST:
        raise ValueError(value)
    return datetime.fromtimestamp(int(value) * MINUTE, UTC)


def _value(until: datetime | None) -> int:
    return int(until.timestamp()) // MINUTE if until else int(KEEP)


@team_actions("hand-over")
async def choose(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value = value_of(who, data.arg)
    rota = await who.desk.handing.rota(who.id)
    screen = _screen(who, rota, chosen(_until, value) if value else next(iter(rota.ends), None))
    await query.answer()
    await show(query, who, screen)


def _screen(who: Who, rota: Rota, until: datetime | None) -> Screen:
    """Without a duty ahead, what the person has taken is handed over alone."""
    others = [m for m in rota.members if m.person.id != who.id and m.person.reachable]
    back = [tap(who.say, "back", duty_tap(who, "duty"))]
    if not others:
        return who.say("hand-over-nobody"), keyboard(back)
    names = [named(m.person.name[:20] or "…", _to(who, m.person.id, until)) for m in others]
    if not rota.ends:
        return who.say("choose-hand-over-no-duty"), keyboard(*in_rows(names, 2), back)
    if until is None:
        text = who.say("choose-hand-over-open")
    else:
        text = who.say("choose-hand-over", until=who.say.reader_time(until, who.now))
    return text, keyboard(*_ends(who, rota.ends, until), *in_rows(names, 2), back)


def _ends(who: Who, usual: Sequence[datetime], until: datetime | None) -> list[list[InlineKeyboardButton]]:
    offered = [*usual, *([until] if until and until not in usual else [])]
    ends = [
        named(_mark(end == until) + _short(who, end), duty_tap(who, "hand-over", 0, _value(end))) for end in offered
    ]
    other = tap(who.say, "other-time", duty_tap(who, "hand-over-when"))
    keep = named(_mark(until is None) + who.say.plain("button-open-only"), duty_tap(who, "hand-over", 0, KEEP))
    return [*in_rows(ends, 2), [other, keep]]


def _mark(on: bool) -> str:
    return "✓ " if on else ""


def _short(who: Who, end: datetime) -> str:
    return dates.short_time(end, who.say.zone, who.say.language, who.now)


def _to(who: Who, person: int, until: datetime | None) -> TeamTap:
    return duty_tap(who, "hand-over-to", person, _value(until))


@team_actions("hand-over-to")
async def hand_over(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    until = chosen(_until, value_of(who, data.arg))
    handed = await who.desk.handing.hand_over(who.id, data.person, until)
    screen = week_screen(who, await who.desk.handing.rota(who.id))
    if handed.until is None:
        said = who.say.plain("done-handed-over", count=handed.count)
    else:
        until_then = _short(who, handed.until)
        said = who.say.plain("done-duty-handed", name=handed.to.person.name, until=until_then, count=handed.count)
    await query.answer(said)
    await show(query, who, screen)


@team_actions("take-duty-back")
async def take_back(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    count = await who.desk.handing.take_back(who.id)
    screen = week_screen(who, await who.desk.handing.rota(who.id))
    await query.answer(who.say.plain("done-duty-back", count=count))
    await show(query, who, screen)


# Another time than the usual ones


@team_actions("hand-over-when")
async def ask_until(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    await query.answer()
    await who.ask("duty-until", who.say("ask-duty-until"), here=of_workspace(who))


@answer_to("duty-until")
async def until_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """The names come with the time as it was understood; one with two meanings is asked about."""
    value_of(who, str(about["here"]))
    reading = read_time(message.text or "", who.now, who.say.zone, [who.say.language])
    if isinstance(reading, Found):
        await bring(message, _screen(who, await who.desk.handing.rota(who.id), reading.instant))
        return
    other = tap(who.say, "other-time", duty_tap(who, "hand-over-when"))
    await read_when(message, who, lambda found: duty_tap(who, "hand-over", 0, _value(found.instant)), other)
