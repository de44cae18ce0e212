"""What is out: changed through the same review, deleted after one question, said again."""

from __future__ import annotations

from bot.sandbox.faults import Fault
from tests.day import Day, labels
from tests.trips.acts import TEXT, card, is_published, is_submitted, looks, preview

CUP, MUG = b"a cup", b"a mug"


async def changes(day: Day, text: str = "Coffee at ten, who comes?") -> None:
    await day.tap(day.editor, "Edit")
    await day.says(day.editor, text)


async def test_a_change_goes_through_the_review_and_the_old_text_stands_until_then(day: Day) -> None:
    post = await is_published(day)
    await changes(day)
    draft = card(day, day.editor)
    assert "📝 Change to a published post · Coffee at ten, who comes? · rev 2" in draft.text
    assert "@roastery · 11:00:1" in draft.text
    assert labels(draft) == ["Submit for review", "Open", "Edit", "History", "Drop the change"]
    assert post.text == TEXT
    await is_submitted(day)
    push = card(day, day.reviewer)
    assert push.text.splitlines()[:3] == [
        "👀 Telegram @roastery",
        "“Coffee at ten, who comes?”",
        "Change to a published post, for your approval · from Editor, revision 2 · changed: ten,",
    ]
    assert labels(push)[:2] == ["Approve", "Request changes"]
    assert post.text == TEXT
    await day.tap(day.reviewer, "Approve")
    assert post.text == "Coffee at ten, who comes?"
    assert len(day.posts()) == 1
    assert "Published · Coffee at ten" in card(day, day.editor).text
    assert "approved by Reviewer, 11:00, revision 2" in card(day, day.editor).text


async def test_editing_the_message_of_what_is_out_is_such_a_change_too(day: Day) -> None:
    sent = day.say(day.editor, TEXT)
    await day.goes_on()
    await is_submitted(day)
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    day.editor.edit(sent, "Coffee at ten, who comes?")
    await day.goes_on()
    assert "Change to a published post" in card(day, day.editor).text
    assert day.texts() == [TEXT]


async def test_a_change_is_returned_with_a_note(day: Day) -> None:
    await is_published(day)
    await changes(day)
    await is_submitted(day)
    await day.tap(day.reviewer, "Request changes")
    await day.says(day.reviewer, "Ten is too late")
    returned = card(day, day.editor)
    assert "Changes requested" in returned.text
    assert "“Ten is too late” (Reviewer)" in returned.text
    assert day.texts() == [TEXT]
    await changes(day, "Coffee at half past nine, who comes?")
    await is_submitted(day)
    await day.tap(day.reviewer, "Approve")
    assert day.texts() == ["Coffee at half past nine, who comes?"]


async def test_a_change_is_dropped(day: Day) -> None:
    await is_published(day)
    await changes(day)
    press = await day.tap(day.editor, "Drop the change")
    assert press.text == "The change is dropped"
    assert "Published · Coffee at nine" in card(day, day.editor).text
    assert preview(day, day.editor)[0].text == TEXT
    assert day.texts() == [TEXT]


async def test_without_reviews_the_change_is_published_at_once(solo: Day) -> None:
    await solo.says(solo.editor, TEXT)
    await solo.tap(solo.editor, "Publish now")
    await changes(solo)
    press = await solo.tap(solo.editor, "Publish the change")
    assert press.text == "The change is going out"
    assert solo.texts() == ["Coffee at ten, who comes?"]


async def test_picture_and_caption_are_changed_in_place(solo: Day) -> None:
    solo.editor.send_photo(solo.account, CUP, "A cup of what?")
    await solo.goes_on()
    await solo.tap(solo.editor, "Publish now")
    await solo.tap(solo.editor, "Edit")
    new = solo.editor.send_photo(solo.account, MUG, "A mug of what?")
    await solo.goes_on()
    await solo.tap(solo.editor, "Publish the change")
    assert [looks(m) for m in solo.posts()] == [looks(new)]


async def test_one_picture_of_an_album_is_changed(solo: Day) -> None:
    solo.editor.send_album(solo.account, [("photo", CUP, "Two, which?"), ("photo", MUG)])
    await solo.goes_on()
    await solo.goes_on(2)
    await solo.tap(solo.editor, "Publish now")
    await changes(solo, "Both, which?")
    await solo.tap(solo.editor, "Publish the change")
    assert [m.text for m in solo.posts()] == ["Both, which?", ""]


async def test_a_change_that_telegram_has_no_way_to_make_is_found_before_the_review(day: Day) -> None:
    await is_published(day)
    await day.tap(day.editor, "Edit")
    day.editor.send_album(day.account, [("photo", CUP), ("photo", MUG)])
    await day.goes_on()
    await day.goes_on(2)
    assert "@roastery: Telegram cannot turn what is out into this" in card(day, day.editor).text
    press = await day.tap(day.editor, "Submit for review")
    assert press.text.startswith("Not yet: Telegram cannot turn what is out into this.")
    await day.tap(day.editor, "Drop the change")
    assert day.texts() == [TEXT]


async def test_a_change_that_is_refused_is_told(day: Day) -> None:
    await is_published(day)
    await changes(day)
    await is_submitted(day)
    day.owner.promote(day.channel, day.account, can_post_messages=True)
    day.town.faults.add(
        Fault(kind="bad", method="editMessageText", description="Bad Request: message to edit not found")
    )
    await day.tap(day.reviewer, "Approve")
    told = card(day, day.editor)
    assert "The change was not made: the message is not in the channel any more." in told.text
    assert not told.silent


async def test_a_change_is_made_when_telegram_is_back(day: Day) -> None:
    await is_published(day)
    await changes(day)
    await is_submitted(day)
    day.town.faults.add(Fault(kind="refused", method="editMessageText", chat_id=day.channel.id, times=3))
    await day.tap(day.reviewer, "Approve")
    assert "the change is on its way" in card(day, day.editor).text
    assert day.texts() == [TEXT]
    for _ in range(4):
        await day.goes_on(10)
    assert day.texts() == ["Coffee at ten, who comes?"]


async def test_deleting_is_asked_once(day: Day) -> None:
    post = await is_published(day)
    await day.tap(day.editor, "Delete")
    question = day.last(day.editor)
    assert question.text == "Delete Coffee at nine, who comes? from the channel? Readers will not see it any more."
    assert [(b["text"], b.get("style")) for b in question.buttons[0]] == [("Yes, delete", "danger"), ("Keep it", None)]
    await day.tap(day.editor, "Keep it")
    assert question.id not in day.chat(day.editor).messages
    assert post.id in day.channel.messages
    await day.tap(day.editor, "Delete")
    await day.tap(day.editor, "Yes, delete")
    assert post.id not in day.channel.messages
    for person in (day.editor, day.reviewer, day.owner):
        assert "🗑 Taken down · Coffee at nine, who comes?" in card(day, person).text
    assert labels(card(day, day.editor)) == ["History", "Repeat"]


async def test_an_album_is_deleted_whole(solo: Day) -> None:
    solo.editor.send_album(solo.account, [("photo", CUP, "Two, which?"), ("photo", MUG)])
    await solo.goes_on()
    await solo.goes_on(2)
    await solo.tap(solo.editor, "Publish now")
    await solo.tap(solo.editor, "Delete")
    await solo.tap(solo.editor, "Yes, delete")
    assert solo.posts() == []


async def test_who_may_not_publish_deletes_nothing(day: Day) -> None:
    post = await is_published(day)
    assert {"Edit", "Delete"}.isdisjoint(labels(card(day, day.reviewer)))
    press = day.reviewer.press_forged(day.account, day.chat(day.reviewer), 1, "p:remove:1:1:1:")
    await day.goes_on()
    assert press.text == "Your role (reviewer) does not publish. Ask an owner or an admin."
    assert post.id in day.channel.messages


async def test_a_deletion_that_is_refused_is_told(day: Day) -> None:
    await is_published(day)
    day.town.faults.add(Fault(kind="bad", method="deleteMessages", description="Bad Request: message can't be deleted"))
    await day.tap(day.editor, "Delete")
    await day.tap(day.editor, "Yes, delete")
    assert "Telegram lets bots delete for 48 hours only. Delete it by hand." in card(day, day.editor).text


async def test_what_is_out_is_pinned_later(day: Day) -> None:
    post = await is_published(day)
    press = await day.tap(day.editor, "Pin")
    assert press.text == "Pinning it in the channel"
    assert day.channel.pinned == [post.id]
    await day.tap(day.editor, "History")
    assert "Editor: asked to pin it" in day.sees(day.editor)
    assert "pinned in the channel" in day.sees(day.editor)


async def test_a_pin_that_telegram_refuses_is_owned_up_to(day: Day) -> None:
    await is_published(day)
    day.town.faults.add(Fault(kind="bad", method="pinChatMessage"))
    await day.tap(day.editor, "Pin")
    assert "It is out, but Telegram did not pin it." in card(day, day.editor).text


async def test_who_may_not_publish_pins_nothing(day: Day) -> None:
    await is_published(day)
    assert "Pin" not in labels(card(day, day.reviewer))
    data = next(b["callback_data"] for row in card(day, day.editor).buttons for b in row if b["text"] == "Pin")
    forged = day.reviewer.press_forged(day.account, day.chat(day.reviewer), card(day, day.reviewer).id, data)
    await day.goes_on()
    assert "does not publish" in forged.text
    assert day.channel.pinned == []


async def test_repeat_makes_a_new_draft_of_the_same(day: Day) -> None:
    await is_published(day)
    press = await day.tap(day.editor, "Repeat")
    assert press.text == "A new draft with the same content"
    again = card(day, day.editor)
    assert "📝 Draft · Coffee at nine, who comes? · rev 1" in again.text
    assert "To: Telegram @roastery" in again.text
    assert "@roastery has the same text" in again.text
    await is_submitted(day)
    await day.tap(day.editor, "Go on")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now", on=card(day, day.editor))
    await day.tap(day.editor, "Go on")
    await day.goes_on(11)
    assert day.texts() == [TEXT, TEXT]


async def test_what_was_deleted_is_said_again(solo: Day) -> None:
    await solo.says(solo.editor, TEXT)
    await solo.tap(solo.editor, "Publish now")
    await solo.tap(solo.editor, "Delete")
    await solo.tap(solo.editor, "Yes, delete")
    await solo.tap(solo.editor, "Repeat")
    await solo.tap(solo.editor, "Publish now")
    assert solo.texts() == [TEXT]


async def test_the_message_of_what_was_taken_down_changes_nothing(solo: Day) -> None:
    sent = solo.say(solo.editor, TEXT)
    await solo.goes_on()
    await solo.tap(solo.editor, "Publish now")
    await solo.tap(solo.editor, "Delete")
    await solo.tap(solo.editor, "Yes, delete")
    solo.editor.edit(sent, "Coffee at ten, who comes?")
    await solo.goes_on()
    assert "Repeat makes a new one" in solo.sees(solo.editor)
    assert solo.posts() == []
