"""A post without words is called by what it is, wherever it is spoken of."""

from __future__ import annotations

from tests.day import Day, labels
from tests.trips.acts import is_submitted

CUP = b"a cup"


async def sends_a_photo(day: Day) -> None:
    day.editor.send_photo(day.account, CUP)
    await day.goes_on()


async def test_questions_about_a_photo_name_it(day: Day) -> None:
    await sends_a_photo(day)
    await day.tap(day.editor, "Edit")
    assert "or both for (a photo)." in day.sees(day.editor)
    await day.says(day.editor, "/cancel")
    await day.tap(day.editor, "Schedule")
    assert "When shall (a photo) go out?" in day.sees(day.editor)
    await day.tap(day.editor, "Never mind")
    await day.tap(day.editor, "History")
    assert day.sees(day.editor).startswith("History · (a photo)")
    await is_submitted(day)
    await day.tap(day.reviewer, "Request changes")
    assert "What should change in (a photo)?" in day.sees(day.reviewer)


async def test_lists_name_it_too(day: Day) -> None:
    await sends_a_photo(day)
    await day.says(day.editor, "/drafts")
    assert labels(day.last(day.editor))[0] == "📝 (a photo), 11:00"
    await day.tap(day.editor, "Schedule")
    await day.tap(day.editor, "Tomorrow 10:00")
    await is_submitted(day)
    await day.says(day.reviewer, "/review")
    assert labels(day.last(day.reviewer))[0] == "Tue 24 Nov, 10:00 · (a photo)"
    await day.tap(day.reviewer, "Approve")
    await day.says(day.editor, "/plan")
    assert "10:00 @roastery · (a photo)" in day.sees(day.editor)
