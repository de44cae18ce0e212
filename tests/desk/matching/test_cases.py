"""Every case of the table: which layer must fire, and which must not."""

from __future__ import annotations

from collections import Counter

import pytest

from desk.matching import Index, Layer, parse
from tests.desk.matching.reading_cases import Case, cases

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.query} | {case.text}")
def test_the_layer_that_must_fire_fires(case: Case) -> None:
    match = parse(case.query).match(case.text)
    assert (match and match.layer.value) == case.layer, f"{case.why}; found {match}"
    for word, (start, end) in zip(match.words, match.spans, strict=True) if match else ():
        assert case.text[start:end] == word


@pytest.mark.parametrize("case", [case for case in CASES if case.layer not in (None, "exact")], ids=str)
def test_a_layer_that_is_off_does_not_fire(case: Case) -> None:
    layer = Layer(case.layer or "")
    match = parse(case.query, off=[layer]).match(case.text)
    assert match is None or layer not in match.layers


def test_one_index_finds_what_each_watch_finds() -> None:
    index: Index[str] = Index()
    queries = dict.fromkeys(case.query for case in CASES)
    for query in queries:
        index.add(query, parse(query))
    alone = {query: parse(query) for query in queries}
    for case in CASES[::12]:
        expected = {query: found for query, watch in alone.items() if (found := watch.match(case.text))}
        assert dict(index.match(case.text)) == expected


def test_there_are_enough_cases_of_each_language_both_ways() -> None:
    fire = Counter(case.language for case in CASES if case.layer)
    rest = Counter(case.language for case in CASES if not case.layer)
    assert len(CASES) >= 220
    assert set(fire) == {"ar", "de", "el", "en", "ru", "sv", "tr", "uk", "vi", "zh-Hans", "zh-Hant"}
    assert min(fire.values()) >= 15
    assert min(rest.values()) >= 3
