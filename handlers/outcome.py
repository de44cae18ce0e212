"""What only a person can say of a publication: is it there, again, when else, not at all; how to mend its channel."""

from __future__ import annotations

from datetime import UTC, datetime

from aiogram.types import CallbackQuery, Message

from handlers.answers import answer_to
from handlers.buttons import tap
from handlers.channels import channel_screen
from handlers.draft import drop_question
from handlers.freeze import freeze_screen
from handlers.naming import line_title
from handlers.schedule import AGAIN, read_when
from handlers.screens import chosen, show
from handlers.taps import PublicationTap, publication_actions
from handlers.who import Who


@publication_actions("it-is-there")
async def it_is_there(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    await who.desk.resolving.it_is_there(who.id, data.publication)
    await query.answer(who.say.plain("done-it-is-there"))


@publication_actions("send-again")
async def send_again(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    await who.desk.resolving.send_again(who.id, data.publication)
    await query.answer(who.say.plain("done-send-again"))


@publication_actions("leave-it")
async def leave_it(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    await who.desk.resolving.leave_it(who.id, data.publication)
    await query.answer(who.say.plain("done-leave-it"))


@publication_actions("try-now")
async def try_now(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    await who.desk.resolving.retry(who.id, data.publication)
    await query.answer(who.say.plain("done-try-now"))


@publication_actions("drop")
async def drop(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    await who.desk.resolving.drop(who.id, data.publication)
    await query.answer(who.say.plain("done-drop"))


@publication_actions("new-time")
async def new_time(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    line = await who.desk.viewing.publication(who.id, data.publication)
    await query.answer()
    if data.arg == AGAIN:
        await drop_question(query)
    text = who.say("ask-new-time", title=line_title(line, who.say), now=who.say.clock(who.now))
    await who.ask("new_time", text, publication=data.publication)


@answer_to("new_time")
async def time_typed(message: Message, who: Who, about: dict[str, int | str]) -> None:
    """Shown as an absolute time before it counts; until then another one may be typed instead."""
    number = int(about["publication"])
    other = tap(who.say, "other-time", PublicationTap(do="new-time", publication=number, arg=AGAIN))
    sent = await read_when(message, who, lambda found: _at(number, found.instant), other)
    await who.expect("new_time", sent.message_id, publication=number)


def _at(publication: int, instant: datetime) -> PublicationTap:
    return PublicationTap(do="at", publication=publication, arg=str(int(instant.timestamp())))


def _instant(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


@publication_actions("at")
async def at(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    instant = chosen(_instant, data.arg)
    await who.desk.resolving.retry(who.id, data.publication, instant)
    await query.answer(who.say.plain("done-scheduled", when=who.say.time(instant, who.now)))
    await drop_question(query)
    await who.asking.settle(who.bot, who.id, query)


@publication_actions("how-to-fix")
async def how_to_fix(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    """The channel's card below: what is lacking there, and the cure in words."""
    line = await who.desk.viewing.publication(who.id, data.publication)
    await who.desk.connecting.check(who.id, line.channel.id)
    member, channel = await who.desk.connecting.channel(who.id, line.channel.id)
    await query.answer()
    await show(query, who, channel_screen(who, member, channel), here=False)


@publication_actions("unfreeze")
async def unfreeze(query: CallbackQuery, data: PublicationTap, who: Who) -> None:
    """Where its channel alone is frozen, it goes on; where everything is, that is shown and asked."""
    line = await who.desk.viewing.publication(who.id, data.publication)
    workspace_id = line.publication.workspace_id
    member, _ = await who.desk.freezing.frozen(who.id, workspace_id)
    if member.workspace.frozen_at:
        await query.answer()
        await show(query, who, await freeze_screen(who, workspace_id), here=False)
        return
    count = await who.desk.freezing.unfreeze(who.id, line.channel.id, workspace_id)
    await query.answer(who.say.plain("done-unfreeze", count=count))
