"""Han without spaces: whether characters that spell a name belong to other words."""

from __future__ import annotations

from functools import lru_cache

from desk.matching.common import listed

_LONGEST = 4  # characters of the listed words that are considered

# Words that often stand right before a name; with its first character they only look like a word (在家 in 在家乐福).
_BEFORE_NAMES = frozenset(
    "在从到去用对被把给跟和与比向往上下进出回离有没是不很太最真好更又再也都就还买卖看叫问找来说想要"
)


def crosses(run: str, start: int, end: int) -> bool:
    """Whether run[start:end] in simplified Han is part of a longer listed word, or begins inside one.

    京东 in 北京东路 begins inside 北京; 豆瓣 in 豆瓣酱 is part of a word; 大家乐 in 大家乐意 is one word and a
    part of the next; 天猫 in 今天天猫 follows a word and is none.
    """
    left = max(0, start - _LONGEST)
    return _crosses(run[left : end + _LONGEST], start - left, end - left)


@lru_cache(maxsize=4096)
def _crosses(run: str, start: int, end: int) -> bool:
    if _part_of_longer(run, start, end) or _two_words(run, start, end):
        return True
    follows = any(run[left:start] in listed("zh") for left in range(max(0, start - _LONGEST), start - 1))
    return not follows and _begins_inside(run, start, end)


def _part_of_longer(run: str, start: int, end: int) -> bool:
    words = listed("zh")
    return any(
        run[left:right] in words
        for left in range(max(0, end - _LONGEST), start + 1)
        for right in range(end, min(len(run), left + _LONGEST) + 1)
        if right - left > end - start
    )


def _two_words(run: str, start: int, end: int) -> bool:
    """Whether it is a listed word, and the beginning of another that ends behind it."""
    words = listed("zh")
    return any(
        run[start:middle] in words
        and any(run[middle:right] in words for right in range(end + 1, middle + _LONGEST + 1))
        for middle in range(start + 2, end)
    )


def _begins_inside(run: str, start: int, end: int) -> bool:
    words = listed("zh")
    return any(
        run[left:right] in words
        for left in range(max(0, start - _LONGEST + 1), start)
        if run[left] not in _BEFORE_NAMES
        for right in range(start + 1, min(end, left + _LONGEST) + 1)
    )
