"""Whether the next tokens can mean what a pattern asks for."""

from collections.abc import Iterator, Sequence
from itertools import product

from .meanings import Mark, Meaning
from .scanning import Token

Pattern = tuple[type | Mark, ...]
"""A kind of meaning, or one certain mark, per token."""


def matches(tokens: Sequence[Token], pattern: Pattern) -> Iterator[tuple[Meaning, ...]]:
    """Each choice of meanings by which the first tokens fit `pattern`."""
    if len(tokens) < len(pattern):
        return iter(())
    fitting = (
        [one for one in token.meanings if _fits(one, kind)] for token, kind in zip(tokens, pattern, strict=False)
    )
    return product(*fitting)


def _fits(meaning: Meaning, kind: type | Mark) -> bool:
    return meaning is kind if isinstance(kind, Mark) else isinstance(meaning, kind)
