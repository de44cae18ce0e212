"""A text with the words that were recognised in it, and where it says the words of a name one after the other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from desk.matching.layers import EDGES, EXACT, HOMONYMS
from desk.matching.names import Wording
from desk.matching.patterns import Pattern, Reading
from desk.matching.reading import Hit
from desk.matching.splitting import CONJUNCTIONS, Joint, between
from desk.matching.tongue import has_tones, primary, tongue

_WIDEST_GAP = 8  # characters between two words of a name


@dataclass(frozen=True)
class Found:
    """Words of a text by which it says what a watch looks for.

    Attributes:
        start, end: place in the text, in code points.
        text: these words as written.
        layers: bits of the layers that were needed.
        doubtful: the words are common ones, written like common ones.
    """

    start: int
    end: int
    text: str
    layers: int
    doubtful: bool = False


@dataclass
class Scene:
    """A text with everything that was recognised in it.

    Attributes:
        hits: pattern → the words that agree with it, in the order of the text.
        language, source: as known to the caller, or None.
    """

    text: str
    hits: Mapping[Pattern, Sequence[Hit]]
    language: str | None = None
    source: str | None = None

    @cached_property
    def tongue(self) -> str:
        """Language code, as given or as told from the text; "" if neither."""
        return self.language or tongue(self.text)

    @cached_property
    def toneless(self) -> bool:
        """Whether it may be Vietnamese of somebody who writes no tone marks."""
        return not has_tones(self.text) and primary(self.tongue) in ("vi", "")

    def find(self, wording: Wording, mask: int) -> Iterator[Found]:
        """Every place where the text has a wording, with no layer beyond the mask."""
        if wording.layers & ~mask:
            return
        for first in self.hits.get(wording.patterns[0], ()):
            if not self._holds(first.reading, mask):
                continue
            end, layers = self._follow(wording, first, mask)
            if end and (not wording.within or layers & wording.within) and self._signed(wording, first.start, end):
                start, end = first.start - len(wording.head), end + len(wording.tail)
                text = self.text[start:end]
                yield Found(start, end, text, layers, bool(mask & HOMONYMS) and _is_doubtful(wording, text))

    def _follow(self, wording: Wording, first: Hit, mask: int) -> tuple[int, int]:
        """Where the last word ends and which layers all needed; (0, 0) if a word is missing."""
        end, layers = first.end, wording.layers | first.reading.layers
        for pattern, joint in zip(wording.patterns[1:], wording.joints, strict=True):
            best: tuple[int, int] | None = None
            hits = self.hits.get(pattern, ())
            for hit in hits[bisect_left(hits, end, key=_start) :]:
                if hit.start > end + _WIDEST_GAP:
                    break
                gap = _gap(self.text[end : hit.start], joint, quoted=wording.quoted)
                if gap is None or gap & ~mask or not self._holds(hit.reading, mask):
                    continue
                if best is None or gap | hit.reading.layers < best[1]:
                    best = hit.end, gap | hit.reading.layers
            if best is None:
                return 0, 0
            end, layers = best[0], layers | best[1]
        return end, layers

    def _holds(self, reading: Reading, mask: int) -> bool:
        """Whether a reading needs no layer beyond the mask, and fits the text around it."""
        if reading.layers & ~mask or (reading.toneless and not self.toneless):
            return False
        return reading.tongues is None or primary(self.tongue) in reading.tongues

    def _signed(self, wording: Wording, start: int, end: int) -> bool:
        """Whether the signs that belong to the name stand before and behind it: ".NET", "C++"."""
        head, tail = wording.head, wording.tail
        if head and not (self.text.endswith(head, 0, start) and not self.text[: start - len(head)][-1:].isalnum()):
            return False
        return not tail or (self.text.startswith(tail, end) and self.text[end + len(tail) :][:1] != tail[-1])


def _start(hit: Hit) -> int:
    return hit.start


def _gap(gap: str, joint: Joint, *, quoted: bool) -> int | None:
    """The layers that a gap between two words needs, or None if the words do not belong together."""
    if gap == joint.typed or (gap.isspace() and joint.typed.isspace()):
        return EXACT
    if quoted:
        return EXACT if gap.split() == joint.typed.split() and bool(gap) == bool(joint.typed) else None
    core = between(gap)
    if joint.sign == "&":
        return EDGES if core in CONJUNCTIONS else None
    if joint.sign:
        loose = joint.sign == "+" or any(letter.isspace() for letter in joint.typed)
        return EDGES if core == joint.sign and (loose or not any(map(str.isspace, gap))) else None
    if joint.tight and (gap.isspace() or len(gap) > 2):
        return None
    return EDGES if not core or gap == "." or (core == "." and "." in joint.typed) else None


def _is_doubtful(wording: Wording, text: str) -> bool:
    """Whether common words are meant, perhaps: nothing in the writing says that it is a name."""
    return text.lower() == text and all(pattern.is_common for pattern in wording.patterns)
