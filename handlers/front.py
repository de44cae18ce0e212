"""The front door put together: every router, and one look-up per kind of tap."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers import comments, private, taps
from handlers.middleware import acting
from handlers.who import Who

_TABLES: tuple[tuple[type[CallbackData], taps.Actions, str], ...] = (
    (taps.PostTap, taps.post_actions, "do"),
    (taps.PublicationTap, taps.publication_actions, "do"),
    (taps.SavedTap, taps.saved_actions, "do"),
    (taps.ListTap, taps.list_actions, "name"),
    (taps.TeamTap, taps.team_actions, "do"),
    (taps.ChannelTap, taps.channel_actions, "do"),
    (taps.SettingTap, taps.setting_actions, "do"),
    (taps.StatsTap, taps.stats_actions, "do"),
    (taps.ReportTap, taps.report_actions, "do"),
    (taps.HomeTap, taps.home_actions, "to"),
    (taps.AlertTap, taps.alert_actions, "do"),
    (taps.CaseTap, taps.case_actions, "do"),
    (taps.SourceTap, taps.source_actions, "do"),
    (taps.WatchTap, taps.watch_actions, "do"),
)
MODULES = (
    "start",
    "draft",
    "options",
    "review",
    "schedule",
    "plan",
    "freeze",
    "stats",
    "reports",
    "visits",
    "audience",
    "outcome",
    "answer",
    "moderate",
    "mute",
    "alert_rules",
    "saved",
    "suggest",
    "team",
    "duty",
    "hand_over",
    "team_chat",
    "channels",
    "tags",
    "doctor",
    "surroundings",
    "settings",
    "choose_zone",
    "language",
    "help",
    "inbox",
    "sources",
    "storms",
    "watch",
    "teach",
    "war_room",
    "reader_history",
    "cases",
    "departments",
)
"""The rooms behind the door; importing one registers its taps and answers. A router has only who hears more than these:
each one is asked about every update."""

_BY_PREFIX = {kind.__prefix__: (kind, table, name) for kind, table, name in _TABLES}


def _taps_router() -> Router:
    router = Router(name="taps")

    @router.callback_query()
    async def tapped(query: CallbackQuery, who: Who) -> Any:
        """Whatever a client sends is data: what no table knows is an old button."""
        row = _BY_PREFIX.get((query.data or "").partition(":")[0])
        if row is not None:
            kind, table, name = row
            try:
                data = kind.unpack(query.data or "")
            except (TypeError, ValueError):
                data = None
            handler = table.table.get(getattr(data, name)) if data else None
            if handler is not None:
                return await handler(query, data, who)
        return await query.answer(who.say.plain("refusal-old-button"))

    return router


@cache
def door() -> Dispatcher:
    """The dispatcher over all handlers; it holds no state: `desk` and `asking` come with each update. Errors are not
    caught here: the intake decides what becomes of an update."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(acting)
    dispatcher.include_router(_taps_router())
    for module in MODULES:
        router = getattr(importlib.import_module(f"handlers.{module}"), "router", None)
        if isinstance(router, Router):
            dispatcher.include_router(router)
    dispatcher.include_router(private.router)
    dispatcher.include_router(comments.router)
    return dispatcher
