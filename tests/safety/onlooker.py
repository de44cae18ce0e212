"""People who are asked: they look into the channel, and press the button of a card that says what they saw."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.messages import Message
from tests.safety.disk import Disk
from tests.safety.scenes import Expected, Part, Scene, seen

TROUBLE = ("unconfirmed", "failed", "missed", "held")


@dataclass
class Onlooker:
    """`asked_again` counts, for each publication, how often a person asked to send what may be out."""

    scene: Scene
    disk: Disk
    asked_again: Counter[int] = field(default_factory=Counter)
    carded: int = 0
    ambiguous: int = 0
    unseen: list[str] = field(default_factory=list)

    def answer(self) -> bool:
        """Answer every card that asks; whether any did. What nobody's chat shows is noted in `unseen`."""
        marks = ",".join(f"'{state}'" for state in TROUBLE)
        rows = self.disk.rows(f"SELECT id, state, ids, code FROM publications WHERE state IN ({marks}) ORDER BY id")  # noqa: S608
        answered = [self._answer_one(row) for row in rows]
        return any(answered)

    def _answer_one(self, row: dict[str, Any]) -> bool:
        number, state = int(row["id"]), str(row["state"])
        if state == "unconfirmed":
            self.ambiguous += 1
            choice = self._look(next(e for e in self.scene.expected if e.publication == number), row)
        elif state == "held":
            choice = "how-to-fix" if row["code"] == "blocked" else "unfreeze"
        else:
            choice = "try-now"
        for person in self.scene.people.values():
            chat = self.scene.town.private[self.scene.account.id, person.id]
            for message in sorted(chat.messages.values(), key=lambda m: m.id, reverse=True):
                if data := _button(message, choice, number):
                    person.press_forged(self.scene.account, chat, message.id, data)
                    self.carded += state == "unconfirmed"
                    return True
        self.unseen.append(f"publication {number} is {state} ({row['code']}) and nobody's chat offers {choice}")
        return False

    def _look(self, expected: Expected, row: dict[str, Any]) -> str:
        """Is the part in doubt in the channel? What stands there of half an album is taken away by hand."""
        part = expected.parts[len(json.loads(row["ids"]))]
        there = found(self.scene, expected, part)
        if len(there) >= len(part):
            return "it-is-there"
        for message in there:
            self.scene.people["owner"].delete(message)
        self.asked_again[expected.publication] += 1
        return "send-again"


def found(scene: Scene, expected: Expected, part: Part) -> list[Message]:
    """What of a part is in its channel, or where that channel went."""
    places = [expected.channel, scene.spare] if expected.channel is scene.channels[0] else [expected.channel]
    return [m for chat in places for m in chat.messages.values() if m.author_id == scene.account.id and seen(m) in part]


def _button(message: Message, choice: str, number: int) -> str | None:
    for row in message.buttons:
        for button in row:
            if str(button.get("callback_data", "")).startswith(f"u:{choice}:{number}:"):
                return str(button["callback_data"])
    return None
