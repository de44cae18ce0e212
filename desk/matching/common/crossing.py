"""Han without spaces: whether characters that spell a name belong to other words."""

from __future__ import annotations

from desk.matching.common import listed

_LONGEST = 4  # characters of the listed words that are considered

# Words that often stand right before a name; with its first character they only look like a word (在家 in 在家乐福).
_BEFORE_NAMES = frozenset(
    "在从到去用对被把给跟和与比向往上下进出回离有没是不很太最真好更又再也都就还买卖看叫问找来说想要"
)


def crosses(run: str, start: int, end: int) -> bool:
    """Whether run[start:end] in simplified Han is part of a longer listed word, or begins inside one.

    京东 in 北京东路 begins inside 北京, 豆瓣 in 豆瓣酱 is part of a word; 天猫 in 今天天猫 follows a word and is none.
    """
    if _part_of_longer(run, start, end):
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


def _begins_inside(run: str, start: int, end: int) -> bool:
    words = listed("zh")
    return any(
        run[left:right] in words
        for left in range(max(0, start - _LONGEST + 1), start)
        if run[left] not in _BEFORE_NAMES
        for right in range(start + 1, min(end, left + _LONGEST) + 1)
    )
