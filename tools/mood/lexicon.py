"""From the hand-written word lists in `tools/mood/lexicon/` to the compiled dictionary that is shipped."""

from __future__ import annotations

import re
from pathlib import Path

from desk.mood.latin import SKELETONS
from desk.mood.tokens import tokens

SOURCES = Path(__file__).parent / "lexicon"
_DERIVED = {"ru-Latn": "ru", "el-Latn": "el", "vi-Latn": "vi"}
# Vietnamese syllables that keep their meaning without marks; the others ("ban": dirty, you) are left to phrases.
_CLEAR_TONELESS = """te kem chan loi hong xau buon tuc ghet khoc ngu rac cham lau thieu nham khong ko k hok
hong khg chua dung lua cut dm vl vcl dkm cc tot dep ngon nhanh xin on ok oke thich yeu iu hay vui re xinh sach tuyet
dinh me ghien cute rat qua lam cuc sieu nhung met phi thua ngan kho nat rach be vo gay mop hai dieu xao dom
lom cam tks thanks top pro hoang sap lag giat treo delay huy"""
_CLEAR = frozenset(_CLEAR_TONELESS.split())


def _fold(term: str) -> str:
    """Words folded like a comment's, stars kept, one space between."""
    parts = []
    for word in term.split(" "):
        folded = " ".join(token.folded for token in tokens(word.replace("*", "") if len(word) > 1 else word))
        parts.append(folded + ("*" if word.endswith("*") and len(word) > 1 else ""))
    return re.sub(" +", " ", " ".join(parts)).strip()


def read(path: Path) -> dict[str, list[tuple[str, int]]]:
    """Folded term → its senses, in the order of the file.

    A line is "concept<TAB>weight<TAB>term, term, …"; "*" at a word's end stands for any ending.
    """
    found: dict[str, list[tuple[str, int]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        concept, weight, terms = line.split("\t")
        for term in terms.split(", "):
            folded = _fold(term)
            if _spoilt(term, folded):
                raise ValueError(f"{path.name}: {term!r} folds to {folded!r}, which says something else")
            if folded and concept not in (name for name, _ in found.get(folded, [])):
                found.setdefault(folded, []).append((concept, int(weight)))
    return found


def _spoilt(term: str, folded: str) -> bool:
    """Whether folding left a single letter or digit of a longer term ("a+", "ыыы"), or one with any ending ("hh*")."""
    plain = folded.removesuffix("*")
    return len(plain) == 1 and plain.isalnum() and ord(plain) < 0x2E80 and term not in (plain, plain.upper())


def _negating(tables: dict[str, dict[str, list[tuple[str, int]]]]) -> None:
    """What else negates what follows: phrases of avoiding that end with a negation ("will never"), and weak ones that
    begin or end with it ("никто не", "kan inte", "从来没")."""
    for name, table in tables.items():
        joined = name == "zh"
        single = {term for term, senses in table.items() if ("not", 0) in senses and " " not in term}
        for term, senses in table.items():
            words = [term[-1:]] if joined else [term.split(" ")[0], term.split(" ")[-1]]
            concepts = {concept for concept, _ in senses}
            weak = "pity" in concepts and all(abs(weight) <= 1 for _, weight in senses)
            ends = "avoid" in concepts and words[-1] in single
            if "not" not in concepts and ((weak and not single.isdisjoint(words)) or ends):
                senses.append(("not", 0))


def _one_polarity(senses: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The first polar sense counts, with classes of grammar and topic beside it."""
    polar = [sense for sense in senses if sense[1]]
    return polar[:1] + [sense for sense in senses if not sense[1]]


def _sound_alike(language: str, table: dict[str, list[tuple[str, int]]]) -> dict[str, list[tuple[str, int]]]:
    """The table of a language as typed in plain Latin letters."""
    sound = SKELETONS[language]
    found: dict[str, list[tuple[str, int]]] = {}
    for term, senses in table.items():
        words = [sound(word.rstrip("*")) + ("*" if word.endswith("*") else "") for word in term.split(" ")]
        plain = " ".join(words)
        if language == "vi-Latn" and len(words) == 1 and plain != term and plain not in _CLEAR:
            continue
        if language != "vi-Latn" and len(words) == 1 and len(plain.rstrip("*")) < (2 if plain == words[0] else 3):
            continue
        if plain.isascii() and plain.strip("* "):
            found.setdefault(plain, senses)
    return found


def compiled() -> str:
    """Every table as the text that desk.mood.lexicon.Lexicon reads."""
    tables = {path.stem: read(path) for path in sorted(SOURCES.glob("*.tsv"))}
    _negating(tables)
    tables["ar-Latn"] = _sound_alike("ar-Latn", tables["ar-Latn"])
    for name, source in _DERIVED.items():
        tables[name] = _sound_alike(name, tables[source])
    blocks = []
    for name, table in sorted(tables.items()):
        lines = [name]
        for term, senses in table.items():
            lines.append(f"{term}\t" + ",".join(f"{concept}:{weight}" for concept, weight in _one_polarity(senses)))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
