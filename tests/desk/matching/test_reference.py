"""The index finds what the slow and obvious matcher finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.matching import Index, parse
from tests.desk.matching.reading_cases import cases
from tests.desk.matching.reference import finds

NAMES = [
    "Apple", "Samsung", "eBay", "Coca-Cola", '~"Red Bull"', "H&M", "C++", "7-Eleven", "Ромашка",
    "Перекрёсток", "МТС", "Γερμανός", "Müller", "Mây", '~"Thế Giới"', "نايك", "المراعي", "京东",
    "天猫", "小米", "IT", "sams*", "#apple", "@apple", "Ya.ru", '"Apple"', '"red bull"', "IKEA",
    "L'Oréal", "ВкусВилл", "1С", "Telia", "Trendyol", "火", "iPhone15", "Ryanair",

]  # fmt: skip
PIECES = [
    "Apple", "apple", "APPLE", "Аpple", "app1e", "pine", "sam", "sung", "samsnug", "Samsung", "e",
    "bay", "Coca", "cola", "Red", "bull", "H", "M", "&", "C", "++", "7", "Eleven", "ромашк",
    "Ромашка", "и", "ой", "ек", "перекрестк", "а", "МТС", "MTC", "Γερμαν", "ός", "ού", "Mueller",
    "muller", "mây", "may", "thế", "the", "giới", "gioi", "نايك", "وال", "لل", "مراعي", "京", "东",
    "東", "天", "猫", "今", "小米", "it", "IT", "ya.ru", "ikea", "l'", "oreal", "loréal", "вкус",
    "вилл", "1c", "1С", "Telias", "trendyol", "dan", "火", "iphone", "15", " ", " ", " ", " ", "-",
    "-", "'", "’", "s", "#", "@", ".", ",", "!", "_", "\u200b", "\u0301", "🔥", "https://", "/",
    "ооо", "x", "ryan", "Air", "Ryan air,",

]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
INDEX: Index[str] = Index()
for name in NAMES:
    INDEX.add(name, parse(name))


NAME, LETTERS = st.text("abcdeikoprs", min_size=5, max_size=9), st.text("abcdeikoprs #", max_size=24)


def agree(text: str) -> None:
    assert {key for key, _ in INDEX.match(text)} == {name for name in NAMES if finds(name, text)}


def agree_on(name: str, text: str) -> None:
    assert bool(parse(name).match(text)) == finds(name, text)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_on_texts_made_of_pieces(text: str) -> None:
    agree(text)


@given(st.text(max_size=20), st.sampled_from(NAMES))
@settings(max_examples=30, deadline=None)
def test_on_any_text_around_a_name(text: str, name: str) -> None:
    agree(f"{text}{name.strip('~*')}{text[::-1]}")


@given(NAME, LETTERS)
@settings(max_examples=80, deadline=None)
def test_on_made_up_names(name: str, text: str) -> None:
    agree_on(name, text)
    agree_on(name, name[:-1] + text)
    agree_on(name, f"{name[:3]} {name[3:]} {text}")


def test_on_the_table_of_cases() -> None:
    for case in cases():
        assert finds(case.query, case.text) == (case.layer is not None), case


@pytest.mark.campaign
def test_on_many_more() -> None:
    """2,000 texts of pieces, 500 of any characters, 4,000 made-up names."""
    settings(max_examples=2000, deadline=None)(given(TEXTS)(agree))()
    settings(max_examples=500, deadline=None)(given(st.text(max_size=40))(agree))()
    settings(max_examples=4000, deadline=None)(given(NAME, LETTERS)(agree_on))()
