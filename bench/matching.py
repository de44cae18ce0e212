"""What a watch costs: comments a second with 10,000 watched names, time to add one among 100,000, worst-case texts.

    python -m bench.matching

Comments are made from the lists of common words, with made-up words and names among them, fresh ones for each round.
Anchors in the same run: a look-up of folded words in a set, and, where pyahocorasick is installed, its automaton over
the folded text. Both find less: they know no layer beyond case.
"""

from __future__ import annotations

import random
import re
import statistics
import time
import tracemalloc
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from bench.reporting import report
from desk.matching import Index, parse
from desk.matching.common import listed
from desk.matching.folding import bare, plain

WATCHED = 10_000
MANY = 100_000
WARM = 20_000  # comments read before
ROUNDS = 40
COMMENTS = 400  # a round
_WORD = re.compile(r"\w+")
_LETTERS = {
    "en": ("bcdfgklmnprstvz", "aeiou"),
    "sv": ("bdfgklmnprstv", "aeiouåäö"),
    "vi": ("bcdghklmnprstvx", "aeiouơưăâ"),
    "ru": ("бвгдзклмнпрстфх", "аеиоуя"),
    "el": ("βγδζθκλμνπρστφχ", "αεηιουω"),
    "ar": ("بتجحدرسشعفقكلمنه", "اوي"),
}
_CHARACTERS = sorted({character for word in listed("zh") for character in word})
Finder = Callable[[str], object]


def made_up(language: str, chance: random.Random) -> str:
    """A word of four to ten letters that looks like one of the language."""
    if language == "zh":
        return "".join(chance.choice(_CHARACTERS) for _ in range(chance.choice((2, 3, 3, 4))))
    consonants, vowels = _LETTERS[language]
    return "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.choice((2, 3, 3, 4, 5))))


def names(number: int, chance: random.Random) -> list[str]:
    """Different made-up names of seven languages."""
    languages = [*_LETTERS, "zh"]
    found: dict[str, None] = {}
    while len(found) < number:
        found[made_up(languages[len(found) % 7], chance)] = None
    return list(found)


def comments(watched: list[str], chance: random.Random) -> Iterator[str]:
    """Comments without end: six of seven alphabetical, one Chinese; one of twenty says a watched name."""
    words = {language: sorted(listed(language)) for language in (*_LETTERS, "zh")}
    while True:
        language = chance.choice(tuple(words))
        common = words[language]
        said = [common[int(len(common) * chance.random() ** 2)] for _ in range(chance.randint(6, 18))]
        if chance.random() < 0.4:
            said[chance.randrange(len(said))] = made_up(language, chance)
        if chance.random() < 0.05:
            said[chance.randrange(len(said))] = chance.choice(watched).capitalize()
        gap = "" if language == "zh" else " "
        half = len(said) // 2
        end = chance.choice((".", "!", "", "!!", " 😡"))
        yield f"{gap.join(said[:half]).capitalize()}, {gap.join(said[half:])}{end}"


def fold(text: str) -> str:
    """What the anchors fold."""
    return unicodedata.normalize("NFKC", text).casefold()


def fold_fully(text: str) -> str:
    """What the watches fold."""
    return bare(plain(text))


def anchors(watched: list[str]) -> dict[str, Finder]:
    """Name → a function from a text to what it finds."""
    folded = frozenset(map(fold, watched))
    found: dict[str, Finder] = {"hash look-up": lambda text: folded.intersection(_WORD.findall(fold(text)))}
    try:
        import ahocorasick  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return found
    for title, folding in (("pyahocorasick, case folded", fold), ("pyahocorasick, the same folding", fold_fully)):
        found[title] = automaton_finder(ahocorasick.Automaton(), watched, folding)
    return found


def automaton_finder(automaton: Any, watched: list[str], folding: Callable[[str], str]) -> Finder:
    """A function that folds a text and runs the automaton over it."""
    for name in watched:
        automaton.add_word(folding(name), name)
    automaton.make_automaton()
    return lambda text: list(automaton.iter(folding(text)))


def speeds(finders: dict[str, Finder], texts: Iterator[str]) -> dict[str, float]:
    """Median microseconds a comment of each, by processor time, taken in turns on comments that none has seen."""
    for _ in range(WARM):
        finders["watches"](next(texts))
    taken: dict[str, list[float]] = {name: [] for name in finders}
    for _ in range(ROUNDS):
        some = [next(texts) for _ in range(COMMENTS)]
        for name, find in finders.items():
            start = time.process_time()
            for text in some:
                find(text)
            taken[name].append((time.process_time() - start) / COMMENTS * 1e6)
    return {name: statistics.median(times) for name, times in taken.items()}


def adding(index: Index[str], watched: list[str], chance: random.Random) -> dict[str, float]:
    """Milliseconds to add a watch, parsing included, with texts read in between."""
    taken = []
    texts = comments(watched, chance)
    for n, name in enumerate(names(400, chance)):
        for _ in range(20):
            index.match(next(texts))
        start = time.process_time()
        index.add(f"new {n}", parse(f"{name} -{name[:3]}x"))
        taken.append((time.process_time() - start) * 1000)
    taken.sort()
    return {"median": statistics.median(taken), "p99": taken[-5], "max": taken[-1]}


def worst(index: Index[str]) -> dict[str, float]:
    """Milliseconds for 100,000 characters of texts that are meant to hurt, and for twice as many as a multiple."""
    texts = {
        "equal letters": "a", "combining marks": "e\u0301\u0316", "marks out of order": "\u0315\u0316", "dots": "a.",
        "handles": "@a", "hashtags": "#ab ", "links": "http://a", "apostrophes": "a'", "Han": "京东", "hyphens": "a-b",
        "spaces": " ", "digits": "1a", "joiners": "a\u200d", "one name again and again": "Bacada ",
    }  # fmt: skip
    found = {}
    for name, unit in texts.items():
        times = []
        for length in (100_000, 200_000):
            text = (unit * (length // len(unit) + 1))[:length]
            start = time.process_time()
            index.match(text)
            times.append((time.process_time() - start) * 1000)
        found[name] = times[0]
        found[f"{name}, twice as long"] = times[1] / max(times[0], 1.0)
    return found


def measure() -> dict[str, Any]:
    """All figures."""
    chance = random.Random(7)
    watched = names(WATCHED, chance)
    tracemalloc.start()
    index: Index[str] = Index()
    for name in watched:
        index.add(name, parse(name))
    memory = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    rates = speeds({"watches": index.match, **anchors(watched)}, comments(watched, chance))
    exact = frozenset(watched)
    texts = comments(watched, chance)
    missed = 0
    for text in (next(texts) for _ in range(10 * COMMENTS)):
        said = {word for word in text.lower().split() if word in exact}
        missed += bool(said - {key for key, _ in index.match(text)})
    hurt = worst(index)
    start = time.process_time()
    for n, name in enumerate(names(MANY - WATCHED, random.Random(8))):
        index.add(f"{n}", parse(name))
    built = time.process_time() - start
    return {
        "microseconds a comment": rates,
        "comments a second": {name: 1e6 / rate for name, rate in rates.items()},
        "speed as a part of": {name: rate / rates["watches"] for name, rate in rates.items() if name != "watches"},
        "comments whose exact names were missed": missed,
        "MiB for 10,000 watches": memory,
        "ms to add a watch among 100,000": adding(index, watched, chance),
        "seconds to add 90,000": built,
        "ms for 100,000 characters": hurt,
    }


def main() -> None:
    """Print the figures and keep them."""
    figures = measure()
    lines = []
    for title, value in figures.items():
        lines.append(title)
        numbers = value.items() if isinstance(value, dict) else [("", value)]
        lines += [f"    {name:40} {number:12,.2f}" for name, number in numbers]
    report("matching", lines, figures)


if __name__ == "__main__":
    main()
