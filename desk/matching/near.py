"""Texts that are nearly the same: one complaint copied by many, one comment left under many posts.

A text is folded to its letters (case, spaces, emoji, punctuation, digits, links and handles count for nothing) and cut
into overlapping triples of letters. The key keeps the smallest hashes of the triples (Broder's bottom-k sketch): all of
a short text, a fair sample of a long one, so that the share of triples that two texts have in common can be told from
their keys alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from struct import pack, unpack
from zlib import crc32

from desk.matching.folding import bare, plain

NEAR = 0.6  # share of common triples from which two texts are one; chosen on bench/near_pairs.tsv
_KEPT = 96  # hashes of a text
_LOOKUPS = 8  # of them to look it up by
_LOOKED_AT = 4000  # characters
_APART = re.compile(r"(?:https?://|www\.)\S+|[@#]\S+|[\W\d_]+")
_STRETCHED = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True)
class NearKey:
    """What is kept of a text: the smallest hashes of its triples, in ascending order, 32 bits each."""

    hashes: tuple[int, ...]

    @property
    def lookups(self) -> tuple[int, ...]:
        """Up to 8 numbers: texts that are near share one of them in more than 99 of 100 cases."""
        return self.hashes[:_LOOKUPS]

    def similarity(self, other: NearKey) -> float:
        """The share of triples that both texts have, of those that one has: 0 to 1."""
        mine, theirs = set(self.hashes), set(other.hashes)
        sample = sorted(mine | theirs)[:_KEPT]
        return sum(one in mine and one in theirs for one in sample) / len(sample) if sample else 1.0

    def is_near(self, other: NearKey) -> bool:
        """Whether the texts are nearly the same."""
        return self.similarity(other) >= NEAR

    def packed(self) -> bytes:
        """At most 384 bytes, for storage."""
        return pack(f">{len(self.hashes)}I", *self.hashes)

    @classmethod
    def unpacked(cls, data: bytes) -> NearKey:
        """The key that was packed."""
        return cls(unpack(f">{len(data) // 4}I", data))


def near_key(text: str) -> NearKey:
    """The key of a text. Texts without letters are known by the signs that they consist of ("😡😡😡" is near "😡")."""
    letters = folded_letters(text[:_LOOKED_AT])
    if not letters:
        return NearKey(
            tuple(sorted({crc32(sign.encode()) for sign in text[:_LOOKED_AT] if not sign.isspace()})[:_KEPT])
        )
    edged = f"  {letters} "
    triples = {edged[n : n + 3] for n in range(len(edged) - 2)}
    return NearKey(tuple(sorted({crc32(triple.encode()) for triple in triples})[:_KEPT]))


def folded_letters(text: str) -> str:
    """The letters of a text, without accents and case, stretched ones once, nothing between them."""
    return _STRETCHED.sub(r"\1", bare(plain(_APART.sub("", text))))
