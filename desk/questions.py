"""Is a comment a question? By its marks, else by the words with which questions begin."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[?？؟\u037e]")
_LINK = re.compile(r"\S+://\S+|\S+\.\S+/\S*")
_GREEK_MARK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]\s*;(?:\s|$)")
_OPENING = 4
"""Words from the beginning in which a question word counts."""

# English and Swedish; Russian; Vietnamese; Arabic; Greek
_WORDS = """
what when where who whom whose why how which can could would do does did is are will anyone anybody
när var vem vad varför hur vilken vilket kan finns någon
что когда где куда откуда кто кому почему зачем как какой какая какие сколько можно подскажите скажите есть
bao sao khi mấy có ai
هل متى أين اين كيف كم لماذا ليش وين شلون بكم مين ازاي امتى فين
πότε πού πως πώς γιατί ποιος ποια ποιο πόσο μπορώ μπορείτε υπάρχει
"""
_FIRST = frozenset(_WORDS.split())
_ANYWHERE = (
    " ли ", "bao giờ", "bao nhiêu", "khi nào", "ở đâu", "được không", "phải không", "có không", "thế nào",
    "嗎", "吗", "什麼時候", "什么时候", "多少錢", "多少钱", "怎麼", "怎么", "哪裡", "哪里", "幾時", "几时",
    "點樣", "點解", "有冇", "可不可以", "能不能", "有沒有", "有没有",
)  # fmt: skip
_STATEMENTS = frozenset(["what", "how", "как", "какой", "какая", "какие", "что"])
"""Words that begin exclamations as well ("how beautiful"): they count with a question mark alone."""


def is_question(text: str) -> bool:
    """Whether the writer wants an answer. Marks inside links do not count."""
    said = _LINK.sub(" ", text)
    if _MARKS.search(said) or _GREEK_MARK.search(said):
        return True
    lowered = said.casefold()
    if any(words in f" {lowered} " for words in _ANYWHERE):
        return True
    first = re.findall(r"\w+", lowered)[:_OPENING]
    return bool(first) and first[0] in _FIRST and first[0] not in _STATEMENTS and not lowered.rstrip().endswith("!")
