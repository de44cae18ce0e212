"""What the model learns from: the pool of labelled comments outside the repository, and the project's own sentences."""

from __future__ import annotations

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
    "smsa": 0.6,
    "xed": 0.2,
    "cold": 0.25,
}
# At most so many rows of a source and language.
MOST = {"cold": 6_000, "xed": 1_500, "goemotions": 12_000, "ru_goemotions": 3_000, "cedr": 7_000, "smsa": 5_000}
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
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal: an order that has nothing to do with the source's."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def part(self) -> int:
        """0..99 by the text alone, so that a split never changes; below TEST it is a test row."""
        return int(self.digest[-8:], 16) % 100


def read_pool(folder: Path, *, whole: bool = False) -> list[Comment]:
    """The pool's files "<language>.<source>.tsv" with the columns neg and text; `whole`: without the limits of MOST."""
    rows = []
    for path in sorted(folder.glob("*.*.tsv")):
        language, source = path.stem.split(".")
        held = []
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            label, text = line.split("\t", 1)
            negative = label == "1"
            held.append(Comment(language, source, "", text, negative, False if negative else None))
        if source in MOST and not whole:
            held = sorted(held, key=lambda row: row.digest)[: MOST[source]]
        rows += held
    return rows


def read_own(folder: Path = OWN) -> list[Comment]:
    """Own sentences, files "<language>.tsv" with the columns label, kind and text."""
    rows = []
    for path in sorted(folder.rglob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            label, kind, text = line.split("\t", 2)
            rows.append(Comment(path.stem, "own", kind, text, label == "neg", label == "pos"))
    return rows


def read_held_out() -> list[Comment]:
    """The held-out sentences, without the few short ones ("No problem") that came to more than one writer's mind."""
    known = {row.text for row in read_own()}
    return [row for row in read_own(HELD_OUT) if row.text not in known]


def retyped(rows: list[Comment]) -> list[tuple[Comment, Comment]]:
    """Own sentences of ru, el, ar and vi as typed on a Latin keyboard, each with its original."""
    return [
        (Comment(row.language, "typed", row.kind, latin(row.language, row.text), row.negative, row.positive), row)
        for row in rows
        if row.language in ("ru", "el", "ar", "vi") and not row.text.isascii()
    ]
