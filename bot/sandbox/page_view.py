"""The town as the browser page shows it: JSON made of Bot API objects and what a phone knows besides.

    item      one message: {chat, id, message, author, thread, silent, only, force_reply, reactions, votes, views,
              comments, thread_at, seen}
    line      one line of a person's chat list: {chat, kind, peer, member, started, blocked, last, unread, unread_from,
              pinned, keyboard, commands, status, admin, may_write, may_comment, bots}
    world     {people, bots, places, blogs}; a place is a group or channel: {key, chat, members, linked, bots}

Chats are named by their key in the town.
"""

from __future__ import annotations

from itertools import islice
from typing import Any

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.page_reads import Reads
from bot.sandbox.people import Person
from bot.sandbox.posting import discussion_copy
from bot.sandbox.town import Town

Json = dict[str, Any]
LOOK_BACK = 200  # messages among which the keyboard of a chat is looked for


class View:
    """Looks at the town; `reads` knows who has read how far."""

    def __init__(self, town: Town, reads: Reads) -> None:
        self.town = town
        self.reads = reads

    def world(self) -> Json:
        """Everybody and every place."""
        town = self.town
        return {
            "people": [person.brief() for person in town.people.values()],
            "bots": [bot.brief() | {"description": described(bot)} for bot in town.bots.values()],
            "places": [self.place(chat) for chat in town.chats.values() if chat.migrated_to is None],
            "blogs": [{"name": blog.name, "title": blog.title} for blog in town.blogs.values()],
        }

    def place(self, chat: Chat) -> Json:
        """A group or channel."""
        linked = self.town.chats.get(chat.linked_id or 0)
        return {
            "key": chat.key,
            "chat": chat.brief(),
            "members": chat.crowd + sum(member.present for member in chat.members.values()),
            "linked": linked.key if linked else None,
            "bots": [{"id": bot.id, "admin": chat.member(bot).administers} for bot in chat.bots()],
            "links": [
                {"link": address, "name": link.get("name", "")}
                for address, link in chat.invite_links.items()
                if not link.get("is_revoked")
            ],
        }

    def chats(self) -> dict[int, list[Json]]:
        """The chat lists of all people, by their ids."""
        return {person.id: self.lines(person) for person in self.town.people.values()}

    def lines(self, person: Person) -> list[Json]:
        """A person's chat list; also chats that could be begun or joined (`member` and `started` tell)."""
        private = [self.private_line(person, bot) for bot in self.town.bots.values()]
        return private + [self.line(person, chat) for chat in self.town.chats.values() if chat.migrated_to is None]

    def private_line(self, person: Person, bot: BotAccount) -> Json:
        """The chat with a bot, begun or not."""
        chat = self.town.private.get((bot.id, person.id))
        if chat is not None:
            return self.line(person, chat)
        nothing: Json = {
            "last": None,
            "unread": 0,
            "unread_from": None,
            "pinned": None,
            "keyboard": None,
            "commands": [],
        }
        return nothing | {
            "chat": f"{bot.id}:{person.id}", "kind": "private", "peer": bot.id, "member": True, "started": False,
            "blocked": False, "status": "member", "admin": False, "may_write": False, "may_comment": False,
            "bots": [bot.id],
        }  # fmt: skip

    def line(self, person: Person, chat: Chat) -> Json:
        """What the chat list and the head of a chat say about a chat that exists."""
        shown = [m for m in islice(reversed(chat.messages.values()), LOOK_BACK) if m.receiver_id in (None, person.id)]
        unread = self.reads.unread(person, chat)
        pinned = chat.messages.get(max(chat.pinned)) if chat.pinned else None
        return {
            "chat": chat.key,
            "kind": "private" if chat.is_private else "channel" if chat.is_channel else "group",
            "peer": chat.bot_id if chat.is_private else chat.id,
            "started": True,
            "blocked": chat.blocked,
            "last": self.item(shown[0]) if shown else None,
            "unread": len(unread),
            "unread_from": unread[0] if unread else None,
            "pinned": self.item(pinned) if pinned else None,
            "keyboard": keyboard(shown),
            "commands": commands(chat, person),
            "bots": [bot.id for bot in chat.bots()],
        } | rights(person, chat)

    def item(self, message: Message) -> Json:
        """A message with its reactions, votes, views, comments."""
        chat = message.chat
        copy = discussion_copy(self.town, message) if chat.is_channel else None
        poll = self.town.polls.get(message.content.get("poll", ""))
        return {
            "chat": chat.key,
            "id": message.id,
            "message": message.show(),
            "author": message.author_id,
            "thread": message.thread_id,
            "silent": message.silent,
            "only": message.receiver_id,
            "force_reply": message.markup if message.markup and message.markup.get("force_reply") else None,
            "reactions": reactions(message),
            "votes": poll.votes if poll else None,
            "views": self.reads.views(message) if chat.is_channel else None,
            "comments": comments(copy) if copy else 0,
            "thread_at": {"chat": copy.chat.key, "id": copy.id} if copy else None,
            "seen": self.seen(message),
        }

    def seen(self, message: Message) -> bool | None:
        """Has the bot of a private chat fetched and confirmed it? None for what is not a person's."""
        if not message.chat.is_private or message.author_id not in self.town.people:
            return None
        waiting = self.town.mailbox(message.chat.bot).waiting
        return not any(is_about(update.body, message) for update in reversed(waiting))

    def page(self, person: Person, chat: Chat, thread: int | None, before: int | None, limit: int) -> Json:
        """The newest messages (of a comment thread, below `before`) that this person sees: {items, more}."""
        found = [
            message
            for message in reversed(chat.messages.values())
            if (before is None or message.id < before)
            and (thread is None or thread in (message.id, message.thread_id))
            and message.receiver_id in (None, person.id)
        ]
        items = [self.item(message) for message in reversed(found[:limit])]
        return {"items": items, "more": len(found) > limit}


def is_about(update: Json, message: Message) -> bool:
    """Does this update bring this message?"""
    body = update.get("message") or {}
    return bool(body.get("message_id") == message.id and body.get("chat", {}).get("id") == message.chat.id)


def rights(person: Person, chat: Chat) -> Json:
    """What the person may do in the chat."""
    if chat.is_private:
        return {"member": True, "status": "member", "admin": False, "may_write": not chat.blocked, "may_comment": False}
    member = chat.member(person)
    silenced = member.status == "kicked" or (
        member.status == "restricted" and not member.permissions.get("can_send_messages")
    )
    return {
        "member": member.present,
        "status": member.status,
        "admin": member.administers,
        "may_write": member.may("can_post_messages") if chat.is_channel else member.present and not silenced,
        "may_comment": chat.is_group and not silenced and (member.present or chat.linked_id is not None),
    }


def keyboard(newest_first: list[Message]) -> Json | None:
    """The bot's keyboard in place of the letters, unless it was taken away."""
    for message in newest_first:
        if message.markup and "remove_keyboard" in message.markup:
            return None
        if message.markup and "keyboard" in message.markup:
            return message.markup
    return None


def reactions(message: Message) -> list[Json]:
    """By emoji, most frequent first: [{emoji, people}]."""
    people: dict[str, list[int]] = {}
    for account, chosen in message.reactions.items():
        for reaction in chosen:
            people.setdefault(reaction.get("emoji", "⭐"), []).append(int(account))
    return [{"emoji": emoji, "people": ids} for emoji, ids in sorted(people.items(), key=lambda pair: -len(pair[1]))]


def comments(copy: Message) -> int:
    """How many comments a post has: `copy` is its message in the discussion group."""
    return sum(message.thread_id == copy.id for message in copy.chat.messages.values())


def described(bot: BotAccount, language: str = "") -> str:
    """What the bot says of itself before the start."""
    return str(bot.texts.get(f"description|{language}") or bot.texts.get("description|") or "")


def commands(chat: Chat, person: Person) -> list[Json]:
    """The menu for this person: the narrowest scope wins, in it the person's language (as the Bot API documents it)."""
    language = (person.language_code or "").partition("-")[0]
    for bot in chat.bots()[:1]:
        for scope in scopes(chat, person):
            for code in (language, ""):
                if found := bot.commands.get(f"{scope}|{code}"):
                    return list(found)
    return []


def scopes(chat: Chat, person: Person) -> list[str]:
    """The command scopes that hold for this person in this chat, the narrowest first."""
    if chat.is_private:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    here, everywhere = [f"chat:{chat.id}"], ["all_group_chats", "default"]
    if chat.member(person).administers:
        here.insert(0, f"chat_administrators:{chat.id}")
        everywhere.insert(0, "all_chat_administrators")
    return [f"chat_member:{chat.id}:{person.id}", *here, *everywhere]
