"""What happens in channels and groups without anybody talking to us: rights, posts made by hand, new ids."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Router
from aiogram.types import Chat, ChatMemberUpdated, Message, MessageOriginChannel

from desk.connecting import link_to
from desk.errors import Refused
from desk.model.content import Content
from desk.model.network import Channel
from desk.verbs import Desk
from handlers.channels import channel_screen, report
from handlers.places import in_channel, in_group, is_from_channel, is_migration, is_renaming
from handlers.reading import read_content
from handlers.screens import NO_PREVIEW
from handlers.who import Who

router = Router(name="surroundings")
NETWORK = "telegram"
_PRESENT = ("member", "administrator")


@router.my_chat_member(in_channel)
async def our_rights_in_channel(event: ChatMemberUpdated, desk: Desk, who: Who | None = None) -> None:
    """Known channels are looked at anew. An unknown one that a member with the right made us an administrator of
    comes into the workspace where that member acts; strangers change nothing."""
    known = await desk.connecting.rights_changed(NETWORK, event.chat.id)
    before, after = event.old_chat_member.status, event.new_chat_member.status
    if known or who is None or before == "administrator" or after != "administrator":
        return
    try:
        channel, fresh = await desk.connecting.take_in(who.id, NETWORK, event.chat.id)
    except Refused:
        return
    if fresh:
        await report(who, channel)
        await desk.counting.count(channel)


@router.my_chat_member(in_group)
async def our_rights_in_group(event: ChatMemberUpdated, desk: Desk, who: Who | None = None) -> None:
    """A discussion group: whoever let us read it sees at once that we do. Any other group into which a member with the
    right brings us is a source."""
    await _listen_in(event, desk, who)
    for channel in await desk.connecting.rights_changed(NETWORK, event.chat.id):
        if who is not None and who.member is not None and who.member.workspace.id == channel.workspace_id:
            text, markup = channel_screen(who, who.member, channel)
            await who.bot.send_message(who.id, text, reply_markup=markup, link_preview_options=NO_PREVIEW)


async def _listen_in(event: ChatMemberUpdated, desk: Desk, who: Who | None) -> None:
    """A known discussion group becomes a source by itself."""
    came = event.old_chat_member.status in ("left", "kicked") and event.new_chat_member.status in _PRESENT
    if who is None or not came or await desk.connecting.is_linked(NETWORK, event.chat.id):
        return
    with suppress(Refused):
        await desk.listening.listen_in(who.id, event.chat.id, event.chat.title or "")


@router.channel_post(is_renaming)
async def renamed(message: Message, desk: Desk) -> None:
    await desk.connecting.rights_changed(NETWORK, message.chat.id)


@router.channel_post()
async def posted_by_hand(message: Message, desk: Desk) -> None:
    content = read_content(message)
    if content is not None:
        in_album = message.media_group_id is not None
        await desk.connecting.seen(NETWORK, message.chat.id, message.message_id, content, message.date, in_album)


@router.message(is_from_channel, in_group)
async def shown_in_discussion(message: Message, desk: Desk) -> None:
    """The channel's post in its discussion group: a witness that it is out."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginChannel):
        content = read_content(message) or Content()
        link = _link(origin.chat, origin.message_id)
        group = message.chat
        await desk.listening.thread_begins(
            group.id, group.title or "", message.message_id, origin.chat.id, origin.message_id
        )
        await desk.resolving.witness(NETWORK, origin.chat.id, origin.message_id, content, link)


def _link(chat: Chat, message_id: int) -> str:
    return link_to(Channel(0, 0, NETWORK, chat.id, chat.title or "", chat.username or ""), message_id)


@router.message(is_migration)
async def became_supergroup(message: Message, desk: Desk) -> None:
    await desk.connecting.moved(NETWORK, message.chat.id, message.migrate_to_chat_id or 0)
