"""What readers do in the channels without a word: they come and go, they react, and they vote."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import (
    ChatMemberUpdated,
    MessageReactionCountUpdated,
    Poll,
    ReactionTypeCustomEmoji,
    ReactionTypeEmoji,
)

from desk.model.joins import Way, WayKind, way_by_link
from desk.model.votes import Votes
from desk.verbs import Desk
from handlers.places import in_channel

router = Router(name="audience")
NETWORK = "telegram"
INSIDE = frozenset({"creator", "administrator", "member"})
PAID, CUSTOM = "⭐", "custom"


@router.chat_member(in_channel)
async def came_or_went(event: ChatMemberUpdated, desk: Desk) -> None:
    before, after = (member.status in INSIDE for member in (event.old_chat_member, event.new_chat_member))
    if before is not after:
        await desk.counting.moved(NETWORK, event.chat.id, after, event.date, _way(event) if after else None)


def _way(event: ChatMemberUpdated) -> Way:
    """What Telegram tells of how somebody came in (Bot API, ChatMemberUpdated.invite_link)."""
    link = event.invite_link
    if link is not None:
        return way_by_link(link.invite_link, link.name or "", link.is_primary)
    if event.via_chat_folder_invite_link:
        return Way(WayKind.FOLDER)
    if event.from_user.id != event.new_chat_member.user.id:
        return Way(WayKind.ADDED)
    return Way(WayKind.PUBLIC if event.chat.username else WayKind.UNKNOWN)


@router.message_reaction_count()
async def reactions(event: MessageReactionCountUpdated, desk: Desk) -> None:
    counts: dict[str, int] = {}
    for one in event.reactions:
        name = CUSTOM if isinstance(one.type, ReactionTypeCustomEmoji) else PAID
        if isinstance(one.type, ReactionTypeEmoji):
            name = one.type.emoji
        counts[name] = counts.get(name, 0) + one.total_count
    await desk.counting.reacted(NETWORK, event.chat.id, event.message_id, counts, event.date)


@router.poll()
async def voted(poll: Poll, desk: Desk) -> None:
    """Telegram tells a bot of its own polls: after each vote, all of them (Bot API, Update.poll)."""
    options = tuple((option.text, option.voter_count) for option in poll.options)
    await desk.polling.voted(Votes(poll.id, options, poll.total_voter_count, poll.is_closed))
