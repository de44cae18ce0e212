"""Times: buttons and typed phrases, shown as an absolute local time before they count; publish now and its undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.errors import IntegrationError, Refused
from desk.model.calendar import resolve
from desk.model.post import PostState
from desk.typed_times import Ask, Found, Reading, Unread, Why, read_time
from desk.typed_times.reading import Fact
from handlers import dates
from handlers.answers import answer_to
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.draft import drop_question
from handlers.errors import heard
from handlers.naming import title
from handlers.screens import chosen
from handlers.taps import PostTap, post_actions
from handlers.who import Who
from handlers.zones import zone_city

MORNING = 10
AGAIN = "again"
"""In the button of a question that gives way to this one."""


def zone_of(who: Who) -> ZoneInfo:
    return who.say.zone


def tomorrow_at_ten(now: datetime, zone: ZoneInfo) -> datetime:
    """10:00 on the workspace's next day, whatever its clocks do that night."""
    local = now.astimezone(zone).replace(tzinfo=None)
    wanted = (local + timedelta(days=1)).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return resolve(wanted, zone).instant


def _at(post: int, rev: int, instant: datetime, do: str = "at") -> PostTap:
    return PostTap(do=do, post=post, rev=rev, arg=str(int(instant.timestamp())))


@post_actions("schedule")
async def when(query: CallbackQuery, data: PostTap, who: Who) -> None:
    """The question *When?*: two quick times, or a typed one."""
    line = await who.desk.viewing.glimpse(who.id, data.post)
    post, rev = line.post, line.post.revision
    await query.answer()
    if data.arg == AGAIN:
        await drop_question(query)
    zone = zone_of(who)
    in_an_hour = (who.now + timedelta(hours=1)).replace(second=0, microsecond=0)
    rows = [
        [
            tap(who.say, "in-1-hour", _at(data.post, rev, in_an_hour)),
            tap(who.say, "tomorrow-10", _at(data.post, rev, tomorrow_at_ten(who.now, zone))),
        ]
    ]
    waiting = post.stage in (PostState.DRAFT, PostState.RETURNED, PostState.IN_REVIEW) and post.asked_at
    if waiting:
        rows.append([tap(who.say, "forget-time", PostTap(do="forget_time", post=data.post, rev=rev))])
    rows.append([tap(who.say, "never-mind", PostTap(do="keep", post=data.post, rev=0))])
    text = who.say(
        "ask-when", title=title(line, who.say), zone=zone_city(zone.key, who.say.language), now=who.say.clock(who.now)
    )
    sent = await who.tell(text, keyboard(*rows))
    await who.expect("time", sent.message_id, post=data.post, rev=rev, asked=sent.message_id)


@answer_to("time")
async def typed(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """Shown as an absolute time before it counts; until then another one may be typed instead."""
    post, rev = int(about["post"]), int(about["rev"])
    other = tap(who.say, "other-time", PostTap(do="schedule", post=post, rev=rev, arg=AGAIN))
    sent = await read_when(message, who, lambda found: _at(post, rev, found.instant), other)
    if "asked" in about:
        with suppress(IntegrationError):  # its buttons would ask the same again
            await who.bot.delete_message(who.id, int(about["asked"]))
    await who.expect("time", sent.message_id, post=post, rev=rev, asked=sent.message_id)


async def read_when(
    message: Message, who: Who, button: Callable[[Found], CallbackData], other: InlineKeyboardButton
) -> Message:
    """Read a typed time and ask whether it is meant; where it is past, ambiguous, skipped or doubled, which one is.
    `button` carries the choice, `other` asks anew. The question that was sent.

    Raises:
        Refused: `time_unread`, or `time_<why>` where there is nothing to choose from.
    """
    reading: Reading = read_time(message.text or "", who.now, zone_of(who), [who.say.language])
    match reading:
        case Found():
            yes = named(who.say.plain("button-yes"), button(reading), "success")
            text = who.say("question-schedule", when=who.say.reader_time(reading.instant, who.now))
            return await message.answer(text, reply_markup=keyboard([yes, other]))
        case Ask():
            return await _choose(message, who, reading, button, other)
        case Unread():
            if not reading.words:
                raise Refused("time_unread")
            raise Refused("time_unread_words", words=", ".join(reading.words))


async def _choose(
    message: Message, who: Who, asked: Ask, button: Callable[[Found], CallbackData], other: InlineKeyboardButton
) -> Message:
    facts: dict[str, str | int] = {}
    for name, value in asked.facts.items():
        facts[name] = _spoken(value, who)
    key = f"time-{asked.code.value.replace('_', '-')}"
    if not asked.candidates:
        raise Refused(f"time_{asked.code.value}", **facts)
    twice = asked.code is Why.FOLD
    buttons = [named(_label(who, found, twice), button(found)) for found in asked.candidates[:6]]
    return await message.answer(who.say(key, **facts), reply_markup=keyboard(*in_rows(buttons, 2), [other]))


def _spoken(value: Fact, who: Who) -> str | int:
    """A fact of the question as people say it; datetimes are local and naive."""
    today = who.now.astimezone(zone_of(who)).date()
    if isinstance(value, datetime):
        return f"{dates.day_heading(value.date(), who.say.language, today)}, {value:%H:%M}"
    if isinstance(value, date):
        return dates.day_heading(value, who.say.language, today)
    return value


def _label(who: Who, found: Found, twice: bool) -> str:
    """The candidate's local time; with its offset where the clock shows it twice."""
    text = who.say.time(found.instant, who.now)
    if not twice:
        return text
    offset = found.instant.astimezone(zone_of(who)).strftime("%z")
    return f"{text} ({offset[:3]}:{offset[3:]})"


def _instant(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


@post_actions("at")
async def at(query: CallbackQuery, data: PostTap, who: Who) -> None:
    """A time was chosen: it counts."""
    instant = chosen(_instant, data.arg)
    post = await who.desk.scheduling.set_time(who.id, data.post, data.rev, instant, accepted=data.yes)
    key = "done-scheduled" if post.state is PostState.SCHEDULED else "done-wished"
    await query.answer(who.say.plain(key, when=who.say.time(instant, who.now)))
    await drop_question(query)
    await who.asking.settle(who.bot, who.id, query)


@post_actions("forget_time")
async def forget_time(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.scheduling.forget_time(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-time-forgotten"))
    await drop_question(query)
    await who.asking.settle(who.bot, who.id, query)


@post_actions("publish_now")
async def publish_now(query: CallbackQuery, data: PostTap, who: Who) -> None:
    """A press that comes in long after it was made is asked again: who pressed may have done something else since."""
    seen = await who.desk.scheduling.outlook(who.id, data.post, data.rev, accepted=data.yes)
    key = "done-change-going-out" if seen.post.state is PostState.CLOSED else "done-going-out"
    if not await heard(query, who.say.plain(key, seconds=seen.undo_seconds)):
        await _ask_again(who, data)
        return
    await who.desk.scheduling.publish_now(who.id, data.post, data.rev, accepted=data.yes)
    if data.yes:
        await drop_question(query)


async def _ask_again(who: Who, data: PostTap) -> None:
    line = await who.desk.viewing.glimpse(who.id, data.post)
    yes = tap(who.say, "publish-now", data.model_copy(update={"yes": True}), "success")
    no = tap(who.say, "never-mind", PostTap(do="keep", post=data.post, rev=0))
    await who.tell(who.say("question-publish-late", title=title(line, who.say)), keyboard([yes, no]))


@post_actions("unschedule")
async def unschedule(query: CallbackQuery, data: PostTap, who: Who) -> None:
    await who.desk.scheduling.unschedule(who.id, data.post, data.rev)
    await query.answer(who.say.plain("done-unscheduled"))
