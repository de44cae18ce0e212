"""Near-duplicates of texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.near import judged
from desk.matching import NearKey, near_key
from desk.matching.near import NEAR

TEXT = "Where is my order? I have been waiting for three weeks and nobody answers the phone."


@pytest.mark.parametrize(
    "other",
    [
        TEXT.upper(),
        TEXT.replace(" ", "  "),
        TEXT.replace(" ", ""),
        TEXT.replace("three", "3"),
        f"🔥🔥 {TEXT} 😡",
        TEXT.replace("?", "???"),
        TEXT.replace("weeks", "weekss"),
        f"@shop {TEXT} https://example.com/a?b=1",
        TEXT.replace("nobody", "nooooobody"),
        TEXT + " Order 4411.",
    ],
)
def test_small_differences_count_for_nothing(other: str) -> None:
    key, same = near_key(TEXT), near_key(other)
    assert key.is_near(same)
    assert set(key.lookups) & set(same.lookups)


@pytest.mark.parametrize(
    "other",
    [
        "Thank you, the order came in three days and everything is fine.",
        "Where is your shop in the city?",
        "",
        "😡",
        "Where is my refund?",
    ],
)
def test_other_texts_are_other(other: str) -> None:
    assert not near_key(TEXT).is_near(near_key(other))


def test_texts_without_letters_are_known_by_their_signs() -> None:
    assert near_key("😡😡😡").is_near(near_key("😡"))
    assert near_key("+++").is_near(near_key("+"))
    assert not near_key("😡").is_near(near_key("👍"))
    assert near_key("").is_near(near_key("  "))


def test_pairs_that_were_not_looked_at_are_told_apart() -> None:
    wrong = [texts for same, similarity, found, texts in judged("near_held_out.tsv") if same != (similarity >= NEAR)]
    assert len(wrong) <= 1, wrong
    assert all(found for same, _, found, _ in judged("near_held_out.tsv") if same)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_a_key_is_small_and_comes_back_from_storage(text: str) -> None:
    key = near_key(text)
    assert len(key.packed()) <= 384
    assert NearKey.unpacked(key.packed()) == key
    assert key.is_near(near_key(text))


@given(st.text(max_size=100), st.text(max_size=100))
@settings(deadline=None)
def test_similarity_goes_both_ways(one: str, other: str) -> None:
    a, b = near_key(one), near_key(other)
    assert a.similarity(b) == b.similarity(a)
    assert 0 <= a.similarity(b) <= 1
