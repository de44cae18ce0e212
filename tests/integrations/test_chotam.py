"""Answers and removals through Chotam, against a server that plays it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

import pytest
from aiohttp import web

from desk.errors import IntegrationError, NeedsLogin, Refused, Rejected, SlowDown, Unknown
from desk.model.content import Content, Media, MediaKind
from desk.model.inbox import Author, Comment, Source, SourceKind
from integrations.chotam import ChotamAnswering, item_of
from integrations.http import web_client
from tests.bot.test_web import EVENT
from tests.integrations.serving import serving

TOKEN = "token-of-chotam"


@dataclass
class Played:
    """Chotam with some comments: it knows its token, answers and removes, and can have a bad day."""

    comments: set[int] = field(default_factory=lambda: {99999})
    answers: list[tuple[int, str]] = field(default_factory=list)
    seen: list[dict[str, object]] = field(default_factory=list)
    mood: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        if request.path != "/api/v1/message" or request.method != "POST":
            return web.Response(status=405)
        if request.headers.get("X-Auth-Token") != TOKEN:
            return web.Response(status=401)
        if self.mood == "busy":
            return web.Response(status=429, headers={"Retry-After": "90"})
        if self.mood == "broken":
            return web.Response(status=500)
        body = await request.json()
        self.seen.append(body)
        context = body["context"]
        if (body["channelId"], body["dialogId"], body["project"]["id"]) != (123, 456, 789):
            return web.Response(status=400)
        if context["id"] not in self.comments:
            return web.Response(status=404)
        if context.get("action") == "remove":
            self.comments.discard(context["id"])
        else:
            self.answers.append((context["id"], context["text"]))
        if self.mood == "lost":
            await asyncio.sleep(30)
        return web.Response(text="OK")


SOURCE = Source(1, 1, SourceKind.CHOTAM, "hook1", "Chotam", datetime(2026, 11, 27, tzinfo=UTC))
FULL = EVENT | {"context": {**cast("dict[str, object]", EVENT["context"]), "removable": 1}}


def comment(external_id: str) -> Comment:
    return Comment(1, 1, 1, external_id, Author("vk:42", "Anna"), "Hello", SOURCE.added_at, SOURCE.added_at)


@asynccontextmanager
async def through(played: Played, token: str = TOKEN) -> AsyncIterator[ChotamAnswering]:
    async with serving(played.answer) as server, web_client(server.allowed, patience=0.5) as client:
        yield ChotamAnswering(client, server.url, token)


async def test_an_answer_and_a_removal_arrive() -> None:
    played, said = Played(), comment(item_of(FULL).external_id)
    async with through(played) as chotam:
        assert (await chotam.reply(said, SOURCE, Content("Простите! Вернём деньги."))).ids == ()
        assert played.answers == [(99999, "Простите! Вернём деньги.")]
        assert played.seen[0]["project"] == {"id": 789, "title": "Roastery"}
        assert (await chotam.allowed(SOURCE)).remove
        await chotam.remove(SOURCE, said)
        assert played.comments == set()
        for again in (chotam.remove(SOURCE, said), chotam.reply(said, SOURCE, Content("Anybody?"))):
            with pytest.raises(Rejected) as refused:
                await again
            assert refused.value.code == "comment_gone"


@pytest.mark.parametrize(
    ("mood", "token", "meaning"),
    [("", "guessed", NeedsLogin), ("busy", TOKEN, SlowDown), ("broken", TOKEN, Unknown), ("lost", TOKEN, Unknown)],
)
async def test_what_goes_wrong_has_its_meaning(mood: str, token: str, meaning: type[IntegrationError]) -> None:
    async with through(Played(mood=mood), token) as chotam:
        with pytest.raises(IntegrationError) as failure:
            await chotam.reply(comment(item_of(EVENT).external_id), SOURCE, Content("Hello"))
    assert type(failure.value) is meaning


async def test_what_a_comment_does_not_take_is_not_sent() -> None:
    played, said = Played(), comment(item_of(EVENT).external_id)  # it is repliable and not removable
    picture = Content("Look", media=(Media(MediaKind.PHOTO, "file"),))
    async with through(played) as chotam:
        for call in (chotam.remove(SOURCE, said), chotam.reply(said, SOURCE, picture)):
            with pytest.raises(Rejected) as refused:
                await call
            assert refused.value.code == "cannot_do"
        for other in (
            chotam.amend(SOURCE, ["1"], Content("x")),
            chotam.take_back(SOURCE, ["1"]),
            chotam.ban(SOURCE, said.author),
            chotam.restrict(SOURCE, said.author, said.said_at),
        ):
            with pytest.raises(Refused):
                await other
    assert played.seen == []


async def test_an_id_of_somebody_else_is_gone() -> None:
    async with through(Played()) as chotam:
        for external_id in ("", "5", "[1,2]", "null", "{}"):
            with pytest.raises(Rejected) as refused:
                await chotam.reply(comment(external_id), SOURCE, Content("Hello"))
            assert refused.value.code == "comment_gone"


def test_long_titles_fit_into_the_id() -> None:
    event = EVENT | {"project": {"id": 789, "title": '"Кофейня" ' * 100}}
    assert len(item_of(event).external_id) <= 255
