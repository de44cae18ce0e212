"""A second opinion about comments of which the local judge is unsure: asked in batches after they were kept, within the
workspace's budget of the day. No alert waits for it; a card is corrected where the model disagrees.

A comment is kept with the mark that it is to be asked about, and loses it with the answer: a restart forgets none."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from desk.acting import Office
from desk.alerting import KINDS, bring, follow, note, severity_of, with_clock, zone_of
from desk.errors import NotFound
from desk.judging import kind_of
from desk.listening import concerns_us, is_elsewhere
from desk.model.inbox import Alert, AlertKind, Comment, CommentKind, Judgement
from desk.mood import Label, Mood
from desk.mood.cascade import BATCH, Question, batches, second_opinions
from desk.ports import Unit
from desk.ports.models import LanguageModel
from desk.storming import wake

WAITING, RECENT = 1_000, 200
"""Comments that wait at most, the oldest are forgotten first: the local judgement stands; and those by whose median the
unsure half is told."""
YOUNG = timedelta(hours=6)
"""After a restart, what was said longer ago is not asked about any more: the local judgement stands."""


@dataclass(slots=True)
class Metered:
    """A model as one workspace may use it: tokens are set aside before each call and settled after it."""

    office: Office
    model: LanguageModel
    workspace_id: int
    budget: int

    async def complete(self, instruction: str, content: str, schema: Mapping[str, Any]) -> str | None:
        """The answer's text; None where there is none, or no budget is left for the question."""
        # no token is shorter than a byte, so that the budget cannot be overdrawn
        most = len(f"{instruction}{content}{schema}".encode()) + self.model.longest_answer
        day = self.office.now.date()
        async with self.office.store.write(aside=True) as unit:
            if not await unit.watches.reserve(self.workspace_id, day, most, self.budget):
                return None
        found = await self.model.complete(instruction, content, schema)
        async with self.office.store.write(aside=True) as unit:
            await unit.watches.settle(self.workspace_id, day, most, most if found.tokens is None else found.tokens)
        return found.text


class Consulting:
    def __init__(self, office: Office) -> None:
        self.office = office
        self._waiting: deque[tuple[int, int]] = deque(maxlen=WAITING)
        self._recent: deque[float] = deque(maxlen=RECENT)
        self._taken_up = office.model is None

    def marked(self, comment: Comment) -> Comment:
        """A comment was judged: it is to be asked about if it is among the unsure half of the newest."""
        if self.office.model is None or comment.ours or comment.history or not comment.text:
            return comment
        self._recent.append(comment.judgement.confidence)
        if comment.judgement.confidence > median(self._recent):
            return comment
        return replace(comment, judgement=replace(comment.judgement, opinion_due=True))

    def remember(self, comment: Comment) -> None:
        """It waits here from now on, if it is marked; the mark is kept with it."""
        if comment.judgement.opinion_due:
            self._waiting.append((comment.workspace_id, comment.id))

    async def next_due(self) -> datetime | None:
        return self.office.now if self._waiting or not self._taken_up else None

    async def _take_up(self) -> None:
        """What the process before this one has not asked, before what was heard since."""
        since = self.office.now - YOUNG
        async with self.office.store.read() as unit:
            found = [
                (workspace, comment)
                for workspace in await unit.inbox.listening_workspaces()
                for comment in await unit.inbox.opinions_due(workspace, since, WAITING)
            ]
        self._waiting = deque([*found, *self._waiting], maxlen=WAITING)

    async def run_once(self) -> int:
        """Ask about everything that waits, a workspace after the other; how many cards were corrected."""
        if not self._taken_up:
            await self._take_up()
        waiting = list(dict.fromkeys(self._waiting))
        self._waiting.clear()
        if self.office.model is None:
            return 0
        self._taken_up = False  # after an error on the way they are found by their marks
        corrected = 0
        for workspace_id in dict.fromkeys(workspace for workspace, _ in waiting):
            ids = [comment for workspace, comment in waiting if workspace == workspace_id]
            corrected += await self._ask(self.office.model, workspace_id, ids)
        self._taken_up = True
        return corrected

    async def _ask(self, model: LanguageModel, workspace_id: int, ids: Iterable[int]) -> int:
        async with self.office.store.write(aside=True) as unit:  # after the transaction that keeps the newest of them
            rules = await unit.attention.rules(workspace_id)
            kept = [c for c in [await _kept(unit, i) for i in ids] if c is not None and c.judgement.opinion_due]
            comments = [c for c in kept if rules.model and not c.judgement.taught]
            await _settle(unit, [c for c in kept if c not in comments])
        metered = Metered(self.office, model, workspace_id, rules.budget)
        corrected = 0
        for batch in batches([Question(c.text, mood_of(c.judgement)) for c in comments], BATCH):
            asked, comments = comments[: len(batch)], comments[len(batch) :]
            moods = await second_opinions(metered, batch)
            differ = [(c, mood) for c, q, mood in zip(asked, batch, moods, strict=True) if mood is not q.mood]
            for comment, mood in differ:
                corrected += await self._correct(comment, mood)
            async with self.office.store.write(aside=True) as unit:
                await _settle(unit, asked)
        return corrected

    async def _correct(self, asked: Comment, mood: Mood) -> bool:
        """Keep the model's opinion, unless the comment was edited or a person has spoken meanwhile."""
        async with self.office.store.write(aside=True) as unit:
            comment = await unit.inbox.comment(asked.id)
            if comment.text != asked.text or comment.judgement != asked.judgement:
                return False
            source = await unit.inbox.source(comment.workspace_id, comment.source_id)
            judgement = replace(
                comment.judgement, label=mood.label.value, negative=round(mood.negative, 3),
                confidence=round(mood.confidence, 3), wakes=mood.wakes, by_model=True,
                opinion_due=False,
            )  # fmt: skip
            flooding = comment.kind is CommentKind.SPAM
            kind = kind_of(comment.text, judgement, is_elsewhere(source), flooding)
            changed = replace(comment, judgement=judgement, kind=kind)
            await unit.inbox.save_comment(changed)
            if changed.alert_id is not None:
                await self._follow(unit, await unit.inbox.alert(changed.alert_id), changed)
            elif await concerns_us(unit, source, judgement):
                await self._raise(unit, changed)
            return True

    async def _raise(self, unit: Unit, comment: Comment) -> None:
        rules = await unit.attention.rules(comment.workspace_id)
        alert = await wake(unit, comment, rules, self.office.now)
        if alert is not None:
            await unit.inbox.save_comment(replace(comment, alert_id=alert.id))

    async def _follow(self, unit: Unit, alert: Alert, comment: Comment) -> None:
        """The card shows what the model said. What turns out a complaint comes as one; nothing is closed by a model."""
        now = self.office.now
        if alert.comment_id != comment.id or not alert.waiting:
            await follow(unit, alert, now)
            return
        rules = await unit.attention.rules(comment.workspace_id)
        severity = severity_of(comment, rules)
        worse = severity is not None and severity > alert.severity
        kind = KINDS.get(comment.kind, alert.kind)
        if alert.kind not in (AlertKind.STORM, AlertKind.SPIKE) and (kind is not alert.kind or worse):
            await note(unit, alert, None, "opinion", alert.kind.value, now)
            changed = replace(
                alert, kind=kind, severity=max(alert.severity, severity or alert.severity), updated_at=now
            )
            timed = changed.due_at is not None
            alert = changed if timed else with_clock(changed, rules, now, await zone_of(unit, changed))
            await unit.inbox.save_alert(alert)
        if worse:
            await bring(unit, alert, now)
        await follow(unit, alert, now)


def mood_of(judged: Judgement) -> Mood:
    """As the cascade weighs it."""
    label = Label(judged.label)
    return Mood(label, judged.negative, judged.confidence, (), judged.language, 0.0, judged.wakes)


async def _settle(unit: Unit, comments: Sequence[Comment]) -> None:
    """They are asked about no more, unless they were edited meanwhile."""
    for asked in comments:
        comment = await _kept(unit, asked.id)
        if comment is not None and comment.text == asked.text and comment.judgement.opinion_due:
            judgement = replace(comment.judgement, opinion_due=False)
            await unit.inbox.save_comment(replace(comment, judgement=judgement))


async def _kept(unit: Unit, comment_id: int) -> Comment | None:
    """None: what was to be kept was not."""
    try:
        return await unit.inbox.comment(comment_id)
    except NotFound:
        return None
