"""The numbers as their owner sees them: the picture of a sandbox with a past, turned by its buttons; reports; files."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.async_api import Browser, Locator, expect

from tests.browser.phone import PATIENCE, Phone
from tests.browser.running_desk import RunningDesk

WEEK, MONTH = "against the 7 days before", "against the 30 days before"


async def brightness(picture: Locator) -> tuple[int, float]:
    """Width in pixels as it was drawn, and the mean grey of the picture, 0 to 255."""
    await expect(picture).to_be_visible(timeout=PATIENCE)
    width, grey = await picture.evaluate(
        """async (image) => {
            await image.decode();
            const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
            const pen = canvas.getContext("2d");
            pen.drawImage(image, 0, 0);
            const shown = pen.getImageData(0, 0, canvas.width, canvas.height).data;
            let sum = 0;
            for (let i = 0; i < shown.length; i += 4) sum += shown[i + 1];
            return [image.naturalWidth, sum / (shown.length / 4)];
        }"""
    )
    return int(width), float(grey)


async def test_a_week_turned_a_report_set_up_and_a_file_downloaded(browser: Browser, tmp_path: Path) -> None:
    async with RunningDesk.open(tmp_path / "data") as desk, Phone.open(browser, desk.url) as phone:
        await phone.as_("Owner")
        await phone.say("/stats")
        await phone.sees(WEEK)
        picture = phone.message(WEEK).locator("img").last
        width, light = await brightness(picture)
        assert width == 1080
        assert 200 < light < 252  # paper with something on it
        assert {"Growth", "Competitors", "Month", "Details"} <= set(await phone.buttons(WEEK))

        await phone.tap("Month", under=WEEK)
        await phone.sees(MONTH)
        await phone.tap("Dark", under=MONTH)
        await expect(phone.message(MONTH).get_by_text("Light", exact=True)).to_be_visible(timeout=PATIENCE)
        _, dark = await brightness(phone.message(MONTH).locator("img").last)
        assert dark < 100
        await phone.tap("Growth", under=MONTH)
        await expect(phone.message(MONTH).get_by_text("Everything", exact=True)).to_be_visible(timeout=PATIENCE)
        await phone.tap("Competitors", under=MONTH)
        await phone.sees("of all views")
        await expect(phone.message(MONTH).get_by_text("Growth", exact=True)).to_be_visible(timeout=PATIENCE)
        await phone.tap("Details", under=MONTH)
        await phone.sees("What stands out")

        await phone.say("/sources")
        await phone.sees("Comments under your channels come")
        assert any("Bean Brothers" in label for label in await phone.buttons("Comments under your channels come"))
        await phone.say("/report")
        for label in ("New report", "Mon", "09:00", "Yes, send it"):
            await phone.tap(label)
        await phone.sees("Mon 09:00")
        await phone.tap("CSV")
        await phone.sees("numbers-")
        async with phone.page.expect_download() as started:
            await phone.message("numbers-").locator("a[download], .file").first.click()
        kept = tmp_path / "numbers.zip"
        await (await started.value).save_as(kept)
        with zipfile.ZipFile(kept) as archive:
            posts = archive.read("posts.csv").decode("utf-8-sig").splitlines()
        assert len(posts) > 20  # a month of the sandbox's past
        assert await desk.stop() == 0
