"""A refusal of the desk → a sentence that says whose turn it is, with a way out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from desk.errors import Asks, DeskError, IntegrationError, Refused, Stale
from handlers.buttons import keyboard, tap
from handlers.taps import PostTap
from handlers.who import Who
from handlers.words import Voice

CALLBACK_LIMIT = 200
"""Characters of a callback answer (Bot API, answerCallbackQuery)."""


def sentence(say: Voice, error: DeskError, now: datetime) -> str:
    """What the refusal means, in words without markup."""
    facts = dict(error.facts)
    if isinstance(at := facts.get("at"), int):
        facts["at"] = say.ago(datetime.fromtimestamp(at, UTC), now)
    for name in ("right", "role", "verb", "state", "verdict"):
        if isinstance(value := facts.get(name), str):
            key = f"{name}-{value.replace('_', '-')}"
            facts[name] = say.plain(key) if say.knows(key) else value
    if isinstance(first := facts.get("first"), str):
        key = f"finding-{first.replace('_', '-')}-short"
        facts["first"] = say.plain(key) if say.knows(key) else first
    key = f"refusal-{error.code.replace('_', '-')}"
    if not say.knows(key):
        key = "refusal-network" if isinstance(error, IntegrationError) else "refusal-other"
    return say.plain(key, **facts)


async def refuse(who: Who, event: Message | CallbackQuery | None, error: DeskError) -> None:
    if error.code == "blocked":
        return  # there is nobody to tell
    text = sentence(who.say, error, who.now)
    if isinstance(event, CallbackQuery):
        if isinstance(error, Asks):
            await heard(event)
            await who.tell(who.say("question-go-on", what=text), _go_on(who, event))
            return
        await heard(event, text, alert=True)
        return
    if isinstance(event, Message):
        await event.answer(who.say("line", text=text), reply_markup=_way_out(who, error))


@asynccontextmanager
async def told_below(who: Who) -> AsyncIterator[None]:
    """After a press was answered: a refusal inside comes as a message, since a press is answered once."""
    try:
        yield
    except Refused as error:
        await who.tell(who.say("line", text=sentence(who.say, error, who.now)))


async def heard(query: CallbackQuery, text: str = "", alert: bool = False) -> bool:
    """Answer a press; whether there was still somebody to hear it (the gate says False for one that is too old)."""
    return await query.answer(text[:CALLBACK_LIMIT] or None, show_alert=alert or None)


def _go_on(who: Who, query: CallbackQuery) -> InlineKeyboardMarkup | None:
    """The same tap, with the yes in it."""
    if not (query.data or "").startswith("p:"):
        return None
    again = PostTap.unpack(query.data or "").model_copy(update={"yes": True})
    return keyboard([tap(who.say, "go-on", again, style="success"), tap(who.say, "back", _card(again))])


def _card(of: PostTap) -> PostTap:
    return PostTap(do="card", post=of.post, rev=of.rev)


def _way_out(who: Who, error: DeskError) -> InlineKeyboardMarkup | None:
    post = error.facts.get("post")
    if isinstance(error, Stale) and isinstance(post, int):
        return keyboard([tap(who.say, "show-it", PostTap(do="card", post=post, rev=0))])
    return None
