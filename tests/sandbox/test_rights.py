"""Who may do what, and how Telegram words its refusals."""

from typing import Any

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG
from tests.town import Clock, pull

Json = dict[str, Any]


async def told(town: Town, bot: BotAccount, method: str, **params: Any) -> str:
    """The description of a refusal; empty when there is none."""
    reply = await town.call(bot.token, method, params)
    return "" if reply.ok else f"{reply.status} {reply.body['description']}"


async def write(town: Town, bot: BotAccount, chat: Chat) -> str:
    """Write a message."""
    return await told(town, bot, "sendMessage", chat_id=chat.id, text="x")


@pytest.fixture
def channel(editor: Person) -> Chat:
    """A private channel of the editor."""
    return editor.create_channel("Roastery")


async def test_private(town: Town, bot: BotAccount, editor: Person) -> None:
    stranger = town.add_person("Stranger")
    other = town.add_bot("other_bot")
    params = {"text": "x"}
    assert await told(town, bot, "sendMessage", chat_id=stranger.id, **params) == "400 Bad Request: chat not found"
    group = stranger.create_group("Talk")
    stranger.add(group, bot)
    blocked = "403 Forbidden: bot was blocked by the user"
    assert (
        await told(town, bot, "sendMessage", chat_id=stranger.id, **params)
        == "403 Forbidden: bot can't initiate conversation with a user"
    )
    assert (
        await told(town, bot, "sendMessage", chat_id=other.id, **params)
        == "403 Forbidden: bots can't send messages to bots"
    )
    editor.block(bot)
    assert await told(town, bot, "sendMessage", chat_id=editor.id, **params) == blocked
    with pytest.raises(NotPossible):
        editor.say(bot, "x")
    editor.start(bot)
    assert await told(town, bot, "sendMessage", chat_id=editor.id, **params) == ""
    statuses = [
        u["my_chat_member"]["new_chat_member"]["status"] for u in await pull(town, bot) if "my_chat_member" in u
    ]
    assert statuses == ["member", "kicked", "member"]


async def test_channel(town: Town, bot: BotAccount, editor: Person, channel: Chat) -> None:
    assert await write(town, bot, channel) == "400 Bad Request: chat not found"
    editor.promote(channel, bot, can_edit_messages=True)
    assert await write(town, bot, channel) == "400 Bad Request: need administrator rights in the channel chat"
    editor.promote(channel, bot, can_post_messages=True)
    assert await write(town, bot, channel) == ""
    editor.demote(channel, bot)
    assert await write(town, bot, channel) == "403 Forbidden: bot is not a member of the channel chat"
    editor.kick(channel, bot)
    assert await write(town, bot, channel) == "403 Forbidden: bot was kicked from the channel chat"


async def test_groups(town: Town, bot: BotAccount, editor: Person) -> None:
    for supergroup, words in ((True, "supergroup chat"), (False, "group chat")):
        group = editor.create_group("Talk", supergroup=supergroup)
        assert await write(town, bot, group) == "400 Bad Request: chat not found"
        editor.add(group, bot)
        assert await write(town, bot, group) == ""
        editor.kick(group, bot)
        assert await write(town, bot, group) == f"403 Forbidden: bot was kicked from the {words}"
    talk = editor.create_group("Quiet")
    editor.add(talk, bot)
    editor.restrict(talk, bot, can_send_messages=True)
    assert await write(town, bot, talk) == ""
    photo = {"chat_id": talk.id, "photo": "attach://a"}
    refused = await town.call(bot.token, "sendPhoto", photo, {"a": ("a.png", PNG)})
    assert refused.body["description"] == "Bad Request: not enough rights to send photos to the chat"


async def test_public_by_username(town: Town, bot: BotAccount, editor: Person) -> None:
    channel = editor.create_channel("Roastery", "roastery")
    assert await told(town, bot, "getChat", chat_id="@roastery") == ""
    assert await told(town, bot, "getChat", chat_id="@nowhere") == "400 Bad Request: chat not found"
    assert await write(town, bot, channel) == "403 Forbidden: bot is not a member of the channel chat"
    editor.promote(channel, bot)
    assert await told(town, bot, "sendMessage", chat_id="@Roastery", text="x") == ""


async def test_migration(town: Town, bot: BotAccount, editor: Person) -> None:
    group = editor.create_group("Small", supergroup=False)
    editor.add(group, bot)
    new = editor.make_supergroup(group)
    reply = await town.call(bot.token, "sendMessage", {"chat_id": group.id, "text": "x"})
    assert reply.body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert reply.body["parameters"] == {"migrate_to_chat_id": new.id}
    assert await write(town, bot, new) == ""


async def test_edits(town: Town, bot: BotAccount, editor: Person, channel: Chat) -> None:
    mine = editor.say(bot, "Mine")
    edit = {"chat_id": editor.id, "text": "y"}
    assert (
        await told(town, bot, "editMessageText", message_id=mine.id, **edit)
        == "400 Bad Request: message can't be edited"
    )
    assert (
        await told(town, bot, "editMessageText", message_id=99, **edit) == "400 Bad Request: message to edit not found"
    )
    sent = (await town.call(bot.token, "sendMessage", {"chat_id": editor.id, "text": "y"})).result["message_id"]
    same = await told(town, bot, "editMessageText", message_id=sent, **edit)
    assert same.startswith(
        "400 Bad Request: message is not modified: specified new message content and reply markup are"
    )
    assert await told(town, bot, "editMessageText", chat_id=editor.id, message_id=sent, text="z") == ""
    assert "there is no text in the message to edit" not in same
    post = editor.say(channel, "By hand")
    editor.promote(channel, bot, can_post_messages=True)
    in_channel = {"chat_id": channel.id, "message_id": post.id, "text": "z"}
    assert await told(town, bot, "editMessageText", **in_channel) == "400 Bad Request: message can't be edited"
    editor.promote(channel, bot, can_edit_messages=True)
    assert await told(town, bot, "editMessageText", **in_channel) == ""
    assert post.text == "z"


async def test_deletes(town: Town, bot: BotAccount, editor: Person, clock: Clock) -> None:
    group = editor.create_group("Talk")
    editor.add(group, bot)
    theirs = editor.say(group, "x")
    own = (await town.call(bot.token, "sendMessage", {"chat_id": group.id, "text": "y"})).result["message_id"]
    place = {"chat_id": group.id}
    assert (
        await told(town, bot, "deleteMessage", message_id=theirs.id, **place)
        == "400 Bad Request: message can't be deleted"
    )
    assert await told(town, bot, "deleteMessage", message_id=own, **place) == ""
    assert (
        await told(town, bot, "deleteMessage", message_id=own, **place)
        == "400 Bad Request: message to delete not found"
    )
    editor.promote(group, bot, can_delete_messages=True)
    assert await told(town, bot, "deleteMessages", message_ids=[theirs.id, 12345], **place) == ""
    old = editor.say(bot, "Old")
    clock.forward(49 * 3600)
    late = await told(town, bot, "deleteMessage", chat_id=editor.id, message_id=old.id)
    assert late == "400 Bad Request: message can't be deleted for everyone"


async def test_tokens(town: Town, bot: BotAccount) -> None:
    assert (await town.call("1:wrong", "getMe")).body == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert (await town.call("wrong", "getMe")).status == 404
    bot.dead = True
    assert (await town.call(bot.token, "getMe")).status == 401


async def test_people_meet_the_same_limits(town: Town, bot: BotAccount, editor: Person, channel: Chat) -> None:
    reader = town.add_person("Reader")
    reader.join(channel)
    with pytest.raises(NotPossible):
        reader.say(channel, "x")
    with pytest.raises(NotPossible):
        reader.promote(channel, bot)
    with pytest.raises(NotPossible):
        reader.say(bot, "not started")
    with pytest.raises(NotPossible):
        reader.edit(editor.say(bot, "x"), "y")


async def test_member_look_ups(town: Town, bot: BotAccount, editor: Person, channel: Chat) -> None:
    editor.promote(channel, bot, can_post_messages=True, can_delete_messages=True)
    member = (await town.call(bot.token, "getChatMember", {"chat_id": channel.id, "user_id": bot.id})).result
    assert (member["status"], member["can_post_messages"], member["can_edit_messages"]) == (
        "administrator",
        True,
        False,
    )
    admins = (await town.call(bot.token, "getChatAdministrators", {"chat_id": channel.id})).result
    assert [one["status"] for one in admins] == ["creator", "administrator"]
    editor.demote(channel, bot)
    assert (
        await told(town, bot, "getChat", chat_id=channel.id) == "403 Forbidden: bot is not a member of the channel chat"
    )
