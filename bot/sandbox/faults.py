"""Switches for everything that can go wrong between a bot and Telegram.

    town.faults.add(Fault(kind="silence", method="sendMessage", times=2))

A "refused" fault for all methods and chats shuts the server's door, so that there is nobody to connect to; a narrower
one drops the connection over HTTP, unapplied.

Each kind says whether the request is applied, what Telegram answers, and what happens on the wire:

| kind | applied | answer |
|---|---|---|
| refused | no | no connection at all |
| flood | no | 429 with `retry_after` |
| forbidden, bad, too_large, unauthorized, not_found, conflict | no | 403, 400, 413, 401, 404, 409 |
| migrate | no | 400 with `migrate_to_chat_id` |
| silence | yes | nothing, until the caller gives up |
| dropped | yes | the connection is closed without an answer |
| half | yes | half of the body, then the connection is closed |
| newer | yes | 200 with a result of another shape |
| proxy | as `applied` says | 502 with an HTML page |
| restart | as `applied` says | 500 "restart" |
| part | some | sendMediaGroup: the first `parts` messages are out, then 400 |
| slow | yes | the right answer after `delay` seconds |
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

Json = dict[str, Any]
Kind = Literal[
    "refused", "flood", "forbidden", "bad", "too_large", "unauthorized", "not_found", "conflict", "migrate", "silence",
    "dropped", "half", "newer", "proxy", "restart", "part", "slow",
]  # fmt: skip
Wire = Literal["refused", "silence", "dropped", "half", "proxy"]

PROXY_PAGE = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>"
ANSWERS: dict[str, tuple[int, str]] = {
    "flood": (429, "Too Many Requests: retry after {retry_after}"),
    "forbidden": (403, "Forbidden: bot was kicked from the channel chat"),
    "bad": (400, "Bad Request: chat not found"),
    "too_large": (413, "Request Entity Too Large"),
    "unauthorized": (401, "Unauthorized"),
    "not_found": (404, "Not Found"),
    "conflict": (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
    "migrate": (400, "Bad Request: group chat was upgraded to a supergroup chat"),
    "restart": (500, "Internal Server Error: restart"),
}
WIRE: dict[str, Wire] = {
    "refused": "refused", "silence": "silence", "dropped": "dropped", "half": "half", "proxy": "proxy",
}  # fmt: skip
APPLIED = ("silence", "dropped", "half", "newer", "slow", "part")


@dataclass
class Fault:
    """One switch. It fits calls of `method` (any when None) to `chat_id` (any when None), `times` times (None: until
    removed), each with `probability`; `description` replaces the usual one.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | str | None = None
    times: int | None = 1
    probability: float = 1.0
    retry_after: int | tuple[int, int] = 5  # seconds; a pair: by chance between the two
    migrate_to_chat_id: int = -1009999999999
    description: str | None = None
    applied: bool = False  # proxy and restart: was the request carried out before?
    parts: int = 1  # part: how many messages of the album are out
    delay: float = 0.0  # slow: seconds
    seconds: float | None = None  # refused: over HTTP the door stays shut for so long

    @property
    def is_applied(self) -> bool:
        """Is the request carried out although the answer does not say so?"""
        return self.kind in APPLIED or (self.kind in ("proxy", "restart") and self.applied)

    @property
    def wire(self) -> Wire | None:
        """What happens on the wire instead of an answer."""
        return WIRE.get(self.kind)

    @property
    def has_answer(self) -> bool:
        """Is there an answer that replaces the right one?"""
        return self.kind in ANSWERS

    def shown(self) -> tuple[int, Json]:
        """Status and body of that answer."""
        code, usual = ANSWERS[self.kind]
        description = self.description or usual.format(retry_after=self.retry_after)
        body: Json = {"ok": False, "error_code": code, "description": description}
        if self.kind == "flood":
            body["parameters"] = {"retry_after": self.retry_after}
        elif self.kind == "migrate":
            body["parameters"] = {"migrate_to_chat_id": self.migrate_to_chat_id}
        return code, body


class Faults:
    """The switches that are on."""

    def __init__(self, chance: random.Random) -> None:
        self.on: list[Fault] = []
        self.chance = chance
        self.watchers: list[Callable[[], None]] = []

    def add(self, fault: Fault) -> Fault:
        """Switch it on."""
        self.on.append(fault)
        self._tell()
        return fault

    def remove(self, fault: Fault) -> None:
        """Switch it off; off already is fine."""
        if fault in self.on:
            self.on.remove(fault)
            self._tell()

    def clear(self) -> None:
        """Switch all off."""
        self.on.clear()
        self._tell()

    def pick(self, method: str, chat_id: object) -> Fault | None:
        """The first fault that fits this call; counts it."""
        for fault in self.on:
            if fault.method is not None and fault.method != method:
                continue
            if fault.chat_id is not None and str(fault.chat_id) != str(chat_id):
                continue
            if fault.kind == "part" and method != "sendMediaGroup":
                continue
            if fault.probability < 1 and self.chance.random() >= fault.probability:
                continue
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self.remove(fault)
            if isinstance(fault.retry_after, tuple):
                return replace(fault, retry_after=self.chance.randint(*fault.retry_after))
            return fault
        return None

    def _tell(self) -> None:
        for watcher in self.watchers:
            watcher()
