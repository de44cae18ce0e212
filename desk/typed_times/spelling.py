"""Near misses: "tomorow at 10" is read as "tomorrow at 10", and asked about."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from .folding import folded
from .scanning import tokens
from .vocabulary import Vocabulary

_SHORTEST: Final = 4
"""Letters; shorter words are too near to each other."""
_LIKENESS: Final = 0.8
"""One letter wrong, missing or swapped in a word of five."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The folded text as it was probably meant; `word` stands for the folded `unknown` one, in its own spelling."""

    text: str
    unknown: str
    word: str


def corrected(text: str, language: Vocabulary) -> Correction | None:
    """For a folded text with one unknown word that resembles a known one."""
    unknown = [token.text for token in tokens(text, language) if not token.meanings]
    if len(unknown) != 1 or len(unknown[0]) < _SHORTEST:
        return None
    spelled = {
        folded(word): word for table in language.tables for word in table if len(word) >= _SHORTEST and " " not in word
    }
    likely = get_close_matches(unknown[0], spelled, n=1, cutoff=_LIKENESS)
    return Correction(text.replace(unknown[0], likely[0], 1), unknown[0], spelled[likely[0]]) if likely else None
