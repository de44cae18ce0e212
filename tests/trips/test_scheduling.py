"""Times: now with an undo, by button, typed in English and Russian; odd ones are asked about, none counts unseen."""

from __future__ import annotations

import pytest

from bot.sandbox.messages import Message
from tests.day import Day, labels
from tests.trips.acts import TEXT, card, is_approved, is_planned, is_published, is_submitted, plans

HOUR = 3600
NIGHT = 7 * HOUR
"""From Monday 11:00 in Athens to 18:00."""


async def asks(day: Day, said: str) -> Message:
    """Press *Schedule*, type a time; what comes back."""
    await day.tap(day.editor, "Schedule")
    await day.says(day.editor, said)
    return day.last(day.editor)


# Publish now


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "Going out now"),
        (10, "Going out in 10 seconds. Undo is on the card."),
        (60, "Going out in 60 seconds. Undo is on the card."),
    ],
)
async def test_publish_now_leaves_the_seconds_that_the_team_wants(day: Day, seconds: int, said: str) -> None:
    await day.desk.staffing.set_undo(day.owner.id, seconds)
    await is_approved(day)
    press = await day.tap(day.editor, "Publish now")
    assert press.text == said
    if seconds:
        assert labels(card(day, day.editor))[0] == "Undo"
        assert day.texts() == []
        await day.goes_on(seconds - 1)
        assert day.texts() == []
        await day.goes_on(1)
    assert day.texts() == [TEXT]
    receipt = card(day, day.editor)
    assert receipt.text.splitlines()[1] == f"@roastery · 11:0{seconds // 60}:{seconds % 60:02}, on time · message 2"
    assert labels(receipt) == ["Open", "Edit", "Pin", "History", "Repeat", "Delete"]
    assert receipt.buttons[0][0]["url"] == "https://t.me/roastery/2"


async def test_undo_within_the_seconds_and_too_late(day: Day) -> None:
    await is_approved(day)
    await day.tap(day.editor, "Publish now")
    undo = next(b["callback_data"] for row in card(day, day.editor).buttons for b in row if b["text"] == "Undo")
    await day.goes_on(9)
    press = await day.tap(day.editor, "Undo")
    assert press.text == "Taken back: nothing was sent"
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    late = day.editor.press_forged(day.account, day.chat(day.editor), card(day, day.editor).id, undo)
    await day.goes_on()
    assert late.text == "That is not possible any more: the post is published or deleted."
    assert day.texts() == [TEXT]


async def test_two_presses_publish_once(day: Day) -> None:
    await is_approved(day)
    shown = card(day, day.editor)
    for _ in range(2):
        day.editor.press(shown, "Publish now")
    await day.goes_on()
    await day.goes_on(11)
    await day.goes_on(120)
    assert day.texts() == [TEXT]


async def test_a_press_from_before_a_long_absence_is_asked_again(day: Day) -> None:
    await is_approved(day)
    day.editor.press(card(day, day.editor), "Publish now")
    await day.goes_on(2 * HOUR)
    assert "while I was away. Publish it now?" in day.sees(day.editor)
    await day.goes_on(60)
    assert day.texts() == []
    await day.tap(day.editor, "Publish now", on=day.last(day.editor))
    await day.goes_on(11)
    assert day.texts() == [TEXT]


# By button


async def test_in_an_hour(day: Day) -> None:
    await is_approved(day)
    await day.tap(day.editor, "Schedule")
    question = day.last(day.editor)
    assert question.text.splitlines()[0] == (
        "🗓 When shall Coffee at nine, who comes? go out? Zone of the desk: Athens, now 11:00."
    )
    assert labels(question) == ["In 1 hour", "Tomorrow 10:00", "Never mind"]
    press = await day.tap(day.editor, "In 1 hour")
    assert press.text == "Scheduled: Mon 23 Nov, 12:00"
    assert question.id not in day.chat(day.editor).messages
    shown = card(day, day.editor)
    assert shown.text.splitlines()[:2] == ["🗓 Scheduled · Coffee at nine, who comes?", "@roastery: Mon 23 Nov, 12:00"]
    assert [e["unix_time"] for e in shown.entities if e["type"] == "date_time"] == [int(day.clock.at) + HOUR]
    await day.goes_on(HOUR - 1)
    assert day.texts() == []
    await day.goes_on(1)
    assert day.texts() == [TEXT]


async def test_tomorrow_at_ten_is_ten_on_the_desks_clock(day: Day) -> None:
    await is_approved(day)
    await day.tap(day.editor, "Schedule")
    press = await day.tap(day.editor, "Tomorrow 10:00")
    assert press.text == "Scheduled: Tue 24 Nov, 10:00"
    await day.goes_on(23 * HOUR - 1)
    assert day.texts() == []
    await day.goes_on(1)
    assert day.texts() == [TEXT]


async def test_an_old_button_does_not_plan_into_the_past(day: Day) -> None:
    await is_approved(day)
    await day.tap(day.editor, "Schedule")
    question = day.last(day.editor)
    await day.goes_on(2 * HOUR)
    press = await day.tap(day.editor, "In 1 hour", on=question)
    assert press.text == "That was before now. Give a later time, please."
    assert "Approved" in card(day, day.editor).text


# Typed


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("fri 18:30", "→ Fri 27 Nov, 18:30. Schedule?"),
        ("tomorrow at 9", "→ Tue 24 Nov, 09:00. Schedule?"),
        ("in 2 hours", "→ Mon 23 Nov, 13:00. Schedule?"),
        ("27.11. 18:30", "→ Fri 27 Nov, 18:30. Schedule?"),
    ],
)
async def test_a_typed_time_is_shown_whole_before_it_counts(day: Day, said: str, meant: str) -> None:
    await is_approved(day)
    question = await asks(day, said)
    assert question.text == meant
    assert [(b["text"], b.get("style")) for b in question.buttons[0]] == [("Yes", "success"), ("Other time", None)]
    assert "Approved" in card(day, day.editor).text
    assert not any("When shall" in m.text for m in day.chat(day.editor).messages.values())
    await day.tap(day.editor, "Yes")
    assert "Scheduled" in card(day, day.editor).text
    assert question.id not in day.chat(day.editor).messages


async def test_another_time_is_asked_for(day: Day) -> None:
    await is_approved(day)
    first = await asks(day, "fri 18:30")
    await day.tap(day.editor, "Other time")
    assert first.id not in day.chat(day.editor).messages
    await day.says(day.editor, "sat 12:00")
    await day.tap(day.editor, "Yes")
    assert "@roastery: Sat 28 Nov, 12:00" in card(day, day.editor).text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("завтра в 10", "→ вт 24 нояб., 10:00. Запланировать?"),
        ("пт 18:30", "→ пт 27 нояб., 18:30. Запланировать?"),
        ("через 2 часа", "→ пн 23 нояб., 13:00. Запланировать?"),
    ],
)
async def test_times_are_typed_in_russian_too(day: Day, said: str, meant: str) -> None:
    await day.desk.staffing.choose_language(day.editor.id, "ru")
    await day.says(day.editor, TEXT)
    await day.tap(day.editor, "На согласование")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "В план")
    await day.says(day.editor, said)
    assert (
        day.sees(day.editor).replace("\u00a0", " ").replace(", 24", " 24").replace(", 27", " 27").replace(", 23", " 23")
        == meant
    )
    await day.tap(day.editor, "Да")
    assert "Запланировано" in day.find(day.editor, "Перенести").text


async def test_a_time_that_is_over_is_asked_about(day: Day) -> None:
    await is_approved(day)
    question = await asks(day, "today at 9:00")
    assert question.text == "That was before now. Did you mean:"
    assert labels(question)[0] == "Mon 23 Nov, 21:00"
    await day.tap(day.editor, labels(question)[0], on=question)
    assert "@roastery: Mon 23 Nov, 21:00" in card(day, day.editor).text
    assert question.id not in day.chat(day.editor).messages


async def test_a_date_that_can_be_read_two_ways_is_asked_about(day: Day) -> None:
    await is_approved(day)
    question = await asks(day, "5/12 18:30")
    assert question.text == "Which one?"
    assert labels(question)[-1] == "Other time"
    assert len(labels(question)) == 3
    await day.tap(day.editor, "5 Dec", on=question)
    assert "@roastery: Sat 5 Dec, 18:30" in card(day, day.editor).text


async def test_a_day_without_an_hour_is_asked_for_it(day: Day) -> None:
    await is_approved(day)
    question = await asks(day, "friday")
    assert question.text == "At what hour?"
    await day.tap(day.editor, labels(question)[0], on=question)
    assert "Fri 27 Nov" in card(day, day.editor).text


async def test_a_time_that_the_clocks_skip(day: Day) -> None:
    await is_approved(day)
    question = await asks(day, "28.03.2027 03:30")
    assert question.text == "The clocks skip Sun, 28 Mar 2027, 03:30 there. Instead:"
    await day.tap(day.editor, "Sun, 28 Mar 2027, 04:00", on=question)
    assert "@roastery: Sun, 28 Mar 2027, 04:00" in card(day, day.editor).text


async def test_a_time_that_the_clocks_show_twice(day: Day) -> None:
    await is_approved(day)
    question = await asks(day, "31.10.2027 03:30")
    assert "twice that night. Which one?" in question.text
    assert labels(question)[:2] == ["Sun, 31 Oct 2027, 03:30 (+03:00)", "Sun, 31 Oct 2027, 03:30 (+02:00)"]
    await day.tap(day.editor, "(+02:00)", on=question)
    assert "@roastery: Sun, 31 Oct 2027, 03:30" in card(day, day.editor).text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("when the moon is full", "I do not understand “when, moon, is, full”"),
        ("30.02. 10:00", "There is no such day"),
        ("1.1.2031 10:00", "That is too far away: two years at most."),
        ("now", "That is now: press Publish now on the card."),
    ],
)
async def test_what_is_no_time_is_said_with_an_example_or_a_way_out(day: Day, said: str, answer: str) -> None:
    await is_approved(day)
    assert answer in (await asks(day, said)).text
    await day.says(day.editor, "fri 18:30")
    await day.tap(day.editor, "Yes")
    assert "Scheduled" in card(day, day.editor).text


# Moving and taking back


async def test_a_planned_post_is_moved(day: Day) -> None:
    await is_planned(day)
    await day.tap(day.editor, "Move")
    await day.says(day.editor, "today 18:00")
    await day.tap(day.editor, "Yes")
    assert "@roastery: Mon 23 Nov, 18:00" in card(day, day.editor).text
    assert "@roastery: Mon 23 Nov, 18:00" in card(day, day.reviewer).text
    await day.goes_on(NIGHT)
    assert day.texts() == [TEXT]
    await day.goes_on(5 * 24 * HOUR)
    assert len(day.posts()) == 1


async def test_a_planned_post_is_taken_back(day: Day) -> None:
    await is_planned(day)
    press = await day.tap(day.editor, "Unschedule")
    assert press.text == "Taken back: nothing was sent"
    assert "Approved" in card(day, day.editor).text
    await day.goes_on(5 * 24 * HOUR)
    assert day.texts() == []
    await plans(day, "sat 10:00")
    assert "Scheduled" in card(day, day.editor).text


async def test_a_planned_post_goes_out_now(day: Day) -> None:
    await is_planned(day)
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    assert day.texts() == [TEXT]
    await day.goes_on(5 * 24 * HOUR)
    assert len(day.posts()) == 1


async def test_a_planned_post_is_deleted_and_restored(day: Day) -> None:
    await is_planned(day)
    await day.tap(day.editor, "Delete")
    await day.goes_on(5 * 24 * HOUR)
    assert day.texts() == []
    await day.tap(day.editor, "Restore")
    assert "Draft" in card(day, day.editor).text
    assert "Submit for review" in labels(card(day, day.editor))


async def test_a_wished_time_is_forgotten(day: Day) -> None:
    await day.says(day.editor, TEXT)
    await day.tap(day.editor, "Schedule")
    await day.tap(day.editor, "Tomorrow 10:00")
    assert "Wanted for: Tue 24 Nov, 10:00" in card(day, day.editor).text
    await day.tap(day.editor, "Schedule")
    press = await day.tap(day.editor, "Forget the time")
    assert press.text == "The time is forgotten"
    assert "Wanted for" not in card(day, day.editor).text
    await is_submitted(day)
    await day.tap(day.reviewer, "Approve")
    assert "Approved" in card(day, day.editor).text


async def test_several_channels_go_out_together_and_have_a_receipt_each(solo: Day) -> None:
    second = solo.owner.create_channel("Beans", "beans")
    solo.owner.promote(second, solo.account, can_post_messages=True)
    await solo.goes_on()
    await solo.says(solo.editor, TEXT)
    await solo.tap(solo.editor, "Choose a channel")
    await solo.tap(solo.editor, "@roastery")
    await solo.tap(solo.editor, "@beans")
    await solo.tap(solo.editor, "Back")
    await plans(solo, "today 18:00")
    assert card(solo, solo.editor).text.count("Mon 23 Nov, 18:00") == 2
    await solo.goes_on(NIGHT)
    assert "@beans · 18:00:00, on time · message 2" in card(solo, solo.editor).text
    assert "@roastery · 18:00:00, on time · message 2" in card(solo, solo.editor).text


async def test_without_a_channel_there_is_no_time_to_set(solo: Day) -> None:
    await solo.says(solo.editor, TEXT)
    await solo.tap(solo.editor, "Channels")
    await solo.tap(solo.editor, "✓ @roastery")
    await solo.tap(solo.editor, "Back")
    await solo.tap(solo.editor, "Schedule")
    press = await solo.tap(solo.editor, "In 1 hour")
    assert press.text == "Not yet: no channel is chosen. The card shows how to mend it."


async def test_the_receipt_is_on_every_copy(day: Day) -> None:
    await is_published(day)
    for person in (day.editor, day.reviewer, day.owner):
        receipt = card(day, person).text.splitlines()
        assert receipt[0] == "📣 Published · Coffee at nine, who comes?"
        assert receipt[1].startswith("@roastery · 11:00:1")
        assert receipt[2].startswith("approved by ")
        assert card(day, person).buttons[0][0]["url"] == "https://t.me/roastery/2"
