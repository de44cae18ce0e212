"""/doctor: what keeps posts from going out and readers from being heard, each with its cure."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.diagnosing import Ailment, Diagnosis, Symptom
from handlers.buttons import in_rows, keyboard, named, tap
from handlers.places import in_private
from handlers.screens import Screen, bring, home, of_workspace, show
from handlers.taps import ChannelTap, HomeTap, TeamTap, home_actions
from handlers.waiting import while_waiting
from handlers.who import Who
from handlers.words import Html

router = Router(name="doctor")
router.message.filter(in_private)
SHOWN = 14
"""Lines of one message; the worst come first."""
TEAM = (Ailment.FEW_REVIEWERS, Ailment.NOBODY_ANSWERS, Ailment.NO_ROTA, Ailment.OUT_OF_REACH)
MOST_CHANNELS = 6


@router.message(Command("doctor"))
async def doctor(message: Message, who: Who) -> None:
    await bring(message, await _screen(who))


@home_actions("doctor")
async def again(query: CallbackQuery, data: HomeTap, who: Who) -> None:
    await query.answer(who.say.plain("doctor-looking"))
    await show(query, who, await _screen(who))


async def _screen(who: Who) -> Screen:
    found = await while_waiting(who, who.desk.diagnosing.examine(who.id), who.say("doctor-looking"))
    say = who.say
    lines = [say("doctor-head", workspace=found.viewer.workspace.name, count=len(found.symptoms))]
    if found.identity is not None:
        lines.append(say("doctor-name", name=found.identity.name, username=found.identity.username))
    lines += [_line(who, symptom) for symptom in found.symptoms[:SHOWN]]
    if len(found.symptoms) > SHOWN:
        lines.append(say("doctor-more", count=len(found.symptoms) - SHOWN))
    return "\n".join(lines), keyboard(*in_rows(_ways(who, found), 2), [_again(who), home(who)])


def _again(who: Who) -> InlineKeyboardButton:
    return tap(who.say, "channel-check", HomeTap(to="doctor"))


def _line(who: Who, symptom: Symptom) -> Html:
    channel = symptom.channel.name if symptom.channel else ""
    sign = who.say(f"doctor-sign-{symptom.severity.value}")
    if symptom.lack:
        cure = who.say(f"lack-{symptom.lack}", channel=channel)
        return who.say("doctor-lacks", sign=sign, channel=channel, cure=cure)
    code = symptom.ailment.value.replace("_", "-")
    if symptom.ailment is Ailment.FROZEN and symptom.channel is None:
        code = "all-frozen"
    return who.say("doctor-line", sign=sign, what=who.say(f"doctor-{code}", channel=channel, **symptom.facts))


def _ways(who: Who, found: Diagnosis) -> list[InlineKeyboardButton]:
    """To the screens where it is mended."""
    ailing = {symptom.ailment for symptom in found.symptoms}
    channels = {s.channel.id: s.channel for s in found.symptoms if s.channel is not None}
    ways = [
        named(channel.name[:30], ChannelTap(do="card", channel=channel.id))
        for channel in list(channels.values())[:MOST_CHANNELS]
    ]
    if Ailment.NO_CHANNEL in ailing:
        ways.append(tap(who.say, "add-channel", ChannelTap(do="add"), "primary"))
    if ailing & {*TEAM}:
        ways.append(tap(who.say, "team", HomeTap(to="team")))
    if Ailment.NO_ROTA in ailing:
        ways.append(tap(who.say, "duty", TeamTap(do="duty", arg=of_workspace(who))))
    if Ailment.SOURCE_FAILS in ailing:
        ways.append(tap(who.say, "sources", HomeTap(to="sources")))
    return ways
