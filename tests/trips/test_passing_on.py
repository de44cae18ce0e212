"""A complaint is passed on: to a department outside the team, to a colleague; solved, refused, or met with silence."""

from __future__ import annotations

import pytest

from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.errors import Stale
from desk.model.inbox import AlertState
from tests.day import Day, labels
from tests.readers import lets_the_bot_in
from tests.trips.acts import is_published

WORDS = "My parcel is lost and nobody answers, terrible service!"


@pytest.fixture
async def talk(day: Day) -> Day:
    """A post is out, its readers talk below it, a department's person knows the bot."""
    await lets_the_bot_in(day)
    await is_published(day, "Autumn sale: minus 20 % on everything dark")
    day.people["courier"] = day.town.add_person("Courier", "courier")
    day.people["courier"].start(day.account)
    await day.goes_on()
    day.reader.comment(day.posts()[-1], WORDS)
    await day.goes_on()
    return day


async def department(day: Day, kind: str = "person") -> str:
    """The owner makes one; the link for a person or for a group."""
    await day.says(day.owner, "/team")
    await day.tap(day.owner, "Departments")
    await day.tap(day.owner, "New department")
    await day.says(day.owner, "Couriers")
    text = day.sees(day.owner)
    word = "?start=" if kind == "person" else "?startgroup="
    return text.partition(word)[2].split()[0]


async def couriers(day: Day) -> None:
    day.courier.start(day.account, await department(day))
    await day.goes_on()


async def passed(day: Day, note: str = "Parcel 12, please look") -> None:
    await day.tap(day.owner, "Pass on", on=day.find(day.owner, "Pass on"))
    await day.tap(day.owner, "🏢 Couriers")
    await day.says(day.owner, note)


def case_card(day: Day, person: Person) -> Message:
    return day.find(person, "Solved")


async def test_a_department_solves_it_and_the_reader_has_the_answer(talk: Day) -> None:
    day = talk
    await couriers(day)
    assert "This chat is now Couriers" in day.sees(day.courier)
    await passed(day)
    card = case_card(day, day.courier)
    assert WORDS in card.text and "Parcel 12" in card.text and "answer by" in card.text
    alert = day.find(day.owner, "Take it back")
    assert "With Couriers" in alert.text
    await day.tap(day.owner, "Tell the reader", on=alert)
    await day.goes_on()
    assert any("passed it on to the colleagues" in m.text for m in day.group.messages.values())

    await day.says(day.courier, "It is at the shop in Main Street", reply_to=card)
    assert "the team has your answer" in day.sees(day.courier)
    await day.tap(day.courier, "Solved", on=case_card(day, day.courier))
    draft = day.find(day.owner, "Send their answer")
    assert "Couriers solved it" in draft.text and "Main Street" in draft.text
    await day.tap(day.owner, "Send their answer", on=draft)
    await day.goes_on()
    told = [m for m in day.group.messages.values() if "Main Street" in m.text]
    assert len(told) == 1 and told[0].author_id == day.account.id
    assert "Send their answer" not in labels(day.find(day.owner, "Pass on"))


async def test_a_department_sees_its_case_and_nothing_else(talk: Day) -> None:
    day = talk
    await couriers(day)
    await day.says(day.courier, "/start")
    assert "You are Couriers" in day.sees(day.courier)
    for command in ("/inbox", "/plan", "/team", "/stats"):
        await day.says(day.courier, command)
        assert WORDS not in day.sees(day.courier) and "Autumn" not in day.sees(day.courier)
    await passed(day)
    card = case_card(day, day.courier)
    assert set(labels(card)) <= {"Answer", "Solved", "Not ours", "Open"}
    stranger_sees = await day.desk.enlisting.served_at(day.stranger.id)
    assert stranger_sees == []


async def test_a_link_is_used_once(talk: Day) -> None:
    day = talk
    link = await department(day)
    day.courier.start(day.account, link)
    await day.goes_on()
    day.stranger.start(day.account, link)
    await day.goes_on()
    assert "does not exist any more" in day.sees(day.stranger)


async def group_of(day: Day) -> Chat:
    link = await department(day, "group")
    group = day.courier.create_group("Courier room")
    day.courier.add(group, day.account)
    day.courier.say(group, f"/start@{day.account.username} {link}")
    await day.goes_on()
    return group


async def test_a_group_is_a_department_and_says_not_ours(talk: Day) -> None:
    day = talk
    group = await group_of(day)
    assert any("This chat is now Couriers" in m.text for m in group.messages.values())
    await day.tap(day.owner, "Pass on", on=day.find(day.owner, "Pass on"))
    await day.tap(day.owner, "🏢 Couriers")
    await day.tap(day.owner, "Pass on · 1 h")
    card = next(m for m in group.messages.values() if WORDS in m.text)
    day.courier.press(card, "Answer")
    await day.goes_on()
    day.courier.say(group, "We look into it", reply_to=card)
    await day.goes_on()
    assert "Couriers answered" in day.find(day.owner, "Send their answer").text
    day.courier.say(group, "We found it at the depot", reply_to=card)
    await day.goes_on()
    assert "at the depot" in day.find(day.owner, "Send their answer").text


async def test_what_is_not_theirs_comes_back(talk: Day) -> None:
    day = talk
    await couriers(day)
    await passed(day)
    card = case_card(day, day.courier)
    await day.tap(day.courier, "Not ours", on=card)
    back = day.find(day.owner, "Pass on")
    assert "not theirs" in back.text and "answer by" in back.text
    with pytest.raises(Stale, match="case_over"):
        await day.desk.solving.solve(day.courier.id, day.courier.id, 1)
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    assert alert.state is AlertState.ASSIGNED and alert.due_at is not None


async def test_taking_it_back_ends_the_case(talk: Day) -> None:
    day = talk
    await couriers(day)
    await passed(day)
    await day.tap(day.owner, "Take it back", on=day.find(day.owner, "Take it back"))
    found = [m for m in day.chat(day.courier).messages.values() if "Taken back" in m.text]
    assert len(found) == 1 and labels(found[0]) == ["Open"]
    await day.says(day.courier, "Too late", reply_to=found[0])
    assert "over already" in day.sees(day.courier)


async def test_silence_is_reminded_then_the_owner_is_told(talk: Day) -> None:
    day = talk
    await couriers(day)
    await passed(day)
    first = case_card(day, day.courier).id
    await day.goes_on(4 * 3600 + 60)
    again = case_card(day, day.courier)
    assert again.id > first and "an answer was wanted by" in again.text
    before = day.last(day.owner).id
    await day.goes_on(2 * 3600 + 60)
    assert day.last(day.owner).id > before and "no answer since" in day.sees(day.owner)
    steps = [s.verb for s in (await day.desk.showing.why(day.owner.id, 1)).steps]
    assert steps.count("case_remind") == 1 and steps.count("case_owner") == 1


async def test_a_colleague_gets_it_and_a_second_case_is_refused(talk: Day) -> None:
    day = talk
    alert = day.find(day.owner, "Pass on")
    await day.tap(day.owner, "Pass on", on=alert)
    await day.tap(day.owner, "Editor")
    await day.tap(day.owner, "Pass on · 4 h")
    await day.tap(day.editor, "Answer", on=case_card(day, day.editor))
    await day.says(day.editor, "It is on its way")
    assert "Editor answered" in day.find(day.owner, "Send their answer").text
    await day.tap(day.owner, "Edit it", on=day.find(day.owner, "Send their answer"))
    await day.says(day.owner, "It is on its way, sorry", reply_to=day.last(day.owner))
    await day.goes_on()
    assert any("sorry" in m.text for m in day.group.messages.values())


async def test_a_department_is_removed_when_it_has_no_case(talk: Day) -> None:
    day = talk
    await couriers(day)
    await passed(day)
    await day.says(day.owner, "/team")
    await day.tap(day.owner, "Departments")
    await day.tap(day.owner, "Couriers", on=day.last(day.owner))
    press = await day.tap(day.owner, "Remove", on=day.last(day.owner))
    assert "has an open case" in press.text
    await day.tap(day.owner, "Take it back", on=day.find(day.owner, "Take it back"))
    await day.tap(day.owner, "Remove", on=day.last(day.owner))
    assert "No department yet" in day.sees(day.owner)


async def test_the_reader_is_told_once_and_answered_once_however_often_one_presses(talk: Day) -> None:
    day = talk
    await couriers(day)
    await passed(day)
    card = day.find(day.owner, "Tell the reader")
    for _ in range(2):
        day.owner.press(card, "Tell the reader")
    await day.goes_on()
    await day.says(day.courier, "It is at the shop in Main Street", reply_to=case_card(day, day.courier))
    draft = day.find(day.owner, "Send their answer")
    for _ in range(2):
        day.owner.press(draft, "Send their answer")
    await day.goes_on()
    said = [m.text for m in day.group.messages.values() if m.author_id == day.account.id]
    assert sum("passed it on" in text for text in said) == 1
    assert sum("Main Street" in text for text in said) == 1


async def test_a_word_in_the_departments_group_when_all_is_over_is_answered_there(talk: Day) -> None:
    day = talk
    group = await group_of(day)
    await day.tap(day.owner, "Pass on", on=day.find(day.owner, "Pass on"))
    await day.tap(day.owner, "🏢 Couriers")
    await day.tap(day.owner, "Pass on · 1 h")
    card = next(m for m in group.messages.values() if WORDS in m.text)
    day.courier.press(card, "Solved")
    await day.goes_on()
    day.courier.say(group, "You are welcome", reply_to=card)
    await day.goes_on()
    assert "over already" in group.last().text


async def test_the_talk_of_a_departments_group_is_no_comment(talk: Day) -> None:
    """Also where an owner of the workspace brings the bot there."""
    day = talk
    link = await department(day, "group")
    group = day.owner.create_group("Courier room")
    day.owner.add(group, day.account)
    await day.goes_on()
    day.owner.say(group, f"/start@{day.account.username} {link}")
    await day.goes_on()
    before = (await day.desk.showing.inbox(day.owner.id, 0)).total
    day.courier.join(group)
    day.courier.say(group, "Terrible day, the van is broken, I hate this")
    await day.goes_on()
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == before


async def test_what_was_passed_on_counts_among_the_answers(talk: Day) -> None:
    day = talk
    await couriers(day)
    due = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert.due_at
    await passed(day)
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    assert alert.due_at == due and alert.next_at is None
    assert "answer by" in day.find(day.owner, "Take it back").text
    assert day.find(day.owner, "Take it back").text.count("answer by") == 1  # the department's
