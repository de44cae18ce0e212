"""P10: a thousand negative comments within a minute, in real time. Everything is visible within 60 s of the last, in at
most 20 messages a chat.

Twice: all in nearly the same words, which make one storm; and in as many words as real complaints have, which make many
at once. The gate keeps Telegram's pace. A comment is visible where the newest text of a card, or of the digest, counts
it. What counts are messages: an edit makes no sound, but is printed beside them, since Telegram paces both.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.alerting import Readers, awake, texts
from bench.reporting import report
from bench.scene import AUTHOR, Scene, scene
from bot.gate import Pace
from desk.alerting import in_digest
from desk.model.inbox import Alert

COMMENTS, OVER = 1_000, 60.0
TOLD_WITHIN, MOST = 60.0, 20
ANGRY = [
    f"Third order in a row arrives late and nobody answers! Terrible service, give me my money back {n}"
    for n in range(COMMENTS)
]
_SHOWN = {"sendMessage", "editMessageText"}


@dataclass
class Flood:
    """What came of a flood. Of messages, and of messages and edits, the most in a minute of the chat that got most.
    `behind`, `quiet`: seconds from the last comment to its being kept, and to the last call about the flood."""

    visible: int
    cards: int
    digest: int
    messages: int
    with_edits: int
    behind: float
    quiet: float


async def bring(stage: Scene, words: Sequence[str]) -> float:
    """The comments, evenly over the minute; each getUpdates brings what has been said since the last. When it ended."""
    readers, said = Readers(), 0
    await asyncio.sleep(1.0)  # Telegram's dates have no parts of a second: the first would be older than its source
    begun = time.perf_counter()
    while said < COMMENTS:
        until = min(int((time.perf_counter() - begun) / OVER * COMMENTS), said + 100, COMMENTS)
        if until > said:
            await stage.app.intake.take([readers.say(words[n % len(words)], 0) for n in range(said, until)])
            said = until
        else:
            await asyncio.sleep(OVER / COMMENTS)
    return time.perf_counter()


async def flood(words: Sequence[str]) -> Flood:
    async with scene(pace=Pace()) as stage:
        app, session = stage.app, stage.session
        await app.desk.listening.listen_in(AUTHOR, -1_000_500, "Talk")
        words = words or (await texts(stage)).angry
        before = len(session.calls)
        async with awake(stage):
            ended = await bring(stage, words)
            await app.intake.settled()
            behind = time.perf_counter() - ended
            await asyncio.sleep(max(ended + TOLD_WITHIN - time.perf_counter(), 0))
        calls = [call for call in session.calls[before:] if call[0] in _SHOWN]
        async with app.store.read() as unit:
            waiting = await unit.inbox.waiting_for(1, None)
        own = [alert for alert in waiting if not in_digest(alert)]
        view = await app.desk.showing.digest(AUTHOR, 1)
        return Flood(
            visible=visible(own, view.comments, session.texts[before:]),
            cards=len(own),
            digest=view.total,
            messages=busiest([call for call in calls if call[0] == "sendMessage"]),
            with_edits=busiest(calls),
            behind=behind,
            quiet=max((at for _, _, at in calls), default=ended) - ended,
        )


def visible(own: Sequence[Alert], in_the_digest: int, said: Sequence[str]) -> int:
    """Comments that a text counted which was brought: a card with one comment shows it, one with more says how many."""
    told = {int(number.replace(",", "")) for text in said for number in re.findall(r"\d[\d,]*", text)}
    return sum(count for count in [*(a.count for a in own), in_the_digest] if count == 1 or count in told)


def busiest(calls: Sequence[tuple[str, int, float]]) -> int:
    """The most calls of a chat within any minute."""
    most = Counter[int]()
    for _, chat, start in calls:
        most[chat] = max(most[chat], sum(c == chat and start <= at < start + 60 for _, c, at in calls))
    return max(most.values(), default=0)


async def main() -> None:
    floods = {"the same words": await flood(ANGRY), "many words": await flood(())}
    lines, figures = [], dict[str, Any]()
    for name, found in floods.items():
        lines += [
            f"P10 {COMMENTS} negative comments in {OVER:.0f} s, {name}: at most {found.messages} messages a minute in a"
            f" chat (goal <= {MOST}), {found.with_edits} with edits; {found.visible} visible,",
            f"    on {found.cards} cards of their own and {found.digest} of the digest; the last kept"
            f" {found.behind:.1f} s, its card right {found.quiet:.1f} s after it was said (goal <= {TOLD_WITHIN:.0f})",
        ]
        figures[name] = {"visible": found.visible, "messages": found.messages, "with_edits": found.with_edits}
        figures[name] |= {"behind_s": found.behind, "quiet_s": found.quiet}
    report("flood", lines, figures | {"load": round(os.getloadavg()[0], 1)})
    for name, found in floods.items():
        assert found.messages <= MOST, f"{name}: more than {MOST} messages in a minute"
        assert found.visible == COMMENTS, f"{name}: something is not visible"
