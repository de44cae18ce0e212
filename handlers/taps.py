"""What buttons carry: kind, id, revision, choice. 64 bytes, and nothing in them is believed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.filters.callback_data import CallbackData


class PostTap(CallbackData, prefix="p"):
    """Something done to a revision of a post; `yes` once a question about it was answered."""

    do: str
    post: int
    rev: int
    yes: bool = False
    arg: str = ""


class PublicationTap(CallbackData, prefix="u"):
    do: str
    publication: int
    arg: str = ""


class ListTap(CallbackData, prefix="l"):
    """A page of a list: drafts, review, plan."""

    name: str
    page: int = 0


class TeamTap(CallbackData, prefix="t"):
    do: str
    person: int = 0
    arg: str = ""


class ChannelTap(CallbackData, prefix="c"):
    do: str
    channel: int = 0


class SettingTap(CallbackData, prefix="s"):
    do: str
    arg: str = ""


class HomeTap(CallbackData, prefix="h"):
    """From the home screen and back to it."""

    to: str
    arg: str = ""


Handler = Callable[..., Awaitable[Any]]


class Actions:
    """The handlers of one kind of tap by its `do`: one look-up instead of a filter per button."""

    def __init__(self) -> None:
        self.table: dict[str, Handler] = {}

    def __call__(self, *names: str) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            for name in names:
                self.table[name] = handler
            return handler

        return add


post_actions = Actions()
publication_actions = Actions()
list_actions = Actions()
team_actions = Actions()
channel_actions = Actions()
setting_actions = Actions()
home_actions = Actions()
