"""A language model behind an endpoint, as a Protocol."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Completion:
    """What came of one call: the answer's text, None where there is none; `tokens` that it cost, None where that is not
    known; `code` why there is no answer."""

    text: str | None
    tokens: int | None
    code: str = ""


class LanguageModel(Protocol):
    @property
    def longest_answer(self) -> int:
        """Tokens that an answer has at most."""
        ...

    async def complete(self, instruction: str, content: str, schema: Mapping[str, Any]) -> Completion:
        """One call, tried once. It never raises for what the other side does: there is no answer, and a code."""
        ...
