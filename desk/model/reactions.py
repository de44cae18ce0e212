"""Reactions: what readers put on a message without a word, by person where the network tells who, else as counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Counts = dict[str, int]
"""How many readers put each emoji; `custom` stands for emoji that are no characters."""
CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Reaction:
    """One actor's reactions to one message of a group, as they are from now on; () once they are taken back.

    `actor`: the id of the person, or of the chat in whose name they acted. `before`: what they were until then.
    """

    message: str
    actor: int
    emoji: tuple[str, ...]
    before: tuple[str, ...]
    at: datetime


class On(StrEnum):
    """What it was that readers reacted to."""

    POST = "post"  # in the channel
    COPY = "copy"  # the post as its discussion group shows it
    COMMENT = "comment"
    ANSWER = "answer"  # what a teammate wrote in the group


@dataclass(frozen=True, slots=True)
class ReactionCount:
    """A line of an export: one emoji on one message. `at` is local and naive: when the message was said.

    `channel_id`: whose post or discussion it is, if it is one's; `place`: the title of the group, else empty.
    """

    at: datetime
    on: On
    channel_id: int | None
    place: str
    text: str
    link: str
    emoji: str
    count: int
