"""A look at everything that must be right for posts to go out and for readers to be heard; each fault with its cure."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from desk.acting import Office, member_of
from desk.connecting import Connecting
from desk.errors import Fact, IntegrationError
from desk.model.calendar import local_of
from desk.model.inbox import SourceState
from desk.model.network import Channel, Identity
from desk.model.people import Member, Right
from desk.ports import Unit
from desk.preflight import Severity

PATIENCE = 15.0
"""Seconds that one look at a network may take."""


class Ailment(StrEnum):
    """What can be wrong; its severity is in `SEVERITY`."""

    NO_CHANNEL = "no_channel"
    NOT_SEEN = "not_seen"  # the network does not say what we may do in the channel
    LACKS = "lacks"  # rights in the channel, or its comments do not reach us
    NO_GROUP = "no_group"  # the channel has no discussion group
    GROUP_NOT_SEEN = "group_not_seen"
    NO_DELETE = "no_delete"  # in the discussion group
    NO_RESTRICT = "no_restrict"
    FROZEN = "frozen"
    FEW_REVIEWERS = "few_reviewers"
    NOBODY_ANSWERS = "nobody_answers"
    NO_ROTA = "no_rota"
    OUT_OF_REACH = "out_of_reach"
    SOURCE_FAILS = "source_fails"
    NO_MODEL = "no_model"
    NAME_NOT_SEEN = "name_not_seen"
    NO_PICTURE = "no_picture"
    NO_DESCRIPTION = "no_description"
    PRIVACY = "privacy"


SEVERITY = {
    **dict.fromkeys(Ailment, Severity.WARNING),
    **dict.fromkeys((Ailment.NO_CHANNEL, Ailment.NOBODY_ANSWERS, Ailment.FEW_REVIEWERS), Severity.ERROR),
    **dict.fromkeys(
        (
            Ailment.NO_GROUP,
            Ailment.NO_ROTA,
            Ailment.NO_MODEL,
            Ailment.NO_PICTURE,
            Ailment.NO_DESCRIPTION,
            Ailment.PRIVACY,
        ),
        Severity.HINT,
    ),
}
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.HINT)


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing that is wrong. `lack`: which right of a channel, a code of its `lacks`."""

    ailment: Ailment
    channel: Channel | None = None
    lack: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return Severity.ERROR if self.lack in ("gone", "post") else SEVERITY[self.ailment]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The worst first. `identity`: how readers see who answers them; None where nobody could tell."""

    viewer: Member
    channels: int
    symptoms: list[Symptom]
    identity: Identity | None


class Diagnosing:
    def __init__(self, office: Office, connecting: Connecting) -> None:
        self.office = office
        self.connecting = connecting

    async def examine(self, person_id: int) -> Diagnosis:
        """Look at every channel, group, person and source of the workspace now. What cannot be looked at is a symptom
        of its own, and the rest goes on.

        Raises:
            Refused: `not_member`, `no_right`.
        """
        async with self.office.store.read() as unit:
            member = await member_of(unit, person_id, None, Right.CHANNELS)
            channels = await unit.channels.of_workspace(member.workspace.id)
            found = await self._within(unit, member, channels)
        looks = await asyncio.gather(*(self._channel(person_id, channel) for channel in channels))
        identity, said = await self._identity()
        symptoms = [*found, *(symptom for look in looks for symptom in look), *said]
        return Diagnosis(member, len(channels), sorted(symptoms, key=lambda s: _ORDER.index(s.severity)), identity)

    async def _within(self, unit: Unit, member: Member, channels: Sequence[Channel]) -> list[Symptom]:
        """What our own rows tell."""
        workspace = member.workspace
        members = await unit.people.members(workspace.id)
        found = [] if channels else [Symptom(Ailment.NO_CHANNEL)]
        if workspace.frozen_at is not None:
            found.append(Symptom(Ailment.FROZEN))
        found += [Symptom(Ailment.FROZEN, channel) for channel in channels if channel.frozen_at]
        able = sum(m.may(Right.APPROVE) and m.person.reachable for m in members)
        if able < workspace.needed:
            found.append(Symptom(Ailment.FEW_REVIEWERS, facts={"count": able, "wanted": workspace.needed}))
        if not any(m.may(Right.ANSWER) and m.person.reachable for m in members):
            found.append(Symptom(Ailment.NOBODY_ANSWERS))
        today = local_of(self.office.now, ZoneInfo(workspace.zone)).date().isoformat()
        if all(shift.day and shift.day < today for shift in await unit.attention.shifts(workspace.id)):
            found.append(Symptom(Ailment.NO_ROTA))
        found += [
            Symptom(Ailment.OUT_OF_REACH, facts={"name": m.person.name}) for m in members if not m.person.reachable
        ]
        found += [
            Symptom(Ailment.SOURCE_FAILS, facts={"source": source.title})
            for source in await unit.inbox.sources(workspace.id)
            if source.state is SourceState.FAILING
        ]
        return found if self.office.model is not None else [*found, Symptom(Ailment.NO_MODEL)]

    async def _channel(self, person_id: int, channel: Channel) -> list[Symptom]:
        try:
            async with asyncio.timeout(PATIENCE):
                channel = await self.connecting.check(person_id, channel.id)
        except (IntegrationError, TimeoutError):
            return [Symptom(Ailment.NOT_SEEN, channel)]
        found = [Symptom(Ailment.LACKS, channel, lack) for lack in sorted(channel.lacks)]
        if channel.linked_id is None:
            return [*found, Symptom(Ailment.NO_GROUP, channel)] if "gone" not in channel.lacks else found
        return found if channel.lacks & {"gone", "discussion"} else [*found, *await self._group(channel)]

    async def _group(self, channel: Channel) -> list[Symptom]:
        """The discussion group, where the bot hears."""
        try:
            async with asyncio.timeout(PATIENCE):
                powers = await self.office.networks[channel.network].powers(channel.linked_id or 0)
        except (IntegrationError, TimeoutError):
            return [Symptom(Ailment.GROUP_NOT_SEEN, channel)]
        wanted = {"delete": Ailment.NO_DELETE, "restrict": Ailment.NO_RESTRICT}
        return [Symptom(ailment, channel) for power, ailment in wanted.items() if power not in powers]

    async def _identity(self) -> tuple[Identity | None, list[Symptom]]:
        try:
            async with asyncio.timeout(PATIENCE):
                found = await self.office.networks["telegram"].identity()
        except (IntegrationError, TimeoutError):
            return None, [Symptom(Ailment.NAME_NOT_SEEN)]
        wrong = {
            Ailment.NO_PICTURE: not found.pictured,
            Ailment.NO_DESCRIPTION: not found.described,
            Ailment.PRIVACY: not found.hears_all,
        }
        return found, [Symptom(ailment) for ailment, here in wrong.items() if here]
