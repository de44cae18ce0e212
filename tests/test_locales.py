"""Every language says everything, rightly put together, and short enough for where it is shown."""

from __future__ import annotations

import re
from functools import cache

import pytest
from babel import Locale

from bot.sandbox.entities import format_text, length
from desk.preflight import Severity
from handlers.cards import why_key
from handlers.words import Html, Voice
from tests import codes, spoken
from tests.fluent_files import Selection, Sentence, every_language, read

LANGUAGES = every_language()
OTHERS = LANGUAGES[1:]
MESSAGE, CALLBACK, BUTTON, DESCRIPTION, LABEL = 4096, 200, 64, 256, 20
"""Bot API: sendMessage, answerCallbackQuery, what a keyboard shows well, BotCommand; our own: labels of buttons."""
SAME_AS_ENGLISH: dict[str, dict[str, str]] = {}
"""Language → id → why it reads the same there."""
NUMBERS = {
    *("at", "count", "current", "have", "high", "late", "length", "limit", "low", "message", "named", "need"),
    *("people", "revision", "seconds", "days", "rows", "lines"),
}
UNITS = {"pub-published late", "pub-published message", "button-undo-seconds seconds"}
"""Abbreviated or a number of something: no word changes with the amount."""
TITLE = "Осенняя распродажа: минус 20 % на всё тёмное…"
SAMPLES: dict[str, str | Html] = {
    "channels": "@roastery, Кофейня на углу — новости и акции, @roastery_kitchen",
    "channel": "@the_longest_public_name_possible",
    "title": TITLE,
    "text": TITLE * 8,
    "note": TITLE * 6,
    "line": "Заказать сейчас, пока не закончилось, и забрать завтра",
    "link": "https://t.me/the_longest_name_of_a_bot?start=join_" + "a" * 43,
    "url": "http://192.168.1.10:8080/order?utm_source=telegram",
    "when": Html('<tg-time unix="1795424400">Wed 27 Nov 2026, 18:30</tg-time>'),
    "since": Html('<tg-time unix="1795424400">Wed 27 Nov 2026, 18:30</tg-time>'),
}
AMOUNTS = (0, 1, 2, 5, 21, 101, 1180, 1.5)


def facts_of(sentence: Sentence, amount: float, short: bool = False) -> dict[str, object]:
    """Something for each variable: amounts for numbers, long texts of people for the rest."""
    values: dict[str, object] = {}
    for name in sentence.variables:
        given = SAMPLES.get(name, "Александра-Виктория & <Ко>")
        if name in NUMBERS and not (name == "at" and sentence.id.startswith(("refusal", "finding"))):
            values[name] = amount
        else:
            values[name] = "…" if short else given
    return values


def shown(html: str) -> str:
    """What a person sees of a text in HTML; raises where Telegram would refuse it."""
    return format_text(html, "HTML")[0]


@cache
def keys() -> dict[str, str]:
    return spoken.listen().keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_hold_plain_sentences_alone(language: str) -> None:
    assert read(language).faults == []


@pytest.mark.parametrize("language", OTHERS)
def test_languages_have_the_same_sentences_in_the_same_files(language: str) -> None:
    ours, theirs = read("en").sentences, read(language).sentences
    assert {i: s.file for i, s in theirs.items()} == {i: s.file for i, s in ours.items()}


@pytest.mark.parametrize("language", OTHERS)
def test_languages_use_the_same_variables_and_tags(language: str) -> None:
    ours, theirs = read("en").sentences, read(language).sentences
    for key, sentence in ours.items():
        assert theirs[key].variables == sentence.variables, key
        assert theirs[key].tags == sentence.tags, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_every_category_of_the_language(language: str) -> None:
    categories = {*Locale.parse(language.replace("-", "_")).plural_form.tags, "other"}
    for sentence in read(language).sentences.values():
        for selection in sentence.selections:
            if f"{sentence.id} {selection.variable}" not in UNITS:
                assert whole(selection, categories), f"{sentence.id}: {sorted(selection.keys)} of {sorted(categories)}"


def whole(selection: Selection, categories: set[str]) -> bool:
    """Exact amounts may stand beside the categories; and without them, where 1 and the rest is all there is or where
    no word depends on the amount."""
    named = {key for key in selection.keys if not key.isdigit()}
    return named == categories or (named == {"other"} and (len(categories) <= 2 or not selection.counts))


@pytest.mark.parametrize("language", OTHERS)
def test_what_counts_in_english_counts_everywhere(language: str) -> None:
    ours, theirs = read("en").sentences, read(language).sentences
    for key, sentence in ours.items():
        chosen = {s.variable for s in sentence.selections}
        assert chosen == {s.variable for s in theirs[key].selections}, key


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_was_left_in_english(language: str) -> None:
    ours, theirs = read("en").sentences, read(language).sentences
    same = {key for key, s in ours.items() if re.search(r"[^\W\d_]{2}", s.words) and theirs[key].words == s.words}
    assert same == set(SAME_AS_ENGLISH.get(language, {}))


def test_every_key_that_is_put_together_is_accounted_for() -> None:
    found = spoken.listen()
    assert found.lost == set()
    assert found.patterns == set(spoken.GAPS)


def test_every_sentence_that_is_spoken_is_defined() -> None:
    assert {key: place for key, place in keys().items() if key not in read("en").sentences} == {}


def test_every_sentence_is_spoken_somewhere() -> None:
    assert set(read("en").sentences) - set(keys()) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_sound_html_and_fit(language: str) -> None:
    say = Voice(language)
    for sentence in read(language).sentences.values():
        for amount in AMOUNTS:
            seen = shown(say(sentence.id, **facts_of(sentence, amount)))
            assert 0 < length(seen) <= MESSAGE, sentence.id
            assert "{" not in seen, f"{sentence.id}: {seen}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_to_presses_fit(language: str) -> None:
    say = Voice(language)
    for sentence in read(language).sentences.values():
        if sentence.id.startswith(("done-", "refusal-", "apology")):
            assert not sentence.tags, f"{sentence.id}: an answer to a press has no markup"
            for amount in AMOUNTS:
                said = say.plain(sentence.id, **facts_of(sentence, amount))
                assert length(said) <= CALLBACK, f"{sentence.id}: {length(said)}: {said}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short(language: str) -> None:
    say = Voice(language)
    for sentence in read(language).sentences.values():
        if sentence.id.startswith(("button-", "toggle-")):
            for amount in AMOUNTS:
                assert length(say.plain(sentence.id, **facts_of(sentence, amount))) <= BUTTON, sentence.id
                label = say.plain(sentence.id, **facts_of(sentence, amount, short=True))
                assert len(label) <= LABEL, f"{sentence.id}: {label}"
                assert len(re.findall(r"[\U0001F000-\U0001FAFF\u2600-\u27BF]", label)) <= 1, sentence.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_options_are_short_enough_for_a_button_with_a_mark(language: str) -> None:
    for option in spoken.GAPS["option-{}"]:
        assert len(Voice(language).plain(f"option-{option}")) <= LABEL, option


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_described_within_the_limit(language: str) -> None:
    for name in spoken.GAPS["command-{}"]:
        assert 0 < len(Voice(language).plain(f"command-{name}")) <= DESCRIPTION


def test_every_refusal_has_its_sentence() -> None:
    raised = codes.raised(codes.REFUSALS, "desk", "handlers") - codes.INSIDE
    assert {code for code in raised if not Voice().knows(f"refusal-{code.replace('_', '-')}")} == set()


def test_every_finding_has_its_sentence() -> None:
    found = codes.of_findings()
    assert set(found.values()) == set(Severity)
    for code, severity in found.items():
        assert Voice().knows(f"finding-{code.replace('_', '-')}"), code
        if severity != Severity.HINT:
            assert Voice().knows(f"finding-{code.replace('_', '-')}-short"), code


def test_every_code_of_a_publication_has_its_reason() -> None:
    for code in codes.of_publications() - codes.ELSEWHERE:
        assert Voice().knows(f"why-{code.replace('_', '-')}"), code


@pytest.mark.parametrize("tried", ["pin", "edit", "remove"])
def test_what_was_tried_afterwards_is_named_whatever_went_wrong(tried: str) -> None:
    """A published post whose pin timed out is published all the same."""
    for code in codes.of_publications():
        assert why_key(Voice(), f"{tried}_{code}").startswith(f"why-{tried}-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_write_stays_text(language: str) -> None:
    """Names, titles and links of people are escaped wherever they are put."""
    say = Voice(language)
    for sentence in read(language).sentences.values():
        written = sentence.variables - NUMBERS - {s.variable for s in sentence.selections}
        said = say(sentence.id, **{**dict.fromkeys(sentence.variables, 3), **dict.fromkeys(written, "<b>&</b>")})
        assert shown(said).count("<b>&</b>") >= len(written), sentence.id
