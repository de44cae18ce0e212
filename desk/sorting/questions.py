"""Is a comment a question? By its marks, else by the words with which questions begin."""

from __future__ import annotations

import re
from importlib.resources import files

_HAN = re.compile(r"[\u4e00-\u9fff]")


def _read() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words with which questions begin, and phrases that make one wherever they stand."""
    text = files(__package__).joinpath("questions.txt").read_text(encoding="utf-8")
    first, phrases = text.partition("\n")[2].split("\n\n")
    # words of the alphabets stand alone; Han characters have no spaces round them
    return frozenset(first.split()), tuple(
        f" {p} " if p.isascii() or not _HAN.match(p) else p for p in phrases.split("\n") if p
    )


_MARKS = re.compile(r"[?？؟\u037e]")
_LINK = re.compile(r"\S+://\S+|\S+\.\S+/\S*")
_GREEK_MARK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]\s*;(?:\s|$)")
_OPENING = 4
"""Words from the beginning in which a question word counts."""

_FIRST, _ANYWHERE = _read()
_STATEMENTS = frozenset(["what", "how", "как", "какой", "какая", "какие", "что"])
"""Words that begin exclamations as well ("how beautiful"): they count with a question mark alone."""


def is_question(text: str) -> bool:
    """Whether the writer wants an answer. Marks inside links do not count."""
    said = _LINK.sub(" ", text)
    if _MARKS.search(said) or _GREEK_MARK.search(said):
        return True
    lowered = said.casefold()
    if any(words in f" {lowered} " for words in _ANYWHERE):
        return True
    first = re.findall(r"\w+", lowered)[:_OPENING]
    return bool(first) and first[0] in _FIRST and first[0] not in _STATEMENTS and not lowered.rstrip().endswith("!")
