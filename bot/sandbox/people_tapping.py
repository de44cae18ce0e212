"""What people tap: buttons, chat pickers, reactions, votes."""

from __future__ import annotations

from typing import Any

from bot.sandbox.accounts import Account, BotAccount
from bot.sandbox.callbacks import Press, ask
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.membership import administrator, set_member
from bot.sandbox.messages import Message
from bot.sandbox.posting import post
from bot.sandbox.reacting import EMOJI, react
from bot.sandbox.updates import deliver

Json = dict[str, Any]


class Tapping(Account):
    """The tapping side of a person."""

    def press(self, message: Message, which: str | int) -> Press:
        """Press an inline callback button by its label, index (reading order) or data.

        Raises NotPossible when there is no such button, or it opens something instead of calling back. A label may
        also be given by a part of it that is unique.
        """
        button = find_button(message, which)
        if "callback_data" not in button:
            raise NotPossible(f"{button['text']!r} does not call back")
        return self.press_forged(self.bot_of(message), message.chat, message.id, button["callback_data"])

    def press_forged(self, bot: BotAccount, chat: Chat, message_id: int, data: str) -> Press:
        """A press that no app would send: any data, any message of a chat, even a deleted one."""
        message = chat.messages.get(message_id)
        pressed = ask(self.town, bot, self, message, (chat.key, message_id), data)
        self.town.keep()
        return pressed

    def bot_of(self, message: Message) -> BotAccount:
        """The bot whose button it is."""
        chat = message.chat
        if chat.is_private:
            return chat.bot
        bot = self.town.bots.get(message.author_id or 0)
        if bot is None:
            raise NotPossible("not a bot's message")
        return bot

    def tap(self, message: Message, which: str | int) -> Message:
        """Tap a plain button of a reply keyboard: its label is sent."""
        button = find_button(message, which)
        return post(self.town, message.chat, {"text": button["text"]}, self)

    def choose_chat(self, message: Message, chosen: Chat, which: str | int | None = None) -> Message:
        """Answer a request_chat button with a chat: the bot gets the rights that it asked for, then hears of it."""
        button = find_button(message, which) if which is not None else first_with(message, "request_chat")
        wanted: Json | None = button.get("request_chat")
        if wanted is None:
            raise NotPossible("the button asks for no chat")
        bot = message.chat.bot
        self.check_choice(wanted, chosen)
        rights: Json = wanted.get("bot_administrator_rights") or {}
        if rights and not all(chosen.member(bot).may(right) for right, needed in rights.items() if needed):
            if not chosen.member(self).may("can_promote_members"):
                raise NotPossible("may not add administrators here")
            kept = chosen.member(bot).rights if chosen.member(bot).administers else {}
            set_member(
                self.town, chosen, bot, administrator(chosen, kept | {k: v for k, v in rights.items() if v}), self
            )
        shared: Json = {"request_id": wanted["request_id"], "chat_id": chosen.id}
        if wanted.get("request_title"):
            shared["title"] = chosen.title
        if wanted.get("request_username") and chosen.username:
            shared["username"] = chosen.username
        sent = post(self.town, message.chat, {"chat_shared": shared}, self)
        self.town.keep()
        return sent

    def check_choice(self, wanted: Json, chosen: Chat) -> None:
        """Would the app offer this chat? Raises NotPossible."""
        if bool(wanted["chat_is_channel"]) != chosen.is_channel:
            raise NotPossible("the wrong kind of chat")
        if "chat_has_username" in wanted and wanted["chat_has_username"] != bool(chosen.username):
            raise NotPossible("public or private is asked for")
        if wanted.get("chat_is_created") and chosen.owner_id() != self.id:
            raise NotPossible("only own chats are offered")
        if "chat_is_forum" in wanted and wanted["chat_is_forum"] != chosen.is_forum:
            raise NotPossible("a forum is asked for, or none")
        needed = [right for right, value in (wanted.get("user_administrator_rights") or {}).items() if value]
        member = chosen.member(self)
        if not member.present or not all(member.may(right) for right in needed):
            raise NotPossible("the person lacks the rights that the button asks for")

    def react(self, message: Message, emoji: str | None) -> None:
        """Put a reaction, or take it back with None. In channels only the count is shown."""
        if emoji is not None and emoji not in EMOJI:
            raise NotPossible(f"{emoji} is no reaction")
        react(message, self, [{"type": "emoji", "emoji": emoji}] if emoji else [])
        self.town.keep()

    def vote(self, message: Message, *options: int) -> None:
        """Choose options of a poll by index; none takes the vote back."""
        poll = self.town.polls[message.content["poll"]]
        if poll.closed:
            raise NotPossible("the poll is closed")
        if len(options) > 1 and not poll.multiple:
            raise NotPossible("one answer only")
        if options:
            poll.votes[str(self.id)] = list(options)
        else:
            poll.votes.pop(str(self.id), None)
        self.town.touch(poll)
        self.town.tell("poll", message.chat, message_id=message.id, poll=poll.show())
        bot = self.town.bots.get(poll.bot_id or 0)
        if bot is not None:
            deliver(self.town, bot, "poll", poll.show())
            if not poll.anonymous:
                ids = [poll.options[index]["persistent_id"] for index in options]
                answer = {"poll_id": poll.id, "user": self.brief(), "option_ids": list(options)}
                deliver(self.town, bot, "poll_answer", answer | {"option_persistent_ids": ids})
        self.town.keep()


def all_buttons(message: Message) -> list[Json]:
    """Buttons of the inline or reply keyboard, in reading order."""
    markup = message.markup or {}
    rows: list[list[Json]] = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [button for row in rows for button in row]


def find_button(message: Message, which: str | int) -> Json:
    """A button by index, label, data, or unique part of a label. Raises NotPossible."""
    buttons = all_buttons(message)
    if isinstance(which, int):
        if -len(buttons) <= which < len(buttons):
            return buttons[which]
        raise NotPossible(f"there are {len(buttons)} buttons")
    exact = [button for button in buttons if which in (button["text"], button.get("callback_data"))]
    close = exact or [button for button in buttons if which.lower() in button["text"].lower()]
    if len(close) == 1 or exact:
        return close[0]
    raise NotPossible(f"no single button {which!r} among {[button['text'] for button in buttons]}")


def first_with(message: Message, action: str) -> Json:
    """The first button that does this. Raises NotPossible."""
    for button in all_buttons(message):
        if action in button:
            return button
    raise NotPossible(f"no button with {action}")
