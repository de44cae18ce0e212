"""Random texts: what aiogram's decorations write, the town reads back."""

import re
from typing import Any

from aiogram.types import MessageEntity
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.entities import format_text, length, piece

Json = dict[str, Any]
WORDS = st.text(alphabet="ab<>&*_[]()~`#+-=|{}.!\\ é😀\n", max_size=30)
KINDS = st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler"])


@given(WORDS)
@settings(max_examples=200, deadline=None)
def test_escaped_text_stays(text: str) -> None:
    for mode, decoration in (("HTML", html_decoration), ("MarkdownV2", markdown_decoration)):
        plain, entities = format_text(decoration.quote(text), mode, detect=False)
        assert (plain, entities) == (text.strip(), [])


@given(
    st.lists(
        st.tuples(WORDS.filter(lambda word: bool(re.search(r"[ab😀é]", word))), KINDS | st.none()),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=200, deadline=None)
def test_entities_stay(parts: list[tuple[str, str | None]]) -> None:
    text, entities = "x", []
    for number, (raw, kind) in enumerate(parts):
        word = raw.strip().replace("\n", " ") + f" {number}x"
        if kind:
            entities.append(MessageEntity(type=kind, offset=length(text), length=length(word)))
        text += word + " y"
    expected = [(one.type, piece(text, one.offset, one.length)) for one in entities]
    for mode, decoration in (("HTML", html_decoration), ("MarkdownV2", markdown_decoration)):
        plain, found = format_text(decoration.unparse(text, entities), mode, detect=False)
        assert plain == text
        assert [(one["type"], piece(plain, one["offset"], one["length"])) for one in found] == expected


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_detection_never_stumbles(text: str) -> None:
    plain, entities = format_text(text)
    for one in entities:
        assert 0 <= one["offset"] < one["offset"] + one["length"] <= length(plain)
