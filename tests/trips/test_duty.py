"""Duty: handed over with one tap and what is open, until a time of one's choice; hours typed as people write them."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.people import Person
from desk.model.attention import Shift
from tests.day import Day, labels
from tests.trips.test_clock import COMPLAINTS, joins, newer, only, person
from tests.trips.test_inbox import ANGRY, comments

HOUR = 3600
ATHENS = ZoneInfo("Europe/Athens")


@pytest.fixture
async def talk(talk: Day) -> Day:
    """Anna and Boris may answer readers. It is 16:00 on a Monday."""
    day = talk
    for name in ("anna", "boris"):
        await joins(day, name)
    local = day.now.astimezone(ATHENS)
    await day.goes_on((local.replace(hour=16, minute=0, second=0) - local) / timedelta(seconds=1) % (24 * HOUR))
    return day


async def serves(day: Day, who: Person, start: int, end: int) -> None:
    """Each day of the week, in these hours."""
    async with day.app.store.write() as unit:
        for weekday in range(7):
            await unit.attention.add_shift(Shift(0, day.workspace_id, who.id, weekday, "", start * 60, end * 60))


async def opens_duty(day: Day, who: Person) -> str:
    await day.says(who, "/team")
    await day.tap(who, "Duty")
    return day.sees(who)


async def on_duty(day: Day) -> list[str]:
    return [m.person.name for m in (await day.desk.handing.rota(day.owner.id)).serving]


async def test_the_duty_goes_over_with_one_tap_and_with_what_is_open(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 18)
    await comments(day, COMPLAINTS[0])
    await day.tap(day.anna, "I take it")
    await comments(day, COMPLAINTS[1], person(day, 1))
    assert "Now: Anna" in await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    assert "18:00: who takes it?" in day.sees(day.anna)
    before = day.last(day.boris).id
    press = await day.tap(day.anna, "Boris")
    assert press.answer is not None
    assert "Boris has your duty until 18:00 · 1 handed over" in str(press.answer)
    assert "Now: Boris" in day.sees(day.anna)
    assert "Anna 09:00–16:00, Boris 16:00–18:00" in day.sees(day.anna)
    told, *cards = newer(day, day.boris, before)
    assert "Anna hands the duty over to you until" in told.text
    assert "2 are open" in told.text
    assert ["taken by you" in card.text for card in cards] == [True, False]
    seen = day.last(day.anna).id
    await comments(day, COMPLAINTS[2], person(day, 2))
    assert COMPLAINTS[2] in day.sees(day.boris)
    assert day.last(day.anna).id == seen
    await day.goes_on(18 * HOUR)
    assert await on_duty(day) == ["Anna"]
    assert "Sun: Anna 09:00–18:00" in await opens_duty(day, day.owner)


async def test_without_a_table_it_goes_over_until_midnight_and_comes_back(talk: Day) -> None:
    day = talk
    assert await on_duty(day) == ["Anna", "Boris"]
    await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    press = await day.tap(day.anna, "Boris")
    assert "until Tue 00:00" in str(press.answer)
    assert "Now: Boris" in day.sees(day.anna)
    seen = day.last(day.anna).id
    await comments(day, ANGRY)
    assert "Negative" in day.sees(day.boris)
    assert day.last(day.anna).id == seen
    await day.tap(day.boris, "Close")
    await day.goes_on(8 * HOUR)
    assert await on_duty(day) == ["Anna", "Boris"]
    await comments(day, f"{ANGRY} again", person(day, 1))
    assert "Negative" in day.sees(day.anna)


async def test_until_when_can_be_typed(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 23)
    await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    await day.tap(day.anna, "Other time")
    await day.says(day.anna, "when the cows come home")
    assert "I do not understand" in day.sees(day.anna)
    await day.says(day.anna, "in 3 hours")
    assert "19:00: who takes it?" in day.sees(day.anna)
    assert any("✓ 19:00" in label for label in labels(day.last(day.anna)))
    await day.tap(day.anna, "Boris")
    assert "Anna 09:00–16:00, Boris 16:00–19:00, Anna 19:00–23:00" in day.sees(day.anna)
    await day.goes_on(3 * HOUR)
    assert await on_duty(day) == ["Anna"]


async def test_a_time_that_was_before_now_is_asked_about(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 18)
    await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    await day.tap(day.anna, "Other time")
    await day.says(day.anna, "today at 12:00")
    assert "That was before now" in day.sees(day.anna)
    await day.tap(day.anna, "Tue 24 Nov, 12:00")
    assert "12:00: who takes it?" in day.sees(day.anna)
    await day.tap(day.anna, "Boris")
    assert "Boris 09:00–12:00, Anna 12:00–18:00" in day.sees(day.anna)


async def test_only_what_was_taken_can_go_and_the_duty_stays(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 18)
    await comments(day, ANGRY)
    await day.tap(day.anna, "I take it")
    await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    await day.tap(day.anna, "Only what I took")
    assert "your duty stays yours" in day.sees(day.anna)
    press = await day.tap(day.anna, "Boris")
    assert "1 handed over" in str(press.answer)
    assert "Now: Anna" in day.sees(day.anna)
    assert "taken by you" in day.sees(day.boris)
    assert (await only(day)).assignee == day.boris.id


async def test_whoever_got_it_can_hand_it_on(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 18)
    await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    await day.tap(day.anna, "Boris")
    await day.goes_on(HOUR)
    await day.tap(day.boris, "Duty")
    await day.tap(day.boris, "I hand over to")
    assert "18:00: who takes it?" in day.sees(day.boris)
    await day.tap(day.boris, "Owner")
    assert "Anna 09:00–16:00, Boris 16:00–17:00, Owner 17:00–18:00" in day.sees(day.boris)
    assert "Boris hands the duty over to you" in day.sees(day.owner)


async def test_whoever_has_no_duty_hands_over_only_what_is_open(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 18)
    await opens_duty(day, day.boris)
    await day.tap(day.boris, "I hand over to")
    assert "You have no duty within a week" in day.sees(day.boris)
    press = await day.tap(day.boris, "Anna")
    assert "You had nothing open" in str(press.answer)
    assert "Now: Anna" in day.sees(day.boris)


async def test_an_old_button_hands_nothing_over(talk: Day) -> None:
    """Until a time that has passed, for longer than a month, to oneself, or to a stranger."""
    day = talk
    await serves(day, day.anna, 9, 18)
    await opens_duty(day, day.anna)
    await day.tap(day.anna, "I hand over to")
    card = day.last(day.anna)
    minutes = int(day.now.timestamp()) // 60
    for to, until, answer in (
        (day.boris.id, minutes - 1, "That time has passed"),
        (day.boris.id, minutes + 32 * 24 * 60, "For 31 days at most"),
        (day.boris.id, 10**17, "old"),
        (day.boris.id, "soon", "old"),
        (day.anna.id, minutes + 60, "I do not understand"),
        (day.stranger.id, minutes + 60, "not in the team"),
    ):
        data = f"t:hand-over-to:{to}:{day.workspace_id}.{until}"
        press = day.anna.press_forged(day.account, day.chat(day.anna), card.id, data)
        await day.goes_on()
        assert answer in str(press.answer), (to, until)
    assert await on_duty(day) == ["Anna"]


async def hands_over(day: Day, who: Person, name: str = "Boris") -> None:
    """All of the duty that is offered first, to somebody else."""
    await opens_duty(day, who)
    await day.tap(who, "I hand over to")
    await day.tap(who, name)


async def test_what_was_handed_over_is_taken_back_with_one_tap(talk: Day) -> None:
    """With what went along and still waits; what the other took himself stays his."""
    day = talk
    await serves(day, day.anna, 9, 18)
    await comments(day, COMPLAINTS[0])
    await day.tap(day.anna, "I take it")
    await hands_over(day, day.anna)
    await day.goes_on(HOUR / 2)
    await comments(day, COMPLAINTS[1], person(day, 1))
    await day.tap(day.boris, "I take it")
    await comments(day, COMPLAINTS[2], person(day, 2))
    before = day.last(day.boris).id
    seen = day.last(day.anna).id
    press = await day.tap(day.anna, "Take it back")
    assert "Your duty is yours again · 1 came back with it" in str(press.answer)
    screen = next(m for m in day.chat(day.anna).messages.values() if "Duty" in m.text and "Now:" in m.text)
    assert "Now: Anna" in screen.text
    assert "Anna 09:00–16:00, Boris 16:00–16:30, Anna 16:30–18:00" in screen.text
    assert "Take it back" not in labels(screen)
    (told,) = newer(day, day.boris, before)
    assert "Anna takes the duty back. 2 that are open go along." in told.text
    cards = newer(day, day.anna, seen)
    assert [text in card.text for card, text in zip(cards, (COMPLAINTS[0], COMPLAINTS[2]), strict=True)] == [True, True]
    assert "taken by you" in cards[0].text
    inbox = await day.desk.showing.inbox(day.boris.id, 0)
    assert [view.alert.assignee for view in inbox.views] == [day.boris.id, day.anna.id, None]
    assert await on_duty(day) == ["Anna"]
    await comments(day, "Nobody answers the phone, this is a disgrace", person(day, 3))
    assert "Nobody answers the phone" in day.sees(day.anna)


async def test_of_the_other_nothing_is_taken_that_was_his_own(talk: Day) -> None:
    day = talk
    await serves(day, day.anna, 9, 18)
    await serves(day, day.boris, 17, 22)
    await hands_over(day, day.anna)
    await day.goes_on(90 * 60)
    await day.tap(day.anna, "Take it back")
    assert await on_duty(day) == ["Boris", "Anna"]
    await day.goes_on(HOUR)
    assert await on_duty(day) == ["Boris"]


async def test_without_a_table_everybody_serves_again(talk: Day) -> None:
    day = talk
    await hands_over(day, day.anna)
    assert await on_duty(day) == ["Boris"]
    assert "Boris 16:00–24:00, Boris" not in day.sees(day.anna)
    await day.tap(day.anna, "Take it back")
    assert sorted(await on_duty(day)) == ["Anna", "Boris"]


async def test_an_old_button_takes_nothing_back(talk: Day) -> None:
    """Pressed twice, after the end, after a change of the table, or by somebody else."""
    day = talk
    await serves(day, day.anna, 9, 18)
    await hands_over(day, day.anna)
    card, data = day.last(day.anna), f"t:take-duty-back:0:{day.workspace_id}"

    async def presses(who: Person) -> str:
        press = who.press_forged(day.account, day.chat(who), (card if who is day.anna else day.last(who)).id, data)
        await day.goes_on()
        return str(press.answer)

    assert "nothing to take back" in await presses(day.boris)
    assert "nothing to take back" in await presses(day.owner)
    assert "not in a team" in await presses(day.stranger)
    assert "does not answer readers" in await presses(day.reviewer)
    assert await on_duty(day) == ["Boris"]
    await day.tap(day.anna, "Take it back")
    assert "nothing to take back" in await presses(day.anna)
    await hands_over(day, day.anna)
    await day.desk.handing.set_shift(day.owner.id, day.boris.id, None, local_day(day), None)
    assert "nothing to take back" in await presses(day.anna)
    await day.goes_on(24 * HOUR)
    await hands_over(day, day.anna)
    await day.goes_on(3 * HOUR)
    assert "nothing to take back" in await presses(day.anna)
    await opens_duty(day, day.anna)
    assert "Take it back" not in labels(day.last(day.anna))


def local_day(day: Day) -> str:
    return day.now.astimezone(ATHENS).date().isoformat()


async def test_hours_are_typed_and_days_tapped(talk: Day) -> None:
    day = talk
    await opens_duty(day, day.owner)
    await day.tap(day.owner, "Boris")
    await day.tap(day.owner, "Other hours")
    await day.says(day.owner, "mornings")
    assert "I cannot read these hours" in day.sees(day.owner)
    await day.says(day.owner, "22–6:30")
    assert "22:00–06:30 runs over midnight" in day.sees(day.owner)
    assert "✓ 22:00–06:30" in labels(day.last(day.owner))
    await day.tap(day.owner, "Mon")
    assert "✓ Mon" in labels(day.last(day.owner))
    await day.tap(day.owner, "Back")
    assert "Mon: Boris 22:00–06:30" in day.sees(day.owner)
    await day.goes_on(10 * HOUR)
    assert await on_duty(day) == ["Boris"]
    await day.goes_on(5 * HOUR)
    assert await on_duty(day) == ["Anna", "Boris"]


async def test_typed_hours_are_switched_off_again(talk: Day) -> None:
    day = talk
    await opens_duty(day, day.owner)
    await day.tap(day.owner, "Anna")
    await day.tap(day.owner, "Other hours")
    await day.says(day.owner, "с 9 утра до 6 вечера")
    assert "✓ 09:00–18:00" in labels(day.last(day.owner))
    await day.tap(day.owner, "Other hours")
    await day.says(day.owner, "10:15-18")
    await day.tap(day.owner, "Wed")
    await day.tap(day.owner, "✓ Wed")
    await day.tap(day.owner, "Back")
    assert "No table yet" in day.sees(day.owner)
