"""Writing: content becomes a draft; edits, options, channels and label; deleting and taking that back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desk.acting import Office, member_of, post_for, record
from desk.errors import Refused, Stale
from desk.model.cards import CardKind, Priority, Push
from desk.model.content import Button, Content
from desk.model.network import Channel, ChannelState
from desk.model.people import Member, Right
from desk.model.post import Post, PostState, Revision, Verb
from desk.model.publication import OUT, UNSENT, PublicationState
from desk.options import Option, answered, kept_options, part_changed, turned
from desk.ports import Unit
from desk.preflight import text_key


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
                return (await post_for(unit, person_id, known.id, Right.WRITE))[0]
            member = await member_of(unit, person_id, None, Right.WRITE)
            return await compose(unit, member, content, source, group, now)

    async def revise(
        self,
        person_id: int,
        post_id: int,
        content: Content,
        revision: int | None = None,
        source: tuple[int, int] | None = None,
    ) -> Post:
        """Say something else instead: a new revision, approvals of older ones stop counting. What was not sent stays
        (see `answered`); from now on the post follows the message `source`."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            post.require(Verb.EDIT, revision)
            if source is not None:
                post = await following(unit, post, source)
            old = await unit.posts.revision(post.id, post.revision)
            return await revise(unit, post, member, old, answered(old.content, content), now)

    async def revise_source(
        self, person_id: int, source: tuple[int, int], content: Content, group: str = ""
    ) -> Post | None:
        """The member edited the message that a draft was made of; `group` names the album that it is a part of."""
        now = self.office.now
        async with self.office.store.glance() as unit:
            known = await unit.posts.by_source(*source)
            if known is None and group:
                known = await unit.posts.by_group(source[0], group)
        if known is None:
            return None
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, known.id, Right.WRITE)
            post.require(Verb.EDIT)
            before = await unit.posts.revision(post.id, post.revision)
            old = before.content
            if old.album and content.media:
                content = part_changed(old, content, source[1] - (post.source_message or source[1]))
            elif not content.media:
                content = answered(old, content)
            return await revise(unit, post, member, before, kept_options(old, content), now)

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
            old = await unit.posts.revision(post.id, post.revision)
            return await revise(unit, post, member, old, how(old.content), now)

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
            decided = any(d.revision == post.revision for d in await unit.posts.decisions(post.id))
            if decided or post.state not in (PostState.DRAFT, PostState.RETURNED):
                content = (await unit.posts.revision(post.id, post.revision)).content
                post = await new_revision(unit, post, member, content, now, "channels")
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
            return await new_revision(unit, draft, member, content, now, "restore")

    async def drop_amendment(self, person_id: int, post_id: int, revision: int) -> Post:
        """Give up a change to what is out: the text that is out is current again."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            if post.amendment is None or post.revision != revision:
                raise Stale("stale_revision", named=revision, current=post.revision, post=post.id)
            out = [p.revision for p in await unit.publications.of_post(post.id) if p.state in OUT]
            content = (await unit.posts.revision(post.id, max(out, default=1))).content
            post = await new_revision(unit, post, member, content, now, "drop_change")
            post = replace(post, amendment=None)
            await unit.posts.save(post)
            return post

    async def repeat(self, person_id: int, post_id: int) -> Post:
        """The same content as a new draft."""
        now = self.office.now
        async with self.office.store.write() as unit:
            post, member = await post_for(unit, person_id, post_id, Right.WRITE)
            content = (await unit.posts.revision(post.id, post.revision)).content
            made = await compose(unit, member, content, None, "", now)
            await unit.posts.set_channels(made.id, [c.id for c in await unit.posts.channels(post.id)])
            return made


async def compose(
    unit: Unit, member: Member, content: Content, source: tuple[int, int] | None, group: str, now: datetime
) -> Post:
    """A new draft of the member's, and its card with a sound."""
    channels = await _first_channels(unit, member)
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


async def _first_channels(unit: Unit, member: Member) -> list[Channel]:
    """The only channel, or those of the author's post before."""
    channels = [c for c in await unit.channels.of_workspace(member.workspace.id) if c.state is ChannelState.CONNECTED]
    if len(channels) <= 1:
        return channels
    before = await unit.posts.latest_of(member.workspace.id, member.person.id)
    usual = {c.id for c in await unit.posts.channels(before.id)} if before else set()
    return [c for c in channels if c.id in usual]


async def following(unit: Unit, post: Post, source: tuple[int, int], group: str = "") -> Post:
    """From now on editing that message changes this post, and no other one."""
    before = await unit.posts.by_source(*source)
    if before is not None and before.id != post.id:
        await unit.posts.save(replace(before, source_chat=None, source_message=None, source_group=""))
    return replace(post, source_chat=source[0], source_message=source[1], source_group=group)


async def revise(unit: Unit, post: Post, member: Member, old: Revision, content: Content, now: datetime) -> Post:
    """The post with that content, as a new revision if it says something else than its newest, `old`.

    Raises:
        Refused: `empty`, or why it cannot be called back.
    """
    if content.empty:
        raise Refused("empty")
    if content.hash == old.hash:
        await unit.posts.save(post)
        return post
    return await new_revision(unit, post, member, content, now)


async def new_revision(
    unit: Unit, post: Post, member: Member, content: Content, now: datetime, verb: str = "edit"
) -> Post:
    """What was approved or planned is so no more; of what is out, this is a change that waits for its review.

    Raises:
        Refused: `being_sent`, `unconfirmed_first`, `partly_out`.
        Stale: the post was deleted, or nothing of it is out any more.
    """
    before = post.stage.value
    asked_at = await call_back(unit, post)
    closed = post.state is PostState.CLOSED
    if closed and not any(p.state is PublicationState.PUBLISHED for p in await unit.publications.of_post(post.id)):
        raise Stale("deleted", post=post.id)
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
