"""What readers do, from the page: they vote in a poll and join by a link; and a web counter's file tells who came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.async_api import Browser, FilePayload

from tests.browser.phone import Phone
from tests.browser.running_desk import RunningDesk

WEEK = "against the 7 days before"


def a_file() -> bytes:
    """Four days of a web counter, the last of them yesterday."""
    days = [datetime.now(UTC).date() - timedelta(days=back) for back in (5, 4, 3, 2)]
    rows = [f"{day};telegram;social;sale;1 250" for day in days]
    return "\n".join(["date;utm_source;utm_medium;utm_campaign;visits", *rows, "Total;;;;5 000"]).encode("cp1251")


async def test_a_poll_an_invite_link_and_a_file_of_visits(browser: Browser, tmp_path: Path) -> None:
    async with RunningDesk.open(tmp_path / "data") as desk, Phone.open(browser, desk.url) as phone:
        await phone.as_("Owner")
        await phone.send_poll("Which roast for winter?", ["Light", "Dark"])
        await phone.tap("Submit for review")
        await phone.as_("Reviewer")
        await phone.tap("Approve")
        await phone.as_("Owner")
        await phone.tap("Publish now")
        await phone.channel_sees("Which roast for winter?")
        for name, option in (("Reader", "Dark"), ("Customer", "Dark"), ("Visitor", "Light")):
            await phone.as_(name)
            await phone.vote(option, phone.channel)

        await phone.as_("Owner")
        await phone.open_chat("Roastery")
        await phone.chat.get_by_role("button", name="Chat menu").click()
        await phone.page.get_by_role("menuitem", name="New invite link").click()
        dialog = phone.page.get_by_role("dialog", name="Invite link")
        await dialog.get_by_role("textbox").fill("Spring leaflet")
        await dialog.get_by_role("button", name="OK").click()
        await phone.hears("Spring leaflet")
        await phone.as_("Reader")
        await phone.open_chat("Roastery")
        await phone.chat.get_by_role("button", name="Chat menu").click()
        await phone.page.get_by_role("menuitem", name="Leave").click()
        await phone.chat.get_by_role("button", name="JOIN").click()
        await phone.pick("Spring leaflet")

        await phone.as_("Owner")
        await phone.open_chat("SMM Desk")
        counter: FilePayload = {"name": "counter.csv", "mimeType": "text/csv", "buffer": a_file()}
        await phone.send_files([counter], "/visits")
        await phone.sees("Visits are imported")
        await phone.sees("4 days were known already and are replaced.")
        await phone.sees("@roastery: 5,000")
        await phone.tap("Week in a picture", under="Visits are imported")
        await phone.sees("Visits from our links")
        await phone.tap("Details", under=WEEK)
        await phone.sees("Which roast for winter?")
        await phone.sees("3 people voted")
        await phone.sees("Leaflet in the bag")
        await phone.sees("“Spring leaflet”")
        await phone.say("/plan")
        await phone.phone.get_by_role("button", name="📣").last.click()
        await phone.sees("Dark: 2 · 67%")
        assert await desk.stop() == 0
