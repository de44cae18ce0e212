"""Answering readers in a discussion group: in the thread, to nobody who is gone; deleting, banning, restricting."""

from typing import Any

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG
from tests.town import Clock

OK = ""
REPLY = {"allow_sending_without_reply": False}


class Scene:
    """A channel with a discussion group, which the bot runs with two rights; a post, and a reader's comment."""

    def __init__(self, town: Town, bot: BotAccount, owner: Person) -> None:
        self.town, self.bot, self.owner = town, bot, owner
        self.channel = owner.create_channel("Roastery", "roastery")
        self.group = owner.create_group("Roastery talk")
        owner.link_discussion(self.channel, self.group)
        owner.promote(self.group, bot, can_delete_messages=True, can_restrict_members=True)
        self.post = owner.say(self.channel, "Autumn sale")
        self.reader = town.add_person("Reader", "reader")
        self.said = self.reader.comment(self.post, "Nobody answers")

    async def told(self, method: str, **params: Any) -> str:
        """The refusal; empty when there is none."""
        reply = await self.town.call(self.bot.token, method, {"chat_id": self.group.id} | params)
        return OK if reply.ok else str(reply.body["description"])

    async def answer(self, to: Message, text: str = "Sorry!") -> str:
        return await self.told("sendMessage", text=text, reply_parameters=REPLY | {"message_id": to.id})


@pytest.fixture
def scene(town: Town, bot: BotAccount, editor: Person) -> Scene:
    return Scene(town, bot, editor)


async def test_an_answer_stands_in_the_thread_of_the_comment(scene: Scene) -> None:
    assert await scene.answer(scene.said) == OK
    answer = scene.group.last()
    assert (answer.text, answer.reply_to) == ("Sorry!", scene.said.id)
    assert answer.thread_id == scene.said.thread_id is not None


async def test_nothing_is_sent_to_a_comment_that_is_gone(scene: Scene) -> None:
    picture = scene.owner.send_photo(scene.channel, PNG).content["photo"][-1]["file_id"]
    scene.reader.delete(scene.said)
    before = len(scene.group.messages)
    assert await scene.answer(scene.said) == "Bad Request: message to be replied not found"
    photo = {"photo": picture, "reply_parameters": REPLY | {"message_id": scene.said.id}}
    assert "message to be replied not found" in await scene.told("sendPhoto", **photo)
    assert len(scene.group.messages) == before


async def test_a_bot_with_the_right_deletes_what_readers_say(scene: Scene, town: Town) -> None:
    assert await scene.told("deleteMessage", message_id=scene.said.id) == OK
    assert scene.said.id not in scene.group.messages
    assert await scene.told("deleteMessage", message_id=scene.said.id) == "Bad Request: message to delete not found"
    other = scene.reader.comment(scene.post, "Hello?")
    scene.owner.promote(scene.group, scene.bot, can_restrict_members=True)
    assert await scene.told("deleteMessage", message_id=other.id) == "Bad Request: message can't be deleted"


async def test_who_is_banned_comments_no_more_until_the_ban_is_lifted(scene: Scene) -> None:
    who = {"user_id": scene.reader.id}
    assert await scene.told("banChatMember", **who) == OK
    with pytest.raises(NotPossible):
        scene.reader.comment(scene.post, "Again")
    assert scene.said.id in scene.group.messages
    assert await scene.told("unbanChatMember", **who, only_if_banned=True) == OK
    assert scene.reader.comment(scene.post, "Thanks")


async def test_a_restriction_ends_by_itself_or_is_lifted(scene: Scene, clock: Clock) -> None:
    who = {"user_id": scene.reader.id}
    silent = {"can_send_messages": False}
    for _ in range(2):
        until = int(clock()) + 3600
        assert await scene.told("restrictChatMember", **who, permissions=silent, until_date=until) == OK
        with pytest.raises(NotPossible):
            scene.reader.comment(scene.post, "Again")
        clock.forward(3601)
        assert scene.reader.comment(scene.post, "I am back")
    forever = int(clock()) + 10
    assert await scene.told("restrictChatMember", **who, permissions=silent, until_date=forever) == OK
    clock.forward(7 * 24 * 3600)
    with pytest.raises(NotPossible):
        scene.reader.comment(scene.post, "Again")
    names = ("can_send_messages", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews")
    assert await scene.told("restrictChatMember", **who, permissions=dict.fromkeys(names, True)) == OK
    assert scene.reader.comment(scene.post, "Thanks")


async def test_a_ban_for_some_time_ends_with_it(scene: Scene, clock: Clock) -> None:
    await scene.told("banChatMember", user_id=scene.reader.id, until_date=int(clock()) + 3600)
    clock.forward(3601)
    assert scene.reader.comment(scene.post, "I am back")


async def test_who_writes_as_a_channel_is_banned_as_one(scene: Scene, town: Town) -> None:
    mask: Chat = scene.reader.create_channel("Mask", "mask")
    said = scene.reader.comment_as(mask, scene.post, "Hello from the mask")
    shown = said.show()
    assert (shown["sender_chat"]["id"], shown["from"]["username"]) == (mask.id, "Channel_Bot")
    assert await scene.told("banChatSenderChat", sender_chat_id=mask.id) == OK
    with pytest.raises(NotPossible):
        scene.reader.comment_as(mask, scene.post, "Again")
    assert scene.reader.comment(scene.post, "As myself")
    assert await scene.told("unbanChatSenderChat", sender_chat_id=mask.id) == OK
    assert scene.reader.comment_as(mask, scene.post, "Thanks")
    assert "PARTICIPANT_ID_INVALID" in await scene.told("banChatSenderChat", sender_chat_id=-1)
    with pytest.raises(NotPossible):
        scene.owner.comment_as(mask, scene.post, "Not mine")


async def test_without_the_right_nobody_is_banned_or_restricted(scene: Scene) -> None:
    scene.owner.promote(scene.group, scene.bot, can_delete_messages=True)
    refusal = "Bad Request: not enough rights to restrict/unrestrict chat member"
    who = {"user_id": scene.reader.id}
    assert await scene.told("banChatMember", **who) == refusal
    assert await scene.told("restrictChatMember", **who, permissions={}) == refusal
    assert await scene.told("banChatSenderChat", sender_chat_id=scene.channel.id) == refusal
    assert await scene.told("banChatMember", user_id=scene.owner.id) == refusal


async def test_who_runs_the_group_is_not_banned(scene: Scene, town: Town) -> None:
    assert await scene.told("banChatMember", user_id=scene.owner.id) == "Bad Request: can't remove chat owner"
