"""A comment as the judge sees it: its tokens, buckets, language, terms of the dictionary and signs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desk.mood.hashing import buckets
from desk.mood.languages import tell
from desk.mood.latin import SKELETONS
from desk.mood.lexicon import Lexicon
from desk.mood.signs import Polar, polarities, signs
from desk.mood.tokens import EMOJI, FACE, HAN, WORD, Token, tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: `numbers` are buckets in the order of the tokens, `begins` where each token's buckets begin."""

    tokens: list[Token]
    numbers: list[int]
    begins: list[int]
    language: str
    polar: list[Polar]
    signs: dict[int, float]

    @property
    def home(self) -> str:
        """The language whose thresholds count: "ru" for "ru-Latn"; Chinese keeps its script."""
        return self.language.removesuffix("-Latn")

    @property
    def speaks(self) -> bool:
        """Whether there is a word, an emoji or a face in it, or a mark that the dictionary knows."""
        return bool(self.polar) or any(
            token.kind in (HAN, EMOJI, FACE) or (token.kind == WORD and not token.folded.isdigit())
            for token in self.tokens
        )

    @property
    def tongue(self) -> str:
        """The language whose own weights count: like `home`, but one Chinese."""
        return "zh" if self.language.startswith("zh") else self.home


def read(text: str, language: str | None, lexicon: Lexicon, groups: NDArray[np.int8]) -> Reading:
    """Read a comment; `language` is a BCP 47 tag where it is known."""
    found = tokens(text)
    numbers, begins = buckets(found)
    spoken, _ = tell(found, numbers, language, groups)
    table = "zh" if spoken.startswith("zh") else spoken
    asked = (table,) if table == "en" else (table, "en")
    hits = lexicon.hits(found, asked, SKELETONS.get(spoken))
    polar = polarities(found, hits)
    return Reading(found, numbers, begins, spoken, polar, signs(found, hits, polar))
