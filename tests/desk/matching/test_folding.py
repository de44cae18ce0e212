"""Folding: what it takes off, and that doing it twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.matching.folding import bare, bare_letters, composed, german, plain


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδοσ"), ("οδός", "οδόσ"), ("Ёлка", "елка"), ("за́мок", "замок"),
        ("Йогурт", "йогурт"),
        ("مَـــكـتبة", "مكتبه"), ("أپل", "ابل"), ("麵包", "面包"), ("ＡＢＣ", "abc"), ("ⓝⓘⓚⓔ", "nike"), ("N̵̡i̷k̶e", "nike"),
        ("Ni\u200bke", "nike"), ("Mc\u2019Donald", "mcdonald"), ("đẹp", "đẹp"), ("٣٤", "34"), ("Straße", "strasse"),
        ("hoà", "hòa"), ("thuý", "thúy"), ("quý", "quý"), ("हिन्दी", "हिन्दी"), ("ﻻ", "لا"),
    ],
)  # fmt: skip
def test_plain(word: str, folded: str) -> None:
    assert plain(word) == folded


@pytest.mark.parametrize(
    ("word", "letters"),
    [("điện", "dien"), ("οδόσ", "οδοσ"), ("йод", "йод"), ("ґазда", "газда"), ("øl", "ol"), ("ışık", "isik")],
)
def test_bare(word: str, letters: str) -> None:
    assert bare(word) == letters


def test_german_letters_as_two() -> None:
    assert german("müller") == german("mueller") == "mueller"


@given(st.text(max_size=30))
@settings(deadline=None)
def test_folding_twice_changes_nothing(word: str) -> None:
    once = plain(word)
    assert plain(once) == once or any(ord(letter) > 0x2FFF for letter in word)
    assert composed(composed(word)) == composed(word)


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12))
@settings(deadline=None)
def test_letters_fold_by_themselves_as_in_words(word: str) -> None:
    word = composed(word)
    assert bare_letters(word) == bare(plain(word)) or not word.isalpha()
