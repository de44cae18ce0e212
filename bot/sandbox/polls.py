"""Polls: options, votes, results."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

Json = dict[str, Any]
SETTINGS = (
    "correct_option_ids", "explanation", "explanation_entities", "open_period", "close_date", "description",
    "description_entities", "country_codes", "question_entities",
)  # fmt: skip


@dataclass(eq=False)
class Poll:
    """A poll. `options` hold text and persistent id, `votes` map account ids to chosen option indexes."""

    KIND: ClassVar[str] = "poll"
    KEPT: ClassVar[tuple[str, ...]] = (
        "id", "question", "options", "anonymous", "kind", "multiple", "revoting", "members_only", "closed", "settings",
        "votes", "bot_id", "chat_key", "message_id",
    )  # fmt: skip

    id: str
    question: str
    options: list[Json]
    anonymous: bool = True
    kind: str = "regular"
    multiple: bool = False
    revoting: bool = False
    members_only: bool = False
    closed: bool = False
    settings: Json = field(default_factory=dict)
    votes: dict[str, list[int]] = field(default_factory=dict)
    bot_id: int | None = None  # whose poll it is: that bot gets the votes
    chat_key: str = ""
    message_id: int = 0

    @property
    def key(self) -> str:
        """Under which the poll is kept."""
        return self.id

    def show(self) -> Json:
        """The Bot API's `Poll`."""
        counts = [0] * len(self.options)
        for chosen in self.votes.values():
            for index in chosen:
                counts[index] += 1
        shown: Json = {
            "id": self.id,
            "question": self.question,
            "options": [option | {"voter_count": count} for option, count in zip(self.options, counts, strict=True)],
            "total_voter_count": len(self.votes),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": self.members_only,
        }
        return shown | self.settings
