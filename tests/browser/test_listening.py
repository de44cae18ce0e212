"""A reader complains under a post; the responder's phone shows it with a clock; the answer is in the thread. What the
reader puts on the two stands on the card."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser, expect

from tests.browser.phone import Phone
from tests.browser.running_desk import RunningDesk

TEXT = "Autumn sale: minus 20 % on everything dark. Who comes?"
ANGRY = "Terrible service: my parcel never arrived and nobody answers me!"
ANSWER = "Sorry! Your parcel is found, it comes tomorrow."
UNDO = 90_000.0
"""Milliseconds within which *Publish now* is out."""


async def publishes(phone: Phone) -> None:
    await phone.as_("Editor")
    await phone.say(TEXT)
    await phone.sees("📝 Draft · Autumn sale")
    await phone.tap("Submit for review", under="📝 Draft · Autumn sale")
    await phone.press_push("Reviewer", "Autumn sale")
    await phone.tap("Approve", under="“Autumn sale")
    await phone.as_("Editor")
    await phone.tap("Publish now", under="✅ Approved · Autumn sale")
    await expect(phone.message(TEXT, phone.channel)).to_be_visible(timeout=UNDO)


async def test_a_complaint_is_answered_from_the_phone(browser: Browser, tmp_path: Path) -> None:
    async with RunningDesk.open(tmp_path / "data") as desk, Phone.open(browser, desk.url) as phone:
        await publishes(phone)
        await phone.as_("Reader")
        await phone.comment(ANGRY, on=TEXT)
        thread = phone.channel.get_by_test_id("thread")
        await phone.react("👎", ANGRY, thread)
        await phone.leave_comments()

        await phone.press_push("Owner", "Negative")
        await phone.sees("answer by")
        await phone.sees("Readers’ reactions: 👎 1")
        await phone.tap("I take it", under="Negative")
        await phone.hears("Yours now")
        await phone.reply(ANGRY, ANSWER)
        await phone.sees("✅ Answered by you in")
        await phone.tap("Close", under="Answered by you")
        await phone.hears("Closed")

        await phone.as_("Editor")
        await phone.say("/inbox")
        await phone.sees("Nothing waits for an answer")

        await phone.as_("Reader")
        await phone.message(TEXT, phone.channel).get_by_test_id("comments").click()
        await expect(phone.message(ANSWER, thread)).to_be_visible()
        await phone.react("❤", ANSWER, thread)
        await phone.as_("Owner")
        await phone.sees("Reactions to the answer: ❤ 1")
        assert await phone.posts(TEXT) == 1
        assert await desk.stop() == 0
