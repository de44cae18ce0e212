"""The whole app when updates come slowly, twice, or the process dies in between."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from tests.bot.doors import killed, plain_logs
from tests.day import Day, labels, open_app
from tests.sandbox.samples import PNG


@pytest.fixture(autouse=True)
def _logs() -> Iterator[None]:
    with plain_logs():
        yield


async def posts(day: Day) -> list[dict[str, object]]:
    async with day.app.store.read() as unit:
        rows = await unit.connection.exec_driver_sql("SELECT id, state, title FROM posts ORDER BY id")
        return [dict(row) for row in rows.mappings()]


async def parts_of(day: Day, post: int) -> int:
    return len((await day.desk.viewing.post(day.editor.id, post)).content.media)


async def dies_listening(day: Day, until_called: str) -> None:
    """The process takes what waits, and dies as soon as it has made that call; another one begins."""
    before = asyncio.all_tasks()
    calls = len(day.town.calls)
    listening = asyncio.create_task(day.listens())
    async with asyncio.timeout(5):
        while not any(call.method == until_called for call in day.town.calls[calls:]):  # noqa: ASYNC110
            await asyncio.sleep(0.002)
    listening.cancel()
    await killed(before)
    await day.app.close()
    day.app = open_app(day.town, day.clock, day.folder, day.account)
    await day.app.gate.open()
    await day.app.desk.publishing.sweep(everything=True)
    await day.app.intake.resume()


async def test_five_photos_of_an_album_are_one_draft(day: Day) -> None:
    day.editor.send_album(day.account, [("photo", PNG, "The five of us")] + [("photo", PNG)] * 4)
    await day.goes_on()
    assert await posts(day) == []
    await day.goes_on(2)
    (post,) = await posts(day)
    assert post["title"] == "The five of us"
    assert await parts_of(day, 1) == 5


async def test_two_albums_whose_parts_come_mixed_are_two_drafts(day: Day) -> None:
    one = day.editor.send_album(day.account, [("photo", PNG, "One")] + [("photo", PNG)] * 3, one_by_one=True)
    two = day.editor.send_album(day.account, [("photo", PNG, "Two")] + [("photo", PNG)] * 2, one_by_one=True)
    order: list[Iterator[Message]] = [one, two, two, one, one, two, one]
    for sender in order:
        next(sender)
        await day.listens()
    await day.goes_on(2)
    assert [post["title"] for post in await posts(day)] == ["One", "Two"]
    assert [await parts_of(day, 1), await parts_of(day, 2)] == [4, 3]


async def test_parts_that_come_slowly_wait_for_one_another_and_late_ones_join(day: Day) -> None:
    sender = day.editor.send_album(day.account, [("photo", PNG, "Slow")] + [("photo", PNG)] * 4, one_by_one=True)
    for _ in range(3):
        next(sender)
        await day.goes_on(1)
    assert await posts(day) == []
    await day.goes_on(2)
    assert await parts_of(day, 1) == 3
    await day.goes_on(30)
    next(sender)
    next(sender)
    await day.listens()
    await day.goes_on(2)
    assert len(await posts(day)) == 1
    assert await parts_of(day, 1) == 5


async def test_an_album_survives_a_death_between_its_parts(day: Day) -> None:
    sender = day.editor.send_album(day.account, [("photo", PNG, "Torn")] + [("photo", PNG)] * 2, one_by_one=True)
    next(sender)
    await day.listens()
    await day.restart()
    next(sender)
    next(sender)
    await day.goes_on(2)
    await day.goes_on(2)
    assert len(await posts(day)) == 1
    assert await parts_of(day, 1) == 3


async def test_a_death_after_the_verb_and_before_the_answer_has_no_second_effect(day: Day) -> None:
    await day.says(day.editor, "Open on Sunday, see example.com")
    press = day.editor.press(day.find(day.editor, "Submit"), "Submit for review")
    day.town.faults.add(Fault("slow", method="answerCallbackQuery", delay=60))
    await dies_listening(day, "answerCallbackQuery")
    await day.goes_on()
    async with day.app.store.read() as unit:
        query = "SELECT verb FROM audit_entries WHERE kind = 'post' ORDER BY id"
        assert [row[0] for row in await unit.connection.exec_driver_sql(query)] == ["compose", "submit"]
    assert press.answer is not None
    assert "In review" in day.sees(day.editor)


async def test_a_death_before_the_verb_loses_no_message(day: Day) -> None:
    """/help answers before anything is kept; what comes behind it has not been begun."""
    day.say(day.editor, "/help")
    day.say(day.editor, "Kept, see example.com")
    day.town.faults.add(Fault("slow", method="sendMessage", chat_id=day.editor.id, delay=60))
    await dies_listening(day, "sendMessage")
    await day.goes_on()
    assert [post["title"] for post in await posts(day)] == ["Kept, see example.com"]


async def test_a_question_survives_the_process(day: Day) -> None:
    await day.says(day.editor, "A draft, see example.com")
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Request changes")
    await day.restart()
    await day.says(day.reviewer, "Please name the street")
    assert "Please name the street" in day.sees(day.editor)
    await day.restart()
    await day.tap(day.editor, "Edit")
    await day.restart()
    await day.says(day.editor, "A draft with a street, see example.com")
    assert [(post["id"], post["title"]) for post in await posts(day)] == [(1, "A draft with a street, see example.com")]


async def test_after_a_quiet_week_new_updates_are_found_under_any_number(day: Day) -> None:
    await day.says(day.editor, "Before the quiet, see example.com")
    before = day.town.mailbox(day.account).next_id
    day.clock.forward(8 * 86400)
    day.say(day.editor, "After the quiet, see example.com")
    assert abs(day.town.mailbox(day.account).next_id - before) > 100
    await day.restart()
    await day.goes_on()
    assert len(await posts(day)) == 2


async def test_a_press_answered_too_late_still_does_what_it_says(day: Day) -> None:
    await day.says(day.editor, "For review, see example.com")
    await day.tap(day.editor, "Submit for review")
    day.reviewer.press(day.find(day.reviewer, "Request changes"), "Request changes")
    day.town.queries.clear()  # by now Telegram has forgotten the press
    await day.goes_on()
    assert "what should change" in day.sees(day.reviewer).lower()
    assert labels(day.last(day.editor))
