"""The page in the words of those who use it.

    async with Phone.open(browser, url) as phone:
        await phone.as_("Editor")
        await phone.say("Autumn sale")
        await phone.tap("Submit for review")
        await phone.as_("Reviewer")
        await phone.tap("Approve")
        await phone.channel_sees("Autumn sale")
        await phone.as_("Reader")
        await phone.comment("How much is it?", on="Autumn sale")

Every verb waits until what it needs is there, and fails with what was missing after a few seconds.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Self

from playwright.async_api import Browser, FilePayload, Locator, Page, expect

PATIENCE = 60_000.0  # ms: on a machine that has other work


class Phone:
    """One open page; verbs act as the person who was chosen last."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.errors: list[str] = []  # of the page's scripts
        self.phone = page.locator("#phone")
        self.channel = page.get_by_test_id("channel")
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if "Content Security" in said.text else None)

    @classmethod
    @asynccontextmanager
    async def open(
        cls, browser: Browser, url: str, *, width: int = 1440, height: int = 900, dark: bool = False
    ) -> AsyncIterator[Self]:
        """Open the page in a window of its own. Raises AssertionError at the end if its scripts had errors."""
        context = await browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="en-GB"
        )
        phone = cls(await context.new_page())
        await phone.page.goto(url)
        await expect(phone.faces.first).to_be_visible(timeout=PATIENCE)
        try:
            yield phone
        finally:
            await context.close()
        assert not phone.errors, phone.errors

    # Who one is

    @property
    def faces(self) -> Locator:
        """The people at the top."""
        return self.page.get_by_test_id("face")

    def face(self, name: str) -> Locator:
        """One of them, by the whole name."""
        return self.faces.filter(has=self.page.locator(".face-name").get_by_text(name, exact=True))

    async def as_(self, name: str) -> None:
        """Take this person's phone; it shows the chat with the bot, or the list of chats before the start."""
        await self.face(name).click()
        await expect(self.face(name)).to_have_attribute("aria-pressed", "true")

    async def unread(self, name: str, count: int) -> None:
        """The person's face bears this number (0: none)."""
        badge = self.face(name).get_by_test_id("face-badge")
        await (expect(badge).to_have_text(str(count), timeout=PATIENCE) if count else expect(badge).to_have_count(0))

    async def push(self, name: str, text: str) -> Locator:
        """Wait for a notification to this person that contains the text; pressing it takes that phone."""
        banner = self.page.get_by_test_id("banner").filter(has_text=name).filter(has_text=text)
        await expect(banner.first).to_be_visible(timeout=PATIENCE)
        return banner.first

    async def press_push(self, name: str, text: str) -> None:
        """Press such a notification the moment it shows: it is gone in seconds, and a pointer may come too late."""
        await (await self.push(name, text)).dispatch_event("click")

    # Chats

    async def home(self) -> None:
        """Back to the list of chats."""
        back = self.phone.get_by_test_id("back")
        while await back.first.is_visible():
            await back.first.click()

    async def open_chat(self, title: str) -> None:
        """Open a chat of the list."""
        await self.home()
        await self.phone.get_by_test_id("chat-row").filter(has=self.page.get_by_text(title, exact=True)).click()

    async def start(self) -> None:
        """Press START."""
        await self.phone.get_by_role("button", name="START", exact=True).click()

    @property
    def chat(self) -> Locator:
        """The open chat or thread on the phone."""
        return self.phone.locator("section.chat:visible")

    def message(self, text: str | re.Pattern[str], inside: Locator | None = None) -> Locator:
        """The newest message that contains the text."""
        return (inside or self.chat).get_by_test_id("message").filter(has_text=text).last

    def own(self, text: str | re.Pattern[str]) -> Locator:
        """The newest own message that contains the text."""
        return self.chat.locator(".message.mine").filter(has_text=text).last

    # Writing

    def field(self, inside: Locator | None = None) -> Locator:
        """Where one writes."""
        return (inside or self.chat).get_by_test_id("message-field")

    async def say(self, text: str) -> None:
        """Write a text and send it."""
        await self.field().fill(text)
        await self.field().press("Enter")
        await expect(self.field()).to_have_text("")

    async def send_files(self, files: Sequence[FilePayload], caption: str = "", *, as_files: bool = False) -> None:
        """Attach files ({name, mimeType, buffer}) and send them; several pictures are an album."""
        await self.chat.get_by_test_id("file-input").set_input_files(list(files))
        if as_files:
            await self.chat.get_by_label("Send as files").check()
        await self.field().fill(caption)
        await self.chat.get_by_test_id("send").click()
        await expect(self.chat.get_by_test_id("tray")).to_be_hidden()

    async def send_poll(self, question: str, options: Sequence[str]) -> None:
        """Send a poll."""
        await self.chat.get_by_test_id("attach").click()
        await self.page.get_by_role("menuitem", name="Poll").click()
        form = self.page.get_by_role("dialog", name="New poll")
        await form.get_by_label("Question").fill(question)
        for number, option in enumerate(options, 1):
            await form.get_by_label(f"Option {number}", exact=True).fill(option)
        await form.get_by_role("button", name="Send").click()

    async def choose(self, entry: str, on: str, inside: Locator | None = None) -> None:
        """An entry of the menu of the newest message that contains `on`: Reply, Forward, Copy text, Delete…

        Edit and Delete mean the newest one of one's own.
        """
        message = self.message(on, inside)
        if entry in ("Edit", "Delete") and inside is None:
            message = self.own(on)
        await message.locator(".bubble").click(button="right", position={"x": 12, "y": 10})
        await self.page.get_by_role("menuitem", name=entry, exact=True).click()

    async def reply(self, to: str, text: str) -> None:
        """Answer the newest message that contains `to`."""
        await self.choose("Reply", to)
        await self.say(text)

    async def edit(self, old: str, new: str) -> None:
        """Change an own message."""
        await self.choose("Edit", old)
        await self.say(new)

    async def delete(self, text: str) -> None:
        """Delete the newest own message that contains the text."""
        await self.choose("Delete", text)
        await self.page.get_by_role("dialog").get_by_role("button", name="Delete").click()

    async def react(self, emoji: str, on: str, inside: Locator | None = None) -> None:
        """Put a reaction."""
        await self.choose(f"React with {emoji}", on, inside)

    # Tapping

    async def tap(self, label: str, under: str | None = None) -> None:
        """Press the newest button with this label: under messages (that contain `under`) or of the bot's keyboard."""
        place = self.message(under) if under is not None else self.chat
        await place.locator("button.bubble-button, button.key").filter(has=exactly(self.page, label)).last.click()

    async def buttons(self, under: str) -> list[str]:
        """The labels under the newest message that contains the text."""
        return await self.message(under).locator("button.bubble-button").all_inner_texts()

    async def pick(self, title: str) -> None:
        """Choose in the open dialog (a channel, a person, a chat to forward to)."""
        await self.page.get_by_role("dialog").get_by_role("button").filter(has=exactly(self.page, title)).click()

    async def vote(self, option: str, inside: Locator | None = None) -> None:
        """Vote in the newest poll that has the option."""
        await (inside or self.chat).locator(".poll-option").filter(has_text=option).last.click()

    # Seeing

    async def sees(self, text: str | re.Pattern[str]) -> None:
        """A message with this text is in the open chat, before the eyes."""
        await expect(self.message(text)).to_be_visible(timeout=PATIENCE)

    async def sees_not(self, text: str | re.Pattern[str]) -> None:
        """No such message is in the open chat."""
        await expect(self.chat.get_by_test_id("message").filter(has_text=text)).to_have_count(0, timeout=PATIENCE)

    async def hears(self, text: str) -> None:
        """A short note over the phone says this."""
        await expect(self.page.get_by_test_id("toast")).to_contain_text(text, timeout=PATIENCE)

    async def is_told(self, text: str) -> None:
        """An alert says this; it is confirmed."""
        await expect(self.page.get_by_test_id("alert")).to_contain_text(text, timeout=PATIENCE)
        await self.page.get_by_role("dialog").get_by_role("button", name="OK").click()

    # The channel

    async def channel_sees(self, text: str | re.Pattern[str]) -> None:
        """A post with this text is in the channel."""
        await expect(self.message(text, self.channel)).to_be_visible(timeout=PATIENCE)

    async def channel_sees_not(self, text: str | re.Pattern[str]) -> None:
        """No such post is in the channel."""
        await expect(self.channel.get_by_test_id("message").filter(has_text=text)).to_have_count(0, timeout=PATIENCE)

    async def posts(self, text: str | re.Pattern[str]) -> int:
        """How many loaded posts of the channel contain the text."""
        return await self.channel.get_by_test_id("chat").get_by_test_id("message").filter(has_text=text).count()

    async def comment(self, text: str, on: str) -> None:
        """Comment on the newest post that contains `on`; the thread stays open."""
        if not await self.channel.get_by_test_id("thread").is_visible():
            await self.message(on, self.channel).get_by_test_id("comments").click()
        thread = self.channel.get_by_test_id("thread")
        await self.field(thread).fill(text)
        await self.field(thread).press("Enter")
        await expect(self.message(text, thread)).to_be_visible(timeout=PATIENCE)

    async def leave_comments(self) -> None:
        """From the thread back to the channel."""
        await self.channel.get_by_test_id("thread").get_by_test_id("back").click()


def exactly(page: Page, text: str) -> Locator:
    """Whatever shows exactly this text."""
    return page.get_by_text(text, exact=True)
