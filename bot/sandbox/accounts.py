"""Those who act in the town: people and bots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from bot.sandbox.town import Town

Json = dict[str, Any]


@dataclass(eq=False)
class Account:
    """A Telegram account; `id` is unique among people and bots."""

    town: Town = field(repr=False)
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"

    is_bot: ClassVar[bool] = False

    @property
    def key(self) -> str:
        """Under which the account is kept."""
        return str(self.id)

    def brief(self) -> Json:
        """The Bot API's `User`."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code and not self.is_bot:
            user["language_code"] = self.language_code
        return user

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(eq=False)
class BotAccount(Account):
    """A bot and what BotFather and the Bot API server know of it."""

    KIND: ClassVar[str] = "bot"
    KEPT: ClassVar[tuple[str, ...]] = (
        "id", "first_name", "last_name", "username", "language_code", "token", "privacy", "last_message_id",
        "commands", "texts", "menu_buttons", "default_rights", "dead", "photos",
    )  # fmt: skip
    is_bot: ClassVar[bool] = True

    token: str = ""
    privacy: bool = True  # BotFather's privacy mode: in groups a plain member sees commands and replies only
    last_message_id: int = 0  # private chats of one bot share one row of message ids
    commands: Json = field(default_factory=dict)  # "scope|language" -> list of BotCommand
    texts: Json = field(default_factory=dict)  # "name|language" -> text (name, description, short_description)
    menu_buttons: Json = field(default_factory=dict)  # chat id or "" -> MenuButton
    default_rights: Json = field(default_factory=dict)  # "channels" or "groups" -> ChatAdministratorRights
    dead: bool = False  # token revoked
    photos: list[str] = field(default_factory=list)  # file ids of its pictures, newest first

    def me(self) -> Json:
        """The answer of getMe."""
        return self.brief() | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
