"""Albums: two to ten files that come one by one are one draft, and go out as one."""

from __future__ import annotations

import pytest

from bot.sandbox.messages import Message
from bot.sandbox.people_chatting import FileLike
from tests.day import Day, labels
from tests.trips.acts import card, looks, preview

Part = tuple[str, FileLike] | tuple[str, FileLike, str]


def files(kind: str, count: int, caption: str = "") -> list[Part]:
    """Different files of a kind, the first with the caption."""
    first: Part = (kind, b"file 0", caption) if caption else (kind, b"file 0")
    return [first, *((kind, f"file {n}".encode()) for n in range(1, count))]


async def sends(day: Day, parts: list[Part]) -> list[Message]:
    """Send an album and let it settle."""
    sent = day.editor.send_album(day.account, parts)
    await day.goes_on()
    await day.goes_on(2)
    return list(sent)


async def goes_out(day: Day) -> list[Message]:
    before = len(day.posts())
    await day.tap(day.editor, "Publish now")
    return day.posts()[before:]


@pytest.mark.parametrize(("kind", "count"), [("photo", 2), ("photo", 10), ("document", 3), ("audio", 2)])
async def test_an_album_is_one_draft_and_one_post(solo: Day, kind: str, count: int) -> None:
    sent = await sends(solo, files(kind, count, "Harvest, who comes?"))
    assert card(solo, solo.editor).text.count("Draft") == 1
    assert "Harvest" in card(solo, solo.editor).text
    assert [looks(m) for m in preview(solo, solo.editor)] == [looks(m) for m in sent]
    posts = await goes_out(solo)
    assert [looks(m) for m in posts] == [looks(m) for m in sent]
    assert len({m.album_id for m in posts}) == 1
    receipt = card(solo, solo.editor)
    assert "Published" in receipt.text
    assert f"message {posts[0].id}" in receipt.text


async def test_photos_and_videos_go_together(solo: Day) -> None:
    sent = await sends(solo, [("photo", b"one", "Both, which?"), ("video", b"two"), ("photo", b"three")])
    assert [looks(m) for m in await goes_out(solo)] == [looks(m) for m in sent]


async def test_each_file_keeps_its_own_caption(solo: Day) -> None:
    sent = await sends(solo, [("document", b"menu", "Menu"), ("document", b"prices", "Prices"), ("document", b"map")])
    assert [looks(m) for m in preview(solo, solo.editor)] == [looks(m) for m in sent]
    assert [looks(m) for m in await goes_out(solo)] == [looks(m) for m in sent]


async def test_an_album_without_words_has_a_name(solo: Day) -> None:
    await sends(solo, files("photo", 3))
    assert "(an album of 3)" in card(solo, solo.editor).text


async def test_parts_that_come_slowly_are_one_draft(solo: Day) -> None:
    for part in solo.editor.send_album(solo.account, files("photo", 4, "Slow phone?"), one_by_one=True):
        assert part.album_id
        await solo.goes_on(1)
    await solo.goes_on(2)
    assert len(preview(solo, solo.editor)) == 4
    assert sum("Draft" in m.text for m in solo.chat(solo.editor).messages.values()) == 1


async def test_a_part_that_comes_very_late_joins_the_draft(solo: Day) -> None:
    parts = solo.editor.send_album(solo.account, files("photo", 3, "Tunnel?"), one_by_one=True)
    next(parts)
    next(parts)
    await solo.goes_on()
    await solo.goes_on(2)
    assert len(preview(solo, solo.editor)) == 2
    next(parts)
    await solo.goes_on(30)
    await solo.goes_on(2)
    assert len(preview(solo, solo.editor)) == 3
    assert sum("Draft" in m.text for m in solo.chat(solo.editor).messages.values()) == 1
    assert len(await goes_out(solo)) == 3


async def test_two_albums_at_once_are_two_drafts(day: Day) -> None:
    day.editor.send_album(day.account, files("photo", 2, "First, yes?"))
    day.editor.send_album(day.account, files("photo", 3, "Second, yes?"))
    day.owner.send_album(day.account, files("photo", 2, "The owner's, yes?"))
    await day.goes_on()
    await day.goes_on(2)
    await day.says(day.editor, "/drafts")
    screen = day.last(day.editor)
    assert "2 posts in your hands" in screen.text
    assert any("First, yes?" in label for label in labels(screen))


async def test_kinds_that_cannot_stand_together_are_found(solo: Day) -> None:
    """No app sends such an album, but a late part can make one."""
    parts: list[Part] = [("photo", b"one", "Mixed, really?"), ("document", b"two")]
    await sends(solo, parts)
    assert "These kinds of files cannot stand in one album" in card(solo, solo.editor).text
    press = await solo.tap(solo.editor, "Publish now")
    assert "the album mixes kinds of files" in press.text
    assert solo.posts() == []


async def test_an_album_carries_no_buttons_but_the_text_after_it_does(solo: Day) -> None:
    sent = await sends(solo, files("photo", 2, "Two cups, one price?"))
    await solo.tap(solo.editor, "Options")
    await solo.tap(solo.editor, "Link buttons")
    await solo.says(solo.editor, "Order - example.com/order")
    assert "An album carries no buttons" in card(solo, solo.editor).text
    assert {"Make it two messages", "Remove the buttons"} <= set(labels(card(solo, solo.editor)))
    await solo.tap(solo.editor, "Make it two messages")
    posts = await goes_out(solo)
    assert [looks(m)["photo"] for m in posts[:2]] == [looks(m)["photo"] for m in sent]
    assert [m.text for m in posts] == ["", "", "Two cups, one price?"]
    assert posts[2].labels == ["Order"]


async def test_buttons_can_be_taken_off_an_album_without_words(solo: Day) -> None:
    await sends(solo, files("photo", 2))
    await solo.tap(solo.editor, "Options")
    await solo.tap(solo.editor, "Link buttons")
    await solo.says(solo.editor, "Order - example.com/order")
    assert "Make it two messages" not in labels(card(solo, solo.editor))
    await solo.tap(solo.editor, "Remove the buttons")
    assert len(await goes_out(solo)) == 2


async def test_an_album_survives_a_restart_between_its_parts(solo: Day) -> None:
    parts = solo.editor.send_album(solo.account, files("photo", 3, "Restart?"), one_by_one=True)
    next(parts)
    await solo.listens()
    await solo.restart()
    next(parts)
    next(parts)
    await solo.goes_on(1)
    await solo.goes_on(2)
    assert len(preview(solo, solo.editor)) == 3


async def test_an_album_of_somebody_who_may_not_write(day: Day) -> None:
    day.reviewer.send_album(day.account, files("photo", 2, "Mine?"))
    await day.goes_on()
    await day.goes_on(2)
    assert "does not write posts" in day.sees(day.reviewer)
