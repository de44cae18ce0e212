"""The plan, the red button, and what only a person can decide."""

from __future__ import annotations

from bot.history import write_history
from bot.sandbox.faults import Fault
from tests.day import Day

TO_FRIDAY = (4 * 24 + 7.5) * 3600
"""Seconds from Monday 11:00 in Athens to Friday 18:30."""


async def plan_a_post(day: Day, text: str = "Coffee at nine, who comes?", when: str = "fri 18:30") -> None:
    await day.says(day.editor, text)
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Schedule")
    await day.says(day.editor, when)
    await day.tap(day.editor, "Yes")


async def test_the_plan_shows_ours_and_what_was_posted_by_hand(day: Day) -> None:
    day.owner.say(day.channel, "By hand: we are open")
    await day.goes_on()
    await plan_a_post(day)
    await day.says(day.editor, "/plan")
    screen = day.last(day.editor)
    assert "By hand: we are open" in screen.text
    assert "18:30 @roastery · Coffee at nine" in screen.text
    assert "today" in screen.text
    seen = next(b for row in screen.buttons for b in row if "By hand" in b["text"])
    assert seen["url"].startswith("https://t.me/roastery/")
    await day.tap(day.editor, "Coffee at nine", on=screen)
    assert "Scheduled" in day.sees(day.editor)
    await day.tap(day.editor, "Later ›", on=screen)
    assert "Nothing is planned here" in screen.text
    await day.tap(day.editor, "This week", on=screen)
    assert "Coffee at nine" in screen.text


async def test_what_was_posted_by_hand_and_has_no_place_is_a_line_alone(day: Day) -> None:
    """The sandbox's past is no messages, and Telegram takes no button without an address."""
    await write_history(day.app, day.owner.id)
    await plan_a_post(day)
    await day.says(day.editor, "/plan")
    screen = day.last(day.editor)
    assert "✍️" in screen.text
    assert not [label for label in screen.labels if "✍️" in label]
    await day.tap(day.editor, "Coffee at nine", on=screen)
    assert "Scheduled" in day.sees(day.editor)


async def test_a_hand_made_album_is_one_line(day: Day) -> None:
    day.owner.send_album(day.channel, [("photo", b"one", "Three cups"), ("photo", b"two"), ("photo", b"three")])
    await day.goes_on()
    await day.says(day.editor, "/plan")
    assert day.sees(day.editor).count("✍️") == 1
    assert "Three cups" in day.sees(day.editor)


async def test_a_crowded_plan_shows_its_days(day: Day) -> None:
    for number in range(30):
        day.owner.say(day.channel, f"News {number}")
        day.clock.forward(60)
    await day.goes_on()
    await day.says(day.editor, "/plan")
    screen = day.last(day.editor)
    assert "and 28 more" in screen.text
    await day.tap(day.editor, "· 30", on=screen)
    assert "News 29" in screen.text
    await day.tap(day.editor, "Back", on=screen)
    assert "and 28 more" in screen.text


async def test_freeze_holds_at_once_and_unfreeze_lets_go(day: Day) -> None:
    await plan_a_post(day)
    await day.says(day.reviewer, "/freeze")
    screen = day.last(day.reviewer)
    assert "Everything is frozen" in screen.text
    assert "has frozen all publishing" in day.sees(day.owner)
    await day.says(day.editor, "/plan")
    assert "Everything is frozen" in day.sees(day.editor)
    await day.goes_on(5 * 24 * 3600)
    assert day.texts() == []
    press = await day.tap(day.reviewer, "Unfreeze all", on=screen)
    assert "Unfrozen" in press.text
    assert "Nothing is frozen" in screen.text
    await day.tap(day.reviewer, "Freeze everything", on=screen)
    assert "Everything is frozen" in screen.text
    await day.says(day.reviewer, "/unfreeze")
    assert "Nothing is frozen" in day.sees(day.reviewer)


async def test_one_of_several_channels_is_frozen(day: Day) -> None:
    second = day.owner.create_channel("Beans", "beans")
    day.owner.promote(second, day.account, can_post_messages=True)
    await day.goes_on()
    await day.says(day.owner, "/freeze")
    screen = day.last(day.owner)
    assert "Nothing is frozen" in screen.text
    await day.tap(day.owner, "Freeze @beans", on=screen)
    assert "Frozen: @beans" in screen.text
    await day.says(day.owner, "/channels")
    assert "🧊 @beans" in day.sees(day.owner)
    await day.tap(day.owner, "Unfreeze @beans", on=screen)
    assert "Nothing is frozen" in screen.text


async def test_a_frozen_missed_post_is_decided_from_home(day: Day) -> None:
    await plan_a_post(day)
    await day.says(day.owner, "/freeze")
    await day.goes_on(5 * 24 * 3600)
    await day.says(day.owner, "/unfreeze")
    await day.says(day.editor, "/start")
    assert "1 post waits for a decision" in day.sees(day.editor)
    home = day.last(day.editor)
    await day.tap(day.editor, "Decide", on=home)
    await day.tap(day.editor, "Coffee at nine", on=home)
    assert "Missed" in day.sees(day.editor)
    await day.tap(day.editor, "New time")
    await day.says(day.editor, "tomorrow at 9")
    await day.tap(day.editor, "Yes")
    assert "Scheduled" in day.find(day.editor, "Move").text
    await day.goes_on(21 * 3600)
    assert day.texts() == []
    await day.goes_on(3600)
    assert day.texts() == ["Coffee at nine, who comes?"]


async def test_what_may_be_out_is_put_to_a_person(day: Day) -> None:
    await plan_a_post(day)
    day.town.faults.add(Fault(kind="silence", method="sendMessage", chat_id=day.channel.id))
    await day.goes_on(TO_FRIDAY)
    assert "Is it there?" in day.sees(day.editor)
    press = await day.tap(day.editor, "It is there")
    assert "published" in press.text
    assert "Published" in day.sees(day.editor)
    assert len(day.posts()) == 1


async def test_the_discussion_group_is_a_witness(day: Day) -> None:
    day.owner.promote(day.group, day.account, can_manage_chat=True)
    await plan_a_post(day)
    day.town.faults.add(Fault(kind="silence", method="sendMessage", chat_id=day.channel.id))
    await day.goes_on(TO_FRIDAY)
    await day.goes_on()
    assert "Published" in day.sees(day.editor)
    assert len(day.posts()) == 1
