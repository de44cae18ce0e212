"""What a match tells, aliases, homonyms, and what a watch says of itself."""

from __future__ import annotations

import pytest

from desk.matching import Explanation, Layer, Match, explain, parse


def match(query: str, text: str, **aliases: list[str]) -> Match:
    found = parse(query, aliases=aliases).match(text)
    assert found
    return found


def test_a_match_names_words_places_and_layers() -> None:
    found = match("Ромашка +доставка", "у Ромашки плохая доставка")
    assert found.words == ("Ромашки", "доставка")
    assert found.spans == ((2, 9), (17, 25))
    assert found.layers == (Layer.INFLECTION, Layer.EXACT)
    assert found.layer is Layer.INFLECTION


def test_places_hold_behind_characters_of_every_width() -> None:
    text = "🔥🔥 e\u0301\u200b — Ni\u200bke’s ❤\ufe0fnike"
    assert match("Nike", text).words == ("nike",)
    assert match("Nike", text[:-5]).words == ("Ni\u200bke’s",)


def test_the_reading_with_the_fewest_layers_is_told() -> None:
    assert match("Samsung", "samsng or samsung or Samsung").words == ("Samsung",)
    assert match("Samsung", "samsng or SAMSUNG").layer is Layer.FOLDING


def test_an_alias_fires_its_own_layer_and_only_when_confirmed() -> None:
    assert parse("Nike").match("кроссовки найк") is None
    assert match("Nike", "кроссовки найк", Nike=["Найк"]).layer is Layer.ALIASES
    assert match("nike", "в найке", Nike=["Найк"]).words == ("найке",)
    assert parse("Nike", aliases={"Puma": ["Пума"]}).match("пума") is None


@pytest.mark.parametrize(
    ("alias", "text"),
    [("@justdoit", "@justdoit"), ("#swoosh", "#Swoosh"), ("nike.ru", "https://nike.ru/x"), ("J D I", "j d i")],
)
def test_an_alias_may_be_an_address_or_several_words(alias: str, text: str) -> None:
    assert match("Nike", text, Nike=[alias]).layer is Layer.ALIASES


def test_an_excluded_word_has_no_aliases_and_no_typos() -> None:
    watch = parse("samsung -galaxy", aliases={"galaxy": ["note"]})
    assert watch.match("samsung note")
    assert watch.match("samsung galaxi")
    assert watch.match("samsung galaxys") is None


def test_without_the_layer_of_context_excluded_words_are_not_inflected() -> None:
    assert parse("Магнит -холодильник").match("магнит на холодильнике") is None
    assert parse("Магнит -холодильник", off=["context"]).match("магнит на холодильнике")
    assert parse("Магнит -холодильник", off=["context"]).match("магнит и ХОЛОДИЛЬНИК") is None


@pytest.mark.parametrize(
    ("query", "text", "doubtful"),
    [
        ("Apple", "an apple a day", True),
        ("Apple", "I like Apple", False),
        ("Samsung", "samsung", False),
        ("苹果", "苹果很好", True),
        ("apple +phone", "apple phone", True),
        ("Apple OR Samsung", "samsung apple", False),
    ],
)
def test_a_common_word_written_like_one_is_doubtful(query: str, text: str, doubtful: bool) -> None:
    assert match(query, text).doubtful is doubtful


def test_without_the_layer_of_homonyms_nothing_is_doubted() -> None:
    found = parse("Apple", off=["homonyms"]).match("an apple a day")
    assert found
    assert not found.doubtful
    assert parse("IT", off=["homonyms"]).match("it is late")


def test_a_watch_explains_itself_as_codes_with_facts() -> None:
    watch = parse(
        'Apple OR IT -pie +"New York" lang:en',
        off=[Layer.TYPOS],
        aliases={"apple": ["Эппл", "Эпл"]},
    )
    query, *notes = explain(watch)
    assert query == Explanation(
        "all_of",
        parts=(
            Explanation("any_of", parts=(Explanation("name", {"word": "Apple"}), Explanation("name", {"word": "IT"}))),
            Explanation("excluded", parts=(Explanation("name", {"word": "pie"}),)),
            Explanation("required", parts=(Explanation("exactly", {"word": "New York", "capitals": True}),)),
            Explanation("language", {"codes": "en"}),
        ),
    )
    assert notes == [
        Explanation("aliases", {"word": "Apple", "names": "Эппл, Эпл"}),
        Explanation("common_word", {"word": "Apple"}),
        Explanation("only_capitals", {"word": "IT"}),
        Explanation("layers_off", {"layers": "typos"}),
    ]


def test_a_watch_comes_back_from_what_is_kept_of_it() -> None:
    watch = parse('Nike OR  "Just do it" -basketball', off=["typos", "edges"], aliases={"Nike": ["Найк"]})
    again = parse(str(watch), off=sorted(watch.off), aliases=watch.aliases)
    assert again == watch
    assert again.names == ("Nike",)


def test_aliases_without_a_name_are_for_the_first_one() -> None:
    assert parse("-puma nike adidas", aliases=["Найк"]) == parse("-puma nike adidas", aliases={"nike": ["Найк"]})
    assert parse('"nike"', aliases=["Найк"]).match("найк") is None


@pytest.mark.parametrize("layer", ["exact", "everything"])
def test_what_is_no_switch_cannot_be_switched_off(layer: str) -> None:
    with pytest.raises(ValueError, match=layer):
        parse("nike", off=[layer])
