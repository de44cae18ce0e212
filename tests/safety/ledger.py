"""What people agreed to, kept beside the desk: the machine's own memory, against which every call to a channel is held.

It learns from what people did and were told, never from the desk's own tables of posts and approvals.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from desk.model.content import Content
from desk.model.people import RIGHTS, ApprovalMode, Right, Role

Said = tuple[int, int]
"""A family (one post through all its revisions, by a number of ours) and a revision."""
Place = tuple[int, int]
"""A family on a channel."""


class Broken(AssertionError):
    """A promise was not kept."""


def hold(kept: bool, promise: str) -> None:
    """Raises Broken."""
    if not kept:
        raise Broken(promise)


@dataclass
class Ledger:
    """One workspace as people left it. A restored copy of the database takes the ledger of its moment with it."""

    roles: dict[int, Role]
    mode: ApprovalMode = ApprovalMode.REQUIRED
    quorum: int = 2
    self_approval: bool = False
    frozen: bool = False
    frozen_channels: set[int] = field(default_factory=set)
    family: dict[int, int] = field(default_factory=dict)  # post id → family
    author: dict[int, int] = field(default_factory=dict)
    revision: dict[int, int] = field(default_factory=dict)  # family → the current one
    words: dict[Said, Content] = field(default_factory=dict)
    channels: dict[int, frozenset[int]] = field(default_factory=dict)
    yes: dict[Said, dict[int, frozenset[int]]] = field(default_factory=lambda: defaultdict(dict))
    agreed: set[Said] = field(default_factory=set)  # what may stand where something of the family is out already
    cancelled: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    doubtful: set[Place] = field(default_factory=set)  # a restored copy knows nothing of what came after it
    after_unfreezing: set[Place] = field(default_factory=set)

    @property
    def needed(self) -> int:
        return {ApprovalMode.REQUIRED: 1, ApprovalMode.QUORUM: self.quorum}.get(self.mode, 0)

    def may(self, person: int, right: Right) -> bool:
        return person in self.roles and right in RIGHTS[self.roles[person]]

    def must(self, person: int, right: Right) -> None:
        hold(self.may(person, right), f"{person} has no right to {right}")

    def current(self, family: int) -> Said:
        return family, self.revision[family]

    def approved(self, person: int, said: Said) -> None:
        """A yes was taken: it had to be theirs to give."""
        self.must(person, Right.APPROVE)
        hold(said == self.current(said[0]), "a yes to what is not current")
        hold(self.author[said[0]] != person or self.self_approval, "the author's own yes")
        hold(person not in self.yes[said], "two yeses of one person")
        self.yes[said][person] = self.channels[said[0]]
        if len(self.yes[said]) >= max(1, self.needed):
            self.agreed.add(said)

    def check_send(self, said: Said, channel: int, part: int) -> None:
        """May this part of this revision be sent to this channel now? What was begun is ended."""
        family = said[0]
        hold(said == self.current(family), f"revision {said[1]} is sent, {self.revision[family]} is current")
        hold(family not in self.cancelled, "a cancelled post is sent")
        hold(channel in self.channels[family], "sent where nobody chose to")
        hold(not self.frozen and channel not in self.frozen_channels, "sent while frozen")
        yeses = [who for who, where in self.yes[said].items() if channel in where]
        hold(part > 0 or len(yeses) >= self.needed, f"sent with {len(yeses)} of {self.needed} approvals")

    def check_edit(self, said: Said) -> None:
        """May what is out be made to say this?"""
        hold(said in self.agreed, "an edit that nobody agreed to")


@dataclass
class Truth:
    """What really happened in the channels; no restored copy takes it back."""

    out: dict[tuple[int, int, int], int] = field(default_factory=lambda: defaultdict(int))  # family, channel, part
    doubt: set[Place] = field(default_factory=set)  # a call was made and its outcome is not known
    asked: set[Place] = field(default_factory=set)  # a person asked for it, knowing what the card says
    given: set[tuple[int, int, int]] = field(default_factory=set)  # parts that came of it: each may come once

    def ask(self, *places: Place) -> None:
        """A person asks for it, for all its parts."""
        self.asked.update(places)
        self.given = {part for part in self.given if part[:2] not in places}

    def check_once(self, place: Place, part: int) -> None:
        """Never two messages for one publication unless a person asked."""
        wanted = place in self.asked and (*place, part) not in self.given
        if (self.out[*place, part] or place in self.doubt) and not wanted:
            raise Broken("sent again, and nobody asked for it")

    def applied(self, place: Place, part: int) -> None:
        self.out[*place, part] += 1
        self.given.add((*place, part))
        self.doubt.discard(place)
