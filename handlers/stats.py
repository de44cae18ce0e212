"""The week in a picture: /stats, and the buttons under it, which change the same message."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from desk.errors import Refused, Stale
from desk.model.stats import Span
from desk.reporting import Statement
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.captions import caption, causes_text
from handlers.charting.composing import VIEWS, Composer
from handlers.charting.sheet import Sheet
from handlers.details import send_details
from handlers.errors import told_below
from handlers.places import in_group, in_private
from handlers.screens import bring, chosen, home, show
from handlers.sending import Painter
from handlers.taps import HomeTap, StatsTap, home_actions, stats_actions
from handlers.who import Who

router = Router(name="stats")


@router.message(Command("stats"), in_private)
async def stats(message: Message, who: Who, command: CommandObject) -> None:
    """/stats [week|month|quarter] [@channel] [why]"""
    await _answer(message, who, command.args or "")


@router.message(Command("stats"), in_group)
async def stats_for_all(message: Message, command: CommandObject, who: Who | None = None) -> None:
    """The same in the team's group, for everybody in it to see; in other groups nobody is answered."""
    if who is not None and message.chat.id == who.here.workspace.team_chat_id:
        await _answer(message, who, command.args or "")


async def _answer(message: Message, who: Who, arguments: str) -> None:
    wanted, why = await _wanted(who, arguments)
    if why:
        await bring(message, await _why_screen(who, wanted))
        return
    await _send(who, wanted, message)


async def _wanted(who: Who, arguments: str) -> tuple[StatsTap, bool]:
    """What was asked for, in any order; words of the person's language count like the English ones.

    Raises:
        Refused: `channel_unknown` (name).
    """
    spans = {
        name: span for span in Span for name in (span.value, who.say.plain(f"button-span-{span.value}").casefold())
    }
    wanted, why = StatsTap(ws=who.here.workspace.id), False
    names = []
    for word in arguments.split():
        if span := spans.get(word.casefold()):
            wanted.span = span.value
        elif word.casefold() == "why":
            why = True
        else:
            names.append(word)
    if name := " ".join(names):
        channel = await who.desk.reporting.channel_named(who.id, name)
        if channel is None:
            raise Refused("channel_unknown", name=name[:60])
        wanted.channel = channel.id
    return wanted, why


async def _statement(who: Who, data: StatsTap) -> Statement:
    if data.ws != who.here.workspace.id:
        raise Stale("other_workspace", workspace=who.here.workspace.name)
    await who.desk.counting.refresh(who.here.workspace.id)
    return await who.desk.reporting.report(who.id, chosen(Span, data.span), data.channel or None, data.back)


def _sheet(who: Who, statement: Statement, data: StatsTap) -> Sheet:
    view = data.view if data.view in VIEWS else VIEWS[0]
    return Composer(who.say, who.now).sheet(statement.report, view, data.dark)


def _painter(who: Who) -> Painter:
    return Painter(who.bot, who.desk, who.drawing)


async def _send(who: Who, data: StatsTap, asked: Message | None = None) -> None:
    """A new message with the picture: where it was asked for, else in the person's chat."""
    chat = asked.chat.id if asked else who.id
    topic = asked.message_thread_id if asked and asked.is_topic_message else None
    await who.bot.send_chat_action(chat, "upload_photo", message_thread_id=topic)
    statement = await _statement(who, data)
    sheet, text, markup = (
        _sheet(who, statement, data),
        caption(who, statement, data.view),
        _buttons(who, statement, data),
    )
    await _painter(who).send(chat, sheet, text, markup, topic)


async def _change(query: CallbackQuery, who: Who, data: StatsTap) -> None:
    """Another picture in the same message."""
    statement = await _statement(who, data)
    await query.answer()
    sheet, text, markup = (
        _sheet(who, statement, data),
        caption(who, statement, data.view),
        _buttons(who, statement, data),
    )
    async with told_below(who):
        if isinstance(query.message, Message) and query.message.photo:
            await _painter(who).change(query.message, sheet, text, markup)
        else:
            await _painter(who).send(who.id, sheet, text, markup)


@stats_actions("show")
async def turn(query: CallbackQuery, data: StatsTap, who: Who) -> None:
    await _change(query, who, data)


@home_actions("stats")
async def from_home(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    await query.answer()
    async with told_below(who):
        await _send(who, StatsTap(ws=who.here.workspace.id))


@stats_actions("channels")
async def choose_channel(query: CallbackQuery, data: StatsTap, who: Who) -> None:
    """The channels as buttons, under the same picture."""
    _, listed = await who.desk.connecting.channels(who.id)
    everything = tap(who.say, "stats-all", _with(data, do="show", channel=0))
    rows = in_rows([named(c.name[:40], _with(data, do="show", channel=c.id)) for c in listed], 2)
    await query.answer()
    if isinstance(query.message, Message):
        await query.message.edit_reply_markup(
            reply_markup=keyboard([everything], *rows, [tap(who.say, "stats-picture", _with(data, do="show"))])
        )


@stats_actions("details")
async def details(query: CallbackQuery, data: StatsTap, who: Who) -> None:
    """What is behind the peaks, below the picture."""
    statement = await _statement(who, data)
    await query.answer()
    if isinstance(query.message, Message):
        await send_details(who, statement, query.message)


@stats_actions("why")
async def why(query: CallbackQuery, data: StatsTap, who: Who) -> None:
    screen = await _why_screen(who, data)
    await query.answer()
    await show(query, who, screen, here=False)


async def _why_screen(who: Who, data: StatsTap) -> tuple[str, InlineKeyboardMarkup]:
    statement = await _statement(who, data)
    back = tap(who.say, "stats-picture", _with(data, do="show"))
    return causes_text(who, statement), keyboard([back, home(who)])


def _with(data: StatsTap, **changes: object) -> StatsTap:
    return data.model_copy(update=changes)


def _buttons(who: Who, statement: Statement, data: StatsTap) -> InlineKeyboardMarkup:
    """Other charts, other periods, other channels, the other theme; what is shown is not among them."""
    say = who.say
    views = [tap(say, f"view-{name}", _with(data, do="show", view=name)) for name in VIEWS if name != data.view]
    spans = [tap(say, f"span-{s.value}", _with(data, do="show", span=s.value, back=0)) for s in Span if s != data.span]
    times = [tap(say, "stats-earlier", _with(data, do="show", back=statement.back + 1))]
    if statement.back:
        times.append(tap(say, "stats-later", _with(data, do="show", back=statement.back - 1)))
    theme = "stats-light" if data.dark else "stats-dark"
    more = [tap(say, "stats-details", _with(data, do="details")), tap(say, "stats-why", _with(data, do="why"))]
    last = [tap(say, theme, _with(data, do="show", dark=not data.dark))]
    if len(statement.channels) > 1:
        last.append(tap(say, "stats-channel", _with(data, do="channels")))
    return keyboard(*in_rows(views, 3), spans, times, more, last)
