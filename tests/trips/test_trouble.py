"""What goes wrong between desk and channel: it says so in somebody's chat, whose turn it is, and one way out."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.sandbox.faults import Fault, Kind
from tests.day import Day, labels
from tests.trips.acts import TEXT, card, is_approved, is_planned, is_published

HOUR = 3600


def breaks(day: Day, kind: Kind, method: str | None = "sendMessage", **more: object) -> Fault:
    """The next call to the channel goes wrong."""
    return day.town.faults.add(Fault(kind=kind, method=method, chat_id=day.channel.id, **more))  # type: ignore[arg-type]


async def sends(day: Day, text: str = TEXT) -> None:
    await is_approved(day, text)
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)


# Unconfirmed


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("silence", "I sent it and no answer came in time."),
        ("dropped", "I sent it and lost the answer."),
        ("half", "I sent it and lost the answer."),
        ("newer", "I sent it and could not read the answer."),
        ("proxy", "I sent it and could not read the answer."),
    ],
)
async def test_a_lost_answer_is_put_to_a_person(day: Day, kind: Kind, why: str) -> None:
    breaks(day, kind, applied=True)
    await sends(day)
    shown = card(day, day.editor)
    assert shown.text.splitlines()[0] == "❓ Is it there? · Coffee at nine, who comes?"
    assert why in shown.text
    assert "I do not send it again unasked" in shown.text
    assert not shown.silent
    assert [[b["text"] for b in row] for row in shown.buttons] == [
        ["Open the channel"],
        ["It is there", "Not there, send it"],
        ["Leave it", "History"],
    ]
    assert shown.buttons[0][0]["url"] == "https://t.me/roastery"
    await day.goes_on(24 * HOUR)
    assert day.texts() == [TEXT]
    await day.tap(day.editor, "It is there")
    assert "Published" in card(day, day.editor).text
    assert "Published" in card(day, day.reviewer).text
    assert len(day.posts()) == 1


async def test_what_is_not_there_is_sent_again_once_a_person_says_so(day: Day) -> None:
    breaks(day, "proxy", applied=False)
    await sends(day)
    assert day.texts() == []
    press = await day.tap(day.editor, "Not there, send it")
    assert press.text
    assert day.texts() == [TEXT]
    assert "Published" in card(day, day.editor).text


async def test_what_nobody_knows_is_left(day: Day) -> None:
    breaks(day, "proxy", applied=False)
    await sends(day)
    await day.tap(day.editor, "Leave it")
    await day.goes_on(24 * HOUR)
    assert day.texts() == []
    assert "Approved" in card(day, day.editor).text


async def test_a_doubt_that_was_settled_is_settled_once(day: Day) -> None:
    breaks(day, "silence")
    await sends(day)
    shown = card(day, day.editor)
    again = next(b["callback_data"] for row in shown.buttons for b in row if "send it" in b["text"])
    await day.tap(day.owner, "It is there")
    press = day.editor.press_forged(day.account, day.chat(day.editor), shown.id, again)
    await day.goes_on()
    assert press.text == "That has been decided already."
    assert len(day.posts()) == 1


async def test_a_doubtful_post_is_neither_edited_nor_moved(day: Day) -> None:
    breaks(day, "silence")
    sent = day.say(day.editor, TEXT)
    await day.goes_on()
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    day.editor.edit(sent, "Something else?")
    await day.goes_on()
    assert "First tell me whether it is in the channel" in day.sees(day.editor)


async def test_what_is_there_but_unknown_is_changed_by_hand(day: Day) -> None:
    breaks(day, "silence")
    await sends(day)
    await day.tap(day.editor, "It is there")
    shown = card(day, day.editor)
    assert {"Edit", "Delete"}.isdisjoint(labels(shown))
    assert "message" not in shown.text
    press = day.editor.press_forged(day.account, day.chat(day.editor), shown.id, "p:remove:1:1:1:")
    await day.goes_on()
    assert press.text == "I do not know which message it is in the channel: delete it there by hand."
    assert len(day.posts()) == 1


async def test_a_death_while_sending_is_a_doubt(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    day.clock.forward(7 * HOUR)
    await day.desk.publishing.claim()
    await day.restart()
    await day.goes_on()
    assert "Is it there?" in card(day, day.editor).text
    assert "I was stopped while sending it." in card(day, day.editor).text
    assert day.texts() == []


async def test_a_part_of_an_album_may_be_there(solo: Day) -> None:
    breaks(solo, "part", "sendMediaGroup", parts=1)
    solo.editor.send_album(solo.account, [("photo", b"one", "Two, right?"), ("photo", b"two")])
    await solo.goes_on()
    await solo.goes_on(2)
    await solo.tap(solo.editor, "Publish now")
    assert "Only a part of the album may be there." in card(solo, solo.editor).text
    assert len(solo.posts()) == 1


async def test_the_second_of_two_messages_in_doubt_goes_on_from_there(solo: Day) -> None:
    solo.editor.send_photo(solo.account, b"a cup", "A cup of what?")
    await solo.goes_on()
    await solo.tap(solo.editor, "Options")
    await solo.tap(solo.editor, "Two messages")
    await solo.tap(solo.editor, "Back")
    breaks(solo, "proxy", "sendMessage", applied=False)
    await solo.tap(solo.editor, "Publish now")
    assert "Is it there?" in card(solo, solo.editor).text
    await solo.tap(solo.editor, "Not there, send it")
    assert [m.media for m in solo.posts()] == ["photo", None]


# Failed


async def test_a_refusal_says_why_and_is_tried_again(day: Day) -> None:
    breaks(day, "bad", description="Bad Request: BUTTON_URL_INVALID")
    await sends(day)
    shown = card(day, day.editor)
    assert shown.text.splitlines()[:2] == [
        "⚠️ Not published · Coffee at nine, who comes?",
        "@roastery: Telegram refuses a link in the buttons.",
    ]
    assert not shown.silent
    assert labels(shown)[:3] == ["Try again", "New time", "Drop"]
    assert labels(shown).count("Publish now") == 0
    await day.tap(day.editor, "Try again")
    await day.goes_on(1)
    assert day.texts() == [TEXT]
    assert "Published" in card(day, day.editor).text


async def test_what_failed_gets_a_new_time_or_is_given_up(day: Day) -> None:
    breaks(day, "bad", times=2, description="Bad Request: something new")
    await sends(day)
    assert "Telegram refused it." in card(day, day.editor).text
    await day.tap(day.editor, "New time")
    await day.says(day.editor, "today 18:00")
    await day.tap(day.editor, "Yes")
    await day.goes_on(7 * HOUR)
    assert "Not published" in card(day, day.editor).text
    await day.tap(day.editor, "Drop")
    await day.goes_on(24 * HOUR)
    assert day.texts() == []
    assert "Approved" in card(day, day.editor).text


async def test_one_channel_of_two_fails_and_is_retried_alone(solo: Day) -> None:
    second = solo.owner.create_channel("Beans", "beans")
    solo.owner.promote(second, solo.account, can_post_messages=True)
    await solo.goes_on()
    await solo.says(solo.editor, TEXT)
    await solo.tap(solo.editor, "Choose a channel")
    await solo.tap(solo.editor, "@roastery")
    await solo.tap(solo.editor, "@beans")
    await solo.tap(solo.editor, "Back")
    solo.town.faults.add(Fault(kind="bad", chat_id=second.id, description="Bad Request: not today"))
    await solo.tap(solo.editor, "Publish now")
    shown = card(solo, solo.editor)
    assert "@roastery · 11:00:00, on time · message 2" in shown.text
    assert "@beans: Telegram refused it." in shown.text
    await solo.tap(solo.editor, "Try again")
    await solo.goes_on(1)
    assert len(solo.posts()) == 1
    assert sum(m.author_id == solo.account.id for m in second.messages.values()) == 1
    assert "Published" in card(solo, solo.editor).text


# Rights


async def test_a_kicked_bot_holds_everything_and_says_how_to_mend_it(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    day.owner.kick(day.channel, day.account)
    await day.goes_on()
    held = card(day, day.editor)
    assert held.text.splitlines()[0] == "🧊 Held · Coffee at nine, who comes?"
    assert "I may not post there now" in held.text
    assert labels(held)[0] == "How to fix"
    assert "I may not post in @roastery any more. What was planned there is held." in day.sees(day.owner)
    await day.tap(day.editor, "How to fix")
    assert "I am not in the channel any more" in day.sees(day.editor)
    await day.goes_on(7 * HOUR + 300)
    assert day.texts() == []
    day.owner.promote(day.channel, day.account, can_post_messages=True)
    await day.goes_on()
    assert day.texts() == [TEXT]
    assert "5 min late" in card(day, day.editor).text


async def test_rights_that_come_back_too_late_are_asked_about(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    day.owner.kick(day.channel, day.account)
    await day.goes_on(9 * HOUR)
    day.owner.promote(day.channel, day.account, can_post_messages=True)
    await day.goes_on()
    assert day.texts() == []
    assert "1 post missed its time" in day.sees(day.editor)


async def test_rights_that_were_lost_unseen(day: Day) -> None:
    """Telegram says so only when the post is sent."""
    breaks(day, "forbidden")
    await sends(day)
    shown = card(day, day.editor)
    assert "@roastery: I am not a member of the channel any more." in shown.text
    assert labels(shown)[0] == "How to fix"


async def test_a_draft_for_a_channel_that_is_lost(day: Day) -> None:
    day.owner.kick(day.channel, day.account)
    await day.goes_on()
    await day.says(day.editor, TEXT)
    await day.tap(day.editor, "Channels")
    await day.tap(day.editor, "@roastery", on=card(day, day.editor))
    await day.tap(day.editor, "Back", on=card(day, day.editor))
    assert "I may not post in @roastery" in card(day, day.editor).text
    press = await day.tap(day.editor, "Submit for review")
    assert press.text == "Not yet: a channel cannot be reached. The card shows how to mend it."
    day.owner.promote(day.channel, day.account, can_post_messages=True)
    await day.tap(day.editor, "Check the channel", on=card(day, day.editor))
    assert "I may not post" not in card(day, day.editor).text


# Slow and away


async def test_a_slow_down_is_waited_out_and_said(day: Day) -> None:
    breaks(day, "flood", retry_after=40)
    await sends(day)
    assert day.texts() == []
    assert "not out yet, next try at 11:00:51" in card(day, day.editor).text
    await day.goes_on(41)
    assert day.texts() == [TEXT]
    assert "42 s late" in card(day, day.editor).text


async def test_a_slow_down_of_a_chat_delays_its_card_alone(day: Day) -> None:
    await day.says(day.editor, TEXT)
    day.town.faults.add(Fault(kind="flood", method="sendMessage", chat_id=day.reviewer.id, retry_after=60))
    await day.tap(day.editor, "Submit for review")
    assert "For your approval" in card(day, day.owner).text
    assert not any("For your approval" in m.text for m in day.chat(day.reviewer).messages.values())
    await day.goes_on(61)
    assert "For your approval" in card(day, day.reviewer).text


async def test_telegram_is_away_for_a_while(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    door = breaks(day, "refused", times=None)
    await day.goes_on(7 * HOUR)
    await day.goes_on(30)
    assert day.texts() == []
    assert "not out yet, next try at" in card(day, day.editor).text
    day.town.faults.remove(door)
    await day.goes_on(120)
    assert day.texts() == [TEXT]
    await day.goes_on(HOUR)
    assert len(day.posts()) == 1


async def test_cards_wait_until_telegram_is_back(day: Day) -> None:
    await day.says(day.editor, TEXT)
    door = day.town.faults.add(Fault(kind="refused", chat_id=day.reviewer.id, times=None))
    await day.tap(day.editor, "Submit for review")
    for _ in range(30):
        await day.goes_on(600)
    day.town.faults.remove(door)
    await day.goes_on(600)
    assert "For your approval" in card(day, day.reviewer).text


async def test_a_revoked_token_holds_everything_until_there_is_a_new_one(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    await is_planned(day, "The second, who comes?", "sat 10:00")
    day.town.faults.add(Fault(kind="unauthorized", times=None))
    day.clock.forward(7 * HOUR)
    await day.app.wakeups["publications"].work()
    await day.app.desk.publishing.lanes.settled()
    assert day.texts() == []
    day.town.faults.clear()
    await day.goes_on(600)
    assert "I may not post in @roastery any more" in day.sees(day.owner)
    await day.tap(day.owner, "Check again")
    assert day.texts() == [TEXT]
    await day.says(day.editor, "/plan")
    assert "🗓 10:00 @roastery · The second, who comes?" in day.sees(day.editor)


# Who can be told


async def test_an_author_who_blocked_the_bot_is_not_the_one_who_is_asked(day: Day) -> None:
    await is_planned(day, when="today 18:00")
    day.editor.block(day.account)
    await day.goes_on()
    breaks(day, "silence")
    await day.goes_on(7 * HOUR)
    assert "Is it there?" in card(day, day.owner).text
    assert not card(day, day.owner).silent


async def test_a_push_to_somebody_who_blocked_the_bot_tells_the_owner(day: Day) -> None:
    await day.says(day.editor, TEXT)
    day.town.faults.add(
        Fault(kind="forbidden", chat_id=day.reviewer.id, description="Forbidden: bot was blocked by the user")
    )
    await day.tap(day.editor, "Submit for review")
    assert "I cannot write to Reviewer" in day.sees(day.owner)


async def test_an_accident_is_apologised_for_with_a_code_that_is_in_the_log(day: Day) -> None:
    """A damaged row stands for everything that nobody foresaw."""
    await day.says(day.editor, TEXT)
    async with day.app.store.write() as unit:
        await unit.run(text("UPDATE revisions SET content = '{'"))
    with capture_logs() as noted:
        press = await day.tap(day.editor, "History", on=card(day, day.editor))
    code = re.search(r"Sorry, something broke on my side \(code (\w+)\)", press.text)
    assert code
    assert code[1] in {entry.get("code") for entry in noted}
    await day.says(day.editor, "Another one, who comes?")
    assert "Draft · Another one, who comes?" in card(day, day.editor).text


async def test_it_went_out_once_whatever_happened(day: Day) -> None:
    await is_published(day)
    await day.restart()
    await day.goes_on(24 * HOUR)
    assert day.texts() == [TEXT]
