"""Reactions and who hears of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.sandbox.updates import deliver

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account
    from bot.sandbox.chats import Chat
    from bot.sandbox.messages import Message

Json = dict[str, Any]
EMOJI = frozenset((
    "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮",
    "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡",
    "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻",
    "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
    "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀", "😡",
))  # fmt: skip


def react(message: Message, who: Account, new: list[Json]) -> None:
    """Put these reactions in place of the account's former ones."""
    town, me = message.chat.town, str(who.id)
    old = message.reactions.get(me, [])
    if old == new:
        return
    if new:
        message.reactions[me] = new
    else:
        message.reactions.pop(me, None)
    town.touch(message)
    town.tell("reaction", message.chat, message_id=message.id, reactions=counts(message))
    tell_bots(message, who, old, new)


def tell_bots(message: Message, who: Account, old: list[Json], new: list[Json]) -> None:
    """Reactions reach bots that administer the chat and asked for them; in channels only as counts."""
    chat = message.chat
    town = chat.town
    head: Json = {"chat": chat.brief(), "message_id": message.id, "date": int(town.now())}
    for bot in chat.bots():
        if not chat.is_private and not chat.member(bot).administers:
            continue
        if chat.is_channel:
            deliver(town, bot, "message_reaction_count", head | {"reactions": counts(message)})
        elif not who.is_bot:
            change = head | _actor(chat, who) | {"old_reaction": old, "new_reaction": new}
            deliver(town, bot, "message_reaction", change)


def _actor(chat: Chat, who: Account) -> Json:
    """An administrator without a name acts as the group."""
    if not chat.is_private and chat.member(who).rights.get("is_anonymous"):
        return {"actor_chat": chat.brief()}
    return {"user": who.brief()}


def counts(message: Message) -> list[Json]:
    """The Bot API's `ReactionCount` objects, most frequent first."""
    by_kind: dict[str, tuple[Json, int]] = {}
    for reactions in message.reactions.values():
        for reaction in reactions:
            name = str(sorted(reaction.items()))
            by_kind[name] = (reaction, by_kind.get(name, (reaction, 0))[1] + 1)
    ordered = sorted(by_kind.values(), key=lambda pair: -pair[1])
    return [{"type": reaction, "total_count": count} for reaction, count in ordered]
