"""Offsets, long polls, what is allowed, random ids, webhooks."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox.accounts import BotAccount
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.town import Clock, pull

Json = dict[str, Any]
DAY = 24 * 3600


async def get(town: Town, bot: BotAccount, **params: Any) -> list[Json]:
    """getUpdates."""
    found: list[Json] = (await town.call(bot.token, "getUpdates", params)).result
    return found


def texts(updates: list[Json]) -> list[str]:
    """Texts of message updates."""
    return [update["message"]["text"] for update in updates]


async def test_offset_confirms(town: Town, bot: BotAccount, editor: Person) -> None:
    for text in "abc":
        editor.say(bot, text)
    first = await get(town, bot)
    assert texts(first) == ["a", "b", "c"]
    assert texts(await get(town, bot)) == ["a", "b", "c"]
    ids = [update["update_id"] for update in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert texts(await get(town, bot, offset=ids[1])) == ["b", "c"]
    assert texts(await get(town, bot, offset=ids[0])) == ["b", "c"]
    assert texts(await get(town, bot, limit=1)) == ["b"]
    assert texts(await get(town, bot, offset=-1)) == ["c"]
    assert texts(await get(town, bot)) == ["c"]
    assert await get(town, bot, offset=ids[2] + 1) == []
    editor.say(bot, "d")
    assert texts(await get(town, bot, offset=ids[2] + 1)) == ["d"]


async def test_offset_far_ahead_is_ignored(town: Town, bot: BotAccount, editor: Person) -> None:
    editor.say(bot, "a")
    (update,) = await get(town, bot)
    assert texts(await get(town, bot, offset=update["update_id"] + 1000)) == ["a"]


async def test_next_id_is_random_after_a_week(town: Town, bot: BotAccount, editor: Person, clock: Clock) -> None:
    editor.say(bot, "a")
    (old,) = await pull(town, bot)
    clock.forward(6.9 * DAY)
    editor.say(bot, "b")
    (next_one,) = await pull(town, bot)
    clock.forward(7.1 * DAY)
    editor.say(bot, "c")
    (new,) = await get(town, bot)
    assert next_one["update_id"] == old["update_id"] + 1
    assert abs(new["update_id"] - old["update_id"]) > 10


async def test_updates_are_kept_for_a_day(town: Town, bot: BotAccount, editor: Person, clock: Clock) -> None:
    editor.say(bot, "a")
    clock.forward(23 * 3600)
    editor.say(bot, "b")
    clock.forward(2 * 3600)
    assert texts(await get(town, bot)) == ["b"]


async def test_allowed_updates_are_remembered(town: Town, bot: BotAccount, editor: Person) -> None:
    await get(town, bot, allowed_updates=["edited_message"])
    message = editor.say(bot, "a")
    editor.edit(message, "b")
    assert [list(update) for update in await pull(town, bot)] == [["update_id", "edited_message"]]
    await get(town, bot, allowed_updates=[])
    editor.say(bot, "c")
    assert texts(await pull(town, bot)) == ["c"]


async def test_long_poll_wakes(town: Town, bot: BotAccount, editor: Person) -> None:
    poll = asyncio.create_task(get(town, bot, timeout=50))
    await asyncio.sleep(0.01)
    assert not poll.done()
    editor.say(bot, "a")
    assert texts(await asyncio.wait_for(poll, 40)) == ["a"]


async def test_long_poll_ends_empty(town: Town, bot: BotAccount) -> None:
    began = asyncio.get_running_loop().time()
    assert await get(town, bot, timeout=1) == []
    assert asyncio.get_running_loop().time() - began >= 0.99


async def test_second_poll_ends_the_first(town: Town, bot: BotAccount, editor: Person) -> None:
    first = asyncio.create_task(town.call(bot.token, "getUpdates", {"timeout": 50}))
    await asyncio.sleep(0.01)
    second = asyncio.create_task(get(town, bot, timeout=50))
    reply = await asyncio.wait_for(first, 40)
    assert reply.status == 409
    assert reply.body["description"].startswith("Conflict: terminated by other getUpdates request")
    editor.say(bot, "a")
    assert texts(await asyncio.wait_for(second, 40)) == ["a"]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://a.com/x", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://a.com:99/x", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("nonsense", "invalid webhook URL specified"),
    ],
)
async def test_wrong_webhook(town: Town, bot: BotAccount, url: str, told: str) -> None:
    reply = await town.call(bot.token, "setWebhook", {"url": url})
    assert reply.body["description"] == f"Bad Request: {told}"


async def test_webhook(town: Town, bot: BotAccount, editor: Person) -> None:
    taken: list[tuple[str | None, Json]] = []
    enough = asyncio.Event()

    async def hook(request: web.Request) -> web.Response:
        taken.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        if len(taken) == 1:
            return web.Response(status=500)
        if len(taken) == 3:
            enough.set()
        return web.json_response({"method": "sendMessage", "chat_id": editor.id, "text": "Taken"})

    app = web.Application()
    app.router.add_post("/hook", hook)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    assert (await town.call(bot.token, "setWebhook", {"url": url, "secret_token": "s3cret"})).ok
    delivery = town.mailbox(bot).delivery
    assert delivery is not None
    delivery.pause = 0.01
    editor.say(bot, "a")
    editor.say(bot, "b")
    await asyncio.wait_for(enough.wait(), 60)
    assert (await town.call(bot.token, "getUpdates")).status == 409
    info = (await town.call(bot.token, "getWebhookInfo")).result
    assert info["url"] == url
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert (await town.call(bot.token, "deleteWebhook")).ok
    assert [secret for secret, _ in taken] == ["s3cret"] * 3
    assert texts([update for _, update in taken]) == ["a", "a", "b"]
    assert "Taken" in [message.text for message in town.messages(editor.chat_with(bot))]
    await town.close()
    await runner.cleanup()
