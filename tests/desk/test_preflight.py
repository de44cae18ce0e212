"""Preflight, rule by rule: lengths, albums, polls, buttons, links, channels, style, the key of a text."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations_with_replacement, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.model.content import Button, Content, Entity, Media, MediaKind, Poll, utf16
from desk.model.network import Channel, ChannelState
from desk.model.people import Workspace
from desk.preflight import Cure, Finding, Severity, check, check_content, check_style, good_link, text_key
from integrations.telegram import LIMITS

WORKSPACE = Workspace(1, "Roastery")
HERE = Channel(1, 1, "telegram", -100777, "Roastery", "roastery")
PHOTO = Media(MediaKind.PHOTO, "photo-1")
ORDER = Button("Order", "https://example.com/order")
POLL = Poll("Which roast?", ("Light", "Dark"))
FAMILY, FLAG, HAND = "👨‍👩‍👧‍👦", "🇬🇷", "👍🏽"


def found(content: Content) -> dict[str, Finding]:
    return {f.code: f for f in check_content(content, LIMITS)}


def codes(content: Content) -> set[str]:
    return set(found(content))


def media(*kinds: MediaKind) -> tuple[Media, ...]:
    return tuple(Media(kind, f"file-{i}") for i, kind in enumerate(kinds))


# Lengths

UNITS = {"a": 1, "я": 1, "中": 1, "😀": 2, FLAG: 4, HAND: 4, FAMILY: 11, "𠮷": 2}
LIMIT_OF = {"text": LIMITS.text, "caption": LIMITS.caption}


@pytest.mark.parametrize("place", ["text", "caption"])
@pytest.mark.parametrize(("sign", "size"), UNITS.items(), ids=ascii)
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_lengths_are_counted_in_utf16(place: str, sign: str, size: int, more: int) -> None:
    """One unit below the limit, at it, and above."""
    limit = LIMIT_OF[place]
    text = sign * ((limit + more) // size) + "." * ((limit + more) % size)
    assert utf16(text) == limit + more
    findings = found(Content(text, media=(PHOTO,) if place == "caption" else ()))
    assert (f"{place}_too_long" in findings) == (more > 0)
    if more > 0:
        assert findings[f"{place}_too_long"].facts == {"length": limit + more, "limit": limit}


@pytest.mark.parametrize("around", [" ", "\n", " \n \n", "\t"], ids=ascii)
def test_spaces_around_do_not_count(around: str) -> None:
    assert codes(Content(around + "a" * LIMITS.text + around)) == set()
    assert codes(Content(around + "a" * LIMITS.caption + around, media=(PHOTO,))) == set()


@pytest.mark.parametrize("kind", sorted(LIMITS.captioned))
def test_a_long_caption_is_cured_by_two_messages(kind: MediaKind) -> None:
    content = Content("a" * 1500, media=media(kind))
    assert found(content)["caption_too_long"].cures[0] is Cure.TWO_MESSAGES
    assert codes(replace(content, two_messages=True)) == set()


def test_a_caption_of_one_file_of_an_album_is_measured_too() -> None:
    files = (PHOTO, replace(PHOTO, ref="photo-2", text="a" * 1025))
    finding = found(Content("short", media=files))["caption_too_long"]
    assert finding.facts == {"length": 1025, "limit": 1024}
    assert Cure.TWO_MESSAGES not in finding.cures


@pytest.mark.parametrize(
    ("length", "parts"), [(4096, "fine"), (4097, "two"), (8000, "two"), (8300, "never"), (20000, "never")]
)
def test_a_long_text_is_cured_by_two_messages_where_two_will_do(length: int, parts: str) -> None:
    text = ("word " * (length // 5 + 1))[:length].strip().ljust(length, ".")
    finding = found(Content(text)).get("text_too_long")
    assert (finding is None) == (parts == "fine")
    if finding is not None:
        assert finding.cures[0] is Cure.TWO_MESSAGES
        again = found(Content(text, two_messages=True)).get("text_too_long")
        assert (again is None) == (parts == "two")
        if again is not None:
            assert Cure.TWO_MESSAGES not in again.cures


@pytest.mark.parametrize("kind", sorted(set(MediaKind) - {MediaKind.STICKER}))
def test_a_round_video_carries_no_text(kind: MediaKind) -> None:
    assert ("no_caption" in codes(Content("Look", media=media(kind)))) == (kind is MediaKind.VIDEO_NOTE)
    assert "no_caption" not in codes(Content("", media=media(kind)))
    assert "no_caption" not in codes(Content("Look", media=media(kind), two_messages=True))


@pytest.mark.parametrize("text", ["", "  ", "\u200b", "\u2800\n"], ids=ascii)
def test_nothing_is_an_error_and_the_only_one(text: str) -> None:
    assert codes(Content(text, buttons=((Button("", ""),),))) == {"empty"}


# Albums

TOGETHER = [{MediaKind.PHOTO, MediaKind.VIDEO}, {MediaKind.DOCUMENT}, {MediaKind.AUDIO}]


@pytest.mark.parametrize("kinds", list(combinations_with_replacement(MediaKind, 2)), ids="-".join)
def test_which_kinds_stand_in_one_album(kinds: tuple[MediaKind, MediaKind]) -> None:
    """Bot API, sendMediaGroup: documents and audio files alone, photos and videos together, others never."""
    fits = any(set(kinds) <= group for group in TOGETHER)
    assert ("album_mixed" in codes(Content("Look", media=media(*kinds)))) != fits


@pytest.mark.parametrize("count", range(1, 13))
def test_an_album_has_two_to_ten_files(count: int) -> None:
    findings = found(Content(media=media(*[MediaKind.PHOTO] * count)))
    assert set(findings) == ({"album_size"} if count > 10 else set())


@pytest.mark.parametrize("count", range(1, 4))
@pytest.mark.parametrize("text", ["", "Look"])
def test_an_album_carries_no_buttons(count: int, text: str) -> None:
    content = Content(text, media=media(*[MediaKind.PHOTO] * count), buttons=((ORDER,),))
    findings = found(content)
    assert set(findings) == ({"album_buttons"} if count > 1 else set())
    if count > 1:
        assert (Cure.TWO_MESSAGES in findings["album_buttons"].cures) == bool(text)
        assert codes(replace(content, buttons=())) == set()
        if text:
            assert codes(replace(content, two_messages=True)) == set()


# Polls


@pytest.mark.parametrize("count", range(14))
def test_how_many_answers_a_poll_has(count: int) -> None:
    low, high = LIMITS.poll_options
    poll = replace(POLL, options=tuple(f"Answer {i}" for i in range(count)))
    assert ("poll_options" in codes(Content(poll=poll))) != (low <= count <= high)


@pytest.mark.parametrize("more", [-1, 0, 1])
@pytest.mark.parametrize("sign", ["a", "😀", FLAG], ids=ascii)
def test_how_long_questions_and_answers_are(more: int, sign: str) -> None:
    def of(units: int) -> str:
        return sign * (units // utf16(sign)) + "." * (units % utf16(sign))

    question = replace(POLL, question=of(LIMITS.poll_question + more))
    answer = replace(POLL, options=("Light", of(LIMITS.poll_option + more)))
    assert ("poll_question_too_long" in codes(Content(poll=question))) == (more > 0)
    assert ("poll_option_too_long" in codes(Content(poll=answer))) == (more > 0)


def test_a_quiz_without_its_answer_cannot_be_sent() -> None:
    """Telegram refuses it; a forwarded quiz hides the answer."""
    quiz = replace(POLL, quiz=True)
    finding = found(Content(poll=quiz, lost=("quiz_answer",)))["formatting_lost"]
    assert finding.severity is Severity.ERROR
    assert codes(Content(poll=replace(quiz, correct=(1,)))) == set()


@pytest.mark.parametrize("what", ["custom_emoji", "text_mention", "live_photo", "poll_extras"])
def test_what_a_bot_cannot_repeat_is_asked_about(what: str) -> None:
    finding = found(Content("Look", lost=(what,)))["formatting_lost"]
    assert (finding.severity, finding.facts) == (Severity.WARNING, {"what": what})


# Buttons and links

GOOD = [
    "https://example.com",
    "http://example.com/order?x=1#top",
    "HTTPS://EXAMPLE.COM/",
    "https://пример.рф/заказ",
    "https://münchen.de",
    "https://例え.テスト",
    "https://sub.domain.example.co.uk:8443/a",
    "https://t.me/roastery/15",
    "tg://resolve?domain=roastery",
    "tg://user?id=1001",
    "https://user:password@example.com/",
    "https://8.8.8.8/dns",
    "https://[2a00:1450:4001:81b::200e]/",
    "https://example.com/" + "a" * 500,
    "  https://example.com  ",
    "https://10.example.com",
    "https://127.0.0.1.example.com",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://a-b.example.io",
    "https://172.15.0.1/",
    "https://172.32.0.1/",
    "https://my_shop.example.com/",
]
BAD = [
    "",
    " ",
    "example.com",
    "//example.com",
    "https://",
    "https:///order",
    "http:example.com",
    "ftp://example.com/file",
    "javascript:alert(1)",
    "mailto:shop@example.com",
    "tel:+30210",
    "file:///etc/passwd",
    "data:text/html,hello",
    "tg:",
    "tg://",
    "https://localhost",
    "http://localhost:8080/",
    "https://shop",
    "http://printer.local/",
    "http://a.localhost/",
    "http://api.internal/",
    "http://router.lan/",
    "http://router.home.arpa/",
    "http://127.0.0.1/",
    "http://127.1.2.3:8000",
    "http://0.0.0.0/",
    "http://10.0.0.5/",
    "http://192.168.1.1/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://169.254.169.254/latest/meta-data",
    "http://100.64.0.1/",
    "http://224.0.0.1/",
    "http://[::1]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://127.1/",
    "https://exa mple.com",
    "https://example..com",
    "https://.example.com",
    "https://example.c om/",
    "https://example.com:99999/",
    "https://example.com:port/",
    "https://[broken/",
    "https://example.123/",
    "https://-/",
    "https://exam\nple.com/",
    "not a link at all",
]


@pytest.mark.parametrize("url", GOOD)
def test_links_that_readers_can_open(url: str) -> None:
    assert good_link(url)
    assert codes(Content("Look", buttons=((Button("Order", url),),))) == set()


@pytest.mark.parametrize("url", BAD, ids=ascii)
def test_links_that_they_cannot(url: str) -> None:
    assert not good_link(url)
    button = found(Content("Look", buttons=((Button("Order", url),),)))["button_link"]
    assert (button.severity, button.facts) == (Severity.ERROR, {"label": "Order", "url": url})
    if url.strip():
        link = Entity("text_link", 0, 4, (("url", url),))
        assert found(Content("Look", (link,)))["bad_link"].severity is Severity.WARNING


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.text("htps:/.[]@0127.ax-:", max_size=30).map(lambda t: f"http://{t}"))
def test_no_address_breaks_the_judge(url: str) -> None:
    assert good_link(url) in (True, False)


@pytest.mark.parametrize("label", ["", " ", "\n", "\u200b", "\u2800"], ids=ascii)
def test_a_button_needs_a_label(label: str) -> None:
    assert codes(Content("Look", buttons=((ORDER, Button(label, ORDER.url)),))) == {"button_empty"}


@pytest.mark.parametrize("in_row", [1, 8, 9, 12])
@pytest.mark.parametrize("rows", [1, 12, 13, 101])
def test_how_many_buttons(in_row: int, rows: int) -> None:
    content = Content("Look", buttons=((ORDER,) * in_row,) * rows)
    wanted = set()
    if in_row * rows > LIMITS.buttons:
        wanted.add("too_many_buttons")
    if in_row > LIMITS.buttons_in_row:
        wanted.add("row_too_long")
    assert codes(content) == wanted


def test_a_row_that_is_too_long_is_told_by_its_own_number() -> None:
    content = Content("Look", buttons=((ORDER,), (ORDER,) * 9))
    assert found(content)["row_too_long"].facts == {"count": 9, "limit": 8}


# Channels, order, silence


def test_a_channel_is_wanted() -> None:
    assert [f.code for f in check(Content("Look?"), [], LIMITS, WORKSPACE)] == ["no_channel"]


@pytest.mark.parametrize("state", list(ChannelState))
def test_a_channel_that_cannot_be_reached_is_an_error(state: ChannelState) -> None:
    findings = check(Content("Look?"), [HERE, replace(HERE, id=2, username="other", state=state)], LIMITS, WORKSPACE)
    assert bool(findings) == (state is not ChannelState.CONNECTED)
    if findings:
        assert findings[0].facts == {"channel": "@other", "channel_id": 2}
        assert findings[0].cures[0] is Cure.CHECK_CHANNEL


def test_errors_come_first_and_each_finding_once() -> None:
    bad = Button("Order", "http://localhost")
    link = Entity("text_link", 0, 4, (("url", "http://localhost"),))
    content = Content("LOOK WHAT A BEAUTIFUL MORNING THIS IS", (link, link), buttons=((bad, bad), (bad,)))
    findings = check(content, [], LIMITS, WORKSPACE)
    ranks = [list(Severity).index(f.severity) for f in findings]
    assert ranks == sorted(ranks)
    assert [f.code for f in findings].count("button_link") == 1
    assert [f.code for f in findings].count("bad_link") == 1


@pytest.mark.parametrize("code", ["no_call", "all_capitals", "forwarded"])
def test_a_hint_can_be_silenced_and_nothing_else_can(code: str) -> None:
    content = Content("LOOK WHAT A BEAUTIFUL MORNING THIS IS " * 200, origin="@other")
    loud = {f.code for f in check(content, [], LIMITS, WORKSPACE)}
    quiet = {f.code for f in check(content, [], LIMITS, replace(WORKSPACE, silenced=frozenset({code, "no_channel"})))}
    assert loud - quiet == {code}
    assert "no_channel" in quiet


@pytest.mark.parametrize("cure", [Cure.SILENCE])
def test_every_hint_offers_to_be_silenced(cure: Cure) -> None:
    content = Content("LOOK WHAT A BEAUTIFUL MORNING THIS IS", origin="@other")
    hints = check_style(content)
    assert len(hints) == 3
    assert all(hint.severity is Severity.HINT and hint.cures[-1] is cure for hint in hints)


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("What do you think?", True),
        ("Что скажете？", True),
        ("ما رأيكم؟", True),
        ("Τι λέτε;", True),
        ("Write to @roastery", True),
        ("More: https://example.com", True),
        ("We are open until eight.", False),
        ("Завтра в десять", False),
        ("", False),
    ],
)
def test_a_question_or_a_call(text: str, calls: bool) -> None:
    hinted = "no_call" in {f.code for f in check_style(Content(text))}
    assert hinted == (not calls and bool(text))
    assert "no_call" not in {f.code for f in check_style(Content(text, buttons=((ORDER,),)))}
    assert "no_call" not in {f.code for f in check_style(Content(text, poll=POLL))}


@pytest.mark.parametrize(
    ("text", "shouts"),
    [
        ("AUTUMN SALE UNTIL SUNDAY?", True),
        ("ОСЕННЯЯ РАСПРОДАЖА ДО ВОСКРЕСЕНЬЯ", True),
        ("Autumn sale until Sunday", False),
        ("SALE", False),
        ("NASA and ESA launch a new telescope", False),
        ("秋季特賣到星期日為止" * 5, False),
        ("خصم الخريف حتى الأحد القادم في كل الفروع", False),
        ("123456789012345678901234567890", False),
    ],
)
def test_shouting(text: str, shouts: bool) -> None:
    assert ("all_capitals" in {f.code for f in check_style(Content(text))}) == shouts


# The key of a text

SAME = [
    ("Autumn sale until Sunday", "AUTUMN SALE until sunday"),
    ("Autumn sale until Sunday", "Autumn  sale\nuntil   Sunday"),
    ("Autumn sale until Sunday", "🍂 Autumn sale — until Sunday! 🎉"),
    ("Autumn sale until Sunday", "“Autumn sale”, until Sunday…"),
    ("Autumn sale until Sunday", "Ａｕｔｕｍｎ sale until Sunday"),
    ("Осенняя распродажа до воскресенья", "осенняя распродажа, до ВОСКРЕСЕНЬЯ"),
    ("Straße und Größe im Herbst", "STRASSE und GRÖSSE im Herbst"),
    ("Café and crème brûlée", "Cafe\u0301 and cre\u0300me bru\u0302le\u0301e"),
    ("Autumn sale until Sunday", "\u200bAutumn\u200b sale\u2060 until Sunday"),
]
OTHER = [
    ("Autumn sale until Sunday", "Autumn sale until Monday"),
    ("Minus 20 % on everything", "Minus 30 % on everything"),
    ("Осенняя распродажа до воскресенья", "Осенняя распродажа до понедельника"),
    ("We are open from 9 to 18", "We are open from 9 to 19"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_texts_that_a_reader_takes_for_the_same(one: str, other: str) -> None:
    assert text_key(Content(one)) == text_key(Content(other)) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_texts_that_say_something_else(one: str, other: str) -> None:
    assert text_key(Content(one)) != text_key(Content(other))


@pytest.mark.parametrize(
    "text", ["", "Hello!", "👍👍👍👍👍👍👍👍👍👍👍👍👍", "!!! ... ???", "Good morning"[:11]], ids=ascii
)
def test_short_texts_have_no_key(text: str) -> None:
    """Greetings come again and again."""
    assert text_key(Content(text)) == ""


def test_formatting_files_and_buttons_do_not_change_the_key() -> None:
    plain = Content("Autumn sale until Sunday")
    for other in (
        replace(plain, entities=(Entity("bold", 0, 6),)),
        replace(plain, media=(PHOTO,)),
        replace(plain, buttons=((ORDER,),)),
        replace(plain, silent=True),
    ):
        assert text_key(other) == text_key(plain)


def test_a_poll_is_known_by_its_question() -> None:
    assert text_key(Content(poll=replace(POLL, question="Which roast do you like?"))) == text_key(
        Content("Which roast do you like")
    )


def test_severities_are_in_the_order_in_which_cards_show_them() -> None:
    order = list(Severity)
    assert all(order.index(a) < order.index(b) for a, b in pairwise([Severity.ERROR, Severity.WARNING, Severity.HINT]))
