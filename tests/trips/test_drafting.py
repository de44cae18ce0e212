"""Whatever a manager sends is a draft, and what goes out is what was sent."""

from __future__ import annotations

from typing import Any

import pytest

from bot.sandbox.messages import Message
from desk.model.content import Content, Entity, utf16
from desk.preflight import check_content
from integrations.telegram import LIMITS
from tests.day import Day, labels
from tests.trips.acts import card, looks, preview

TOMATO = b"a picture of a tomato"
FORMATS: tuple[dict[str, Any], ...] = (
    {"type": "bold"},
    {"type": "italic"},
    {"type": "underline"},
    {"type": "strikethrough"},
    {"type": "spoiler"},
    {"type": "code"},
    {"type": "text_link", "url": "https://example.com/menu"},
    {"type": "pre", "language": "python"},
    {"type": "blockquote"},
    {"type": "expandable_blockquote"},
    {"type": "date_time", "unix_time": 1_795_500_000, "date_time_format": "t"},
)


def formatted() -> tuple[str, list[dict[str, Any]]]:
    """A line for every kind of formatting, with an emoji of two code units before each; and one in another."""
    lines: list[str] = []
    entities: list[dict[str, Any]] = []
    at = 0
    for number, kind in enumerate(FORMATS):
        line = f"🍅 {kind['type'].replace('_', ' ')} number {number}"
        entities.append({**kind, "offset": at + 3, "length": utf16(line) - 3})
        lines.append(line)
        at += utf16(line) + 1
    entities.append({"type": "italic", "offset": 3, "length": 4})
    return "\n".join(lines), entities


async def out(day: Day) -> list[Message]:
    """Publish the newest draft at once; what of it is in the channel."""
    before = len(day.posts())
    await day.tap(day.editor, "Publish now")
    return day.posts()[before:]


async def test_every_kind_of_formatting_arrives(solo: Day) -> None:
    text, entities = formatted()
    sent = solo.say(solo.editor, text, entities=entities)
    await solo.goes_on()
    (post,) = await out(solo)
    assert post.text == sent.text
    assert post.entities == sent.entities
    assert len(post.entities) == len(FORMATS) + 1
    assert preview(solo, solo.editor)[0].entities == sent.entities


async def test_links_tags_and_mentions_stay_as_telegram_finds_them(solo: Day) -> None:
    sent = solo.say(solo.editor, "Ask @roastery or mail a@example.com, see example.com #coffee $ABC?")
    await solo.goes_on()
    (post,) = await out(solo)
    assert {e["type"] for e in post.entities} >= {"mention", "email", "url", "hashtag", "cashtag"}
    assert post.entities == sent.entities


@pytest.mark.parametrize("kind", ["photo", "video", "animation", "document", "audio", "voice"])
async def test_a_file_with_its_caption(solo: Day, kind: str) -> None:
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    sent = solo.editor.send_file(solo.account, kind, TOMATO, "Fresh tomatoes, who wants some?", entities=bold)
    await solo.goes_on()
    assert kind in looks(preview(solo, solo.editor)[0])
    (post,) = await out(solo)
    assert looks(post) == looks(sent)
    assert post.entities == bold


async def test_a_video_note_goes_as_it_is_and_a_caption_under_one_does_not(solo: Day) -> None:
    sent = solo.editor.send_file(solo.account, "video_note", TOMATO)
    await solo.goes_on()
    assert "(a video note)" in card(solo, solo.editor).text
    await solo.tap(solo.editor, "Edit")
    await solo.says(solo.editor, "Look, is it round?")
    assert "This kind of file carries no text" in card(solo, solo.editor).text
    await solo.tap(solo.editor, "Make it two messages")
    first, second = await out(solo)
    assert looks(first) == looks(sent)
    assert second.text == "Look, is it round?"


async def test_spoiler_and_caption_above_are_taken_over(solo: Day) -> None:
    sent = solo.editor.send_photo(solo.account, TOMATO, "Guess what it is?", spoiler=True, caption_above=True)
    await solo.goes_on()
    assert "Options: text above, spoiler" in card(solo, solo.editor).text
    (post,) = await out(solo)
    assert looks(post) == looks(sent)


async def test_a_poll(solo: Day) -> None:
    sent = solo.editor.send_poll(solo.account, "Which roast?", ["Light", "Dark", "Both"], multiple=True)
    await solo.goes_on()
    assert "Which roast?" in card(solo, solo.editor).text
    (post,) = await out(solo)
    assert looks(post) == looks(sent)


async def test_a_quiz_with_its_answer_and_explanation(solo: Day) -> None:
    settings = {"correct_option_ids": [1], "explanation": "It grows on a bush."}
    sent = solo.editor.send_poll(solo.account, "Coffee is a", ["bean", "cherry"], kind="quiz", **settings)
    await solo.goes_on()
    (post,) = await out(solo)
    quiz = solo.town.polls[post.content["poll"]]
    assert looks(post)["poll"][:3] == looks(sent)["poll"][:3]
    assert quiz.settings["correct_option_ids"] == [1]
    assert quiz.settings["explanation"] == "It grows on a bush."


async def test_a_forwarded_quiz_whose_answer_nobody_shows(solo: Day) -> None:
    solo.editor.send_poll(solo.account, "Coffee is a", ["bean", "cherry"], kind="quiz")
    await solo.goes_on()
    assert "the right answer of a forwarded quiz" in card(solo, solo.editor).text


async def test_a_forward_says_whose_it_is(day: Day) -> None:
    theirs = day.stranger.create_channel("Coffee news", "coffee_news")
    original = day.stranger.send_photo(theirs, TOMATO, "Harvest is late this year. What now?")
    day.editor.forward(original, day.account)
    await day.goes_on()
    assert "Forwarded from @coffee_news: readers will see it as your own post" in card(day, day.editor).text
    await day.tap(day.editor, "Hide this hint")
    assert "Forwarded" not in card(day, day.editor).text
    await day.tap(day.editor, "Submit for review")
    await day.tap(day.reviewer, "Approve")
    await day.tap(day.editor, "Publish now")
    await day.goes_on(11)
    assert looks(day.posts()[0]) == looks(original)
    assert day.posts()[0].forward_origin is None


async def test_what_cannot_be_a_post_is_answered(day: Day) -> None:
    chat = day.chat(day.editor)
    day.editor.send_sticker(chat, TOMATO)
    await day.goes_on()
    assert "I cannot make a post of that" in day.sees(day.editor)
    day.editor.put(chat, {"location": {"latitude": 37.98, "longitude": 23.73}})
    await day.goes_on()
    assert "I cannot make a post of that" in day.sees(day.editor)
    await day.says(day.editor, "/pubish")
    assert "I do not know /pubish" in day.sees(day.editor)
    await day.says(day.editor, "/drafts")
    assert "You have no drafts" in day.sees(day.editor)


async def test_telegrams_own_lines_are_no_drafts(day: Day) -> None:
    await day.says(day.editor, "Coffee at nine, who comes?")
    before = len(day.chat(day.editor).messages)
    day.editor.pin(day.last(day.editor))
    await day.goes_on()
    assert len(day.chat(day.editor).messages) == before + 1


async def test_formatting_that_a_bot_cannot_repeat_is_said(solo: Day) -> None:
    star = [{"type": "custom_emoji", "offset": 0, "length": 1, "custom_emoji_id": "5368324170671202286"}]
    solo.say(solo.editor, "★ New beans, who tries them?", entities=star)
    await solo.goes_on()
    assert "I cannot repeat custom emoji" in card(solo, solo.editor).text
    await solo.tap(solo.editor, "Publish now")
    assert "Go on all the same?" in solo.sees(solo.editor)
    assert solo.posts() == []
    await solo.tap(solo.editor, "Go on")
    assert solo.texts() == ["★ New beans, who tries them?"]
    assert "Go on all the same?" not in solo.sees(solo.editor)


async def test_a_mention_by_name_is_kept_and_said(solo: Day) -> None:
    name = [{"type": "text_mention", "offset": 0, "length": 6, "user": solo.reader.brief()}]
    solo.say(solo.editor, "Reader asks: which roast?", entities=name)
    await solo.goes_on()
    assert "I cannot repeat a mention by name" in card(solo, solo.editor).text
    await solo.tap(solo.editor, "Publish now")
    await solo.tap(solo.editor, "Go on")
    assert [e["user"]["id"] for e in solo.posts()[0].entities] == [solo.reader.id]


async def test_how_the_author_wants_the_links_preview(solo: Day) -> None:
    options = {"is_disabled": False, "show_above_text": True, "prefer_small_media": True, "url": "https://example.com"}
    solo.editor.put(solo.chat(solo.editor), {"text": "Menu: https://example.com ?", "link_preview_options": options})
    await solo.goes_on()
    assert "link preview above" in card(solo, solo.editor).text
    (post,) = await out(solo)
    assert {k: v for k, v in post.content["link_preview_options"].items() if v} == {
        k: v for k, v in options.items() if v
    }


async def test_a_caption_that_is_too_long_becomes_two_messages(solo: Day) -> None:
    long = "Words. " * 160
    solo.editor.send_photo(solo.account, TOMATO, long.strip() + "?")
    await solo.goes_on()
    assert "Caption 1,120 of 1,024 characters" in card(solo, solo.editor).text
    await solo.tap(solo.editor, "Publish now")
    assert solo.posts() == []
    await solo.tap(solo.editor, "Link buttons", on=await opened(solo))
    await solo.says(solo.editor, "Order now - example.com/order")
    press = await solo.tap(solo.editor, "Make it two messages")
    assert "Two messages" in press.text
    assert len(preview(solo, solo.editor)) == 2
    first, second = await out(solo)
    assert first.media == "photo"
    assert first.text == ""
    assert first.buttons == []
    assert second.text == long.strip() + "?"
    assert second.labels == ["Order now"]


async def opened(day: Day) -> Message:
    await day.tap(day.editor, "Options")
    return card_with(day, "Link buttons")


def card_with(day: Day, label: str) -> Message:
    return day.find(day.editor, label)


async def test_an_empty_space_is_nothing(solo: Day) -> None:
    solo.editor.put(solo.chat(solo.editor), {"text": " "})
    await solo.goes_on()
    assert "There is nothing in it" in card(solo, solo.editor).text


def test_a_text_that_is_too_long_is_parted_between_paragraphs() -> None:
    """Telegram's apps part a text themselves; a caption of a subscriber that lost its picture comes whole."""
    paragraph = "Fresh tomatoes. " * 130
    text = "\n\n".join([paragraph.strip()] * 2)
    at = len(paragraph.strip()) - 10
    whole = Content(text=text, entities=(Entity("bold", at, 40),))
    (found,) = check_content(whole, LIMITS)
    assert (found.code, found.facts["length"]) == ("text_too_long", len(text))
    assert found.cures[0] == "two_messages"
    parted = Content(text=text, entities=whole.entities, two_messages=True)
    first, second = parted.parts()
    assert check_content(parted, LIMITS) == []
    assert f"{first.text}\n\n{second.text}" == text
    assert [(len(p.entities), sum(e.length for e in p.entities)) for p in (first, second)] == [(1, 10), (1, 28)]


async def test_a_new_draft_goes_where_the_one_before_went(day: Day) -> None:
    second = day.owner.create_channel("Beans", "beans")
    day.owner.promote(second, day.account, can_post_messages=True)
    await day.goes_on()
    await day.says(day.editor, "First, where to?")
    assert "To: no channel yet" in card(day, day.editor).text
    assert "No channel is chosen" in card(day, day.editor).text
    await day.tap(day.editor, "Choose a channel")
    menu = card_with(day, "@beans")
    await day.tap(day.editor, "@beans", on=menu)
    assert "✓ @beans" in labels(menu)
    assert "To: Telegram @beans" in menu.text
    await day.tap(day.editor, "@roastery", on=menu)
    assert "To: Telegram @roastery, @beans" in menu.text
    await day.tap(day.editor, "✓ @roastery", on=menu)
    await day.tap(day.editor, "Back", on=menu)
    assert "Submit for review" in labels(menu)
    await day.says(day.editor, "Second, where to?")
    assert "To: Telegram @beans" in card(day, day.editor).text


async def test_new_asks_and_those_who_only_look_are_told(day: Day) -> None:
    await day.says(day.editor, "/new")
    assert "Send me anything" in day.sees(day.editor)
    await day.says(day.reviewer, "Am I an author?")
    assert "does not write posts" in day.sees(day.reviewer)
    await day.says(day.stranger, "Hello?")
    assert "not in a team" in day.sees(day.stranger)
