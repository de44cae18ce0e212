"""A draft changes by *Edit* or by editing the Telegram message; the preview is always the post."""

from __future__ import annotations

from tests.day import Day, labels
from tests.trips.acts import card, is_approved, is_planned, is_submitted, looks, preview

ONE, TWO, THREE = (f"picture {n}".encode() for n in (1, 2, 3))


async def edits(day: Day, text: str) -> None:
    """Press *Edit* and answer with a text."""
    await day.tap(day.editor, "Edit")
    await day.says(day.editor, text)


async def test_editing_the_message_changes_the_draft_in_place(day: Day) -> None:
    sent = day.say(day.editor, "Coffee at nine, who comes?")
    await day.goes_on()
    shown, before = card(day, day.editor), preview(day, day.editor)[0]
    day.editor.edit(sent, "Coffee at ten, who comes?", [{"type": "bold", "offset": 0, "length": 6}])
    await day.goes_on()
    assert card(day, day.editor).id == shown.id
    assert preview(day, day.editor)[0].id == before.id
    assert preview(day, day.editor)[0].text == "Coffee at ten, who comes?"
    assert preview(day, day.editor)[0].entities == [{"type": "bold", "offset": 0, "length": 6}]
    assert "rev 2" in card(day, day.editor).text


async def test_a_caption_is_edited_and_taken_away(solo: Day) -> None:
    sent = solo.editor.send_photo(solo.account, ONE, "Old caption, who likes it?")
    await solo.goes_on()
    solo.editor.edit(sent, "New caption, who likes it?")
    await solo.goes_on()
    assert looks(preview(solo, solo.editor)[0])["caption"] == "New caption, who likes it?"
    solo.editor.edit(sent, "")
    await solo.goes_on()
    await solo.tap(solo.editor, "Publish now")
    assert looks(solo.posts()[0]) == looks(sent)


async def test_the_caption_of_an_albums_part_is_edited(solo: Day) -> None:
    sent = solo.editor.send_album(solo.account, [("photo", ONE, "Cups, which?"), ("photo", TWO), ("photo", THREE)])
    await solo.goes_on()
    await solo.goes_on(2)
    solo.editor.edit(sent[0], "Three cups, which one?")
    await solo.goes_on()
    assert [m.text for m in preview(solo, solo.editor)] == ["Three cups, which one?", "", ""]
    await solo.tap(solo.editor, "Publish now")
    assert [looks(m) for m in solo.posts()] == [looks(m) for m in sent]


async def test_one_of_several_captions_is_edited(solo: Day) -> None:
    album = [("document", ONE, "Menu"), ("document", TWO, "Prices"), ("document", THREE, "Map")]
    sent = solo.editor.send_album(solo.account, album)
    await solo.goes_on()
    await solo.goes_on(2)
    solo.editor.edit(sent[1], "Prices of November")
    await solo.goes_on()
    assert [m.text for m in preview(solo, solo.editor)] == ["Menu", "Prices of November", "Map"]
    await solo.tap(solo.editor, "Publish now")
    assert [looks(m) for m in solo.posts()] == [looks(m) for m in sent]


async def test_the_caption_of_an_album_stands_under_its_second_part(solo: Day) -> None:
    sent = solo.editor.send_album(solo.account, [("photo", ONE), ("photo", TWO, "Cups, which?")])
    await solo.goes_on()
    await solo.goes_on(2)
    solo.editor.edit(sent[1], "Two cups, which one?")
    await solo.goes_on()
    assert [m.text for m in preview(solo, solo.editor)] == ["Two cups, which one?", ""]


async def test_a_new_text_goes_under_the_picture_that_is_there(solo: Day) -> None:
    sent = solo.editor.send_photo(solo.account, ONE, "Old words, really?")
    await solo.goes_on()
    await edits(solo, "New words, really?")
    assert looks(preview(solo, solo.editor)[0])["photo"] == looks(sent)["photo"]
    assert preview(solo, solo.editor)[0].text == "New words, really?"


async def test_a_picture_is_put_above_the_text_that_is_there(solo: Day) -> None:
    await solo.says(solo.editor, "Only words so far, right?")
    await solo.tap(solo.editor, "Edit")
    sent = solo.editor.send_photo(solo.account, ONE)
    await solo.goes_on()
    assert preview(solo, solo.editor)[0].text == "Only words so far, right?"
    await solo.tap(solo.editor, "Publish now")
    assert looks(solo.posts()[0]) == {**looks(sent), "caption": "Only words so far, right?"}


async def test_an_album_takes_the_place_of_a_picture(solo: Day) -> None:
    solo.editor.send_photo(solo.account, ONE, "One or two, or three?")
    await solo.goes_on()
    await solo.tap(solo.editor, "Edit")
    parts = solo.editor.send_album(solo.account, [("photo", TWO), ("photo", THREE)], one_by_one=True)
    for _ in parts:
        await solo.goes_on(0.5)
    await solo.goes_on(2)
    assert len(preview(solo, solo.editor)) == 2
    assert preview(solo, solo.editor)[0].text == "One or two, or three?"
    await solo.says(solo.editor, "/drafts")
    assert "1 post in your hands" in solo.sees(solo.editor)
    await solo.tap(solo.editor, "Publish now")
    assert [m.media for m in solo.posts()] == ["photo", "photo"]
    assert solo.posts()[0].text == "One or two, or three?"


async def test_what_was_sent_as_the_edit_is_the_message_to_edit(day: Day) -> None:
    first = day.say(day.editor, "First words, yes?")
    await day.goes_on()
    await day.tap(day.editor, "Edit")
    second = day.say(day.editor, "Second words, yes?")
    await day.goes_on()
    day.editor.edit(second, "Third words, yes?")
    await day.goes_on()
    assert preview(day, day.editor)[0].text == "Third words, yes?"
    day.editor.edit(first, "First words again, yes?")
    await day.goes_on()
    assert preview(day, day.editor)[0].text == "Third words, yes?"


async def test_a_poll_takes_the_place_of_everything(solo: Day) -> None:
    solo.editor.send_photo(solo.account, ONE, "Which one, then?")
    await solo.goes_on()
    await solo.tap(solo.editor, "Edit")
    sent = solo.editor.send_poll(solo.account, "Which one?", ["This", "That"])
    await solo.goes_on()
    assert len(preview(solo, solo.editor)) == 1
    await solo.tap(solo.editor, "Publish now")
    assert looks(solo.posts()[0]) == looks(sent)


async def test_a_preview_that_cannot_be_changed_is_made_anew_and_the_old_one_goes(solo: Day) -> None:
    solo.editor.send_poll(solo.account, "Which one?", ["This", "That"])
    await solo.goes_on()
    old_card, old_preview = card(solo, solo.editor), preview(solo, solo.editor)[0]
    await edits(solo, "No poll after all, fine?")
    messages = solo.chat(solo.editor).messages
    assert old_card.id not in messages
    assert old_preview.id not in messages
    assert preview(solo, solo.editor)[0].text == "No poll after all, fine?"
    assert card(solo, solo.editor).silent


async def test_an_edit_voids_the_approval_and_calls_the_plan_back(day: Day) -> None:
    await is_planned(day)
    sent = next(m for m in day.chat(day.editor).messages.values() if m.text == "Coffee at nine, who comes?")
    day.editor.edit(sent, "Coffee at ten, who comes?")
    await day.goes_on()
    shown = card(day, day.editor)
    assert "Draft" in shown.text
    assert "Wanted for: Fri 27 Nov, 18:30" in shown.text
    assert "Submit for review" in labels(shown)
    await day.goes_on(5 * 24 * 3600)
    assert day.texts() == []


async def test_an_edit_in_review_is_a_draft_again_in_all_chats(day: Day) -> None:
    await day.says(day.editor, "Coffee at nine, who comes?")
    await is_submitted(day)
    await edits(day, "Coffee at ten, who comes?")
    assert "Draft" in card(day, day.editor).text
    assert "Draft" in card(day, day.reviewer).text
    assert "Approve" not in labels(card(day, day.reviewer))
    assert preview(day, day.reviewer)[0].text == "Coffee at ten, who comes?"


async def test_the_same_again_is_no_new_revision(day: Day) -> None:
    await is_approved(day)
    await edits(day, "Coffee at nine, who comes?")
    assert "Approved" in card(day, day.editor).text


async def test_a_deleted_draft_is_not_edited_but_restored(day: Day) -> None:
    sent = day.say(day.editor, "Coffee at nine, who comes?")
    await day.goes_on()
    press = await day.tap(day.editor, "Delete")
    assert "Restore brings it back" in press.text
    assert labels(card(day, day.editor)) == ["History", "Restore"]
    day.editor.edit(sent, "Coffee at ten, who comes?")
    await day.goes_on()
    assert "It was deleted" in day.sees(day.editor)
    await day.tap(day.editor, "Restore")
    assert "Draft" in card(day, day.editor).text
    assert preview(day, day.editor)[0].text == "Coffee at nine, who comes?"
    day.editor.edit(sent, "Coffee at eleven, who comes?")
    await day.goes_on()
    assert preview(day, day.editor)[0].text == "Coffee at eleven, who comes?"


async def test_history_tells_who_did_what_and_what_changed(day: Day) -> None:
    await day.says(day.editor, "Coffee at nine for 980, who comes?")
    await is_submitted(day)
    await day.tap(day.reviewer, "Request changes")
    await day.says(day.reviewer, "The price is 890")
    day.clock.forward(3600)
    await edits(day, "Coffee at nine for 890, who comes?")
    await is_submitted(day)
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "History")
    story = day.last(day.editor)
    lines = story.text.splitlines()
    assert lines[0] == "History · Coffee at nine for 890, who comes?"
    assert lines[1] == "Mon 23 Nov, 12:00 · Reviewer: ✅ approved revision 2"
    assert "Coffee at nine for 980, 890, who comes?" in lines
    struck = [
        story.text[e["offset"] : e["offset"] + e["length"]] for e in story.entities if e["type"] == "strikethrough"
    ]
    assert struck == ["980,"]
    assert lines.count("“The price is 890”") == 1
    assert lines[-1] == "Mon 23 Nov, 11:00 · Editor: wrote it"
    await day.tap(day.editor, "Open", on=story)
    assert "Approved" in day.sees(day.editor)


async def test_history_names_the_options_that_were_switched(day: Day) -> None:
    await day.says(day.editor, "Coffee at nine, who comes?")
    await day.tap(day.editor, "Options")
    menu = card(day, day.editor)
    await day.tap(day.editor, "Silent", on=menu)
    await day.tap(day.editor, "Link preview: below", on=menu)
    await day.tap(day.editor, "Link preview: above", on=menu)
    await day.tap(day.editor, "Silent", on=menu)
    await day.tap(day.editor, "Back", on=menu)
    await day.tap(day.editor, "History")
    story = day.last(day.editor)
    assert story.text.splitlines()[1:] == [
        "Mon 23 Nov, 11:00 · Editor: revision 5",
        "silent",
        "Mon 23 Nov, 11:00 · Editor: revision 4",
        "link preview above, no link preview",
        "Mon 23 Nov, 11:00 · Editor: revision 3",
        "link preview above",
        "Mon 23 Nov, 11:00 · Editor: revision 2",
        "silent",
        "Mon 23 Nov, 11:00 · Editor: wrote it",
    ]
    marked = [(e["type"], story.text[e["offset"] : e["offset"] + e["length"]]) for e in story.entities]
    assert [m for m in marked if m[0] in ("underline", "strikethrough")] == [
        ("strikethrough", "silent"),
        ("strikethrough", "link preview above"),
        ("underline", "no link preview"),
        ("underline", "link preview above"),
        ("underline", "silent"),
    ]


async def test_a_long_history_turns_its_pages(day: Day) -> None:
    await day.says(day.editor, "Words 0, which?")
    for number in range(1, 15):
        await edits(day, f"Words {number}, which?")
    await day.tap(day.editor, "History")
    story = day.last(day.editor)
    assert "revision 15" in story.text
    assert "wrote it" not in story.text
    await day.tap(day.editor, "Older", on=story)
    assert "wrote it" in story.text
    await day.tap(day.editor, "Newer", on=story)
    assert "revision 15" in story.text


async def test_drafts_lists_what_is_in_hand_and_turns_its_pages(day: Day) -> None:
    for number in range(10):
        await day.says(day.editor, f"Draft {number}, which?")
    await is_submitted(day)
    await day.says(day.owner, "Not the editor's, right?")
    await day.says(day.editor, "/drafts")
    screen = day.last(day.editor)
    assert "10 posts in your hands" in screen.text
    assert labels(screen)[0] == "👀 Draft 9, which?"
    assert "📝 Draft 8, which?" in labels(screen)
    await day.tap(day.editor, "Older", on=screen)
    assert "📝 Draft 0, which?" in labels(screen)
    await day.tap(day.editor, "Draft 0", on=screen)
    assert "Draft 0, which?" in card(day, day.editor).text
    await day.tap(day.editor, "Newer", on=screen)
    assert labels(screen)[0] == "👀 Draft 9, which?"
