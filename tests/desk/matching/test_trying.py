"""Trying a watch on a text: the layer that it needs, or why it does not fire."""

from __future__ import annotations

import pytest

from desk.matching import Explanation, Layer, parse, try_out


def test_what_fires_tells_its_match() -> None:
    trial = try_out(parse("Ромашка"), "опять в Ромашке очередь")
    assert trial.match
    assert (trial.match.words, trial.match.layer, trial.reasons) == (("Ромашке",), Layer.INFLECTION, ())


@pytest.mark.parametrize(
    ("query", "text", "reasons"),
    [
        ("apple", "pears", [("not_said", {"word": "apple"})]),
        ('~"Red Bull"', "a red car", [("not_said", {"word": '~"Red Bull"'})]),
        ("red bull", "a red car", [("not_said", {"word": "bull"})]),
        ("Магнит -холодильник", "магнит на холодильнике", [("said_excluded", {"word": "холодильнике"})]),
        ("Магнит +магазин", "магнит на холодильнике", [("not_said", {"word": "магазин"})]),
        ("a1 OR b2", "c3", [("not_said", {"word": "a1"}), ("not_said", {"word": "b2"})]),
        ("a1 OR b2 -c3", "b2 c3", [("said_excluded", {"word": "c3"})]),
        ("nike lang:en", "люблю nike", [("other_language", {"codes": "en", "language": "ru"})]),
        ("nike -lang:ru", "люблю nike", [("said_excluded", {"word": "lang:ru"})]),
        ("nike source:rss", "nike", [("other_source", {"names": "rss", "source": "vk"})]),
        ("nike -pear source:rss", "pears, pear", [
            ("not_said", {"word": "nike"}),
            ("said_excluded", {"word": "pear"}),
            ("other_source", {"names": "rss", "source": "vk"}),
        ]),
    ],
)  # fmt: skip
def test_what_does_not_fire_tells_why(query: str, text: str, reasons: list[tuple[str, dict[str, str]]]) -> None:
    trial = try_out(parse(query), text, source="vk")
    assert trial.match is None
    assert list(trial.reasons) == [Explanation(code, {**facts}) for code, facts in reasons]


def test_a_layer_that_is_off_is_named_where_it_would_have_found_something() -> None:
    trial = try_out(parse("samsung", off=["typos", "inflection"]), "my samsng broke")
    assert trial.reasons == (Explanation("layer_off", {"layer": "typos", "words": "samsng"}),)
