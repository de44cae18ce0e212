"""The index: watches come and go, and what it remembers never changes what it finds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.matching import Index, parse

QUERIES = [
    "apple -pie",
    "Ромашка",
    '~"Red Bull"',
    "京东",
    "#tag",
    "@handle",
    "sams*",
    '"Exact"',
    "Samsung",
    "نايك",
    "pie",
]
TEXTS = [
    "apple pie", "an apple", "ромашки нет", "red bull!", "在京东买", "#tag @handle",
    "samsung samsng", "Exact", "والنايك", "nothing at all", "pie in the sky", "",

]  # fmt: skip


def found(index: Index[str], text: str) -> set[str]:
    return {key for key, _ in index.match(text)}


@given(st.lists(st.tuples(st.sampled_from(QUERIES), st.booleans(), st.sampled_from(TEXTS)), max_size=30))
@settings(deadline=None)
def test_after_any_changes_it_finds_what_a_fresh_one_finds(steps: list[tuple[str, bool, str]]) -> None:
    index: Index[str] = Index()
    for query, add, text in steps:
        if add:
            index.add(query, parse(query))
        elif query in index:
            index.remove(query)
        index.match(text)  # so that it has something to remember wrongly
    fresh: Index[str] = Index()
    for query in QUERIES:
        if query in index:
            fresh.add(query, parse(query))
    assert len(index) == len(fresh)
    for text in TEXTS:
        assert found(index, text) == found(fresh, text)


def test_adding_under_a_key_replaces() -> None:
    index: Index[int] = Index()
    index.add(1, parse("apple"))
    index.add(1, parse("pear"))
    assert [key for key, _ in index.match("apple pear")] == [1]
    assert index.match("apple") == []


def test_removing_what_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        Index[int]().remove(1)


def test_watches_of_one_word_share_it_and_part_from_it_alone() -> None:
    index: Index[str] = Index()
    index.add("one", parse("apple"))
    index.add("two", parse("apple"))
    index.remove("one")
    assert found(index, "apple") == {"two"}


def test_what_is_remembered_is_bounded() -> None:
    index: Index[str] = Index()
    index.add("apple", parse("apple"))
    for letters in product("abcdefghijklmnopqrstuvwxyz", repeat=3):
        word = "".join(letters)
        index.match(f"{word}x {word}y {word}z {word}q")
    assert found(index, "word apple") == {"apple"}
    assert len(index._hearing._quiet) <= 1 << 16
