"""The whole trip as three people, from the command that everybody types to a reader's comment."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser.phone import Phone
from tests.browser.pictures import picture
from tests.browser.running_desk import RunningDesk

TEXT = "Autumn sale: minus 20 % on everything dark. Who comes?"
ALBUM = "Three cups for the price of two. Which one?"
UNDO = 90_000.0
"""Milliseconds within which *Publish now* is out: its seconds to undo it, and more on a machine that has other work."""


async def test_from_a_message_to_a_post_and_a_comment(browser: Browser, tmp_path: Path) -> None:
    async with RunningDesk.open(tmp_path / "data") as desk, Phone.open(browser, desk.url) as phone:
        await phone.as_("Editor")
        await phone.say(TEXT)
        await phone.sees("📝 Draft · Autumn sale")
        await phone.tap("Submit for review", under="📝 Draft · Autumn sale")
        await phone.hears("The reviewers have it")
        await phone.sees("👀 In review · Autumn sale")
        await phone.send_files([picture(f"cup {n}", 60 + n, 40) for n in range(3)], ALBUM)
        await phone.sees("📝 Draft · Three cups")
        await phone.tap("Submit for review", under="📝 Draft · Three cups")

        await phone.press_push("Reviewer", "Three cups")
        await phone.sees("👀 Telegram @roastery")
        await phone.tap("Approve", under="“Autumn sale")
        await phone.hears("Approved")
        await phone.sees("✅ Approved · Autumn sale")

        assert await desk.stop() == 0
        await desk.start()

        await phone.sees("✅ Approved · Autumn sale")
        await phone.tap("Approve", under="“Three cups")
        await phone.sees("✅ Approved · Three cups")
        await phone.as_("Editor")
        await phone.sees("✅ Approved · Autumn sale")
        await phone.tap("Publish now", under="✅ Approved · Autumn sale")
        await phone.hears("Going out in 10 seconds. Undo is on the card.")
        await phone.channel_sees_not(TEXT)

        assert await desk.stop() == 0
        await desk.start()

        await expect(phone.message(TEXT, phone.channel)).to_be_visible(timeout=UNDO)
        await phone.sees("📣 Published · Autumn sale")
        await phone.sees("approved by Reviewer")
        assert await phone.posts(TEXT) == 1
        await phone.tap("Publish now", under="✅ Approved · Three cups")
        await expect(phone.message(ALBUM, phone.channel)).to_be_visible(timeout=UNDO)
        assert await phone.posts(ALBUM) == 1

        await phone.as_("Reader")
        await phone.comment("Is it open on Sunday?", on=TEXT)
        await phone.leave_comments()
        await expect(phone.message(TEXT, phone.channel).get_by_test_id("comments")).to_have_text("1 comment")
        assert await phone.posts(TEXT) == 1
        assert await desk.stop() == 0
