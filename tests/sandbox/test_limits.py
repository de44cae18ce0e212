"""Sending limits, when the town has them."""

from bot.sandbox.accounts import BotAccount
from bot.sandbox.limits import Limits
from bot.sandbox.people import Person
from bot.sandbox.town import Town
from tests.town import Clock


async def test_one_chat(town: Town, bot: BotAccount, editor: Person, clock: Clock) -> None:
    town.limits = Limits(burst=3)
    answers = [await town.call(bot.token, "sendMessage", {"chat_id": editor.id, "text": "x"}) for _ in range(5)]
    assert [answer.status for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].body["parameters"] == {"retry_after": 3}
    clock.forward(3)
    assert (await town.call(bot.token, "sendMessage", {"chat_id": editor.id, "text": "x"})).ok
    assert town.limits.refused == 2
    assert [message.text for message in editor.chat_with(bot).messages.values()].count("x") == 4


async def test_all_chats_and_groups(town: Town, bot: BotAccount, editor: Person, clock: Clock) -> None:
    town.limits = Limits()
    people = [town.add_person(f"Reader {number}") for number in range(31)]
    for person in people:
        person.start(bot)
    sent = [await town.call(bot.token, "sendMessage", {"chat_id": person.id, "text": "x"}) for person in people]
    assert [answer.ok for answer in sent] == [True] * 30 + [False]
    group = editor.create_group("Talk")
    editor.add(group, bot)
    passed = 0
    for _ in range(50):
        clock.forward(1.0)
        passed += (await town.call(bot.token, "sendMessage", {"chat_id": group.id, "text": "x"})).ok
    assert passed == 20


async def test_albums_count_by_parts_and_looking_is_free(town: Town, bot: BotAccount, editor: Person) -> None:
    town.limits = Limits(burst=3)
    media = [{"type": "photo", "media": "https://a.com"}] * 4
    assert (await town.call(bot.token, "sendMediaGroup", {"chat_id": editor.id, "media": media[:3]})).status == 400
    assert (await town.call(bot.token, "sendMessage", {"chat_id": editor.id, "text": "x"})).status == 429
    assert (await town.call(bot.token, "getChat", {"chat_id": editor.id})).ok
