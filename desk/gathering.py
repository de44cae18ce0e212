"""Albums: their parts come one by one, however slowly, and are one draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from desk.acting import Office, member_of, post_for
from desk.drafting import compose, following, revise
from desk.errors import Refused
from desk.model.content import Content
from desk.model.people import Right
from desk.model.post import Post, PostState, Verb
from desk.options import answered, joined, kept_options
from desk.ports import Unit

SETTLES = timedelta(seconds=1.5)
"""An album is whole when no part came for so long; a part that comes later joins the draft."""


class Gathering:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def gather(
        self, person_id: int, content: Content, source: tuple[int, int], group: str, instead_of: int | None = None
    ) -> None:
        """Keep a part of an album; `close` makes the draft when no more parts come. `instead_of`: the post that the
        album shall change.

        Raises:
            Refused: `no_right`, `being_sent` …
            Stale: the post cannot be changed any more.
        """
        now = self.office.now
        async with self.office.store.write() as unit:
            if instead_of is None:
                await member_of(unit, person_id, None, Right.WRITE)
            else:
                post, _ = await post_for(unit, person_id, instead_of, Right.WRITE)
                post.require(Verb.EDIT)
                # no message yet, but the group: that is how `close` knows what the album is for
                await unit.posts.save(replace(post, source_chat=source[0], source_message=None, source_group=group))
            await unit.posts.add_album_part(*source, group, person_id, content, now)

    async def close(self) -> int:
        """Turn albums that are whole into drafts; parts that came late join the draft of theirs. How many."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            oldest = await unit.posts.oldest_album()
        if oldest is None or oldest > now - SETTLES:
            return 0
        async with self.office.store.write() as unit:
            settled = await unit.posts.settled_albums(now - SETTLES)
            for chat_id, group, person_id in settled:
                parts = await unit.posts.album(chat_id, group)
                await unit.posts.drop_album(chat_id, group)
                source, contents = (chat_id, parts[0][0]), [content for _, content in parts]
                known = await unit.posts.by_group(chat_id, group)
                if known is not None and await self._joins(unit, known, person_id, contents, source, now):
                    continue
                member = await unit.people.member(person_id)
                if member is not None and member.may(Right.WRITE):
                    await compose(unit, member, joined(contents), source, group, now)
            return len(settled)

    async def _joins(
        self, unit: Unit, post: Post, person_id: int, contents: list[Content], source: tuple[int, int], now: datetime
    ) -> bool:
        """Whether the parts went into the post: instead of what it said, or as the rest of its album."""
        if post.source_message is not None and post.stage is not PostState.DRAFT:
            return False
        member = await unit.people.member(person_id, post.workspace_id)
        if member is None or not member.may(Right.WRITE):
            return True
        before = await unit.posts.revision(post.id, post.revision)
        old = before.content
        if post.source_message is None:
            content = answered(old, joined(contents))
            post = await following(unit, post, source, post.source_group)
        else:
            content = kept_options(old, joined([old, *contents]))
        try:
            await revise(unit, post, member, before, content, now)
        except Refused:
            return False  # it is on its way out: the album becomes a draft of its own
        return True

    async def next_due(self) -> datetime | None:
        """When to look at the albums again."""
        async with self.office.store.glance() as unit:
            oldest = await unit.posts.oldest_album()
        return oldest and oldest + SETTLES
