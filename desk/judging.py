"""What a comment is: its mood, the watches that it concerns, and its kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desk.acting import Office
from desk.matching import Lookout, Match, QueryError, near_key, parse
from desk.matching import Watch as Parsed
from desk.model.inbox import CommentKind, Judgement, SourceKind
from desk.model.watches import Watch
from desk.mood import NOTHING, Label, Lessons, Mood, judge
from desk.sorting import is_question, looks_like_spam

MOST_REASONS, MOST_WATCHES, MOST_WORDS = 3, 5, 120
RENEWED = timedelta(seconds=30)
"""What another process has changed arrives after so long."""
FILTERS = {
    SourceKind.GROUP: "telegram:group",
    SourceKind.TELEGRAM_WEB: "telegram:channel",
    SourceKind.FEED: "rss",
    SourceKind.HOOK: "hook",
    SourceKind.CHOTAM: "chotam",
}
"""What `source:` in a query calls each kind of source."""


@dataclass(slots=True)
class Held:
    """What is known of one workspace, as it was read at that instant."""

    read_at: datetime
    watches: dict[int, Watch] = field(default_factory=dict)
    lessons: Lessons = NOTHING


class Judging:
    """Pure work in memory, a fraction of a millisecond a comment: the watches of all workspaces, and what each has
    taught, are held here; read from the drawers when they are first needed, after a change, and now and then."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self._lookout = Lookout()
        self._held: dict[int, Held] = {}
        self._changes: Counter[int] = Counter()

    async def judge(
        self, workspace_id: int, text: str, language: str | None = None, kind: SourceKind | None = None
    ) -> Judgement:
        """Mood and watches of a text, by what this workspace watches and has taught."""
        held = await self._here(workspace_id)
        mood = judge(text, language, held.lessons)
        source = FILTERS[kind] if kind else None
        return judged(mood, self._heard(workspace_id, held, text, language, source))

    def changed(self, workspace_id: int) -> None:
        """A verb changed the watches or the lessons of a workspace: they are read again before the next comment."""
        self._changes[workspace_id] += 1
        self._held.pop(workspace_id, None)

    async def _here(self, workspace_id: int) -> Held:
        now = self.office.now
        held = self._held.get(workspace_id)
        while held is None or not now - RENEWED < held.read_at <= now:
            before = self._changes[workspace_id]
            async with self.office.store.glance() as unit:
                watches = await unit.watches.switched_on(workspace_id)
                lessons = await unit.watches.lessons(workspace_id)
            if before == self._changes[workspace_id]:  # nobody changed them while they were being read
                held = self._held[workspace_id] = Held(now, {w.id: w for w in watches}, lessons)
                self._lookout.hold(workspace_id, _parsed(watches))
        return held

    def _heard(
        self, workspace_id: int, held: Held, text: str, language: str | None, source: str | None
    ) -> list[tuple[Watch, Match]]:
        found = self._lookout.hear(workspace_id, text, language=language, source=source)
        return [(held.watches[watch], match) for watch, match in sorted(found.items()) if watch in held.watches]


def _parsed(watches: list[Watch]) -> dict[int, Parsed]:
    """Ready to listen. A query that an older version took and this one does not is left out; the list shows why."""
    ready = {}
    for watch in watches:
        try:
            ready[watch.id] = parse(watch.query, off=watch.off, aliases=watch.aliases)
        except QueryError:
            continue
    return ready


def judged(mood: Mood, heard: list[tuple[Watch, Match]]) -> Judgement:
    """Pure: as it is kept with the comment. Matches beyond doubt stand first."""
    heard = sorted(heard, key=lambda one: one[1].doubtful)[:MOST_WATCHES]
    return Judgement(
        label=mood.label.value,
        negative=round(mood.negative, 3),
        confidence=round(mood.confidence, 3),
        wakes=mood.wakes,
        reasons=tuple(reason.text for reason in mood.reasons if _speaks(mood.label, reason.weight))[:MOST_REASONS],
        language=mood.language,
        watches=tuple((w.id, w.name, m.layer.value, ", ".join(m.words)[:MOST_WORDS]) for w, m in heard),
        doubtful=tuple(w.id for w, m in heard if m.doubtful),
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
    if judgement.sure:
        return CommentKind.MENTION
    return CommentKind.PRAISE if judgement.label == Label.POSITIVE else CommentKind.OTHER


def likeness(text: str) -> tuple[bytes, tuple[int, ...]]:
    """The near-duplicate key of a text, packed, and its look-ups."""
    key = near_key(text)
    return key.packed(), key.lookups
