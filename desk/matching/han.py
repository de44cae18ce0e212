"""Traditional Chinese characters and their simplified forms."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Spellings of Hong Kong and Taiwan, and older forms, that the shared table has not.
_VARIANTS = str.maketrans("裏裡著衞滙綫峯牀羣啓説爲麪鷄隻嘅喺", "里里着卫汇线峰床群启说为面鸡只的在")


@cache
def to_simplified() -> dict[int, int]:
    """Code point → code point; the table is the mood model's (`desk/mood/han.txt`, its origin is in NOTICE)."""
    old, new = files("desk.mood").joinpath("han.txt").read_text(encoding="utf-8").split()
    return {**{ord(a): ord(b) for a, b in zip(old, new, strict=True)}, **_VARIANTS}


@cache
def only_traditional() -> frozenset[str]:
    """Characters that simplified Chinese does not use."""
    return frozenset(map(chr, to_simplified()))


@cache
def only_simplified() -> frozenset[str]:
    """Simplified characters that are not traditional ones as well."""
    return frozenset(map(chr, to_simplified().values())) - only_traditional() - _SHARED


# Simplified forms that traditional text also has as characters of their own.
_SHARED = frozenset("后里干台面只系丑谷范姜余云松向咸才征卜几了制表朴板杆困周游沈辟斗郁舍采占冲布回么广叶据杰升于借")
