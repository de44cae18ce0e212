"""What a judgement holds, and what no text may do to the judge."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.mood import Label, judge
from desk.mood.weights import load

COMPLAINT = "Ordered two weeks ago, nothing arrived and nobody answers. Very disappointed!"


def test_two_lines_are_enough() -> None:
    mood = judge(COMPLAINT)
    assert mood.label is Label.NEGATIVE
    assert mood.label.value == "negative"
    assert 0.5 < mood.negative <= 1
    assert 0.5 <= mood.confidence <= 1
    assert mood.language == "en"


def test_reasons_are_words_of_the_comment_as_typed_the_weightiest_first() -> None:
    mood = judge("Паке́т не пришёл, УЖАСНЫЙ сервис!!!")
    assert 1 <= len(mood.reasons) <= 4
    weights = [reason.weight for reason in mood.reasons]
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)
    assert "УЖАСНЫЙ" in " ".join(reason.text for reason in mood.reasons)


def test_reasons_of_a_run_of_han_are_its_terms() -> None:
    assert any("質量太差" in reason.text for reason in judge("這個質量太差了吧", "zh-Hant").reasons)


def test_praise_is_explained_by_what_praises() -> None:
    mood = judge("Tack för snabb leverans, toppen!", "sv")
    assert mood.label is Label.POSITIVE
    assert all(reason.weight < 0 for reason in mood.reasons)


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "?!", "\u200b", "123", "http://example.com", "@somebody"])
def test_what_says_nothing_is_neutral(text: str) -> None:
    assert judge(text).label is Label.NEUTRAL


def test_stronger_words_weigh_more() -> None:
    for weak, strong in (
        ("a bit slow", "extremely slow"),
        ("not the best", "the worst"),
        ("Bad.", "BAD BAD BAD!!!"),
        ("немного дорого", "ужасно дорого, грабёж"),
        ("hơi chậm", "chậm kinh khủng"),
        ("有点慢", "慢死了"),
        ("lite dyrt", "svindyrt, rena ockerpriset"),
        ("λίγο αργά", "τραγικά αργοί"),
        ("بطيء شوي", "بطيء جدا وخدمة زفت"),
    ):
        assert judge(weak).negative < judge(strong).negative, (weak, strong)


def test_who_wakes_is_negative_and_surer() -> None:
    mood = judge("SCAMMERS!!! Never buy here, they stole my money and refuse to refund. Disgusting, worst company ever")
    assert mood.wakes
    assert mood.label is Label.NEGATIVE
    assert not judge("How much is it?").wakes


def test_a_tag_of_another_shape_is_understood() -> None:
    for tag in ("zh_TW", "zh-Hant-HK", "zh-hk"):
        assert judge("質量太差了", tag).language == "zh-Hant"
    assert judge("质量太差了", "zh").language == "zh-Hans"
    assert judge("質量太差了", "zh").language == "zh-Hant"
    assert judge("Sehr schlecht, nie wieder", "de-AT").language == "de"
    assert judge("hello there my friend", "tlh").language == "en"


def test_the_same_text_gets_the_same_judgement() -> None:
    assert judge(COMPLAINT) == judge(COMPLAINT)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300), st.sampled_from([None, "en", "ru", "vi", "ar", "zh-Hant", "el", "xx"]))
def test_no_text_breaks_the_judge(text: str, language: str | None) -> None:
    mood = judge(text, language)
    assert 0 <= mood.negative <= 1
    assert 0 <= mood.positive <= 1
    assert 0.5 <= mood.confidence <= 1
    assert len(mood.reasons) <= 4


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a\u0301" * 50_000,
        "(" * 100_000,
        "не " * 40_000,
        "差" * 100_000,
        "😡" * 100_000,
        "&amp;" * 20_000,
    ],
)
def test_long_texts_cost_little(text: str) -> None:
    began = time.process_time()
    judge(text)
    assert time.process_time() - began < 1


def test_weights_stay_small() -> None:
    held = load()
    assert held.negative.buckets.nbytes + held.positive.buckets.nbytes < 5_000_000
