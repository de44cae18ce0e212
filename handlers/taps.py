"""What buttons carry: kind, id, revision, choice. 64 bytes, and nothing in them is believed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

Number = Annotated[int, Field(ge=0, le=2**63 - 1)]
"""What a table can number. Beyond it a button is no button of ours."""
Page = Annotated[int, Field(ge=-(10**6), le=10**6)]
"""The plan has pages before its first."""


class PostTap(CallbackData, prefix="p"):
    """Something done to a revision of a post; `yes` once a question about it was answered."""

    do: str
    post: Number
    rev: Number
    yes: bool = False
    arg: str = ""


class PublicationTap(CallbackData, prefix="u"):
    do: str
    publication: Number
    arg: str = ""


class SavedTap(CallbackData, prefix="r"):
    """Something done to a saved reply; `saved` 0: to the list of them."""

    do: str
    saved: Number = 0
    arg: str = ""


class ListTap(CallbackData, prefix="l"):
    """A page of a list: drafts, review, plan."""

    name: str
    page: Page = 0


class TeamTap(CallbackData, prefix="t"):
    do: str
    person: Number = 0
    arg: str = ""


class ChannelTap(CallbackData, prefix="c"):
    do: str
    channel: Number = 0


class SettingTap(CallbackData, prefix="s"):
    do: str
    arg: str = ""


class StatsTap(CallbackData, prefix="n"):
    """A picture of numbers: which chart, how long a period and how many of them ago, of which channel (0: all)."""

    do: str = "show"
    ws: Number = 0
    view: str = "week"
    span: str = "week"
    channel: Number = 0
    back: Annotated[int, Field(ge=0, le=1000)] = 0
    dark: bool = False


class ReportTap(CallbackData, prefix="d"):
    """A timetable of reports in the making, or something done to one (`item`)."""

    do: str
    ws: Number = 0
    item: Number = 0
    day: Annotated[int, Field(ge=0, le=6)] = 0
    hour: Annotated[int, Field(ge=0, le=23)] = 9
    span: str = "week"
    channel: Number = 0
    team: bool = False


class HomeTap(CallbackData, prefix="h"):
    """From the home screen and back to it."""

    to: str
    arg: str = ""


class WatchTap(CallbackData, prefix="w"):
    """Something done to a watch; `watch` 0: to the list of them."""

    do: str
    watch: Number = 0
    arg: str = ""


class AlertTap(CallbackData, prefix="a"):
    """Something done to an alert."""

    do: str
    alert: Number
    arg: str = ""


class CaseTap(CallbackData, prefix="k"):
    """Something done to a case, by whom it was passed on to."""

    do: str
    case: Number


class SourceTap(CallbackData, prefix="o"):
    """Something done to a source; or a page of their list."""

    do: str
    source: Number = 0


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
saved_actions = Actions()
channel_actions = Actions()
setting_actions = Actions()
stats_actions = Actions()
report_actions = Actions()
home_actions = Actions()
alert_actions = Actions()
case_actions = Actions()
source_actions = Actions()
watch_actions = Actions()
