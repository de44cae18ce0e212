"""What people write: messages, files, albums, edits, forwards, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, overload

from bot.sandbox.accounts import Account, BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.entities import format_text, length
from bot.sandbox.errors import NotPossible
from bot.sandbox.files import StoredFile
from bot.sandbox.forwarding import origin_of
from bot.sandbox.membership import set_blocked
from bot.sandbox.messages import Message
from bot.sandbox.polls import Poll
from bot.sandbox.posting import discussion_copy, edited, post, remove

Json = dict[str, Any]
Place = Chat | BotAccount
FileLike = bytes | str  # data, or the file id of something known


class Chatting(Account):
    """The writing side of a person."""

    def start(self, bot: BotAccount, payload: str | None = None) -> Chat:
        """Open the chat with the bot by its link, press *Start*; ends a block."""
        from bot.sandbox.founding import found_private

        chat = found_private(self.town, bot, self)
        set_blocked(self.town, chat, self, False)
        self.say(chat, f"/start {payload}" if payload else "/start")
        return chat

    def say(
        self,
        where: Place,
        text: str,
        entities: list[Json] | None = None,
        reply_to: Message | None = None,
        *,
        thread_id: int | None = None,
        silent: bool = False,
    ) -> Message:
        """Write a text."""
        plain, marked = format_text(text, None, entities)
        if not plain:
            raise NotPossible("an empty text cannot be sent")
        if length(plain) > 4096:
            raise NotPossible("the app would cut this text into parts")
        content: Json = {"text": plain} | ({"entities": marked} if marked else {})
        return self.put(where, content, reply_to, thread_id=thread_id, silent=silent)

    def put(self, where: Place, content: Json, reply_to: Message | None = None, **more: Any) -> Message:
        """Write any content, after the checks of the app."""
        chat = self.place(where)
        more.setdefault("sender_chat_id", chat.id if chat.is_channel else None)
        if chat.is_channel and chat.signatures:
            more["signature"] = self.name
        message = post(self.town, chat, content, self, reply_to=reply_to.id if reply_to else None, **more)
        self.town.keep()
        return message

    def place(self, where: Place) -> Chat:
        """The chat to write to. Raises NotPossible."""
        if isinstance(where, BotAccount):
            found = self.town.private.get((where.id, self.id))
            if found is None:
                raise NotPossible("press Start first")
            where = found
        if where.is_private:
            if where.blocked:
                raise NotPossible("the bot is blocked")
            return where
        member = where.member(self)
        if where.is_channel:
            if not member.may("can_post_messages"):
                raise NotPossible("only administrators post in a channel")
        elif member.status == "kicked" or not (member.present or where.linked_id is not None):
            raise NotPossible("not a member of the group")
        elif member.status == "restricted" and not member.permissions.get("can_send_messages"):
            raise NotPossible("restricted: may not write")
        elif where.migrated_to is not None:
            raise NotPossible("the group has become a supergroup")
        return where

    # Files

    def file(self, kind: str, data: FileLike, name: str | None, facts: Json) -> StoredFile:
        """An upload, or something known by its file id."""
        if isinstance(data, str):
            return self.town.files.by_id[data]
        return self.town.files.add(kind, name, data, facts)

    def media(self, kind: str, data: FileLike, caption: str | None, more: Json) -> Json:
        """Content of a message with a file."""
        facts: Json = {key: more[key] for key in ("width", "height", "duration", "performer", "title") if key in more}
        file = self.file(kind, data, more.get("name"), facts)
        content: Json = {kind: self.town.files.shown(file)}
        if kind == "animation":
            content["document"] = content[kind]
        if more.get("spoiler"):
            content["has_media_spoiler"] = True
        if caption:
            text, marked = format_text(caption, None, more.get("entities"))
            content |= {"caption": text} | ({"caption_entities": marked} if marked else {})
        if more.get("caption_above"):
            content["show_caption_above_media"] = True
        return content

    def send_file(
        self,
        where: Place,
        kind: str,
        data: FileLike,
        caption: str | None = None,
        reply_to: Message | None = None,
        **more: Any,
    ) -> Message:
        """Send a file of any kind. `more`: name, entities, spoiler, caption_above, width, height, duration, silent."""
        content = self.media(kind, data, caption, more)
        return self.put(where, content, reply_to, silent=bool(more.get("silent")))

    def send_photo(self, where: Place, data: FileLike, caption: str | None = None, **more: Any) -> Message:
        """Send a photo."""
        return self.send_file(where, "photo", data, caption, **more)

    def send_video(self, where: Place, data: FileLike, caption: str | None = None, **more: Any) -> Message:
        """Send a video."""
        return self.send_file(where, "video", data, caption, **more)

    def send_document(self, where: Place, data: FileLike, caption: str | None = None, **more: Any) -> Message:
        """Send a document; `name` is its file name."""
        return self.send_file(where, "document", data, caption, **more)

    def send_animation(self, where: Place, data: FileLike, caption: str | None = None, **more: Any) -> Message:
        """Send a GIF."""
        return self.send_file(where, "animation", data, caption, **more)

    def send_audio(self, where: Place, data: FileLike, caption: str | None = None, **more: Any) -> Message:
        """Send music."""
        return self.send_file(where, "audio", data, caption, **more)

    def send_voice(self, where: Place, data: FileLike, caption: str | None = None, **more: Any) -> Message:
        """Send a voice note."""
        return self.send_file(where, "voice", data, caption, **more)

    def send_sticker(self, where: Place, data: FileLike, **more: Any) -> Message:
        """Send a sticker."""
        return self.send_file(where, "sticker", data, None, **more)

    @overload
    def send_album(
        self,
        where: Place,
        items: Sequence[tuple[str, FileLike] | tuple[str, FileLike, str]],
        one_by_one: Literal[False] = ...,
    ) -> list[Message]: ...

    @overload
    def send_album(
        self, where: Place, items: Sequence[tuple[str, FileLike] | tuple[str, FileLike, str]], one_by_one: Literal[True]
    ) -> Iterator[Message]: ...

    def send_album(
        self,
        where: Place,
        items: Sequence[tuple[str, FileLike] | tuple[str, FileLike, str]],
        one_by_one: bool = False,
    ) -> list[Message] | Iterator[Message]:
        """Send (kind, data) or (kind, data, caption) as one album.

        One by one: an iterator that sends a part each time it is asked, as a slow phone does.
        """
        if not 2 <= len(items) <= 10:
            raise NotPossible("an album has two to ten parts")
        album = self.town.new_album()

        def parts() -> Iterator[Message]:
            for kind, data, *caption in items:
                content = self.media(kind, data, str(caption[0]) if caption else None, {})
                yield self.put(where, content, album_id=album)

        return parts() if one_by_one else list(parts())

    def send_poll(self, where: Place, question: str, options: Sequence[str], **settings: Any) -> Message:
        """Send a poll. `settings`: anonymous, kind ("quiz"), multiple, correct_option_ids…"""
        chat = self.place(where)
        poll = self.new_poll(chat, question, options, settings)
        message = self.put(chat, {"poll": poll.id})
        poll.message_id = message.id
        self.town.touch(poll)
        self.town.keep()
        return message

    def new_poll(self, chat: Chat, question: str, options: Sequence[str], settings: Json) -> Poll:
        """A poll of a person; in channels always anonymous."""
        own = ("anonymous", "kind", "multiple")
        poll = Poll(
            str(5_000_000_000_000_000 + self.town.number("poll")),
            question,
            [{"persistent_id": str(index), "text": option} for index, option in enumerate(options)],
            anonymous=chat.is_channel or settings.get("anonymous", True),
            kind=settings.get("kind", "regular"),
            multiple=settings.get("multiple", False),
            settings={key: value for key, value in settings.items() if key not in own},
            chat_key=chat.key,
        )
        self.town.polls[poll.id] = poll
        return poll

    # Changing and passing on

    def edit(self, message: Message, text: str, entities: list[Json] | None = None) -> Message:
        """Change text or caption of an own message, or in a channel with the right to."""
        chat = message.chat
        allowed = message.author_id == self.id or (chat.is_channel and chat.member(self).may("can_edit_messages"))
        if not allowed:
            raise NotPossible("not an own message")
        plain, marked = format_text(text, None, entities)
        name, list_name = ("text", "entities") if "text" in message.content else ("caption", "caption_entities")
        content = {key: value for key, value in message.content.items() if key not in (name, list_name)}
        content |= ({name: plain} if plain else {}) | ({list_name: marked} if marked else {})
        if content == message.content:
            return message
        message.content, message.edit_date = content, int(self.town.now())
        edited(self.town, message, self)
        self.town.keep()
        return message

    def delete(self, message: Message) -> None:
        """Delete for everybody. Bots are not told, as in Telegram."""
        remove(self.town, message)
        self.town.keep()

    def forward(self, message: Message, to: Place, reply_to: Message | None = None) -> Message:
        """Forward it; protected content cannot be."""
        if message.protected:
            raise NotPossible("the content is protected")
        content = {key: value for key, value in message.content.items() if key != "link_preview_options"}
        return self.put(to, content, reply_to, forward_origin=origin_of(message))

    def comment(self, channel_post: Message, text: str, reply_to: Message | None = None) -> Message:
        """Comment on a channel's post in its discussion group; needs no membership."""
        copy = self.under(channel_post)
        return self.say(copy.chat, text, reply_to=reply_to or copy)

    def comment_as(self, channel: Chat, channel_post: Message, text: str) -> Message:
        """Comment in the name of an own channel, as whose owner one is not shown."""
        copy = self.under(channel_post)
        if channel.owner_id() != self.id:
            raise NotPossible("not an own channel")
        if any(self.town.chats[banned].owner_id() == self.id for banned in copy.chat.banned_senders):
            raise NotPossible("channels of this person may not write here")
        return self.put(copy.chat, {"text": text}, copy, sender_chat_id=channel.id)

    def under(self, channel_post: Message) -> Message:
        """The message of the discussion group under which comments stand. Raises NotPossible."""
        copy = discussion_copy(self.town, channel_post)
        if copy is None:
            raise NotPossible("the channel has no comments")
        return copy
