"""Questions and answers: a reply, or the next message within five minutes; everything else is a draft. And comments."""

from __future__ import annotations

from tests.day import Day, labels
from tests.trips.acts import TEXT, card, is_approved, is_submitted, preview

TOMATO = b"a picture of a tomato"


async def is_asked_for_a_note(day: Day) -> None:
    await day.says(day.editor, TEXT)
    await is_submitted(day)
    await day.tap(day.owner, "Request changes")


async def test_the_next_message_answers(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.goes_on(4 * 60)
    await day.says(day.owner, "Shorter, please")
    assert "“Shorter, please” (Owner)" in card(day, day.editor).text


async def test_a_reply_answers_however_late(day: Day) -> None:
    await is_asked_for_a_note(day)
    question = day.last(day.owner)
    await day.goes_on(3 * 3600)
    await day.says(day.owner, "Shorter, please", reply_to=question)
    assert "“Shorter, please” (Owner)" in card(day, day.editor).text


async def test_after_five_minutes_it_is_a_draft_that_can_still_be_the_answer(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.goes_on(6 * 60)
    await day.says(day.owner, "Shorter, please")
    offer = day.find(day.owner, "Use as answer")
    assert "I kept this as a draft" in offer.text
    assert "Draft" in card(day, day.owner).text
    press = await day.tap(day.owner, "Use as answer")
    assert press.text == "Taken as the answer"
    assert "“Shorter, please” (Owner)" in card(day, day.editor).text
    assert offer.id not in day.chat(day.owner).messages
    await day.says(day.owner, "/drafts")
    assert "You have no drafts" in day.sees(day.owner)


async def test_a_late_answer_is_offered_once(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.goes_on(6 * 60)
    await day.says(day.owner, "First draft, right?")
    await day.says(day.owner, "Second draft, right?")
    assert sum("I kept this as a draft" in m.text for m in day.chat(day.owner).messages.values()) == 1


async def test_a_question_of_yesterday_is_not_offered(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.goes_on(25 * 3600)
    await day.says(day.owner, "A new day, a new draft?")
    assert "I kept this as a draft" not in day.sees(day.owner)


async def test_a_picture_is_no_answer_to_a_question_for_words(day: Day) -> None:
    await is_asked_for_a_note(day)
    day.owner.send_photo(day.account, TOMATO)
    await day.goes_on()
    assert "(a photo)" in card(day, day.owner).text
    assert "In review" in card(day, day.editor).text


async def test_what_is_refused_as_an_answer_can_be_kept_as_a_draft(day: Day) -> None:
    await is_approved(day)
    await day.tap(day.editor, "Schedule")
    await day.says(day.editor, "We roast again from Monday on, and you can watch us?")
    assert "I do not understand" in day.sees(day.editor)
    await day.tap(day.editor, "It is a draft")
    assert "We roast again from Monday on" in card(day, day.editor).text
    assert "Draft" in card(day, day.editor).text


async def test_the_question_survives_a_restart(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.restart()
    await day.says(day.owner, "Shorter, please")
    assert "“Shorter, please” (Owner)" in card(day, day.editor).text


async def test_cancel_forgets_the_question(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.says(day.owner, "/cancel")
    await day.says(day.owner, "A draft, and no answer?")
    assert "In review" in card(day, day.editor).text
    assert "A draft, and no answer?" in card(day, day.owner).text


async def test_a_note_that_comes_when_somebody_has_approved(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.tap(day.reviewer, "Approve")
    await day.says(day.owner, "Shorter, please")
    assert "“Shorter, please” (Owner)" in card(day, day.editor).text
    assert "Changes requested" in card(day, day.reviewer).text


async def test_a_note_on_a_revision_that_is_gone(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.tap(day.editor, "Edit")
    await day.says(day.editor, "Coffee at ten, who comes?")
    await day.says(day.owner, "Shorter, please")
    assert "This is revision 1; revision 2 is current." in day.sees(day.owner)
    await day.tap(day.owner, "Show it")
    assert "Coffee at ten, who comes?" in card(day, day.owner).text


async def test_never_mind_ends_the_question_of_the_time(day: Day) -> None:
    await is_approved(day)
    await day.tap(day.editor, "Schedule")
    question = day.last(day.editor)
    await day.tap(day.editor, "Never mind")
    assert question.id not in day.chat(day.editor).messages
    await day.says(day.editor, "Tomorrow at ten we open, who comes?")
    assert "Tomorrow at ten we open" in card(day, day.editor).text


async def test_a_newer_question_takes_the_place_of_an_older_one(day: Day) -> None:
    await day.says(day.editor, TEXT)
    await day.tap(day.editor, "Edit")
    await day.tap(day.editor, "Options")
    await day.tap(day.editor, "Label")
    await day.says(day.editor, "events")
    assert "Label: events" in card(day, day.editor).text
    assert preview(day, day.editor)[0].text == TEXT


# Comments


async def test_a_reply_to_the_card_is_a_comment_for_author_and_reviewers(day: Day) -> None:
    await day.says(day.editor, TEXT)
    await is_submitted(day)
    await day.says(day.reviewer, "Is the price right?", reply_to=card(day, day.reviewer))
    assert "Passed on to the author and the reviewers" in day.sees(day.reviewer)
    for person in (day.editor, day.owner):
        push = day.last(person)
        assert push.text == "💬 Reviewer on “Coffee at nine, who comes?”: Is the price right?"
        assert labels(push) == ["Answer", "Open"]
        assert push.reply_to == card(day, person).id
        assert "💬 1 comment" in card(day, person).text
    await day.tap(day.editor, "Answer")
    await day.says(day.editor, "It is: 890")
    assert day.sees(day.reviewer) == "💬 Editor on “Coffee at nine, who comes?”: It is: 890"
    assert "💬 2 comments" in card(day, day.owner).text
    await day.tap(day.owner, "History")
    assert "Reviewer: 💬 Is the price right?" in day.sees(day.owner)


async def test_a_reply_to_the_preview_is_a_comment_too(day: Day) -> None:
    await day.says(day.editor, TEXT)
    await is_submitted(day)
    await day.says(day.reviewer, "A warmer picture?", reply_to=preview(day, day.reviewer)[0])
    assert "A warmer picture?" in day.sees(day.editor)
    assert "does not write posts" not in day.sees(day.reviewer)


async def test_a_comment_needs_words(day: Day) -> None:
    await day.says(day.editor, TEXT)
    day.editor.send_sticker(day.chat(day.editor), TOMATO, reply_to=card(day, day.editor))
    await day.goes_on()
    assert "Drafts" not in day.sees(day.editor)


async def test_a_comment_does_not_answer_the_question_that_waits(day: Day) -> None:
    await is_asked_for_a_note(day)
    await day.says(day.owner, "Wait, who took the picture?", reply_to=card(day, day.owner))
    assert "In review" in card(day, day.editor).text
    await day.says(day.owner, "Shorter, please")
    assert "“Shorter, please” (Owner)" in card(day, day.editor).text
