"""Parse modes, explicit entities, and what Telegram finds by itself. Offsets are UTF-16 code units."""

from typing import Any

import pytest

from bot.sandbox.entities import format_text, length, piece
from bot.sandbox.errors import ApiError

Json = dict[str, Any]


def short(text: str, mode: str | None = None, entities: list[Json] | None = None) -> tuple[str, list[tuple[str, str]]]:
    """Plain text, and (type, covered text) of each entity."""
    plain, found = format_text(text, mode, entities)
    return plain, [(one["type"], piece(plain, one["offset"], one["length"])) for one in found]


@pytest.mark.parametrize(
    ("html", "plain", "entities"),
    [
        ("<b>Bold</b> and <i>it</i>", "Bold and it", [("bold", "Bold"), ("italic", "it")]),
        ("😀<b>😀x</b>", "😀😀x", [("bold", "😀x")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        ("1 &lt; 2 &amp;&#38; &quot;x&quot; &copy;", '1 < 2 && "x" &copy;', []),
        ('<a href="http://a.com/?x=1&amp;y=2">here</a>', "here", [("text_link", "here")]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", "x")]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", "q")]),
        ('<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>', "st", [("spoiler", "st")]),
        ('<tg-time unix="100" format="tD">soon</tg-time>', "soon", [("date_time", "soon")]),
        ('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>', "👍", [("custom_emoji", "👍")]),
        ('<a href="no link">x</a>', "x", []),
        ("<B>x</b>", "x", [("bold", "x")]),
        ("<b></b>x", "x", []),
        ("  <b> x </b>  ", " x", [("bold", " x")]),
        ("<b>a</b><b>b</b>", "ab", [("bold", "ab")]),
        ("<b>hi @roastery</b>", "hi @roastery", [("bold", "hi "), ("mention", "@roastery"), ("bold", "@roastery")]),
        ("a\r\n<i>b\tc</i>\u202e", "a\nb c", [("italic", "b c")]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", "a"), ("code", "b"), ("bold", "c")]),
    ],
)
def test_html(html: str, plain: str, entities: list[tuple[str, str]]) -> None:
    assert short(html, "HTML") == (plain, entities)


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é<x>y</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_wrong_html(html: str, told: str) -> None:
    with pytest.raises(ApiError) as raised:
        format_text(html, "HTML")
    assert raised.value.description == f"Bad Request: can't parse entities: {told}"


@pytest.mark.parametrize(
    ("text", "plain", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||p|| `c`", "b i u s p c",
         [("bold", "b"), ("italic", "i"), ("underline", "u"), ("strikethrough", "s"), ("spoiler", "p"), ("code", "c")]),
        ("*bold _both_*", "bold both", [("bold", "bold both"), ("italic", "both")]),
        (r"1\. a\-b \*", "1. a-b *", []),
        ("```py\nx = 1\n```", "x = 1", [("pre", "x = 1")]),
        ("[text](http://a.com/b\\)c)", "text", [("text_link", "text")]),
        ("![⏱](tg://time?unix=1&format=t)", "⏱", [("date_time", "⏱")]),
        (">one\n>two\nthree", "one\ntwo\nthree", [("blockquote", "one\ntwo\n")]),
        (">one||", "one", [("expandable_blockquote", "one")]),
        ("`a*b`", "a*b", [("code", "a*b")]),
    ],
)  # fmt: skip
def test_markdown_v2(text: str, plain: str, entities: list[tuple[str, str]]) -> None:
    assert short(text, "MarkdownV2") == (plain, entities)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*x", "Can't find end of Bold entity at byte offset 0"),
        ("é ||x", "Can't find end of Spoiler entity at byte offset 3"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("![x]", "The entity must contain a tg://emoji or tg://time URL"),
    ],
)
def test_wrong_markdown_v2(text: str, told: str) -> None:
    with pytest.raises(ApiError) as raised:
        format_text(text, "MarkdownV2")
    assert raised.value.description == f"Bad Request: can't parse entities: {told}"


def test_old_markdown() -> None:
    plain, entities = short("*b* _i_ `c` [a](http://b.com) snake\\_case", "Markdown")
    assert plain == "b i c a snake_case"
    assert [kind for kind, _ in entities] == ["bold", "italic", "code", "text_link"]
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset 2"):
        format_text("a *b", "markdown")


def test_unknown_mode() -> None:
    with pytest.raises(ApiError, match="unsupported parse_mode"):
        format_text("x", "BBCode")


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start@desk_bot now", [("bot_command", "/start@desk_bot")]),
        ("a/b and path/to", []),
        ("@roastery, @ab", [("mention", "@roastery")]),
        ("mail me@a.com!", [("email", "me@a.com")]),
        ("see https://a.com/x?y=1.", [("url", "https://a.com/x?y=1")]),
        ("(https://a.com/(x))", [("url", "https://a.com/(x)")]),
        ("go to roastery.com/menu", [("url", "roastery.com/menu")]),
        ("#осень #1 #a1 $USD", [("hashtag", "#осень"), ("hashtag", "#a1"), ("cashtag", "$USD")]),
        ("😀 @roastery", [("mention", "@roastery")]),
        ("e.g. this", []),
    ],
)
def test_found(text: str, entities: list[tuple[str, str]]) -> None:
    assert short(text)[1] == entities


def test_nothing_is_found_inside_code() -> None:
    assert short("<code>@roastery</code> @roastery", "HTML")[1] == [("code", "@roastery"), ("mention", "@roastery")]


def test_explicit_entities() -> None:
    def marks(*places: tuple[str, int, int]) -> list[Json]:
        return [{"type": kind, "offset": offset, "length": size} for kind, offset, size in places]

    assert short("ab cd", None, marks(("bold", 0, 5), ("mention", 0, 2))) == ("ab cd", [("bold", "ab cd")])
    crossing = short("abcdef", None, marks(("bold", 0, 4), ("italic", 2, 4)))
    assert crossing == ("abcdef", [("bold", "ab"), ("italic", "cdef"), ("bold", "cd")])
    with pytest.raises(ApiError, match="entity begins after the end of the text at UTF-16 offset 9"):
        format_text("ab", None, marks(("bold", 9, 1)))
    with pytest.raises(ApiError, match="ends after the end of the text at UTF-16 offset 3"):
        format_text("ab", None, marks(("bold", 0, 3)))


def test_entities_yield_to_parse_mode() -> None:
    assert short("a < b", None, [{"type": "italic", "offset": 0, "length": 1}]) == ("a < b", [("italic", "a")])
    assert short("a", "HTML", [{"type": "italic", "offset": 0, "length": 1}]) == ("a", [])


def test_units() -> None:
    assert length("a😀é") == 4
    assert piece("a😀é", 1, 2) == "😀"


def test_link_targets() -> None:
    _, found = format_text('<a href="roastery.com">x</a> <a href="tg://user?id=7">y</a>', "HTML")
    assert [one.get("url") for one in found] == ["http://roastery.com/", None]
    assert found[1]["user_id"] == 7
