"""Reacting: what people put on messages of groups, kept by person; a card that shows the comment or our answer to it
follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from desk.acting import Office
from desk.alerting import COUNTS_APART, follow_soon
from desk.listening import is_member, publication_of_thread
from desk.model.cards import CardKind
from desk.model.inbox import Source, SourceKind, SourceState
from desk.model.reactions import Reaction
from desk.ports import Unit

NETWORK = "telegram"
LOOKED_AT = timedelta(days=1)
"""For so long after an answer its card tells at once what readers put on it; later, whenever the card is shown anew."""


class Reacting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def reacted(self, chat_id: int, reaction: Reaction) -> None:
        """Somebody reacts to a message of a group, otherwise than before, or not any more. The same told twice, and
        what is older than what is known, changes nothing."""
        for source in await self._sources(chat_id):
            async with self.office.store.write() as unit:
                ours = await _is_ours(unit, source, reaction.actor)
                post = await publication_of_thread(unit, source, reaction.message)
                if await unit.reactions.put(source, reaction, ours, post) and not ours:
                    await self._follow(unit, source, reaction.message)

    async def counted(self, chat_id: int, message: str, counts: Mapping[str, int], at: datetime) -> None:
        """The reactions to a message of a group whose reactions are anonymous: all of them, by emoji."""
        for source in await self._sources(chat_id):
            async with self.office.store.write() as unit:
                post = await publication_of_thread(unit, source, message)
                if await unit.reactions.counted(source, message, counts, at, post):
                    await self._follow(unit, source, message)

    async def _sources(self, chat_id: int) -> list[Source]:
        async with self.office.store.glance() as unit:
            found = await unit.inbox.sources_at(SourceKind.GROUP, str(chat_id))
        return [source for source in found if source.state is not SourceState.PAUSED]

    async def _follow(self, unit: Unit, source: Source, message: str) -> None:
        """Soon, and not for each one: a hundred readers are few edits."""
        now = self.office.now
        answered = await unit.replies.answered_with(source.id, message, now - LOOKED_AT)
        if answered is not None:
            await unit.pushes.follow(CardKind.ALERT, answered, now + COUNTS_APART)
            return
        comment = await unit.inbox.said(source.id, message)
        if comment is None or comment.alert_id is None:
            return
        alert = await unit.inbox.alert(comment.alert_id)
        if alert.waiting and alert.comment_id == comment.id:
            await follow_soon(unit, alert, now)


async def _is_ours(unit: Unit, source: Source, actor: int) -> bool:
    """A member of the team, the group itself (an administrator without a name), or a channel of the workspace."""
    if str(actor) == source.address or await is_member(unit, actor, source.workspace_id):
        return True
    return await unit.channels.find(source.workspace_id, NETWORK, actor) is not None
