"""The project's own dictionary of moods: finds its terms in a comment, longest first, stems and phrases included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desk.mood.table import Senses, Table
from desk.mood.tokens import HAN, WORD, Token


class Hit(NamedTuple):
    """A term of the dictionary in a comment: the tokens [first, last] that it covers, its senses, its place in Han."""

    first: int
    last: int
    text: str
    senses: Senses
    place: int = 0


class Lexicon:
    """Tables by language, read from one compiled text where they are first needed."""

    def __init__(self, text: str) -> None:
        """The text holds blocks with an empty line between: a language's name, then the lines of its table."""
        self._parts = {part.partition("\n")[0]: part for part in text.split("\n\n")}
        self._tables: dict[str, Table] = {}

    def table(self, language: str) -> Table | None:
        """The table of a language, made at its first use."""
        if language not in self._tables:
            part = self._parts.get(language)
            if part is None:
                return None
            self._tables[language] = Table(part.strip("\n").split("\n")[1:], joined=language == "zh")
        return self._tables[language]

    def hits(self, found: Sequence[Token], languages: Sequence[str], sound: Callable[[str], str] | None) -> list[Hit]:
        """Terms in a comment, left to right. Two share a word only where it is the negation that ends the first:
        "вообще не" and "не отвечают".

        Args:
            found: the tokens of the comment.
            languages: tables to ask, the comment's own first; emoji and faces are always asked.
            sound: for a language in foreign letters, the skeleton under which its table (the first) lists words.
        """
        tables = [table for name in (*languages, "any") if (table := self.table(name)) is not None]
        english = 1 if len(languages) > 1 else -1
        words = [t.folded for t in found]
        text, begins = _join(words)
        heard = _join([sound(t.folded) if t.kind == WORD else t.folded for t in found]) if sound else None
        hits: list[Hit] = []
        at, skip_until = 0, 0
        for index, token in enumerate(found):
            if index < skip_until:
                continue
            if token.kind == HAN:
                hits += self._han_hits(index, token.folded)
                continue
            best: tuple[int, Senses] | None = None
            own = True
            for number, table in enumerate(tables):
                if number == english and not token.folded.isascii():
                    continue
                line, starts = heard if heard and number == 0 else (text, begins)
                match = table.at_word(line, starts[index])
                if match and (best is None or match[0] > best[0]):
                    best, own, at = match, line is not text, starts[index]
            if best is None:
                continue
            line, starts = heard if heard and own else (text, begins)
            last = index
            while last + 1 < len(found) and starts[last + 1] < at + best[0]:
                last += 1
            skip_until = last if last > index and ("not", 0) in best[1] else last + 1
            hits.append(Hit(index, last, " ".join(words[index : last + 1]), best[1]))
        return hits

    def _han_hits(self, index: int, run: str) -> list[Hit]:
        table = self.table("zh")
        hits, at = [], 0
        while table is not None and at < len(run):
            match = table.inside(run, at)
            if match:
                hits.append(Hit(index, index, run[at : at + match[0]], match[1], at))
            shared = match is not None and match[0] > 1 and ("not", 0) in match[1]
            at += match[0] - shared if match else 1
        return hits


def _join(words: Sequence[str]) -> tuple[str, list[int]]:
    """Words with a space after each, and where each begins."""
    begins, at = [], 0
    for word in words:
        begins.append(at)
        at += len(word) + 1
    return " ".join(words) + " ", begins
