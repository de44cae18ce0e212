"""Telegram's sending limits, for those who want to meet them: `town.limits = Limits()`.

Published figures: about 30 messages a second in all, one a second to one chat, 20 a minute to one group. A chat may
burst a little. Calls beyond are answered with 429 and are not carried out; only what writes into chats counts.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

COUNTED = ("send", "forward", "copy", "editMessage")
NOT_COUNTED = ("sendChatAction", "sendMessageDraft", "sendRichMessageDraft")


@dataclass(slots=True)
class Window:
    """At most `most` events in any `seconds`."""

    most: int
    seconds: float
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float, more: int) -> float:
        """Seconds until `more` events fit; 0.0 when they fit now."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        over = len(self.times) + more - self.most
        if over <= 0 or not self.times:
            return 0.0
        return self.times[min(over, len(self.times)) - 1] + self.seconds - now

    def add(self, now: float, more: int) -> None:
        """They happened."""
        self.times.extend([now] * more)


@dataclass
class Limits:
    """`in_all` a second, `burst` to one chat in as many seconds, `group_minute` to one group. `refused` counts 429s."""

    in_all: int = 30
    burst: int = 3
    group_minute: int = 20
    refused: int = 0
    chats: dict[str, list[Window]] = field(default_factory=dict)
    all: dict[str, Window] = field(default_factory=dict)

    def ask(self, token: str, method: str, chat_id: object, more: int, now: float) -> int | None:
        """Count a call; `retry_after` in seconds when it is one too many, None when it may pass."""
        if not method.startswith(COUNTED) or method in NOT_COUNTED or chat_id is None:
            return None
        windows = self.windows(token, str(chat_id))
        wait = max(window.wait(now, more) for window in windows)
        if wait > 0:
            self.refused += 1
            return max(1, math.ceil(wait))
        for window in windows:
            window.add(now, more)
        return None

    def windows(self, token: str, chat_id: str) -> list[Window]:
        """The windows that a call to this chat must pass."""
        own = self.chats.get(f"{token}/{chat_id}")
        if own is None:
            own = [Window(self.burst, float(self.burst))]
            if chat_id.startswith(("-", "@")):
                own.append(Window(self.group_minute, 60.0))
            self.chats[f"{token}/{chat_id}"] = own
        return [*own, self.all.setdefault(token, Window(self.in_all, 1.0))]
