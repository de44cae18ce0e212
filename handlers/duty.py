"""Duty: the week's table, set by buttons, exceptions for a day, and the hand-over in one tap."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram.types import CallbackQuery, InlineKeyboardButton

from desk.handing import Rota
from desk.model.attention import DAY, Shift
from desk.model.people import Member, Right
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.charting import amounts
from handlers.dates import day_heading
from handlers.screens import HERE, Screen, chosen, home, of_workspace, show, value_of
from handlers.taps import HomeTap, TeamTap, team_actions
from handlers.who import Who

MONDAY = date(2024, 1, 1)
HOURS = ((0, DAY), (540, 1080), (480, 960), (960, DAY), (0, 480))
"""Offered shifts, in minutes of the day."""
DAYS_AHEAD = 7


def _tap(who: Who, do: str, person: int = 0, *value: object) -> TeamTap:
    return TeamTap(do=do, person=person, arg=of_workspace(who, *value))


def _day(who: Who, weekday: int) -> str:
    return amounts.weekday(MONDAY + timedelta(days=weekday), who.say.language)


def _clock(start: int, end: int) -> str:
    return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"


@team_actions("duty")
async def week(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    screen = _week_screen(who, await who.desk.handing.rota(who.id))
    await query.answer()
    await show(query, who, screen)


def _week_screen(who: Who, rota: Rota) -> Screen:
    say = who.say
    names = {m.person.id: m.person.name for m in rota.members}
    lines = [
        say("duty-head"),
        say("duty-now", names=", ".join(m.person.name for m in rota.serving) or say.plain("duty-nobody")),
    ]
    for weekday in range(7):
        found = [s for s in rota.shifts if not s.day and s.weekday == weekday]
        if found:
            lines.append(say("duty-line", day=_day(who, weekday), who=_table(found, names)))
    for day in sorted({s.day for s in rota.shifts if s.day >= rota.today.isoformat()}):
        found = [s for s in rota.shifts if s.day == day]
        heading = day_heading(date.fromisoformat(day), say.language)
        lines.append(say("duty-line", day=heading, who=_table(found, names)))
    if not rota.shifts:
        lines.append(say("duty-empty"))
    rows: list[list[InlineKeyboardButton]] = []
    if rota.viewer.may(Right.ANSWER):
        rows.append([tap(say, "hand-over", _tap(who, "hand-over"), "primary")])
    if rota.viewer.may(Right.TEAM):
        rows += in_rows([named(m.person.name[:20] or "…", _tap(who, "duty-of", m.person.id)) for m in rota.members], 3)
    back = [tap(say, "back", HomeTap(to="team", arg=HERE)), home(who)]
    return "\n".join(lines), keyboard(*rows, back)


def _table(shifts: list[Shift], names: dict[int, str]) -> str:
    return ", ".join(
        names[s.person_id] if (s.start, s.end) == (0, DAY) else f"{names[s.person_id]} {_clock(s.start, s.end)}"
        for s in shifts
    )


# One person's shifts: hours are chosen once, then days are switched on and off


@team_actions("duty-of")
async def of_person(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    index = value_of(who, data.arg)
    screen = _person_screen(who, await who.desk.handing.rota(who.id), data.person, chosen(_hours, index or "0"))
    await query.answer()
    await show(query, who, screen)


def _hours(index: str) -> int:
    if not 0 <= int(index) < len(HOURS):
        raise ValueError(index)
    return int(index)


def _person_screen(who: Who, rota: Rota, person: int, index: int) -> Screen:
    named_ = next((m.person.name for m in rota.members if m.person.id == person), "…")
    mine = [s for s in rota.shifts if s.person_id == person]
    spans = [
        named(("✓ " if i == index else "") + _clock(*span), _tap(who, "duty-of", person, i))
        for i, span in enumerate(HOURS)
    ]
    week = [_switch(who, person, index, str(d), _day(who, d), _has(mine, d, "")) for d in range(7)]
    days = [rota.today + timedelta(days=i) for i in range(DAYS_AHEAD)]
    ahead = [
        _switch(who, person, index, d.isoformat(), f"{d.day:02}.{d.month:02}", _has(mine, None, d.isoformat()))
        for d in days
    ]
    back = [tap(who.say, "back", _tap(who, "duty")), home(who)]
    text = who.say("duty-of", name=named_)
    return text, keyboard(*in_rows(spans, 3), *in_rows(week, 4), *in_rows(ahead, 4), back)


def _has(mine: list[Shift], weekday: int | None, day: str) -> Shift | None:
    return next((s for s in mine if s.day == day and s.weekday == weekday), None)


def _switch(who: Who, person: int, index: int, day: str, label: str, shift: Shift | None) -> InlineKeyboardButton:
    """A day that is on in these hours is switched off; in other hours, it gets these."""
    on = shift is not None
    same = shift is not None and (shift.start, shift.end) == HOURS[index]
    return named(f"{'✓ ' if on else ''}{label}", _tap(who, "duty-off" if same else "duty-on", person, index, day))


@team_actions("duty-on", "duty-off")
async def switch(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    first, _, day = value_of(who, data.arg).partition(".")
    index = chosen(_hours, first)
    weekday = int(day) if day in "0123456" and len(day) == 1 else None
    on_day = "" if weekday is not None else chosen(date.fromisoformat, day).isoformat()
    hours = HOURS[index] if data.do == "duty-on" else None
    await who.desk.handing.set_shift(who.id, data.person, weekday, on_day, hours)
    screen = _person_screen(who, await who.desk.handing.rota(who.id), data.person, index)
    await query.answer(who.say.plain("done-setting"))
    await show(query, who, screen)


# Hand-over


@team_actions("hand-over")
async def choose(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    rota = await who.desk.handing.rota(who.id)
    others = [m for m in rota.members if m.person.id != who.id and m.person.reachable]
    rows = in_rows([_to(who, m) for m in others], 2)
    await query.answer()
    back = [tap(who.say, "back", _tap(who, "duty"))]
    await show(query, who, (who.say("choose-hand-over" if others else "hand-over-nobody"), keyboard(*rows, back)))


def _to(who: Who, member: Member) -> InlineKeyboardButton:
    return named(member.person.name[:20] or "…", _tap(who, "hand-over-to", member.person.id))


@team_actions("hand-over-to")
async def hand_over(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    count = await who.desk.handing.hand_over(who.id, data.person)
    screen = _week_screen(who, await who.desk.handing.rota(who.id))
    await query.answer(who.say.plain("done-handed-over", count=count))
    await show(query, who, screen)
