"""Which language a comment is in: by script, by Chinese variant, and by letter groups for what is in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desk.mood.tokens import HAN as _HAN_KIND
from desk.mood.tokens import WORD, Token

# "xx-Latn": typed without the script, or the tone marks, of its language.
LATIN = (
    *("en", "vi", "sv", "de", "fr", "es", "it", "pt", "tr", "pl", "id", "hi"),
    *("ru-Latn", "el-Latn", "ar-Latn", "vi-Latn"),
)
_RETYPED = np.asarray([name.endswith("-Latn") or name == "hi" for name in LATIN])
LANGUAGES = ("en", "ru", "vi", "ar", "zh-Hant", "zh-Hans", "sv", "el", *LATIN[3:12])
BITS = 14
_MASK = (1 << BITS) - 1
_SCRIPTS = (
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
_CANTONESE = re.compile(r"[唔冇嘅咗喺佢啲睇嚟嗰哋諗搵攞冧嘢咩噉咁]")
_PLAIN_LATIN = {"ru": "ru-Latn", "el": "el-Latn", "ar": "ar-Latn", "hi": "hi"}
# Below this many Latin buckets the letter groups decide nothing and English, which everybody mixes in, is assumed.
_ENOUGH = 6
# How far another language must lead English to be believed, in units of the sums; one of the product's own needs less.
_FAR, _CLOSE = 150, 60
_AT_HOME = frozenset({"vi", "sv", "ru-Latn", "el-Latn", "ar-Latn", "vi-Latn"})


def scripts(found: Sequence[Token]) -> dict[str, int]:
    """How many words stand in each script: zh, ru, el, ar, hi or latin; two characters of Han are a word."""
    counts: dict[str, int] = {}
    for token in found:
        if token.kind == WORD and not token.folded.isdigit():
            name = _script(token.folded)
            counts[name] = counts.get(name, 0) + 1
        elif token.kind == _HAN_KIND:
            counts["zh"] = counts.get("zh", 0) + (len(token.folded) + 1) // 2
    return counts


@lru_cache(maxsize=32768)
def _script(word: str) -> str:
    if word.isascii():
        return "latin"
    return next((name for name, letters in _SCRIPTS if letters.search(word)), "latin")


def tell(
    found: Sequence[Token], numbers: Sequence[int], given: str | None, groups: NDArray[np.int8]
) -> tuple[str, dict[str, int]]:
    """The language of a comment, one of LANGUAGES or an "xx-Latn" of LATIN, and its words by script.

    Args:
        found: its tokens; `numbers`: their buckets (desk.mood.hashing).
        given: a BCP 47 tag where the caller knows the language; only its script is then looked at.
        groups: log-likelihoods of bucket and language, shape (2**BITS, len(LATIN)).
    """
    counts = scripts(found)
    wanted = _tag(given)
    most = max(counts, key=lambda name: counts[name]) if counts else ""
    if wanted.startswith("zh") or (not wanted and most == "zh"):
        return wanted if wanted in ("zh-Hant", "zh-Hans") else _chinese(found), counts
    if most and most != "latin" and not wanted:
        return most, counts
    if wanted and (wanted not in (*_PLAIN_LATIN, "vi") or counts.get("latin", 0) * 2 <= sum(counts.values())):
        return wanted, counts
    if any(_VIETNAMESE.search(token.folded) for token in found):
        return "vi", counts
    if wanted == "vi":
        return ("vi-Latn" if "latin" in counts else "vi"), counts
    plain = all(token.folded.isascii() or _script(token.folded) != "latin" for token in found if token.kind == WORD)
    return _latin(numbers, wanted, groups, plain=plain), counts


def _tag(given: str | None) -> str:
    """A caller's tag as one of LANGUAGES, or "" where it says nothing to us."""
    if not given:
        return ""
    tag = given.replace("_", "-")
    lower = tag.lower()
    if lower.startswith("zh"):
        return (
            "zh-Hant" if re.search(r"hant|tw|hk|mo", lower) else "zh-Hans" if re.search(r"hans|cn|sg", lower) else "zh"
        )
    base = lower.split("-")[0]
    return base if base in LANGUAGES else ""


def _chinese(found: Sequence[Token]) -> str:
    """Traditional where a character has a simplified form that it is not, or a Cantonese word stands."""
    text = "".join(token.raw for token in found if token.kind == _HAN_KIND)
    plain = "".join(token.folded for token in found if token.kind == _HAN_KIND)
    return "zh-Hant" if _CANTONESE.search(text) or any(a != b for a, b in zip(text, plain, strict=False)) else "zh-Hans"


def _latin(numbers: Sequence[int], wanted: str, groups: NDArray[np.int8], *, plain: bool) -> str:
    """By letter groups; only what is `plain`, without a letter like å or é, can be another script's language."""
    if len(numbers) < _ENOUGH:
        return wanted or "en"
    scores = groups[np.asarray(numbers) & _MASK].sum(axis=0, dtype=np.int64)
    if wanted:
        allowed = [LATIN.index("en"), LATIN.index(_PLAIN_LATIN[wanted])]
        return LATIN[max(allowed, key=lambda number: int(scores[number]))]
    if not plain:
        scores = np.where(_RETYPED, scores.min() - 1, scores)
    best = int(scores.argmax())
    margin = _CLOSE if LATIN[best] in _AT_HOME else _FAR
    return LATIN[best] if scores[best] - scores[LATIN.index("en")] > margin else "en"
