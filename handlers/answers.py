"""What becomes of an answer to a question, by the question's kind."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import Message

from handlers.who import Who

Answer = Callable[[Message, Who, dict[str, int | str]], Awaitable[Any]]
_ANSWERS: dict[str, Answer] = {}
_WITH_FILES: set[str] = set()
Fitting = Callable[[Message], bool]
_FITTING: dict[str, Fitting] = {}


def answer_to(kind: str, files: bool = False, fitting: Fitting | None = None) -> Callable[[Answer], Answer]:
    """`files`: a picture or a forwarded message answers it too, and not only what somebody writes. `fitting`: nothing
    else than such a message is taken for the answer, unless it is a reply."""

    def add(answer: Answer) -> Answer:
        _ANSWERS[kind] = answer
        if files:
            _WITH_FILES.add(kind)
        if fitting is not None:
            _FITTING[kind] = fitting
        return answer

    return add


def fits(kind: str, message: Message) -> bool:
    """Whether such a message can be meant as the answer without being a reply."""
    if kind in _FITTING:
        return _FITTING[kind](message)
    return kind in _WITH_FILES or (message.text is not None and message.forward_origin is None)


def could_be(kind: str, message: Message) -> bool:
    """Whether a late message may be offered as the answer."""
    return kind not in _FITTING or _FITTING[kind](message)


async def give(kind: str, message: Message, who: Who, about: dict[str, int | str]) -> bool:
    """Hand the answer over. A refusal leaves the question open, so that the person can answer again."""
    answer = _ANSWERS.get(kind)
    if answer is None:
        return False
    await answer(message, who, about)
    return True
