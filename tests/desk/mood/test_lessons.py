"""Corrections: what they move, how far, and that their opposites undo them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.mood import NOTHING, Lessons, correct, judge
from desk.mood.lessons import BIAS_LIMIT, SAME_LIMIT, SAME_STEP, WORDS_LIMIT

TEXT = "the oven mitts arrived in orange"
TEXTS = (TEXT, "质量太差了", "не пришло ничего", "😡", "", "شكرا لكم")


def test_a_correction_turns_the_comment_and_moves_its_words() -> None:
    before = judge(TEXT)
    taught = correct(TEXT, "negative", correct(TEXT, "negative"))
    assert judge(TEXT, lessons=taught).negative > before.negative + 0.2
    alike = "my mitts are orange"
    other = "see you at the station"
    assert judge(alike, lessons=taught).negative > judge(alike).negative
    moved = judge(other, lessons=taught).negative - judge(other).negative
    assert 0 < moved < judge(alike, lessons=taught).negative - judge(alike).negative


def test_it_moves_the_other_way_too() -> None:
    text = "terrible traffic on the way to your lovely shop"
    taught = correct(text, "neutral")
    assert judge(text, lessons=taught).negative < judge(text).negative


@pytest.mark.parametrize("text", TEXTS)
def test_the_opposite_gives_the_old_lessons_back(text: str) -> None:
    before = correct("slow again", "negative")
    assert correct(text, "positive", correct(text, "negative", before)) == before
    assert correct(text, "negative", correct(text, "neutral", NOTHING)) == NOTHING


def test_a_thousand_corrections_stay_within_limits() -> None:
    taught = NOTHING
    for _ in range(1000):
        taught = correct(TEXT, "negative", taught)
    enough = correct(TEXT, "negative", taught)
    assert judge(TEXT, lessons=taught).negative == judge(TEXT, lessons=enough).negative
    assert judge("thank you, lovely people, best service ever ❤️", lessons=taught).label == "positive"
    assert BIAS_LIMIT + WORDS_LIMIT + SAME_LIMIT * SAME_STEP < 6


def test_lessons_survive_a_restart() -> None:
    taught = correct("质量太差了", "neutral", correct(TEXT, "negative"))
    stored = json.dumps(taught.dump())
    assert Lessons.load(json.loads(stored)) == taught
    assert TEXT.split()[1] not in stored


def test_one_workspace_does_not_teach_another() -> None:
    correct(TEXT, "negative")
    assert judge(TEXT, lessons=NOTHING) == judge(TEXT)


@pytest.mark.parametrize(
    "data", [{}, {"bias": "1", "words": {}}, {"bias": 1, "words": []}, {"bias": 1, "words": {"a": 1}}]
)
def test_data_of_another_shape_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Lessons.load(data)


def test_only_labels_teach() -> None:
    with pytest.raises(ValueError, match="no label"):
        correct(TEXT, "bad")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(["negative", "neutral"])), max_size=8))
def test_any_order_of_corrections_is_undone_by_their_opposites(steps: list[tuple[str, str]]) -> None:
    taught = NOTHING
    for text, was in steps:
        taught = correct(text, was, taught)
    for text, was in sorted(steps):
        taught = correct(text, "neutral" if was == "negative" else "negative", taught)
    assert taught == NOTHING
