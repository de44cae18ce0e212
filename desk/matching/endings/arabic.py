"""Arabic: particles that are written together with the word that follows."""

from __future__ import annotations

from collections.abc import Iterator

# and, then / with, like, for / the: in this order. "For the" is written لل, with one lam of the article gone.
PREFIXES = tuple(
    sorted(
        {
            joiner + rest
            for joiner in ("", "و", "ف")
            for rest in ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل")
        }
        - {""},
        key=len,
        reverse=True,
    )
)  # fmt: skip
FIRST_LETTERS = tuple("وفبكلا")  # of them
_RARE = frozenset("فك")  # alone; with them short names are more often other words
_LONGER_NAME = 4
_SHORTEST_NAME = 3  # letters


def without_particles(word: str) -> Iterator[str]:
    """What may remain of a folded word when particles are taken off its beginning."""
    if word[:1] not in FIRST_LETTERS:
        return
    for prefix in PREFIXES:
        rest = word[len(prefix) :]
        if not word.startswith(prefix) or len(rest) < (_LONGER_NAME if prefix in _RARE else _SHORTEST_NAME):
            continue
        yield rest
        if prefix.endswith("لل"):
            yield "ال" + rest
