"""The red button on a storm's or a spike's card, and the room that it opens in the team's group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery, LinkPreviewOptions

from desk.errors import Refused, Rejected
from desk.halting import Line, Situation
from desk.model.cards import Push
from desk.verbs import Desk
from handlers.buttons import keyboard, tap
from handlers.draft import drop_question
from handlers.quoting import cleaned
from handlers.taps import AlertTap, SettingTap, alert_actions
from handlers.who import Who
from handlers.words import Html, Voice

SHOWN = 6
"""Lines of each list; the rest is counted."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@alert_actions("red-button")
async def ask(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """Asked once: it stops everything."""
    await query.answer()
    yes = tap(who.say, "red-button-yes", AlertTap(do="red-button-yes", alert=data.alert), "danger")
    no = tap(who.say, "back", AlertTap(do="keep", alert=data.alert))
    await who.tell(who.say("question-red-button"), keyboard([yes, no]))


@alert_actions("red-button-yes")
async def halt(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    count = await who.desk.halting.halt(who.id, data.alert)
    await query.answer(who.say.plain("done-freeze", count=count))
    await drop_question(query)


async def open_war_room(bot: Bot, desk: Desk, push: Push, say: Voice) -> None:
    """A topic where the group has topics and lets us make one; else a message that the others answer."""
    there = await desk.halting.situation(push.subject_id)
    topic = there.topic
    if topic is None and push.person_id is None:
        topic = await _topic(bot, push.chat_id, say.plain("war-room-topic", when=say.clock(desk.office.now)))
        await desk.halting.room_opened(there.alert.id, topic)
    unfreeze = tap(say, "unfreeze-all", SettingTap(do="unfreeze", arg=f"{there.workspace.id}.0"), "success")
    card = tap(say, "open-card", AlertTap(do="open", alert=there.alert.id))
    await bot.send_message(
        push.chat_id,
        _text(there, say, desk.office.now),
        message_thread_id=topic or None,
        reply_markup=keyboard([unfreeze, card]),
        link_preview_options=NO_PREVIEW,
    )


async def _topic(bot: Bot, chat_id: int, title: str) -> int:
    """Its number; 0 where there can be none."""
    try:
        return (await bot.create_forum_topic(chat_id, title)).message_thread_id
    except (Refused, Rejected):
        return 0


def _text(there: Situation, say: Voice, now: datetime) -> str:
    head = say("war-room-head", kind=say.plain(f"war-room-{there.alert.kind.value}"))
    lines: list[Html] = [head, *_list("stopped", there.stopped, say, now), *_list("out", there.out, say, now)]
    return "\n".join(lines)


def _list(name: str, found: Sequence[Line], say: Voice, now: datetime) -> list[Html]:
    lines = [say(f"war-room-{name}", count=len(found))]
    for line in found[:SHOWN]:
        title = cleaned(line.title, 60, 1) or say.plain("untitled")
        lines.append(say("war-room-line", when=say.time(line.at, now), title=title, channel=line.channel))
    if len(found) > SHOWN:
        lines.append(say("war-room-more", count=len(found) - SHOWN))
    return lines
