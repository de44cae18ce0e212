"""A manager adds a blog; what is new there and about the brand comes to the inbox, what was there before does not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from desk.errors import NotSent
from desk.model.source import Abilities, Found, Item, Reading
from tests.day import Day

HOUR = 3600.0


class Blog:
    """A reader over a blog that is written to by the test; its cursor counts what was read."""

    kind = "feed"
    abilities = Abilities()

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.down = False

    def claims(self, typed: str) -> bool:
        return "." in typed

    async def find(self, typed: str) -> Found:
        return Found("feed", f"https://{typed}/feed", "Coffee blog")

    async def read(self, address: str, cursor: str) -> Reading:
        if self.down:
            raise NotSent("no_connection")
        known = int(cursor or 0)
        return Reading(tuple(self.items[known:]), str(len(self.items)), next_in=timedelta(minutes=30))

    def writes(self, text: str, day: Day) -> None:
        self.items.append(
            Item(f"post-{len(self.items)}", text, "Blogger", "blogger", "https://blog.example/1", day.now)
        )


@pytest.fixture
async def blog(day: Day) -> AsyncIterator[Blog]:
    blog = Blog()
    object.__setattr__(day.desk.office, "readers", (blog,))
    yield blog


async def adds(day: Day) -> None:
    await day.says(day.owner, "/sources")
    await day.tap(day.owner, "Add a source")
    await day.says(day.owner, "blog.example")


async def test_what_is_new_alerts_and_what_was_there_does_not(day: Day, blog: Blog) -> None:
    blog.writes("Terrible, their support never answers", day)
    await adds(day)
    assert "Coffee blog" in day.sees(day.owner)
    await day.goes_on()
    assert not (await day.desk.showing.inbox(day.owner.id, 0)).total
    day.clock.forward(HOUR)
    blog.writes("Terrible coffee again, I want my money back, awful service", day)
    await day.goes_on()
    assert "Coffee blog" in day.sees(day.owner)
    assert "money back" in day.sees(day.owner)


async def test_a_source_that_fails_says_so_and_comes_back(day: Day, blog: Blog) -> None:
    await adds(day)
    await day.goes_on()
    blog.down = True
    for _ in range(3):
        await day.goes_on(HOUR)
    assert "cannot read “Coffee blog”" in day.sees(day.owner)
    await day.tap(day.owner, "Open")
    assert "Cannot be read now" in day.sees(day.owner)
    assert "No connection" in day.sees(day.owner)
    blog.down = False
    await day.goes_on(2 * HOUR)
    await day.says(day.owner, "/sources")
    await day.tap(day.owner, "Coffee blog")
    assert "Being read" in day.sees(day.owner)


async def test_paused_removed_and_added_again(day: Day, blog: Blog) -> None:
    await adds(day)
    await day.tap(day.owner, "Pause")
    assert "Paused" in day.sees(day.owner)
    blog.writes("Terrible, awful, never again", day)
    await day.goes_on(HOUR)
    assert not (await day.desk.showing.inbox(day.owner.id, 0)).total
    await day.tap(day.owner, "Remove")
    assert "stays in the inbox" in day.sees(day.owner)
    await day.tap(day.owner, "Remove")
    assert "None yet" in day.sees(day.owner)
    await adds(day)
    assert "Coffee blog" in day.sees(day.owner)


async def test_what_is_no_address_and_what_is_known_already(day: Day, blog: Blog) -> None:
    await adds(day)
    await adds(day)
    assert "I read “Coffee blog” already" in day.sees(day.owner)
    await day.says(day.owner, "/sources")
    await day.tap(day.owner, "Add a source")
    await day.says(day.owner, "coffee")
    assert "no address" in day.sees(day.owner)


async def test_a_hook_has_a_key_and_brings_items_once(day: Day) -> None:
    await day.says(day.owner, "/sources")
    await day.tap(day.owner, "Webhook")
    await day.says(day.owner, "Forum watcher")
    await day.tap(day.owner, "Show the key")
    shown = day.sees(day.owner)
    source = (await day.desk.sourcing.sources(day.owner.id)).sources[-1]
    assert f"/hooks/{source.address}" in shown
    assert (await day.desk.sourcing.secret(source.address) or "-") in shown
    assert await day.desk.sourcing.secret("unknown") is None
    item = Item("1", "Terrible, the delivery never came and nobody answers", "Angry", "a", at=day.now)
    for _ in range(2):
        await day.desk.sourcing.take(source.address, [item])
    await day.goes_on()
    assert "Forum watcher" in day.sees(day.owner)
    assert (await day.desk.showing.inbox(day.owner.id, 0)).total == 1
