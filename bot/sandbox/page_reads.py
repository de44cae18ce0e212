"""Who has read how far: unread counters, and the views of channel posts."""

from __future__ import annotations

from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.posting import is_service
from bot.sandbox.town import Town


class Reads:
    """Marks per person and chat, for as long as the process lives.

    What was there before the first page was opened counts as read: nobody had a phone in hand.
    """

    def __init__(self, town: Town) -> None:
        self.town = town
        self.before: dict[str, int] = {}
        self.begun = False
        self.marks: dict[tuple[int, str], int] = {}

    def begin(self) -> None:
        """Somebody opened the page; only the first time counts."""
        if not self.begun:
            self.begun = True
            self.before = {chat.key: newest(chat) for chat in (*self.town.private.values(), *self.town.chats.values())}

    def mark(self, person: Person, chat: Chat) -> list[Message]:
        """The person has read everything; the messages that were new."""
        old = self.mark_of(person.id, chat)
        self.marks[person.id, chat.key] = newest(chat)
        return [message for message in chat.messages.values() if message.id > old]

    def mark_of(self, person_id: int, chat: Chat) -> int:
        """The newest message id that the person has read."""
        return self.marks.get((person_id, chat.key), self.before.get(chat.key, 0))

    def unread(self, person: Person, chat: Chat) -> list[int]:
        """Ids of the messages that are new to the person, oldest first."""
        mark = self.mark_of(person.id, chat)
        found: list[int] = []
        for message in reversed(chat.messages.values()):
            if message.id <= mark:
                break
            shown = message.receiver_id in (None, person.id)
            if message.author_id != person.id and shown and not is_service(message):
                found.append(message.id)
        return found[::-1]

    def views(self, post: Message) -> int:
        """How many people have had the post before their eyes; its author counts."""
        chat = post.chat
        return max(1, post.eyes + sum(self.mark_of(person, chat) >= post.id for person in self.town.people))


def newest(chat: Chat) -> int:
    """The highest message id of a chat."""
    return next(reversed(chat.messages), 0)
