"""The aiogram session of tests."""

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from bot.sandbox.accounts import BotAccount
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG
from tests.town import make_bot, pull


async def test_message_with_button(town: Town, bot: BotAccount, editor: Person) -> None:
    button = InlineKeyboardButton(text="Approve", callback_data="yes", style="success")
    async with make_bot(town, bot, parse_mode="HTML") as client:
        sent = await client.send_message(
            editor.id, "<b>Card</b>", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])
        )
        assert sent.text == "Card"
        press = editor.press(editor.chat_with(bot).last(), "Approve")
        (update,) = await pull(town, bot)
        assert update["callback_query"]["data"] == "yes"
        await client.answer_callback_query(update["callback_query"]["id"], "Done")
    assert press.text == "Done"
    assert await pull(town, bot) == []


async def test_upload_and_download(town: Town, bot: BotAccount, editor: Person) -> None:
    async with make_bot(town, bot) as client:
        sent = await client.send_photo(editor.id, BufferedInputFile(PNG, "x.png"), caption="Here")
        assert sent.photo is not None
        data = await client.download(sent.photo[-1].file_id)
        assert data is not None
        assert data.read() == PNG
        again = await client.send_photo(editor.id, sent.photo[-1].file_id)
        assert again.photo is not None


async def test_refusals_are_aiograms(town: Town, bot: BotAccount, editor: Person) -> None:
    async with make_bot(town, bot) as client:
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await client.send_message(1, "x")
        editor.block(bot)
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await client.send_message(editor.id, "x")
