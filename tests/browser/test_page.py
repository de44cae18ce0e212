"""The page does what Telegram's own apps do, as far as a team needs it."""

from __future__ import annotations

from playwright.async_api import expect

from bot.sandbox.blogs import found_blog
from bot.sandbox.town import Town
from tests.browser.phone import Phone
from tests.browser.pictures import picture, png
from tests.browser.small_desk import SmallDesk


async def test_a_text_goes_its_way(phone: Phone) -> None:
    """Draft, submit, approve as somebody else, out in the channel, commented."""
    await phone.as_("Editor")
    await phone.say("Autumn sale")
    await phone.tap("Submit")
    await phone.hears("Sent to the reviewer")
    await phone.unread("Reviewer", 1)
    push = await phone.push("Reviewer", "Please look: Autumn sale")
    await expect(push).to_contain_text("with sound")
    await push.click()
    await phone.sees("Please look: Autumn sale")
    await phone.unread("Reviewer", 0)
    await phone.tap("Approve")
    await phone.sees("✅ Approved by you")
    await phone.sees_not("Please look")
    await phone.channel_sees("Autumn sale")
    assert await phone.posts("Autumn sale") == 1
    await phone.as_("Reader")
    await phone.comment("How much is it?", on="Autumn sale")
    await phone.leave_comments()
    await expect(phone.message("Autumn sale", phone.channel).get_by_test_id("comments")).to_have_text("1 comment")
    done = phone.page.locator("#guide-steps li[data-done=true]")
    await expect(done).to_have_count(6)


async def test_several_readers_comment_under_a_post(phone: Phone, town: Town) -> None:
    """None of them is a member of the group; each comment bears its author's name."""
    for name in ("Customer", "Visitor"):
        town.add_person(name, name.lower())
    await phone.as_("Owner")
    await phone.open_chat("Roastery")
    await phone.say("Autumn sale")
    for name, text in (("Reader", "How much is it?"), ("Customer", "Too much!"), ("Visitor", "It is fine.")):
        await phone.as_(name)
        await phone.comment(text, on="Autumn sale")
    await expect(phone.message("Too much!", phone.channel.get_by_test_id("thread"))).to_contain_text("Customer")
    await phone.leave_comments()
    await expect(phone.message("Autumn sale", phone.channel).get_by_test_id("comments")).to_have_text("3 comments")


async def test_a_blog_writes(phone: Phone, town: Town) -> None:
    """The sheet writes under the name of whoever holds the phone, and tells where the desk can listen."""
    await expect(phone.page.get_by_test_id("blog-button")).to_be_hidden()
    blog = found_blog(town, "diary", "Coffee diary")
    await phone.as_("Reader")
    await phone.page.get_by_test_id("blog-button").click()
    await expect(phone.page.get_by_label("Address of the blog")).to_have_value(f"{phone.page.url}blogs/diary")
    await expect(phone.page.get_by_label("Name of a public channel")).to_have_value("@roastery")
    await phone.page.get_by_test_id("blog-title").fill("Burnt")
    await phone.page.get_by_test_id("blog-text").fill("Roastery burns its beans.")
    await phone.page.get_by_test_id("blog-send").click()
    await expect(phone.page.get_by_text("It stands on “Coffee diary”.")).to_be_visible()
    assert [(one["author"], one["title"], one["text"]) for one in blog.entries] == [
        ("Reader", "Burnt", "Roastery burns its beans.")
    ]


async def test_words_are_never_markup(phone: Phone, town: Town, desk: SmallDesk) -> None:
    """Names, texts, answers and titles with markup in them stay text."""
    evil = "<img src=x onerror='document.title=1'><script>document.title=2</script>"
    town.add_person(f"Eve {evil}", "eve")
    desk.channel.title = f"Channel {evil}"
    await phone.as_("Editor")
    await phone.say(f"Look {evil}")
    await phone.sees("Draft: Look <img")
    await phone.tap("Why?")
    await phone.is_told("Because <b>it</b> must")
    await phone.page.reload()
    await expect(phone.faces).to_have_count(5)
    assert await phone.page.locator("img, main script").count() == 0
    assert "1" not in await phone.page.title()


async def test_formatting_travels_both_ways(phone: Phone, desk: SmallDesk) -> None:
    """Ctrl+B while writing is an entity for the bot; what the bot formats is shown formatted."""
    await phone.as_("Editor")
    field = phone.field()
    await field.press_sequentially("very ")
    await field.press("Control+b")
    await field.press_sequentially("bold")
    await field.press("Control+b")
    await field.press_sequentially(" words")
    await field.press("Enter")
    await phone.sees("Draft: very bold words")
    editor = desk.person("Editor")
    sent = next(m for m in reversed(editor.chat_with(desk.bot).messages.values()) if m.author_id == editor.id)
    assert sent.text == "very bold words"
    assert sent.entities == [{"type": "bold", "offset": 5, "length": 4}]
    html = "<b>B<i>I</i></b> <tg-spoiler>who</tg-spoiler>\n<blockquote>said</blockquote><pre>x</pre>"
    await desk.call(
        "sendMessage",
        chat_id=editor.id,
        text=f"{html}<tg-time unix='1795424400' format='r'>soon</tg-time>",
        parse_mode="HTML",
    )
    message = phone.message("said")
    await expect(message.locator("strong em")).to_have_text("I")
    await expect(message.locator("blockquote")).to_have_text("said")
    await expect(message.locator("pre code")).to_have_text("x")
    await expect(message.locator("time[data-relative]")).not_to_have_text("soon")
    await message.get_by_role("button", name="Spoiler, show").click()
    await expect(message.locator(".spoiler.shown")).to_have_text("who")


async def test_pictures_alone_and_as_an_album(phone: Phone, town: Town) -> None:
    """One photo with a caption, four as one album, one as a file."""
    await phone.as_("Editor")
    await phone.send_files([picture("one", 640, 480)], "The roaster")
    await phone.sees("Got a photo, album False")
    shown = phone.message("The roaster").get_by_test_id("photo").locator("img")
    await expect(shown).to_have_js_property("naturalWidth", 640)
    await phone.send_files([picture(str(n), 300 + 100 * n, 400) for n in range(4)], "Four views")
    await phone.sees("Got a photo, album True")
    album = phone.message("Four views").get_by_test_id("album")
    await expect(album.get_by_test_id("photo")).to_have_count(4)
    await album.get_by_test_id("photo").first.click()
    await expect(phone.page.get_by_role("dialog", name="Viewer").locator("img")).to_be_visible()
    await phone.page.keyboard.press("Escape")
    await phone.send_files([picture("raw", 50, 50)], as_files=True)
    await phone.sees("raw.png")
    await phone.sees("Got a document, album False")


async def test_the_picker_makes_the_bot_an_administrator(phone: Phone, desk: SmallDesk) -> None:
    """request_chat: a dialog with the person's channels; the bot gets the rights and hears of it."""
    desk.person("Owner").kick(desk.channel, desk.bot)
    await phone.as_("Owner")
    await phone.say("/channel")
    await phone.tap("Add my channel")
    await expect(phone.page.get_by_role("dialog")).to_contain_text("may post, edit posts")
    await phone.pick("Roastery")
    await phone.sees(f"Connected: {desk.channel.id}")
    assert desk.channel.member(desk.bot).may("can_post_messages")
    await expect(phone.chat.get_by_test_id("reply-keyboard")).to_have_count(0)


async def test_a_forced_reply_answers_the_question(phone: Phone) -> None:
    """The next message is a reply without further ado."""
    await phone.as_("Editor")
    await phone.chat.get_by_test_id("commands").click()
    await phone.page.get_by_role("option", name="/ask").click()
    await expect(phone.chat.get_by_test_id("about")).to_contain_text("What is it called?")
    await expect(phone.field()).to_have_attribute("data-placeholder", "The name")
    await phone.say("Roastery")
    await phone.sees("So it is called Roastery")
    await expect(phone.chat.get_by_test_id("about")).to_be_hidden()


async def test_polls(phone: Phone, desk: SmallDesk) -> None:
    """A person's poll reaches the bot; a channel's poll is voted in."""
    await phone.as_("Editor")
    await phone.send_poll("Which roast?", ["Light", "Dark"])
    await phone.sees("Got a poll")
    await desk.call("sendPoll", chat_id=desk.channel.id, question="Tea?", options=[{"text": "Yes"}, {"text": "No"}])
    await phone.as_("Reader")
    await phone.vote("Yes", phone.channel)
    poll = phone.channel.get_by_test_id("poll")
    await expect(poll).to_contain_text("100%")
    await poll.get_by_role("button", name="Retract vote").click()
    await expect(poll).to_contain_text("No votes yet")


async def test_edit_reply_forward_react_delete(phone: Phone, desk: SmallDesk) -> None:
    """What the menu of a message offers."""
    await phone.as_("Editor")
    await phone.say("Frist")
    await phone.edit("Frist", "First")
    await expect(phone.own("First").filter(has_text="edited")).to_be_visible()
    await phone.reply("Draft: Frist", "About that")
    await expect(phone.own("About that").get_by_test_id("quoted")).to_contain_text("Draft: Frist")
    post = await desk.call("sendMessage", chat_id=desk.channel.id, text="A post")
    await phone.react("🔥", "A post", phone.channel)
    await expect(phone.message("A post", phone.channel).get_by_role("button", name="🔥 1")).to_have_attribute(
        "aria-pressed", "true"
    )
    await phone.choose("Forward", "A post", phone.channel)
    await phone.pick("Small Desk")
    await expect(phone.own("A post")).to_contain_text("Forwarded from Roastery")
    await phone.delete("About that")
    await expect(phone.own("About that")).to_have_count(0)
    await desk.call("deleteMessage", chat_id=desk.channel.id, message_id=post["message_id"])
    await phone.channel_sees_not("A post")


async def test_a_long_chat_pages_upward(phone: Phone, desk: SmallDesk) -> None:
    """The newest messages first; older ones come when one scrolls up, and the place is kept."""
    reviewer = desk.person("Reviewer")
    for number in range(120):
        await desk.call("sendMessage", chat_id=reviewer.id, text=f"Line {number};")
    await phone.as_("Reviewer")
    await phone.sees("Line 119;")
    await phone.sees_not("Line 0;")
    log = phone.chat.get_by_test_id("log")
    await phone.page.wait_for_function(
        "n => n.scrollTop + n.clientHeight > n.scrollHeight - 5", arg=await log.element_handle()
    )
    for _ in range(100):
        await log.evaluate("n => n.scrollTo(0, 0)")
        await phone.page.wait_for_timeout(50)
        if await phone.message("Line 0;").count():
            break
    await phone.sees("Line 0;")
    await phone.say("Down again")
    await expect(phone.message("Draft: Down again")).to_be_in_viewport()


async def test_hands_may_stay_on_the_keyboard(phone: Phone) -> None:
    """Walk to a message with the arrows, open its menu, reply."""
    await phone.as_("Editor")
    await phone.say("One")
    await phone.sees("Draft: One")
    await phone.chat.get_by_test_id("log").focus()
    await phone.page.keyboard.press("ArrowUp")
    await expect(phone.message("Draft: One")).to_be_focused()
    await phone.page.keyboard.press("Enter")
    await expect(phone.page.get_by_role("menuitem", name="Reply", exact=True)).to_be_focused()
    await phone.page.keyboard.press("Enter")
    await expect(phone.field()).to_be_focused()
    await phone.page.keyboard.type("Yes")
    await phone.page.keyboard.press("Enter")
    await phone.sees("Draft: Yes")


async def test_files_are_dropped_and_pasted(phone: Phone) -> None:
    """A dropped picture waits in the tray, a pasted one joins it, both go out as an album."""
    await phone.as_("Editor")
    make = """async (node, [kind, bytes]) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], `${kind}.png`, { type: "image/png" }));
        const how = kind === "drop" ? { dataTransfer: data } : { clipboardData: data };
        const event = kind === "drop" ? new DragEvent(kind, { ...how, bubbles: true, cancelable: true })
                                      : new ClipboardEvent(kind, { ...how, bubbles: true, cancelable: true });
        node.dispatchEvent(event);
    }"""
    for kind in ("drop", "paste"):
        await phone.field().evaluate(make, [kind, list(png(40, 30))])
    await expect(phone.chat.get_by_test_id("tray").locator("img")).to_have_count(2)
    await phone.chat.get_by_test_id("send").click()
    await phone.sees("Got a photo, album True")
