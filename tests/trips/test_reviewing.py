"""Reviews: modes, one tap that decides, presses that come too late, and copies that all tell the same truth."""

from __future__ import annotations

import pytest

from bot.sandbox.messages import Message
from bot.sandbox.people import Person
from desk.model.people import ApprovalMode, Role
from tests.day import Day, labels
from tests.trips.acts import TEXT, card, is_approved, is_submitted, plans, preview


async def writes(day: Day, text: str = TEXT) -> None:
    await day.says(day.editor, text)


def tap_of(message: Message, label: str) -> str:
    """What a button carries, to be pressed when it is long gone."""
    return str(next(b["callback_data"] for row in message.buttons for b in row if label in b["text"]))


async def forged(day: Day, person: Person, message: Message, data: str) -> str:
    """Press what is not there any more; what the bot says."""
    press = person.press_forged(day.account, day.chat(person), message.id, data)
    await day.goes_on()
    return press.text


async def joins(day: Day, name: str, role: Role) -> Person:
    person = day.people[name] = day.town.add_person(name.capitalize(), name)
    person.start(day.account)
    await day.listens()
    token, _ = await day.desk.staffing.invite(day.owner.id, role)
    await day.desk.staffing.join(person.id, token)
    await day.goes_on()
    return person


# The push


async def test_the_push_says_where_when_and_what_on_its_first_lines(day: Day) -> None:
    await writes(day)
    await day.tap(day.editor, "Schedule")
    await day.tap(day.editor, "Tomorrow 10:00")
    await is_submitted(day)
    push = card(day, day.reviewer)
    assert push.text.splitlines() == [
        "👀 Telegram @roastery · Tue 24 Nov, 10:00",
        "“Coffee at nine, who comes?”",
        "For your approval · from Editor, revision 1",
    ]
    assert not push.silent
    assert preview(day, day.reviewer)[0].silent
    assert [(b["text"], b.get("style")) for b in push.buttons[0]] == [
        ("Approve", "success"),
        ("Request changes", "danger"),
    ]
    assert labels(push)[2:] == ["Open", "History"]


async def test_open_brings_what_is_to_approve_below(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    push = card(day, day.reviewer)
    await day.says(day.reviewer, "/plan")
    await day.tap(day.reviewer, "Open", on=push)
    assert push.id not in day.chat(day.reviewer).messages
    assert preview(day, day.reviewer)[0].text == TEXT
    await day.tap(day.reviewer, "Approve", on=day.last(day.reviewer))
    assert "✅ Approved" in card(day, day.editor).text


async def test_the_second_push_says_what_changed(day: Day) -> None:
    await writes(day, "Coffee at nine for 980, who comes?")
    await is_submitted(day)
    await day.tap(day.reviewer, "Request changes")
    await day.says(day.reviewer, "The price is 890")
    await day.tap(day.editor, "Edit")
    await day.says(day.editor, "Coffee at nine for 890, who comes?")
    await is_submitted(day)
    assert "from Editor, revision 2 · changed: 890," in card(day, day.reviewer).text
    assert sum("For your approval" in m.text for m in day.chat(day.reviewer).messages.values()) == 1


# Decisions


async def test_changes_need_a_note_and_the_author_gets_it(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    await day.tap(day.reviewer, "Request changes")
    question = day.last(day.reviewer)
    assert "What should change in Coffee at nine, who comes?" in question.text
    day.reviewer.send_sticker(day.chat(day.reviewer), b"a frown")
    await day.goes_on()
    assert "does not write posts" in day.sees(day.reviewer) or "cannot make" in day.sees(day.reviewer)
    await day.says(day.reviewer, "Price is 890, please name the last day.", reply_to=question)
    assert day.sees(day.reviewer) == "The author has your note."
    returned = card(day, day.editor)
    assert returned.text.splitlines()[:2] == [
        "↩️ Changes requested · Coffee at nine, who comes? · rev 1",
        "“Price is 890, please name the last day.” (Reviewer)",
    ]
    assert not returned.silent
    assert [(b["text"], b.get("style")) for row in returned.buttons[:2] for b in row] == [
        ("Edit", "primary"),
        ("Answer", None),
        ("Submit for review", None),
    ]
    await day.tap(day.editor, "Answer", on=returned)
    await day.says(day.editor, "It is 980 since Monday. Is it not?")
    assert "Editor on “Coffee at nine, who comes?”: It is 980 since Monday" in day.sees(day.reviewer)
    assert "Changes requested" in card(day, day.owner).text
    assert "Approve" not in labels(card(day, day.owner))


async def test_the_author_is_called_when_it_is_approved(day: Day) -> None:
    await is_approved(day)
    shown = card(day, day.editor)
    assert shown.text.splitlines() == [
        "✅ Approved · Coffee at nine, who comes?",
        "To: Telegram @roastery",
        "approved by Reviewer, 11:00, revision 1",
    ]
    assert not shown.silent
    assert labels(shown)[:2] == ["Publish now", "Schedule"]
    assert "approved by you, 11:00" in card(day, day.reviewer).text


async def test_an_approval_is_taken_back(day: Day) -> None:
    await is_approved(day)
    press = await day.tap(day.reviewer, "Undo")
    assert press.text == "Your approval is taken back"
    assert "In review" in card(day, day.editor).text
    assert labels(card(day, day.reviewer))[:2] == ["Approve", "Request changes"]


async def test_an_approval_of_what_is_planned_is_taken_back_with_the_plan(day: Day) -> None:
    await is_approved(day)
    await plans(day, "fri 18:30")
    await day.tap(day.reviewer, "Undo")
    assert "Wanted for: Fri 27 Nov, 18:30" in card(day, day.editor).text
    await day.goes_on(5 * 24 * 3600)
    assert day.texts() == []


async def test_the_author_withdraws(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    old = tap_of(card(day, day.reviewer), "Approve")
    await day.tap(day.editor, "Withdraw")
    assert "Draft" in card(day, day.editor).text
    shown = card(day, day.reviewer)
    assert "Approve" not in labels(shown)
    assert await forged(day, day.reviewer, shown, old) == "That is not possible any more: the post is a draft."


# Presses that come too late


async def test_who_was_faster_is_told(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    late, shown = tap_of(card(day, day.owner), "Approve"), card(day, day.owner)
    changes = tap_of(shown, "Request changes")
    await day.tap(day.reviewer, "Approve")
    assert await forged(day, day.owner, shown, late) == "Approved just now by Reviewer."
    day.clock.forward(60)
    assert await forged(day, day.owner, shown, late) == "Approved a minute ago by Reviewer."
    day.clock.forward(2 * 3600)
    assert await forged(day, day.owner, shown, late) == "Approved 2 hours ago by Reviewer."
    decided = len(await history(day))
    assert await forged(day, day.owner, shown, changes) == ""
    await day.says(day.owner, "/cancel")
    assert len(await history(day)) == decided


async def history(day: Day, post: int = 1) -> list[object]:
    async with day.app.store.read() as unit:
        return list(await unit.posts.decisions(post))


async def test_a_no_that_was_faster(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    shown = card(day, day.owner)
    late = tap_of(shown, "Approve")
    await day.tap(day.reviewer, "Request changes")
    await day.says(day.reviewer, "No.")
    day.clock.forward(60)
    assert await forged(day, day.owner, shown, late) == "Changes were requested a minute ago by Reviewer."


async def test_a_double_press_counts_once(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    shown = card(day, day.reviewer)
    again = tap_of(shown, "Approve")
    first = day.reviewer.press(shown, "Approve")
    second = day.reviewer.press(shown, "Approve")
    await day.goes_on()
    assert (first.text, second.text) == ("Approved", "You have approved it already.")
    assert await forged(day, day.reviewer, shown, again) == "You have approved it already."
    assert len(await history(day)) == 1


async def test_an_old_revision_is_not_approved(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    shown = card(day, day.reviewer)
    old = tap_of(shown, "Approve")
    for text in ("Coffee at ten, who comes?", "Coffee at eleven, who comes?"):
        await day.tap(day.editor, "Edit")
        await day.says(day.editor, text)
    await is_submitted(day)
    assert await forged(day, day.reviewer, shown, old) == "This is revision 1; revision 3 is current."
    assert await history(day) == []


async def test_strangers_and_other_roles_decide_nothing(day: Day) -> None:
    await writes(day)
    await is_submitted(day)
    shown = card(day, day.reviewer)
    yes = tap_of(shown, "Approve")
    analyst = await joins(day, "analyst", Role.ANALYST)
    assert await forged(day, day.stranger, shown, yes) == "I do not know such a post."
    assert await forged(day, analyst, shown, yes) == "Your role (analyst) does not approve. Ask an owner or an admin."
    assert await forged(day, day.editor, shown, yes) == "Your role (editor) does not approve. Ask an owner or an admin."
    assert await forged(day, day.reviewer, shown, "p:approve:1:one:0:") == (
        "This button is old. Open the card again with /drafts, /review or /plan."
    )
    assert await forged(day, day.reviewer, shown, "p:approve:99:1:0:") == "I do not know such a post."
    assert await history(day) == []


async def test_nobody_approves_their_own_unless_the_team_says_so(day: Day) -> None:
    await day.says(day.owner, "The owner's own, may I?")
    await day.tap(day.owner, "Submit for review")
    mine = card(day, day.owner)
    assert "Approve" not in labels(mine)
    yes = tap_of(card(day, day.reviewer), "Approve")
    assert await forged(day, day.owner, mine, yes) == "You cannot approve your own post. Another reviewer can."
    await day.desk.staffing.set_self_approval(day.owner.id, True)
    assert await forged(day, day.owner, mine, yes) == "Approved"
    assert "approved by you" in card(day, day.owner).text


# Modes


async def test_without_reviews_there_is_nothing_to_submit(solo: Day) -> None:
    await writes(solo)
    shown = card(solo, solo.editor)
    assert labels(shown)[0] == "Publish now"
    assert "Submit for review" not in labels(shown)
    await solo.tap(solo.editor, "Publish now")
    assert solo.texts() == [TEXT]


async def test_where_a_review_is_optional_the_author_may_ask(day: Day) -> None:
    await day.desk.staffing.set_mode(day.owner.id, ApprovalMode.OPTIONAL)
    await writes(day)
    assert labels(card(day, day.editor))[:2] == ["Submit for review", "Publish now"]
    await is_submitted(day)
    assert "Publish now" not in labels(card(day, day.editor))
    await day.tap(day.reviewer, "Approve")
    await writes(day, "Another one, without asking?")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    assert day.texts() == ["Another one, without asking?"]


async def test_two_of_three_must_say_yes(board: Day) -> None:
    await writes(board)
    await is_submitted(board)
    assert "0 of 2 approvals so far" in card(board, board.editor).text
    press = await board.tap(board.reviewer, "Approve")
    assert press.text == "Your approval counts; others are wanted too"
    assert "1 of 2 approvals, last by Reviewer" in card(board, board.editor).text
    assert "1 of 2 approvals, last by you" in card(board, board.reviewer).text
    assert labels(card(board, board.reviewer))[0] == "Undo"
    assert labels(card(board, board.client)) == ["Approve", "Request changes", "Open", "History"]
    await board.tap(board.client, "Approve")
    assert "approved by 2 people, last by Client, 11:00, revision 1" in card(board, board.editor).text
    assert "Publish now" in labels(card(board, board.editor))


async def test_one_no_is_enough_where_two_must_say_yes(board: Day) -> None:
    await writes(board)
    await is_submitted(board)
    await board.tap(board.reviewer, "Approve")
    await board.tap(board.client, "Request changes")
    await board.says(board.client, "Not with this picture")
    assert "Changes requested" in card(board, board.editor).text
    await is_submitted(board)
    assert "1 of 2 approvals" in card(board, board.editor).text


async def test_a_team_that_is_too_small_for_its_rule_is_told(board: Day) -> None:
    await board.desk.staffing.set_quorum(board.owner.id, 4)
    await writes(board)
    press = await board.tap(board.editor, "Submit for review")
    assert press.text.startswith("A review needs 4 reviewers besides you, and the team has 3.")


async def test_nobody_publishes_past_the_review(day: Day) -> None:
    await writes(day)
    shown = card(day, day.editor)
    assert "Publish now" not in labels(shown)
    assert await forged(day, day.editor, shown, "p:publish_now:1:1:0:") == (
        "It needs an approval first: Submit for review."
    )
    assert await forged(day, day.editor, shown, "p:publish_now:1:1:1:") != ""
    await day.goes_on(60)
    assert day.texts() == []


# What each role sees


@pytest.mark.parametrize(
    ("role", "draft", "waiting"),
    [
        (Role.ADMIN, "Submit for review", "Approve"),
        (Role.EDITOR, "Submit for review", "Schedule"),
        (Role.REVIEWER, "History", "Approve"),
        (Role.CLIENT, "History", "Approve"),
        (Role.RESPONDER, "History", "History"),
        (Role.ANALYST, "History", "History"),
    ],
)
async def test_every_role_sees_what_it_may_do(day: Day, role: Role, draft: str, waiting: str) -> None:
    person = await joins(day, "somebody", role)
    await writes(day)
    await day.desk.carding.bring(person.id, 1)
    await day.goes_on()
    assert labels(card(day, person))[0] == draft
    await is_submitted(day)
    assert labels(card(day, person))[0] == waiting
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    assert "Published" in card(day, person).text
    assert ("Edit" in labels(card(day, person))) is (role in (Role.ADMIN, Role.EDITOR))


async def test_review_lists_what_waits_soonest_first(day: Day) -> None:
    for number in range(10):
        await writes(day, f"Post {number}, when?")
        if number == 5:
            await day.tap(day.editor, "Schedule")
            await day.tap(day.editor, "Tomorrow 10:00")
        await is_submitted(day)
    await day.says(day.reviewer, "/review")
    screen = day.last(day.reviewer)
    assert "10 posts wait for approval" in screen.text
    assert labels(screen)[0] == "Tue 24 Nov, 10:00 · Post 5, when?"
    await day.tap(day.reviewer, "Older", on=screen)
    assert len([x for x in labels(screen) if x.startswith("Post")]) == 2
    await day.tap(day.reviewer, "Newer", on=screen)
    await day.tap(day.reviewer, "Post 5", on=screen)
    assert "Post 5, when?" in card(day, day.reviewer).text
    await day.tap(day.reviewer, "Approve")
    await day.says(day.reviewer, "/review")
    assert "9 posts wait for approval" in day.sees(day.reviewer)


# The team's group


async def test_the_groups_copy_follows_and_decides_as_any_other(day: Day) -> None:
    group = day.owner.create_group("The team")
    for person in (day.editor, day.reviewer, day.stranger):
        day.owner.add(group, person)
    day.owner.add(group, day.account)
    day.owner.say(group, "/teamchat")
    await day.goes_on()
    await writes(day)
    await is_submitted(day)
    shown = next(m for m in reversed(list(group.messages.values())) if "Approve" in m.labels)
    assert "“Coffee at nine, who comes?”" in shown.text
    stranger = day.stranger.press(shown, "Approve")
    author = day.editor.press(shown, "Approve")
    await day.goes_on()
    assert stranger.text == "I do not know such a post."
    assert author.text == "Your role (editor) does not approve. Ask an owner or an admin."
    day.reviewer.press(shown, "Approve")
    await day.goes_on()
    assert "Approved" in shown.text
    assert "approved by Reviewer" in shown.text
    assert "Approved" in card(day, day.editor).text
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    assert "Published" in shown.text


async def test_a_reply_in_the_group_is_a_comment(day: Day) -> None:
    group = day.owner.create_group("The team")
    for person in (day.owner, day.reviewer, day.stranger):
        if person is not day.owner:
            day.owner.add(group, person)
    day.owner.add(group, day.account)
    day.owner.say(group, "/teamchat")
    await day.goes_on()
    await writes(day)
    await is_submitted(day)
    shown = next(m for m in reversed(list(group.messages.values())) if "Approve" in m.labels)
    count = len(group.messages)
    said = day.reviewer.say(group, "A warmer picture?", reply_to=shown)
    day.stranger.say(group, "Me too!", reply_to=shown)
    await day.goes_on()
    assert "Reviewer on “Coffee at nine, who comes?”: A warmer picture?" in day.sees(day.editor)
    assert "💬 1 comment" in shown.text
    assert len(group.messages) == count + 2
    assert said.reactions


# Reminder and expiry


async def test_before_the_asked_for_time_the_reviewer_is_reminded_then_both_are_told(day: Day) -> None:
    await writes(day)
    await day.tap(day.editor, "Schedule")
    await day.says(day.editor, "today at 18:00")
    await day.tap(day.editor, "Yes")
    await is_submitted(day)
    await day.goes_on(6 * 3600 - 60)
    assert "still waits" not in day.sees(day.reviewer)
    await day.goes_on(120)
    assert "still waits for your approval. It is wanted for Mon 23 Nov, 18:00" in day.sees(day.reviewer)
    before = len(day.chat(day.reviewer).messages)
    await day.goes_on(1800)
    assert len(day.chat(day.reviewer).messages) == before
    old = tap_of(card(day, day.reviewer), "Approve")
    await day.goes_on(1800)
    for person in (day.editor, day.reviewer, day.owner):
        assert "was wanted for Mon 23 Nov, 18:00, and nobody approved it" in day.sees(person)
    assert "Draft" in card(day, day.editor).text
    assert await forged(day, day.reviewer, card(day, day.reviewer), old) == (
        "That is not possible any more: the post is a draft."
    )
    assert day.texts() == []


async def test_a_reviewer_who_has_said_yes_is_not_reminded(board: Day) -> None:
    await writes(board)
    await board.tap(board.editor, "Schedule")
    await board.says(board.editor, "today at 18:00")
    await board.tap(board.editor, "Yes")
    await is_submitted(board)
    await board.tap(board.reviewer, "Approve")
    await board.goes_on(6 * 3600 + 60)
    assert "still waits" not in board.sees(board.reviewer)
    assert "still waits" in board.sees(board.client)


async def test_an_approval_turns_the_wish_into_a_plan(day: Day) -> None:
    await writes(day)
    await day.tap(day.editor, "Schedule")
    press = await day.tap(day.editor, "Tomorrow 10:00")
    assert press.text == "Noted: Tue 24 Nov, 10:00, once it is approved"
    await is_submitted(day)
    await day.tap(day.reviewer, "Approve")
    assert "Scheduled" in card(day, day.editor).text
    assert "@roastery: Tue 24 Nov, 10:00" in card(day, day.editor).text
    await day.goes_on(23 * 3600)
    assert day.texts() == [TEXT]
