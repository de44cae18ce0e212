"""A busy day: every method and every deed once, with every update and result checked against the table."""

from typing import Any

from bot.sandbox.checking import converter, table
from bot.sandbox.town import Town
from bot.sandbox.values import Wrong
from tests.sandbox.samples import PNG, png
from tests.town import pull

Json = dict[str, Any]
ALL = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "chat_member",
]
ALL += ["message_reaction", "message_reaction_count", "poll", "poll_answer"]


def complaints(kind: str, value: Any) -> list[str]:
    """What is wrong with a value of this type."""
    found: list[str] = []
    converter(kind)(value, found)
    return found


def result_complaints(method: str, value: Any) -> list[str]:
    """What is wrong with the result of a method."""
    returns = table()["methods"][method]["returns"]
    if returns.startswith("Array of "):
        kinds = returns.removeprefix("Array of ").split(" or ")
        return [c for one in value for c in min((tried(kind, one) for kind in kinds), key=len)]
    return min((tried(kind, value) for kind in returns.split(" or ")), key=len)


def tried(kind: str, value: Any) -> list[str]:
    """Complaints, also of what does not fit at all."""
    try:
        return complaints(kind, value)
    except Wrong as wrong:
        return [f"{kind}: {wrong!r}"] * 99


async def busy_day(town: Town) -> list[Json]:
    """Everything once; every update that a bot got, checked like every result."""
    bot = town.add_bot("desk_bot", "Desk")
    other = town.add_bot("other_bot", "Other")
    editor, reader = town.add_person("Editor", "editor"), town.add_person("Reader", last_name="Zwei")

    async def call(method: str, files: Any = None, **params: Any) -> Any:
        reply = await town.call(bot.token, method, params, files)
        assert reply.ok, (method, reply.body)
        assert result_complaints(method, reply.result) == [], method
        return reply.result

    await call("getUpdates", allowed_updates=ALL)
    await call("getMe")
    await call("setMyCommands", commands=[{"command": "start", "description": "Begin"}], language_code="ru")
    assert await call("getMyCommands", language_code="ru") == [{"command": "start", "description": "Begin"}]
    chat = editor.start(bot, "payload")
    channel = editor.create_channel("Roastery", "roastery", signatures=True)
    group = editor.create_group("Talk")
    editor.promote(channel, bot)
    editor.promote(group, bot)
    editor.link_discussion(channel, group)
    editor.promote(channel, other)
    for place in (chat.id, channel.id, group.id):
        await call("getChat", chat_id=place)
        await call("getChatMember", chat_id=place, user_id=bot.id)
        await call("getChatMemberCount", chat_id=place)
    await call("getChatAdministrators", chat_id=channel.id)

    sent = await call("sendMessage", chat_id=chat.id, text="Hi @editor https://a.com", reply_markup=keyboard("a", "b"))
    press = editor.press(chat.last(), 0)
    await call("answerCallbackQuery", callback_query_id=press.query.id, text="Yes")
    await call("editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="<i>New</i>", parse_mode="HTML")
    await call("editMessageReplyMarkup", chat_id=chat.id, message_id=sent["message_id"], reply_markup=keyboard("c"))
    big = png(640, 480)
    for method, kind in (
        ("sendPhoto", "photo"), ("sendVideo", "video"), ("sendAnimation", "animation"), ("sendDocument", "document"),
        ("sendAudio", "audio"), ("sendVoice", "voice"), ("sendVideoNote", "video_note"), ("sendSticker", "sticker"),
    ):  # fmt: skip
        await call(method, {"up": ("file.dat", big)}, chat_id=channel.id, **{kind: "attach://up"})
    media = [{"type": "photo", "media": "attach://up", "caption": "One"}, {"type": "video", "media": "attach://v"}]
    album = await call(
        "sendMediaGroup", {"up": ("a.png", PNG), "v": ("v.mp4", b"video")}, chat_id=channel.id, media=media
    )
    await call("editMessageCaption", chat_id=channel.id, message_id=album[0]["message_id"], caption="Two")
    await call("getFile", file_id=album[0]["photo"][-1]["file_id"])
    await call(
        "forwardMessages", chat_id=chat.id, from_chat_id=channel.id, message_ids=[one["message_id"] for one in album]
    )
    await call(
        "copyMessage", chat_id=chat.id, from_chat_id=channel.id, message_id=album[0]["message_id"], caption="Copy"
    )
    poll = await call(
        "sendPoll", chat_id=group.id, question="Which?", options=[{"text": "A"}, {"text": "B"}], is_anonymous=False
    )
    reader.join(group)
    reader.vote(group.messages[poll["message_id"]], 1)
    await call("stopPoll", chat_id=group.id, message_id=poll["message_id"])
    await call(
        "sendRichMessage", chat_id=chat.id, rich_message={"html": "<h1>Plan</h1><table><tr><td>10:00</td></tr></table>"}
    )
    await call("sendLocation", chat_id=chat.id, latitude=1.5, longitude=2)
    await call("sendContact", chat_id=chat.id, phone_number="+1", first_name="A")
    await call("sendDice", chat_id=chat.id)

    post = editor.say(channel, "By hand")
    editor.edit(post, "By hand, edited")
    comment = reader.comment(post, "Nice /start")
    await call(
        "sendMessage", chat_id=group.id, text="Thanks", reply_parameters={"message_id": comment.id, "quote": "Nice"}
    )
    reader.react(comment, "👍")
    reader.react(post, "🔥")
    await call(
        "setMessageReaction", chat_id=group.id, message_id=comment.id, reaction=[{"type": "emoji", "emoji": "❤"}]
    )
    await call("pinChatMessage", chat_id=group.id, message_id=comment.id)
    editor.pin(post)
    reader.forward(post, group)
    await call("restrictChatMember", chat_id=group.id, user_id=reader.id, permissions={"can_send_messages": True})
    await call("banChatMember", chat_id=group.id, user_id=reader.id)
    await call("createChatInviteLink", chat_id=group.id, name="Team")
    await call("setChatTitle", chat_id=group.id, title="Talks")
    button = {"text": "Choose", "request_chat": {"request_id": 1, "chat_is_channel": True, "request_title": True}}
    await call("sendMessage", chat_id=chat.id, text="Which?", reply_markup={"keyboard": [[button]]})
    editor.choose_chat(chat.last(), channel)
    await call(
        "sendMessage", chat_id=group.id, text="Psst", ephemeral_message_parameters={"receiver_user_id": editor.id}
    )
    plain = editor.create_group("Small", supergroup=False)
    editor.add(plain, bot)
    editor.make_supergroup(plain)
    forum = editor.create_group("Topics", forum=True)
    editor.promote(forum, bot)
    topic = await call("createForumTopic", chat_id=forum.id, name="Plans")
    await call("sendMessage", chat_id=forum.id, text="In it", message_thread_id=topic["message_thread_id"])
    editor.send_album(bot, [("photo", PNG), ("photo", PNG, "Two")])
    editor.send_voice(bot, b"voice")
    editor.send_poll(bot, "Q", ["1", "2"])
    editor.demote(channel, bot)
    editor.block(bot)
    await call("getWebhookInfo")
    await call("leaveChat", chat_id=forum.id)

    updates = await pull(town, bot)
    for update in updates:
        assert tried("Update", update) == [], update
    assert town.complaints == []
    return updates


def keyboard(*data: str) -> Json:
    """Inline buttons."""
    return {"inline_keyboard": [[{"text": one.upper(), "callback_data": one, "style": "primary"} for one in data]]}
