"""Writing: content becomes a draft; edits, options, channels and label; deleting and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from desk.acting import Office, member_of, post_for, record
from desk.errors import Refused, Stale
from desk.model.cards import CardKind, Priority, Push
from desk.model.content import Button, Content, LinkPreview
from desk.model.network import Channel, ChannelState
from desk.model.people import Member, Right
from desk.model.post import Post, PostState, Revision, Verb
from desk.model.publication import OUT, UNSENT, PublicationState
from desk.ports import Unit
from desk.preflight import text_key

ALBUM_SETTLES = timedelta(seconds=1.5)
"""An album is whole when no part came for so long; a part that comes later joins the draft."""


class Option(StrEnum):
    SILENT = "silent"
    PINNED = "pinned"
    PROTECTED = "protected"
    LINK_PREVIEW = "link_preview"
    CAPTION_ABOVE = "caption_above"
    SPOILER = "spoiler"
    TWO_MESSAGES = "two_messages"


def turned(content: Content, option: Option) -> Content:
    """The content with that option switched; the link preview goes round below, above, off."""
    match option:
        case Option.SILENT:
            return replace(content, silent=not content.silent)
        case Option.PINNED:
            return replace(content, pinned=not content.pinned)
        case Option.PROTECTED:
            return replace(content, protected=not content.protected)
        case Option.CAPTION_ABOVE:
            return replace(content, caption_above=not content.caption_above)
        case Option.SPOILER:
            return replace(content, spoiler=not content.spoiler)
        case Option.TWO_MESSAGES:
            return replace(content, two_messages=not content.two_messages)
        case Option.LINK_PREVIEW:
            order = list(LinkPreview)
            return replace(content, link_preview=order[(order.index(content.link_preview) + 1) % len(order)])


def read_buttons(text: str) -> tuple[tuple[Button, ...], ...]:
    """Buttons as people type them: a row a line, `label - link`, several in a row parted by `|`; `-` alone: none.

    Raises:
        Refused: `buttons_unread` with the line that has no link.
    """
    rows = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line in ("-", "—"):
            continue
        row = []
        for piece in line.split("|"):
            label, _, url = piece.strip().rpartition(" ")
            label = label.rstrip(" -—–:")
            if not label or "." not in url:
                raise Refused("buttons_unread", line=piece.strip())
            row.append(Button(label, url if "://" in url else f"https://{url}"))
        rows.append(tuple(row))
    return tuple(rows)


def kept_options(old: Content, new: Content) -> Content:
    """A new text or picture keeps the options of the one before it."""
    return replace(
        new,
        buttons=new.buttons or old.buttons,
        link_preview=old.link_preview,
        silent=old.silent,
        pinned=old.pinned,
        protected=old.protected,
        caption_above=new.caption_above or old.caption_above,
        spoiler=new.spoiler or old.spoiler,
        two_messages=old.two_messages and bool(new.media),
    )


class Drafting:
    def __init__(self, office: Office) -> None:
        self.office = office

    async def compose(
        self, person_id: int, content: Content, source: tuple[int, int] | None = None, group: str = ""
    ) -> Post:
        """Keep what a member sent as a draft. `source` is (chat, message) on Telegram: the same message again is
        the same draft."""
        now = self.office.now
        async with self.office.store.write() as unit:
            if source and (known := await unit.posts.by_source(*source)):
                return known
            member = await member_of(unit, person_id, None, Right.WRITE)
            return await self._compose(unit, member, content, source, group, now)

    async def _compose(
        self, unit: Unit, member: Member, content: Content, source: tuple[int, int] | None, group: str, now: datetime
    ) -> Post:
        channels = await self._first_channels(unit, member)
        post = await unit.posts.add(
            Post(
                id=0,
                workspace_id=member.workspace.id,
                author_id=member.person.id,
                state=PostState.DRAFT,
                revision=1,
                title=content.first_words(),
                created_at=now,
                updated_at=now,
                source_chat=source[0] if source else None,
                source_message=source[1] if source else None,
                source_group=group,
            )
        )
        revision = Revision(1, content, content.hash, member.person.id, now)
        await unit.posts.add_revision(post.id, revision, text_key(content))
        await unit.posts.add_channels(post.id, [c.id for c in channels])
        await record(unit, post, member.person.id, "compose", "", now)
        await unit.pushes.push(
            Push(
                chat_id=member.person.id,
                person_id=member.person.id,
                kind=CardKind.POST,
                subject_id=post.id,
                workspace_id=post.workspace_id,
                ring=True,
                priority=Priority.ANSWER,
            ),
            now,
        )
        return post

    async def _first_channels(self, unit: Unit, member: Member) -> list[Channel]:
        """The only channel, or those of the author's post before."""
        channels = [
            c for c in await unit.channels.of_workspace(member.workspace.id) if c.state is ChannelState.CONNECTED
        ]
        if len(channels) <= 1:
            return channels
        before = await unit.posts.latest_of(member.workspace.id, member.person.id)
        usual = {c.id for c in await unit.posts.channels(before.id)} if before else set()
        return [c for c in channels if c.id in usual]

    async def gather(self, person_id: int, content: Content, source: tuple[int, int], group: str) -> None:
        """Keep a part of an album; `close_albums` makes the draft when no more parts come."""
        now = self.office.now
        async with self.office.store.write() as unit:
            await member_of(unit, person_id, None, Right.WRITE)
            await unit.posts.add_album_part(*source, group, person_id, content, now)

    async def close_albums(self) -> int:
        """Turn albums that are whole into drafts; parts that came late join the draft of theirs. How many."""
        now = self.office.now
        async with self.office.store.write() as unit:
            settled = await unit.posts.settled_albums(now - ALBUM_SETTLES)
            for chat_id, group, person_id in settled:
                parts = await unit.posts.album(chat_id, group)
                await unit.posts.drop_album(chat_id, group)
                contents = [content for _, content in parts]
                known = await unit.posts.by_group(chat_id, group)
                if known is not None and known.state is PostState.DRAFT:
                    old = (await unit.posts.revision(known.id, known.revision)).content
                    member = await member_of(unit, person_id, known.workspace_id, Right.WRITE)
                    await self._revise(unit, known, member, joined([old, *contents]), now)
                    continue
                current = await unit.people.member(person_id)
                if current is not None and current.may(Right.WRITE):
                    await self._compose(unit, current, joined(contents), (chat_id, parts[0][0]), group, now)
            return len(settled)

    async def next_album(self) -> datetime | None:
        """When to look at the albums again."""
        async with self.office.store.glance() as unit:
            oldest = await unit.posts.oldest_album()
        return oldest and oldest + ALBUM_SETTLES

    async def revise(self, person_id: int, post_id: int, content: Content, revision: int | None = None) -> Post:
        """Say something else instead: a new revision, approvals of older ones stop counting."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.EDIT, revision)
            old = (await unit.posts.revision(post.id, post.revision)).content
            return await self._revise(unit, post, member, kept_options(old, content), now)

    async def revise_source(self, person_id: int, source: tuple[int, int], content: Content) -> Post | None:
        """The member edited the message that a draft was made of; for an album, one of its captions."""
        async with self.office.store.glance() as unit:
            post = await unit.posts.by_source(*source)
        if post is None:
            return None
        async with self.office.store.read() as unit:
            old = (await unit.posts.revision(post.id, post.revision)).content
        if old.album and len(content.media) == 1:
            content = replace(content, media=(content.media[0], *old.media[1:]))
        return await self.revise(person_id, post.id, content)

    async def tune(self, person_id: int, post_id: int, revision: int, option: Option) -> Post:
        """Switch an option."""
        return await self._change(person_id, post_id, revision, lambda content: turned(content, option))

    async def set_buttons(
        self, person_id: int, post_id: int, buttons: tuple[tuple[Button, ...], ...], revision: int | None = None
    ) -> Post:
        return await self._change(person_id, post_id, revision, lambda content: replace(content, buttons=buttons))

    async def _change(
        self, person_id: int, post_id: int, revision: int | None, how: Callable[[Content], Content]
    ) -> Post:
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.EDIT, revision)
            old = (await unit.posts.revision(post.id, post.revision)).content
            return await self._revise(unit, post, member, how(old), now)

    async def _revise(self, unit: Unit, post: Post, member: Member, content: Content, now: datetime) -> Post:
        if content.empty:
            raise Refused("empty")
        if content.hash == (await unit.posts.revision(post.id, post.revision)).hash:
            return post
        return await self._new_revision(unit, post, member, content, now)

    async def _new_revision(
        self, unit: Unit, post: Post, member: Member, content: Content, now: datetime, verb: str = "edit"
    ) -> Post:
        before = post.stage.value
        asked_at = await call_back(unit, post)
        closed = post.state is PostState.CLOSED
        post = replace(
            post,
            state=PostState.CLOSED if closed else PostState.DRAFT,
            amendment=PostState.DRAFT if closed else None,
            asked_at=post.asked_at or asked_at,
            revision=post.revision + 1,
            title=content.first_words(),
            updated_at=now,
        )
        made = Revision(post.revision, content, content.hash, member.person.id, now)
        await unit.posts.add_revision(post.id, made, text_key(content))
        await unit.posts.save(post)
        await record(unit, post, member.person.id, verb, before, now)
        await unit.pushes.follow(CardKind.POST, post.id, now)
        return post

    async def choose_channel(self, person_id: int, post_id: int, revision: int, channel_id: int) -> Post:
        """Add the channel to the post or take it out. A yes was given for certain channels: after it, this is an
        edit."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.EDIT, revision)
            if post.state is PostState.CLOSED:
                raise Refused("channels_are_out")
            channel = await unit.channels.channel(post.workspace_id, channel_id)
            chosen = [c.id for c in await unit.posts.channels(post.id)]
            if channel.id in chosen and any(
                p.channel_id == channel.id and p.state in OUT for p in await unit.publications.of_post(post.id)
            ):
                raise Refused("channels_are_out")
            chosen = [c for c in chosen if c != channel.id] if channel.id in chosen else [*chosen, channel.id]
            if post.state not in (PostState.DRAFT, PostState.RETURNED):
                content = (await unit.posts.revision(post.id, post.revision)).content
                post = await self._new_revision(unit, post, member, content, now, "channels")
            else:
                await record(unit, post, person_id, "channels", post.stage.value, now)
            await unit.posts.set_channels(post.id, chosen)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def set_label(self, person_id: int, post_id: int, label: str) -> Post:
        now = self.office.now
        async with self.office.store.write() as unit:
            post, _ = await post_for(unit, person_id, post_id, Right.WRITE)
            post = replace(post, label=" ".join(label.split())[:40].lstrip("#"), updated_at=now)
            await unit.posts.save(post)
            await record(unit, post, person_id, "label", post.stage.value, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def cancel(self, person_id: int, post_id: int, revision: int) -> Post:
        """Delete what is not out. `restore` takes it back."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.CANCEL, revision)
            before = post.stage.value
            await call_back(unit, post)
            post = replace(post, state=PostState.CLOSED, updated_at=now)
            await unit.posts.save(post)
            await record(unit, post, member.person.id, "cancel", before, now)
            await unit.pushes.follow(CardKind.POST, post.id, now)
            return post

    async def restore(self, person_id: int, post_id: int) -> Post:
        """Take a deletion back: a draft again, unapproved."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            publications = await unit.publications.of_post(post.id)
            if post.state is not PostState.CLOSED or any(p.state in OUT for p in publications):
                raise Stale("stale_state", state=post.state.value, verb="restore", post=post.id)
            content = (await unit.posts.revision(post.id, post.revision)).content
            draft = replace(post, state=PostState.DRAFT, asked_at=None)
            return await self._new_revision(unit, draft, member, content, now, "restore")

    async def drop_amendment(self, person_id: int, post_id: int, revision: int) -> Post:
        """Give up a change to what is out: the text that is out is current again."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            if post.amendment is None or post.revision != revision:
                raise Stale("stale_revision", named=revision, current=post.revision, post=post.id)
            out = [p.revision for p in await unit.publications.of_post(post.id) if p.state in OUT]
            content = (await unit.posts.revision(post.id, max(out, default=1))).content
            post = await self._new_revision(unit, post, member, content, now, "drop_change")
            post = replace(post, amendment=None)
            await unit.posts.save(post)
            return post

    async def repeat(self, person_id: int, post_id: int) -> Post:
        """The same content as a new draft."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            content = (await unit.posts.revision(post.id, post.revision)).content
            made = await self._compose(unit, member, content, None, "", now)
            await unit.posts.set_channels(made.id, [c.id for c in await unit.posts.channels(post.id)])
            return made


def joined(contents: list[Content]) -> Content:
    """Parts of an album as one content: the first caption found speaks for all."""
    first = next((c for c in contents if c.text), contents[0])
    lost = tuple(dict.fromkeys(what for c in contents for what in c.lost))
    return replace(first, media=tuple(m for c in contents for m in c.media), lost=lost)


async def call_back(unit: Unit, post: Post) -> datetime | None:
    """Cancel whatever of the post is not out yet; the instant for which it was planned.

    Raises:
        Refused: `being_sent`, or `unconfirmed_first` while nobody knows whether it is out.
    """
    publications = await unit.publications.of_post(post.id)
    states = {p.state for p in publications}
    if PublicationState.SENDING in states:
        raise Refused("being_sent")
    if PublicationState.UNCONFIRMED in states:
        raise Refused("unconfirmed_first")
    waiting = [p for p in publications if p.state in UNSENT and not p.ids]
    if any(p.state in UNSENT and p.ids for p in publications):
        raise Refused("partly_out")
    await unit.publications.save_all([replace(p, state=PublicationState.CANCELLED, code="") for p in waiting])
    return min((p.due_at for p in waiting if p.state is PublicationState.PLANNED), default=None)
