"""What becomes of an answer to a question, by the question's kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import Message

from handlers.who import Who

Answer = Callable[[Message, Who, dict[str, int | str]], Awaitable[Any]]
_ANSWERS: dict[str, Answer] = {}


def answer_to(kind: str) -> Callable[[Answer], Answer]:
    def add(answer: Answer) -> Answer:
        _ANSWERS[kind] = answer
        return answer

    return add


async def give(kind: str, message: Message, who: Who, about: dict[str, int | str]) -> bool:
    """Hand the answer over. A refusal leaves the question open, so that the person can answer again."""
    answer = _ANSWERS.get(kind)
    if answer is None:
        return False
    await answer(message, who, about)
    return True
