"""Tagging: what people set, for each channel, about the tags of its links."""

from __future__ import annotations

from dataclasses import replace

from desk.acting import Office
from desk.connecting import channel_for
from desk.errors import Refused
from desk.model.audit import AuditEntry
from desk.model.network import Channel
from desk.model.people import Member, Right
from desk.model.tags import LONGEST_TAG

AUTOMATIC = "-"
"""Typed for the campaign: it is the post's label, else its name."""
NAMES = ("source", "medium", "campaign")


class Tagging:
    """What people set about the tags of a channel's links."""

    def __init__(self, office: Office) -> None:
        self.office = office

    async def switch(self, person_id: int, channel_id: int, on: bool) -> tuple[Member, Channel]:
        """Add tags to the links of what goes out on that channel from now on, or no more.

        Raises:
            NotFound: `channel_not_found`.
            Refused: `no_right`.
        """
        return await self._set(person_id, channel_id, "tags_on" if on else "tags_off", tags_on=on)

    async def set_tag(self, person_id: int, channel_id: int, name: str, typed: str) -> tuple[Member, Channel]:
        """Give a tag its value: `source`, `medium` or `campaign`; for the campaign `-` means label or name.

        Raises:
            NotFound: `channel_not_found`.
            Refused: `no_right`; `tag_wanted`; `tag_too_long` (have, limit); `tag_unknown`.
        """
        value = " ".join(typed.split())
        if name not in NAMES:
            raise Refused("tag_unknown")
        if not value:
            raise Refused("tag_wanted")
        if len(value) > LONGEST_TAG:
            raise Refused("tag_too_long", have=len(value), limit=LONGEST_TAG)
        if name == "campaign" and value == AUTOMATIC:
            value = ""
        return await self._set(person_id, channel_id, "set_tag", **{f"tag_{name}": value})

    async def _set(self, person_id: int, channel_id: int, verb: str, **what: str | bool) -> tuple[Member, Channel]:
        now = self.office.now
        async with self.office.store.write() as unit:
            member, channel = await channel_for(unit, person_id, channel_id, Right.CHANNELS)
            channel = replace(channel, **what)  # type: ignore[arg-type]
            await unit.channels.save(channel)
            await unit.audit.add(
                AuditEntry(channel.workspace_id, now, person_id, verb, "channel", channel.id, "", channel.state.value)
            )
            return member, channel
