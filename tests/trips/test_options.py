"""How a post goes out: options, label, link buttons, channels, and the findings with their cures."""

from __future__ import annotations

from bot.sandbox.messages import Message
from tests.day import Day, labels
from tests.trips.acts import card, is_approved, is_published, is_submitted, looks, preview

CUP = b"a cup"


async def opens(day: Day, menu: str = "Options") -> Message:
    """The card with that menu open under it."""
    await day.tap(day.editor, menu)
    return day.find(day.editor, "Back")


async def publishes(day: Day) -> Message:
    await day.tap(day.editor, "Publish now")
    return day.posts()[-1]


async def test_options_are_switched_in_their_menu_and_shown_on_the_card(solo: Day) -> None:
    await solo.says(solo.editor, "Look: example.com, will you?")
    menu = await opens(solo)
    assert labels(menu) == [
        *("Silent", "Pinned", "Protected", "Link preview: below"),
        *("Label", "Link buttons", "‹ Back"),
    ]
    for option in ("Silent", "Pinned", "Protected"):
        press = await solo.tap(solo.editor, option, on=menu)
        assert press.text == "Done"
        assert f"✓ {option}" in labels(menu)
    await solo.tap(solo.editor, "Link preview", on=menu)
    assert "Link preview: above" in labels(menu)
    assert "Options: silent, pinned, protected, link preview above" in menu.text
    await solo.tap(solo.editor, "Back", on=menu)
    assert "Publish now" in labels(menu)
    await solo.tap(solo.editor, "Publish now")
    post = solo.posts()[0]
    assert post.silent
    assert post.protected
    assert post.content["link_preview_options"]["show_above_text"]
    assert solo.channel.pinned == [post.id]


async def test_the_link_preview_goes_off(solo: Day) -> None:
    await solo.says(solo.editor, "Look: example.com, will you?")
    menu = await opens(solo)
    await solo.tap(solo.editor, "Link preview: below", on=menu)
    await solo.tap(solo.editor, "Link preview: above", on=menu)
    assert "Link preview: off" in labels(menu)
    await solo.tap(solo.editor, "Back", on=menu)
    assert (await publishes(solo)).content["link_preview_options"] == {"is_disabled": True}


async def test_a_pictures_options(solo: Day) -> None:
    solo.editor.send_photo(solo.account, CUP, "A cup of what?")
    await solo.goes_on()
    menu = await opens(solo)
    assert "Link preview: below" not in labels(menu)
    await solo.tap(solo.editor, "Spoiler", on=menu)
    await solo.tap(solo.editor, "Text above", on=menu)
    assert preview(solo, solo.editor)[0].content["has_media_spoiler"]
    assert preview(solo, solo.editor)[0].content["show_caption_above_media"]
    await solo.tap(solo.editor, "Two messages", on=menu)
    await solo.tap(solo.editor, "Back", on=card(solo, solo.editor))
    await solo.tap(solo.editor, "Publish now")
    first, second = solo.posts()
    assert first.content["has_media_spoiler"]
    assert second.text == "A cup of what?"


async def test_a_document_has_no_spoiler(solo: Day) -> None:
    solo.editor.send_document(solo.account, CUP, "The menu, is it long?", name="menu.pdf")
    await solo.goes_on()
    assert {"Spoiler", "Text above"}.isdisjoint(labels(await opens(solo)))


async def test_silent_changes_no_preview(solo: Day) -> None:
    """A poll's preview cannot be changed, and need not be for how the post is sent."""
    solo.editor.send_poll(solo.account, "Which?", ["One", "Two"])
    await solo.goes_on()
    shown, menu = preview(solo, solo.editor)[0], await opens(solo)
    await solo.tap(solo.editor, "Silent", on=menu)
    assert "✓ Silent" in labels(menu)
    assert preview(solo, solo.editor)[0].id == shown.id


async def test_the_previews_call_is_the_posts(solo: Day) -> None:
    """Preview and publication are the same request but for the chat and the sound."""
    calls = []

    async def note(make_request, bot, method):  # type: ignore[no-untyped-def]
        if method.__api_method__.startswith("send"):
            calls.append((method.__api_method__, method.model_dump(exclude_none=True, warnings=False)))
        return await make_request(bot, method)

    solo.app.bot.session.middleware(note)
    bold = [{"type": "bold", "offset": 0, "length": 1}]
    solo.editor.send_photo(solo.account, CUP, "A cup of what?", entities=bold, spoiler=True)
    await solo.goes_on()
    await solo.tap(solo.editor, "Publish now")
    seen, sent = ([c for c in calls if c[1]["chat_id"] == chat.id] for chat in (solo.chat(solo.editor), solo.channel))
    (name, request), (name_again, again) = seen[0], sent[0]
    assert name == name_again == "sendPhoto"
    assert request | {"chat_id": 0, "disable_notification": 0} == again | {"chat_id": 0, "disable_notification": 0}


async def test_a_label(day: Day) -> None:
    await day.says(day.editor, "Recipe of the week, yes?")
    await day.tap(day.editor, "Label", on=await opens(day))
    assert "Which label" in day.sees(day.editor)
    await day.says(day.editor, "#recipes ")
    assert "Label: recipes" in card(day, day.editor).text
    await is_submitted(day)
    assert "Label: recipes" in card(day, day.reviewer).text


async def test_link_buttons_are_typed(solo: Day) -> None:
    await solo.says(solo.editor, "Order here, will you?")
    await solo.tap(solo.editor, "Link buttons", on=await opens(solo))
    await solo.says(solo.editor, "no link at all")
    assert "I see no link in “no link at all”" in solo.sees(solo.editor)
    await solo.says(
        solo.editor, "Order now - example.com/order\nMenu - https://example.com/menu | Map: example.com/map"
    )
    assert "Options: link buttons" in card(solo, solo.editor).text
    assert preview(solo, solo.editor)[0].labels == ["Order now", "Menu", "Map"]
    post = await publishes(solo)
    assert [[(b["text"], b["url"]) for b in row] for row in post.buttons] == [
        [("Order now", "https://example.com/order")],
        [("Menu", "https://example.com/menu"), ("Map", "https://example.com/map")],
    ]


async def test_buttons_are_removed_with_a_dash(solo: Day) -> None:
    await solo.says(solo.editor, "Order here, will you?")
    for answer in ("Order now - example.com/order", "-"):
        await solo.tap(solo.editor, "Link buttons", on=await opens(solo))
        await solo.says(solo.editor, answer)
    assert (await publishes(solo)).buttons == []


async def test_a_button_that_opens_nothing_is_found_and_mended(solo: Day) -> None:
    await solo.says(solo.editor, "Order here, will you?")
    await solo.tap(solo.editor, "Link buttons", on=await opens(solo))
    await solo.says(solo.editor, "Order now - http://127.0.0.1/order")
    shown = card(solo, solo.editor)
    assert "readers cannot open http://127.0.0.1/order" in shown.text
    press = await solo.tap(solo.editor, "Publish now")
    assert "Not yet: readers cannot open the link of a button." in press.text
    await solo.tap(solo.editor, "Change the buttons")
    await solo.says(solo.editor, "Order now - example.com/order")
    assert "readers cannot open" not in card(solo, solo.editor).text
    assert (await publishes(solo)).labels == ["Order now"]


async def test_channels_are_ticked_and_the_post_goes_to_each(solo: Day) -> None:
    second = solo.owner.create_channel("Beans", "beans")
    solo.owner.promote(second, solo.account, can_post_messages=True)
    await solo.goes_on()
    await solo.says(solo.editor, "To both, may I?")
    menu = await opens(solo, "Channels")
    await solo.tap(solo.editor, "@roastery", on=menu)
    await solo.tap(solo.editor, "@beans", on=menu)
    assert labels(menu) == ["✓ @roastery", "✓ @beans", "‹ Back"]
    await solo.tap(solo.editor, "Back", on=menu)
    await solo.tap(solo.editor, "Publish now")
    assert [m.text for m in second.messages.values() if m.author_id == solo.account.id] == ["To both, may I?"]
    assert solo.texts() == ["To both, may I?"]
    receipt = card(solo, solo.editor).text
    assert "@roastery · " in receipt
    assert "@beans · " in receipt


async def test_only_those_who_connect_channels_see_the_way_to_it(day: Day) -> None:
    await day.says(day.editor, "From the editor, yes?")
    assert "Add a channel" not in labels(await opens(day, "Channels"))
    await day.says(day.owner, "From the owner, yes?")
    await day.tap(day.owner, "Channels")
    assert "Add a channel" in labels(day.find(day.owner, "Back"))


async def test_the_same_text_within_thirty_days_is_asked_about(day: Day) -> None:
    await is_published(day, "Coffee at nine on Sunday, who comes?")
    day.clock.forward(3600)
    await day.says(day.editor, "Coffee at NINE, on Sunday: who comes?")
    assert "@roastery has the same text (Mon 23 Nov)" in card(day, day.editor).text
    await is_submitted(day)
    assert "the channel has the same text within 30 days" in day.sees(day.editor)
    question = day.last(day.editor)
    await day.tap(day.editor, "Back", on=question)
    assert "Draft" in card(day, day.editor).text
    await is_submitted(day)
    await day.tap(day.editor, "Go on")
    assert "In review" in card(day, day.editor).text
    assert "has the same text" in card(day, day.reviewer).text
    day.clock.forward(31 * 24 * 3600)
    await day.says(day.editor, "Coffee at nine on Sunday: who comes")
    assert "has the same text" not in card(day, day.editor).text


async def test_hints_are_silenced_for_the_workspace(day: Day) -> None:
    await day.says(day.editor, "We are open.")
    assert "No question or call at the end" in card(day, day.editor).text
    press = await day.tap(day.editor, "Hide this hint")
    assert "will not come again" in press.text
    assert "No question" not in card(day, day.editor).text
    await day.says(day.owner, "We are closed.")
    assert "No question" not in card(day, day.owner).text


async def test_all_advice_of_a_card_is_silenced_at_once(day: Day) -> None:
    await day.says(day.editor, "WE ARE OPEN ALL THE WEEKEND LONG")
    assert card(day, day.editor).text.count("💡") == 2
    assert (await day.tap(day.editor, "Hide these hints")).text == "These hints will not come again"
    assert "💡" not in card(day, day.editor).text
    await day.says(day.owner, "/settings")
    assert "2 hints are hidden" in day.sees(day.owner)


async def test_a_reviewer_is_not_given_advice(day: Day) -> None:
    await day.says(day.editor, "WE ARE OPEN ALL THE WEEKEND LONG")
    assert "reads as shouting" in card(day, day.editor).text
    await is_submitted(day)
    assert "shouting" not in card(day, day.reviewer).text


async def test_an_option_after_the_approval_asks_for_another(day: Day) -> None:
    await is_approved(day)
    menu = await opens(day)
    await day.tap(day.editor, "Pinned", on=menu)
    await day.tap(day.editor, "Back", on=menu)
    assert "Submit for review" in labels(card(day, day.editor))
    assert "pinned" in card(day, day.reviewer).text


async def test_an_old_menu_changes_nothing(day: Day) -> None:
    await day.says(day.editor, "Coffee at nine, who comes?")
    menu = await opens(day)
    stale = next(b["callback_data"] for row in menu.buttons for b in row if b["text"] == "Silent")
    await day.tap(day.editor, "Pinned", on=menu)
    press = day.editor.press_forged(day.account, menu.chat, menu.id, stale)
    await day.goes_on()
    assert press.text == "This is revision 1; revision 2 is current."
    assert "✓ Silent" not in labels(menu)


async def test_a_pin_that_is_refused_is_owned_up_to(solo: Day) -> None:
    solo.owner.promote(solo.channel, solo.account, can_post_messages=True)
    await solo.goes_on()
    await solo.says(solo.editor, "Pin me, will you?")
    menu = await opens(solo)
    await solo.tap(solo.editor, "Pinned", on=menu)
    await solo.tap(solo.editor, "Back", on=menu)
    await publishes(solo)
    assert "It is out, but I may not pin there." in card(solo, solo.editor).text
    assert looks(solo.posts()[0])["text"] == "Pin me, will you?"
