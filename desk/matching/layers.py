"""The layers of a watch: what may differ between the name that is watched and the words of a text."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Layer(StrEnum):
    """One kind of tolerance, each switchable; a match names the last one that it needed.

    `EXACT` is no tolerance (the text says the name as it was typed) and is always on.
    """

    EXACT = "exact"
    FOLDING = "folding"  # case, accents, look-alike letters, traditional Chinese, Arabic spellings
    EDGES = "edges"  # parts written together or apart, attached Arabic prefixes, a number that follows
    INFLECTION = "inflection"  # generated endings
    ALIASES = "aliases"  # other names that a person confirmed
    TYPOS = "typos"  # one edit from six letters up
    ADDRESSES = "addresses"  # hashtags taken apart, @handles, hosts of links
    CONTEXT = "context"  # excluded and required words are folded and inflected, too
    HOMONYMS = "homonyms"  # names that are common words as well


ORDER = tuple(Layer)
SWITCHES = ORDER[1:]  # all but EXACT

# Layers as bits, because a text is compared with many names.
EXACT = 0
FOLDING, EDGES, INFLECTION, ALIASES, TYPOS, ADDRESSES, CONTEXT, HOMONYMS = (1 << n for n in range(8))
ALL = (1 << len(SWITCHES)) - 1


def switched_off(names: Iterable[str]) -> frozenset[Layer]:
    """Layers by their values.

    Raises:
        ValueError: there is no such layer, or it is the one that is always on.
    """
    found = frozenset(map(Layer, names))
    if Layer.EXACT in found:
        raise ValueError(Layer.EXACT)
    return found


def mask(off: Iterable[Layer]) -> int:
    """All layers but these as one number, a bit for each."""
    return ALL - sum(1 << SWITCHES.index(layer) for layer in set(off))


def furthest(bits: int) -> Layer:
    """The last layer in the order above that `bits` names."""
    return ORDER[bits.bit_length()]
