"""Channels ↔ rows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update

from desk.errors import NotFound
from desk.model.network import Channel, ChannelState
from storage.rows import values_of
from storage.tables.attention import departments
from storage.tables.cards import card_copies, pushes, retry_instants
from storage.tables.inbox import sources
from storage.tables.people import channels, workspaces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.unit import SqlUnit


def to_channel(row: Mapping[str, Any]) -> Channel:
    return Channel(
        **{
            **row,
            "state": ChannelState(row["state"]),
            "lacks": frozenset(row["lacks"].split()),
            "late_publish": timedelta(seconds=row["late_publish"]),
            "late_ask": timedelta(seconds=row["late_ask"]),
        }
    )


def channel_row(channel: Channel) -> dict[str, Any]:
    row = values_of(channel)
    row["lacks"] = " ".join(sorted(channel.lacks))
    row["late_publish"] = int(channel.late_publish.total_seconds())
    row["late_ask"] = int(channel.late_ask.total_seconds())
    return row


_ONE = select(channels).where(channels.c.id == bindparam("channel"), channels.c.workspace_id == bindparam("workspace"))
_OF_WORKSPACE = (
    select(channels)
    .where(channels.c.workspace_id == bindparam("workspace"), channels.c.state != ChannelState.REMOVED.value)
    .order_by(channels.c.id)
)


_LISTED = select(channels).where(channels.c.network == bindparam("network")).order_by(channels.c.id)
_BY_EXTERNAL = _LISTED.where(
    channels.c.external_id == bindparam("external"), channels.c.state != ChannelState.REMOVED.value
)
_BY_LINKED = _LISTED.where(channels.c.linked_id == bindparam("linked"))
_RAISE = (
    update(channels)
    .where(channels.c.id == bindparam("channel"), channels.c.highest_id < bindparam("message"))
    .values(highest_id=bindparam("message"))
)


class SqlChannels:
    def __init__(self, unit: SqlUnit) -> None:
        self.unit = unit

    async def channel(self, workspace_id: int, channel_id: int) -> Channel:
        row = await self.unit.first(_ONE, channel=channel_id, workspace=workspace_id)
        if row is None:
            raise NotFound("channel_not_found", channel=channel_id)
        return to_channel(row)

    async def of_workspace(self, workspace_id: int) -> list[Channel]:
        return [to_channel(row) for row in await self.unit.all(_OF_WORKSPACE, workspace=workspace_id)]

    async def by_external(self, network: str, external_id: int) -> list[Channel]:
        rows = await self.unit.all(_BY_EXTERNAL, network=network, external=external_id)
        return [to_channel(row) for row in rows]

    async def by_linked(self, network: str, linked_id: int) -> list[Channel]:
        rows = await self.unit.all(_BY_LINKED, network=network, linked=linked_id)
        return [to_channel(row) for row in rows]

    async def find(self, workspace_id: int, network: str, external_id: int) -> Channel | None:
        found = await self._listed(
            channels.c.workspace_id == workspace_id,
            channels.c.network == network,
            channels.c.external_id == external_id,
        )
        return found[0] if found else None

    async def _listed(self, *where: Any) -> list[Channel]:
        rows = await self.unit.all(select(channels).where(*where).order_by(channels.c.id))
        return [to_channel(row) for row in rows]

    async def add(self, channel: Channel) -> Channel:
        row = channel_row(channel)
        del row["id"]
        key = await self.unit.insert(insert(channels), row)
        return await self.channel(channel.workspace_id, key)

    async def save(self, channel: Channel) -> None:
        await self.unit.run(update(channels).where(channels.c.id == channel.id).values(channel_row(channel)))

    async def move(self, network: str, old_id: int, new_id: int) -> None:
        for column in (channels.c.external_id, channels.c.linked_id):
            await self.unit.run(
                update(channels).where(channels.c.network == network, column == old_id).values({column.name: new_id})
            )
        await self.unit.run(update(workspaces).where(workspaces.c.team_chat_id == old_id).values(team_chat_id=new_id))
        await self.unit.run(update(departments).where(departments.c.chat_id == old_id).values(chat_id=new_id))
        known = select(sources.c.workspace_id).where(sources.c.kind == "group", sources.c.address == str(new_id))
        await self.unit.run(
            update(sources)
            .where(sources.c.kind == "group", sources.c.address == str(old_id), sources.c.workspace_id.not_in(known))
            .values(address=str(new_id))
        )
        await self.unit.run(update(pushes).where(pushes.c.chat_id == old_id).values(chat_id=new_id))
        # a supergroup numbers its messages anew: the old copies cannot be edited any more
        await self.unit.run(update(card_copies).where(card_copies.c.chat_id == old_id).values(live=False))
        await self.unit.run(update(retry_instants).where(retry_instants.c.chat_id == old_id).values(chat_id=new_id))

    async def set_state(self, network: str, state: ChannelState) -> list[Channel]:
        other = ChannelState.CONNECTED if state is ChannelState.BLOCKED else ChannelState.BLOCKED
        where = (channels.c.network == network, channels.c.state == other.value)
        changed = await self._listed(*where)
        await self.unit.run(update(channels).where(*where).values(state=state.value))
        return changed

    async def raise_highest(self, channel_id: int, message_id: int) -> None:
        await self.unit.run(_RAISE, {"channel": channel_id, "message": message_id})
