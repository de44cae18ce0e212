"""The project's own dictionary of moods: finds its terms in a comment, longest first, stems and phrases included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desk.mood.tokens import HAN, WORD, Token

# A term's meaning: pairs of (concept, weight); the weight's sign is its polarity, 0 is a class of grammar or topic.
Senses = tuple[tuple[str, int], ...]
_ARABIC_PREFIXES = (
    "وال",
    "بال",
    "فال",
    "كال",
    "عال",
    "ولل",
    "وب",
    "ال",
    "لل",
    "و",
    "ف",
    "ب",
    "ل",
    "ك",
    "ه",
    "ح",
    "ا",
    "م",
)


class Hit(NamedTuple):
    """A term of the dictionary in a comment: the tokens [first, last] that it covers, its senses, its place in Han."""

    first: int
    last: int
    text: str
    senses: Senses
    place: int = 0


class Table:
    """The terms of one language. An open term ("ужас*") matches any ending, a closed one the whole word."""

    def __init__(self, lines: Iterable[str], *, joined: bool = False) -> None:
        """Lines are "term<TAB>concept:weight,…" with folded terms; `joined` scripts (Han) have no word edges."""
        self._joined = joined
        self._terms: dict[str, Senses] = {}
        self._phrases: dict[str, list[tuple[list[str], Senses]]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        openings: dict[str, set[int]] = defaultdict(set)
        for line in lines:
            term, _, meaning = line.partition("\t")
            senses = tuple((name, int(weight)) for name, weight in (pair.split(":") for pair in meaning.split(",")))
            key = self._key(term, senses)
            opens = "*" in term.removesuffix("*")
            (openings if opens else lengths)[self._begin(key)].add(len(key))
        # By how a term begins: the lengths of its kind, the longest first; then those of the first words of phrases.
        self._lengths = {begin: tuple(sorted(sizes, reverse=True)) for begin, sizes in lengths.items()}
        self._openings = {begin: tuple(sizes) for begin, sizes in openings.items()}

    def _key(self, term: str, senses: Senses) -> str:
        """File a term, and tell under which string it is looked up."""
        stem = term.removesuffix("*")
        if "*" in stem:
            first, *rest = term.split(" ")
            key = first.rstrip("*") + ("" if first.endswith("*") else " ")
            self._phrases[key].append((rest, senses))
            return key
        inside = self._joined and not stem.isascii()
        key = stem if inside or stem != term else term + " "
        self._terms[key] = senses
        return key

    def _begin(self, key: str) -> str:
        """A closed first word is its own index; open stems are found by their first letters."""
        if self._joined:
            return key[:2]
        return key[: key.index(" ") + 1] if " " in key else key[:3]

    def longest(self, text: str, at: int) -> tuple[int, Senses] | None:
        """The longest term that begins at `at`: its length in letters and its senses."""
        closed = text[at] if self._joined else text[at : text.index(" ", at) + 1]
        begins = (closed, text[at : at + 3], text[at : at + 2])
        best: tuple[int, Senses] | None = None
        for begin in begins:
            for size in self._lengths.get(begin, ()):
                if best is not None and size <= best[0]:
                    break
                senses = self._terms.get(text[at : at + size])
                if senses is not None:
                    best = size, senses
                    break
        return self._longest_phrase(text, at, begins, best) if self._openings else best

    def _longest_phrase(
        self, text: str, at: int, begins: Iterable[str], best: tuple[int, Senses] | None
    ) -> tuple[int, Senses] | None:
        """The same among phrases of open words, where one is longer than `best`."""
        for begin in begins:
            for size in self._openings.get(begin, ()):
                for rest, senses in self._phrases.get(text[at : at + size], ()):
                    length = _phrase_length(text, at, rest)
                    if length and (best is None or length > best[0]):
                        best = length, senses
        return best


def _phrase_length(text: str, at: int, rest: Sequence[str]) -> int:
    """How far a phrase of open words reaches when its first word has matched; 0 where it does not go on."""
    end = text.find(" ", at)
    for word in rest:
        stop = text.find(" ", end + 1)
        found = text[end + 1 : stop]
        if stop < 0 or not (found.startswith(word[:-1]) if word.endswith("*") else found == word):
            return 0
        end = stop
    return end - at


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
        """Terms in a comment, left to right, none overlapping.

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
                match = _at_word(table, line, starts[index])
                if match and (best is None or match[0] > best[0]):
                    best, own, at = match, line is not text, starts[index]
            if best is None:
                continue
            line, starts = heard if heard and own else (text, begins)
            last = index
            while last + 1 < len(found) and starts[last + 1] < at + best[0]:
                last += 1
            skip_until = last + 1
            hits.append(Hit(index, last, " ".join(words[index : last + 1]), best[1]))
        return hits

    def _han_hits(self, index: int, run: str) -> list[Hit]:
        table = self.table("zh")
        hits, at = [], 0
        while table is not None and at < len(run):
            match = table.longest(run, at)
            if match:
                hits.append(Hit(index, index, run[at : at + match[0]], match[1], at))
            at += match[0] if match else 1
        return hits


def _join(words: Sequence[str]) -> tuple[str, list[int]]:
    """Words with a space after each, and where each begins."""
    begins, at = [], 0
    for word in words:
        begins.append(at)
        at += len(word) + 1
    return " ".join(words) + " ", begins


def _at_word(table: Table, text: str, at: int) -> tuple[int, Senses] | None:
    """The longest term at a word's beginning, or behind an attached Arabic article or preposition."""
    match = table.longest(text, at)
    if match or not "\u0620" <= text[at] <= "\u064a":
        return match
    for prefix in _ARABIC_PREFIXES:
        if not text.startswith(prefix, at) or (prefix == "ا" and text.startswith("ال", at)):
            continue
        if text.find(" ", at) - at - len(prefix) >= 3:
            inner = table.longest(text, at + len(prefix))
            if inner:
                return inner[0] + len(prefix), inner[1]
    return None
