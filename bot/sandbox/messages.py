"""A message and how the Bot API shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from bot.sandbox.chats import Chat

Json = dict[str, Any]
SERVICE = 777000  # the account that carries channel posts into discussion groups


@dataclass(slots=True, eq=False)
class Message:
    """One message. `content` holds the Bot API fields that say what it is: text, photo, caption, poll id…

    `author_id` is who wrote it in truth (also for channel posts, where it is not shown); `markup` is any keyboard,
    `reactions` maps account ids to lists of reactions.
    """

    KIND: ClassVar[str] = "message"
    KEPT: ClassVar[tuple[str, ...]] = (
        "id", "date", "content", "author_id", "sender_chat_id", "reply_to", "thread_id", "markup", "edit_date",
        "forward_origin", "album_id", "signature", "protected", "silent", "is_automatic_forward", "origin",
        "reactions", "extra", "receiver_id", "eyes",
    )  # fmt: skip

    chat: Chat = field(repr=False)
    id: int
    date: int
    content: Json
    author_id: int | None = None
    sender_chat_id: int | None = None
    reply_to: int | None = None
    thread_id: int | None = None
    markup: Json | None = None
    edit_date: int | None = None
    forward_origin: Json | None = None
    album_id: str | None = None
    signature: str | None = None
    protected: bool = False
    silent: bool = False
    is_automatic_forward: bool = False
    origin: list[int] | None = None  # [chat id, message id] of what was forwarded automatically
    reactions: dict[str, list[Json]] = field(default_factory=dict)
    extra: Json = field(default_factory=dict)  # further shown fields: quote, external_reply, effect_id…
    receiver_id: int | None = None  # ephemeral: the only one who sees it
    eyes: int = 0  # of a channel's post: who saw it before anybody of the town did

    @property
    def key(self) -> str:
        """Under which the message is kept."""
        return f"{self.chat.key}/{self.id}"

    @property
    def text(self) -> str:
        """Text or caption, or an empty string."""
        return self.content.get("text") or self.content.get("caption") or ""

    @property
    def entities(self) -> list[Json]:
        """Entities of text or caption."""
        return self.content.get("entities") or self.content.get("caption_entities") or []

    @property
    def buttons(self) -> list[list[Json]]:
        """Rows of inline buttons; empty without an inline keyboard."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def labels(self) -> list[str]:
        """Labels of all buttons, inline or reply keyboard, in reading order."""
        markup = self.markup or {}
        rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
        return [button["text"] for row in rows for button in row]

    @property
    def media(self) -> str | None:
        """What kind of file it carries: photo, video, animation, audio, document, voice, video_note, sticker."""
        for kind in ("photo", "video", "animation", "audio", "document", "voice", "video_note", "sticker"):
            if kind in self.content:
                return kind
        return None

    def show(self, with_reply: bool = True) -> Json:
        """The Bot API's `Message`; the message that it answers is shown without what that one answers."""
        town = self.chat.town
        shown = self.head()
        if with_reply and self.reply_to is not None and (to := self.chat.messages.get(self.reply_to)):
            shown["reply_to_message"] = to.show(with_reply=False)
        for name, value in (
            ("message_thread_id", self.thread_id),
            ("forward_origin", self.forward_origin),
            ("edit_date", self.edit_date),
            ("media_group_id", self.album_id),
            ("author_signature", self.signature),
        ):
            if value is not None:
                shown[name] = value
        if self.protected:
            shown["has_protected_content"] = True
        shown |= self.extra
        shown |= self.content
        if "poll" in self.content:
            shown["poll"] = town.polls[self.content["poll"]].show()
        elif "pinned_message" in self.content:
            pinned = self.chat.messages.get(self.content["pinned_message"])
            shown["pinned_message"] = (
                pinned.show(False) if pinned else self.inaccessible(self.content["pinned_message"])
            )
        if self.markup and "inline_keyboard" in self.markup:
            shown["reply_markup"] = self.markup
        return shown

    def head(self) -> Json:
        """Where, when and from whom."""
        town = self.chat.town
        shown: Json = {"message_id": self.id, "date": self.date, "chat": self.chat.brief()}
        if self.chat.type != "channel":
            shown["from"] = town.sender_shown(self)
        if self.sender_chat_id is not None:
            shown["sender_chat"] = town.chats[self.sender_chat_id].brief()
        if self.thread_id is not None and self.chat.is_forum:
            shown["is_topic_message"] = True
        if self.is_automatic_forward:
            shown["is_automatic_forward"] = True
        if self.receiver_id is not None:
            shown |= {"message_id": 0, "ephemeral_message_id": self.id}
            shown["receiver_user"] = town.people[self.receiver_id].brief()
        return shown

    def inaccessible(self, message_id: int) -> Json:
        """Stands for a deleted message of the same chat."""
        return {"chat": self.chat.brief(), "message_id": message_id, "date": 0}
