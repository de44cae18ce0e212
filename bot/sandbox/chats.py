"""Chats: private ones (one per bot and person), groups, supergroups, channels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from bot.sandbox.members import Member
from bot.sandbox.messages import Message

if TYPE_CHECKING:
    from bot.sandbox.accounts import Account, BotAccount
    from bot.sandbox.town import Town

Json = dict[str, Any]
CHAT_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


@dataclass(eq=False)
class Chat:
    """A chat and its messages. `key` is unique in the town; `id` is what the Bot API shows.

    All private chats of one person have that person's id, one chat for each bot, so their key is "bot:person".
    """

    KIND: ClassVar[str] = "chat"
    KEPT: ClassVar[tuple[str, ...]] = (
        "id", "type", "title", "username", "bot_id", "description", "linked_id", "blocked", "last_message_id",
        "migrated_to", "is_forum", "signatures", "protected", "permissions", "pinned", "invite_links", "topics",
        "photo", "banned_senders", "crowd",
    )  # fmt: skip

    town: Town = field(repr=False)
    id: int
    type: str
    title: str | None = None
    username: str | None = None
    bot_id: int | None = None
    description: str | None = None
    linked_id: int | None = None  # a channel's discussion group, and that group's channel
    blocked: bool = False  # private: the person blocked the bot
    last_message_id: int = 0
    migrated_to: int | None = None
    is_forum: bool = False
    signatures: bool = False  # channel: posts by people carry their name
    protected: bool = False
    permissions: Json = field(default_factory=dict)  # what plain members may not do: name -> False
    pinned: list[int] = field(default_factory=list)
    invite_links: Json = field(default_factory=dict)
    topics: Json = field(default_factory=dict)
    photo: Json | None = None
    banned_senders: list[int] = field(default_factory=list)  # group: channels as which nobody writes here any more
    crowd: int = 0  # members whom the town counts and does not play
    members: dict[int, Member] = field(default_factory=dict, repr=False)
    messages: dict[int, Message] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.key = f"{self.bot_id}:{self.id}" if self.type == "private" else str(self.id)

    @property
    def is_private(self) -> bool:
        """A bot and a person."""
        return self.type == "private"

    @property
    def is_channel(self) -> bool:
        """A broadcast channel."""
        return self.type == "channel"

    @property
    def is_group(self) -> bool:
        """A group or supergroup."""
        return self.type in ("group", "supergroup")

    @property
    def bot(self) -> BotAccount:
        """The bot of a private chat."""
        return self.town.bots[self.bot_id or 0]

    def brief(self) -> Json:
        """The Bot API's `Chat`."""
        if self.type == "private":
            user = self.town.people[self.id]
            shown: Json = {"id": self.id, "type": "private", "first_name": user.first_name}
            if user.last_name:
                shown["last_name"] = user.last_name
            if user.username:
                shown["username"] = user.username
            return shown
        shown = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            shown["username"] = self.username
        if self.is_forum:
            shown["is_forum"] = True
        return shown

    def member(self, account: Account) -> Member:
        """The account's standing; one who never came has left. A ban or restriction whose time is over is none."""
        member = self.members.get(account.id) or Member("left")
        if not 0 < member.until <= self.town.now():
            return member
        return Member("member" if member.status == "restricted" and member.in_chat else "left")

    def bots(self) -> list[BotAccount]:
        """The bots that are in the chat."""
        if self.type == "private":
            return [self.bot]
        standing = [(bot, self.members.get(bot.id)) for bot in self.town.bots.values()]
        return [bot for bot, member in standing if member is not None and member.present]

    def next_id(self) -> int:
        """A message id that was never used before. Private chats of one bot share one row of ids."""
        counter: Chat | BotAccount = self.bot if self.type == "private" else self
        counter.last_message_id += 1
        self.town.touch(counter)
        return counter.last_message_id

    def last(self, count: int = 1) -> Message:
        """The newest message, or the `count`-th from the end. Raises IndexError when there are fewer."""
        return list(self.messages.values())[-count]

    def owner_id(self) -> int | None:
        """The creator's user id."""
        return next((i for i, member in self.members.items() if member.status == "creator"), None)
