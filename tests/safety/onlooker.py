"""People who are asked: they look into the channel, and press the button of a card that says what they saw."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from tests.safety.scenes import Expected, Part, Scene, seen


class Looks(Protocol):
    """A look into the database, past the desk."""

    def rows(self, statement: str, *values: object) -> list[dict[str, Any]]: ...


@dataclass
class Onlooker:
    """`asked_again` counts, for each publication, how often a person asked to send what may be out."""

    scene: Scene
    look: Looks
    asked_again: Counter[int] = field(default_factory=Counter)
    carded: int = 0
    ambiguous: int = 0
    unseen: list[str] = field(default_factory=list)
    answered: set[tuple[int, str, int]] = field(default_factory=set)

    def answer(self) -> bool:
        """Answer every card that asks; whether any did. What nobody's chat shows is noted in `unseen`."""
        troubled = self._troubled()
        self.ambiguous += sum(row["state"] == "unconfirmed" for row in troubled)
        answered = [self._answer_one(row) for row in troubled]
        return any(answered)

    def answer_once(self) -> None:
        """While the desk is at work or dead: what was answered already is left to it, and a card may still come."""
        for row in self._troubled():
            question = (row["id"], row["state"], row["tries_made"])
            if question not in self.answered and self._answer_one(row):
                self.answered.add(question)
                self.ambiguous += row["state"] == "unconfirmed"
        self.unseen.clear()

    def _troubled(self) -> list[dict[str, Any]]:
        """What waits for a person, and how often it was tried."""
        return self.look.rows(
            "SELECT id, state, ids, code,"
            " (SELECT count(*) FROM attempts WHERE publication_id = publications.id) AS tries_made"
            " FROM publications WHERE state IN ('unconfirmed', 'failed', 'missed', 'held') ORDER BY id"
        )

    def _answer_one(self, row: dict[str, Any]) -> bool:
        """Press the button that is true, if anybody's chat shows it."""
        number, state = int(row["id"]), str(row["state"])
        in_doubt: list[Message] = []
        if state == "unconfirmed":
            there, in_doubt = self._look_for(next(e for e in self.scene.expected if e.publication == number), row)
            choice = "it-is-there" if there else "send-again"
        elif state == "held":
            choice = "how-to-fix" if row["code"] == "blocked" else "unfreeze"
        else:
            choice = "try-now"
        shown = self._shown(choice, number)
        if shown is None:
            self.unseen.append(f"publication {number} is {state} ({row['code']}) and nobody's chat offers {choice}")
            return False
        if choice == "send-again":
            self.asked_again[number] += 1
            for message in in_doubt:  # what stands there of half an album is taken away by hand
                self.scene.people["owner"].delete(message)
        person, message, data = shown
        person.press_forged(self.scene.account, message.chat, message.id, data)
        self.carded += state == "unconfirmed"
        return True

    def _look_for(self, expected: Expected, row: dict[str, Any]) -> tuple[bool, list[Message]]:
        """Is the part in doubt in the channel, and what is there of it?"""
        part = expected.parts[len(json.loads(row["ids"]))]
        there = found(self.scene, expected, part)
        return len(there) >= len(part), there

    def _shown(self, choice: str, number: int) -> tuple[Person, Message, str] | None:
        """Who has a card with that button, newest first."""
        for person in self.scene.people.values():
            chat = self.scene.town.private[self.scene.account.id, person.id]
            for message in sorted(chat.messages.values(), key=lambda m: m.id, reverse=True):
                if data := _button(message, choice, number):
                    return person, message, data
        return None


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
