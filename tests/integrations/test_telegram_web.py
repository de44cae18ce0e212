"""Preview pages of public channels: what is there is read, what cannot be read says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import IntegrationError, Refused, Rejected
from integrations.http import web_client
from integrations.preview_page import count_of, read_page
from integrations.telegram_web import TelegramWebReader, name_of
from tests.integrations.preview_pages import START, Channels, Post, whole
from tests.integrations.serving import serving

NOW = START + timedelta(days=7)
REPLY = '<a class="tgme_widget_message_reply"><div class="tgme_widget_message_text">quoted</div></a>'
REACTIONS = (
    '<div class="tgme_widget_message_reactions"><span class="tgme_reaction"><i class="emoji"><b>👍</b></i>1.1K</span>'
    '<span class="tgme_reaction"><i class="emoji"><b>❤</b></i>7</span></div>'
)


@asynccontextmanager
async def reading(channels: Channels) -> AsyncIterator[TelegramWebReader]:
    async with serving(channels.answer) as server, web_client(server.allowed) as client:
        yield TelegramWebReader(client, lambda: NOW, server.url)


def posts(first: int, last: int) -> list[Post]:
    return [Post(number, f"post {number}") for number in range(first, last + 1)]


async def test_a_post_with_everything() -> None:
    channels = Channels()
    body = 'The <b>beans</b> are<br/>burnt <i class="emoji"><b>🔥</b></i> <a href="https://x.example">x &amp; y</a>'
    forwards = '<span class="tgme_widget_message_forwards">12</span>'
    channels.write("coffee", Post(7, body, "12.3K", REPLY + REACTIONS + forwards, "Anna & Co"))
    async with reading(channels) as reader:
        found = await reader.read("coffee", "")
    (item,) = found.items
    assert (item.external_id, item.text) == ("7", "The beans are\nburnt 🔥 x & y")
    assert (item.views, item.forwards, item.reactions) == (12_300, 12, 1107)
    assert (item.author, item.author_id, item.link) == ("Anna & Co", "@coffee", "https://t.me/coffee/7")
    assert item.at == START + timedelta(hours=7)
    assert found.title == "Coffee & more"


async def test_each_post_once_and_an_edited_one_again() -> None:
    channels = Channels()
    channels.write("coffee", Post(1, "", service=True), *posts(2, 4))
    async with reading(channels) as reader:
        first = await reader.read("coffee", "")
        assert [item.text for item in first.items] == ["post 2", "post 3", "post 4"]
        assert (await reader.read("coffee", first.cursor)).items == ()
        channels.write("coffee", Post(3, "post 3!", views="9M"), Post(4, "post 4", views="8M"), *posts(5, 6))
        later = await reader.read("coffee", first.cursor)
        assert [(item.text, item.edited) for item in later.items] == [
            ("post 3!", True),
            ("post 5", False),
            ("post 6", False),
        ]
        assert (await reader.read("coffee", first.cursor)).items == later.items
        assert (await reader.read("coffee", later.cursor)).items == ()


async def test_after_a_long_pause_the_pages_before_are_read_too() -> None:
    channels = Channels()
    channels.write("coffee", *posts(1, 30))
    async with reading(channels) as reader:
        first = await reader.read("coffee", "")
        assert [item.external_id for item in first.items] == [str(n) for n in range(11, 31)]
        channels.write("coffee", *posts(31, 85))
        later = await reader.read("coffee", first.cursor)
    assert [item.external_id for item in later.items] == [str(n) for n in range(31, 86)]


async def test_older_posts_that_slide_into_view_are_no_news() -> None:
    channels = Channels()
    channels.write("coffee", *posts(1, 30))
    async with reading(channels) as reader:
        first = await reader.read("coffee", "")
        for number in range(20, 28):
            del channels.channels["coffee"][number]
        assert (await reader.read("coffee", first.cursor)).items == ()


async def test_the_last_hundred_posts_with_their_views() -> None:
    channels = Channels()
    channels.write("coffee", *posts(1, 130))
    channels.write("young", *posts(1, 3))
    async with reading(channels) as reader:
        items = await reader.history("coffee")
        assert [item.external_id for item in items] == [str(n) for n in range(31, 131)]
        assert {item.views for item in items} == {1200}
        assert len(await reader.history("young")) == 3


async def test_a_number_that_is_not_shown_is_no_number() -> None:
    channels = Channels()
    channels.write("coffee", Post(1, "hello", views=""))
    async with reading(channels) as reader:
        (item,) = await reader.history("coffee")
    assert (item.views, item.forwards, item.reactions) == (None, None, None)


async def test_an_empty_channel_is_empty() -> None:
    channels = Channels({"coffee": {}})
    async with reading(channels) as reader:
        assert (await reader.read("coffee", "")).items == ()


CHANGED = {
    "nothing of it": "<html><body>Please enable JavaScript</body></html>",
    "nothing at all": "",
    "posts have another mark": whole("coffee", posts(1, 3), 3).replace("data-post", "data-msg"),
    "posts have no time": whole("coffee", posts(1, 3), 3).replace("datetime=", "data-time="),
    "posts have no time, services are known": whole("coffee", [Post(1, "", service=True), *posts(2, 3)], 3).replace(
        "datetime=", "data-time="
    ),
    "no head": whole("coffee", posts(1, 3), 3).replace("tgme_channel_info", "x"),
    "another channel": whole("other", posts(1, 3), 3),
    "half of it": whole("coffee", posts(1, 3), 3)[:120],
}


@pytest.mark.parametrize("change", CHANGED)
async def test_a_page_that_has_changed_says_so_and_never_reads_as_empty(change: str) -> None:
    channels = Channels({"coffee": {}}, page=CHANGED[change] or " ")
    async with reading(channels) as reader:
        for look in (reader.read("coffee", ""), reader.history("coffee"), reader.find("@coffee")):
            with pytest.raises(IntegrationError) as failure:
                await look
            assert (type(failure.value), failure.value.code) == (Rejected, "unreadable")


@pytest.mark.parametrize(("name", "code"), [("hidden", "source_private"), ("nobody", "source_gone")])
async def test_a_channel_without_a_preview_says_so(name: str, code: str) -> None:
    async with reading(Channels(others={"hidden"})) as reader:
        with pytest.raises(Rejected) as refused:
            await reader.read(name, "")
    assert refused.value.code == code


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "@Coffee",
            "t.me/coffee",
            "https://t.me/s/Coffee",
            "http://www.t.me/coffee/123?single",
            " telegram.me/coffee ",
        ),
        *("https://t.me/s/coffee?before=10", "HTTPS://T.ME/COFFEE", "t.me/coffee/1/2"),
    ],
)
async def test_a_channel_is_found_however_it_is_typed(typed: str) -> None:
    channels = Channels()
    channels.write("coffee", *posts(1, 2))
    async with reading(channels) as reader:
        assert reader.claims(typed)
        found = await reader.find(typed)
    assert (found.kind, found.address, found.title) == ("telegram_web", "coffee", "Coffee & more")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://t.me/+AbCdEf", "invitation_link"),
        ("t.me/joinchat/AAAA", "invitation_link"),
        ("@", "not_a_channel_name"),
        ("@ab", "not_a_channel_name"),
        ("@имя_канала", "not_a_channel_name"),
        ("@1coffee", "not_a_channel_name"),
        ("t.me", "not_a_channel_name"),
        ("t.me/c/123/4", "not_a_channel_name"),
        ("https://t.me/share/url?url=x", "not_a_channel_name"),
        ("@coffee/../x", "not_a_channel_name"),
        ("http://[/", "not_a_channel_name"),
    ],
)
def test_what_is_no_channel_is_told_why(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        name_of(typed)
    assert refused.value.code == code


async def test_other_addresses_belong_to_others() -> None:
    async with reading(Channels()) as reader:
        for typed in ("https://blog.example/t.me/coffee", "coffee", "blog.example", "https://t.me.evil.example/x", "["):
            assert not reader.claims(typed)


@pytest.mark.parametrize(
    ("shown", "count"),
    [
        *(("0", 0), ("7", 7), ("999", 999), ("1.2K", 1200), ("33.0K", 33_000), ("10.4M", 10_400_000), ("1,5K", 1500)),
        *(("3 456", 3456), ("3\u00a0456", 3456), ("1.234", 1234), ("2B", 2_000_000_000), ("1,2М", 1_200_000)),
        *(("", None), ("views", None), ("K", None)),
    ],
)
def test_counts_as_the_page_shows_them(shown: str, count: int | None) -> None:
    assert count_of(shown) == count


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(list('<>/="abdivtime-os 1é&;!\n')), max_size=300))
def test_no_page_breaks_the_reader(html: str) -> None:
    page = read_page(whole("coffee", posts(1, 2), 2).replace("post 2", html), "coffee")
    assert 1 in page.posts
