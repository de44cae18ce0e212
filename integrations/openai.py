"""A language model behind an OpenAI-compatible endpoint. The library is read only when the first question is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desk.ports.models import Completion

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.types.chat import ChatCompletion

SECONDS = 20.0
LONGEST_ANSWER = 1_500
"""Tokens: a batch of twenty opinions takes some 500."""


class OpenAIModel:
    """`base_url` may name any server that speaks the chat completions API; `key` goes there and nowhere else."""

    def __init__(self, key: str, base_url: str, model: str, seconds: float = SECONDS) -> None:
        self._key = key
        self._base_url = base_url
        self._model = model
        self._seconds = seconds
        self._plain = False  # the server takes no schema

    @property
    def longest_answer(self) -> int:
        return LONGEST_ANSWER

    async def complete(self, instruction: str, content: str, schema: Mapping[str, Any]) -> Completion:
        """One call. A server that takes no schema is asked once more without, and from then on."""
        found = await self._try(instruction, content, None if self._plain else schema)
        if found.code == "schema_refused":
            self._plain = True
            found = await self._try(instruction, content, None)
        return found

    async def close(self) -> None:
        if "_client" in self.__dict__:
            await self._client.close()

    @cached_property
    def _client(self) -> AsyncOpenAI:
        from openai import AsyncOpenAI

        return AsyncOpenAI(api_key=self._key, base_url=self._base_url, timeout=self._seconds, max_retries=0)

    async def _try(self, instruction: str, content: str, schema: Mapping[str, Any] | None) -> Completion:
        import openai

        try:
            return _read(await self._ask(instruction, content, schema))
        except openai.APITimeoutError:
            return Completion(None, None, "timed_out")  # it may have been worked on, and is paid for then
        except openai.RateLimitError:
            return Completion(None, 0, "slow_down")
        except (openai.BadRequestError, openai.UnprocessableEntityError):
            return Completion(None, 0, "schema_refused" if schema is not None else "bad_request")
        except openai.APIStatusError as error:
            return Completion(None, 0, "needs_login" if error.status_code in (401, 403) else "model_broken")
        except openai.APIConnectionError:
            return Completion(None, None, "no_connection")
        except (openai.OpenAIError, ValueError):
            return Completion(None, None, "unreadable")

    async def _ask(self, instruction: str, content: str, schema: Mapping[str, Any] | None) -> ChatCompletion:
        form: dict[str, Any] = {}
        if schema is not None:
            wanted = {"name": "answer", "strict": True, "schema": dict(schema)}
            form["response_format"] = {"type": "json_schema", "json_schema": wanted}
        answer: ChatCompletion = await self._client.chat.completions.create(
            model=self._model,
            messages=[{"role": "system", "content": instruction}, {"role": "user", "content": content}],
            max_tokens=LONGEST_ANSWER,
            temperature=0,
            **form,
        )
        return answer


def _read(answer: object) -> Completion:
    """Servers answer with all kinds of things: nothing in it is believed to be there."""
    usage = getattr(getattr(answer, "usage", None), "total_tokens", None)
    tokens = usage if isinstance(usage, int) and usage >= 0 else None
    choices = getattr(answer, "choices", None)
    first = choices[0] if isinstance(choices, list) and choices else None
    said = getattr(first, "message", None)
    text = getattr(said, "content", None)
    if getattr(said, "refusal", None) or getattr(first, "finish_reason", None) == "content_filter":
        return Completion(None, tokens, "refused")
    return Completion(text, tokens) if isinstance(text, str) and text else Completion(None, tokens, "unreadable")
