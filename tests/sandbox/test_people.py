"""What people do, and what bots hear of it."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.accounts import BotAccount
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.members import COMMON_RIGHTS
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.sandbox.samples import PNG
from tests.town import pull

Json = dict[str, Any]
NEEDED = dict.fromkeys((*COMMON_RIGHTS, "is_anonymous"), False) | {"can_post_messages": True, "can_edit_messages": True}


def kinds(updates: list[Json]) -> list[str]:
    """The kind of each update."""
    return [next(name for name in update if name != "update_id") for update in updates]


@pytest.fixture
def linked(editor: Person) -> tuple[Chat, Chat]:
    """A channel and its discussion group."""
    channel, group = editor.create_channel("Roastery", "roastery"), editor.create_group("Talk")
    editor.link_discussion(channel, group)
    return channel, group


async def test_deep_link(town: Town, bot: BotAccount) -> None:
    person = town.add_person("Reviewer", language_code="ru")
    person.start(bot, "invite-1")
    (update,) = await pull(town, bot)
    assert update["message"]["text"] == "/start invite-1"
    assert update["message"]["from"]["language_code"] == "ru"


async def test_comments(town: Town, bot: BotAccount, editor: Person, linked: tuple[Chat, Chat]) -> None:
    channel, group = linked
    editor.promote(channel, bot)
    editor.promote(group, bot)
    town.mailbox(bot).waiting.clear()
    sent = (await town.call(bot.token, "sendMessage", {"chat_id": channel.id, "text": "Post"})).result
    reader = town.add_person("Reader")
    comment = reader.comment(channel.messages[sent["message_id"]], "Nice")
    answer = editor.say(group, "Thanks", reply_to=comment)
    forward, told, answered = (update["message"] for update in await pull(town, bot))
    assert forward["is_automatic_forward"]
    assert forward["from"]["id"] == 777000
    assert forward["sender_chat"]["id"] == channel.id
    assert forward["forward_origin"]["message_id"] == sent["message_id"]
    assert told["reply_to_message"]["message_id"] == forward["message_id"]
    assert told["message_thread_id"] == answered["message_thread_id"] == forward["message_id"]
    assert answer.reply_to == comment.id
    edit = {"chat_id": channel.id, "message_id": sent["message_id"], "text": "Post, edited"}
    assert (await town.call(bot.token, "editMessageText", edit)).ok
    (changed,) = await pull(town, bot)
    assert changed["edited_message"]["text"] == "Post, edited"
    assert (await town.call(bot.token, "deleteMessage", {"chat_id": channel.id, "message_id": sent["message_id"]})).ok
    assert [m.text for m in town.messages(group) if m.text] == ["Nice", "Thanks"]


async def test_privacy_mode(town: Town, editor: Person, linked: tuple[Chat, Chat]) -> None:
    _, group = linked
    private = town.add_bot("private_bot")
    public = town.add_bot("public_bot", privacy=False)
    for account in (private, public):
        editor.add(group, account)
    town.mailbox(private).waiting.clear()
    town.mailbox(public).waiting.clear()
    editor.say(group, "Hello all")
    editor.say(group, "/help@private_bot")
    editor.say(group, "/help@public_bot")
    seen = {a: [u["message"]["text"] for u in await pull(town, a)] for a in (private, public)}
    assert seen == {private: ["/help@private_bot"], public: ["Hello all", "/help@private_bot", "/help@public_bot"]}


async def test_choose_chat(town: Town, bot: BotAccount, editor: Person, linked: tuple[Chat, Chat]) -> None:
    channel, group = linked
    wanted = {
        "request_id": 5, "chat_is_channel": True, "request_title": True, "request_username": True,
        "user_administrator_rights": NEEDED | {"can_promote_members": True}, "bot_administrator_rights": NEEDED,
    }  # fmt: skip
    keyboard = {"keyboard": [[{"text": "Add my channel", "request_chat": wanted}]], "one_time_keyboard": True}
    asked = await town.call(
        bot.token, "sendMessage", {"chat_id": editor.id, "text": "Which?", "reply_markup": keyboard}
    )
    assert "inline_keyboard" not in str(asked.result)
    card = editor.chat_with(bot).last()
    assert card.labels == ["Add my channel"]
    with pytest.raises(NotPossible):
        editor.choose_chat(card, group)
    editor.choose_chat(card, channel)
    joined, shared = await pull(town, bot)
    new = joined["my_chat_member"]["new_chat_member"]
    assert (new["status"], new["can_post_messages"], new["can_delete_messages"]) == ("administrator", True, False)
    assert shared["message"]["chat_shared"] == {
        "request_id": 5, "chat_id": channel.id, "title": "Roastery", "username": "roastery",
    }  # fmt: skip
    assert (await town.call(bot.token, "sendMessage", {"chat_id": channel.id, "text": "x"})).ok


async def test_presses(town: Town, bot: BotAccount, editor: Person) -> None:
    rows = [[{"text": "✅ Approve", "callback_data": "a:1"}, {"text": "Open", "url": "https://t.me/x"}]]
    params = {"chat_id": editor.id, "text": "Card", "reply_markup": {"inline_keyboard": rows}}
    await town.call(bot.token, "sendMessage", params)
    card = editor.chat_with(bot).last()
    for which in ("✅ Approve", "approve", "a:1", 0):
        editor.press(card, which)
    for wrong in ("Reject", "Open", 7):
        with pytest.raises(NotPossible):
            editor.press(card, wrong)
    await town.call(bot.token, "deleteMessage", {"chat_id": editor.id, "message_id": card.id})
    press = editor.press_forged(bot, card.chat, card.id, "a:2")
    queries = [update["callback_query"] for update in await pull(town, bot)]
    assert [query["data"] for query in queries] == ["a:1"] * 4 + ["a:2"]
    assert queries[-1]["message"] == {"chat": card.chat.brief(), "message_id": card.id, "date": 0}
    waiting = asyncio.create_task(press.wait())
    await town.call(
        bot.token, "answerCallbackQuery", {"callback_query_id": queries[-1]["id"], "text": "No", "show_alert": True}
    )
    assert await waiting == {"text": "No", "show_alert": True}


async def test_album_part_by_part(town: Town, bot: BotAccount, editor: Person) -> None:
    parts = editor.send_album(bot, [("photo", PNG, "Words"), ("photo", PNG), ("video", b"v")], one_by_one=True)
    next(parts)
    (first,) = await pull(town, bot)
    assert first["message"]["caption"] == "Words"
    rest = list(parts)
    assert {update["message"]["media_group_id"] for update in await pull(town, bot)} == {
        first["message"]["media_group_id"]
    }
    assert len(rest) == 2


async def test_reactions_come_only_when_named(
    town: Town, bot: BotAccount, editor: Person, linked: tuple[Chat, Chat]
) -> None:
    channel, group = linked
    editor.promote(channel, bot)
    editor.promote(group, bot)
    reader = town.add_person("Reader")
    post = editor.say(channel, "Post")
    comment = reader.comment(post, "Nice")
    town.mailbox(bot).waiting.clear()
    editor.react(comment, "👍")
    assert await pull(town, bot) == []
    await town.call(bot.token, "getUpdates", {"allowed_updates": ["message_reaction", "message_reaction_count"]})
    reader.react(post, "🔥")
    editor.react(post, "🔥")
    editor.react(comment, "❤")
    first, second, third = await pull(town, bot)
    assert first["message_reaction_count"]["reactions"] == [
        {"type": {"type": "emoji", "emoji": "🔥"}, "total_count": 1}
    ]
    assert second["message_reaction_count"]["reactions"][0]["total_count"] == 2
    assert third["message_reaction"]["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert third["message_reaction"]["user"]["id"] == editor.id


async def test_chat_member_updates_come_only_when_named(town: Town, bot: BotAccount, editor: Person) -> None:
    group = editor.create_group("Talk")
    editor.promote(group, bot)
    reader = town.add_person("Reader")
    await town.call(bot.token, "getUpdates", {"allowed_updates": ["chat_member"]})
    reader.join(group)
    updates = await pull(town, bot)
    changes = [update["chat_member"] for update in updates if "chat_member" in update]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [("left", "member")]


async def test_events_for_the_page(town: Town, bot: BotAccount, editor: Person) -> None:
    events = town.subscribe()
    quiet = {"chat_id": editor.id, "text": "x", "disable_notification": True}
    await town.call(bot.token, "sendMessage", quiet)
    await town.call(bot.token, "sendMessage", {"chat_id": editor.id, "text": "y"})
    last = editor.chat_with(bot).last()
    await town.call(bot.token, "deleteMessage", {"chat_id": editor.id, "message_id": last.id})
    town.unsubscribe(events)
    editor.say(bot, "unheard")
    heard = [events.get_nowait() for _ in range(events.qsize())]
    assert [event["kind"] for event in heard] == ["message", "push", "message", "push", "deleted"]
    assert [event["sound"] for event in heard if event["kind"] == "push"] == [False, True]
    assert all(event["chat"] == f"{bot.id}:{editor.id}" for event in heard)


async def test_quiz_and_votes(town: Town, bot: BotAccount, editor: Person) -> None:
    group = editor.create_group("Talk")
    editor.promote(group, bot)
    poll = {"chat_id": group.id, "question": "2+2", "options": [{"text": "3"}, {"text": "4"}], "is_anonymous": False}
    assert "correct option" in (await town.call(bot.token, "sendPoll", poll | {"type": "quiz"})).body["description"]
    sent = (await town.call(bot.token, "sendPoll", poll | {"type": "quiz", "correct_option_ids": [1]})).result
    town.mailbox(bot).waiting.clear()
    editor.vote(group.messages[sent["message_id"]], 1)
    state, answer = await pull(town, bot)
    assert [option["voter_count"] for option in state["poll"]["options"]] == [0, 1]
    assert (answer["poll_answer"]["option_ids"], answer["poll_answer"]["user"]["id"]) == ([1], editor.id)
    stopped = await town.call(bot.token, "stopPoll", {"chat_id": group.id, "message_id": sent["message_id"]})
    assert stopped.result["is_closed"]
    with pytest.raises(NotPossible):
        editor.vote(group.messages[sent["message_id"]], 0)


async def test_commands_by_scope_and_language(town: Town, bot: BotAccount, editor: Person) -> None:
    one = [{"command": "start", "description": "Begin"}]
    scope = {"type": "chat", "chat_id": editor.id}
    for extra in ({}, {"language_code": "ru"}, {"scope": scope}):
        assert (await town.call(bot.token, "getMyCommands", extra)).result == []
        assert (await town.call(bot.token, "setMyCommands", {"commands": one, **extra})).ok
        assert (await town.call(bot.token, "getMyCommands", extra)).result == one
    assert set(bot.commands) == {"default|", "default|ru", f"chat:{editor.id}|"}
    await town.call(bot.token, "deleteMyCommands", {"language_code": "ru"})
    assert (await town.call(bot.token, "getMyCommands", {"language_code": "ru"})).result == []
    wrong = [{"command": "Start!", "description": "x"}]
    assert (await town.call(bot.token, "setMyCommands", {"commands": wrong})).body["description"] == (
        "Bad Request: BOT_COMMAND_INVALID"
    )


async def test_whispers(town: Town, bot: BotAccount, editor: Person) -> None:
    group = editor.create_group("Talk")
    editor.promote(group, bot)
    only = {"receiver_user_id": editor.id}
    params = {"chat_id": group.id, "text": "Psst", "ephemeral_message_parameters": only}
    sent = (await town.call(bot.token, "sendMessage", params)).result
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, editor.id)
    place = {"chat_id": group.id, "receiver_user_id": editor.id, "ephemeral_message_id": sent["ephemeral_message_id"]}
    assert (await town.call(bot.token, "editEphemeralMessageText", place | {"text": "Psst!"})).result is True
    assert group.last().text == "Psst!"
    assert (await town.call(bot.token, "deleteEphemeralMessage", place)).ok
    assert not (await town.call(bot.token, "deleteEphemeralMessage", place)).ok


async def test_rich_messages(town: Town, bot: BotAccount, editor: Person) -> None:
    table = '<table bordered><tr><th>10:00</th><td align="right">Sale</td></tr></table>'
    html = f"<h2>Plan</h2><p>On <b>Monday</b></p><ul><li>One</li></ul>{table}"
    sent = await town.call(bot.token, "sendRichMessage", {"chat_id": editor.id, "rich_message": {"html": html}})
    blocks = sent.result["rich_message"]["blocks"]
    assert [block["type"] for block in blocks] == ["heading", "paragraph", "list", "table"]
    assert blocks[3]["cells"][0][1] == {"text": "Sale", "align": "right", "valign": "top"}
    edit = {"chat_id": editor.id, "message_id": sent.result["message_id"], "text": "Plain"}
    assert (await town.call(bot.token, "editMessageText", edit)).result["text"] == "Plain"
    for wrong in ({"html": "<script>x</script>"}, {"html": "<p>x"}, {"html": "x", "markdown": "y"}):
        assert not (await town.call(bot.token, "sendRichMessage", {"chat_id": editor.id, "rich_message": wrong})).ok
