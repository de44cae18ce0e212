"""What readers do in the channels without a word: they come and go, they react, and they vote."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import (
    ChatMemberUpdated,
    MessageReactionCountUpdated,
    MessageReactionUpdated,
    Poll,
    ReactionTypeCustomEmoji,
    ReactionTypeEmoji,
    ReactionTypePaid,
)

from desk.model.joins import Way, WayKind, way_by_link
from desk.model.reactions import CUSTOM, Reaction
from desk.model.votes import Votes
from desk.verbs import Desk
from handlers.places import in_channel, in_group

router = Router(name="audience")
NETWORK = "telegram"
INSIDE = frozenset({"creator", "administrator", "member"})
PAID = "⭐"
Kind = ReactionTypeEmoji | ReactionTypeCustomEmoji | ReactionTypePaid


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


@router.message_reaction_count(in_channel)
async def reactions_to_post(event: MessageReactionCountUpdated, desk: Desk) -> None:
    await desk.counting.reacted(NETWORK, event.chat.id, event.message_id, _counts(event), event.date)


@router.message_reaction_count(in_group)
async def reactions_without_names(event: MessageReactionCountUpdated, desk: Desk) -> None:
    await desk.reacting.counted(event.chat.id, str(event.message_id), _counts(event), event.date)


@router.message_reaction(in_group)
async def reacted(event: MessageReactionUpdated, desk: Desk) -> None:
    """Who acts without a name acts as a chat: as the group, or as a channel."""
    actor = event.actor_chat or event.user
    if actor is not None:
        before, now = _names(event.old_reaction), _names(event.new_reaction)
        await desk.reacting.reacted(event.chat.id, Reaction(str(event.message_id), actor.id, now, before, event.date))


def _counts(event: MessageReactionCountUpdated) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in event.reactions:
        name = _name(one.type)
        counts[name] = counts.get(name, 0) + one.total_count
    return counts


def _names(kinds: Sequence[Kind]) -> tuple[str, ...]:
    return tuple(_name(kind) for kind in kinds)


def _name(kind: Kind) -> str:
    if isinstance(kind, ReactionTypeEmoji):
        return kind.emoji
    return CUSTOM if isinstance(kind, ReactionTypeCustomEmoji) else PAID


@router.poll()
async def voted(poll: Poll, desk: Desk) -> None:
    """Telegram tells a bot of its own polls: after each vote, all of them (Bot API, Update.poll)."""
    options = tuple((option.text, option.voter_count) for option in poll.options)
    await desk.polling.voted(Votes(poll.id, options, poll.total_voter_count, poll.is_closed))
