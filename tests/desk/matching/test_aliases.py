"""Proposals of other names."""

from __future__ import annotations

import pytest

from desk.matching import parse, query_for, suggest_aliases


def proposed(name: str, *languages: str, reason: str = "") -> list[str]:
    return [alias.text for alias in suggest_aliases(name, languages) if not reason or alias.reason.value == reason]


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Nike", "ru", "Найк"),
        ("Nike", "ru", "Найки"),
        ("Google", "ru", "Гугл"),
        ("Apple", "ru", "Эппл"),
        ("iPhone", "ru", "Айфон"),
        ("Samsung", "ru", "Самсунг"),
        ("Coca-Cola", "ru", "Кока-Кола"),
        ("IKEA", "ru", "Икея"),
        ("Subway", "ru", "Сабвей"),
        ("Huawei", "ru", "Хуавей"),
        ("Spotify", "ru", "Спотифай"),
        ("Volvo", "ru", "Вольво"),
        ("Red Bull", "ru", "Ред Булл"),
        ("Zara", "uk", "Зара"),
        ("Lidl", "el", "Λιδλ"),
        ("Nike", "el", "Ναϊκ"),
        ("Coca-Cola", "el", "Κοκα-Κολα"),
        ("Nike", "ar", "نايك"),
        ("Google", "ar", "جوجل"),
        ("Samsung", "ar", "سامسونج"),
        ("Pepsi", "ar", "بيبسي"),
        ("Ромашка", "en", "Romashka"),
        ("Пятёрочка", "en", "Pyaterochka"),
        ("Пятёрочка", "en", "Piaterochka"),
        ("Щука", "en", "Schuka"),
        ("Розетка", "sv", "Rozetka"),
        ("Σκλαβενίτης", "en", "Sklavenitis"),
    ],
)
def test_transliterations(name: str, language: str, expected: str) -> None:
    assert expected in proposed(name, language, reason="transliteration")


def test_vietnamese_without_tones() -> None:
    assert proposed("Điện Máy Xanh", "vi", reason="toneless") == ["dien may xanh"]


def test_initials_of_several_words() -> None:
    assert proposed("Điện Máy Xanh", "vi", reason="initials") == ["ĐMX"]
    assert proposed("Nike", "en", reason="initials") == []


@pytest.mark.parametrize(
    ("name", "language", "typed"),
    [("Nike", "ru", "тшлу"), ("Ромашка", "ru", "hjvfirf"), ("Google", "el", "γοογλε"), ("Nike", "ar", "ىهنث")],
)
def test_the_keyboard_in_the_wrong_layout(name: str, language: str, typed: str) -> None:
    assert typed in proposed(name, language, reason="layout")


def test_misspellings_that_typos_do_not_forgive() -> None:
    assert "nyke" in proposed("Nike", "en", reason="misspelling")
    assert "addidas" not in proposed("Adidas", "en")  # found anyway


def test_a_region_of_a_language_is_the_language() -> None:
    assert "Найк" in proposed("Nike", "ru-RU")


def test_nothing_is_proposed_twice_nor_a_common_word_nor_the_name() -> None:
    for name in ("Nike", "Red Bull", "Пятёрочка", "IKEA", "小米", "7-Eleven"):
        texts = [alias.text.lower() for alias in suggest_aliases(name, ("ru", "en", "el", "ar", "vi", "zh-Hant"))]
        assert len(texts) == len(set(texts))
        assert name.lower() not in texts


def test_every_proposal_is_a_name_that_finds_itself() -> None:
    for name in ("Nike", "Red Bull", "Пятёрочка", "Coca-Cola", "Σκλαβενίτης"):
        for alias in suggest_aliases(name, ("ru", "en", "el", "ar")):
            assert parse(query_for(name), aliases={name: [alias.text]}).match(f"- {alias.text} -"), alias
