"""Queries: what they say, how they are printed back, and where they cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk.errors import Refused
from desk.matching import QueryError, parse
from desk.matching.query import All, Any, Beginning, Excluded, Handle, Language, Name, Quoted, Required, Source, Tag


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("apple", Name("apple")),
        ("Coca-Cola", Name("Coca-Cola")),
        ("red bull", All((Name("red"), Name("bull")))),
        ("red AND bull", All((Name("red"), Name("bull")))),
        ('"red  bull"', Quoted("red bull")),
        ("«red bull»", Quoted("red bull")),
        ('~"red bull"', Name("red bull")),
        ("sams*", Beginning("sams")),
        ("#apple", Tag("apple")),
        ("@Apple.", Handle("apple")),
        ("@me@mastodon.social", Handle("me@mastodon.social")),
        ('"#apple"', Tag("apple")),
        ("a OR b", Any((Name("a"), Name("b")))),
        ("a | b", Any((Name("a"), Name("b")))),
        ("a or b", All((Name("a"), Name("or"), Name("b")))),
        ("a b OR c", Any((All((Name("a"), Name("b"))), Name("c")))),
        ("a OR b -c", All((Any((Name("a"), Name("b"))), Excluded(Name("c"))))),
        ("a NOT c", All((Name("a"), Excluded(Name("c"))))),
        ("a −c", All((Name("a"), Excluded(Name("c"))))),
        ("+b a", All((Name("a"), Required(Name("b"))))),
        ("(a -b) OR c", Any((All((Name("a"), Excluded(Name("b")))), Name("c")))),
        ("a -(b OR c)", All((Name("a"), Excluded(Any((Name("b"), Name("c"))))))),
        ("a OR b lang:ru,uk", All((Any((Name("a"), Name("b"))), Language(("ru", "uk"))))),
        ("a source:VK", All((Name("a"), Source(("vk",))))),
        ("a, b;", All((Name("a"), Name("b")))),
    ],
)
def test_what_a_query_says(query: str, node: object) -> None:
    assert parse(query).node == node


@pytest.mark.parametrize(
    ("query", "code", "position"),
    [
        ("", "empty_query", 1),
        ("   ", "empty_query", 1),
        ('apple OR pear "', "unclosed_quotation", 15),
        ('apple "red bull', "unclosed_quotation", 7),
        ('apple ""', "empty_quotation", 7),
        ("(apple", "unclosed_bracket", 1),
        ("apple)", "unopened_bracket", 6),
        ("apple ()", "empty_brackets", 7),
        ("apple -", "missing_word", 7),
        ("coca - cola", "missing_word", 6),
        ("apple OR", "missing_word", 7),
        ("OR apple", "missing_word", 1),
        ("apple AND", "missing_word", 7),
        ("ap*le", "star_inside", 3),
        ("#ap*", "star_inside", 4),
        ("a*", "short_beginning", 1),
        ("apple !!!", "no_letters", 7),
        ('apple "!!!"', "no_letters", 7),
        ("apple lang:english", "unread_language", 7),
        ("-apple", "only_excluded", 1),
        ("lang:en", "only_excluded", 1),
        ("apple OR (-pear)", "", 0),
        ("(" * 11 + "a" + ")" * 11, "too_deep", 11),
        ("a " * 101, "too_many_words", 201),
        ("a" * 1001, "too_long", 1001),
    ],
)
def test_where_a_query_cannot_be_read(query: str, code: str, position: int) -> None:
    if not code:
        assert parse(query)
        return
    with pytest.raises(QueryError) as refusal:
        parse(query)
    assert isinstance(refusal.value, Refused)
    assert (refusal.value.code, refusal.value.position) == (code, position)
    assert refusal.value.facts["position"] == position
    assert str(refusal.value) == f"{code.replace('_', ' ')} at {position}"


WORDS = st.sampled_from(
    ["apple", "Coca-Cola", '"red bull"', '~"red bull"', "#tag", "@handle", "sams*", "7-Eleven", "H&M", "C++", "лента"]
)
FILTERS = st.sampled_from(["lang:ru,uk", "source:vk"])
QUERIES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        st.tuples(inner, inner).map(" -".join),
        st.tuples(inner, inner).map(" +".join),
        st.tuples(inner, FILTERS).map(" ".join),
        inner.map(lambda query: f"({query})"),
    ),
    max_leaves=8,
)


@given(QUERIES)
@settings(deadline=None)
@example("(a -b) OR c +d lang:en")
@example("+a +b")
def test_a_printed_query_reads_back_as_the_same(query: str) -> None:
    watch = parse(query)
    again = parse(str(watch))
    assert again.node == watch.node
    assert str(again) == str(watch)


@given(st.text(alphabet=' ab"()|+-~*#@:,«»ORя7.', max_size=24))
@settings(deadline=None)
def test_any_text_is_read_or_refused_and_what_is_read_prints_back(query: str) -> None:
    try:
        watch = parse(query)
    except QueryError as refusal:
        assert 1 <= refusal.position <= len(query) + 1
        return
    assert parse(str(watch)).node == watch.node
