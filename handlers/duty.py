"""Duty: the week's table and exceptions for a day, set by buttons; hours by buttons or as people type them."""

from __future__ import annotations

from datetime import date, timedelta

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import NotFound, Refused
from desk.handing import Rota
from desk.model.attention import DAY, Shift
from desk.model.people import Right
from desk.typed_times.hours import read_hours
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.charting import amounts
from handlers.dates import day_heading
from handlers.screens import HERE, Screen, bring, chosen, home, of_workspace, show, value_of
from handlers.taps import HomeTap, TeamTap, team_actions
from handlers.who import Who

MONDAY = date(2024, 1, 1)
Span = tuple[int, int]
HOURS: tuple[Span, ...] = ((0, DAY), (540, 1080), (480, 960), (960, DAY), (0, 480))
"""Offered shifts, in minutes of the day."""
DAYS_AHEAD = 7
ABOVE = 2
"""Lines above the table."""


def duty_tap(who: Who, do: str, person: int = 0, *value: object) -> TeamTap:
    return TeamTap(do=do, person=person, arg=of_workspace(who, *value))


def _day(who: Who, weekday: int) -> str:
    return amounts.weekday(MONDAY + timedelta(days=weekday), who.say.language)


def _clock(start: int, end: int) -> str:
    return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"


@team_actions("duty")
async def week(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    screen = week_screen(who, await who.desk.handing.rota(who.id))
    await query.answer()
    await show(query, who, screen)


def week_screen(who: Who, rota: Rota) -> Screen:
    """Who is on duty now, the table, and what the viewer may do about it."""
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
    if len(lines) == ABOVE:
        lines.append(say("duty-empty"))
    rows: list[list[InlineKeyboardButton]] = []
    if rota.viewer.may(Right.ANSWER):
        rows.append([tap(say, "hand-over", duty_tap(who, "hand-over"), "primary")])
        if rota.away:
            rows.append([tap(say, "take-duty-back", duty_tap(who, "take-duty-back"))])
    if rota.viewer.may(Right.TEAM):
        rows += in_rows(
            [named(m.person.name[:20] or "…", duty_tap(who, "duty-of", m.person.id)) for m in rota.members], 3
        )
    back = [tap(say, "back", HomeTap(to="team", arg=HERE)), home(who)]
    return "\n".join(lines), keyboard(*rows, back)


def _table(shifts: list[Shift], names: dict[int, str]) -> str:
    """What somebody does in his own right and in another's place is one line to the reader, where it is the same."""
    found = dict.fromkeys((names[s.person_id], s.start, s.end) for s in shifts)
    return ", ".join(name if (start, end) == (0, DAY) else f"{name} {_clock(start, end)}" for name, start, end in found)


# One person's shifts: hours are chosen or typed once, then days are switched on and off


@team_actions("duty-of")
async def of_person(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value = value_of(who, data.arg)
    hours = chosen(_hours, value) if value else HOURS[0]
    screen = _person_screen(who, await who.desk.handing.rota(who.id), data.person, hours)
    await query.answer()
    await show(query, who, screen)


def _hours(value: str) -> Span:
    """The place of the offered hours, or typed ones: `540-1080`."""
    start, typed, end = value.partition("-")
    if not typed:
        return dict(enumerate(HOURS))[int(value)]
    if not (0 <= int(start) < DAY and 0 < int(end) <= DAY):
        raise ValueError(value)
    return int(start), int(end)


def _value(hours: Span) -> str | int:
    return HOURS.index(hours) if hours in HOURS else f"{hours[0]}-{hours[1]}"


def _person_screen(who: Who, rota: Rota, person: int, hours: Span) -> Screen:
    name = next((m.person.name for m in rota.members if m.person.id == person), None)
    if name is None:
        raise NotFound("member_not_found", person=person)
    mine = [s for s in rota.shifts if s.person_id == person]
    offered = HOURS if hours in HOURS else (*HOURS, hours)
    spans = [
        named(("✓ " if span == hours else "") + _clock(*span), duty_tap(who, "duty-of", person, _value(span)))
        for span in offered
    ]
    spans.append(tap(who.say, "other-hours", duty_tap(who, "duty-hours", person)))
    week = [_switch(who, person, hours, str(d), _day(who, d), _has(mine, d, "")) for d in range(7)]
    days = [rota.today + timedelta(days=i) for i in range(DAYS_AHEAD)]
    ahead = [
        _switch(who, person, hours, d.isoformat(), f"{d.day:02}.{d.month:02}", _has(mine, None, d.isoformat()))
        for d in days
    ]
    back = [tap(who.say, "back", duty_tap(who, "duty")), home(who)]
    lines = [who.say("duty-of", name=name)]
    if hours[1] <= hours[0]:
        lines.append(who.say("duty-over-midnight", hours=_clock(*hours)))
    return "\n".join(lines), keyboard(*in_rows(spans, 3), *in_rows(week, 4), *in_rows(ahead, 4), back)


def _has(mine: list[Shift], weekday: int | None, day: str) -> Shift | None:
    return next((s for s in mine if s.day == day and s.weekday == weekday), None)


def _switch(who: Who, person: int, hours: Span, day: str, label: str, shift: Shift | None) -> InlineKeyboardButton:
    """A day that is on in these hours is switched off; in other hours, it gets these."""
    on = shift is not None
    same = shift is not None and (shift.start, shift.end) == hours
    do = "duty-off" if same else "duty-on"
    return named(f"{'✓ ' if on else ''}{label}", duty_tap(who, do, person, _value(hours), day))


@team_actions("duty-on", "duty-off")
async def switch(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    first, _, day = value_of(who, data.arg).partition(".")
    hours = chosen(_hours, first)
    weekday = int(day) if day in "0123456" and len(day) == 1 else None
    on_day = "" if weekday is not None else chosen(date.fromisoformat, day).isoformat()
    on = hours if data.do == "duty-on" else None
    await who.desk.handing.set_shift(who.id, data.person, weekday, on_day, on)
    screen = _person_screen(who, await who.desk.handing.rota(who.id), data.person, hours)
    await query.answer(who.say.plain("done-setting"))
    await show(query, who, screen)


@team_actions("duty-hours")
async def ask_hours(query: CallbackQuery, data: TeamTap, who: Who) -> None:
    value_of(who, data.arg)
    await query.answer()
    await who.ask("duty-hours", who.say("ask-duty-hours"), here=of_workspace(who), person=data.person)


@answer_to("duty-hours")
async def hours_given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """The hours are chosen, and shown as they were understood; days are tapped then."""
    value_of(who, str(about["here"]))
    hours = read_hours(message.text or "")
    if hours is None:
        raise Refused("hours_unread")
    await bring(message, _person_screen(who, await who.desk.handing.rota(who.id), int(about["person"]), hours))
