"""Tags of a channel's links: switched by a button, each given by a typed word."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from desk.errors import Refused
from desk.model.network import Channel
from desk.model.people import Member, Right
from handlers.answers import answer_to
from handlers.buttons import keyboard, tap
from handlers.screens import Screen, bring, home, show
from handlers.taps import ChannelTap, channel_actions
from handlers.who import Who


def _screen(who: Who, member: Member, channel: Channel) -> Screen:
    say = who.say
    state = "tags-on" if channel.tags_on else "tags-off"
    lines = [say("tags-head", channel=channel.name), say(state)]
    if channel.tags_on:
        campaign = channel.tag_campaign or say.plain("tags-automatic")
        lines.append(say("tags-example", source=channel.tag_source, medium=channel.tag_medium, campaign=campaign))
        lines.append(say("tags-spared"))
    back = [tap(say, "back", ChannelTap(do="card", channel=channel.id)), home(who)]
    if not member.may(Right.CHANNELS):
        return "\n".join(lines), keyboard(back)
    if not channel.tags_on:
        return "\n".join(lines), keyboard([tap(say, "tags-on", ChannelTap(do="tags-on", channel=channel.id))], back)
    values = [
        tap(say, "tag-source", ChannelTap(do="tag-source", channel=channel.id)),
        tap(say, "tag-medium", ChannelTap(do="tag-medium", channel=channel.id)),
        tap(say, "tag-campaign", ChannelTap(do="tag-campaign", channel=channel.id)),
    ]
    off = [tap(say, "tags-off", ChannelTap(do="tags-off", channel=channel.id))]
    return "\n".join(lines), keyboard(values, off, back)


@channel_actions("tags")
async def tags(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    member, channel = await who.desk.connecting.channel(who.id, data.channel)
    await query.answer()
    await show(query, who, _screen(who, member, channel))


@channel_actions("tags-on", "tags-off")
async def switch(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    member, channel = await who.desk.tagging.switch(who.id, data.channel, data.do == "tags-on")
    await query.answer(who.say.plain("done-tags-on" if channel.tags_on else "done-tags-off"))
    await show(query, who, _screen(who, member, channel))


@channel_actions("tag-source", "tag-medium", "tag-campaign")
async def ask(query: CallbackQuery, data: ChannelTap, who: Who) -> None:
    member, channel = await who.desk.connecting.channel(who.id, data.channel)
    if not member.may(Right.CHANNELS):
        raise Refused("no_right", right=Right.CHANNELS.value, role=member.role.value)
    questions = {
        "tag-source": who.say("ask-tag-source"),
        "tag-medium": who.say("ask-tag-medium"),
        "tag-campaign": who.say("ask-tag-campaign"),
    }
    await query.answer()
    name = data.do.removeprefix("tag-")
    await who.ask("tag", questions[data.do], hint=getattr(channel, f"tag_{name}"), channel=channel.id, tag=name)


@answer_to("tag")
async def given(message: Message, who: Who, about: dict[str, int | str]) -> None:
    told = await who.desk.tagging.set_tag(who.id, int(about["channel"]), str(about["tag"]), message.text or "")
    await bring(message, _screen(who, *told))
