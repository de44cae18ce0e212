"""The weather drawer of the page: each switch stands for faults of faults.py, or for something done in the town."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.chats import Chat
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.town import Town

Json = dict[str, Any]
SENDS = ("sendMessage", "sendPhoto", "sendVideo", "sendAnimation", "sendDocument", "sendAudio", "sendVoice", "sendPoll",
         "sendMediaGroup", "copyMessage", "copyMessages", "forwardMessage", "forwardMessages")  # fmt: skip
AWAY = 15.0  # seconds for which the door stays shut


@dataclass(frozen=True)
class Switch:
    """One line of the drawer; `make` gives the faults that it means."""

    name: str
    title: str
    note: str
    make: Callable[[Town], list[Fault]]


def posts(kind: Kind, **more: Any) -> Callable[[Town], list[Fault]]:
    """This fault for every post to a channel, until it is switched off."""

    def make(town: Town) -> list[Fault]:
        channels = [chat.id for chat in town.chats.values() if chat.is_channel]
        return [Fault(kind, method, channel, None, **more) for channel in channels for method in SENDS]

    return make


def always(kind: Kind, method: str | None = None, **more: Any) -> Callable[[Town], list[Fault]]:
    """This fault for every call (of a method), until it is switched off."""
    return lambda _: [Fault(kind, method, None, None, **more)]


SWITCHES = (
    Switch("slow", "Slow network", "Every answer takes three seconds.", always("slow", delay=3.0)),
    Switch("flood", "Too many requests", "Posts are refused: retry after 10 s.", posts("flood", retry_after=10)),
    Switch("silence", "Lost answers", "Posts are out, but the bot hears nothing.", posts("silence")),
    Switch("dropped", "Cut connections", "Posts are out, then the connection breaks.", posts("dropped")),
    Switch("half", "Half answers", "Posts are out, the answer breaks off in the middle.", posts("half")),
    Switch("proxy", "Broken proxy", "Posts are answered by a 502 page; nothing is out.", posts("proxy")),
    Switch("part", "Torn albums", "Only the first picture of an album is out.", always("part", "sendMediaGroup")),
    Switch("large", "Too large", "Posts are refused as too large.", posts("too_large")),
    Switch("conflict", "Second process", "Somebody else polls with the same token.", always("conflict", "getUpdates")),
    Switch("revoked", "Token revoked", "Every call is answered: unauthorized.", always("unauthorized")),
    Switch("away", "Telegram away", f"For {AWAY:.0f} seconds nobody answers.", always("refused", seconds=AWAY)),
)  # fmt: skip


class Weather:
    """Which switches are on. Faults that were set otherwise (by tests, say) are left alone."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.made: dict[str, list[Fault]] = {}
        self.kicked: list[tuple[Chat, int, Json]] = []  # channel, bot id, rights that it had

    def show(self) -> list[Json]:
        """The drawer: [{name, title, note, on}]."""
        on = self.town.faults.on
        lines: list[Json] = [
            {"name": switch.name, "title": switch.title, "note": switch.note,
             "on": any(fault in on for fault in self.made.get(switch.name, []))}
            for switch in SWITCHES
        ]  # fmt: skip
        note = "Its owner has removed it from every channel."
        return [*lines, {"name": "kicked", "title": "Bot thrown out", "note": note, "on": bool(self.kicked)}]

    def turn(self, name: str, on: bool) -> None:
        """Move a switch; "all" moves each. Raises KeyError for an unknown name."""
        if name == "all":
            for switch in SWITCHES:
                self.turn(switch.name, on)
            name = "kicked"
        if name == "kicked":
            change = self.kick if on else self.bring_back
            change()
            return
        switch = {one.name: one for one in SWITCHES}[name]
        for fault in self.made.pop(name, []):
            self.town.faults.remove(fault)
        if on:
            self.made[name] = [self.town.faults.add(fault) for fault in switch.make(self.town)]

    def kick(self) -> None:
        """The owners throw the bots out of their channels."""
        for chat in list(self.town.chats.values()):
            owner = self.town.people.get(chat.owner_id() or 0)
            if not chat.is_channel or owner is None:
                continue
            for bot in chat.bots():
                self.kicked.append((chat, bot.id, dict(chat.member(bot).rights)))
                owner.kick(chat, bot)

    def bring_back(self) -> None:
        """The owners make the bots administrators again, with the rights of before."""
        for chat, bot_id, rights in self.kicked:
            owner = self.town.people.get(chat.owner_id() or 0)
            if owner is not None:
                owner.promote(chat, self.town.bots[bot_id], **rights)
        self.kicked.clear()
