"""Words that are one edit apart: a letter left out, put in, changed, or changed places with the next."""

from __future__ import annotations

SHORTEST = 6  # letters of a name that may be mistyped
LONGEST = 32


def shortened(word: str) -> list[str]:
    """The word, and the word without one of its letters, the first apart.

    Two words are one edit apart only if they share one of these.
    """
    return [word, *[word[:n] + word[n + 1 :] for n in range(1, len(word))]]


def one_edit(name: str, word: str) -> bool:
    """Whether `word` is `name` with one edit that leaves the first letter and every digit alone.

    A letter put in at the end is an ending rather than a slip, unless it repeats the last one.
    """
    if name == word or name[:1] != word[:1] or abs(len(name) - len(word)) > 1:
        return False
    same = _common_start(name, word)
    left, right = name[same:], word[same:]
    if len(left) == len(right):
        swapped = left[1::-1] + left[2:]
        edited, fits = left[:2] if swapped == right else left[:1] + right[:1], left[1:] == right[1:] or swapped == right
    elif len(left) > len(right):
        edited, fits = left[:1], left[1:] == right
    else:
        edited, fits = right[:1], left == right[1:] and (bool(left) or right == name[-1])
    return fits and not any(letter.isdigit() for letter in edited)


def _common_start(a: str, b: str) -> int:
    for n, (one, other) in enumerate(zip(a, b, strict=False)):
        if one != other:
            return n
    return min(len(a), len(b))
