"""Other names under which people speak of a brand: proposed here, confirmed by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from desk.matching import common
from desk.matching.aliases.english import english
from desk.matching.aliases.layouts import slips
from desk.matching.aliases.letters import (
    FROM_ARABIC,
    FROM_CYRILLIC,
    FROM_GREEK,
    FROM_LATIN,
    TARGETS,
    TO_ARABIC,
    TO_GREEK,
    TO_LATIN,
)
from desk.matching.aliases.misspellings import misspelt
from desk.matching.aliases.sounds import Sound, Table, readings, spoken, written
from desk.matching.folding import bare, composed, plain
from desk.matching.names import name_words
from desk.matching.scripts import is_arabic, is_cyrillic, is_greek, is_latin
from desk.matching.typos import SHORTEST, one_edit

_DOUBLE = re.compile(r"(.)\1")
_MOST_READINGS = 8  # of a name, for a language
_MOST_MISSPELLINGS = 6


class Reason(StrEnum):
    """Why an alias is proposed."""

    TRANSLITERATION = "transliteration"
    TONELESS = "toneless"
    INITIALS = "initials"
    LAYOUT = "layout"
    MISSPELLING = "misspelling"


@dataclass(frozen=True)
class Alias:
    """A proposal: the other name, why, and the language whose speakers write it so ("" for all).

    `is_common`: it is a common word, too, so that it will find more than the brand.
    """

    text: str
    reason: Reason
    language: str = ""
    is_common: bool = False


def suggest_aliases(name: str, languages: Iterable[str]) -> tuple[Alias, ...]:
    """Other names that people may use for a brand, likelier ones first for each reason.

    Args:
        name: as the brand writes itself.
        languages: codes of the languages in which people speak of it, like "ru" or "zh-Hant".

    Nothing that the other layers find anyway is proposed, and no misspelling that is a common word.
    """
    words = name_words(name)
    spoken_in = tuple(dict.fromkeys(language.partition("-")[0].lower() for language in languages))
    proposals: dict[str, Alias] = {}
    for alias in _proposals(name, words, spoken_in):
        key = bare(plain(alias.text.replace(" ", "").replace("-", "")))
        is_common = bool(common.languages_of(plain(alias.text)))
        useless = is_common and alias.reason in (Reason.LAYOUT, Reason.MISSPELLING)
        if len(key) > 1 and not useless and not _is_found_anyway(alias, key, words):
            proposals.setdefault(key, replace(alias, is_common=is_common))
    return tuple(proposals.values())


def _proposals(name: str, words: list[str], languages: tuple[str, ...]) -> Iterator[Alias]:
    for language in languages:
        for text in _transliterations(name, words, language):
            yield Alias(text, Reason.TRANSLITERATION, language)
    if "vi" in languages and bare(plain(name)) != plain(name):
        yield Alias(" ".join(bare(plain(word)) for word in words), Reason.TONELESS, "vi")
    if len(words) > 1 and not any(word.isdigit() for word in words):
        yield Alias("".join(word[0] for word in words).upper(), Reason.INITIALS)
    for language in languages:
        for text in slips(name, language):
            yield Alias(text, Reason.LAYOUT, language)
    for _, text in zip(range(_MOST_MISSPELLINGS), misspelt(name), strict=False):
        yield Alias(text, Reason.MISSPELLING)


def _is_found_anyway(alias: Alias, key: str, words: list[str]) -> bool:
    """Whether the layers of folding and typos find it without being told."""
    name = bare(plain("".join(words)))
    forgiven = len(name) >= SHORTEST and one_edit(name, key)
    if alias.reason is Reason.MISSPELLING and forgiven:
        return True
    return key == name and alias.reason is not Reason.TONELESS


def _transliterations(name: str, words: list[str], language: str) -> Iterator[str]:
    """The name in the script of the language, if it is in another one."""
    if language == "zh" or _script(name) == _script_of(language):
        return
    letters, initial = TARGETS.get(language, (TO_LATIN, {}))
    spelt = [_spellings(word, letters, initial) for word in words]
    joint = "-" if "-" in name else " "
    for n in range(min(_MOST_READINGS, max(map(len, spelt), default=0))):
        parts = [options[min(n, len(options) - 1)] for options in spelt if options]
        yield joint.join(part[:1].upper() + part[1:] for part in parts)


def _spellings(word: str, letters: Table, initial: Table) -> list[str]:
    """A word in other letters, likelier spellings first; numbers stay."""
    if word.isdigit():
        return [word]
    found = []
    for sounds in _sounds(word):
        likely, *others = readings(sounds)
        found += [written(likely, letters, initial), written(likely, letters, initial, choice=1)]
        found += [written(other, letters, initial) for other in others]
    single = letters is TO_ARABIC or letters is TO_GREEK  # these write no double consonants in foreign names
    return list(dict.fromkeys(_DOUBLE.sub(r"\1", text) if single else text for text in found if text))


def _sounds(word: str) -> Iterator[list[Sound]]:
    """The sounds of a word, by each way to read it."""
    script = _script(word)
    if script == "latin":
        yield english(bare(composed(word)))
        yield spoken(bare(plain(word)), FROM_LATIN)
    elif script:
        tables = {"cyrillic": FROM_CYRILLIC, "greek": FROM_GREEK, "arabic": FROM_ARABIC}
        yield spoken(word.lower() if script == "cyrillic" else bare(plain(word)), tables[script])


def _script(text: str) -> str:
    scripts = (("cyrillic", is_cyrillic), ("greek", is_greek), ("arabic", is_arabic), ("latin", is_latin))
    return next((name for name, found in scripts if found(text)), "")


def _script_of(language: str) -> str:
    return {"ru": "cyrillic", "uk": "cyrillic", "el": "greek", "ar": "arabic"}.get(language, "latin")
