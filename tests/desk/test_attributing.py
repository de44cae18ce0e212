"""A visit finds its channel by its tags, or none: never one of two by chance."""

from __future__ import annotations

from desk.attributing import campaigns_of, channel_of
from desk.model.network import Channel

NEWS = Channel(1, 1, "telegram", -1, "News", "news", tags_on=True)
SHOP = Channel(2, 1, "telegram", -2, "Shop", "shop", tags_on=True)
OLD = Channel(3, 1, "telegram", -3, "Old", "old", tag_source="old")


def named(tags: tuple[str, str, str], *channels: Channel, posts: tuple[tuple[int, str, str], ...] = ()) -> str:
    found = channel_of(tags, channels, campaigns_of(posts))
    return found.title if found else ""


def test_source_and_medium_decide_whatever_their_case() -> None:
    assert named(("Telegram", "SOCIAL", "x"), NEWS, OLD) == "News"
    assert named(("old", "social", ""), NEWS, OLD) == "Old"
    assert named(("telegram", "cpc", ""), NEWS, OLD) == ""
    assert named(("google", "organic", ""), NEWS, OLD) == ""
    assert named(("", "social", ""), NEWS) == ""


def test_without_a_medium_the_source_decides() -> None:
    assert named(("telegram", "", "x"), NEWS) == "News"


def test_of_two_with_the_same_tags_the_post_of_the_campaign_decides() -> None:
    posts = ((1, "", "Autumn sale: 20 %"), (2, "Recipes", "Cold brew"), (1, "both", ""), (2, "both", ""))
    assert named(("telegram", "social", "autumn-sale-20"), NEWS, SHOP, posts=posts) == "News"
    assert named(("telegram", "social", "recipes"), NEWS, SHOP, posts=posts) == "Shop"
    assert named(("telegram", "social", "both"), NEWS, SHOP, posts=posts) == ""
    assert named(("telegram", "social", "unheard"), NEWS, SHOP, posts=posts) == ""


def test_a_channel_with_its_tags_switched_on_goes_before_one_without() -> None:
    plain = Channel(4, 1, "telegram", -4, "Plain", "plain")
    assert named(("telegram", "social", "x"), NEWS, plain) == "News"
    assert named(("telegram", "social", "x"), plain) == "Plain"


def test_a_campaign_that_was_typed_belongs_to_its_channel() -> None:
    friday = Channel(5, 1, "telegram", -5, "Friday", "friday", tags_on=True, tag_campaign="Black Friday")
    assert named(("telegram", "social", "black friday"), NEWS, friday) == "Friday"
    assert named(("telegram", "social", "spring"), NEWS, friday) == ""
