"""Links of a channel get tags for the web counter: switched on and set in the channel's card, seen in the preview."""

from __future__ import annotations

from bot.sandbox.messages import Message
from tests.day import Day
from tests.trips.acts import is_approved, preview

TEXT = "Autumn sale at https://example.com/menu?size=250#top"


def links(message: Message) -> list[str]:
    return [e["url"] for e in message.content.get("entities", ()) if e["type"] == "text_link"]


async def switches_on(day: Day) -> None:
    await day.says(day.owner, "/channels")
    await day.tap(day.owner, "@roastery", on=day.last(day.owner))
    await day.tap(day.owner, "Tags of links", on=day.last(day.owner))
    assert "Off. Links go out as you wrote them." in day.sees(day.owner)
    await day.tap(day.owner, "Switch on", on=day.last(day.owner))


async def test_preview_and_post_carry_the_same_tags_over_the_same_text(day: Day) -> None:
    await switches_on(day)
    assert "utm_source=telegram" in day.sees(day.owner)
    await day.tap(day.owner, "Source", on=day.last(day.owner))
    await day.says(day.owner, "newsletter")
    assert "utm_source=newsletter" in day.sees(day.owner)
    await is_approved(day, TEXT)
    shown = preview(day, day.editor)[-1]
    assert shown.text == TEXT
    assert len(links(shown)) == 1
    await day.tap(day.editor, "Publish now")
    await day.goes_on(60)
    post = day.posts()[-1]
    assert post.text == TEXT
    assert links(post) == links(shown)
    assert links(post)[0].startswith("https://example.com/menu?size=250&utm_source=newsletter&utm_medium=social&")
    assert links(post)[0].endswith("#top")


async def test_tags_are_switched_off_and_a_word_too_long_is_not_taken(day: Day) -> None:
    await switches_on(day)
    await day.tap(day.owner, "Campaign", on=day.last(day.owner))
    await day.says(day.owner, "x" * 65)
    assert "up to 64 fit" in day.sees(day.owner)
    await day.says(day.owner, "black friday")
    assert "utm_campaign=black friday" in day.sees(day.owner)
    await day.tap(day.owner, "Campaign", on=day.last(day.owner))
    await day.says(day.owner, "-")
    assert "label" in day.sees(day.owner)
    await day.tap(day.owner, "Switch off", on=day.last(day.owner))
    await is_approved(day, TEXT)
    assert links(preview(day, day.editor)[-1]) == []


async def test_who_does_not_keep_channels_has_no_such_button(day: Day) -> None:
    await day.says(day.editor, "/channels")
    await day.tap(day.editor, "@roastery", on=day.last(day.editor))
    assert "Tags of links" not in day.last(day.editor).labels
