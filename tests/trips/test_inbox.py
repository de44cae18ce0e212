"""A reader writes under a post; somebody of the team sees it at once, takes it, closes it."""

from __future__ import annotations

from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from tests.day import Day

ANGRY = "Third order in a row arrives late and nobody answers! Terrible service, give me my money back"


async def comments(day: Day, text: str, who: str = "reader") -> Message:
    """Under the newest post of the channel, in its discussion group."""
    root = max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)
    said = day.people[who].say(day.group, text, reply_to=root)
    await day.goes_on()
    return said


async def test_an_angry_comment_is_on_the_owners_phone(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    seen = day.sees(day.owner)
    assert "Negative" in seen
    assert "@roastery" in seen
    assert "Third order in a row arrives late" in seen
    assert "— Reader, under “Autumn sale" in seen
    assert "answer by" in seen
    assert "because:" in seen


async def test_one_has_it_and_the_other_is_told_who(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    card = day.find(day.owner, "I take it")
    await day.tap(day.owner, "I take it")
    assert "taken by you" in day.sees(day.owner)
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    await day.desk.alerting.bring(day.editor.id, alert.id)
    await day.goes_on()
    assert "taken by Owner" in day.sees(day.editor)
    forged = day.editor.press_forged(day.account, day.chat(day.editor), day.last(day.editor).id, f"a:take:{alert.id}:")
    await day.goes_on()
    assert "Owner was faster" in str(forged.answer)
    assert card.id == day.last(day.owner).id


async def test_the_inbox_lists_what_waits_and_closing_empties_it(talk: Day) -> None:
    day = talk
    await day.says(day.owner, "/inbox")
    assert "Nothing waits" in day.sees(day.owner)
    await comments(day, ANGRY)
    await comments(day, "When is the sale over?", "stranger")
    await day.says(day.owner, "/inbox")
    assert "2 wait for an answer" in day.sees(day.owner)
    await day.tap(day.owner, "When is the sale over")
    assert "Question" in day.sees(day.owner)
    await day.tap(day.owner, "Close")
    assert "Closed by you" in day.sees(day.owner)
    await day.tap(day.owner, "Open again")
    assert "taken by you" in day.sees(day.owner)


async def test_what_nobody_must_see_wakes_nobody(talk: Day) -> None:
    day = talk
    before = day.last(day.owner).id
    await comments(day, "Lovely coffee, thank you!")
    await comments(day, "See you on Friday at nine")
    assert day.last(day.owner).id == before


async def test_the_team_raises_no_alert_and_its_answer_stops_the_clock(talk: Day) -> None:
    day = talk
    day.editor.join(day.channel)
    said = await comments(day, ANGRY)
    day.editor.say(day.group, "Terrible, awful, I am so sorry: write me your number", reply_to=said)
    await day.goes_on()
    assert "Answered by Editor" in day.sees(day.owner)
    assert not (await day.desk.showing.inbox(day.owner.id, 0)).total


async def test_an_edit_shows_on_the_card_and_a_mild_comment_may_become_an_alert(talk: Day) -> None:
    day = talk
    said = await comments(day, "See you on Friday at nine")
    day.reader.edit(said, ANGRY)
    await day.goes_on()
    assert "Negative" in day.sees(day.owner)
    day.reader.edit(said, f"{ANGRY} today")
    await day.goes_on()
    assert "back today" in day.sees(day.owner)
    assert "(edited)" in day.sees(day.owner)


async def test_an_edit_an_hour_later_is_as_urgent_as_a_new_comment(talk: Day) -> None:
    day = talk
    said = await comments(day, "See you on Friday at nine")
    day.clock.forward(3600)
    day.reader.edit(said, ANGRY)
    await day.goes_on()
    assert "answer by" in day.sees(day.owner)
    assert day.last(day.owner).silent is False


async def test_a_card_that_telegram_refuses_comes_in_plain_words(talk: Day) -> None:
    day = talk
    wrong = "Bad Request: can't parse entities: unsupported start tag"
    day.town.faults.add(Fault("bad", method="sendMessage", chat_id=day.owner.id, description=wrong))
    await comments(day, f"{ANGRY} <b>now</b> & here")
    assert {entity["type"] for entity in day.last(day.owner).entities} <= {"mention"}
    assert "money back <b>now</b> & here" in day.sees(day.owner)
    await day.tap(day.owner, "I take it")
    assert "taken by you" in day.sees(day.owner)


async def test_others_are_told_at_once_where_the_responder_is_out_of_reach(talk: Day) -> None:
    day = talk
    day.owner.block(day.account)
    await comments(day, ANGRY)
    assert "Third order in a row" in day.sees(day.editor)


async def test_the_same_reader_goes_on_and_it_stays_one_card(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    first = day.last(day.owner).id
    await comments(day, "And the support is awful, nobody cares")
    assert day.last(day.owner).id == first
    assert "1 more comment" in day.sees(day.owner)


async def test_a_backlog_rings_nobody(talk: Day) -> None:
    """The desk was away for an hour: what was said meanwhile is no alarm."""
    day = talk
    root = max((m for m in day.group.messages.values() if m.is_automatic_forward), key=lambda m: m.id)
    before = day.last(day.owner).id
    day.reader.say(day.group, ANGRY, reply_to=root)
    await day.goes_on(3600)
    assert day.last(day.owner).id == before
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 1


async def test_a_group_into_which_a_member_brings_the_bot_is_a_source(talk: Day) -> None:
    day = talk
    club = day.owner.create_group("Coffee club")
    day.owner.add(club, day.account)
    day.owner.promote(club, day.account, can_delete_messages=True)
    day.owner.add(club, day.stranger)
    await day.goes_on()
    day.stranger.say(club, ANGRY)
    await day.goes_on()
    assert "Coffee club" in day.sees(day.owner)
    assert "Negative" in day.sees(day.owner)


QUESTIONS = (
    "Where is your shop in Athens?",
    "How long does roasting take?",
    "Is the blue bag decaf?",
    "When do you open on Sunday?",
    "Do you ship to Cyprus?",
    "Which beans are from Kenya?",
    "Can I return an unopened bag?",
    "Who picks the music in the cafe?",
    "What does the gift box cost?",
    "Are there any courses for beginners?",
)


async def test_the_inbox_is_sifted_and_stays_so_while_pages_are_turned(talk: Day) -> None:
    day = talk
    for number, text in enumerate(QUESTIONS):
        day.people[f"asker{number}"] = day.town.add_person(f"Asker{number}", f"asker{number}")
        await comments(day, text, f"asker{number}")
    await comments(day, ANGRY)
    await day.tap(day.owner, "I take it")
    await day.says(day.owner, "/inbox")
    assert "11 wait for an answer · 1 yours" in day.sees(day.owner)
    list_ = day.last(day.owner)
    await day.tap(day.owner, "All kinds", on=list_)
    assert "1 waits for an answer · 1 yours" in list_.text
    await day.tap(day.owner, "Negative", on=list_)
    assert "10 wait for an answer" in list_.text
    await day.tap(day.owner, "›", on=list_)
    assert "10 wait for an answer" in list_.text
    assert {"Question", "‹", "Show all"} <= set(list_.labels)
    assert "›" not in list_.labels
    await day.tap(day.owner, "Whose: all", on=list_)
    assert "Nothing here. 11 wait in all: press Show all" in list_.text
    assert "Question" in list_.labels
    await day.tap(day.owner, "Whose: mine", on=list_)
    assert "10 wait for an answer" in list_.text
    await day.tap(day.owner, "Show all", on=list_)
    assert "11 wait for an answer · 1 yours" in list_.text


async def test_the_inbox_is_sifted_by_source(talk: Day) -> None:
    day = talk
    club = day.owner.create_group("Coffee club")
    day.owner.add(club, day.account)
    day.owner.promote(club, day.account, can_delete_messages=True)
    day.owner.add(club, day.stranger)
    await day.goes_on()
    day.stranger.say(club, "The new cups are broken, awful quality, I want a refund")
    await comments(day, ANGRY)
    await day.says(day.owner, "/inbox")
    list_ = day.last(day.owner)
    await day.tap(day.owner, "All sources", on=list_)
    assert "1 waits" in list_.text and any("Third order" in label for label in list_.labels)
    await day.tap(day.owner, "Roastery talk", on=list_)
    assert "1 waits" in list_.text and any("new cups" in label for label in list_.labels)
    await day.tap(day.owner, "Coffee club", on=list_)
    assert "2 wait" in list_.text


async def test_a_sieve_that_was_made_up_is_an_old_button(talk: Day) -> None:
    day = talk
    await comments(day, ANGRY)
    await day.says(day.owner, "/inbox")
    for arg in ("", "x.all..0", ".x..0", ".all.x.0", ".all..x", "...", ".all.9.9", ".all.-1.0"):
        press = day.owner.press_forged(day.account, day.chat(day.owner), day.last(day.owner).id, f"h:inbox:{arg}")
        await day.goes_on()
        assert press.answer is not None


async def test_a_comment_that_woke_nobody_is_taught_and_told(talk: Day) -> None:
    """In the group by a command, which readers do not see for long; and nobody else is told anything there."""
    day = talk
    said = await comments(day, "The famous parcel came on Friday")
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 0
    command = day.owner.say(day.group, "/negative", reply_to=said)
    await day.goes_on()
    assert command.id not in day.group.messages
    seen = day.sees(day.owner)
    assert "Negative" in seen and "The famous parcel" in seen and "negative by a person’s word" in seen
    alert = (await day.desk.showing.inbox(day.owner.id, 0)).views[0].alert
    assert alert.waiting and alert.due_at is not None
    day.owner.say(day.group, "/negative", reply_to=said)
    await day.goes_on()
    assert day.sees(day.owner) == "The desk knows that already."
    day.owner.say(day.group, "/negative")
    await day.goes_on()
    assert "Reply with /negative to the comment" in day.sees(day.owner)


async def test_a_reader_who_writes_the_command_is_only_heard(talk: Day) -> None:
    day = talk
    said = await comments(day, "The famous parcel came on Friday", "stranger")
    command = day.reader.say(day.group, "/negative", reply_to=said)
    await day.goes_on()
    assert command.id in day.group.messages
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 0


async def test_from_a_readers_history_what_woke_nobody_is_taught(talk: Day) -> None:
    day = talk
    await comments(day, "The famous parcel came on Friday")
    await day.goes_on(3600)
    await comments(day, ANGRY)
    await day.tap(day.owner, "History")
    press = await day.tap(day.owner, "Negative: “The famous parcel")
    assert press.text
    found = await day.desk.showing.inbox(day.owner.id, 0)
    assert found.total == 1 and found.views[0].alert.count == 2  # the same reader, in the same talk: one card
    assert "+ 1 more comment" in day.find(day.owner, "History").text
