"""Language and source filters, given or told from the text."""

from __future__ import annotations

import pytest

from desk.matching import parse
from desk.matching.tongue import tongue


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("this is the best phone that I have ever had", "en"),
        ("это лучший телефон, который у меня был", "ru"),
        ("це найкращий телефон, який у мене був", "uk"),
        ("đây là điện thoại tốt nhất", "vi"),
        ("blah blubb", ""),
        ("هذا أفضل هاتف عندي", "ar"),
        ("這是我最好的手機", "zh-Hant"),
        ("这是我最好的手机", "zh-Hans"),
        ("det här är den bästa telefonen jag har haft", "sv"),
        ("αυτό είναι το καλύτερο τηλέφωνο", "el"),
        ("das ist das beste Telefon, das ich je hatte", "de"),
        ("bu şimdiye kadar aldığım en iyi telefon", "tr"),
        ("👍👍", ""),
        ("Nike", ""),
    ],
)
def test_the_language_is_told_from_the_text(text: str, code: str) -> None:
    assert tongue(text) == code


@pytest.mark.parametrize(
    ("query", "text", "language", "fires"),
    [
        ("nike lang:ru", "люблю nike", None, True),
        ("nike lang:ru", "nike is the best shoe", None, False),
        ("nike lang:ru", "nike is the best shoe", "ru", True),
        ("nike lang:en", "Nike!!!", None, True),
        ("nike lang:ru", "Nike!!!", None, False),
        ("nike lang:ru,en", "nike is the best shoe", None, True),
        ("nike -lang:ru", "люблю nike", None, False),
        ("小米 lang:zh", "小米手機很好用，這是我的", None, True),
        ("小米 lang:zh-hans", "小米手機很好用，這是我的", None, False),
        ("小米 lang:zh-hant", "小米", "zh-Hant", True),
        ("小米 lang:zh-hant", "小米", "zh", True),
        ("nike lang:en", "nike", "en-GB", True),
    ],
)
def test_the_language_filter(query: str, text: str, language: str | None, fires: bool) -> None:
    assert bool(parse(query).match(text, language=language)) is fires


@pytest.mark.parametrize(
    ("query", "source", "fires"),
    [
        ("nike source:vk", "vk", True),
        ("nike source:vk", "VK", True),
        ("nike source:rss", "rss:habr", True),
        ("nike source:rss", "rssx", False),
        ("nike source:vk,rss", "rss", True),
        ("nike source:vk", None, False),
        ("nike -source:vk", "vk", False),
        ("nike -source:vk", "telegram", True),
        ("nike OR puma source:vk", "telegram", False),
    ],
)
def test_the_source_filter(query: str, source: str | None, fires: bool) -> None:
    assert bool(parse(query).match("nike", source=source)) is fires
