"""Words, pairs of words, letter groups and Han groups as numbers of buckets: the vocabulary that needs no list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from desk.mood.tokens import HAN, WORD, Token

BITS = 20
MASK = (1 << BITS) - 1
_WORD, _PAIR, _NEGATED = 1, 2, 3
_NEGATION_REACH = 3
_LONGEST = 24
# What turns the next words round, in every language at once: "good" and "good" after "not" are two features.
NEGATORS = frozenset(
    [
        "not",
        "no",
        "never",
        "don't",
        "dont",
        "doesn't",
        "doesnt",
        "didn't",
        "didnt",
        "isn't",
        "isnt",
        "wasn't",
        "wasnt",
        "aren't",
        "won't",
        "wont",
        "can't",
        "cant",
        "couldn't",
        "wouldn't",
        "shouldn't",
        "hardly",
        "without",
        "nor",
        "cannot",
        "ain't",
        "haven't",
        "hasn't",
        "не",
        "нет",
        "ни",
        "без",
        "нельзя",
        "ne",
        "net",
        "bez",
        "không",
        "ko",
        "k",
        "kh",
        "kg",
        "hok",
        "hông",
        "hong",
        "khum",
        "hem",
        "chẳng",
        "chả",
        "chưa",
        "đừng",
        "khong",
        "chang",
        "cha",
        "chua",
        "dung",
        "kô",
        "khg",
        "ما",
        "لا",
        "لم",
        "لن",
        "مش",
        "مو",
        "ليس",
        "ليست",
        "غير",
        "بدون",
        "مب",
        "ماهو",
        "مهو",
        "موب",
        "مافي",
        "مفيش",
        "ولا",
        "inte",
        "ej",
        "aldrig",
        "ingen",
        "inget",
        "inga",
        "utan",
        "icke",
        "knappast",
        "δεν",
        "δε",
        "μην",
        "μη",
        "ουτε",
        "χωρις",
        "κανενα",
        "καμια",
        "ποτε",
        "den",
        "dn",
        "mhn",
        "min",
        "nicht",
        "kein",
        "keine",
        "nie",
        "pas",
        "jamais",
        "non",
        "ni",
        "sin",
        "sem",
        "não",
        "nao",
        "nunca",
        "değil",
        "yok",
        "nie",
        "bez",
        "tidak",
        "gak",
        "ga",
        "nggak",
        "bukan",
        "tak",
        "nahi",
    ]
)


@lru_cache(maxsize=65536)
def _word_buckets(word: str) -> tuple[int, ...]:
    """The word itself, then its groups of three to five letters, edges marked."""
    buckets = [crc32(word.encode(), _WORD) & MASK]
    edged = f"<{word[:_LONGEST]}>".encode("utf-32-le")
    for size in (12, 16, 20):
        buckets += [crc32(edged[at : at + size]) & MASK for at in range(0, len(edged) - size + 1, 4)]
    return tuple(buckets)


def _han_buckets(run: str) -> list[int]:
    """Groups of one to four characters of a run of Han."""
    data = run.encode("utf-32-le")
    return [crc32(data[at : at + size]) & MASK for size in (4, 8, 12, 16) for at in range(0, len(data) - size + 1, 4)]


def buckets(found: Sequence[Token]) -> tuple[list[int], list[int]]:
    """Bucket numbers in [0, 2**BITS) in the order of the tokens, and for each token where its buckets begin."""
    numbers: list[int] = []
    begins: list[int] = []
    before, reach = "^", 0
    for token in found:
        begins.append(len(numbers))
        word = token.folded
        if token.kind == HAN:
            numbers += _han_buckets(word)
            reach = 0
        elif token.kind == WORD:
            numbers += _word_buckets(word)
            if reach:
                numbers.append(crc32(word.encode(), _NEGATED) & MASK)
                reach -= 1
            if word in NEGATORS:
                reach = _NEGATION_REACH
        else:
            numbers.append(crc32(word.encode(), _WORD) & MASK)
            reach = 0
        numbers.append(crc32(f"{before} {word[:1] if token.kind == HAN else word}".encode(), _PAIR) & MASK)
        before = word[-1:] if token.kind == HAN else word
    return numbers, begins
