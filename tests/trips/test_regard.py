"""Readers put ❤ or 👎 on our answers: the alert's card tells it beside the answer, the history and the files do too."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.sandbox.messages import Message
from tests.day import Day
from tests.trips import test_storm
from tests.trips.test_inbox import ANGRY, comments
from tests.trips.test_reactions import settles

SORRY = "So sorry! The money is on its way."
LINE = "Reactions to the answer: "


def answers(day: Day, text: str = SORRY) -> list[Message]:
    """What the bot says in the group, oldest first."""
    found = [m for m in day.group.messages.values() if m.author_id == day.account.id and m.text == text]
    return sorted(found, key=lambda m: m.id)


async def answered(day: Day, text: str = SORRY) -> Message:
    """A reader is angry, and the owner answers from the card."""
    await comments(day, ANGRY)
    day.say(day.owner, text, reply_to=alert(day))
    await day.goes_on()
    return answers(day, text)[-1]


def alert(day: Day) -> Message:
    """The alert's card on the owner's phone."""
    return [m for m in day.chat(day.owner).messages.values() if "Negative" in m.text][-1]


def card(day: Day) -> str:
    return alert(day).text


async def test_the_card_tells_what_readers_put_on_our_answer(talk: Day) -> None:
    day = talk
    answer = await answered(day)
    assert LINE not in card(day)
    day.reader.react(answer, "❤")
    day.stranger.react(answer, "👎")
    day.owner.react(answer, "👍")  # the team's own count for nothing
    await settles(day)
    lines = card(day).splitlines()
    place = lines.index(f"💬 Owner: “{SORRY}”")
    assert lines[place + 1] == f"{LINE}❤ 1 · 👎 1"
    day.stranger.react(answer, "❤")
    await settles(day)
    assert f"{LINE}❤ 2" in card(day)
    for who in (day.reader, day.stranger):
        who.react(answer, None)
    await settles(day)
    assert LINE not in card(day)


async def test_each_answer_has_its_own_reactions(talk: Day) -> None:
    day = talk
    first = await answered(day)
    day.say(day.owner, "And a coffee on us!", reply_to=alert(day))
    await day.goes_on()
    second = answers(day, "And a coffee on us!")[-1]
    day.reader.react(first, "👎")
    day.reader.react(second, "❤")
    await settles(day)
    assert f"“{SORRY}”\n{LINE}👎 1\n" in card(day)
    assert f"“And a coffee on us!”\n{LINE}❤ 1" in card(day)


async def test_a_closed_card_tells_it_too_for_a_day(talk: Day) -> None:
    day = talk
    answer = await answered(day)
    await day.tap(day.owner, "Close")
    day.reader.react(answer, "👎")
    await settles(day)
    assert f"{LINE}👎 1" in card(day)
    await day.goes_on(25 * 3600)
    day.stranger.react(answer, "👎")
    await settles(day)
    assert f"{LINE}👎 1" in card(day)
    await day.tap(day.owner, "Open again")
    assert f"{LINE}👎 2" in card(day)


async def test_a_crowd_on_our_answer_is_few_edits(talk: Day) -> None:
    day = talk
    answer = await answered(day)
    events = day.town.subscribe()
    for number in range(40):
        day.town.add_person(f"Reader {number}", f"many{number}").react(answer, "❤")
        await day.goes_on(0.5)
    await settles(day)
    assert f"{LINE}❤ 40" in card(day)
    told = [events.get_nowait() for _ in range(events.qsize())]
    edits = [e for e in told if e["kind"] == "edited" and e["chat"] == day.chat(day.owner).key]
    assert 1 < len(edits) <= 20 / 6 + 2


async def test_an_answer_given_by_hand_in_the_group_counts_as_well(talk: Day) -> None:
    day = talk
    said = await comments(day, ANGRY)
    answer = day.editor.say(day.group, SORRY, reply_to=said)
    await day.goes_on()
    day.reader.react(answer, "❤")
    await settles(day)
    assert "Answered by Editor" in card(day)
    assert "Reactions to the answer given in the group: ❤ 1" in card(day)


async def test_a_storm_tells_the_sum_of_what_its_answers_got(talk: Day) -> None:
    day = talk
    await test_storm.storms(day)
    await day.tap(day.owner, "Answer all")
    await day.says(day.owner, SORRY)
    await day.tap(day.owner, "Send to all")
    await day.goes_on(30)
    given = answers(day)
    assert len(given) == 3
    for answer in given:
        day.reader.react(answer, "❤")
    day.stranger.react(given[0], "👎")
    await settles(day)
    storm = [m.text for m in day.chat(day.owner).messages.values() if "Many say the same" in m.text][-1]
    assert "Reactions to the answers: ❤ 3 · 👎 1" in storm
    assert LINE not in storm


async def test_it_outlives_a_restart_and_an_answer_that_was_taken_back(talk: Day) -> None:
    day = talk
    answer = await answered(day)
    await day.restart()
    day.reader.react(answer, "👎")
    await settles(day)
    assert f"{LINE}👎 1" in card(day)
    await day.tap(day.owner, "Take back")
    await day.tap(day.owner, "Yes, delete it")
    await day.goes_on()
    assert LINE not in card(day)


async def test_the_readers_history_shows_it_below_the_answer(talk: Day) -> None:
    day = talk
    answer = await answered(day)
    day.reader.react(answer, "👎")
    await settles(day)
    await day.tap(day.owner, "History")
    assert f"↳ we: {SORRY}\n{LINE}👎 1" in day.sees(day.owner)


@pytest.mark.parametrize(("language", "kind"), [("en", "an answer"), ("ru", "ответ")])
async def test_the_files_hold_it(talk: Day, language: str, kind: str) -> None:
    day = talk
    answer = await answered(day)
    day.reader.react(answer, "👎")
    day.stranger.react(answer, "👎")
    await settles(day)
    await day.desk.staffing.choose_language(day.owner.id, language)
    await day.says(day.owner, "/report")
    await day.tap(day.owner, "CSV")
    content = day.town.files.read(day.town.files.by_id[day.last(day.owner).content["document"]["file_id"]])
    with ZipFile(BytesIO(content)) as archive:
        rows = archive.read("reactions.csv").decode("utf-8-sig").splitlines()
    assert [row for row in rows if f",{kind}," in row and SORRY in row and row.endswith(",👎,2")]
