"""What people do with their phones. All of it is synchronous and takes effect at once.

    editor = town.add_person("Editor", "editor")
    chat = editor.start(bot)                        # /start; "blocked" ends here too
    message = editor.say(chat, "A new post")        # chat, or bot for the private chat with it
    editor.send_photo(bot, data, caption="…")       # also video, animation, document, audio, voice, sticker, poll
    editor.send_album(bot, [("photo", data), …])
    press = editor.press(card, "Approve")           # by label, index or callback data
    await press.wait(); press.text                  # the answer
    channel = editor.create_channel("Roastery", "roastery"); group = editor.create_group("Talk")
    editor.link_discussion(channel, group); editor.promote(channel, bot, can_post_messages=True)
    reader.join(channel); reader.comment(post, "Nice"); reader.react(post, "👍"); reader.vote(poll, 0)

What the Telegram app would not offer raises NotPossible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from bot.sandbox.accounts import BotAccount
from bot.sandbox.people_chatting import Chatting
from bot.sandbox.people_managing import Managing
from bot.sandbox.people_tapping import Tapping

if TYPE_CHECKING:
    from bot.sandbox.chats import Chat

Json = dict[str, Any]


class Person(Chatting, Managing, Tapping):
    """A person: an account with a phone."""

    KIND: ClassVar[str] = "person"
    KEPT: ClassVar[tuple[str, ...]] = ("id", "first_name", "last_name", "username", "language_code")

    def chat_with(self, bot: BotAccount) -> Chat:
        """The private chat with a bot. Raises KeyError before /start."""
        return self.town.private[bot.id, self.id]

    def chats(self) -> list[Chat]:
        """The person's list of chats: private ones, then groups and channels."""
        own = [chat for (_, person), chat in self.town.private.items() if person == self.id]
        return own + [chat for chat in self.town.chats.values() if chat.member(self).present]
