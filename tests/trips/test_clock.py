"""The clock of an alert: warned in time, passed on when nobody answers, one digest instead of a storm of pushes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.model.attention import Hours, Rules, Shift
from desk.model.inbox import Alert, AlertState
from desk.model.people import Role
from tests.day import Day
from tests.trips.test_inbox import ANGRY, comments

MINUTE = 60
COMPLAINTS = (
    "Terrible service, give me my money back",
    "The coffee is awful, I threw it away",
    "You are liars and I hate this shop",
    "Worst delivery ever, my parcel is broken",
    "Disgusting taste, never again",
    "Rude staff, horrible manners, shame on you",
    "This machine is garbage and it does not work",
    "I am furious: you charged my card twice",
    "Your support is useless and stupid",
    "Rotten beans, I was sick all night",
)
"""No two of them alike: they are no storm."""


async def joins(day: Day, name: str, role: Role = Role.RESPONDER) -> Person:
    person = day.people[name] = day.town.add_person(name.capitalize(), name)
    person.start(day.account)
    await day.listens()
    token, _ = await day.desk.staffing.invite(day.owner.id, role)
    await day.desk.staffing.join(person.id, token)
    await day.goes_on()
    return person


async def ruled(day: Day, rules: Rules) -> None:
    async with day.app.store.write() as unit:
        await unit.attention.save_rules(day.workspace_id, rules)


async def only(day: Day) -> Alert:
    async with day.app.store.read() as unit:
        found: list[Alert] = await unit.inbox.waiting_for(day.workspace_id, None)
    (alert,) = found
    return alert


def newer(day: Day, person: Person, than: int) -> list[Message]:
    return [m for m in day.chat(person).messages.values() if m.id > than]


async def test_whoever_is_on_duty_is_warned_once_and_then_the_next_is_told(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    owner_saw = day.last(day.owner).id
    await comments(day, ANGRY)
    card = day.last(anna)
    assert "Negative" in card.text
    await day.goes_on(5 * MINUTE)
    assert day.last(anna).id == card.id
    await day.goes_on(1.5 * MINUTE)
    assert "still waits" in day.sees(anna)
    assert day.last(anna).reply_to == card.id
    assert not newer(day, day.owner, owner_saw)
    warned = day.last(anna).id
    await day.restart()
    await day.goes_on(MINUTE)
    assert day.last(anna).id == warned
    await day.goes_on(3 * MINUTE)
    assert "Negative" in day.sees(day.owner)
    assert "passed on to you" in day.sees(day.owner)
    assert "passed on to Owner" in day.chat(anna).messages[card.id].text
    await day.restart()
    await day.goes_on(60 * MINUTE)
    assert len(newer(day, day.owner, owner_saw)) == 1
    assert day.last(anna).id == warned
    await day.tap(day.owner, "I take it")
    assert "taken by you" in day.sees(day.owner)


async def test_the_next_by_the_rota_first_and_the_owner_after_another_wait(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    boris = await joins(day, "boris")
    async with day.app.store.write() as unit:
        for weekday in range(7):
            await unit.attention.add_shift(Shift(0, day.workspace_id, anna.id, weekday, ""))
        await unit.attention.add_shift(Shift(0, day.workspace_id, boris.id, None, "2020-01-01"))
    before = {person.id: day.last(person).id for person in (boris, day.owner)}
    await comments(day, ANGRY)
    assert "Negative" in day.sees(anna)
    assert not newer(day, boris, before[boris.id])
    await day.goes_on(10 * MINUTE + 1)
    assert "passed on to you" in day.sees(boris)
    assert not newer(day, day.owner, before[day.owner.id])
    await day.goes_on(10 * MINUTE + 1)
    assert "passed on to you" in day.sees(day.owner)
    assert (await only(day)).next_at is None


async def test_whoever_took_it_is_warned_and_nobody_after_the_answer(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    boris = await joins(day, "boris")
    await comments(day, ANGRY)
    await day.tap(anna, "I take it")
    others = day.last(boris).id
    await day.goes_on(7 * MINUTE)
    assert "still waits" in day.sees(anna)
    assert day.last(boris).id == others
    await day.tap(anna, "Close")
    seen = day.last(anna).id, day.last(boris).id, day.last(day.owner).id
    await day.goes_on(60 * MINUTE)
    assert (day.last(anna).id, day.last(boris).id, day.last(day.owner).id) == seen


async def test_business_hours_stop_the_clock(talk: Day) -> None:
    """Open for the next five minutes, then again a week later."""
    day = talk
    minute = (day.now + timedelta(hours=2)).hour * 60 + (day.now + timedelta(hours=2)).minute
    weekday = (day.now + timedelta(hours=2)).weekday()
    await ruled(day, Rules(business=(Hours((weekday,), max(minute - 1, 0), minute + 5),)))
    await comments(day, ANGRY)
    alert = await only(day)
    assert alert.due_at is not None
    assert alert.due_at - alert.opened_at > timedelta(days=6)
    await day.goes_on(60 * MINUTE)
    assert (await only(day)).state is AlertState.OPEN


async def test_after_an_absence_many_late_ones_are_one_digest(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    for number in range(6):
        await comments(day, COMPLAINTS[number], person(day, number))
    before = {p.id: day.last(p).id for p in (anna, day.owner)}
    await day.goes_on(5 * 3600)
    await day.goes_on(11)
    for who in (anna, day.owner):
        (seen,) = newer(day, who, before[who.id])
        assert "6 came without a push · 6 late" in seen.text
    await day.goes_on(5 * 3600)
    assert len(newer(day, day.owner, before[day.owner.id])) == 1


def person(day: Day, number: int) -> str:
    """Another reader each time."""
    name = f"reader{number}"
    if name not in day.people:
        day.people[name] = day.town.add_person(name.capitalize(), name)
        day.people[name].join(day.group)
    return name


async def test_one_late_after_an_absence_is_passed_on_once(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    await comments(day, ANGRY)
    before = day.last(anna).id, day.last(day.owner).id
    await day.goes_on(5 * 3600)
    assert "passed on to you" in day.sees(day.owner)
    assert day.last(anna).id == before[0]
    await day.goes_on(5 * 3600)
    assert len(newer(day, day.owner, before[1])) == 1


async def test_above_the_rate_one_card_counts_and_rings_once(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    await ruled(day, Rules(rate=3))
    before = day.last(anna).id
    for number in range(8):
        await comments(day, COMPLAINTS[number], person(day, number))
    assert len(newer(day, anna, before)) == 3
    await day.goes_on(11)
    seen = newer(day, anna, before)
    assert len(seen) == 4
    assert "5 came without a push" in seen[-1].text
    assert not seen[-1].silent
    await comments(day, COMPLAINTS[9], person(day, 9))
    await day.goes_on(11)
    assert len(newer(day, anna, before)) == 4
    assert "6 came without a push" in day.sees(anna)
    await day.tap(anna, "Inbox")
    assert "9 wait for an answer" in day.sees(anna)


async def test_quiet_hours_hide_nothing_and_make_no_sound(talk: Day) -> None:
    day = talk
    await ruled(day, replace(Rules(), quiet=Hours()))
    await comments(day, ANGRY)
    assert "Negative" in day.sees(day.owner)
    assert day.last(day.owner).silent
    await day.goes_on(7 * MINUTE)
    assert "still waits" in day.sees(day.owner)
    assert day.last(day.owner).silent


async def test_mute_silences_an_author_and_the_settings_lift_it(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await day.tap(day.owner, "Mute")
    await day.tap(day.owner, "Author, 1 day")
    assert "Muted: it made no sound" in day.sees(day.owner)
    before = day.last(day.owner).id
    await comments(day, f"{ANGRY} once more")
    await day.goes_on(40 * MINUTE)
    await comments(day, f"{ANGRY} and again")
    assert day.last(day.owner).id == before
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Alerts")
    await day.tap(day.owner, "Muted")
    assert "1 is muted" in day.sees(day.owner)
    await day.tap(day.owner, "Reader")
    assert "Nobody is muted" in day.sees(day.owner)
    await day.goes_on(40 * MINUTE)
    await comments(day, f"{ANGRY} hello?")
    assert "Negative" in day.sees(day.owner)


async def test_a_mute_for_an_hour_ends(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await day.tap(day.owner, "Mute")
    await day.tap(day.owner, "Thread, 1 h")
    await comments(day, ANGRY, person(day, 1))
    assert "Muted: it made no sound" in day.sees(day.owner)
    await day.goes_on(61 * MINUTE)
    await comments(day, ANGRY, person(day, 2))
    assert "Negative" in day.sees(day.owner)


async def test_the_rules_are_set_by_buttons_and_hold(talk: Day) -> None:
    day = talk
    await day.says(day.owner, "/settings")
    await day.tap(day.owner, "Alerts")
    assert "Answer within: 10 minutes" in day.sees(day.owner)
    for first, then, shown in (
        ("Answer within", "30 min", "Answer within: 30 minutes"),
        ("Business hours", "Mon–Fri 09:00–18:00", "The clock runs: Mon–Fri 09:00–18:00"),
        ("Business hours", "always", "The clock runs: always"),
        ("Quiet hours", "22:00–08:00", "No sound: daily 22:00–08:00"),
        ("Digest above", "20", "above 20 alerts"),
    ):
        await day.tap(day.owner, first)
        await day.tap(day.owner, then)
        assert shown in day.sees(day.owner)
    await day.tap(day.owner, "Spam")
    assert "Spam: without a sound" in day.sees(day.owner)
    await comments(day, ANGRY)
    alert = await only(day)
    assert alert.due_at == alert.opened_at + timedelta(minutes=30)


async def test_who_may_not_change_the_rules_has_no_buttons(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    await day.says(anna, "/settings")
    with pytest.raises(AssertionError):
        day.find(anna, "Alerts")
    press = anna.press_forged(day.account, day.chat(anna), day.last(anna).id, f"s:rules-sla-set:{day.workspace_id}.5")
    await day.goes_on()
    assert press.answer
    assert (await day.desk.ruling.rules(day.owner.id))[1].sla == timedelta(minutes=10)


async def test_the_rota_is_set_by_buttons_and_decides_who_is_told(talk: Day) -> None:
    day = talk
    anna = await joins(day, "anna")
    boris = await joins(day, "boris")
    await day.says(day.owner, "/team")
    await day.tap(day.owner, "Duty")
    assert "No table yet" in day.sees(day.owner)
    await day.tap(day.owner, "Boris")
    for weekday in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        await day.tap(day.owner, weekday)
    await day.tap(day.owner, "Back")
    assert "Now: Boris" in day.sees(day.owner)
    before = day.last(anna).id
    await comments(day, ANGRY)
    assert "Negative" in day.sees(boris)
    assert day.last(anna).id == before
    await day.says(day.owner, "/team")
    await day.tap(day.owner, "Duty")
    await day.tap(day.owner, "Anna")
    today = day.now.astimezone(ZoneInfo("Europe/Athens"))
    await day.tap(day.owner, f"{today.day:02}.{today.month:02}")
    await day.tap(day.owner, "Back")
    assert "Now: Anna" in day.sees(day.owner)
    seen = day.last(boris).id
    await comments(day, ANGRY, person(day, 1))
    assert "Negative" in day.sees(anna)
    assert day.last(boris).id == seen
