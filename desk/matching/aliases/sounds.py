"""How names sound: from the letters of a script to sounds, and from sounds to the letters of another.

Sounds are written as short Latin units: "sh", "ai". Tables are `letters:sound/other sound` with + between sounds that
follow each other; a star stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

Sound = tuple[str, ...]  # the sound, then what else the letters may stand for
Table = dict[str, Sound]

_VOWELS = frozenset(["a", "e", "i", "o", "u", "y2", "ae", "ai", "ei", "ou", "au"])


def table(text: str) -> Table:
    """Letters → sounds (or sound → letters), the likeliest first."""
    pairs = (entry.split(":") for entry in text.split())
    return {left: tuple("" if one == "*" else one for one in right.split("/")) for left, right in pairs}


def spoken(word: str, letters: Table) -> list[Sound]:
    """The sounds of a word, read from the left by the longest letters of the table; unknown ones are left out."""
    longest = max(map(len, letters))
    sounds: list[Sound] = []
    at = 0
    while at < len(word):
        size = next((size for size in range(longest, 0, -1) if word[at : at + size] in letters), 0)
        if size:
            sounds.append(letters[word[at : at + size]])
        at += size or 1
    return sounds


def readings(sounds: list[Sound]) -> Iterator[list[str]]:
    """The likeliest reading of every sound, then the second of all, then with one of them read otherwise."""
    first = [sound[0] for sound in sounds]
    for choice in (0, 1):
        yield _units([sound[min(choice, len(sound) - 1)] for sound in sounds])
    for n, sound in enumerate(sounds):
        for other in sound[1:]:
            yield _units([*first[:n], other, *first[n + 1 :]])


def _units(sounds: list[str]) -> list[str]:
    return [unit for sound in sounds for unit in sound.split("+") if unit]


def written(units: list[str], letters: Table, initial: Table, choice: int = 0) -> str:
    """Sounds in the letters of a script, the `choice`-th of each; "" if the script has none for one of them.

    `initial` are sounds that are written otherwise where a word begins.
    """
    text = ""
    for n, unit in enumerate(units):
        options = initial.get(unit) if n == 0 and unit in initial else letters.get(unit)
        if options is None:
            return ""
        if unit == "i" and n and units[n - 1] in _VOWELS and "й" in letters.get("y", ()):
            options = letters["y"]
        text += options[min(choice, len(options) - 1)]
    return text
