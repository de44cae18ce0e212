"""Mistakes that people often make in names, beyond the slips that the layer of typos forgives."""

from __future__ import annotations

from collections.abc import Iterator

from desk.matching.scripts import is_cyrillic, is_greek, is_latin

_LATIN = "ei>ie ie>ei ph>f ck>k y>i i>y c>k k>c x>ks z>s s>z ee>ea oo>u w>v v>w j>y ou>u f>ph qu>kw"
_CYRILLIC = "о>а а>о е>и и>е э>е е>э ы>и тс>ц ж>ш г>х д>т б>п в>ф з>с ь>"
_GREEK = "η>ι ι>η ω>ο ο>ω ει>ι αι>ε υ>ι οι>ι ι>ει"
_OFTEN_DOUBLED = "dlnstpmлнсм"
_VOWELS = "aeiouаеиоуя"


def misspelt(name: str) -> Iterator[str]:
    """The name with one such mistake, in lower case, likelier ones first; neither end of the name is touched."""
    word = name.lower()
    yield from _doubled(word)
    habits = _LATIN if is_latin(word) else _CYRILLIC if is_cyrillic(word) else _GREEK if is_greek(word) else ""
    for habit in habits.split():
        right, wrong = habit.split(">")
        at = word.find(right, 1, -1)
        if at > 0:
            yield word[:at] + wrong + word[at + len(right) :]


def _doubled(word: str) -> Iterator[str]:
    """A double letter written once, or one between vowels written twice: "adidas", "addidas"."""
    for n in range(1, len(word)):
        if word[n] == word[n - 1] and word[n].isalpha():
            yield word[:n] + word[n + 1 :]
    for n in range(1, len(word) - 1):
        if word[n] in _OFTEN_DOUBLED and word[n - 1] in _VOWELS and word[n + 1] in _VOWELS:
            yield word[: n + 1] + word[n:]
