"""Fixtures of the browser tests: one Chromium for all of them, a town behind the page, a phone to hold.

Every test in this folder is marked `browser` and runs in one event loop, in which the browser lives.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from bot.sandbox.page_api import add_page
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from tests.browser.phone import PATIENCE, Phone
from tests.browser.small_desk import SmallDesk, settle_town

HERE = Path(__file__).parent
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """The system's Chromium. Skips where there is none, but in CI there must be one."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the browser tests need Chromium (the package `chromium`), and CI must have it")
        pytest.skip("there is no Chromium on this machine (the package `chromium`)")
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as player:
        chromium = await player.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield chromium
        await chromium.close()


@pytest.fixture
def town() -> Town:
    """A town with an owner, an editor, a reviewer, a reader, a channel with its discussion group, and a bot."""
    town = Town(seed=1)
    settle_town(town)
    return town


@pytest_asyncio.fixture(loop_scope="session")
async def door(town: Town) -> AsyncIterator[Door]:
    """The server of the town, with the page."""
    app = create_app(town)
    add_page(app, town)
    door = Door(app, "127.0.0.1", 0)
    await door.open()
    yield door
    await door.close()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(town: Town) -> AsyncIterator[SmallDesk]:
    """A small bot that answers."""
    async with SmallDesk(town) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser, door: Door, desk: SmallDesk) -> AsyncIterator[Phone]:
    """The page in a wide window. Fails the test for any error of the page's scripts."""
    async with Phone.open(browser, door.url) as phone:
        yield phone


@pytest_asyncio.fixture(loop_scope="session")
async def narrow_phone(browser: Browser, door: Door, desk: SmallDesk) -> AsyncIterator[Phone]:
    """The page on a real phone."""
    async with Phone.open(browser, door.url, width=390, height=844) as phone:
        yield phone
