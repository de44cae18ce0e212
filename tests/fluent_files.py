"""The Fluent files as data: for each language and message id its variables, tags, plain words and selections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast

from handlers.words import LOCALES, languages

_TAG = re.compile(r"</?([a-z-]+)[^>]*>")


@dataclass(frozen=True, slots=True)
class Selection:
    """One `{ $variable -> … }`: its keys, and whether the rest names the variable as part of its sentence; after a
    colon it stands alone, and no word depends on it."""

    variable: str
    keys: frozenset[str]
    counts: bool


@dataclass(slots=True)
class Sentence:
    id: str
    file: str
    variables: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    words: str = ""
    """What is written in it, without tags and variables."""
    selections: list[Selection] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    sentences: dict[str, Sentence] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """Junk, doubles, attributes and terms: the voice knows none of them."""


@cache
def read(language: str) -> Reading:
    found = Reading()
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            _take(found, entry, path)
    return found


def _take(found: Reading, entry: ast.EntryType, path: Path) -> None:
    if isinstance(entry, (ast.Comment, ast.GroupComment, ast.ResourceComment)):
        return
    if not isinstance(entry, ast.Message) or entry.value is None or entry.attributes:
        start = path.read_text("utf-8")[entry.span.start :][:60] if entry.span else ""
        found.faults.append(f"{path.name}: {type(entry).__name__}: {start!r}")
        return
    if entry.id.name in found.sentences:
        found.faults.append(f"{path.name}: {entry.id.name} is there twice")
    sentence = Sentence(entry.id.name, path.name)
    text = "".join(_walk(entry.value, sentence))
    sentence.tags = set(_TAG.findall(text))
    sentence.words = " ".join(_TAG.sub(" ", text).split())
    found.sentences[sentence.id] = sentence


def _walk(pattern: ast.Pattern, sentence: Sentence) -> Iterator[str]:
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            yield element.value
        elif isinstance(element.expression, ast.SelectExpression):
            yield from _select(element.expression, sentence)
        else:
            sentence.variables |= _named(element)


def _select(chosen: ast.SelectExpression, sentence: Sentence) -> Iterator[str]:
    assert isinstance(chosen.selector, ast.VariableReference), f"{sentence.id}: choose by a variable"
    variable = chosen.selector.id.name
    sentence.variables.add(variable)
    keys, counts = set(), False
    for variant in chosen.variants:
        keys.add(variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value)
        counts |= variant.default and _counts(variant.value, variable)
        yield from _walk(variant.value, sentence)
    sentence.selections.append(Selection(variable, frozenset(keys), counts))


def _counts(pattern: ast.Pattern, variable: str) -> bool:
    before = ""
    for element in pattern.elements:
        if isinstance(element, ast.Placeable) and variable in _named(element):
            return not before.endswith(": ")
        before = element.value if isinstance(element, ast.TextElement) else ""
    return False


def _named(element: ast.Placeable) -> set[str]:
    """Variables in a placeable, those in a function's arguments too."""
    inside = element.expression
    if isinstance(inside, ast.VariableReference):
        return {inside.id.name}
    if isinstance(inside, ast.FunctionReference):
        return {a.id.name for a in inside.arguments.positional if isinstance(a, ast.VariableReference)}
    return set()


def every_language() -> tuple[str, ...]:
    return languages()
