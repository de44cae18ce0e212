"""A manager marks another channel as a competitor, and sees whose posts are seen more."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

import pytest

from bot.sandbox.rich import words
from desk.errors import NotSent
from desk.model.source import Abilities, Found, Item, Reading
from desk.model.stats import Share, Span, Why
from tests.day import Day

HOUR = 3600.0


class PublicPages:
    """The public pages of a town: a reader of sources and a page of numbers, as the real one is."""

    kind = "telegram_web"
    abilities = Abilities(views=True)

    def __init__(self) -> None:
        self.posts: dict[str, list[Item]] = {}
        self.down = False

    def claims(self, typed: str) -> bool:
        return typed.startswith("@")

    async def find(self, typed: str) -> Found:
        return Found("telegram_web", typed[1:], typed)

    async def read(self, address: str, cursor: str) -> Reading:
        return Reading((), "known", next_in=timedelta(hours=6))

    async def history(self, name: str, posts: int = 100) -> Sequence[Item]:
        if self.down:
            raise NotSent("no_connection")
        return self.posts.get(name, [])[-posts:]

    def writes(self, name: str, day: Day, views: int | None, hours_ago: float = 0.0) -> None:
        kept = self.posts.setdefault(name, [])
        at = day.now - timedelta(hours=hours_ago)
        kept.append(Item(str(len(kept) + 1), "Sale", at=at, views=views))


@pytest.fixture
async def pages(day: Day) -> AsyncIterator[PublicPages]:
    pages = PublicPages()
    object.__setattr__(day.desk.office, "readers", (pages,))
    object.__setattr__(day.desk.office, "pages", {"telegram": pages})
    yield pages


async def watches(day: Day, name: str) -> None:
    await day.says(day.owner, "/sources")
    await day.tap(day.owner, "Add a source")
    await day.says(day.owner, f"@{name}")
    await day.tap(day.owner, "It is a competitor")
    await day.goes_on()


async def shares(day: Day, span: Span = Span.WEEK) -> dict[str, Share]:
    report = (await day.desk.reporting.report(day.owner.id, span)).report
    return {share.name: share for share in report.shares}


async def test_without_a_competitor_the_chart_says_what_to_do(day: Day, pages: PublicPages) -> None:
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Competitors")
    assert "photo" in day.last(day.owner).content
    assert "No competitor is watched. Add one: /sources" in day.sees(day.owner)


async def test_share_of_voice_is_ours_among_all_views(day: Day, pages: PublicPages) -> None:
    day.owner.say(day.channel, "Autumn sale: minus 20 %")
    pages.writes("roastery", day, 600)
    pages.posts["roastery"] = [Item(str(day.channel.last().id), "Autumn sale", at=day.now, views=600)]
    for views in (900, 500, None):
        pages.writes("beans", day, views)
    await watches(day, "beans")
    assert "A competitor: its views are held against yours" in day.sees(day.owner)
    await day.goes_on(7 * HOUR)
    found = await shares(day)
    assert (found["@beans"].posts, found["@beans"].each.value) == (3, 700.0)
    assert found["@roastery"].share.value == pytest.approx(600 / 2000)
    assert [share.ours for share in found.values()] == [False, True]
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Competitors")
    assert "Your posts got 30% of all views, the posts of your competitors the rest." in day.sees(day.owner)
    assert "Left out" not in day.sees(day.owner)
    await day.tap(day.owner, "Details")
    told = in_details(day)
    assert "Share of voice" in told
    assert "@beans · 3 posts, 700 views a post\t70%" in told
    assert "@roastery · 1 post, 600 views a post\t30%" in told


async def test_who_has_no_views_is_named_and_left_out(day: Day, pages: PublicPages) -> None:
    """Our own channel is private to this page: it shows none of our views."""
    day.owner.say(day.channel, "Autumn sale: minus 20 %")
    pages.writes("beans", day, 900)
    await watches(day, "beans")
    pages.down = True
    await watches(day, "mill")
    await day.says(day.owner, "/stats")
    await day.tap(day.owner, "Competitors")
    assert "Left out, for their views are not known yet: @roastery, @mill." in day.sees(day.owner)
    assert "Your posts got" not in day.sees(day.owner)
    await day.tap(day.owner, "Details")
    told = in_details(day)
    assert "@beans · 1 post, 900 views a post\t100%" in told
    assert "@mill\tno data yet" in told
    assert "Left out, for their views are not known yet: @roastery, @mill." in told


def in_details(day: Day) -> str:
    return "\n".join(words(block) for block in day.last(day.owner).content["rich_message"]["blocks"])


async def test_views_grow_and_what_is_not_known_is_not_nought(day: Day, pages: PublicPages) -> None:
    pages.writes("beans", day, 100)
    await watches(day, "beans")
    pages.posts["beans"] = [Item("1", "Sale", at=day.now - timedelta(hours=1), views=400)]
    await day.goes_on(7 * HOUR)
    found = await shares(day)
    assert found["@beans"].each.value == 400
    assert (found["@roastery"].share.value, found["@roastery"].share.why) == (None, Why.NO_POSTS)


async def test_a_page_that_fails_is_read_again_and_no_data_is_said_so(day: Day, pages: PublicPages) -> None:
    pages.writes("beans", day, 100)
    pages.down = True
    await watches(day, "beans")
    found = (await shares(day))["@beans"]
    assert (found.posts, found.share.value, found.share.why) == (None, None, Why.NO_VIEWS)
    pages.down = False
    await day.goes_on(HOUR + 60)
    assert (await shares(day))["@beans"].share.value == 1


async def test_a_page_that_does_not_reach_back_says_since_when(day: Day, pages: PublicPages) -> None:
    for number in range(150):
        pages.writes("beans", day, 10, hours_ago=150 - number)
    await watches(day, "beans")
    week, quarter = (await shares(day))["@beans"], (await shares(day, Span.QUARTER))["@beans"]
    assert (week.posts, quarter.posts) == (100, 100)
    assert week.since == quarter.since == day.now - timedelta(hours=100)
    pages.writes("beans", day, 10)
    await day.goes_on(7 * HOUR)
    assert (await shares(day))["@beans"].posts == 101


async def test_the_mark_is_taken_off_and_ten_are_too_many(day: Day, pages: PublicPages) -> None:
    pages.writes("beans", day, 100)
    await watches(day, "beans")
    await day.tap(day.owner, "Not a competitor")
    assert await shares(day) == {}
    assert await day.desk.competing.watched(day.owner.id) == set()
    for number in range(9):
        await watches(day, f"rival{number}")
    await watches(day, "beans2")
    assert len(await day.desk.competing.watched(day.owner.id)) == 9
    assert len(await shares(day)) == 10


async def test_a_public_channel_brings_its_last_hundred_posts_with_it(day: Day, pages: PublicPages) -> None:
    """No clock rings between the connection and the first picture."""
    for number in range(120):
        pages.writes("bakery", day, 100 + number, hours_ago=160 - number)
    bakery = day.owner.create_channel("Bakery", "bakery")
    day.owner.promote(bakery, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    await day.listens()
    report = (await day.desk.reporting.report(day.owner.id, Span.WEEK)).report
    assert report.posts == report.with_views == 100
    assert [figure.now.value for figure in report.figures if figure.name == "views"] == [169.5]


async def test_a_page_that_is_away_does_not_keep_a_channel_from_coming_in(day: Day, pages: PublicPages) -> None:
    pages.down = True
    bakery = day.owner.create_channel("Bakery", "bakery")
    day.owner.promote(bakery, day.account, can_post_messages=True, can_edit_messages=True, can_delete_messages=True)
    await day.listens()
    assert "@bakery" in day.sees(day.owner)
    assert "is connected" in day.sees(day.owner)
