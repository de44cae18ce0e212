"""The plan: what goes out and went out, day by day in the workspace's zone; and what waits for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.model.calendar import resolve
from desk.model.network import Channel
from desk.model.people import Member, Right
from desk.model.publication import PublicationState
from desk.viewing import PAGE, PlanLine
from handlers import dates
from handlers.buttons import in_rows, keyboard, named, pager, tap
from handlers.cards import line_button
from handlers.freeze import frozen_line
from handlers.naming import line_title
from handlers.places import in_private
from handlers.screens import Screen, bring, chosen, home, of_workspace, show
from handlers.taps import HomeTap, ListTap, SettingTap, home_actions, list_actions
from handlers.who import Who
from handlers.words import Html, Voice
from handlers.zones import zone_city

router = Router(name="plan")
router.message.filter(in_private)
WEEK = 7
FARTHEST = 110
"""Pages, which are weeks, either way: beyond what can be planned."""
MOST_LINES = 24
"""Above that a page shows its days, each with its lines behind a button."""
MOST_IN_A_DAY = 60
"""Lines of one day that one message still holds."""


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day begins there."""
    return resolve(datetime.combine(day, time()), zone).instant


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the plan: one post at one instant, on one channel or several."""

    day: date
    at: datetime
    state: PublicationState
    title: str
    channels: str
    post_id: int | None
    link: str


def entries_of(lines: Sequence[PlanLine], say: Voice) -> list[Entry]:
    """Publications of a post that share instant and state are one line."""
    together: dict[tuple[int, datetime, PublicationState], list[PlanLine]] = {}
    for line in lines:
        row = line.publication
        together.setdefault((row.post_id or -row.id, row.due_at, row.state), []).append(line)
    return [
        Entry(
            day=at.astimezone(say.zone).date(),
            at=at,
            state=state,
            title=line_title(group[0], say),
            channels=", ".join(line.channel.name for line in group),
            post_id=group[0].publication.post_id,
            link=group[0].publication.link,
        )
        for (_, at, state), group in together.items()
    ]


@router.message(Command("plan"))
async def plan(message: Message, who: Who) -> None:
    await bring(message, await _page(who, 0))


@home_actions("plan")
async def open_plan(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    """From a card that stays."""
    screen = await _page(who, 0)
    await query.answer()
    await show(query, who, screen, here=False)


@list_actions("plan")
async def turn(query: CallbackQuery, data: ListTap, who: Who) -> None:
    screen = await _page(who, min(max(data.page, -FARTHEST), FARTHEST))
    await query.answer()
    await show(query, who, screen)


def _from_number(number: str) -> date:
    """A day of these centuries.

    Raises:
        ValueError, OverflowError: another one, or none.
    """
    day = date.fromordinal(int(number))
    if not 2000 <= day.year < 2200:
        raise ValueError(number)
    return day


@list_actions("plan-day")
async def open_day(query: CallbackQuery, data: ListTap, who: Who) -> None:
    """One day; its number is the page."""
    day = chosen(_from_number, str(data.page))
    _, _, entries = await _entries(who, day, day + timedelta(days=1))
    shown = entries[:MOST_IN_A_DAY]
    text = "\n".join([*_day_lines(who, day, shown), *_rest(who, entries, shown)])
    back = tap(who.say, "back", ListTap(name="plan"))
    await query.answer()
    await show(query, who, (text, keyboard(*_entry_rows(who, shown), [back, home(who)])))


def _days(page: int, today: date) -> tuple[date, date]:
    """The first day of a page and the one after its last: page 0 is the last week and the next, then week by week."""
    start = today + timedelta(days=WEEK * page - (WEEK if page <= 0 else 0))
    return start, start + timedelta(days=WEEK * (2 if page == 0 else 1))


async def _page(who: Who, page: int) -> Screen:
    since, until = _days(page, who.now.astimezone(who.say.zone).date())
    member, channels, entries = await _entries(who, since, until)
    city = zone_city(who.say.zone.key, who.say.language)
    lines = [
        frozen_line(who, member, channels),
        who.say(
            "plan-head",
            since=_day(who, since),
            until=_day(who, until - timedelta(days=1)),
            zone=city,
            now=who.say.clock(who.now),
        ),
    ]
    many = len(entries) > MOST_LINES
    for day, of_day in groupby(entries, key=lambda entry: entry.day):
        found = list(of_day)
        shown = found[:2] if many else found
        lines += ["", *_day_lines(who, day, shown), *_rest(who, found, shown)]
    if not entries:
        lines.append(who.say("plan-none"))
    rows = _day_rows(who, entries) if many else _entry_rows(who, entries)
    turns = [
        tap(who.say, "plan-earlier", ListTap(name="plan", page=page - 1)),
        tap(who.say, "plan-later", ListTap(name="plan", page=page + 1)),
    ]
    if page:
        turns.insert(1, tap(who.say, "plan-today", ListTap(name="plan")))
    last = [home(who)]
    if member.may(Right.FREEZE):
        frozen = bool(lines[0])
        do, style = ("unfreeze", "success") if frozen else ("freeze", "danger")
        last.insert(0, tap(who.say, do, SettingTap(do=f"{do}-ask", arg=of_workspace(who)), style))
    return "\n".join(lines).strip(), keyboard(*rows, turns, last)


async def _entries(who: Who, since: date, until: date) -> tuple[Member, list[Channel], list[Entry]]:
    """What the workspace has between the two days, who looks, and its channels."""
    zone = who.say.zone
    member, channels, lines = await who.desk.viewing.plan(who.id, day_start(since, zone), day_start(until, zone))
    return member, channels, entries_of(lines, who.say)


def _day(who: Who, day: date) -> str:
    return dates.day_heading(day, who.say.language, who.now.astimezone(who.say.zone).date())


def _day_lines(who: Who, day: date, entries: Sequence[Entry]) -> list[str]:
    key = "plan-today-head" if day == who.now.astimezone(who.say.zone).date() else "plan-day-head"
    return [who.say(key, day=_day(who, day)), *(_line(who, entry) for entry in entries)]


def _line(who: Who, entry: Entry) -> Html:
    facts = {"sign": _sign(who, entry), "time": who.say.clock(entry.at), "channels": entry.channels}
    return who.say("plan-line", title=entry.title, **facts)


def _sign(who: Who, entry: Entry) -> str:
    return who.say.plain(f"plan-sign-{entry.state.value}")


def _rest(who: Who, found: Sequence[Entry], shown: Sequence[Entry]) -> list[str]:
    more = len(found) - len(shown)
    return [who.say("plan-more", count=more)] if more else []


def _entry_rows(who: Who, entries: Sequence[Entry]) -> list[list[InlineKeyboardButton]]:
    """A line's button opens its card; what was posted by hand opens in the channel, where its place there is known."""
    rows = []
    for entry in entries:
        when = dates.short_time(entry.at, who.say.zone, who.say.language, who.now)
        text = f"{_sign(who, entry)} {when} · {entry.title}"
        if entry.post_id is not None:
            rows.append([line_button(text, entry.post_id)])
        elif entry.link:
            rows.append([InlineKeyboardButton(text=text[:60], url=entry.link)])
    return rows


def _day_rows(who: Who, entries: Sequence[Entry]) -> list[list[InlineKeyboardButton]]:
    buttons = [
        named(f"{_day(who, day)} · {len(list(found))}", ListTap(name="plan-day", page=day.toordinal()))
        for day, found in groupby(entries, key=lambda entry: entry.day)
    ]
    return in_rows(buttons, 3)


# What waits for a decision


@list_actions("trouble")
async def trouble(query: CallbackQuery, data: ListTap, who: Who) -> None:
    _, lines = await who.desk.viewing.trouble(who.id)
    entries = entries_of(lines, who.say)
    shown = entries[data.page * PAGE : (data.page + 1) * PAGE]
    text = who.say("trouble-head", count=len(entries)) if entries else who.say("trouble-none")
    rows = _entry_rows(who, shown)
    await query.answer()
    await show(query, who, (text, keyboard(*rows, pager(who.say, "trouble", data.page, len(entries)), [home(who)])))
