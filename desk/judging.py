"""What a comment is: its mood, the watches that it concerns, and its kind."""

from __future__ import annotations

from desk.acting import Office
from desk.matching import near_key
from desk.model.inbox import CommentKind, Judgement
from desk.mood import NOTHING, Label, Lessons, judge
from desk.sorting import is_question, looks_like_spam

MOST_REASONS = 3


class Judging:
    """Pure work in memory, a fraction of a millisecond a comment: what the workspace taught is held here."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._lessons: dict[int, Lessons] = {}

    async def judge(self, workspace_id: int, text: str, language: str | None = None) -> Judgement:
        """Mood and watches of a text, by what this workspace has taught."""
        mood = judge(text, language, self._lessons.get(workspace_id, NOTHING))
        return Judgement(
            label=mood.label.value,
            negative=round(mood.negative, 3),
            confidence=round(mood.confidence, 3),
            wakes=mood.wakes,
            reasons=tuple(reason.text for reason in mood.reasons if _speaks(mood.label, reason.weight))[:MOST_REASONS],
            language=mood.language,
        )


def _speaks(label: Label, weight: float) -> bool:
    """Whether a word spoke for the label: reasons against it would puzzle whoever reads the card."""
    return weight > 0 if label is Label.NEGATIVE else weight < 0


def kind_of(text: str, judgement: Judgement, elsewhere: bool, flooding: bool) -> CommentKind:
    """The weightiest thing that a comment is. `elsewhere`: it was not said under our content."""
    if flooding or looks_like_spam(text):
        return CommentKind.SPAM
    if judgement.label == Label.NEGATIVE:
        return CommentKind.NEGATIVE
    if is_question(text) and not elsewhere:
        return CommentKind.QUESTION
    if judgement.watches:
        return CommentKind.MENTION
    return CommentKind.PRAISE if judgement.label == Label.POSITIVE else CommentKind.OTHER


def likeness(text: str) -> tuple[bytes, tuple[int, ...]]:
    """The near-duplicate key of a text, packed, and its look-ups."""
    key = near_key(text)
    return key.packed(), key.lookups
