"""Networks and channels: where we publish, what is accepted there, what may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desk.model.content import MediaKind


@dataclass(frozen=True, slots=True)
class Limits:
    """What a network accepts, as data: preflight, buttons and docs read it. Lengths are UTF-16 code units."""

    network: str
    text: int
    caption: int
    album: tuple[int, int]
    album_groups: tuple[frozenset[MediaKind], ...]  # kinds that may stand together in one album
    poll_options: tuple[int, int]
    poll_question: int
    poll_option: int
    buttons_in_row: int
    buttons: int
    button_label: int
    captioned: frozenset[MediaKind]  # kinds that carry text
    can_edit: bool = True
    can_delete: bool = True
    can_pin: bool = True


class ChannelState(StrEnum):
    CONNECTED = "connected"
    BLOCKED = "blocked"  # we may not publish: rights or membership were lost
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel on a network that we publish to; `external_id` is the chat id on Telegram."""

    id: int
    workspace_id: int
    network: str
    external_id: int
    title: str
    username: str = ""
    linked_id: int | None = None
    state: ChannelState = ChannelState.CONNECTED
    lacks: frozenset[str] = frozenset()
    frozen_at: datetime | None = None
    late_publish: timedelta = timedelta(minutes=15)
    late_ask: timedelta = timedelta(hours=6)
    highest_id: int = 0
    tags_on: bool = False  # links of what goes out here get what a web counter tells visits apart by
    tag_source: str = "telegram"
    tag_medium: str = "social"
    tag_campaign: str = ""  # "": the post's label, else its name

    @property
    def name(self) -> str:
        return f"@{self.username}" if self.username else self.title


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a look at a channel found. `lacks` holds codes: post, edit, delete, pin (rights), discussion (cannot read
    comments), gone (not a member or kicked)."""

    title: str
    username: str = ""
    linked_id: int | None = None
    lacks: frozenset[str] = frozenset()

    @property
    def may_post(self) -> bool:
        return not self.lacks & {"post", "gone"}


@dataclass(frozen=True, slots=True)
class Identity:
    """How we appear on a network. `hears_all`: what is said in a group reaches its plain members."""

    name: str
    username: str
    pictured: bool
    described: bool
    hears_all: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What a network says of a piece that it took: its message ids in order, the address of the first, and by which id
    it will tell of votes, where the piece is a poll."""

    ids: tuple[int, ...]
    link: str = ""
    poll_id: str = ""
