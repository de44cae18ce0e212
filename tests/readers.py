"""Readers and what they said: a comment in the discussion group with its alert, put into the drawers by hand."""

from __future__ import annotations

from dataclasses import replace

from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.model.cards import CardKind, Priority, Push
from desk.model.content import Content
from desk.model.inbox import Alert, AlertKind, AlertState, Author, Comment, Severity, Source, SourceKind
from desk.model.replies import Reply, ReplyState
from tests.day import Day

RIGHTS = ("can_delete_messages", "can_restrict_members", "can_pin_messages")


async def lets_the_bot_in(day: Day) -> None:
    """The bot runs the discussion group along with its owner."""
    day.owner.promote(day.group, day.account, **dict.fromkeys(RIGHTS, True))
    await day.goes_on()


async def kept_source(day: Day) -> Source:
    """The discussion group as a source of the workspace."""
    async with day.app.store.write() as unit:
        found = await unit.inbox.find_source(day.workspace_id, SourceKind.GROUP, str(day.group.id))
        if found is None:
            group = str(day.group.id)
            found = await unit.inbox.add_source(
                Source(
                    0, day.workspace_id, SourceKind.GROUP, group, "Roastery talk", day.now, channel_id=day.channel_id
                )
            )
        return found


async def kept_comment(day: Day, message: Message, author: Person) -> Comment:
    """What a reader said, kept; as listening found it, if it has."""
    source = await kept_source(day)
    async with day.app.store.write() as unit:
        known = await unit.inbox.said(source.id, str(message.id))
        if known is not None:
            return known
        who = Author(str(author.id), author.name, author.username or "")
        made = Comment(0, day.workspace_id, source.id, str(message.id), who, message.text, day.now, day.now)
        return await unit.inbox.add_comment(made)


async def raised_alert(day: Day, comment: Comment, *told: Person) -> Alert:
    """An alert about it, with its card in the chats of these people."""
    async with day.app.store.write() as unit:
        alert = await unit.inbox.add_alert(
            Alert(
                0, day.workspace_id, AlertKind.NEGATIVE, Severity.HIGH, AlertState.OPEN, day.now, day.now,
                comment_id=comment.id, source_id=comment.source_id,
            )
        )  # fmt: skip
        await unit.inbox.save_comment(replace(comment, alert_id=alert.id))
        for person in told:
            await unit.pushes.push(
                Push(
                    person.id, CardKind.ALERT, alert.id, day.workspace_id, person.id, ring=True, priority=Priority.ALERT
                ),
                day.now,
            )
    await day.goes_on()
    return alert


async def kept_reply(day: Day, alert: Alert, state: ReplyState, by: Person, text: str, message: int = 0) -> Reply:
    """An answer in that state, written by the person's message of that number."""
    async with day.app.store.write() as unit:
        return await unit.replies.add(
            Reply(
                0, day.workspace_id, alert.id, alert.comment_id or 0, by.id, Content(text), state, day.now, day.now,
                external_ids=("9",) if state is ReplyState.SENT else (), source_chat=by.id, source_message=message,
            )
        )  # fmt: skip
