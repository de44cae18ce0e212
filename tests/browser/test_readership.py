"""What readers do, from the page: a poll in which they vote, and the file of a web counter that tells who came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.phone import Phone
from tests.browser.running_desk import RunningDesk

WEEK = "against the 7 days before"


def a_file() -> bytes:
    """Four days of a web counter, the last of them yesterday."""
    days = [datetime.now(UTC).date() - timedelta(days=back) for back in (5, 4, 3, 2)]
    rows = [f"{day};telegram;social;sale;1 250" for day in days]
    return "\n".join(["date;utm_source;utm_medium;utm_campaign;visits", *rows, "Total;;;;5 000"]).encode("cp1251")


async def test_a_poll_is_voted_in_and_a_file_of_visits_sent(browser: Browser, tmp_path: Path) -> None:
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
        counter = {"name": "counter.csv", "mimeType": "text/csv", "buffer": a_file()}
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
        assert await desk.stop() == 0
