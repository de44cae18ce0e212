"""What the model learns from: the pool of labelled comments outside the repository, and the project's own sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.mood.noise import latin

OWN = Path(__file__).parent / "sentences"
HELD_OUT = Path(__file__).parents[2] / "bench" / "mood_held_out"
# Copyleft sources: they validate, nothing that is shipped is trained from them.
ONLY_VALIDATE = frozenset({"astd", "elbank"})
# How much one comment of a source counts against a tweet or a review. Film lines and the proxy label "offensive" teach
# little about comments under a brand's post; the project's own sentences are that kind of comment.
WORTH = {"own": 6.0, "typed": 2.0} | {
    "cedr": 0.7,
    "goemotions": 0.6,
    "ru_goemotions": 0.5,
    "smsa": 0.5,
    "xed": 0.15,
    "cold": 0.15,
}
# At most so many rows of a source and language: the first of the file, which is not sorted by label.
MOST = {"cold": 14_000, "xed": 2_500, "goemotions": 16_000, "ru_goemotions": 6_000}
TEST, FOLDS = 10, 3


@dataclass(frozen=True, slots=True)
class Comment:
    """A labelled comment: its language, source and kind; `negative`, and `positive` where the source tells it."""

    language: str
    source: str
    kind: str
    text: str
    negative: bool
    positive: bool | None

    @property
    def part(self) -> int:
        """0..99 by the text alone, so that a split never changes; below TEST it is a test row."""
        return int(sha256(self.text.encode()).hexdigest()[:8], 16) % 100


def read_pool(folder: Path) -> list[Comment]:
    """The pool's files "<language>.<source>.tsv" with the columns neg and text."""
    rows = []
    taken: Counter[tuple[str, str]] = Counter()
    for path in sorted(folder.glob("*.*.tsv")):
        language, source = path.stem.split(".")
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            label, text = line.split("\t", 1)
            taken[language, source] += 1
            if taken[language, source] <= MOST.get(source, 1_000_000):
                negative = label == "1"
                rows.append(Comment(language, source, "", text, negative, False if negative else None))
    return rows


def read_own(folder: Path = OWN) -> list[Comment]:
    """Own sentences, files "<language>.tsv" with the columns label, kind and text."""
    rows = []
    for path in sorted(folder.rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            label, kind, text = line.split("\t", 2)
            rows.append(Comment(path.stem, "own", kind, text, label == "neg", label == "pos"))
    return rows


def retyped(rows: list[Comment]) -> list[tuple[Comment, Comment]]:
    """Own sentences of ru, el, ar and vi as typed on a Latin keyboard, each with its original."""
    return [
        (Comment(row.language, "typed", row.kind, latin(row.language, row.text), row.negative, row.positive), row)
        for row in rows
        if row.language in ("ru", "el", "ar", "vi") and not row.text.isascii()
    ]
