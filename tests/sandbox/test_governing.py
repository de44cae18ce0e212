"""Bots that govern: members, chat settings, links, topics, pins, their own texts."""

import struct
from typing import Any

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.people import Person
from bot.sandbox.pictures import picture_size
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG, png
from tests.town import Clock, pull

Json = dict[str, Any]
OK = ""


class Governor:
    """A bot in a group."""

    def __init__(self, town: Town, bot: BotAccount, chat: Chat) -> None:
        self.town, self.bot, self.chat = town, bot, chat

    async def result(self, method: str, **params: Any) -> Any:
        """The result of a call about the group."""
        return (await self.town.call(self.bot.token, method, {"chat_id": self.chat.id} | params)).result

    async def told(self, method: str, **params: Any) -> str:
        """The refusal; empty when there is none."""
        reply = await self.town.call(self.bot.token, method, {"chat_id": self.chat.id} | params)
        return OK if reply.ok else str(reply.body["description"])


@pytest.fixture
def governor(town: Town, bot: BotAccount, editor: Person) -> Governor:
    """With all rights, in the editor's group."""
    group = editor.create_group("Talk")
    editor.promote(group, bot)
    return Governor(town, bot, group)


async def test_members(town: Town, editor: Person, governor: Governor, clock: Clock) -> None:
    reader, chat = town.add_person("Reader"), governor.chat
    reader.join(chat)
    who = {"user_id": reader.id}
    permissions = {"can_send_messages": False}
    assert await governor.told("restrictChatMember", **who, permissions=permissions) == OK
    with pytest.raises(NotPossible):
        reader.say(chat, "x")
    assert (await governor.result("getChatMember", **who))["status"] == "restricted"
    assert await governor.told("restrictChatMember", **who, permissions={"can_send_polls": True}) == OK
    assert reader.say(chat, "x")
    assert await governor.told("banChatMember", **who, until_date=int(clock()) + 3600) == OK
    member = await governor.result("getChatMember", **who)
    assert (member["status"], member["until_date"]) == ("kicked", int(clock()) + 3600)
    with pytest.raises(NotPossible):
        reader.join(chat)
    assert await governor.told("unbanChatMember", **who, only_if_banned=True) == OK
    reader.join(chat)
    assert await governor.told("banChatMember", user_id=editor.id) == "Bad Request: can't remove chat owner"
    assert await governor.told("banChatMember", user_id=governor.bot.id) == "Bad Request: can't restrict self"
    assert await governor.told("banChatMember", user_id=1) == "Bad Request: invalid user_id specified"
    editor.promote(chat, reader)
    assert await governor.told("banChatMember", **who) == "Bad Request: user is an administrator of the chat"
    editor.promote(chat, governor.bot, can_pin_messages=True)
    refusal = "Bad Request: not enough rights to restrict/unrestrict chat member"
    assert await governor.told("banChatMember", **who) == refusal
    editor.demote(chat, governor.bot)
    assert await governor.told("restrictChatMember", **who, permissions={}) == refusal


async def test_promoting(town: Town, editor: Person, governor: Governor) -> None:
    reader = town.add_person("Reader")
    reader.join(governor.chat)
    who = {"user_id": reader.id}
    assert await governor.told("promoteChatMember", **who, can_pin_messages=True) == "Bad Request: not enough rights"
    editor.promote(governor.chat, governor.bot, can_promote_members=True, can_pin_messages=True)
    assert await governor.told("promoteChatMember", **who, can_pin_messages=True) == OK
    assert await governor.told("promoteChatMember", **who, can_change_info=True) == "Bad Request: not enough rights"
    assert await governor.told("setChatAdministratorCustomTitle", **who, custom_title="Host") == OK
    assert (await governor.result("getChatMember", **who))["custom_title"] == "Host"
    assert await governor.told("promoteChatMember", **who) == OK
    assert (await governor.result("getChatMember", **who))["status"] == "member"


async def test_settings_of_a_chat(editor: Person, governor: Governor) -> None:
    assert await governor.told("setChatTitle", title="Talks") == OK
    assert await governor.told("setChatTitle", title=" ") == "Bad Request: chat title is empty"
    assert await governor.told("setChatDescription", description="All of us") == OK
    assert "not modified" in await governor.told("setChatDescription", description="All of us")
    photo = await governor.town.call(
        governor.bot.token, "setChatPhoto", {"chat_id": governor.chat.id, "photo": "attach://p"}, {"p": ("p.png", PNG)}
    )
    assert photo.ok
    assert await governor.told("deleteChatPhoto") == OK
    assert await governor.told("setChatPermissions", permissions={"can_send_messages": True}) == OK
    shown = await governor.result("getChat")
    assert (shown["title"], shown["description"], shown["permissions"]["can_send_photos"]) == (
        "Talks",
        "All of us",
        False,
    )
    services = [next(iter(message.content)) for message in governor.chat.messages.values()]
    assert services[-3:] == ["new_chat_title", "new_chat_photo", "delete_chat_photo"]
    editor.rename(governor.chat, "Again")
    editor.demote(governor.chat, governor.bot)
    assert await governor.told("setChatTitle", title="x") == "Bad Request: not enough rights to change chat title"


async def test_links(governor: Governor) -> None:
    first = await governor.result("exportChatInviteLink")
    second = await governor.result("createChatInviteLink", name="Team", member_limit=5)
    assert first != second["invite_link"]
    edited = await governor.result("editChatInviteLink", invite_link=second["invite_link"], name="All")
    revoked = await governor.result("revokeChatInviteLink", invite_link=second["invite_link"])
    assert (edited["name"], edited["is_revoked"], revoked["is_revoked"]) == ("All", False, True)
    assert await governor.told("revokeChatInviteLink", invite_link="x") == "Bad Request: INVITE_HASH_EXPIRED"


async def test_pins(editor: Person, governor: Governor) -> None:
    first, second = editor.say(governor.chat, "1"), editor.say(governor.chat, "2")
    for message in (first, second):
        assert await governor.told("pinChatMessage", message_id=message.id) == OK
    assert governor.chat.last().show()["pinned_message"]["text"] == "2"
    assert (await governor.result("getChat"))["pinned_message"]["text"] == "2"
    assert await governor.told("unpinChatMessage") == OK
    assert governor.chat.pinned == [first.id]
    assert await governor.told("unpinAllChatMessages") == OK
    assert await governor.told("unpinChatMessage") == "Bad Request: message to unpin not found"
    assert await governor.told("pinChatMessage", message_id=999) == "Bad Request: message to pin not found"
    editor.promote(governor.chat, governor.bot, can_delete_messages=True)
    told = await governor.told("pinChatMessage", message_id=first.id)
    assert told == "Bad Request: not enough rights to manage pinned messages in the chat"


async def test_topics(town: Town, bot: BotAccount, editor: Person) -> None:
    forum = editor.create_group("Plans", forum=True)
    editor.promote(forum, bot)
    governor = Governor(town, bot, forum)
    topic = (await governor.result("createForumTopic", name="Sale"))["message_thread_id"]
    thread = {"message_thread_id": topic}
    sent = await governor.result("sendMessage", text="x", **thread)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    assert (
        await governor.told("sendMessage", text="x", message_thread_id=999) == "Bad Request: message thread not found"
    )
    assert await governor.told("editForumTopic", **thread, name="Winter sale") == OK
    assert await governor.told("editForumTopic", **thread, name="Winter sale") == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await governor.told("closeForumTopic", **thread) == OK
    assert await governor.told("closeForumTopic", **thread) == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await governor.told("reopenForumTopic", **thread) == OK
    assert await governor.told("deleteForumTopic", **thread) == OK
    assert all(message.thread_id != topic for message in forum.messages.values())
    assert await governor.told("deleteForumTopic", **thread) == "Bad Request: TOPIC_ID_INVALID"
    plain = Governor(town, bot, editor.create_group("Plain"))
    editor.promote(plain.chat, bot)
    assert await plain.told("createForumTopic", name="x") == "Bad Request: the chat is not a forum"


async def test_leaving(town: Town, governor: Governor) -> None:
    assert await governor.told("leaveChat") == OK
    assert await governor.told("sendMessage", text="x") == "Forbidden: bot is not a member of the supergroup chat"
    gone = [update["my_chat_member"] for update in await pull(town, governor.bot) if "my_chat_member" in update]
    assert gone[-1]["new_chat_member"]["status"] == "left"


async def test_the_bots_own_texts(town: Town, bot: BotAccount) -> None:
    async def call(method: str, **params: Any) -> Any:
        return (await town.call(bot.token, method, params)).result

    await call("setMyDescription", description="For all")
    await call("setMyDescription", description="Для всех", language_code="ru")
    assert await call("getMyDescription", language_code="ru") == {"description": "Для всех"}
    assert await call("getMyDescription", language_code="el") == {"description": "For all"}
    await call("setMyName", name="The desk")
    assert (await call("getMe"))["first_name"] == "The desk"
    assert await call("getMyShortDescription") == {"short_description": ""}
    await call("setChatMenuButton", menu_button={"type": "commands"})
    assert await call("getChatMenuButton") == {"type": "commands"}
    rights = await call("getMyDefaultAdministratorRights", for_channels=True)
    assert not any(rights.values())
    too_long = await town.call(bot.token, "setMyShortDescription", {"short_description": "x" * 121})
    assert too_long.body["description"] == "Bad Request: bot short description is too long"


async def test_drafts_are_only_seen(town: Town, bot: BotAccount, editor: Person) -> None:
    events = town.subscribe()
    draft = {"chat_id": editor.id, "draft_id": 1, "text": "Thinking <b>aloud</b>", "parse_mode": "HTML"}
    assert (await town.call(bot.token, "sendMessageDraft", draft)).ok
    event = events.get_nowait()
    assert (event["kind"], event["content"]["text"]) == ("draft", "Thinking aloud")
    assert editor.chat_with(bot).last().text == "/start"
    assert not (await town.call(bot.token, "sendMessageDraft", draft | {"draft_id": 0})).ok


def test_picture_sizes() -> None:
    jpeg = b"\xff\xd8\xff\xe0\x00\x04ab" + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 30, 40) + bytes(10)
    webp = b"RIFF....WEBPVP8X" + bytes(8) + (39).to_bytes(3, "little") + (29).to_bytes(3, "little")
    gif = b"GIF89a" + struct.pack("<HH", 40, 30)
    assert [picture_size(data) for data in (jpeg, webp, gif, png(40, 30), b"text")] == [(40, 30)] * 4 + [None]
