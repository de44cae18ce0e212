"""Channels: connecting, checking rights, losing and regaining them, posts that people made by hand."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from weakref import WeakValueDictionary

from desk.acting import Office, keepers_of, member_of, tell
from desk.concluding import free, hold
from desk.counting import opened_of
from desk.errors import NotFound, Refused, Rejected
from desk.model.audit import AuditEntry
from desk.model.cards import CardKind
from desk.model.content import Content
from desk.model.network import Channel, ChannelState, Inspection
from desk.model.people import Member, Right
from desk.model.publication import Publication, PublicationState
from desk.model.stats import Kind, kind_of
from desk.ports import Unit

ALBUM_LIMIT = 10
"""Parts of an album (Bot API, sendMediaGroup)."""


class Connecting:
    def __init__(self, office: Office) -> None:
        self.office = office
        self._looks: WeakValueDictionary[tuple[str, int], asyncio.Lock] = WeakValueDictionary()

    def _look(self, network: str, external_id: int) -> asyncio.Lock:
        """One look at a channel after the other, each with what is kept of it: an older one never replaces a newer."""
        return self._looks.setdefault((network, external_id), asyncio.Lock())

    async def connect(self, person_id: int, network: str, external_id: int) -> Channel:
        """Take a channel into the workspace where the person acts, and look at once at what we may do there.

        Raises:
            Refused: `no_right`.
            IntegrationError: the network would not say.
        """
        return (await self.take_in(person_id, network, external_id))[0]

    async def take_in(self, person_id: int, network: str, external_id: int) -> tuple[Channel, bool]:
        """As `connect`; and whether the channel is new here. Of two ways that lead here at once, one finds it new."""
        async with self.office.store.read() as unit:
            await member_of(unit, person_id, None, Right.CHANNELS)
        async with self._look(network, external_id):
            found = await self.office.networks[network].inspect(external_id)
            return await self._keep(person_id, network, external_id, found)

    async def _keep(self, person_id: int, network: str, external_id: int, found: Inspection) -> tuple[Channel, bool]:
        now = self.office.now
        async with self.office.store.write() as unit:
            member = await member_of(unit, person_id, None, Right.CHANNELS)
            known = await unit.channels.find(member.workspace.id, network, external_id)
            fresh = known is None or known.state is ChannelState.REMOVED
            if known is None:
                blank = Channel(0, member.workspace.id, network, external_id, found.title)
                known = await unit.channels.add(_seen(blank, found))
            else:
                known = _seen(known, found)
                await unit.channels.save(known)
                await self._follow_state(unit, known, now)
            await _note(unit, known, person_id, "connect", now)
            return known, fresh

    async def check(self, person_id: int, channel_id: int) -> Channel:
        """Look again at what we may do there; publications that were held for it are freed if we may."""
        async with self.office.store.read() as unit:
            _, channel = await channel_for(unit, person_id, channel_id, Right.SEE)
        return await self._inspect(channel)

    async def _inspect(self, channel: Channel) -> Channel:
        async with self._look(channel.network, channel.external_id):
            try:
                found = await self.office.networks[channel.network].inspect(channel.external_id)
            except Rejected as error:
                if error.code != "gone":
                    raise
                found = Inspection(channel.title, channel.username, channel.linked_id, frozenset({"gone"}))
            return await self._apply(channel, found)

    async def _apply(self, channel: Channel, found: Inspection) -> Channel:
        now = self.office.now
        async with self.office.store.write() as unit:
            current = await unit.channels.channel(channel.workspace_id, channel.id)
            if current.state is ChannelState.REMOVED:
                return current
            newest = _seen(current, found)
            await unit.channels.save(newest)
            if newest.state is not current.state:
                await self._follow_state(unit, newest, now)
                for keeper in await keepers_of(unit, newest.workspace_id):
                    await tell(unit, keeper, CardKind.CHANNEL, newest.id, now)
                await _note(unit, newest, None, newest.state.value, now)
            return newest

    async def _follow_state(self, unit: Unit, channel: Channel, now: datetime) -> None:
        if channel.state is ChannelState.CONNECTED:
            await free(unit, [channel], now)
        else:
            await hold(unit, [channel], "blocked", now)

    async def rights_changed(self, network: str, external_id: int) -> list[Channel]:
        """The network says that our rights in a channel, or in a channel's discussion group, are others now: look,
        hold or free, tell the owners. The channels as they are now."""
        async with self.office.store.read() as unit:
            channels = await unit.channels.by_external(network, external_id)
            channels += await unit.channels.by_linked(network, external_id)
        return [await self._inspect(channel) for channel in channels if channel.state is not ChannelState.REMOVED]

    async def is_linked(self, network: str, group_id: int) -> bool:
        """Whether a channel of ours has this discussion group."""
        async with self.office.store.glance() as unit:
            return bool(await unit.channels.by_linked(network, group_id))

    async def disconnect(self, person_id: int, channel_id: int) -> Channel:
        """Take a channel out; what was planned there is held, not lost, until it is connected again or dropped."""
        now = self.office.now
        async with self.office.store.write() as unit:
            _, channel = await channel_for(unit, person_id, channel_id, Right.CHANNELS)
            channel = replace(channel, state=ChannelState.REMOVED)
            await unit.channels.save(channel)
            await hold(unit, [channel], "blocked", now)
            await _note(unit, channel, person_id, "disconnect", now)
            return channel

    async def channels(self, person_id: int) -> tuple[Member, list[Channel]]:
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.SEE)
            return member, await unit.channels.of_workspace(member.workspace.id)

    async def channel(self, person_id: int, channel_id: int) -> tuple[Member, Channel]:
        async with self.office.store.read() as unit:
            return await channel_for(unit, person_id, channel_id, Right.SEE)

    async def moved(self, network: str, old_id: int, new_id: int) -> None:
        """A group became a supergroup: its new id everywhere, in one transaction."""
        async with self.office.store.write() as unit:
            await unit.channels.move(network, old_id, new_id)

    async def seen(
        self, network: str, external_id: int, message_id: int, content: Content, at: datetime, in_album: bool = False
    ) -> None:
        """Somebody posted by hand in a channel of ours: keep it, so that its comments and numbers have a home.

        `in_album`: a part of an album; its parts come one by one and are kept as one.
        """
        async with self.office.store.write() as unit:
            for channel in await unit.channels.by_external(network, external_id):
                await unit.channels.raise_highest(channel.id, message_id)
                if await unit.publications.by_message(channel.id, message_id):
                    continue
                if in_album and (album := await _album_before(unit, channel, message_id, at)):
                    await unit.publications.save(_with_part(album, message_id, content))
                    await unit.stats.set_kind(album.id, Kind.ALBUM)
                    continue
                seen = await unit.publications.add(
                    Publication(
                        id=0,
                        workspace_id=channel.workspace_id,
                        channel_id=channel.id,
                        state=PublicationState.SEEN,
                        due_at=at,
                        published_at=at,
                        hash=content.hash,
                        ids=((message_id,),),
                        link=link_to(channel, message_id),
                        title=content.first_words(60),
                    )
                )
                await unit.stats.open([opened_of(channel, seen, at, kind_of(content), seen.title)])


async def channel_for(unit: Unit, person_id: int, channel_id: int, right: Right) -> tuple[Member, Channel]:
    """A connected or blocked channel and the person as a member of its workspace, whichever of theirs that is.

    Raises:
        NotFound: `channel_not_found`, to strangers too.
        Refused: `no_right`.
    """
    for member in await unit.people.workspaces_of(person_id):
        for channel in await unit.channels.of_workspace(member.workspace.id):
            if channel.id == channel_id:
                if not member.may(right):
                    raise Refused("no_right", right=right.value, role=member.role.value)
                return member, channel
    raise NotFound("channel_not_found", channel=channel_id)


async def _album_before(unit: Unit, channel: Channel, message_id: int, at: datetime) -> Publication | None:
    """The seen album to which the message belongs: sent in the same second, its first part at most nine before."""
    for first in range(message_id - 1, message_id - ALBUM_LIMIT, -1):
        found = await unit.publications.by_message(channel.id, first)
        if found is not None:
            return found if found.state is PublicationState.SEEN and found.published_at == at else None
    return None


def _with_part(album: Publication, message_id: int, content: Content) -> Publication:
    if message_id in album.ids[0]:
        return album
    return replace(album, ids=((*album.ids[0], message_id),), title=album.title or content.first_words(60))


def _seen(channel: Channel, found: Inspection) -> Channel:
    return replace(
        channel,
        title=found.title,
        username=found.username,
        linked_id=found.linked_id,
        lacks=found.lacks,
        state=ChannelState.CONNECTED if found.may_post else ChannelState.BLOCKED,
    )


def link_to(channel: Channel, message_id: int) -> str:
    """The address of a message in a Telegram channel; private ones open for their members alone."""
    if channel.username:
        return f"https://t.me/{channel.username}/{message_id}"
    return f"https://t.me/c/{str(channel.external_id).removeprefix('-100')}/{message_id}"


async def _note(unit: Unit, channel: Channel, by: int | None, verb: str, now: datetime) -> None:
    await unit.audit.add(
        AuditEntry(channel.workspace_id, now, by, verb, "channel", channel.id, "", channel.state.value)
    )
