"""The history of a reader, from an alert's card: what was said, our answers, the team's notes."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InlineKeyboardButton, Message

from desk.model.inbox import Comment
from desk.remembering import AuthorHistory, Episode
from handlers.answers import answer_to
from handlers.buttons import keyboard, named, tap
from handlers.quoting import cleaned, name, quotation
from handlers.reaction_lines import reactions_line
from handlers.screens import Screen, bring, chosen, show
from handlers.taps import AlertTap, alert_actions
from handlers.who import Who
from handlers.words import Html


@alert_actions("reader")
async def history(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    found = await who.desk.remembering.history(who.id, data.alert, _said(data))
    await query.answer()
    await show(query, who, _screen(found, who), here=False)


@alert_actions("reader-note")
async def ask_note(query: CallbackQuery, data: AlertTap, who: Who) -> None:
    said = _said(data)
    found = await who.desk.remembering.history(who.id, data.alert, said)
    await query.answer()
    text = who.say("ask-reader-note", author=name(found.author.name))
    await who.ask("reader_note", text, alert=data.alert, said=said or 0)


def _said(data: AlertTap) -> int | None:
    """One of a storm's comments; None: the alert's own."""
    return chosen(int, data.arg) if data.arg else None


@answer_to("reader_note")
async def noted(message: Message, who: Who, about: dict[str, int | str]) -> None:
    alert, said = int(about["alert"]), int(about.get("said", 0)) or None
    await who.desk.remembering.add_note(who.id, alert, message.text or "", said)
    await bring(message, _screen(await who.desk.remembering.history(who.id, alert, said), who))


def _screen(found: AuthorHistory, who: Who) -> Screen:
    lines = [who.say("reader-head", author=name(found.author.name))]
    if found.reactions:
        lines.append(who.say("reader-reacts", reactions=reactions_line(found.reactions, who.say)))
    for episode in found.episodes:
        lines += _episode(episode, who)
    for note in found.notes:
        by = found.people.get(note.by)
        lines.append(
            who.say(
                "reader-note",
                text=cleaned(note.text, 120, 2),
                by=name(by.name) if by else "?",
                when=who.say.time(note.at, who.now),
            )
        )
    note_tap = tap(
        who.say, "reader-note", AlertTap(do="reader-note", alert=found.alert_id, arg=str(found.comment_id or ""))
    )
    calm = [_negative(found.alert_id, e.comment, who) for e in found.episodes if e.alert is None and not e.comment.ours]
    return "\n".join(lines), keyboard(*([one] for one in calm), [note_tap])


def _negative(alert_id: int, comment: Comment, who: Who) -> InlineKeyboardButton:
    """For what woke nobody: it was a complaint after all."""
    words = cleaned(comment.text, 24, 1) or "📎"
    tapped = AlertTap(do="comment-negative", alert=alert_id, arg=str(comment.id))
    return named(who.say.plain("reader-is-negative", text=words), tapped)


def _episode(episode: Episode, who: Who) -> list[Html]:
    comment, say = episode.comment, who.say
    sign = say.plain(f"alert-sign-{episode.alert.kind.value}") if episode.alert else "·"
    state = say.plain(f"reader-{episode.alert.state.value}") if episode.alert else say.plain("reader-no-alert")
    lines = [say("reader-said", sign=sign, when=say.time(comment.said_at, who.now), state=state)]
    shown = cleaned(comment.text, 80, 1) or say.plain(f"alert-media-{comment.media or 'other'}")
    lines.append(quotation(shown))
    if episode.reactions:
        lines.append(say("alert-reactions", reactions=reactions_line(episode.reactions, say)))
    if episode.answer is not None:
        lines.append(say("reader-answer", text=cleaned(episode.answer.content.text, 60, 1) or "📎"))
    if episode.regard:
        lines.append(say("answer-reactions", reactions=reactions_line(episode.regard, say)))
    return lines
