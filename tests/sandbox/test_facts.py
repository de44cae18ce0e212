"""Facts of Telegram that a bot meets without being told."""

import json
from typing import Any

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.calling import Reply
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG, png
from tests.town import Clock, pull

Json = dict[str, Any]


class Sender:
    """Sends to one person and tells what came of it."""

    def __init__(self, town: Town, bot: BotAccount, person: Person) -> None:
        self.town, self.bot, self.person = town, bot, person

    async def call(self, method: str, files: Any = None, **params: Any) -> Reply:
        """A call about the person's chat."""
        return await self.town.call(self.bot.token, method, {"chat_id": self.person.id} | params, files)

    async def told(self, method: str, files: Any = None, **params: Any) -> str:
        """The refusal, without its head."""
        body = (await self.call(method, files, **params)).body
        return str(body.get("description", "")).removeprefix("Bad Request: ")

    async def markup(self, rows: list[list[Json]]) -> Any:
        """The inline keyboard as it arrived, or the refusal."""
        reply = await self.call("sendMessage", text="x", reply_markup={"inline_keyboard": rows})
        return reply.result.get("reply_markup") if reply.ok else reply.body["description"]


@pytest.fixture
def sender(town: Town, bot: BotAccount, editor: Person) -> Sender:
    """To the editor."""
    return Sender(town, bot, editor)


def back(text: str, data: str = "x") -> Json:
    """A callback button."""
    return {"text": text, "callback_data": data}


async def test_buttons_are_dropped_silently(sender: Sender) -> None:
    assert await sender.markup([[back(""), back("a")], [back("")]]) == {"inline_keyboard": [[back("a")]]}
    row = [back(str(n)) for n in range(15)]
    assert await sender.markup([row]) == {"inline_keyboard": [row[:12]]}
    kept = await sender.markup([row[:10]] * 40)
    assert sum(len(one) for one in kept["inline_keyboard"]) == 300
    assert await sender.markup([[back("")]]) is None


async def test_buttons_are_refused(sender: Sender) -> None:
    assert await sender.markup([[back("a", "я" * 32)]]) == {"inline_keyboard": [[back("a", "я" * 32)]]}
    assert await sender.markup([[back("a", "я" * 33)]]) == "Bad Request: BUTTON_DATA_INVALID"
    assert await sender.markup([[back("a", "")]]) == "Bad Request: BUTTON_DATA_INVALID"
    assert "Text buttons are unallowed in the inline keyboard" in await sender.markup([[{"text": "a"}]])
    for url in ("http://localhost/x", "http://127.0.0.1:8080", "https://192.168.0.1/", "nonsense", "ftp://a.com"):
        assert await sender.markup([[{"text": "a", "url": url}]]) == (
            f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"
        )
    assert await sender.markup([[{"text": "a", "url": "https://t.me/roastery/1"}]]) is not None


async def test_lengths_are_utf16_after_parsing(sender: Sender) -> None:
    assert await sender.told("sendMessage", text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML") == ""
    assert await sender.told("sendMessage", text="x" * 4097) == "message is too long"
    assert await sender.told("sendMessage", text="😀" * 2048) == ""
    assert await sender.told("sendMessage", text="😀" * 2049) == "message is too long"
    files = {"a": ("a.png", PNG)}
    assert await sender.told("sendPhoto", files, photo="attach://a", caption="я" * 1024) == ""
    assert (
        await sender.told("sendPhoto", files, photo="attach://a", caption="я" * 1025) == "message caption is too long"
    )
    assert await sender.told("sendMessage", text="") == "message text is empty"
    assert await sender.told("sendMessage", text="<b> </b>", parse_mode="HTML") == "text must be non-empty"


async def test_edit_without_markup_removes_it(sender: Sender) -> None:
    sent = (await sender.call("sendMessage", text="x", reply_markup={"inline_keyboard": [[back("a")]]})).result
    edited = (await sender.call("editMessageText", message_id=sent["message_id"], text="y")).result
    assert "reply_markup" not in edited
    assert sender.person.chat_with(sender.bot).last().buttons == []


async def test_albums(sender: Sender) -> None:
    files = {"a": ("a.png", PNG), "b": ("b.pdf", b"pdf")}
    photo: Json = {"type": "photo", "media": "attach://a"}
    document: Json = {"type": "document", "media": "attach://b"}
    assert "too few" in await sender.told("sendMediaGroup", files, media=[photo])
    assert "too many" in await sender.told("sendMediaGroup", files, media=[photo] * 11)
    mixed = await sender.told("sendMediaGroup", files, media=[photo, document])
    assert mixed == "can't use the media of the specified type in the album"
    sent = (await sender.call("sendMediaGroup", files, media=[photo, {"type": "video", "media": "attach://b"}])).result
    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one["message_id"] for one in sent] == [sent[0]["message_id"], sent[0]["message_id"] + 1]
    no_keyboard = await sender.told("sendMediaGroup", files, media=[photo] * 2, reply_markup={"inline_keyboard": []})
    assert "sendMediaGroup has no parameter reply_markup" in no_keyboard


async def test_photos(sender: Sender) -> None:
    assert await sender.told("sendPhoto", {"a": ("a.png", b"text")}, photo="attach://a") == "IMAGE_PROCESS_FAILED"
    assert (
        await sender.told("sendPhoto", {"a": ("a.png", png(2100, 100))}, photo="attach://a")
        == "PHOTO_INVALID_DIMENSIONS"
    )
    assert await sender.told("sendPhoto", photo="nonsense") == "wrong file identifier/HTTP URL specified"
    assert await sender.told("sendPhoto", photo="https://a.com/x.png") == "failed to get HTTP URL content"
    assert await sender.told("sendPhoto", photo="attach://missing") == "there is no photo in the request"
    sender.town.files.web["https://a.com/x.png"] = PNG
    sent = (await sender.call("sendPhoto", photo="https://a.com/x.png")).result
    as_video = await sender.told("sendVideo", video=sent["photo"][-1]["file_id"])
    assert as_video == "can't use file of type Photo as Video"
    huge = {"a": ("a.bin", bytes(50 * 1024 * 1024 + 1))}
    assert (await sender.call("sendDocument", huge, document="attach://a")).status == 413


async def test_late_answers(sender: Sender, clock: Clock) -> None:
    too_old = "query is too old and response timeout expired or query ID is invalid"
    await sender.call("sendMessage", text="x", reply_markup={"inline_keyboard": [[back("a")]]})
    card = sender.person.chat_with(sender.bot).last()
    press = sender.person.press(card, "a")
    assert await sender.told("answerCallbackQuery", callback_query_id="1") != ""
    answer = {"callback_query_id": press.query.id}

    async def answered(**more: Any) -> str:
        reply = await sender.town.call(sender.bot.token, "answerCallbackQuery", answer | more)
        return str(reply.body.get("description", "")).removeprefix("Bad Request: ")

    assert await answered(text="x" * 201) == "MESSAGE_TOO_LONG"
    assert await answered(text="x" * 200) == ""
    assert await answered() == too_old
    answer["callback_query_id"] = sender.person.press(card, "a").query.id
    clock.forward(16 * 60)
    assert await answered() == too_old


async def test_polls_in_channels_are_anonymous(sender: Sender) -> None:
    channel = sender.person.create_channel("Roastery")
    sender.person.promote(channel, sender.bot)
    poll = {"question": "Which?", "options": [{"text": "A"}, {"text": "B"}], "chat_id": channel.id}
    sent = await sender.call("sendPoll", **poll)
    assert sent.result["poll"]["is_anonymous"]
    refused = await sender.told("sendPoll", **poll, is_anonymous=False)
    assert refused == "non-anonymous polls can't be sent to channel chats"
    assert await sender.told("sendMessage", chat_id=channel.id, text="x", reply_markup={"force_reply": True}) == (
        "inline keyboard expected"
    )


async def test_a_bot_gets_no_update_for_its_own_posts(sender: Sender) -> None:
    channel = sender.person.create_channel("Roastery")
    sender.person.promote(channel, sender.bot)
    sender.town.mailbox(sender.bot).waiting.clear()
    await sender.call("sendMessage", chat_id=channel.id, text="Mine")
    sender.person.edit(sender.person.say(channel, "By hand"), "By hand, again")
    kinds = [next(name for name in update if name != "update_id") for update in await pull(sender.town, sender.bot)]
    assert kinds == ["channel_post", "edited_channel_post"]


async def test_requests_are_checked(sender: Sender) -> None:
    assert (await sender.town.call(sender.bot.token, "sendTelegram")).body[
        "description"
    ] == "Not Found: method not found"
    assert (await sender.town.call(sender.bot.token, "GETME")).ok
    assert "sendMessage has no parameter colour" in await sender.told("sendMessage", text="x", colour="red")
    assert "expected a Boolean" in await sender.told("sendMessage", text="x", protect_content="perhaps")
    nested = {"inline_keyboard": [[back("a") | {"shape": "round"}]]}
    assert "InlineKeyboardButton has no field shape" in await sender.told("sendMessage", text="x", reply_markup=nested)
    wrong_style = {"inline_keyboard": [[back("a") | {"style": "purple"}]]}
    assert "wrong parameter reply_markup" in await sender.told("sendMessage", text="x", reply_markup=wrong_style)
    assert await sender.told("sendMessage", text="x", reply_markup="{broken") == "can't parse reply_markup JSON object"
    assert await sender.told("deleteMessage") == "message identifier is not specified"
    assert len(sender.town.complaints) == 2
    sender.town.strict = False
    assert await sender.told("sendMessage", text="x", colour="red") == ""
    form = {"chat_id": str(sender.person.id), "text": "x", "disable_notification": "true", "entities": json.dumps([])}
    assert (await sender.town.call(sender.bot.token, "sendMessage", form)).ok


async def test_replies(sender: Sender) -> None:
    message = sender.person.say(sender.bot, "A long question")
    sent = (
        await sender.call("sendMessage", text="x", reply_parameters={"message_id": message.id, "quote": "question"})
    ).result
    assert sent["reply_to_message"]["text"] == "A long question"
    assert sent["quote"] == {"text": "question", "position": 7, "is_manual": True}
    missing = {"message_id": 999}
    assert await sender.told("sendMessage", text="x", reply_parameters=missing) == "message to be replied not found"
    assert (
        await sender.told("sendMessage", text="x", reply_parameters=missing | {"allow_sending_without_reply": True})
        == ""
    )


async def test_forwards(sender: Sender) -> None:
    chat, person = sender.person.chat_with(sender.bot), sender.person
    first, second = person.say(sender.bot, "1"), person.say(sender.bot, "2")
    ids = [first.id, second.id, second.id + 50]
    sent = (await sender.call("forwardMessages", from_chat_id=person.id, message_ids=ids)).result
    assert len(sent) == 2
    assert chat.last().forward_origin == {"type": "user", "sender_user": person.brief(), "date": second.date}
    wrong = await sender.told("forwardMessages", from_chat_id=person.id, message_ids=[second.id, first.id])
    assert wrong == "message identifiers must be in a strictly increasing order"
    none = await sender.told("forwardMessages", from_chat_id=person.id, message_ids=[900, 901])
    assert none == "messages can't be forwarded"
    await sender.call("sendMessage", text="Secret", protect_content=True)
    secret = await sender.told("forwardMessage", from_chat_id=person.id, message_id=chat.last().id)
    assert secret == "the message can't be forwarded"
