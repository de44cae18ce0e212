"""Hours as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.typed_times.hours import DAY, read_hours

TYPED = {
    "09:00-18:00": "09:00 18:00",
    "9–18": "09:00 18:00",
    "9 — 18": "09:00 18:00",
    "9.30 – 18": "09:30 18:00",
    "0900-1800": "09:00 18:00",
    "9h-18h": "09:00 18:00",
    "９:００-１８:００": "09:00 18:00",
    "22:00-06:00": "22:00 06:00",
    "22-6": "22:00 06:00",
    "0-24": "00:00 24:00",
    "18-0": "18:00 24:00",
    "24:00-6": "00:00 06:00",
    "09:00-09:00": "09:00 09:00",
    "from 9 to 18": "09:00 18:00",
    "9am-6pm": "09:00 18:00",
    "9 a.m. to 6 p.m.": "09:00 18:00",
    "9-6pm": "09:00 18:00",
    "1-6pm": "13:00 18:00",
    "10-6am": "22:00 06:00",
    "12am-6am": "00:00 06:00",
    "noon to midnight": "12:00 24:00",
    "between 9 and 18:30": "09:00 18:30",
    "с 9 до 18": "09:00 18:00",
    "С 9:30 до полуночи": "09:30 24:00",
    "с 9 утра до 6 вечера": "09:00 18:00",
    "с 9 до 6 вечера": "09:00 18:00",
    "с 11 ночи до 7 утра": "23:00 07:00",
    "с 12 ночи до 6 утра": "00:00 06:00",
    "с 12 дня до 3 дня": "12:00 15:00",
    "9ч-18ч": "09:00 18:00",
    "all day": "00:00 24:00",
    "24/7": "00:00 24:00",
    "Весь день": "00:00 24:00",
    "круглосуточно": "00:00 24:00",
}


@pytest.mark.parametrize("text", TYPED)
def test_hours_are_understood(text: str) -> None:
    found = read_hours(text)
    assert found is not None
    assert " ".join(f"{m // 60:02}:{m % 60:02}" for m in found) == TYPED[text]


@pytest.mark.parametrize(
    "text",
    ("", "9", "hello", "25-3", "9-18-20", "9:60-10", "24:30-6", "13pm-14", "0am-6", "9-18 9-18", "mon 9-18", "9-" * 40),
)
def test_what_are_no_hours_is_not_guessed(text: str) -> None:
    assert read_hours(text) is None


@given(st.integers(0, DAY - 1), st.integers(1, DAY))
def test_hours_that_are_shown_can_be_typed_back(start: int, end: int) -> None:
    shown = f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"
    assert read_hours(shown) == (start, end)


@given(st.text(max_size=70))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_hours(text)
    assert found is None or (0 <= found[0] < DAY and 0 < found[1] <= DAY)
