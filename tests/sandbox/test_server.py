"""The town as an HTTP server."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InputMediaPhoto, MediaUnion

from bot.sandbox.accounts import BotAccount
from bot.sandbox.people import Person
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG


@pytest.fixture
async def door(town: Town) -> AsyncIterator[Door]:
    """A listening server."""
    door = Door(create_app(town), "127.0.0.1", 0)
    await door.open()
    yield door
    await door.close()


async def test_every_way_of_asking(door: Door, bot: BotAccount, editor: Person) -> None:
    url = f"{door.url}/bot{bot.token}/sendMessage"
    multipart = aiohttp.FormData({"chat_id": str(editor.id), "text": "multipart"}, default_to_multipart=True)
    async with aiohttp.ClientSession() as session:
        await session.get(url, params={"chat_id": str(editor.id), "text": "query"})
        await session.post(url, data={"chat_id": str(editor.id), "text": "form"})
        await session.post(url, data=multipart)
        await session.post(url, json={"chat_id": editor.id, "text": "json"})
        async with session.post(url, data=b"{", headers={"Content-Type": "application/json"}) as broken:
            assert broken.status == 400
        async with session.get(f"{door.url}/healthz") as health:
            assert (await health.json())["ok"]
        async with session.get(f"{door.url}/bot1:x/getMe") as wrong:
            assert (wrong.status, (await wrong.json())["description"]) == (401, "Unauthorized")
    sent = [message.text for message in editor.chat_with(bot).messages.values()]
    assert sent == ["/start", "query", "form", "multipart", "json"]


async def test_aiogram_uploads_and_downloads(door: Door, bot: BotAccount, editor: Person) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(door.url))
    client = Bot(bot.token, session=session)
    album: list[MediaUnion] = [
        InputMediaPhoto(media=BufferedInputFile(PNG, f"{n}.png"), caption=str(n)) for n in range(3)
    ]
    sent = await client.send_media_group(editor.id, album)
    assert [message.caption for message in sent] == ["0", "1", "2"]
    photo = sent[0].photo
    assert photo is not None
    data = await client.download(photo[-1])
    assert data is not None
    assert data.read() == PNG
    await session.close()
