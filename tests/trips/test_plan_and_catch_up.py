"""After the desk was away: what is hardly late goes out one by one, the rest is asked about, and never a burst."""

from __future__ import annotations

import pytest

from tests.day import Day, labels
from tests.trips.acts import card, is_planned

MINUTE, HOUR = 60, 3600


async def several_are_planned(day: Day, count: int, when: str = "today 18:00") -> None:
    for number in range(count):
        await is_planned(day, f"Post {number}, who comes?", when)


async def sleeps(day: Day, seconds: float) -> None:
    """Nobody is at the desk for so long; then it starts again."""
    day.clock.forward(seconds)
    await day.restart()
    await day.goes_on()


async def test_the_plan_opens_each_card(day: Day) -> None:
    await several_are_planned(day, 2)
    await day.says(day.editor, "/plan")
    screen = day.last(day.editor)
    assert "18:00 @roastery · Post 0, who comes?" in screen.text
    line = next(label for label in labels(screen) if "Post 1" in label)
    await day.tap(day.editor, line, on=screen)
    assert "Scheduled · Post 1, who comes?" in day.sees(day.editor)
    assert "Move" in labels(card(day, day.editor))
    await day.goes_on(7 * HOUR)
    await day.says(day.editor, "/plan")
    assert "📣 18:00 @roastery · Post 0, who comes?" in day.sees(day.editor)


async def test_who_only_looks_opens_cards_from_the_plan_too(day: Day) -> None:
    await is_planned(day)
    await day.says(day.reviewer, "/plan")
    await day.tap(day.reviewer, "Coffee at nine", on=day.last(day.reviewer))
    shown = card(day, day.reviewer)
    assert "Scheduled" in shown.text
    assert labels(shown) == ["Undo", "History"]


async def test_made_by_hand_is_in_the_plan_and_is_never_sent(day: Day) -> None:
    day.owner.say(day.channel, "By hand: the terrace is open")
    await day.goes_on()
    await day.says(day.editor, "/plan")
    assert "By hand: the terrace is open" in day.sees(day.editor)
    await day.goes_on(24 * HOUR)
    assert day.posts() == []


async def test_hardly_late_goes_out_a_minute_apart(day: Day) -> None:
    await several_are_planned(day, 3)
    await sleeps(day, 7 * HOUR + 5 * MINUTE)
    assert day.texts() == ["Post 0, who comes?"]
    assert "5 min late" in day.find(day.editor, "Open").text
    await day.goes_on(MINUTE - 1)
    assert len(day.posts()) == 1
    await day.goes_on(1)
    assert len(day.posts()) == 2
    await day.goes_on(MINUTE)
    assert day.texts() == [f"Post {n}, who comes?" for n in range(3)]


async def test_what_waits_for_its_turn_says_when(day: Day) -> None:
    await several_are_planned(day, 2)
    await sleeps(day, 7 * HOUR + 5 * MINUTE)
    await day.desk.carding.bring(day.editor.id, 2)
    await day.goes_on()
    assert "not out yet, next try at 18:06:00" in card(day, day.editor).text


async def test_another_channel_does_not_wait(solo: Day) -> None:
    second = solo.owner.create_channel("Beans", "beans")
    solo.owner.promote(second, solo.account, can_post_messages=True)
    await solo.goes_on()
    for name in ("@roastery", "@beans"):
        await solo.says(solo.editor, f"For {name}, who comes?")
        await solo.tap(solo.editor, "Channels")
        for label in [x for x in labels(card(solo, solo.editor)) if (name in x) is not ("✓" in x) and "@" in x]:
            await solo.tap(solo.editor, label, on=card(solo, solo.editor))
        await solo.tap(solo.editor, "Back", on=card(solo, solo.editor))
        await solo.tap(solo.editor, "Schedule")
        await solo.tap(solo.editor, "In 1 hour")
    await sleeps(solo, HOUR + 5 * MINUTE)
    assert len(solo.posts()) == 1
    assert sum(m.author_id == solo.account.id for m in second.messages.values()) == 1


@pytest.mark.parametrize(
    ("late", "why"), [(20 * MINUTE, "I was away at its time."), (8 * HOUR, "I was away for hours at its time.")]
)
async def test_later_than_that_is_asked_in_one_card(day: Day, late: float, why: str) -> None:
    await several_are_planned(day, 3)
    before = len(day.chat(day.editor).messages)
    await sleeps(day, 7 * HOUR + late)
    assert day.texts() == []
    assert len(day.chat(day.editor).messages) == before + 1
    summary = day.last(day.editor)
    assert summary.text.startswith("⚠️ I was away, and 3 posts missed their time (since Mon 23 Nov, 18:00).")
    assert labels(summary) == [*(f"18:00 Post {n}, who comes?" for n in range(3)), "Plan"]
    assert "3 posts missed" in day.sees(day.owner)
    assert "missed" not in day.sees(day.reviewer)
    await day.tap(day.editor, "Post 1", on=summary)
    asked = card(day, day.editor)
    assert asked.text.splitlines()[:2] == [
        "⚠️ Missed its time · Post 1, who comes?",
        f"@roastery: was due Mon 23 Nov, 18:00. {why}",
    ]
    assert labels(asked)[:3] == ["Publish now", "New time", "Drop"]
    await day.tap(day.editor, "Publish now", on=asked)
    await day.goes_on(1)
    assert day.texts() == ["Post 1, who comes?"]
    await day.goes_on(HOUR)
    assert len(day.posts()) == 1


async def test_what_was_missed_is_dropped_or_gets_a_new_time(day: Day) -> None:
    await several_are_planned(day, 2)
    await sleeps(day, 9 * HOUR)
    summary = day.last(day.editor)
    await day.tap(day.editor, "Post 0", on=summary)
    press = await day.tap(day.editor, "Drop")
    assert press.text
    assert "Approved" in card(day, day.editor).text
    await day.tap(day.editor, "Post 1", on=summary)
    await day.tap(day.editor, "New time")
    await day.says(day.editor, "tomorrow 10:00")
    await day.says(day.editor, "tomorrow 11:00")
    await day.tap(day.editor, "Yes")
    assert "@roastery: Tue 24 Nov, 11:00" in card(day, day.editor).text
    await day.goes_on(15 * HOUR)
    assert day.texts() == ["Post 1, who comes?"]


async def test_what_missed_its_time_can_still_be_changed(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    await sleeps(day, 9 * HOUR)
    await day.tap(day.editor, "Coffee at nine")
    await day.tap(day.editor, "Edit")
    await day.says(day.editor, "Coffee at ten, who comes?")
    assert "Draft" in card(day, day.editor).text
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    assert day.texts() == ["Coffee at ten, who comes?"]


async def test_approvals_that_came_while_away_count_and_nothing_is_sent_late(day: Day) -> None:
    """The tap waited at Telegram; the asked-for time passed meanwhile."""
    await day.says(day.editor, "Coffee at nine, who comes?")
    await day.tap(day.editor, "Schedule")
    await day.tap(day.editor, "In 1 hour")
    await day.tap(day.editor, "Submit for review")
    day.reviewer.press(card(day, day.reviewer), "Approve")
    await sleeps(day, 3 * HOUR)
    await day.goes_on(HOUR)
    assert day.texts() == []
    assert any(word in card(day, day.editor).text for word in ("Approved", "Draft"))


async def test_held_by_a_freeze_and_freed_in_time_goes_out(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    await day.says(day.owner, "/freeze")
    assert "🧊 Held" in card(day, day.editor).text
    assert "Publishing is frozen." in card(day, day.editor).text
    await day.goes_on(7 * HOUR + 10 * MINUTE)
    assert day.texts() == []
    await day.says(day.owner, "/unfreeze")
    assert day.texts() == ["Coffee at nine, who comes?"]
    assert "10 min late" in card(day, day.editor).text


async def test_held_too_long_is_asked_about(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    await day.says(day.owner, "/freeze")
    await day.goes_on(8 * HOUR)
    await day.says(day.owner, "/unfreeze")
    assert day.texts() == []
    assert any("1 post missed its time" in m.text for m in day.chat(day.editor).messages.values())
    assert "Missed its time" in card(day, day.editor).text


async def test_a_post_in_the_second_of_the_freeze_is_held(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    day.clock.forward(7 * HOUR)
    await day.says(day.owner, "/freeze")
    assert day.texts() == []
    assert "Held" in card(day, day.editor).text


async def test_the_author_unfreezes_from_the_card(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    await day.desk.freezing.freeze(day.owner.id, day.channel_id)
    await day.goes_on()
    await day.tap(day.editor, "Unfreeze", on=card(day, day.editor))
    assert "Scheduled" in card(day, day.editor).text
    await day.goes_on(7 * HOUR)
    assert day.texts() == ["Coffee at nine, who comes?"]
