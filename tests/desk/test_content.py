"""Content: parts, hash, lengths in UTF-16, first words; and what counts as nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.model.content import Button, Content, Entity, LinkPreview, Media, MediaKind, Poll, dump, load, utf16

PHOTO = Media(MediaKind.PHOTO, "photo-1")
VIDEO = Media(MediaKind.VIDEO, "video-1")
POLL = Poll("Which roast?", ("Light", "Dark"))
BUTTONS = ((Button("Order", "https://example.com"),),)
TEXT = "Autumn sale"

LENGTHS = {
    "": 0,
    "a": 1,
    "я": 1,
    "ế": 1,
    "e\u0301": 2,  # e and a combining accent
    "中": 1,
    "𠮷": 2,  # outside the basic plane
    "😀": 2,
    "👍🏽": 4,  # a hand and its colour
    "🇬🇷": 4,  # a flag is two letters
    "👨‍👩‍👧‍👦": 11,  # four people and three joiners
    "🏴󠁧󠁢󠁳󠁣󠁴󠁿": 14,
    "☀️": 2,  # a sign and its variation
    "1️⃣": 3,
    "\n": 1,
    "a😀b": 4,
    "مرحبا": 5,
    "\u200f": 1,
}


@pytest.mark.parametrize(("text", "length"), LENGTHS.items(), ids=ascii)
def test_lengths_are_utf16_units(text: str, length: int) -> None:
    assert utf16(text) == length == len(text.encode("utf-16-le")) // 2


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_is_as_long_as_its_code_units(text: str) -> None:
    assert utf16(text) == len(text.encode("utf-16-le")) // 2


# What is nothing

NOTHING = [
    "",
    " ",
    "\n\n",
    "\t \u00a0",
    "\u200b",
    "\u200b\n\u2060",
    "\ufeff",
    "\u2800",
    "\u3164",
    "\u200f\u200e",
    "\u00ad",
]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_what_nobody_sees_is_nothing(text: str) -> None:
    """Telegram refuses such a text as empty."""
    assert Content(text).empty
    assert not Content(text, media=(PHOTO,)).empty
    assert not Content(text, poll=POLL).empty


@pytest.mark.parametrize("text", [".", "a", "👍", "🇬🇷", "0", "—", "\u200bа", "☀️"], ids=ascii)
def test_what_somebody_sees_is_something(text: str) -> None:
    assert not Content(text).empty


# Parts

OPTIONS = [
    dict(zip(("silent", "protected", "pinned"), values, strict=True)) for values in product((False, True), repeat=3)
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize(
    "content",
    [
        Content(TEXT),
        Content(TEXT, buttons=BUTTONS),
        Content(TEXT, media=(PHOTO,), buttons=BUTTONS),
        Content(TEXT, media=(PHOTO, VIDEO)),
        Content(media=(PHOTO,)),
        Content(poll=POLL, buttons=BUTTONS),
        Content("word", two_messages=True),
        Content(media=(PHOTO,), two_messages=True, buttons=BUTTONS),
    ],
    ids=lambda content: dump(content)[:60],
)
def test_one_call_where_one_will_do(content: Content, options: dict[str, bool]) -> None:
    whole = replace(content, **options)  # type: ignore[arg-type]
    assert whole.parts() == (whole,)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_files_and_their_text_as_two_messages(options: dict[str, bool]) -> None:
    content = Content(TEXT, media=(PHOTO, VIDEO), buttons=BUTTONS, two_messages=True, **options)  # type: ignore[arg-type]
    files, text = content.parts()
    assert (files.text, files.media, files.buttons) == ("", (PHOTO, VIDEO), ())
    assert (text.text, text.media, text.buttons) == (TEXT, (), BUTTONS)
    for part in (files, text):
        assert (part.silent, part.protected) == (content.silent, content.protected)
    assert (files.pinned, text.pinned) == (False, content.pinned)


@pytest.mark.parametrize("media", [(), (PHOTO,), (PHOTO, VIDEO)], ids=len)
@pytest.mark.parametrize("text", ["", TEXT])
@pytest.mark.parametrize("two", [False, True])
def test_a_poll_comes_last_and_carries_the_buttons(media: tuple[Media, ...], text: str, two: bool) -> None:
    content = Content(text, media=media, poll=POLL, buttons=BUTTONS, pinned=True, two_messages=two)
    parts = content.parts()
    assert parts[-1].poll == POLL
    assert (parts[-1].text, parts[-1].media) == ("", ())
    assert parts[-1].buttons == BUTTONS
    assert [p.poll for p in parts[:-1]] == [None] * (len(parts) - 1)
    assert not [p for p in parts[:-1] if p.buttons or p.pinned]
    assert len(parts) == 1 + bool(media or text) + bool(two and media and text)


PARAGRAPHS = "First, what happened.\nIn two lines.\n\nThen what follows, for those who read on.\nAnd the last line."


def test_a_long_text_is_parted_at_a_paragraph() -> None:
    one, two = Content(PARAGRAPHS, two_messages=True, buttons=BUTTONS).parts()
    assert one.text == "First, what happened.\nIn two lines."
    assert two.text == "Then what follows, for those who read on.\nAnd the last line."
    assert (one.buttons, two.buttons) == ((), BUTTONS)


def test_formatting_is_parted_with_the_text() -> None:
    """One that reaches over the gap is on both sides; offsets count UTF-16 units from the new beginning."""
    text = "😀 bold begins here.\n\nand ends here 😀, then a link"
    bold = Entity("bold", utf16("😀 "), utf16("bold begins here.\n\nand ends here"))
    link = Entity("text_link", utf16(text) - 4, 4, (("url", "https://example.com"),))
    one, two = Content(text, (bold, link), two_messages=True).parts()
    assert [cut(one.text, e) for e in one.entities] == ["bold begins here."]
    assert [cut(two.text, e) for e in two.entities] == ["and ends here", "link"]
    assert two.entities[1].fact("url") == "https://example.com"


def cut(text: str, entity: Entity) -> str:
    units = text.encode("utf-16-le")
    return units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


words = st.lists(st.text("абв🙂z", min_size=1, max_size=9), min_size=1, max_size=60)
gaps = st.lists(st.sampled_from([" ", "\n", "\n\n", ". ", " \n"]), min_size=60, max_size=60)


@settings(max_examples=200, deadline=None)
@given(words, gaps, st.integers(0, 200), st.integers(1, 50))
def test_parting_loses_no_word_and_no_formatting(said: list[str], between: list[str], at: int, long: int) -> None:
    text = "".join(word + gap for word, gap in zip(said, between, strict=False)).strip()
    long = min(long, utf16(text))
    entity = Entity("bold", min(at, utf16(text) - long), long)
    parts = Content(text, (entity,), two_messages=True).parts()
    assert len(parts) <= 2
    assert (
        "".join(p.text for p in parts).split() == text.split()
        or " ".join(p.text for p in parts).split() == text.split()
    )
    for part in parts:
        assert part.text == part.text.strip() and part.text
        assert all(e.offset >= 0 and e.offset + e.length <= utf16(part.text) for e in part.entities)
    assert sum(e.length for p in parts for e in p.entities) <= long


# Hash, canonical form


def test_what_is_said_and_how_it_is_sent_is_in_the_hash() -> None:
    """A field that changes what readers get changes what was approved."""
    plain = Content(TEXT, media=(PHOTO,), poll=None)
    others = [
        replace(plain, text="Autumn Sale"),
        replace(plain, entities=(Entity("bold", 0, 6),)),
        replace(plain, media=(replace(PHOTO, ref="photo-2"),)),
        replace(plain, media=(PHOTO, VIDEO)),
        replace(plain, poll=POLL),
        replace(plain, buttons=BUTTONS),
        replace(plain, link_preview=LinkPreview.OFF),
        replace(plain, silent=True),
        replace(plain, pinned=True),
        replace(plain, protected=True),
        replace(plain, caption_above=True),
        replace(plain, spoiler=True),
        replace(plain, two_messages=True),
        replace(plain, preview_url="https://example.com"),
        replace(plain, preview_size="large"),
    ]
    assert len({c.hash for c in (plain, *others)}) == len(others) + 1


def test_the_canonical_form_stays_what_it_is() -> None:
    """Approvals of years ago are bound to it: it may not change with the code."""
    content = Content("Sale 😀", (Entity("bold", 0, 4),), (PHOTO,), buttons=BUTTONS, silent=True)
    assert dump(content) == (
        '{"buttons":[[{"label":"Order","url":"https://example.com"}]],"entities":[{"kind":"bold","length":4,"offset":0}],'
        '"media":[{"kind":"photo","ref":"photo-1"}],"silent":true,"text":"Sale 😀"}'
    )
    assert load(dump(content)) == content
    assert content.hash == "33086f2a2e0e2f64d1851488cae6367d522fa13da0035cc6284b40c9acff02f8"


# First words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Autumn sale", "Autumn sale"),
        ("\n\n  Autumn sale  \nuntil Sunday", "Autumn sale"),
        ("Autumn sale: minus 20 % on everything dark, until Sunday", "Autumn sale: minus 20 % on everything…"),
        ("Осенняя распродажа: минус 20 % на всё тёмное", "Осенняя распродажа: минус 20 % на всё…"),
        ("x" * 50, "x" * 40 + "…"),
        ("", ""),
        ("   \n ", ""),
        ("秋季特賣" * 20, ("秋季特賣" * 10) + "…"),
        ("One, two, three, four, five, six, seven, eight", "One, two, three, four, five, six…"),
    ],
    ids=ascii,
)
def test_first_words(text: str, words: str) -> None:
    assert Content(text).first_words() == words


def test_a_poll_is_named_by_its_question() -> None:
    assert Content(poll=POLL).first_words() == "Which roast?"
    assert Content("Vote!", poll=POLL).first_words() == "Vote!"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.integers(5, 60))
def test_first_words_are_one_short_line(text: str, limit: int) -> None:
    name = Content(text).first_words(limit)
    assert len(name) <= limit + 1
    assert len(name.splitlines()) <= 1
