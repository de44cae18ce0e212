"""python -m tools.take_screenshots [FOLDER]: the pictures of the README, from the sandbox itself.

Starts `python -m bot sandbox` on a free port with a data folder of its own, plays the main trip on its page in
Chromium, and saves a picture at each station. Needs the development requirements and the package `chromium`.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, FilePayload, async_playwright

from tests.browser.phone import Phone

FOLDER = Path("docs/images")
START_SECONDS = 240
POST = (
    "Autumn sale: minus 20 % on everything dark, until Sunday.\n"
    "Ground for your machine at no charge. Which one do you take home?"
)
NEXT_POST = "Thursday, 19:00: cupping of three new Ethiopians. Eight seats, free of charge. Who comes?"
COMPLAINT = "Terrible service: my parcel never arrived, and nobody answers me!"
ANSWER = "We are sorry! Your parcel is found; it comes tomorrow before noon, with a bag of Sumatra on us."
POSTER = """<body style="margin:0;width:900px;height:560px;display:flex;align-items:center;color:#fff3e2;
background:#8a4b22;font:700 72px Georgia,serif">
<div style="padding-left:70px;line-height:1.05">Autumn<br>sale <span style="color:#ffd089">−20 %</span></div>
<div style="position:absolute;right:90px;bottom:70px;width:230px;height:230px;border-radius:50%;background:#2b140a;
border:22px solid #fff3e2"></div></body>"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def sandbox(data: Path) -> AsyncIterator[str]:
    """The address of a fresh sandbox. Raises RuntimeError where it does not start."""
    environment = {**os.environ, "DATA_DIR": str(data), "SANDBOX_PORT": str(free_port()), "LOG_LEVEL": "warning"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "sandbox", env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(START_SECONDS):
            address = await _address(process)
        yield address
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async for line in process.stdout:
        if line.startswith(b"Open http"):
            return line.decode().split()[1]
    raise RuntimeError("the sandbox did not start")


async def poster(browser: Browser) -> FilePayload:
    page = await browser.new_page(viewport={"width": 900, "height": 560})
    await page.set_content(POSTER)
    drawn = await page.screenshot(type="png")
    await page.close()
    return {"name": "poster.png", "mimeType": "image/png", "buffer": drawn}


async def play(phone: Phone, picture: FilePayload, folder: Path) -> None:
    """Draft → review → approval → out → comment, with a picture at each station."""

    async def save(name: str) -> None:
        await phone.chat.get_by_role("log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
        await phone.page.get_by_test_id("toast").wait_for(state="hidden")
        await phone.page.wait_for_timeout(500)  # banners and transitions come to rest
        await phone.page.screenshot(path=folder / f"{name}.png")

    await phone.as_("Editor")
    await phone.send_files([picture], POST)
    await phone.sees("Draft")
    await save("sandbox-draft")
    await phone.tap("Submit for review")
    await phone.sees("In review")
    await phone.as_("Reviewer")
    await phone.sees("For your approval")
    await phone.tap("Approve")
    await phone.as_("Editor")
    await phone.tap("Publish now")
    await phone.message("Autumn sale", phone.channel).wait_for()  # until it cannot be undone any more
    await phone.sees("Published")
    await phone.as_("Reader")
    await phone.comment("The Sumatra, as always. Is it on sale in the shop too?", on="Autumn sale")
    await phone.leave_comments()
    await complain(phone, save)
    await phone.as_("Editor")
    await phone.say(NEXT_POST)
    await phone.sees("Thursday, 19:00")
    await phone.tap("Submit for review")
    await phone.as_("Reviewer")
    await phone.sees("Thursday, 19:00")
    await save("sandbox")


async def complain(phone: Phone, save: Callable[[str], Awaitable[None]]) -> None:
    """A reader is angry, the owner's phone shows it, the answer stands in the thread."""
    await phone.as_("Reader")
    await phone.comment(COMPLAINT, on="Autumn sale")
    await phone.as_("Owner")
    await phone.sees("answer by")
    await phone.tap("I take it", under="Negative")
    await phone.sees("taken by you")
    await save("listening-alert")
    await phone.reply(COMPLAINT, ANSWER)
    await phone.sees("Answered by you in")
    await phone.message("Autumn sale", phone.channel).get_by_test_id("comments").click()
    await phone.message(ANSWER, phone.channel.get_by_test_id("thread")).wait_for()
    await save("listening-answered")
    await phone.leave_comments()


async def main(folder: Path) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("There is no Chromium on this machine: install the package `chromium`.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        async with async_playwright() as player, sandbox(Path(data)) as address:
            browser = await player.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            picture = await poster(browser)
            async with Phone.open(browser, address) as phone:
                phone.page.set_default_timeout(60_000)
                await play(phone, picture, folder)
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
