"""Generated endings of names, by language. Tables, no dictionary."""

from __future__ import annotations

import re

from desk.matching.endings.greek import greek
from desk.matching.endings.paradigm import Paradigm
from desk.matching.endings.russian import russian
from desk.matching.endings.ukrainian import ukrainian
from desk.matching.scripts import is_cyrillic, is_greek, is_latin

_ONLY_RUSSIAN = re.compile("[ыэъ]")
_ONLY_UKRAINIAN = re.compile("[іїє]")


def paradigm(name: str, *, many: bool) -> Paradigm:
    """Stem → endings of a bare name in Cyrillic or Greek letters; empty for other scripts.

    Cyrillic names take the endings of Russian and Ukrainian, unless a letter tells which of the two they are.
    """
    found = Paradigm()
    if is_latin(name) or not name.isalpha():
        return found
    if is_greek(name):
        found.merge(greek(name, many=many))
    elif is_cyrillic(name):
        if not _ONLY_UKRAINIAN.search(name):
            found.merge(russian(name, many=many))
        if not _ONLY_RUSSIAN.search(name):
            found.merge(ukrainian(name, many=many))
    return found
