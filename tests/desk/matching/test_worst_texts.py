"""Texts that are meant to hurt take a time that grows with their length, and no faster."""

from __future__ import annotations

import time

import pytest

from desk.matching import near_key, parse

UNITS = [
    "a", "e\u0301\u0316", "\u0315\u0316", "a.", "@a", "#ab ", "http://a", "a'", "京东", "a-b", " ",
    "1a", "a\u200d", "Apple ", "red ", "a@", "#", "@", "ا", "لل", "\U0001f34e", "aa\u0301", "ﷺ",
    "ß", "İ", "apple pie ",

]  # fmt: skip
LENGTH = 40_000  # characters; bench/matching.py takes 200,000
WATCH = parse('apple OR ~"red bull" OR 京东 OR نايك OR sams* -pie')


def milliseconds(text: str) -> float:
    start = time.process_time()
    WATCH.match(text)
    near_key(text)
    return (time.process_time() - start) * 1000


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length(unit: str) -> None:
    long = (unit * LENGTH)[:LENGTH]
    milliseconds(long[:1000])
    short = min(milliseconds(long[: LENGTH // 4]) for _ in range(2))
    whole = min(milliseconds(long) for _ in range(2))
    assert whole < 1_500
    assert whole < 40 + 10 * max(short, 4)
