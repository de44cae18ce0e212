"""A language model behind an endpoint: it answers, or fails in every way, and never raises."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from desk.mood.cascade import schema
from desk.ports.models import Completion
from integrations.openai import OpenAIModel
from tests.integrations.serving import serving

KEY = "sk-of-nobody-000000"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def said(text: str | None, **more: Any) -> dict[str, Any]:
    message = {"role": "assistant", "content": text} | more
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    usage = {"prompt_tokens": 90, "completion_tokens": 30, "total_tokens": 120}
    return {"id": "c1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice], "usage": usage}


async def asked(answer: Answer, seconds: float = 20.0) -> Completion:
    async with serving(answer) as server:
        model = OpenAIModel(KEY, f"{server.url}/v1", "m", seconds)
        try:
            return await model.complete("Judge.", "{}", schema(1))
        finally:
            await model.close()


async def test_an_answer_comes_with_what_it_cost() -> None:
    seen: list[dict[str, Any]] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.path == "/v1/chat/completions"
        assert request.headers["Authorization"] == f"Bearer {KEY}"
        seen.append(await request.json())
        return web.json_response(said('{"moods": []}'))

    assert await asked(answer) == Completion('{"moods": []}', 120)
    assert [m["role"] for m in seen[0]["messages"]] == ["system", "user"]
    assert seen[0]["response_format"]["json_schema"]["strict"] is True


async def test_a_server_that_takes_no_schema_is_asked_without() -> None:
    forms: list[bool] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        wanted = "response_format" in await request.json()
        forms.append(wanted)
        return web.json_response({"error": "no"}, status=400) if wanted else web.json_response(said("fine"))

    async with serving(answer) as server:
        model = OpenAIModel(KEY, server.url, "m")
        for _ in range(2):
            assert await model.complete("Judge.", "{}", schema(1)) == Completion("fine", 120)
        await model.close()
    assert forms == [True, False, False]


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (429, "{}", Completion(None, 0, "slow_down")),
        (500, "oops", Completion(None, 0, "model_broken")),
        (401, "{}", Completion(None, 0, "needs_login")),
        (400, "{}", Completion(None, 0, "bad_request")),
        (200, "<html>maintenance</html>", Completion(None, None, "unreadable")),
        (200, '{"choices": [', Completion(None, None, "unreadable")),
        (200, "[]", Completion(None, None, "unreadable")),
        (200, '{"choices": []}', Completion(None, None, "unreadable")),
        (200, '{"choices": [{"message": null}], "usage": {"total_tokens": "x"}}', Completion(None, None, "unreadable")),
        (200, json.dumps(said(None)), Completion(None, 120, "unreadable")),
        (200, json.dumps(said(None, refusal="I cannot")), Completion(None, 120, "refused")),
    ],
    ids=lambda value: value.code if isinstance(value, Completion) else None,
)  # fmt: skip
async def test_whatever_the_server_does_there_is_only_no_answer(status: int, body: str, expected: Completion) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=body, content_type="application/json")

    assert await asked(answer) == expected


async def test_a_slow_server_is_left_in_time() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.json_response(said("late"))

    assert await asked(answer, seconds=0.3) == Completion(None, None, "timed_out")


async def test_a_server_that_hangs_up_or_is_not_there_is_no_answer() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    assert await asked(answer) == Completion(None, None, "no_connection")
    async with serving(answer) as server:
        gone = server.url
    model = OpenAIModel(KEY, gone, "m")
    assert (await model.complete("Judge.", "{}", schema(1))).text is None
    await model.close()
