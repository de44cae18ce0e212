"""Tags go onto links, and nothing else of a link or of a text changes."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.model.content import Button, Content, Entity, Media, MediaKind, Poll, utf16
from desk.model.network import Channel
from desk.model.tags import LONGEST_LINK, slug, tagged, tags_of, with_tags

TAGS = {"utm_source": "telegram", "utm_medium": "social", "utm_campaign": "осень & co"}
CHANNEL = Channel(1, 1, "telegram", -1001, "Roastery", tags_on=True)
ADDED = "utm_source=telegram&utm_medium=social&utm_campaign=autumn-sale"

_KEYS = st.sampled_from(["q", "id", "utm_source", "UTM_Medium", "utm%5Fcampaign", "a[]", "", "ref"])
_VALUES = st.text(alphabet="abcXYZ0189-_.~%2F+/:@!$'()*,é", max_size=8)
_QUERIES = st.lists(st.tuples(_KEYS, _VALUES, st.booleans()), max_size=5).map(
    lambda rows: "&".join(f"{k}={v}" if sign else k + v for k, v, sign in rows)
)
_URLS = st.builds(
    lambda scheme, host, path, query, fragment: f"{scheme}{host}{path}{query}{fragment}",
    st.sampled_from(["http://", "https://", "HTTPS://"]),
    st.sampled_from(["example.com", "shop.example.com:8080", "пример.рф", "u:p@example.com", "nott.me", "[::1]"]),
    st.text(alphabet="/abc-_.%20~;=", max_size=12).map(lambda path: f"/{path}" if path else ""),
    st.one_of(st.just(""), _QUERIES.map("?{}".format)),
    st.one_of(st.just(""), st.text(alphabet="/abc?=&#!", max_size=10).map("#{}".format)),
)


@given(_URLS)
def test_a_second_time_changes_nothing(url: str) -> None:
    once = with_tags(url, TAGS)
    assert with_tags(once, TAGS) == once


@given(_URLS)
def test_what_was_there_is_there_letter_by_letter_and_every_tag_once(url: str) -> None:
    made = with_tags(url, TAGS)
    before, sign, fragment = url.partition("#")
    assert made.startswith(before)
    assert made.endswith(sign + fragment)
    old, new = (parse_qsl(urlsplit(u).query, keep_blank_values=True) for u in (url, made))
    kept = [pair for pair in old if any(pair)]
    assert [pair for pair in new if any(pair)][: len(kept)] == kept
    for name, value in TAGS.items():
        values = [v for k, v in new if k.casefold() == name]
        assert values == ([v for k, v in old if k.casefold() == name] or [value])


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/roastery/5", "http://T.ME/roastery", "https://roastery.t.me", "https://telegram.me/x",
        "tg://resolve?domain=x", "mailto:a@example.com", "ftp://example.com/f", "not an address", "http://[oops/x", "",
        "https://example.com/?" + "x" * LONGEST_LINK,
        "https://example.com/?utm_source=a&UTM_MEDIUM=b&utm%5fcampaign=c#top",
    ],
)  # fmt: skip
def test_these_stay_as_they_are(url: str) -> None:
    assert with_tags(url, TAGS) == url


@pytest.mark.parametrize(
    ("url", "made"),
    [
        ("https://example.com", f"https://example.com?{ADDED}"),
        ("https://example.com/menu?", f"https://example.com/menu?{ADDED}"),
        ("https://example.com/?a=1&#/route?x=2", f"https://example.com/?a=1&{ADDED}#/route?x=2"),
        (
            "https://example.com/?utm_source=partner",
            "https://example.com/?utm_source=partner&utm_medium=social&utm_campaign=autumn-sale",
        ),
    ],
)
def test_tags_stand_before_the_fragment(url: str, made: str) -> None:
    assert with_tags(url, tags_of(CHANNEL, "Autumn sale!", "Something")) == made


def test_the_text_stays_and_a_bare_address_becomes_a_link_of_the_same_words() -> None:
    text = "🍂🍂 See example.com/menu or https://t.me/roastery, here"
    bare, own = utf16("🍂🍂 See "), utf16("🍂🍂 See example.com/menu or ")
    content = Content(
        text=text,
        entities=(
            Entity("bold", bare, 16),
            Entity("url", bare, 16),
            Entity("url", own, 21),
            Entity("text_link", utf16(text) - 4, 4, (("url", "https://example.com/x?a=1"),)),
        ),
        media=(Media(MediaKind.PHOTO, "p", text="example.com", entities=(Entity("url", 0, 11),)),),
        buttons=((Button("Order", "https://example.com/order#now"), Button("Talk", "https://t.me/roastery")),),
        preview_url="https://example.com/x?a=1",
    )
    made = tagged(content, CHANNEL, "", "Autumn sale")
    assert made.text == text
    assert [(e.offset, e.length) for e in made.entities] == [(e.offset, e.length) for e in content.entities]
    assert [e.kind for e in made.entities] == ["bold", "text_link", "url", "text_link"]
    assert made.entities[1].fact("url") == f"http://example.com/menu?{ADDED}"
    assert made.entities[3].fact("url") == f"https://example.com/x?a=1&{ADDED}"
    assert made.media[0].text == "example.com"
    assert made.media[0].entities == (Entity("text_link", 0, 11, (("url", f"http://example.com?{ADDED}"),)),)
    assert [b.url for row in made.buttons for b in row] == [
        f"https://example.com/order?{ADDED}#now",
        "https://t.me/roastery",
    ]
    assert made.preview_url == f"https://example.com/x?a=1&{ADDED}"


def test_an_explanation_of_a_quiz_is_tagged_too_and_off_means_off() -> None:
    poll = Poll("?", ("a", "b"), quiz=True, correct=(0,), explanation="example.com",
                explanation_entities=(Entity("url", 0, 11),))  # fmt: skip
    made = tagged(Content(poll=poll), CHANNEL, "", "Autumn sale")
    assert made.poll is not None
    assert made.poll.explanation_entities[0].fact("url") == f"http://example.com?{ADDED}"
    off = Channel(1, 1, "telegram", -1001, "Roastery")
    assert tagged(Content(poll=poll), off, "", "Autumn sale") == Content(poll=poll)


def test_a_campaign_is_words_with_hyphens() -> None:
    assert slug("  Осень: −20 % на всё! ") == "осень-20-на-всё"
    assert tags_of(CHANNEL, "", "🍂")["utm_source"] == "telegram"
    assert "utm_campaign" not in tags_of(CHANNEL, "", "🍂")
