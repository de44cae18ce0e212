"""Reports by themselves and as files: /report, its timetables, CSV, XLSX and PDF."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from desk.errors import Stale
from desk.model.people import Right
from desk.model.stats import Span, Timetable
from desk.reporting import Statement
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.charting import amounts
from handlers.charting.composing import VIEWS, Composer
from handlers.errors import told_below
from handlers.exports import pdf, tables_of, workbook, zipped
from handlers.places import in_private
from handlers.screens import Screen, bring, chosen, home, show
from handlers.sending import Painter
from handlers.taps import ReportTap, report_actions
from handlers.waiting import while_waiting
from handlers.who import Who
from handlers.zones import zone_city

router = Router(name="reports")
router.message.filter(in_private)
HOURS = range(7, 22)
MONDAY = date(2024, 1, 1)


@router.message(Command("report"))
async def report(message: Message, who: Who) -> None:
    await bring(message, await _screen(who))


async def _screen(who: Who) -> Screen:
    member, listed = await who.desk.timetabling.timetables(who.id)
    _, channels = await who.desk.connecting.channels(who.id)
    names = {channel.id: channel.name for channel in channels}
    say, keeps = who.say, member.may(Right.SETTINGS)
    lines: list[str] = [say("report-head")]
    lines += [say("report-line", what=_named(who, one, names)) for one in listed] or [say("report-none")]
    rows = [[tap(say, "report-remove", _tap(who, "remove", item=t.id), at=_when(who, t))] for t in listed if keeps]
    if keeps:
        rows.append([tap(say, "report-add", _tap(who, "day"), "primary")])
    files = [tap(say, f"export-{kind}", _tap(who, kind)) for kind in ("csv", "xlsx", "pdf")]
    return "\n".join(lines), keyboard(*rows, files, [home(who)])


def _tap(who: Who, do: str, **facts: int | str | bool) -> ReportTap:
    return ReportTap(do=do, ws=who.here.workspace.id, **facts)


def _when(who: Who, one: Timetable) -> str:
    """Mon 09:00"""
    return f"{_day(who, one.weekday)} {one.minute // 60:02}:{one.minute % 60:02}"


def _day(who: Who, weekday: int) -> str:
    return amounts.weekday(MONDAY + timedelta(days=weekday), who.say.language)


def _named(who: Who, one: Timetable, names: dict[int, str]) -> str:
    say = who.say
    to = say.plain("report-to-team" if one.person_id is None else "report-to-you")
    if one.person_id not in (None, who.id):
        to = say.plain("report-to-other")
    what = names.get(one.channel_id or 0) or say.plain("button-stats-all")
    span = say.plain(f"button-span-{one.span.value}")
    return " · ".join((_when(who, one), zone_city(one.zone, say.language), span, what, to))


# A new timetable: weekday, hour, of what and to whom


@report_actions("day")
async def choose_day(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    days = [named(_day(who, i), data.model_copy(update={"do": "hour", "day": i})) for i in range(7)]
    back = tap(who.say, "back", data.model_copy(update={"do": "list"}))
    await query.answer()
    await show(query, who, (who.say("report-which-day"), keyboard(*in_rows(days, 4), [back])))


@report_actions("hour")
async def choose_hour(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    hours = [named(f"{hour:02}:00", data.model_copy(update={"do": "what", "hour": hour})) for hour in HOURS]
    back = tap(who.say, "back", data.model_copy(update={"do": "day"}))
    await query.answer()
    await show(query, who, (who.say("report-which-hour"), keyboard(*in_rows(hours, 5), [back])))


@report_actions("what")
async def choose_what(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    """The period, the channel and the receiver, each as a button that turns; then yes."""
    member, channels = await who.desk.connecting.channels(who.id)
    names = {0: who.say.plain("button-stats-all"), **{c.id: c.name for c in channels}}
    ids, spans = list(names), list(Span)
    span = chosen(Span, data.span)
    after = spans[(spans.index(span) + 1) % len(spans)]
    at = ids.index(data.channel) if data.channel in names else 0
    rows = [
        [named(who.say.plain(f"button-span-{span.value}"), data.model_copy(update={"span": after.value}))],
        [named(names[ids[at]][:40], data.model_copy(update={"channel": ids[(at + 1) % len(ids)]}))],
    ]
    if member.workspace.team_chat_id is not None:
        label = "report-for-team" if data.team else "report-for-me"
        rows.append([tap(who.say, label, data.model_copy(update={"team": not data.team}))])
    rows.append([tap(who.say, "report-yes", data.model_copy(update={"do": "add"}), "success")])
    city = zone_city(member.workspace.zone, who.say.language)
    text = who.say("report-what", when=f"{_day(who, data.day)} {data.hour:02}:00", city=city)
    await query.answer()
    await show(query, who, (text, keyboard(*rows, [tap(who.say, "back", data.model_copy(update={"do": "hour"}))])))


@report_actions("add")
async def add(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    _same(who, data)
    made = await who.desk.timetabling.add(
        who.id, data.day, data.hour * 60, chosen(Span, data.span), data.channel or None, data.team
    )
    first = who.say.time(made.next_at, who.now) if made.next_at else ""
    await query.answer(who.say.plain("done-report-added", when=first))
    await show(query, who, await _screen(who))


@report_actions("remove")
async def remove(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    await who.desk.timetabling.remove(who.id, data.item)
    await query.answer(who.say.plain("done-report-removed"))
    await show(query, who, await _screen(who))


@report_actions("list")
async def back_to_list(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    screen = await _screen(who)
    await query.answer()
    await show(query, who, screen)


def _same(who: Who, data: ReportTap) -> None:
    """Buttons hold good in the workspace for which they were made.

    Raises:
        Stale: `other_workspace`.
    """
    if data.ws != who.here.workspace.id:
        raise Stale("other_workspace", workspace=who.here.workspace.name)


# Files


@report_actions("csv", "xlsx", "pdf")
async def export(query: CallbackQuery, data: ReportTap, who: Who) -> None:
    """The last month as a file; what takes its time says how far it is."""
    _same(who, data)
    await query.answer()
    await who.bot.send_chat_action(who.id, "upload_document")
    async with told_below(who):
        await _send_file(who, data)


async def _send_file(who: Who, data: ReportTap) -> None:
    statement, content = await while_waiting(who, _made(who, data.do), who.say("export-working"), "upload_document")
    day = statement.report.period.last.isoformat()
    ending = "zip" if data.do == "csv" else data.do
    file = BufferedInputFile(content, f"numbers-{day}.{ending}")
    await who.bot.send_document(who.id, file, caption=who.say("export-caption", period=_period(who, statement)))


async def _made(who: Who, kind: str) -> tuple[Statement, bytes]:
    """The file of a month. Tables are put together beside everything else that the process does."""
    await who.desk.counting.refresh(who.here.workspace.id)
    statement = await who.desk.reporting.report(who.id, Span.MONTH)
    if kind == "pdf":
        return statement, await _pages(who, statement)
    said = await who.desk.reporting.said(who.id, statement)
    behind = await who.desk.reporting.behind(who.id, statement)
    tables = tables_of(statement, said, behind, who.say)
    return statement, await asyncio.to_thread(zipped if kind == "csv" else workbook, tables)


def _period(who: Who, statement: Statement) -> str:
    return Composer(who.say, who.now).subtitle(statement.report)


async def _pages(who: Who, statement: Statement) -> bytes:
    """A page for each chart, with a line that counts them."""
    painter = Painter(who.bot, who.desk, who.drawing)
    composer = Composer(who.say, who.now)
    views = [view for view in VIEWS if view != "voice" or statement.report.shares]
    progress = await who.tell(who.say("export-progress", count=0, limit=len(views)))
    pages = []
    try:
        for number, view in enumerate(views, 1):
            pages.append(await painter.png(composer.sheet(statement.report, view)))
            if number < len(views):
                await progress.edit_text(who.say("export-progress", count=number, limit=len(views)))
    finally:
        await progress.delete()
    return await asyncio.to_thread(pdf, pages)
