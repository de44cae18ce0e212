"""An alert is opened again: in the numbers the first answer keeps its deadline; a new clock runs for the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.messages import Message
from desk.model.attention import Hours
from desk.model.inbox import Alert, AlertKind, AlertState
from desk.model.people import Role
from desk.model.stats import Span
from desk.reporting import Statement
from tests.day import Day
from tests.trips.test_clock import joins, only
from tests.trips.test_inbox import ANGRY, comments
from tests.trips.test_storm import complains, storms

MINUTE = 60
STILL = "It is still broken, terrible, give me my money back at last"


def card(day: Day) -> Message:
    messages = sorted(day.chat(day.owner).messages.values(), key=lambda m: m.id, reverse=True)
    return next(m for m in messages if m.text.startswith("💬 Negative"))


async def answers(day: Day, after: float, text: str = "So sorry, I look into it") -> None:
    """From the card, so long after."""
    await day.goes_on(after)
    day.say(day.owner, text, reply_to=card(day))
    await day.goes_on()


async def numbers(day: Day) -> Statement:
    await day.goes_on(2 * MINUTE)
    await day.desk.counting.refresh(day.workspace_id)
    found: Statement = await day.desk.reporting.report(day.owner.id, Span.WEEK)
    return found


async def promise(day: Day) -> tuple[float | None, float | None, bool]:
    """Seconds to the first answer, the share that came in time, and whether the file says so of this one."""
    found = (await numbers(day)).numbers
    (one,) = found.answers
    return found.response.value, found.in_time.value, one.in_time


async def the_alert(day: Day) -> Alert:
    async with day.app.store.read() as unit:
        alert: Alert = await unit.inbox.alert(1)
    return alert


async def test_a_late_first_answer_stays_late_when_the_reader_goes_on(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await answers(day, after=12 * MINUTE)
    await comments(day, STILL)
    assert (await the_alert(day)).state is AlertState.OPEN
    assert await promise(day) == (12 * MINUTE, 0.0, False)
    await answers(day, after=MINUTE, text="The money is on its way")
    assert await promise(day) == (12 * MINUTE, 0.0, False)


async def test_a_first_answer_in_time_stays_so_when_the_next_one_is_late(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await answers(day, after=3 * MINUTE)
    await day.goes_on(20 * MINUTE)
    await comments(day, STILL)
    await answers(day, after=15 * MINUTE, text="The money is on its way")
    assert await promise(day) == (3 * MINUTE, 1.0, True)


async def test_the_new_round_has_a_clock_of_its_own(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna", Role.RESPONDER)
    await comments(day, ANGRY)
    day.say(anna, "So sorry", reply_to=day.last(anna))
    await day.goes_on(20 * MINUTE)
    await comments(day, STILL)
    alert = await only(day)
    assert alert.due_at == alert.opened_at + timedelta(minutes=10)
    assert alert.deadline is not None
    assert abs(alert.deadline - (day.now + timedelta(minutes=10))) < timedelta(seconds=1)
    assert "answer by" in day.sees(anna) and "11:30" in day.sees(anna)
    await day.restart()
    await day.goes_on(6.5 * MINUTE)
    assert "still waits" in day.sees(anna)
    assert (await only(day)).state is AlertState.OPEN
    await day.goes_on(4 * MINUTE)
    assert "passed on to you" in day.sees(day.owner)
    assert (await only(day)).state is AlertState.ESCALATED


async def test_closing_and_opening_again_wins_no_time(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await day.tap(day.owner, "Close", on=card(day))
    await day.goes_on(15 * MINUTE)
    await day.tap(day.owner, "Open again", on=card(day))
    assert "answer by" in card(day).text
    await answers(day, after=MINUTE)
    assert await promise(day) == (16 * MINUTE, 0.0, False)


async def test_closed_answered_and_opened_again_is_counted_once_by_its_first_answer(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await answers(day, after=11 * MINUTE)
    await day.tap(day.owner, "Close", on=card(day))
    await day.tap(day.owner, "Open again", on=card(day))
    await answers(day, after=MINUTE, text="Once more: sorry")
    assert await promise(day) == (11 * MINUTE, 0.0, False)


async def test_muting_and_opening_again_wins_no_time(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await day.tap(day.owner, "Mute")
    await day.tap(day.owner, "Author, 1 day")
    await day.goes_on(30 * MINUTE)
    await day.tap(day.owner, "Open again", on=card(day))
    await answers(day, after=MINUTE)
    assert await promise(day) == (31 * MINUTE, 0.0, False)


async def test_what_came_muted_is_promised_from_when_it_is_opened(talk: Day) -> None:
    """Nobody was told of it, and no clock ran."""
    day = talk
    await comments(day, ANGRY)
    await day.tap(day.owner, "Mute")
    await day.tap(day.owner, "Author, 1 day")
    await day.goes_on(40 * MINUTE)
    await comments(day, STILL)
    await day.goes_on(5 * MINUTE)
    await day.desk.alerting.reopen(day.owner.id, 2)
    await day.goes_on()
    alert = await only(day)
    assert (alert.id, alert.due_at, alert.deadline) == (2, day.now + timedelta(minutes=10), alert.due_at)


async def test_a_storm_keeps_its_first_deadline_when_more_come_after_the_answer(talk: Day) -> None:
    day = talk
    await storms(day)
    first = (await only(day)).due_at
    await day.goes_on(15 * MINUTE)
    await day.says(day.owner, "We are on it, sorry", reply_to=day.find(day.owner, "List"))
    await day.tap(day.owner, "Send to all")
    await day.goes_on(10)
    await complains(day, 7)
    await day.goes_on(5)
    storm = await only(day)
    assert (storm.kind, storm.due_at) == (AlertKind.STORM, first)
    assert storm.deadline is not None and storm.deadline > day.now
    await day.tap(day.owner, "Mute 1 h")
    await day.goes_on(40 * MINUTE)
    await complains(day, 9)
    await day.goes_on(25 * MINUTE)
    await complains(day, 8)
    await day.goes_on(5)
    storm = await only(day)
    assert storm.due_at == first
    assert storm.deadline is not None and storm.deadline > day.now
    assert "answer by" in day.find(day.owner, "List").text


async def test_the_inbox_goes_by_the_clock_that_runs(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await answers(day, after=3 * MINUTE)
    await day.goes_on(20 * MINUTE)
    await comments(day, "Where is my parcel? It is broken and late, I hate this", "stranger")
    await day.goes_on(2 * MINUTE)
    await comments(day, STILL)
    views = (await day.desk.showing.inbox(day.owner.id, 0)).views
    assert [view.alert.id for view in views] == [2, 1]
    await day.says(day.owner, "/inbox")
    lines = [label for label in day.last(day.owner).labels if "💬" in label or ":" in label]
    assert "11:33" in lines[0] and "11:35" in lines[1]


async def test_a_taught_complaint_is_due_by_the_hours_of_the_workspace(talk: Day) -> None:
    """It is past eleven in Athens, where the business day is over; in Greenwich it would go on."""
    day = talk
    business = (Hours(tuple(range(7)), 9 * 60, 11 * 60),)
    async with day.app.store.write() as unit:
        rules = await unit.attention.rules(day.workspace_id)
        await unit.attention.save_rules(day.workspace_id, replace(rules, business=business))
    await comments(day, ANGRY)
    await day.tap(day.owner, "Not negative", on=card(day))
    await day.desk.teaching.is_negative(day.owner.id, 1)
    await day.goes_on()
    due = (await only(day)).deadline
    assert due is not None
    assert due.astimezone(ZoneInfo("Europe/Athens")).strftime("%d %H:%M") == "24 09:10"
