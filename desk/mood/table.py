"""The terms of one language, filed by how they begin: which one stands at this place of a comment?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

# A term's meaning: pairs of (concept, weight); the weight's sign is its polarity, 0 is a class of grammar or topic.
Senses = tuple[tuple[str, int], ...]
# Places in a word, each with the lengths of terms and of phrases' first words that may begin there.
Starts = tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...]
_REMEMBERED = 50_000
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


class Table:
    """The terms of one language. An open term ("ужас*") matches any ending, a closed one the whole word."""

    def __init__(self, lines: Iterable[str], *, joined: bool = False) -> None:
        """Lines are "term<TAB>concept:weight,…" with folded terms; `joined` scripts (Han) have no word edges."""
        self._joined = joined
        self._terms: dict[str, Senses] = {}
        self._known: dict[str, Starts] = {}
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

    def inside(self, run: str, at: int) -> tuple[int, Senses] | None:
        """The longest term that begins at a place in a run of Han: its length in letters and its senses."""
        return self._longest(run, at, self._lengths.get(run[at : at + 2], ()) + self._lengths.get(run[at], ()))

    def at_word(self, text: str, at: int) -> tuple[int, Senses] | None:
        """The longest term at a word's beginning, or behind an attached Arabic article or preposition."""
        for cut, lengths, openings in self._starts(text[at : text.index(" ", at) + 1]):
            best = self._longest(text, at + cut, lengths)
            best = self._longest_phrase(text, at + cut, openings, best) if openings else best
            if best is not None:
                return cut + best[0], best[1]
        return None

    def _starts(self, word: str) -> Starts:
        """Where in a word terms may begin, and the lengths to try there; remembered, as most words come again."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = tuple(self._searched(word))
        return known

    def _searched(self, word: str) -> Iterable[tuple[int, tuple[int, ...], tuple[int, ...]]]:
        cuts = [0]
        if "\u0620" <= word[0] <= "\u064a":
            article = word.startswith("ال")
            cuts += [
                len(prefix)
                for prefix in _ARABIC_PREFIXES
                if word.startswith(prefix) and len(word) - len(prefix) > 3 and not (article and prefix == "ا")
            ]
        for cut in cuts:
            rest = word[cut:]
            begins = dict.fromkeys((rest[:2], rest[:1]) if self._joined else (rest, rest[:3], rest[:2]))
            lengths = {size for begin in begins for size in self._lengths.get(begin, ())}
            openings = tuple(size for begin in begins for size in self._openings.get(begin, ()))
            if lengths or openings:
                yield cut, tuple(sorted(lengths, reverse=True)), openings

    def _longest(self, text: str, at: int, lengths: Iterable[int]) -> tuple[int, Senses] | None:
        for size in lengths:
            senses = self._terms.get(text[at : at + size])
            if senses is not None:
                return size, senses
        return None

    def _longest_phrase(
        self, text: str, at: int, openings: Iterable[int], best: tuple[int, Senses] | None
    ) -> tuple[int, Senses] | None:
        """The same among phrases of open words, where one is longer than `best`."""
        for size in openings:
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
