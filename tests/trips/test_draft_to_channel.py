"""The main trip: a message in the chat becomes a post in the channel."""

from tests.day import Day, labels


async def test_a_message_is_reviewed_and_published_once(day: Day) -> None:
    await day.says(day.editor, "Autumn sale: minus 20 % on everything dark. Order at example.com")
    assert "Draft" in day.sees(day.editor)
    assert "@roastery" in day.sees(day.editor)
    assert "Submit for review" in labels(day.last(day.editor))

    await day.tap(day.editor, "Submit for review")
    assert "In review" in day.sees(day.editor)
    assert "For your approval" in day.sees(day.reviewer)

    press = await day.tap(day.reviewer, "Approve")
    assert press.text == "Approved"
    assert "Approved" in day.sees(day.editor)

    await day.tap(day.editor, "Publish now")
    assert day.texts() == []
    await day.goes_on(11)
    assert day.texts() == ["Autumn sale: minus 20 % on everything dark. Order at example.com"]
    assert "Published" in day.sees(day.editor)
    assert "approved by Reviewer" in day.sees(day.editor)
    assert "Published" in day.sees(day.reviewer)
    await day.goes_on(3600)
    assert len(day.posts()) == 1


async def test_publish_now_can_be_undone(day: Day) -> None:
    await day.says(day.editor, "Too early? example.com")
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(5)
    await day.tap(day.editor, "Undo")
    await day.goes_on(60)
    assert day.texts() == []
    assert "Approved" in day.sees(day.editor)
