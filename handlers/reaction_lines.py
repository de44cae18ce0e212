"""Reactions in words: "👎 12 · 👍 3"."""

from __future__ import annotations

from desk.model.reactions import CUSTOM, Counts
from handlers.words import Voice

KINDS = 5
"""Different emoji that a line shows; the rest is one number."""


def reaction(emoji: str, say: Voice) -> str:
    """Emoji that are no characters have no name that a text could show."""
    return say.plain("reaction-custom") if emoji == CUSTOM else emoji


def reactions_line(counts: Counts, say: Voice) -> str:
    """The most frequent first; empty where there are none."""
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    shown = [say.plain("reaction-count", emoji=reaction(emoji, say), count=count) for emoji, count in ordered[:KINDS]]
    if rest := sum(count for _, count in ordered[KINDS:]):
        shown.append(say.plain("reactions-more", count=rest))
    return " · ".join(shown)
