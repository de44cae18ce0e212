"""The page at its edges: links from outside, restarts, bad weather, narrow screens, other people's eyes."""

from __future__ import annotations

import aiohttp
import pytest
from playwright.async_api import expect

from bot.sandbox.server import Door
from bot.sandbox.town import Town
from tests.browser.phone import Phone
from tests.browser.small_desk import SmallDesk


async def test_a_link_starts_the_bot(phone: Phone, desk: SmallDesk, door: Door) -> None:
    """A deep link opens here, START sends its payload."""
    await desk.call("sendMessage", chat_id=desk.channel.id, text="Join https://t.me/small_desk_bot?start=team_42")
    await phone.as_("Reader")
    await phone.channel.get_by_role("link", name="start=team_42").click()
    await phone.start()
    await phone.sees("You ran /start team_42")
    await phone.page.goto(f"{door.url}/?open=https://t.me/small_desk_bot?start=claim_1")
    await phone.start()
    await phone.sees("You ran /start claim_1")


async def test_a_restart_is_survived(phone: Phone, town: Town, desk: SmallDesk, door: Door) -> None:
    """While the server is away the page says so and keeps what is being written; then it goes on."""
    await phone.as_("Editor")
    await door.close()
    await expect(phone.page.get_by_test_id("away")).to_be_visible()
    await phone.field().fill("Written meanwhile")
    await phone.field().press("Enter")
    await phone.hears("Telegram is away")
    await expect(phone.field()).to_have_text("Written meanwhile")
    await desk.call("sendMessage", chat_id=desk.person("Editor").id, text="Said meanwhile")
    await door.open()
    await expect(phone.page.get_by_test_id("away")).to_be_hidden()
    await phone.sees("Said meanwhile")
    await phone.field().press("Enter")
    await phone.sees("Draft: Written meanwhile")


async def test_the_weather_can_be_bad(phone: Phone, town: Town, desk: SmallDesk) -> None:
    """Switches set faults, and tell when they are off again."""
    await phone.page.locator("#weather-button").click()
    drawer = phone.page.get_by_role("dialog", name="Weather")
    await drawer.get_by_test_id("fault-flood").check()
    await expect(phone.page.get_by_role("button", name="Weather · 1")).to_be_visible()
    refused = await town.call(desk.bot.token, "sendMessage", {"chat_id": desk.channel.id, "text": "Now"})
    assert refused.status == 429
    await drawer.get_by_test_id("fault-kicked").check()
    await expect(phone.channel).to_contain_text("1 subscriber")
    await drawer.get_by_test_id("fault-away").check()
    await expect(phone.page.get_by_test_id("away")).to_be_visible()
    town.faults.clear()
    await expect(phone.page.get_by_test_id("away")).to_be_hidden()
    await drawer.get_by_role("button", name="Fair weather again").click()
    await expect(drawer.get_by_test_id("fault-flood")).not_to_be_checked()
    assert town.faults.on == []
    assert desk.channel.member(desk.bot).may("can_post_messages")


async def test_a_blocked_bot_stays_out(phone: Phone, town: Town, desk: SmallDesk) -> None:
    """Blocking from the menu of the chat; the bot gets 403 until it is unblocked."""
    await phone.as_("Editor")
    await phone.chat.get_by_role("button", name="Chat menu").click()
    await phone.page.get_by_role("menuitem", name="Block the bot").click()
    await expect(phone.chat.get_by_role("button", name="UNBLOCK")).to_be_visible()
    assert (
        await town.call(desk.bot.token, "sendMessage", {"chat_id": desk.person("Editor").id, "text": "?"})
    ).status == 403
    await phone.chat.get_by_role("button", name="UNBLOCK").click()
    await expect(phone.field()).to_be_visible()


async def test_a_narrow_screen_has_tabs(narrow_phone: Phone, desk: SmallDesk) -> None:
    """On a phone the panels are tabs, and nothing sticks out."""
    phone = narrow_phone
    await desk.call("sendMessage", chat_id=desk.channel.id, text="A post with " + "averyveryverylongword" * 6)
    await phone.as_("Editor")
    await phone.say("مرحبا بكم في المحمصة")
    await expect(phone.message("Draft: مرحبا")).to_be_visible()
    await expect(phone.channel).to_be_hidden()
    for name in ("Channel", "How to play", "Phone"):
        await phone.page.get_by_role("tab", name=name).click()
        assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        logs = phone.page.locator("[data-testid=log]:visible")
        for log in await logs.all():
            assert await log.evaluate("n => n.scrollWidth <= n.clientWidth")


async def test_nothing_sticks_out_of_any_window(phone: Phone) -> None:
    """Each person can be chosen and each panel opened, however wide the window is."""
    for width in (1440, 1180, 1179, 1000, 800, 780, 779, 600, 390):
        await phone.page.set_viewport_size({"width": width, "height": 800})
        assert await phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        if width >= 600:
            for face in await phone.faces.all():
                await expect(face).to_be_in_viewport(ratio=1)


async def test_commands_come_in_the_persons_language(phone: Phone, desk: SmallDesk) -> None:
    """The list of "/" is the one of the narrowest scope and the own language."""
    desk.person("Reviewer").language_code = "ru"
    await phone.page.reload()
    await phone.as_("Reviewer")
    await phone.field().press_sequentially("/n")
    await expect(phone.page.get_by_role("option")).to_have_text("/newНовый черновик")
    await phone.field().press("Enter")
    await phone.sees("You ran /new")


async def test_rich_whispered_and_streamed(phone: Phone, desk: SmallDesk) -> None:
    """A table with a button; a message for one's eyes only; text that is still being written."""
    owner, reader = desk.person("Owner"), desk.person("Reader")
    html = "<h2>Plan</h2><table><tr><th>Day</th><th>Post</th></tr><tr><td>Mon</td><td>Sale</td></tr></table>"
    await desk.call("sendRichMessage", chat_id=owner.id, rich_message={"html": html})
    await desk.call("sendMessageDraft", chat_id=owner.id, draft_id=5, text="Thinking of")
    await phone.as_("Owner")
    await expect(phone.message("Plan").get_by_role("cell", name="Sale")).to_be_visible()
    await desk.call("sendMessageDraft", chat_id=owner.id, draft_id=5, text="Thinking of a better word")
    await expect(phone.chat.get_by_test_id("draft")).to_have_text("Thinking of a better word")
    await desk.call("sendMessage", chat_id=owner.id, text="Here it is")
    await phone.sees("Here it is")
    await expect(phone.chat.get_by_test_id("draft")).to_have_count(0)
    group = next(chat for chat in desk.town.chats.values() if chat.is_group)
    owner.promote(group, desk.bot)
    reader.join(group)
    only = {"receiver_user_id": reader.id}
    await desk.call("sendMessage", chat_id=group.id, text="Only a hint", ephemeral_message_parameters=only)
    await phone.open_chat("Roastery talk")
    await phone.sees_not("Only a hint")
    await phone.as_("Reader")
    await phone.open_chat("Roastery talk")
    await expect(phone.message("Only a hint")).to_contain_text("Only you see this")


async def test_another_site_may_not_act(phone: Phone, door: Door, desk: SmallDesk) -> None:
    """A page of another origin in the same browser is refused, for reading, acting and listening."""
    person = desk.person("Editor").id
    async with aiohttp.ClientSession(headers={"Origin": "http://evil.example"}) as session:
        async with session.get(f"{door.url}/page/world") as answer:
            assert answer.status == 403
        facts = {"chat": f"{desk.bot.id}:{person}", "text": "Forged"}
        async with session.post(f"{door.url}/page/as/{person}/say", json=facts) as answer:
            assert answer.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{door.url}/page/news")
    async with aiohttp.ClientSession() as session, session.get(f"{door.url}/") as answer:
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
