"""Watches in words, in each language."""

from __future__ import annotations

import pytest

from desk.matching import QueryError, parse, try_out
from handlers.watch_words import in_words, tried, unread
from handlers.words import Voice, languages

EN = Voice("en")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Nike", "Looks for the name “Nike”"),
        ("Nike OR Puma -cat", "Looks for (the name “Nike” or the name “Puma”), but not the name “cat”"),
        ('#sale @nike "just do"', "Looks for the hashtag #sale and the handle @nike and exactly “just do”"),
        ('"Just do it"', "Looks for exactly “Just do it”, with these capitals"),
        ("nik* +(shop OR 1C)", "Looks for a word that begins with “nik”, beside it (the name “shop” or the name “1C”)"),
        ("H&M lang:ru,uk source:vk", "Looks for the name “H&amp;M”, in texts in ru, uk, in texts from vk"),
    ],
)  # fmt: skip
def test_what_a_watch_looks_for(query: str, words: str) -> None:
    assert in_words(parse(query), EN)[0] == words


def test_what_the_person_should_know() -> None:
    watch = parse("Apple OR IT", off=["typos", "edges"], aliases={"Apple": ["Эппл"]})
    assert in_words(watch, EN)[1:] == [
        "“Apple” is also called: Эппл",
        "“Apple” is a common word, too: texts about something else will match. Exclude or require words to narrow it.",
        "“IT” counts only in capitals: in small letters it is another word.",
        "Switched off: together or apart, typos",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an Apple", ["It matches by exactly as written: Apple"]),
        ("an apple", ["It matches by spelling: apple", "These are common words as well: the brand may not be meant."]),
        ("apple <pie>", ["The text says pie, which the query excludes"]),
        ("a pear", ["The text does not say Apple"]),
        ("the appel", ["The text does not say Apple"]),
        ("#applestore", ["It would match by hashtags and links (apple), which is switched off"]),
    ],
)
def test_a_watch_tried_on_a_text(text: str, words: list[str]) -> None:
    assert tried(try_out(parse("Apple -pie", off=["addresses"]), text), EN) == words


def test_filters_tried_on_a_text() -> None:
    watch = parse("Nike lang:ru source:vk")
    assert tried(try_out(watch, "Nike is the best shoe", source="rss"), EN) == [
        "The text is in en, the query wants ru",
        "The text is from rss, the query wants vk",
    ]
    assert tried(try_out(watch, "Nike!"), EN) == [
        "I cannot tell the language of the text, the query wants ru",
        "The query wants texts from vk",
    ]


@pytest.mark.parametrize("language", languages())
def test_where_a_query_cannot_be_read(language: str) -> None:
    with pytest.raises(QueryError) as refusal:
        parse('apple "red <bull>')
    sentence = unread(refusal.value, Voice(language))
    assert "7" in sentence
    assert "<" not in sentence
