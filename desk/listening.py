"""What readers say, taken in: judged, kept, and brought to somebody where that is wanted, in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from desk.acting import Office, member_of
from desk.alerting import answered, follow
from desk.judging import Judging, kind_of, likeness
from desk.model.inbox import AlertKind, Author, Comment, CommentKind, Judgement, Source, SourceKind, SourceState
from desk.model.network import Channel
from desk.model.people import Right
from desk.ports import Unit
from desk.settling import heard_back, keep_alert
from desk.sorting import FLOOD, floods
from desk.storming import wake

BACKLOG = timedelta(minutes=5)
"""What was said so long before it was heard is told in a digest, without an alarm."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message of a group or an item of a source, as its reader found it. `by_us`: said by the channel or the group
    itself. `sender`: the Telegram id of the person, where it is one. `edited_at`: of its newest words, if known."""

    external_id: str
    author: Author
    text: str
    at: datetime
    thread_id: str = ""
    reply_to: str = ""
    link: str = ""
    media: str = ""
    edited: bool = False
    edited_at: datetime | None = None
    by_us: bool = False
    sender: int | None = None


class Opinions(Protocol):
    """Second opinions, asked for later: nothing waits for them."""

    def marked(self, comment: Comment) -> Comment:
        """The comment, its judgement marked if an opinion about it is wanted."""
        ...

    def remember(self, comment: Comment) -> None:
        """It is kept, with its id; to be asked about if it is marked."""
        ...


class Listening:
    def __init__(self, office: Office, judging: Judging, opinions: Opinions) -> None:
        self.office = office
        self.judging = judging
        self.opinions = opinions

    async def hear(self, chat_id: int, title: str, said: Said) -> int:
        """Take in what was said in a group, for every workspace that listens there. How many do."""
        found = await self._group_sources(chat_id, title)
        for source in found:
            await self.take_in(source, said)
        return len(found)

    async def listen_in(self, person_id: int, chat_id: int, title: str) -> Source | None:
        """A member with the right brought the bot into a group: it is a source from now on, unless it is the team's.

        Raises:
            Refused: `not_member`, `no_right`.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.CHANNELS)
            if member.workspace.team_chat_id == chat_id:
                return None
            return await _ensure(unit, member.workspace.id, chat_id, title, None, now)

    async def thread_begins(
        self, chat_id: int, title: str, message_id: int, channel_chat: int, channel_message: int
    ) -> None:
        """Telegram shows a channel's post in its discussion group: what stands under it is about that post."""
        await self._group_sources(chat_id, title)  # from now on what is said there is no history
        async with self.office.store.write() as unit:
            await unit.inbox.keep_thread(chat_id, message_id, channel_chat, channel_message)

    async def _group_sources(self, chat_id: int, title: str) -> list[Source]:
        """The sources for a group; a discussion group of a connected channel becomes one when it first speaks."""
        async with self.office.store.glance() as unit:
            found = await unit.inbox.sources_at(SourceKind.GROUP, str(chat_id))
            linked = await unit.channels.by_linked("telegram", chat_id)
        missing = [c for c in linked if c.workspace_id not in {s.workspace_id for s in found}]
        if missing:
            async with self.office.store.write(aside=True) as unit:
                for channel in missing:
                    found.append(
                        await _ensure(unit, channel.workspace_id, chat_id, title, channel, self.office.now - BACKLOG)
                    )
        return [s for s in found if s.state is not SourceState.PAUSED]

    async def take_in(self, source: Source, said: Said) -> Comment:
        """Judge and keep one comment; what was heard before only follows its edit."""
        judgement = await self.judging.judge(source.workspace_id, said.text, kind=source.kind)
        async with self.office.store.write() as unit:
            return await self.keep(unit, source, said, judgement)

    async def keep(
        self, unit: Unit, source: Source, said: Said, judgement: Judgement, history: bool = False
    ) -> Comment:
        """In the caller's transaction, so that a cursor can be kept with it. `history`: it was there before us."""
        known = await unit.inbox.said(source.id, said.external_id)
        if known is not None:
            return await self._edited(unit, source, known, said, judgement)
        now = self.office.now
        ours = said.by_us or await is_member(unit, said.sender, source.workspace_id)
        comment = await self._new(unit, source, said, judgement, ours, now, history)
        if comment.ours:
            await self._answered_by_hand(unit, comment, said, now)
            return comment
        if comment.history or not await concerns_us(unit, source, judgement):
            return comment
        rules = await unit.attention.rules(source.workspace_id)
        alert = await wake(unit, comment, rules, now, backlog=now - said.at > BACKLOG)
        if alert is not None:
            comment = replace(comment, alert_id=alert.id)
            await unit.inbox.save_comment(comment)
        return comment

    async def _new(
        self, unit: Unit, source: Source, said: Said, judgement: Judgement, ours: bool, now: datetime, history: bool
    ) -> Comment:
        near, lookups = likeness(said.text)
        before = [] if ours else await unit.inbox.lately_by(source.workspace_id, said.author.id, FLOOD)
        flooding = floods(before, near, now)
        heard = Comment(
            id=0,
            workspace_id=source.workspace_id,
            source_id=source.id,
            external_id=said.external_id,
            author=said.author,
            text=said.text,
            said_at=said.at,
            received_at=now,
            thread_id=said.thread_id,
            reply_to=said.reply_to,
            publication_id=await publication_of_thread(unit, source, said.thread_id),
            link=said.link,
            kind=CommentKind.OTHER if ours else kind_of(said.text, judgement, is_elsewhere(source), flooding),
            judgement=judgement,
            near=near,
            media=said.media,
            ours=ours,
            history=history or said.at < source.added_at,
        )
        comment = await unit.inbox.add_comment(self.opinions.marked(heard))
        self.opinions.remember(comment)
        if not ours:
            await unit.inbox.keep_likeness(comment, lookups)
        return comment

    async def _edited(self, unit: Unit, source: Source, known: Comment, said: Said, judgement: Judgement) -> Comment:
        """The newest words count: what became negative raises an alert; a card that stands shows them."""
        if not said.edited or said.text == known.text:
            return known
        now = self.office.now
        near, _ = likeness(said.text)
        kind = CommentKind.OTHER if known.ours else kind_of(said.text, judgement, is_elsewhere(source), False)
        changed = replace(known, text=said.text, judgement=judgement, kind=kind, near=near, edited_at=now)
        comment = self.opinions.marked(changed)
        self.opinions.remember(comment)
        if comment.alert_id is not None:
            await unit.inbox.save_comment(comment)
            await follow(unit, await unit.inbox.alert(comment.alert_id), now)
            return comment
        if not comment.history and not comment.ours and await concerns_us(unit, source, judgement):
            rules = await unit.attention.rules(comment.workspace_id)
            alert = await wake(unit, comment, rules, now, backlog=now - (said.edited_at or now) > BACKLOG)
            comment = replace(comment, alert_id=alert.id if alert else None)
        await unit.inbox.save_comment(comment)
        return comment

    async def _answered_by_hand(self, unit: Unit, comment: Comment, said: Said, now: datetime) -> None:
        """A teammate answered in the group itself: the clock stops, and the card says who."""
        if not comment.reply_to:
            return
        about = await unit.inbox.said(comment.source_id, comment.reply_to)
        if about is None or about.alert_id is None:
            return
        await unit.replies.keep_messages(comment, about.alert_id, [comment.external_id], now)
        alert = await unit.inbox.alert(about.alert_id)
        if alert.waiting and alert.kind is AlertKind.STORM:
            before, by = alert.state.value, said.sender or 0
            alert = await heard_back(unit, alert.answered_by_hand(about.id), by, now)
            await keep_alert(unit, alert, by, "answer", before, now)
        elif alert.waiting:
            await answered(unit, alert, said.sender or 0, now, said.at)


async def _ensure(
    unit: Unit, workspace_id: int, chat_id: int, title: str, channel: Channel | None, since: datetime
) -> Source:
    known = await unit.inbox.find_source(workspace_id, SourceKind.GROUP, str(chat_id))
    channel_id = channel.id if channel else None
    if known is not None:
        if known.state is SourceState.REMOVED and channel is None:
            known = replace(known, state=SourceState.ACTIVE, title=title)
            await unit.inbox.save_source(known)
        return known
    return await unit.inbox.add_source(
        Source(0, workspace_id, SourceKind.GROUP, str(chat_id), title, since, channel_id=channel_id)
    )


def is_elsewhere(source: Source) -> bool:
    """Whether what is said there is not said to us: feeds, public channels, what other services found."""
    return source.kind is not SourceKind.GROUP


async def concerns_us(unit: Unit, source: Source, judgement: Judgement) -> bool:
    """In our own groups everything does; elsewhere what a watch found, or everything while there is no watch."""
    if not is_elsewhere(source) or judgement.watches:
        return True
    return not await unit.watches.any_on(source.workspace_id)


async def is_member(unit: Unit, person_id: int | None, workspace_id: int) -> bool:
    return person_id is not None and await unit.people.member(person_id, workspace_id) is not None


async def publication_of_thread(unit: Unit, source: Source, thread_id: str) -> int | None:
    """The publication that a discussion group shows in the message with which the thread begins."""
    if source.channel_id is None or not thread_id.isdecimal():
        return None
    post = await unit.inbox.thread(int(source.address), int(thread_id))
    if post is None:
        return None
    for channel in await unit.channels.by_external("telegram", post[0]):
        if channel.workspace_id == source.workspace_id:
            found = await unit.publications.by_message(channel.id, post[1])
            return found.id if found else None
    return None
