"""Greek: the endings that a name takes, by its last letters, without accents; and where the accent may move to."""

from __future__ import annotations

import re
import unicodedata

from desk.matching.endings.paradigm import Paradigm, endings

# Nominative → the other cases of one, then of many. Sigma is never final in folded words.
_CLASSES = (
    ("οσ", "ου ο ον ε", "οι ων ουσ"),
    ("ησ", "η", "εσ ων"),
    ("ασ", "α", "εσ ων"),
    ("εσ", "ων", ""),
    ("μα", "ματοσ", "ματα ματων"),
    ("α", "ασ", "εσ ων"),
    ("η", "ησ εωσ", "εσ ων εισ"),
    ("ο", "ου", "α ων"),
    ("ι", "ιου", "ια ιων"),
    ("ω", "ωσ", ""),
)
_VOWEL = re.compile("ου|[αεο]ι|[αε]υ|[αεηιουω]")


def greek(name: str, *, many: bool) -> Paradigm:
    """Stem → endings, for a folded name without accents; `many`: with the plural."""
    found = Paradigm()
    for last, one, more in _CLASSES:
        if name.endswith(last):
            found.add(name[: -len(last)], endings(one), endings(more) if many else ())
            break
    return found


def accent_fits(name: str, form: str) -> bool:
    """Whether an inflected form may carry its accent where it does, both plain.

    It stays, or moves right where the name is accented on the third vowel from the end ("Όμιλος", "Ομίλου") or in
    genitives in -ών and -ίου: "νόμου" is not a case of "νομός".
    """
    at_name, at_form = accented(name), accented(form)
    if at_name is None or at_form is None or at_name == at_form:
        return True
    third_from_end = len(_VOWEL.findall(_bare(name))) - at_name == 3
    return at_form > at_name and (third_from_end or form.endswith(("ών", "ίου", "ιού")))


def accented(word: str) -> int | None:
    """Which vowel of a plain word is accented, counted from 0; None without an accent."""
    position = next((n for n, letter in enumerate(word) if "\u0301" in unicodedata.normalize("NFD", letter)), None)
    return None if position is None else len(_VOWEL.findall(_bare(word[: position + 1]))) - 1


def _bare(word: str) -> str:
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in word)
