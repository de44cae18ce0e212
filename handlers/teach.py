"""*Not negative*, *This is negative* and *Why* on an alert's card."""

from __future__ import annotations

from contextlib import suppress

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from desk.errors import IntegrationError, NotFound, Refused, Stale
from desk.model.audit import AuditEntry
from desk.showing import Why
from handlers.alert_cards import because, place
from handlers.buttons import keyboard, tap
from handlers.errors import sentence
from handlers.places import in_group, in_private
from handlers.quoting import name
from handlers.screens import Screen, bring, chosen, show
from handlers.taps import AlertTap, alert_actions
from handlers.watch_words import layer_name
from handlers.who import Who

router = Router(name="teach")
STEPS = (
    *("told", "take", "give_back", "answer", "close", "reopen", "not_negative", "is_negative", "opinion", "other"),
    *("pass_on", "case_answer", "case_solve", "case_refuse", "case_take_back", "case_remind", "case_owner"),
)
"""What the audit of an alert can hold; the rest is `other`."""
MOST_STEPS = 20


@alert_actions("not-negative")
async def not_negative(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.teaching.not_negative(who.id, data.alert)
    await query.answer(who.say.plain("done-not-negative"))


@alert_actions("is-negative")
async def is_negative(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    await who.desk.teaching.is_negative(who.id, data.alert)
    await query.answer(who.say.plain("done-is-negative"))


@alert_actions("comment-negative")
async def comment_is_negative(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    """From a reader's history: what woke nobody is a complaint."""
    await who.desk.teaching.comment_is_negative(who.id, chosen(int, data.arg))
    await query.answer(who.say.plain("done-is-negative"))


@router.message(Command("negative"), in_group)
async def negative_here(message: Message, who: Who | None = None) -> None:
    """As a reply to a comment. Readers see nothing of it: the command goes, and the card comes in private."""
    if who is None or who.member is None:
        raise SkipHandler
    about = message.reply_to_message
    with suppress(IntegrationError):  # without the right to delete it stays
        await message.delete()
    if about is None:
        await who.tell(who.say("negative-of-what"))
        return
    try:
        comment = await who.desk.teaching.heard_at(who.id, message.chat.id, about.message_id)
        await who.desk.teaching.comment_is_negative(who.id, comment)
    except (NotFound, Refused, Stale) as error:
        await who.tell(who.say("line", text=sentence(who.say, error, who.now)))


@alert_actions("why")
async def why(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    screen = _why(await who.desk.showing.why(who.id, data.alert), who)
    await query.answer()
    await show(query, who, screen, here=False)


@router.message(Command("why"), in_private)
async def why_this(message: Message, who: Who) -> None:
    """As a reply to a card."""
    about = message.reply_to_message
    alert = await who.desk.showing.alert_at(message.chat.id, about.message_id) if about else None
    if alert is None:
        await message.answer(who.say("why-of-what"))
    else:
        await bring(message, _why(await who.desk.showing.why(who.id, alert), who))


def _why(found: Why, who: Who) -> Screen:
    """What decided, the rule, who was told and what was done, with times."""
    alert, comment, say = found.view.alert, found.view.comment, who.say
    lines: list[str] = [say("why-head", place=place(found.view, say))]
    if comment is not None:
        judged = comment.judgement
        lines.append(say("why-mood", sure=f"{judged.negative:.2f}", confidence=f"{judged.confidence:.2f}"))
        lines.append(because(comment, say))
        lines += [
            say("why-watch", watch=named, layer=layer_name(layer, say), words=words)
            for _, named, layer, words in judged.watches
        ]
    severity = say.plain(f"why-severity-{alert.severity.name.lower()}")
    lines.append(say(f"why-rule-{alert.kind.value}", severity=severity))
    lines += [_step(step, found, who) for step in found.steps[:MOST_STEPS]]
    card = tap(say, "open-card", AlertTap(do="open", alert=alert.id))
    return "\n".join(line for line in lines if line), keyboard([card])


def _step(step: AuditEntry, found: Why, who: Who) -> str:
    person = found.people.get(step.by or 0)
    by = name(person.name) if person else who.say.plain("the-desk")
    what = step.verb if step.verb in STEPS else "other"
    key = f"why-step-{what.replace('_', '-')}"
    return who.say(key, when=who.say.time(step.at, who.now), by=by)
