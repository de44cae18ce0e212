"""What the town shows to the web, looked at by the readers that the desk uses: neither knows the other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.sandbox.blogs import Blog, found_blog, write
from bot.sandbox.chats import Chat
from bot.sandbox.errors import NotPossible
from bot.sandbox.keeping import open_town
from bot.sandbox.outside import compact
from bot.sandbox.page_api import add_page
from bot.sandbox.people import Person
from bot.sandbox.server import Door, create_app
from bot.sandbox.town import Town
from desk.errors import Rejected
from integrations.feeds import FeedReader
from integrations.http import web_client
from integrations.telegram_web import TelegramWebReader


@dataclass
class Web:
    """The readers, looking at a town."""

    channels: TelegramWebReader
    feeds: FeedReader
    url: str


@pytest.fixture
async def web(town: Town) -> AsyncIterator[Web]:
    app = create_app(town)
    add_page(app, town)
    door = Door(app, "127.0.0.1", 0)
    await door.open()

    def now() -> datetime:
        return datetime.fromtimestamp(town.now(), UTC)

    async with web_client(frozenset({(door.host, door.port)})) as client:
        yield Web(TelegramWebReader(client, now, door.url), FeedReader(client, now), door.url)
    await door.close()


@pytest.fixture
def owner(town: Town) -> Person:
    return town.add_person("Owner", "owner")


@pytest.fixture
def channel(owner: Person) -> Chat:
    return owner.create_channel("Talk & <more>", "TownTalk")


async def test_posts_of_a_public_channel_with_their_numbers(web: Web, town: Town, owner: Person, channel: Chat) -> None:
    reader = town.add_person("Reader", "reader")
    reader.join(channel)
    post = owner.say(channel, "The beans are <burnt>\n& bitter")
    reader.react(post, "👎")
    found = await web.channels.find("@TownTalk")
    assert (found.address, found.title) == ("towntalk", "Talk & <more>")
    first = await web.channels.read("towntalk", "")
    (item,) = first.items
    assert (item.external_id, item.text) == (str(post.id), "The beans are <burnt>\n& bitter")
    assert (item.views, item.reactions) == (1, 1)
    assert item.at == datetime.fromtimestamp(post.date, UTC)
    owner.edit(post, "The beans are fine")
    owner.say(channel, "Second")
    later = await web.channels.read("towntalk", first.cursor)
    assert [(item.text, item.edited) for item in later.items] == [("The beans are fine", True), ("Second", False)]


async def test_older_posts_are_on_pages_before(web: Web, owner: Person, channel: Chat) -> None:
    posts = [owner.say(channel, f"post {number}") for number in range(50)]
    owner.delete(posts[10])
    items = await web.channels.history("towntalk")
    assert [item.text for item in items] == [f"post {number}" for number in range(50) if number != 10]


async def test_what_is_not_public_has_no_preview(web: Web, owner: Person) -> None:
    owner.create_channel("Hidden")
    owner.create_group("Group")
    for name in ("hidden", "owner", "nobody"):
        with pytest.raises(Rejected):
            await web.channels.read(name, "")


async def test_a_blog_has_a_feed(web: Web, town: Town, owner: Person) -> None:
    blog = found_blog(town, "diary", "Diary <of> coffee & cups")
    assert found_blog(town, "diary", "Another") is blog
    write(town, blog, owner, "A <b>cup</b> & a half", "Five < six\n\nand <b>bold</b>")
    found = await web.feeds.find(f"{web.url}/blogs/diary")
    assert (found.address, found.title) == (f"{web.url}/feeds/diary.xml", "Diary <of> coffee & cups")
    first = await web.feeds.read(found.address, "")
    (item,) = first.items
    assert (item.title, item.text, item.author) == ("A <b>cup</b> & a half", "Five < six\nand <b>bold</b>", "Owner")
    assert (await web.feeds.read(found.address, first.cursor)).unchanged
    write(town, blog, owner, "", "Second")
    assert [item.text for item in (await web.feeds.read(found.address, first.cursor)).items] == ["Second"]


def test_a_blog_takes_no_empty_and_no_endless_entry(town: Town, owner: Person) -> None:
    blog = found_blog(town, "diary", "Diary")
    for title, text in (("Title", "  "), ("Title", "a" * 6000), ("a" * 300, "Text")):
        with pytest.raises(NotPossible):
            write(town, blog, owner, title, text)
    assert blog.entries == []


def test_blogs_are_kept(tmp_path: Path) -> None:
    first = open_town(tmp_path)
    write(first, found_blog(first, "diary", "Diary"), first.add_person("Owner"), "One", "Text")
    entries = first.blogs["diary"].entries
    assert first.keeper is not None
    first.keeper.close()
    again = open_town(tmp_path).blogs["diary"]
    assert isinstance(again, Blog)
    assert (again.title, again.entries) == ("Diary", entries)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (999, "999"), (1234, "1.23K"), (45_600, "45.6K"), (2_000_000, "2M")]
)
def test_numbers_are_shown_short(number: int, shown: str) -> None:
    assert compact(number) == shown
