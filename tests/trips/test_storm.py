"""Many write the same: one card counts them, and one answer reaches each of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.sandbox.chats import Chat
from bot.sandbox.messages import Message
from tests.day import Day
from tests.trips.acts import is_planned

SAME = "The payment fails again, terrible, nobody answers"
VARIANTS = ("{}!!!", "{} 😡", "ugh {}", "{}...", "{}, 2 days now")


async def complains(day: Day, number: int, text: str = "", seconds: float = 20) -> Message:
    """A reader of that number; each words it a little differently."""
    who = f"reader{number}"
    if who not in day.people:
        day.people[who] = day.town.add_person(who.capitalize(), who)
    root = max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)
    words = text or VARIANTS[number % len(VARIANTS)].format(SAME)
    said = day.people[who].say(day.group, words, reply_to=root)
    await day.goes_on(seconds)
    return said


async def storms(day: Day, readers: int = 3) -> None:
    for number in range(readers):
        await complains(day, number)


def cards(day: Day) -> list[Message]:
    """Of storms, as they stand in the owner's chat."""
    return [m for m in day.chat(day.owner).messages.values() if "Many say the same" in m.text]


def answers(day: Day, text: str) -> list[Message]:
    found = [m for m in day.group.messages.values() if m.author_id == day.account.id and m.text == text]
    return sorted(found, key=lambda m: m.id)


async def test_three_who_say_the_same_are_one_card_that_counts(talk: Day) -> None:
    day = talk
    await storms(day, 2)
    assert "Negative" in day.sees(day.owner)
    await complains(day, 2)
    seen = day.sees(day.owner)
    assert "Many say the same" in seen
    assert "3 readers say it" in seen
    assert "3 comments" in seen and "an hour" in seen
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 1
    old = [m.text for m in day.chat(day.owner).messages.values() if "part of a storm" in m.text]
    assert len(old) == 2


async def test_those_who_come_later_only_raise_the_counter(talk: Day) -> None:
    day = talk
    await storms(day)
    card = day.last(day.owner).id
    for number in range(3, 6):
        await complains(day, number)
    await day.goes_on(7)
    assert day.last(day.owner).id == card
    assert "6 readers say it" in day.sees(day.owner)
    await complains(day, 1)  # the same reader once more
    await day.goes_on(7)
    assert "6 readers say it" in day.sees(day.owner) and "7 comments" in day.sees(day.owner)


async def test_the_figures_of_a_chats_cards_take_turns(talk: Day) -> None:
    """Two storms grow at once: every six seconds one of the cards counts on, and in the end both are right."""
    day = talk
    other = "Cold coffee again and the cup leaks, shame on you"
    for number in range(6):
        await complains(day, number, SAME if number % 2 else other)
    assert [m.text.count("3 readers say it") for m in cards(day)] == [1, 1]
    edits = []
    for number in range(10, 40):
        await complains(day, number, SAME if number % 2 else other, 1)
        edits.append("".join(m.text for m in cards(day)))
    changes = sum(one != other for one, other in pairwise(edits))
    assert 4 <= changes <= 30 / 6
    await day.goes_on(6)
    await day.goes_on(6)
    assert [m.text.count("18 readers say it") for m in cards(day)] == [1, 1]


async def test_what_is_decided_does_not_wait_for_the_figures(talk: Day) -> None:
    day = talk
    await storms(day)
    await complains(day, 4)
    await day.goes_on(6)
    assert "4 readers say it" in day.sees(day.owner)
    await complains(day, 5, seconds=0)
    await day.tap(day.owner, "I take it")
    assert "taken by you" in day.find(day.owner, "List").text


async def test_of_many_storms_five_ring_and_the_others_stand_in_the_digest(talk: Day) -> None:
    day = talk
    wares = ("coffee", "bicycle", "umbrella", "keyboard", "mattress", "trousers", "headphones")
    for shop, ware in enumerate(wares):
        words = f"{ware} {ware} {ware} broken and nobody refunds my {ware}, terrible {ware}"
        for number in range(3):
            await complains(day, 10 * shop + number, words, 1)
    await day.goes_on(30)
    assert sum("3 readers say it" in m.text for m in cards(day)) == 5
    await complains(day, 63, "trousers trousers trousers broken and nobody refunds my trousers, terrible trousers")
    await day.goes_on(10)
    digest = next(m for m in day.chat(day.owner).messages.values() if "came without a push" in m.text)
    assert "7 came" in digest.text and "×3" in digest.text and "×4" in digest.text


async def test_one_reader_or_three_different_complaints_are_no_storm(talk: Day) -> None:
    day = talk
    await complains(day, 1)
    await complains(day, 2, "Your beans are awful and burnt, I hate this coffee")
    await complains(day, 3, "Terrible delivery, the courier was rude and late")
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 3


async def test_the_same_once_in_an_hour_is_no_storm(talk: Day) -> None:
    day = talk
    for number in range(3):
        await complains(day, number)
        await day.goes_on(3601)
    assert not any("Many say" in m.text for m in day.chat(day.owner).messages.values())


async def test_one_answer_reaches_each_of_them_in_turn(talk: Day) -> None:
    day = talk
    await storms(day)
    await day.tap(day.owner, "Answer all")
    assert "3 readers" in day.sees(day.owner)
    await day.says(day.owner, "We are on it, sorry!")
    assert "Send this to 3 readers" in day.sees(day.owner)
    assert not answers(day, "We are on it, sorry!")
    await day.tap(day.owner, "Send to all")
    assert len(answers(day, "We are on it, sorry!")) == 1
    card = day.find(day.owner, "List")
    assert "1 of 3 answered" in card.text
    assert "answer by" in card.text and "taken by you" in card.text
    await day.goes_on(10)
    sent = answers(day, "We are on it, sorry!")
    assert len({m.reply_to for m in sent}) == 3
    assert "3 of 3 answered" in day.find(day.owner, "List").text
    assert not (await day.desk.showing.inbox(day.owner.id, 0)).total


async def test_who_comes_after_the_answer_is_answered_alone(talk: Day) -> None:
    day = talk
    await storms(day)
    await day.says(day.owner, "We are on it", reply_to=day.find(day.owner, "List"))
    await day.tap(day.owner, "Send to all")
    await day.goes_on(10)
    await complains(day, 7)
    await day.goes_on(7)
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 1
    await day.says(day.owner, "You too", reply_to=day.find(day.owner, "List"))
    assert "Send this to 1 reader?" in day.sees(day.owner)
    await day.tap(day.owner, "Send to all")
    await day.goes_on(7)
    assert len(answers(day, "You too")) == 1


async def test_a_storms_clock_stops_when_each_of_them_has_an_answer(talk: Day) -> None:
    """Two by the bot; one, in the group itself, by a teammate."""
    day = talk
    await storms(day)
    said = sorted((m for m in day.group.messages.values() if SAME in m.text), key=lambda m: m.id)
    day.owner.say(day.group, "Sorry, I look into it", reply_to=said[1])
    await day.goes_on(7)
    card = day.find(day.owner, "List")
    assert "1 of 3 answered" in card.text and "answer by" in card.text
    await day.tap(day.owner, "Answer all")
    await day.says(day.owner, "We are on it")
    assert "Send this to 2 readers" in day.sees(day.owner)
    await day.tap(day.owner, "Send to all")
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    assert alert.waiting and alert.next_at is not None and alert.answered_at is None
    assert "2 of 3 answered" in day.find(day.owner, "List").text
    await day.goes_on(7)
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 0
    shown = day.find(day.owner, "List").text
    assert "3 of 3 answered" in shown and "Answered by you" in shown
    assert {m.reply_to for m in answers(day, "We are on it")} == {said[0].id, said[2].id}


async def test_a_storm_that_is_not_answered_to_its_end_is_passed_on(talk: Day) -> None:
    day = talk
    await storms(day)
    said = sorted((m for m in day.group.messages.values() if SAME in m.text), key=lambda m: m.id)
    day.owner.say(day.group, "Sorry", reply_to=said[0])
    await day.goes_on(660)
    assert "was to be answered by" in day.find(day.owner, "List").text
    await day.tap(day.owner, "Close", on=day.find(day.owner, "List"))
    assert "Closed by you" in day.find(day.owner, "List").text


async def test_a_storms_card_tells_why_and_who_each_reader_is(talk: Day) -> None:
    day = talk
    await storms(day)
    card = day.find(day.owner, "List")
    await day.tap(day.owner, "Why", on=card)
    assert "Rule: many who say the same come with a sound" in day.sees(day.owner)
    await day.tap(day.owner, "History", on=card)
    assert "Reader0, the newest first" in day.sees(day.owner)
    await day.tap(day.owner, "List", on=card)
    await day.tap(day.owner, "Reader2")
    assert "Reader2, the newest first" in day.sees(day.owner)
    await day.tap(day.owner, "Add a note")
    await day.says(day.owner, "Writes a lot")
    await day.tap(day.owner, "Reader2")
    assert "Writes a lot" in day.sees(day.owner)
    await day.tap(day.owner, "Reader1")
    assert "Writes a lot" not in day.sees(day.owner)


async def test_a_storm_is_no_complaint_and_is_one_after_all(talk: Day) -> None:
    day = talk
    await storms(day)
    card = day.find(day.owner, "List")
    await day.tap(day.owner, "Not negative", on=card)
    assert "Not negative, says you" in card.text
    storm = (await day.desk.showing.alert_at(day.owner.id, card.id)) or 0
    async with day.app.store.read() as unit:
        assert {c.judgement.label for c in await unit.inbox.comments_of(storm)} == {"neutral"}
    await day.tap(day.owner, "This is negative", on=card)
    assert "Many say the same" in card.text and "taken by you" in card.text
    async with day.app.store.read() as unit:
        assert {c.kind.value for c in await unit.inbox.comments_of(storm)} == {"negative"}


async def test_a_comment_that_is_gone_leaves_the_others_their_answer(talk: Day) -> None:
    day = talk
    await storms(day)
    first = min((m for m in day.group.messages.values() if SAME in m.text), key=lambda m: m.id)
    day.owner.delete(first)
    await day.says(day.owner, "We are on it", reply_to=day.find(day.owner, "List"))
    await day.tap(day.owner, "Send to all")
    await day.goes_on(10)
    assert len(answers(day, "We are on it")) == 2
    assert "2 of 3" in day.find(day.owner, "List").text


async def test_the_list_shows_what_each_of_them_says(talk: Day) -> None:
    day = talk
    await storms(day, 10)
    await day.tap(day.owner, "List")
    assert "Reader0" in day.sees(day.owner) and "Reader9" not in day.sees(day.owner)
    await day.tap(day.owner, "›")
    assert "Reader9" in day.sees(day.owner)


async def test_muted_it_counts_in_silence_for_an_hour(talk: Day) -> None:
    day = talk
    await storms(day)
    await day.tap(day.owner, "Mute 1 h")
    card = day.find(day.owner, "List")
    assert "Muted until" in card.text
    for minute in range(3):
        await complains(day, 10 + minute)
        await day.goes_on(1000)
    assert day.find(day.owner, "List").id == card.id
    await day.goes_on(600)
    await complains(day, 20)
    assert day.find(day.owner, "List").id > card.id
    assert "Muted" not in day.find(day.owner, "List").text


async def _war(day: Day, forum: bool) -> Chat:
    team = day.owner.create_group("The team", forum=forum)
    day.owner.add(team, day.account)
    if forum:
        day.owner.promote(team, day.account, can_manage_topics=True, can_delete_messages=True)
    await day.goes_on()
    day.owner.say(team, "/teamchat")
    await day.goes_on()
    await is_planned(day, "Buy more coffee tomorrow")
    await storms(day)
    await day.tap(day.owner, "Red button")
    assert "Stop all publishing" in day.sees(day.owner)
    assert not (await day.desk.freezing.frozen(day.owner.id))[0].workspace.frozen_at
    await day.tap(day.owner, "Stop everything")
    assert (await day.desk.freezing.frozen(day.owner.id))[0].workspace.frozen_at
    return team


@pytest.mark.parametrize("forum", [True, False])
async def test_the_red_button_stops_everything_and_opens_a_room(talk: Day, forum: bool) -> None:
    day = talk
    team = await _war(day, forum)
    room = next(m for m in team.messages.values() if "All publishing is stopped" in m.text)
    assert (str(room.thread_id) in team.topics) is forum
    assert "Stopped: 1 post" in room.text and "Buy more coffee" in room.text
    assert "Out in the last six hours: 1 post" in room.text and "Autumn sale" in room.text
    day.owner.press(room, "Unfreeze all")
    await day.goes_on()
    assert not (await day.desk.freezing.frozen(day.owner.id))[0].workspace.frozen_at


async def test_the_team_remembers_a_reader(talk: Day) -> None:
    day = talk
    await complains(day, 1)
    await day.says(day.owner, "Sorry, we look into it", reply_to=day.find(day.owner, "History"))
    await day.tap(day.owner, "History")
    assert "Reader1" in day.sees(day.owner) and "answered" in day.sees(day.owner)
    assert "we: Sorry, we look into it" in day.sees(day.owner)
    await day.tap(day.owner, "Add a note")
    await day.says(day.owner, "Writes   every autumn")
    assert "Writes every autumn (Owner" in day.sees(day.owner)
