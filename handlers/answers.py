"""What becomes of an answer to a question, by the question's kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import Message

from handlers.who import Who

Answer = Callable[[Message, Who, dict[str, int | str]], Awaitable[Any]]
_ANSWERS: dict[str, Answer] = {}
_WITH_FILES: set[str] = set()


def answer_to(kind: str, files: bool = False) -> Callable[[Answer], Answer]:
    """`files`: a picture or a forwarded message answers it too, and not only what somebody writes."""

    def add(answer: Answer) -> Answer:
        _ANSWERS[kind] = answer
        if files:
            _WITH_FILES.add(kind)
        return answer

    return add


def fits(kind: str, message: Message) -> bool:
    """Whether such a message can be meant as the answer without being a reply."""
    return kind in _WITH_FILES or (message.text is not None and message.forward_origin is None)


async def give(kind: str, message: Message, who: Who, about: dict[str, int | str]) -> bool:
    """Hand the answer over. A refusal leaves the question open, so that the person can answer again."""
    answer = _ANSWERS.get(kind)
    if answer is None:
        return False
    await answer(message, who, about)
    return True
