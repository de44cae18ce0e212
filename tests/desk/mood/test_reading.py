"""Folding, tokens, languages, Latin spellings and the dictionary."""

from __future__ import annotations

import pytest

from desk.mood.folding import fold_word, toneless
from desk.mood.latin import greek_skeleton, russian_skeleton
from desk.mood.lexicon import Lexicon
from desk.mood.reading import read
from desk.mood.signs import INDEX, polarities, signs
from desk.mood.tokens import tokens
from desk.mood.weights import load


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("УЖАСНО", "ужасно"),
        ("Ужааасно", "ужасно"),
        ("ёлка", "елка"),
        ("goooood", "good"),
        ("sooooo", "so"),
        ("Χάλια", "χαλια"),
        ("ΧΆΛΙΑ", "χαλια"),
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("quý", "quý"),
        ("quáaaa", "quá"),
        ("質量", "质量"),
        ("唔好", "不好"),
        ("été", "été"),
        ("hhhhhh", "hh"),
        ("ههههه", "هه"),
        ("111", "111"),
    ],
)
def test_words_are_folded(typed: str, folded: str) -> None:
    assert fold_word(typed) == folded


def test_arabic_gets_one_spelling() -> None:
    spellings = ["سيّئة", "سيئه", "سيِّئـــة"]
    assert len({tokens(spelling)[0].folded for spelling in spellings}) == 1
    assert tokens("أسوأ")[0].folded == tokens("اسوا")[0].folded


def test_tokens_are_words_runs_emoji_faces_and_marks() -> None:
    found = tokens("Паке́т опоздал(( 質量太差!! 😡👍🏽 :( http://x.y/z @shop it's")
    assert [token.folded for token in found if token.kind == "han"] == ["质量太差"]
    assert [token.folded for token in found if token.kind == "emoji"] == ["😡", "👍"]
    assert [token.folded for token in found if token.kind == "face"] == [":("]
    assert [token.folded for token in found if token.kind == "other"] == ["http", "@user"]
    assert "it's" in [token.folded for token in found]
    assert "((" in [token.folded for token in found]


def test_brackets_that_close_each_other_do_not_frown() -> None:
    assert [token.folded for token in tokens("да (нет) 1) ну)") if token.kind == "mark"] == ["[", "]", "]", ")"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Где мой заказ?", "ru"),
        ("Πού είναι το δέμα;", "el"),
        ("وين طلبي", "ar"),
        ("我的货呢", "zh-Hans"),
        ("我嘅貨呢", "zh-Hant"),
        ("什麼時候到貨", "zh-Hant"),
        ("hàng đâu rồi shop", "vi"),
        ("giao hang cham qua shop oi", "vi-Latn"),
        ("Var är mitt paket någonstans?", "sv"),
        ("where is my parcel please", "en"),
        ("gde moy zakaz, pochemu ne otvechaete", "ru-Latn"),
        ("pou einai to dema mou, den apantaei kaneis", "el-Latn"),
        ("fein el order bta3i, ma7adesh byrod", "ar-Latn"),
        ("wo ist denn mein Paket geblieben?", "de"),
        ("सेवा बहुत खराब है", "hi"),
        ("hahaha så himla bra", "sv"),
    ],
)
def test_languages_are_told(text: str, language: str) -> None:
    held = load()
    assert read(text, None, held.lexicon, held.groups).language == language


def test_what_the_caller_knows_counts_but_its_script_is_looked_at() -> None:
    held = load()
    assert read("ok", "sv", held.lexicon, held.groups).language == "sv"
    assert read("aparadektoi, den apantate pote", "el", held.lexicon, held.groups).language == "el-Latn"
    assert read("hang te lam", "vi", held.lexicon, held.groups).language == "vi-Latn"


def test_spellings_in_latin_letters_share_a_skeleton() -> None:
    for typed in ("spasibo za otzyvchivost", "spasibo za otzivchivost'"):
        assert russian_skeleton(typed) == russian_skeleton("спасибо за отзывчивость")
    for typed in ("eksipiretisi", "exypiretisi", "exuphretisi"):
        assert greek_skeleton(typed) == greek_skeleton("εξυπηρετηση")
    assert toneless("Không tệ đâu") == "Khong te dau"


LEXICON = Lexicon(
    "any\n😡\tanger:-3\n\n"
    "en\nbad\tbad:-2\nnot bad\tgood:2\nnot\tnot:0\ndisappoint*\tletdown:-3\nslow* delivery\tslow:-2\n"
    "good\tgood:2\nno help\tsilence:-2\nat all not\tnot:0,more:0\nnot answering\tsilence:-2\n"
    "never\tpity:-1,not:0\nthanks\tthanks:3\nbut\tbut:0\n\nzh\n差\tbad:-2\n差不多\tless:0\n不\tnot:0\n好吃\ttasty:2\n\nar\nزفت\tbad:-3\n"
)


def texts(comment: str, language: str) -> list[str]:
    return [hit.text for hit in LEXICON.hits(tokens(comment), [language], None)]


def test_terms_are_found_longest_first() -> None:
    assert texts("not bad", "en") == ["not bad"]
    assert texts("bad badly", "en") == ["bad"]
    assert texts("Disappointing 😡", "en") == ["disappointing", "😡"]
    assert texts("slowest delivery", "en") == ["slowest delivery"]
    assert texts("slowest courier", "en") == []
    assert texts("差不多", "zh") == ["差不多"]
    assert texts("太差", "zh") == ["差"]


def test_arabic_prefixes_are_seen_through() -> None:
    assert texts("والزفت", "ar") == ["والزفت"]


def test_negation_turns_what_follows_and_stops_at_a_mark() -> None:
    def weights(comment: str, language: str) -> list[float]:
        found = tokens(comment)
        return [polar.weight for polar in polarities(found, LEXICON.hits(found, [language], None))]

    assert weights("not very good", "en")[0] < 0
    assert weights("not, good", "en")[0] > 0
    assert weights("bad, not good", "en")[1] < 0
    assert weights("不是很好吃", "zh")[0] < 0


def polar_of(comment: str) -> list[tuple[str, float]]:
    found = tokens(comment)
    return [(polar.name, polar.weight) for polar in polarities(found, LEXICON.hits(found, ["en"], None))]


def test_two_negations_that_mean_one_turn_once() -> None:
    assert polar_of("not no help") == [("silence", -2.0)]


def test_a_negation_may_end_one_term_and_begin_the_next() -> None:
    assert polar_of("at all not answering") == [("silence", -2.6)]
    assert polar_of("at all not good")[0][1] == pytest.approx(-1.82)


def test_a_word_that_negates_and_complains_only_negates_a_complaint() -> None:
    assert [(name, round(weight, 3)) for name, weight in polar_of("never bad")] == [("bad", 0.8)]
    assert [name for name, _ in polar_of("never good")] == ["pity", "good"]
    assert polar_of("never") == [("pity", -1.0)]


def test_thanks_for_a_harm_and_what_stands_around_a_but_are_signs_of_their_own() -> None:
    def values(comment: str) -> dict[str, float]:
        found = tokens(comment)
        hits = LEXICON.hits(found, ["en"], None)
        told = signs(found, hits, polarities(found, hits))
        return {name: told[number] for name, number in INDEX.items() if number in told}

    assert values("thanks disappointing lot")["soured"] == 1.0
    assert "soured" not in values("disappointing, thanks")
    assert "soured" not in values("thanks but bad")
    assert values("good but bad")["after_but"] < 0 < values("good but bad")["before_but"]
