"""Tokens → wishes: all ways to cut the tokens into pieces that fit together. An unknown word or order gives none."""

from collections.abc import Iterator, Sequence

from .matching import matches
from .rules import RULES
from .scanning import MOST_TOKENS, Token
from .waits import waits
from .wish import Wish


def wishes(tokens: Sequence[Token]) -> list[Wish]:
    """All that the tokens can mean together, each once; empty if they mean nothing."""
    if not tokens or len(tokens) > MOST_TOKENS:
        return []
    return list(dict.fromkeys(wish for wish in _readings(tokens, Wish()) if wish.sound()))


def _readings(tokens: Sequence[Token], said: Wish) -> Iterator[Wish]:
    if not tokens:
        yield said
        return
    for taken, wish in _pieces(tokens):
        joined = said.joined(wish)
        if joined is not None:
            yield from _readings(tokens[taken:], joined)


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[int, Wish]]:
    yield from waits(tokens)
    for pattern, build in RULES:
        for values in matches(tokens, pattern):
            wish = build(*values)
            if wish is not None:
                yield len(pattern), wish
