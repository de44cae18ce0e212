"""Small comments with one difficulty each: negation, spelling, script, irony, emoji. Every line says why it
is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.mood import Label, judge

LINES = Path(__file__).with_name("cases.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [line.split("\t") for line in LINES]


@pytest.mark.parametrize(("language", "expected", "text", "reason"), CASES, ids=[f"{c[0]}: {c[2]}" for c in CASES])
def test_case(language: str, expected: str, text: str, reason: str) -> None:
    """With the language given and without: people write into the wrong thread."""
    for told in (language, None):
        mood = judge(text, told)
        right = mood.label is not Label.NEGATIVE if expected == "not" else mood.label.value == expected
        assert right, f"{reason}: {mood}"


def test_the_table_is_large_and_even() -> None:
    assert len(CASES) >= 150
    assert {case[0] for case in CASES} == {"en", "ru", "vi", "ar", "zh-Hans", "zh-Hant", "sv", "el"}
    assert all(len(case) == 4 and case[3] for case in CASES)
