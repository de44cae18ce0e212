"""All watches of all workspaces: each workspace hears its own, and only as they are now."""

from __future__ import annotations

from desk.matching import Layer, Lookout, parse


def test_a_workspace_hears_its_own_watches_alone() -> None:
    lookout = Lookout()
    lookout.keep(1, 10, parse("apple"))
    lookout.keep(1, 11, parse("apple -pie"))
    lookout.keep(2, 20, parse("apple"))
    assert set(lookout.hear(1, "Apple pie")) == {10}
    assert set(lookout.hear(2, "Apple pie")) == {20}
    assert lookout.hear(3, "Apple pie") == {}
    assert lookout.hear(1, "Apple")[11].layer is Layer.FOLDING


def test_a_watch_that_changes_is_heard_as_it_is_now() -> None:
    lookout = Lookout()
    lookout.keep(1, 10, parse("samsung"))
    assert lookout.hear(1, "samsng")
    lookout.keep(1, 10, parse("samsung", off=["typos"]))
    assert not lookout.hear(1, "samsng")
    lookout.keep(1, 10, parse("nike", aliases=["Найк"]))
    assert lookout.hear(1, "в найке")[10].layer is Layer.ALIASES
    assert not lookout.hear(1, "samsung")
    lookout.drop(1, 10)
    lookout.drop(1, 10)
    assert not lookout.hear(1, "nike")
    assert len(lookout) == 0


def test_the_watches_of_a_workspace_are_set_at_once() -> None:
    lookout = Lookout()
    lookout.keep(2, 1, parse("pear"))
    lookout.hold(1, {1: parse("apple"), 2: parse("pear")})
    lookout.hold(1, {2: parse("peach"), 3: parse("plum")})
    assert set(lookout.hear(1, "apple pear peach plum")) == {2, 3}
    lookout.hold(1, {})
    assert lookout.hear(1, "apple pear peach plum") == {}
    assert set(lookout.hear(2, "apple pear peach plum")) == {1}


def test_filters_are_told_language_and_source() -> None:
    lookout = Lookout()
    lookout.hold(1, {1: parse("nike lang:ru"), 2: parse("nike source:vk")})
    assert set(lookout.hear(1, "Nike!!!", language="ru", source="vk:wall")) == {1, 2}
    assert lookout.hear(1, "Nike!!!", language="en", source="rss") == {}
